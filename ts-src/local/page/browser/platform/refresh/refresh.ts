/** Refreshing what a page shows: containers ask, components answer. */

type Handler = () => Promise<unknown>;

const handlers = new Map<number, Handler>();
let lastId = 0;

export function registerRefreshHandler(component: object, handler: Handler): number {
  lastId += 1;
  handlers.set(lastId, handler.bind(component));
  return lastId;
}

export function unregisterRefreshHandler(id: number): void {
  handlers.delete(id);
}
