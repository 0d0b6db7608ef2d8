/** Navigation as components ask for it; the shell of the page listens for the event and goes there. */

export interface PageReference {
  readonly type: string;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly state?: Readonly<Record<string, string | undefined>>;
}

type Constructor<T> = new (...args: never[]) => T;

const Navigate = Symbol('Navigate');
const GenerateUrl = Symbol('GenerateUrl');

/** Address of a page reference on the local page; null for what it does not have. */
export function addressOf({ type, attributes = {}, state = {} }: PageReference): string | null {
  if (type === 'standard__webPage') return attributes.url ?? null;
  if (type === 'standard__recordPage' && attributes.recordId) {
    const object = attributes.objectApiName ? `${attributes.objectApiName}/` : '';
    return `/lightning/r/${object}${attributes.recordId}/view`;
  }
  if (type === 'standard__navItemPage' && attributes.apiName) {
    return `/lightning/n/${attributes.apiName}${searchOf(state)}`;
  }
  if (type === 'standard__objectPage') return `/lightning/o/${attributes.objectApiName ?? 'Account'}/list`;
  return null;
}

/** The page reference of an address; null for what the local page does not have. */
export function pageOf(address: { readonly pathname: string; readonly search: string }): PageReference | null {
  const record = /^\/lightning\/r\/(\w+)\/(\w{15,18})\/view$/.exec(address.pathname);
  if (record) {
    const attributes = { objectApiName: record[1]!, recordId: record[2]!, actionName: 'view' };
    return { type: 'standard__recordPage', attributes, state: stateOf(address.search) };
  }
  const apiName = /^\/lightning\/n\/(\w+)$/.exec(address.pathname)?.[1];
  if (apiName) return { type: 'standard__navItemPage', attributes: { apiName }, state: stateOf(address.search) };
  return null;
}

/** Emits where the user is, and again whenever that changes without leaving the page. */
export class CurrentPageReference {
  private readonly emit: (page: PageReference | null) => void;
  private readonly follow = (): void => this.emit(pageOf(location));

  constructor(emit: (page: PageReference | null) => void) {
    this.emit = emit;
  }

  update(): void {
    // The adapter takes no configuration.
  }

  connect(): void {
    window.addEventListener('page__moved', this.follow);
    this.follow();
  }

  disconnect(): void {
    window.removeEventListener('page__moved', this.follow);
  }
}

/** Keys of components: a namespace, two underscores, a name; the platform drops all others from the state. */
const stateKey = /^[A-Za-z]\w*?__\w+$/;

function stateOf(search: string): Record<string, string> {
  return Object.fromEntries([...new URLSearchParams(search)].filter(([key]) => stateKey.test(key)));
}

function searchOf(state: NonNullable<PageReference['state']>): string {
  const given = Object.entries(state).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return given.length > 0 ? `?${new URLSearchParams(given).toString()}` : '';
}

export const NavigationMixin = Object.assign(
  <T extends Constructor<HTMLElement>>(Base: T) => {
    const Mixed = class extends (Base as Constructor<HTMLElement>) {
      [Navigate](page: PageReference): void {
        const detail = { address: addressOf(page) };
        this.dispatchEvent(new CustomEvent('page__navigate', { bubbles: true, composed: true, detail }));
      }

      [GenerateUrl](page: PageReference): Promise<string> {
        return Promise.resolve(addressOf(page) ?? '#');
      }
    };
    return Mixed;
  },
  { Navigate, GenerateUrl },
);
