/** Navigation as components ask for it; the shell of the page listens for the event and goes there. */
import { addressOf, pageReferenceOf, type PageReference } from './page-reference.ts';

type Constructor<T> = new (...args: never[]) => T;
type Emit = (reference: PageReference | null) => void;

const Navigate = Symbol('Navigate');
const GenerateUrl = Symbol('GenerateUrl');

export const NavigationMixin = Object.assign(
  <T extends Constructor<HTMLElement>>(Base: T) => {
    const Mixed = class extends (Base as Constructor<HTMLElement>) {
      [Navigate](page: PageReference, replace = false): void {
        const detail = { address: addressOf(page), replace };
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

const listeners = new Set<Emit>();

/** Said by the shell whenever the address has changed. */
window.addEventListener('page__navigated', () => {
  for (const emit of [...listeners]) emit(here());
});

function here(): PageReference | null {
  return pageReferenceOf(location.pathname, location.search);
}

/** Wire adapter for the page that is shown; emits anew whenever the address changes. */
export class CurrentPageReference {
  private readonly emit: Emit;

  constructor(emit: Emit) {
    this.emit = emit;
  }

  connect(): void {
    listeners.add(this.emit);
    this.emit(here());
  }

  disconnect(): void {
    listeners.delete(this.emit);
  }

  update(): void {
    // It has nothing to be configured with.
  }
}
