import { callOrg } from 'page/session';

/** A record as the UI API gives it. */
export interface UiRecord {
  readonly id: string;
  readonly apiName: string;
  readonly fields: Readonly<Record<string, { readonly value: unknown; readonly displayValue: string | null }>>;
}

interface RecordConfig {
  readonly recordId?: string | undefined;
  readonly fields?: readonly string[];
  readonly optionalFields?: readonly string[];
}

type Emitted = { readonly data: UiRecord | undefined; readonly error: unknown };

/** Wire adapter for one record; fields are written `Object.Field`. */
export class getRecord {
  private readonly emit: (result: Emitted) => void;
  private key = '';

  constructor(emit: (result: Emitted) => void) {
    this.emit = emit;
    emit({ data: undefined, error: undefined });
  }

  connect(): void {
    // Reading starts with the first configuration.
  }

  disconnect(): void {
    this.key = '';
  }

  update({ recordId, fields = [], optionalFields = [] }: RecordConfig): void {
    if (!recordId) return;
    const query = new URLSearchParams();
    if (fields.length > 0) query.set('fields', fields.join());
    if (optionalFields.length > 0) query.set('optionalFields', optionalFields.join());
    const path = `ui-api/records/${recordId}?${query}`;
    if (path === this.key) return;
    this.key = path;
    callOrg<UiRecord>(path).then(
      (data) => this.key === path && this.emit({ data, error: undefined }),
      (error: unknown) => this.key === path && this.emit({ data: undefined, error }),
    );
  }
}

/** Value of a field of a record, without its object's name; undefined when the record does not have it. */
export function getFieldValue(record: UiRecord | undefined, field: string): unknown {
  return record?.fields[field.slice(field.indexOf('.') + 1)]?.value;
}
