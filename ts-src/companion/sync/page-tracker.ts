import type { Watermark } from '../erp/contract.ts';

/** A page that was read: how many of its records are not durably accounted for yet. */
export interface PageTicket {
  open: number;
  readonly watermark: Watermark | null;
}

/**
 * Says how far the watermark may move. Pages are finished in any order, because writers run side by side; the mark
 * follows the oldest page that still has an open record.
 *
 * A record is `done` only after the transaction that remembers its fate has been committed, so that the mark can never
 * be ahead of what is durable, whichever writer is killed when.
 */
export interface PageTracker {
  /** A page came in with so many records. */
  open(records: number, watermark: Watermark | null): PageTicket;
  done(ticket: PageTicket, records?: number): void;
  /** The newest watermark behind which everything is durable; null when it has not moved since the start. */
  readonly durable: Watermark | null;
}

/** Makes a tracker of one reading from its start; nothing is durable yet. */
export function createPageTracker(): PageTracker {
  const pages: PageTicket[] = [];
  let durable: Watermark | null = null;
  const advance = (): void => {
    while (pages.length > 0 && (pages[0] as PageTicket).open === 0) {
      durable = (pages.shift() as PageTicket).watermark ?? durable;
    }
  };
  return {
    open: (records, watermark) => {
      const ticket = { open: records, watermark };
      pages.push(ticket);
      advance();
      return ticket;
    },
    done: (ticket, records = 1) => {
      ticket.open -= records;
      advance();
    },
    get durable() {
      return durable;
    },
  };
}
