/**
 * What became of an order that the ERP no longer has: finished, because all of it was invoiced, or deleted. Pure.
 *
 * An ERP deletes an order once it is completely invoiced, and a clerk may delete one that is not; both look the same
 * from outside, so the posted documents decide.
 */
import type { OrderPosting } from '../../erp/contract.ts';

/** A line as Salesforce holds it; lines that the order lost before are not among them. */
export interface KnownLine {
  readonly key: string;
  readonly lineNumber: number | null;
  /** Number of the item, account or other thing sold. */
  readonly number: string | null;
  readonly quantity: number;
  readonly shipped: number;
  readonly invoiced: number;
  readonly credited: number;
}

/** Quantities of a line as they were in the end. */
export interface LineOutcome {
  readonly key: string;
  readonly shipped: number;
  readonly invoiced: number;
  readonly credited: number;
}

export interface OrderOutcome {
  readonly status: 'Finished' | 'Deleted';
  /** All lines, in the given order. */
  readonly lines: readonly LineOutcome[];
}

type Kind = OrderPosting['kind'];

/** Quantities in hundred-thousandths, the finest that an ERP keeps, so that sums are exact. */
const SCALE = 100_000;
const exact = (quantity: number): number => Math.round(quantity * SCALE);

/** Tells what became of an order by its lines and everything that was posted for it. */
export function orderOutcome(lines: readonly KnownLine[], postings: readonly OrderPosting[]): OrderOutcome {
  const shipped = distribute(lines, postings, 'Shipment');
  const invoiced = distribute(lines, postings, 'Invoice');
  const credited = distribute(lines, postings, 'Credit Memo');
  const outcomes = lines.map((line, index): LineOutcome => {
    const invoicedNow = Math.max(exact(line.invoiced), invoiced[index] ?? 0);
    // What was invoiced was shipped, also where the ERP tells of invoices alone.
    const shippedNow = Math.max(exact(line.shipped), shipped[index] ?? 0, invoicedNow);
    const creditedNow = Math.max(exact(line.credited), credited[index] ?? 0);
    return {
      key: line.key,
      shipped: shippedNow / SCALE,
      invoiced: invoicedNow / SCALE,
      credited: creditedNow / SCALE,
    };
  });
  const sold = lines.map((line, index) => ({ line, outcome: outcomes[index] })).filter(({ line }) => line.quantity > 0);
  const covered = sold.every(({ line, outcome }) => exact(outcome?.invoiced ?? 0) >= exact(line.quantity));
  return { status: sold.length > 0 && covered ? 'Finished' : 'Deleted', lines: outcomes };
}

/**
 * Posted quantities of a kind by position of the line: to the line that a posting names, else to the lines of the same
 * number in turn, none beyond what was ordered but the last.
 */
function distribute(lines: readonly KnownLine[], postings: readonly OrderPosting[], kind: Kind): readonly number[] {
  const totals = lines.map(() => 0);
  for (const posting of postings) {
    if (posting.kind !== kind) continue;
    const named = posting.lineNumber === null ? -1 : lines.findIndex((line) => line.lineNumber === posting.lineNumber);
    if (named >= 0) totals[named] = (totals[named] ?? 0) + exact(posting.quantity);
    else if (posting.lineNumber === null) spread(lines, totals, posting);
  }
  return totals;
}

function spread(lines: readonly KnownLine[], totals: number[], posting: OrderPosting): void {
  const own = lines.map((_, index) => index).filter((index) => lines[index]?.number === posting.number);
  let left = exact(posting.quantity);
  own.forEach((index, position) => {
    const last = position === own.length - 1;
    const room = Math.max(0, exact(lines[index]?.quantity ?? 0) - (totals[index] ?? 0));
    const part = last ? left : Math.min(left, room);
    totals[index] = (totals[index] ?? 0) + part;
    left -= part;
  });
}
