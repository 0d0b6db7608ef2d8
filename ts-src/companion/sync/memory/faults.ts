/**
 * Faults between the synchronisation and its ports: every call asks a plan what shall happen. A kill is a call that
 * never comes back, and after it nothing reaches any port any more, just as after `kill -9`.
 */
import type { ErpConnector } from '../../erp/contract.ts';
import { CounterpartError, type ErrorKind } from '../../errors/counterpart-error.ts';
import type { SalesforcePort } from '../../salesforce/port.ts';
import type { StatePort } from '../../state/port.ts';

/** `before`: the call fails without effect. `after`: it takes effect, and the answer is lost. */
export type Fault =
  | { readonly kind: 'none' }
  | { readonly kind: 'fail'; readonly when: 'before' | 'after'; readonly error: CounterpartError }
  | { readonly kind: 'kill'; readonly when: 'before' | 'after' };

/** Decides about the next call; `name` is `salesforce.upsert ERP_Invoice__c`, `state.record` and the like. */
export type FaultPlan = (name: string) => Fault;

/** What a killed process looks like from inside: nothing that catches errors may take it for one. */
export class Killed extends Error {
  override readonly name = 'Killed';
}

/** An error of a kind, as a port would give it. */
export const failing = (kind: ErrorKind, retryAfterMs?: number): CounterpartError =>
  new CounterpartError({
    kind,
    // One that keeps a mapping from holding is called as such: its pause ends by itself when the mapping holds again.
    code: kind === 'config' ? 'SYNC_TEST_CONFIG' : `TEST_${kind.toUpperCase()}`,
    message: `A ${kind} failure for the test.`,
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  });

/** The ports of one process; once killed, all of them are dead. */
export function withFaults<P extends { salesforce: SalesforcePort; state: StatePort; erp: ErpConnector }>(
  ports: P,
  plan: FaultPlan,
): Pick<P, 'salesforce' | 'state' | 'erp'> {
  let dead = false;
  const strike = async <T>(name: string, call: () => Promise<T>): Promise<T> => {
    if (dead) throw new Killed();
    const fault = plan(name);
    if (fault.kind === 'none') return call();
    if (fault.when === 'after') await call();
    if (fault.kind === 'fail') throw fault.error;
    dead = true;
    throw new Killed();
  };
  const wrap = <T extends object>(target: T, side: string): T =>
    new Proxy(target, {
      get: (object, property, receiver) => {
        const value = Reflect.get(object, property, receiver) as ((...args: unknown[]) => unknown) | undefined;
        const name = String(property);
        if (name === 'write' && value !== undefined) return wrap(value, 'erpWrite');
        if (name === 'sales' && value !== undefined) return wrap(value, 'erp.sales');
        if (typeof value !== 'function' || name === 'close' || name === 'keyField' || name === 'stampField')
          return value;
        if (name === 'query' || name === 'read')
          return (...args: unknown[]) => strikeEach(value, args, `${side}.${name}`);
        return (...args: unknown[]) =>
          strike(nameOf(side, name, args), () => value.apply(object, args) as Promise<unknown>);
      },
    });
  async function* strikeEach(
    call: (...args: unknown[]) => unknown,
    args: unknown[],
    name: string,
  ): AsyncGenerator<unknown> {
    await strike(name, async () => undefined);
    for await (const item of call(...args) as AsyncIterable<unknown>) {
      yield item;
      if (name === 'erp.read') await strike(name, async () => undefined);
    }
  }
  return {
    salesforce: wrap(ports.salesforce, 'salesforce'),
    state: wrap(ports.state, 'state'),
    erp: wrap(ports.erp, 'erp'),
  } as Pick<P, 'salesforce' | 'state' | 'erp'>;
}

function nameOf(side: string, method: string, args: readonly unknown[]): string {
  const [first] = args;
  if (side !== 'salesforce') return `${side}.${method}`;
  const object = typeof first === 'string' ? first : (first as { object?: string } | undefined)?.object;
  return `${side}.${method} ${object ?? ''}`;
}

/** Strikes the n-th call (from 1) of a name; all other calls go through. */
export function onCall(name: string, fault: Fault, nth = 1): FaultPlan {
  let seen = 0;
  return (call) => (call === name && ++seen === nth ? fault : { kind: 'none' });
}

/** Strikes every call of a name. */
export const always =
  (name: string, fault: Fault): FaultPlan =>
  (call) =>
    call === name ? fault : { kind: 'none' };
