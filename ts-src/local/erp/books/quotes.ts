import { checkBlockedOnOrder } from './blocked.ts';
import { newRow, nextNumber } from './company.ts';
import { documentTable, newOrderFacts } from './documents.ts';
import { refuse } from './errors.ts';
import type { Company, SalesDocument } from './model.ts';
import { checkItem, proposeRest } from './order-lines.ts';

/**
 * Turns a quote into an order, or into an unposted invoice: header and lines are copied under new ids and a new
 * number, the quote is gone (base application: Sales-Quote to Order).
 * @throws ErpError when the quote has no lines, or a customer or item is blocked.
 */
export function convertQuote(company: Company, quote: SalesDocument, kind: 'order' | 'invoice'): SalesDocument {
  if (!quote.lines.some((line) => line.type !== 'Comment')) {
    throw refuse(`There are no lines on quote ${quote.number}: add lines before you make an ${kind}.`);
  }
  checkBlockedOnOrder(quote.customer, 'create');
  checkBlockedOnOrder(quote.billTo, 'create');
  for (const { item } of quote.lines) if (item !== null) checkItem(item);
  const document: SalesDocument = {
    ...quote,
    ...newRow(company),
    kind,
    number: nextNumber(company, kind === 'order' ? 'order' : 'draftInvoice'),
    lines: [],
    offer: null,
    order: kind === 'order' ? newOrderFacts() : null,
  };
  document.lines = quote.lines.map((line) => {
    company.counters.version += 1;
    return { ...line, document, id: company.newId(), version: company.counters.version };
  });
  for (const line of document.lines) proposeRest(line);
  company.quotes.remove(quote);
  return documentTable(company, kind).insert(document);
}
