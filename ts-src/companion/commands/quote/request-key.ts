/** The key under which one order is asked for, and what may be done while it is not known whether it exists. Pure. */
import type { SalesDocument } from '../../erp/sales-contract.ts';
import type { SendState } from './quote.ts';

/**
 * The first key of a sending record. In capitals, since the ERP keeps the field that it travels in (External Document
 * No., of type Code) in capitals; an 18-character id stays unique in them.
 */
export const firstRequestKey = (sendingId: string): string => `CP-${sendingId.toUpperCase()}`;

/** The key after the order of the given one was deleted in the ERP: `CP-…`, `CP-…-2`, `CP-…-3`. */
export function nextRequestKey(key: string): string {
  const [, base = key, count = '1'] = /^(CP-[^-]+)(?:-(\d+))?$/.exec(key) ?? [];
  return `${base}-${Number(count) + 1}`;
}

/** What is known about an order before it is asked for (again). */
export interface Attempt {
  readonly state: SendState | null;
  /** When the ERP was last asked, milliseconds; null when never. */
  readonly sent: number | null;
  readonly found: SalesDocument | null;
  /** This very request has been looking for a lost answer. */
  readonly looking: boolean;
  readonly now: number;
  /** How long after asking the order may still come up. */
  readonly answerLostMs: number;
}

/**
 * `take`: it exists. `look`: it may still come up, nothing is sent. `give up`: the answer was lost, the time is over and
 * there is none. `send`: none exists and none can come up, so it may be asked for.
 */
export function nextMove(attempt: Attempt): 'take' | 'look' | 'give up' | 'send' {
  if (attempt.found !== null) return 'take';
  const isOpen = attempt.state === 'Sending' || attempt.state === 'Checking';
  if (!isOpen || attempt.sent === null) return 'send';
  if (attempt.now < attempt.sent + attempt.answerLostMs) return 'look';
  // After a lost answer a person decides; after a companion that was killed before it could send, it goes on.
  return attempt.state === 'Checking' && attempt.looking ? 'give up' : 'send';
}
