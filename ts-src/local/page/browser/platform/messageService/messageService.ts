/** Messages between the components of one page, by channel. */

interface Subscription {
  readonly channel: string;
  readonly listener: (message: object) => void;
}

const subscriptions = new Set<Subscription>();

export const APPLICATION_SCOPE = Symbol('application');

export function createMessageContext(): object {
  return {};
}

export function releaseMessageContext(_context: object): void {
  // A context holds nothing here; its subscriptions are ended one by one.
}

export function publish(_context: object, channel: string, message: object): void {
  for (const subscription of [...subscriptions]) {
    if (subscription.channel === channel) subscription.listener(Object.freeze({ ...message }));
  }
}

export function subscribe(_context: object, channel: string, listener: (message: object) => void): Subscription {
  const subscription = { channel, listener };
  subscriptions.add(subscription);
  return subscription;
}

export function unsubscribe(subscription: Subscription): void {
  subscriptions.delete(subscription);
}
