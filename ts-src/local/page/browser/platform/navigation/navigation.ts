/** Navigation as components ask for it; the shell of the page listens for the event and goes there. */

interface PageReference {
  readonly type: string;
  readonly attributes?: Readonly<Record<string, string>>;
}

type Constructor<T> = new (...args: never[]) => T;

const Navigate = Symbol('Navigate');
const GenerateUrl = Symbol('GenerateUrl');

/** Address of a page reference on the local page; null for what it does not have. */
export function addressOf({ type, attributes = {} }: PageReference): string | null {
  if (type === 'standard__webPage') return attributes.url ?? null;
  if (type === 'standard__recordPage' && attributes.recordId) {
    const object = attributes.objectApiName ? `${attributes.objectApiName}/` : '';
    return `/lightning/r/${object}${attributes.recordId}/view`;
  }
  if (type === 'standard__objectPage') return `/lightning/o/${attributes.objectApiName ?? 'Account'}/list`;
  return null;
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
