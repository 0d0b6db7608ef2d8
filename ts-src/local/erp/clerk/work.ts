import { touch } from '../books/company.ts';
import { createDraft, documentTable, type LineInput } from '../books/documents.ts';
import { notFound, refuse } from '../books/errors.ts';
import { postJournal } from '../books/journal.ts';
import type { Company, Customer, LedgerEntry, SalesDocument } from '../books/model.ts';
import { fromCents, toCents } from '../books/money.ts';
import { creditDraft, postDocument } from '../books/post.ts';
import { unapplyLast } from '../books/unapply.ts';
import { dayOf } from '../books/dates.ts';
import type { Clerk, InvoiceLineInput, OpenEntry, PostedDocument } from './clerk.ts';

function customerIn(company: Company, number: string): Customer {
  const customer = company.customers.byKey(number);
  if (customer === undefined) throw notFound(`There is no customer ${number} in ${company.name}.`);
  return customer;
}

function lineOf(company: Company, input: InvoiceLineInput): LineInput {
  const { item: number, ...rest } = input;
  if (number === undefined) return rest;
  const item = company.items.byKey(number);
  if (item === undefined) throw notFound(`There is no item ${number} in ${company.name}.`);
  return { ...rest, item };
}

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

/** Posts a draft and tells what came of it; a draft that can't be posted is not kept. */
function post(company: Company, draft: SalesDocument): PostedDocument {
  try {
    postDocument(company, draft);
  } catch (error) {
    if (!draft.posted) documentTable(company, draft.kind).remove(draft);
    throw error;
  }
  return { id: draft.id, number: draft.number, total: fromCents(draft.net + draft.tax) };
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

/** The clerk of a set of companies. */
export function createClerk(companies: readonly Company[]): Clerk {
  const companyOf = (name: string): Company => {
    const found = companies.find((company) => [company.id, company.name, company.code].includes(name));
    if (found === undefined) throw notFound(`There is no company ${name}.`);
    return found;
  };
  const place = (input: { company: string; customer: string }): { company: Company; customer: Customer } => {
    const company = companyOf(input.company);
    return { company, customer: customerIn(company, input.customer) };
  };
  return {
    postInvoice: (input) => {
      const { company, customer } = place(input);
      const lines = input.lines.map((line) => lineOf(company, line));
      const draft = createDraft(company, {
        kind: 'invoice',
        customer,
        lines,
        ...(input.postingDate === undefined ? {} : { postingDate: input.postingDate }),
        ...(input.externalDocumentNumber === undefined ? {} : { external: input.externalDocumentNumber }),
      });
      return post(company, draft);
    },
    receivePayment: (input) => {
      const { company, customer } = place(input);
      const invoice = input.appliesTo === undefined ? undefined : invoiceIn(company, customer, input.appliesTo);
      const entry = postJournal(company, 'Payment', {
        customer: invoice?.billTo ?? customer,
        amount: toCents(input.amount),
        ...(invoice === undefined ? {} : { appliesTo: [entryOf(invoice)], currency: invoice.currency }),
        ...(input.postingDate === undefined ? {} : { postingDate: input.postingDate }),
      });
      return { entryNumber: entry.number, documentNumber: entry.documentNumber };
    },
    issueCreditMemo: (input) => {
      const { company, customer } = place(input);
      const postingDate = input.postingDate ?? dayOf(company.time.now());
      if (input.appliesTo === undefined || input.lines !== undefined) {
        const lines = (input.lines ?? []).map((line) => lineOf(company, line));
        const draft = createDraft(company, { kind: 'creditMemo', customer, lines, postingDate });
        if (input.appliesTo !== undefined) draft.appliesTo = invoiceIn(company, customer, input.appliesTo).number;
        return post(company, draft);
      }
      return post(company, creditDraft(company, invoiceIn(company, customer, input.appliesTo), postingDate));
    },
    blockCustomer: (input) => {
      const { company, customer } = place(input);
      customer.blocked = input.blocked;
      touch(company, customer);
    },
    unapplyLast: (input) => {
      const { company, customer } = place(input);
      const entry = customer.entries.find((candidate) => candidate.number === input.entryNumber);
      if (entry === undefined) throw notFound(`There is no entry ${input.entryNumber} of customer ${customer.number}.`);
      unapplyLast(company, entry, dayOf(company.time.now()));
    },
    openEntries: (input) => {
      const { company, customer } = place(input);
      return customer.entries.filter((entry) => entry.open).map((entry) => shown(entry, company));
    },
  };
}
