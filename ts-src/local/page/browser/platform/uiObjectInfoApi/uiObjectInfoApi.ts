import { callOrg } from 'page/session';

type ObjectName = string | { readonly objectApiName: string };
interface Emitted {
  readonly data: unknown;
  readonly error: unknown;
}

/** Wire adapter for the description of an object as the user may see it; waits while no object is named. */
export class getObjectInfo {
  private readonly emit: (result: Emitted) => void;
  private connected = false;
  private asked = '';
  private wanted = '';

  constructor(emit: (result: Emitted) => void) {
    this.emit = emit;
    emit({ data: undefined, error: undefined });
  }

  connect(): void {
    this.connected = true;
    this.follow();
  }

  disconnect(): void {
    this.connected = false;
    this.follow();
  }

  update({ objectApiName }: { readonly objectApiName?: ObjectName | undefined }): void {
    this.wanted = (typeof objectApiName === 'object' ? objectApiName.objectApiName : objectApiName) ?? '';
    this.follow();
  }

  private follow(): void {
    const name = this.connected ? this.wanted : '';
    if (name === this.asked) return;
    this.asked = name;
    if (name) void this.read(name);
  }

  private async read(name: string): Promise<void> {
    const result = await callOrg<unknown>(`ui-api/object-info/${name}`).then(
      (data) => ({ data, error: undefined }),
      (error: unknown) => ({ data: undefined, error }),
    );
    if (name === this.asked) this.emit(result);
  }
}
