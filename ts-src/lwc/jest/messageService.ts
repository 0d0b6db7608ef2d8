/** `lightning/messageService` for tests: messages really go from one component to the others. */

type Listener = (message: object) => void;

const listeners = new Set<Listener>();

export const APPLICATION_SCOPE = Symbol('application');
export const createMessageContext = (): object => ({});
export const releaseMessageContext = (): void => undefined;
export const publish = (_context: object, _channel: unknown, message: object): void =>
  [...listeners].forEach((listener) => listener(message));
export const subscribe = (_context: object, _channel: unknown, listener: Listener): Listener => {
  listeners.add(listener);
  return listener;
};
export const unsubscribe = (listener: Listener): boolean => listeners.delete(listener);
