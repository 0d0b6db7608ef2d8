import { touch } from '../books/company.ts';
import { createDraft } from '../books/documents.ts';
import { notFound, refuse } from '../books/errors.ts';
import { postJournal } from '../books/journal.ts';
import type { Company, Customer, LedgerEntry, SalesDocument } from '../books/model.ts';
import { fromCents, toCents } from '../books/money.ts';
import { creditDraft } from '../books/post.ts';
import { unapplyLast } from '../books/unapply.ts';
import { dayOf } from '../books/dates.ts';
import type { Clerk, OpenEntry, PostedDocument } from './clerk.ts';
import { createOrderClerk } from './order-work.ts';
import { companyIn, customerIn, lineOf } from './places.ts';
import { postDraft } from './posted.ts';
import { createServiceClerk } from './service-work.ts';

function invoiceIn(company: Company, customer: Customer, number: string): SalesDocument {
  const invoice = company.invoices.byKey(`${number}\t1`);
  if (invoice === undefined || (invoice.customer !== customer && invoice.billTo !== customer)) {
    throw notFound(`There is no posted invoice ${number} of customer ${customer.number}.`);
  }
  return invoice;
}

function entryOf(invoice: SalesDocument): LedgerEntry {
  if (invoice.entry?.open !== true) throw refuse(`The invoice ${invoice.number} has nothing left to pay.`);
  return invoice.entry;
}

function shown(entry: LedgerEntry, company: Company): OpenEntry {
  return {
    entryNumber: entry.number,
    documentType: entry.documentType,
    documentNumber: entry.documentNumber,
    postingDate: entry.postingDate,
    dueDate: entry.dueDate,
    currency: entry.currency === '' ? company.currency : entry.currency,
    amount: fromCents(entry.amount),
    remaining: fromCents(entry.remaining),
  };
}

type Input<Name extends keyof Clerk> = Parameters<Clerk[Name]>[0];

function postInvoice(company: Company, customer: Customer, input: Input<'postInvoice'>): PostedDocument {
  const lines = input.lines.map((line) => lineOf(company, line));
  const draft = createDraft(company, {
    kind: 'invoice',
    customer,
    lines,
    ...(input.postingDate === undefined ? {} : { postingDate: input.postingDate }),
    ...(input.externalDocumentNumber === undefined ? {} : { external: input.externalDocumentNumber }),
  });
  return postDraft(company, draft);
}

function receivePayment(company: Company, customer: Customer, input: Input<'receivePayment'>): LedgerEntry {
  const invoice = input.appliesTo === undefined ? undefined : invoiceIn(company, customer, input.appliesTo);
  return postJournal(company, 'Payment', {
    customer: invoice?.billTo ?? customer,
    amount: toCents(input.amount),
    ...(invoice === undefined ? {} : { appliesTo: [entryOf(invoice)], currency: invoice.currency }),
    ...(input.postingDate === undefined ? {} : { postingDate: input.postingDate }),
  });
}

function issueCreditMemo(company: Company, customer: Customer, input: Input<'issueCreditMemo'>): PostedDocument {
  const postingDate = input.postingDate ?? dayOf(company.time.now());
  const invoice = input.appliesTo === undefined ? undefined : invoiceIn(company, customer, input.appliesTo);
  if (invoice !== undefined && input.lines === undefined)
    return postDraft(company, creditDraft(company, invoice, postingDate));
  const lines = (input.lines ?? []).map((line) => lineOf(company, line));
  const currency = invoice === undefined ? {} : { currency: invoice.currency };
  const draft = createDraft(company, { kind: 'creditMemo', customer, lines, postingDate, ...currency });
  if (invoice !== undefined) draft.appliesTo = invoice.number;
  return postDraft(company, draft);
}

function undoLast(company: Company, customer: Customer, input: Input<'unapplyLast'>): void {
  const entry = customer.entries.find((candidate) => candidate.number === input.entryNumber);
  if (entry === undefined) throw notFound(`There is no entry ${input.entryNumber} of customer ${customer.number}.`);
  unapplyLast(company, entry, dayOf(company.time.now()));
}

/** The clerk of a set of companies. */
export function createClerk(companies: readonly Company[]): Clerk {
  function at<In extends { company: string; customer: string }, Out>(
    run: (company: Company, customer: Customer, input: In) => Out,
  ): (input: In) => Out {
    return (input) => {
      const found = companyIn(companies, input.company);
      return run(found, customerIn(found, input.customer), input);
    };
  }
  return {
    ...createOrderClerk(companies),
    ...createServiceClerk(companies),
    postInvoice: at(postInvoice),
    receivePayment: at((company, customer, input: Input<'receivePayment'>) => {
      const entry = receivePayment(company, customer, input);
      return { entryNumber: entry.number, documentNumber: entry.documentNumber };
    }),
    issueCreditMemo: at(issueCreditMemo),
    blockCustomer: at((company, customer, input: Input<'blockCustomer'>) => {
      customer.blocked = input.blocked;
      touch(company, customer);
    }),
    unapplyLast: at(undoLast),
    openEntries: at((company, customer) =>
      customer.entries.filter((entry) => entry.open).map((entry) => shown(entry, company)),
    ),
  };
}
