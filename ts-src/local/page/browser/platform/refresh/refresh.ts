/** Refreshing what a page shows: a component asks by an event, everything that registered reads again. */

type Handler = () => Promise<unknown>;

const EVENT = 'lightning__refresh';
const handlers = new Map<number, Handler>();
let lastId = 0;

/** What a component dispatches after it changed data that others on the page show. */
export class RefreshEvent extends CustomEvent<undefined> {
  constructor() {
    super(EVENT, { bubbles: true, composed: true, cancelable: true });
  }
}

export function registerRefreshHandler(component: object, handler: Handler): number {
  lastId += 1;
  handlers.set(lastId, handler.bind(component));
  return lastId;
}

export function unregisterRefreshHandler(id: number): void {
  handlers.delete(id);
}

document.addEventListener(EVENT, () => {
  for (const handler of [...handlers.values()]) void handler();
});
