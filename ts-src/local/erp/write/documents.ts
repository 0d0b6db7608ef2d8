import { touch } from '../books/company.ts';
import { addLine, createDraft, documentTable, recompute, setInvoiceDiscount } from '../books/documents.ts';
import { badRequest, refuse } from '../books/errors.ts';
import type { Company, Customer, SalesDocument } from '../books/model.ts';
import { contractOf } from '../contract/contract.ts';
import type { Body, Writer } from '../odata/entity-set.ts';
import { decodeBody } from './body.ts';
import { lineInput } from './line-input.ts';

/** The customer that a body names by id or number; both must agree. */
function customerOf(company: Company, body: Body): Customer {
  const id = body['customerId'] as string | undefined;
  const number = body['customerNumber'] as string | undefined;
  if (id === undefined && number === undefined) {
    throw refuse('A "customerNumber" or a "customerId" must be provided.');
  }
  const customer = id === undefined ? company.customers.byKey(number ?? '') : company.customers.byId(id);
  if (customer === undefined || (number !== undefined && customer.number !== number)) {
    throw badRequest('The values do not match to a specific Customer.', 'Internal_InvalidTableRelation');
  }
  return customer;
}

const SIMPLE: Readonly<Record<string, keyof SalesDocument>> = {
  externalDocumentNumber: 'external',
  customerPurchaseOrderReference: 'reference',
  invoiceDate: 'documentDate',
  creditMemoDate: 'documentDate',
  postingDate: 'postingDate',
  dueDate: 'dueDate',
  salesperson: 'salesperson',
  phoneNumber: 'phone',
  email: 'email',
};

function assign(company: Company, document: SalesDocument, body: Body): void {
  for (const [name, value] of Object.entries(body)) {
    const field = SIMPLE[name];
    if (field !== undefined) Object.assign(document, { [field]: value });
    else if (name === 'invoiceNumber') document.appliesTo = value as string;
    else if (name === 'invoiceId') {
      const invoice = company.invoices.byId(value as string);
      if (invoice?.posted !== true) throw refuse('The "invoiceId" does not match to a posted invoice.');
      document.appliesTo = invoice.number;
    }
  }
}

function currencyOf(company: Company, body: Body): string | undefined {
  const code = body['currencyCode'] as string | undefined;
  if (code === undefined) return undefined;
  if (code === '' || code === company.currency) return '';
  if (company.codes.currencies.byKey(code) === undefined) {
    throw badRequest('The "currencyCode" does not match to a Currency.', 'Internal_InvalidTableRelation');
  }
  return code;
}

function checkDraft(document: SalesDocument): void {
  if (document.posted) throw refuse(`The document ${document.number} is posted and cannot be changed.`);
}

/** Creates (with lines in the same body), changes and deletes drafts; posted documents are refused. */
export function documentWriter(kind: SalesDocument['kind']): Writer {
  const lines = kind === 'invoice' ? 'salesInvoiceLines' : 'salesCreditMemoLines';
  return {
    insert: (company, body) => {
      const currency = currencyOf(company, body);
      const customer = customerOf(company, body);
      const document = createDraft(company, {
        kind,
        customer,
        lines: [],
        ...(currency === undefined ? {} : { currency }),
        ...(body['postingDate'] === undefined ? {} : { postingDate: body['postingDate'] as string }),
      });
      const undo = (): void => documentTable(company, kind).remove(document);
      try {
        assign(company, document, body);
        for (const line of (body[lines] as unknown[] | undefined) ?? []) {
          addLine(company, document, lineInput(company, decodeBody(contractOf(lines), line)));
        }
      } catch (error) {
        undo();
        throw error;
      }
      recompute(company, document);
      if (body['discountAmount'] !== undefined) setInvoiceDiscount(company, document, body['discountAmount'] as number);
      return { row: document, undo };
    },
    modify: (company, row: SalesDocument, body) => {
      checkDraft(row);
      const before = { ...row };
      assign(company, row, body);
      if (body['discountAmount'] !== undefined) setInvoiceDiscount(company, row, body['discountAmount'] as number);
      touch(company, row);
      return () => void Object.assign(row, before);
    },
    remove: (company, row: SalesDocument) => {
      checkDraft(row);
      documentTable(company, kind).remove(row);
      return () => void documentTable(company, kind).insert(row);
    },
  };
}
