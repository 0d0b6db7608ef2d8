import { applyEntry } from './apply.ts';
import { checkBlocked } from './blocked.ts';
import { nextNumber, touch } from './company.ts';
import { applyDateFormula } from './dates.ts';
import { createDraft, documentTable } from './documents.ts';
import { ErpError, refuse } from './errors.ts';
import { beginTransaction, entryOfDocument, postEntry } from './ledger.ts';
import type { Company, LedgerEntry, SalesDocument } from './model.ts';
import { percentOf, roundTo } from './money.ts';
import { EMPTY_DATE } from './random.ts';
import { currencyFactor, precisionOf } from './rates.ts';

/** @throws ErpError when the document is posted, has nothing to post, a customer is blocked, or its total is negative. */
export function checkPostable(document: SalesDocument): void {
  if (document.posted) throw refuse(`The document ${document.number} is already posted.`);
  if (!document.lines.some((line) => line.type !== 'Comment' && line.quantity !== 0)) {
    throw refuse('There is nothing to post. Add lines before posting.');
  }
  const type = document.kind === 'invoice' ? 'Invoice' : 'Credit Memo';
  checkBlocked(document.customer, type);
  checkBlocked(document.billTo, type);
  const total = document.net + document.tax;
  if (total < 0) {
    throw new ErpError(400, 'Application_DialogException', 'The total amount for the document must be 0 or greater.');
  }
}

function discountTerms(company: Company, document: SalesDocument): { date: string; possible: number } {
  const terms = company.terms.byKey(document.paymentTerms);
  const allowed = terms !== undefined && (document.kind === 'invoice' || terms.discountOnCreditMemos);
  if (!allowed || terms.discountPercent === 0) return { date: EMPTY_DATE, possible: 0 };
  const sign = document.kind === 'invoice' ? 1 : -1;
  const possible = percentOf(document.net + document.tax, terms.discountPercent);
  return {
    date: applyDateFormula(document.documentDate, terms.discountDue),
    possible: roundTo(possible, precisionOf(company, document.currency)) * sign,
  };
}

function ledgerEntryFor(company: Company, document: SalesDocument, factor: number): LedgerEntry {
  const discount = discountTerms(company, document);
  const transaction = beginTransaction(company);
  return postEntry(
    company,
    {
      ...entryOfDocument(document, factor),
      discountDate: discount.date,
      discountPossible: discount.possible,
      salesperson: document.salesperson,
      paymentMethod: document.billTo.paymentMethod,
    },
    transaction,
  );
}

/** The open ledger entry of a posted invoice of the customer that pays, or undefined. */
function openInvoiceEntry(company: Company, number: string): LedgerEntry | undefined {
  const entry = company.invoices.byKey(`${number}\t1`)?.entry;
  return entry?.open === true ? entry : undefined;
}

/**
 * Posts a draft: a new number from the posted series, the same id, a ledger entry with its initial detailed entry; a
 * credit memo for an invoice that is still open is applied to it.
 * @throws ErpError when there is nothing to post, the customer is blocked, or the total is negative.
 */
export function postDocument(company: Company, document: SalesDocument): LedgerEntry {
  checkPostable(document);
  const factor = currencyFactor(company, document.currency, document.postingDate);
  const number = nextNumber(company, document.kind === 'invoice' ? 'invoice' : 'creditMemo');
  documentTable(company, document.kind).rekey(document, () => {
    document.number = number;
    document.posted = true;
  });
  const entry = ledgerEntryFor(company, document, factor);
  document.entry = entry;
  touch(company, document);
  const target = document.appliesTo === '' ? undefined : openInvoiceEntry(company, document.appliesTo);
  if (target !== undefined && entry.remaining !== 0 && target.customer === entry.customer) {
    applyEntry(company, entry, [target], { postingDate: document.postingDate, transaction: entry.transaction });
  }
  return entry;
}

/** An unposted credit memo that takes back the whole invoice, naming it in "Applies-to Doc. No.". */
export function creditDraft(company: Company, invoice: SalesDocument, postingDate?: string): SalesDocument {
  const draft = createDraft(company, {
    kind: 'creditMemo',
    customer: invoice.customer,
    currency: invoice.currency,
    external: invoice.external,
    lines: [],
    ...(postingDate === undefined ? {} : { postingDate }),
  });
  draft.appliesTo = invoice.number;
  draft.pricesIncludeTax = invoice.pricesIncludeTax;
  draft.invoiceDiscount = invoice.invoiceDiscount;
  draft.net = invoice.net;
  draft.tax = invoice.tax;
  draft.lines = invoice.lines.map((line) => {
    company.counters.version += 1;
    return { ...line, document: draft, id: company.newId(), version: company.counters.version };
  });
  return draft;
}

/**
 * Cancels a posted invoice with a corrective credit memo; the invoice becomes Canceled, the credit memo Corrective.
 * @throws ErpError when the invoice is not posted, already cancelled, or has been paid in whole or part.
 */
export function cancelInvoice(company: Company, invoice: SalesDocument): SalesDocument {
  if (!invoice.posted) throw refuse(`The invoice ${invoice.number} is not posted, so it cannot be cancelled.`);
  if (invoice.cancellation !== 'none') {
    throw refuse(`You cannot cancel this posted sales invoice because it has already been cancelled.`);
  }
  const { entry } = invoice;
  if (entry === null || entry.remaining !== entry.amount) {
    throw refuse('You cannot cancel this posted sales invoice because it is fully or partially paid.');
  }
  const memo = creditDraft(company, invoice);
  postDocument(company, memo);
  invoice.cancellation = 'canceled';
  memo.cancellation = 'corrective';
  touch(company, invoice);
  touch(company, memo);
  return memo;
}
