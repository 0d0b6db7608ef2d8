import type { Company, Customer, SalesDocument } from './model.ts';
import type { Cents } from './money.ts';
import { EMPTY_DATE } from './random.ts';

/** What the customer owes in the company's currency: the sum of its entries' remaining amounts. */
export function balanceOf(customer: Customer): Cents {
  return customer.entries.reduce((sum, entry) => sum + entry.remainingLocal, 0);
}

/** What is due on or before the day, as "Balance Due (LCY)": open entries by their due date. */
export function overdueOf(customer: Customer, day: string): Cents {
  return customer.entries.reduce(
    (sum, entry) => (entry.open && entry.dueDate <= day ? sum + entry.remainingLocal : sum),
    0,
  );
}

/** Net sales in the company's currency over all time, as "Sales (LCY)". */
export function salesOf(customer: Customer): Cents {
  return customer.entries.reduce((sum, entry) => sum + entry.salesLocal, 0);
}

/** What is still open of a posted document in its currency and own direction; an unposted one's whole total. */
export function remainingOf(document: SalesDocument): Cents {
  if (document.entry === null) return document.posted ? 0 : document.net + document.tax;
  return document.kind === 'invoice' ? document.entry.remaining : -document.entry.remaining;
}

const ORDER_STATUS = { Open: 'Draft', 'Pending Approval': 'In Review', Released: 'Open' } as const;

/**
 * Status as the API gives it. Posted: Canceled, Corrective, Paid (closed), else Open. Unposted: Draft. Orders: Draft,
 * In Review, Open (released). Quotes: Draft, Sent, Accepted.
 */
export function statusOf(document: SalesDocument): string {
  if (document.order !== null) return ORDER_STATUS[document.order.release];
  if (document.offer !== null) {
    if (document.offer.acceptedOn !== EMPTY_DATE) return 'Accepted';
    return document.offer.sentAt === 0 ? 'Draft' : 'Sent';
  }
  if (!document.posted) return 'Draft';
  if (document.cancellation === 'canceled') return 'Canceled';
  if (document.cancellation === 'corrective') return 'Corrective';
  return document.entry?.open === true ? 'Open' : 'Paid';
}

/** The first day of the fiscal year that holds the day; the day's 1 January when no period is set up. */
export function fiscalYearStart(company: Company, day: string): string {
  const starts = company.periods.rows().filter((period) => period.newFiscalYear && period.startingDate <= day);
  return starts.at(-1)?.startingDate ?? `${day.slice(0, 4)}-01-01`;
}
