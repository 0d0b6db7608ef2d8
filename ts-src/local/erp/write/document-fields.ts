import { billToOf, dueDateOf, setInvoiceDiscount } from '../books/documents.ts';
import { badRequest, refuse } from '../books/errors.ts';
import type { Address, Company, Customer, SalesDocument } from '../books/model.ts';
import { EMPTY_GUID } from '../books/random.ts';
import type { Body } from '../odata/entity-set.ts';
import { ORDER_FIELDS } from './order-fields.ts';

type Assign = (company: Company, document: SalesDocument, value: never) => void;

/** The customer that a body names by id or number; both must agree. */
export function customerNamed(
  company: Company,
  body: Body,
  prefix: 'customer' | 'billToCustomer',
): Customer | undefined {
  const id = body[`${prefix}Id`] as string | undefined;
  const number = body[`${prefix}Number`] as string | undefined;
  if (id === undefined && number === undefined) return undefined;
  const customer = id === undefined ? company.customers.byKey(number ?? '') : company.customers.byId(id);
  if (customer === undefined || (number !== undefined && customer.number !== number)) {
    throw badRequest('The values do not match to a specific Customer.', 'Internal_InvalidTableRelation');
  }
  return customer;
}

/** The currency of a body as it is stored, blank for the company's own; undefined when the body names none. */
export function currencyNamed(company: Company, body: Body): string | undefined {
  const id = body['currencyId'] as string | undefined;
  const given = body['currencyCode'] as string | undefined;
  const code = given === company.currency ? '' : given;
  if (id === undefined && code === undefined) return undefined;
  const row = id === undefined ? company.codes.currencies.byKey(code ?? '') : company.codes.currencies.byId(id);
  const own = id === undefined ? code === '' : id === EMPTY_GUID;
  if ((row === undefined && !own) || (code !== undefined && code !== (row?.code ?? ''))) {
    throw badRequest('The values do not match to a specific Currency.', 'Internal_InvalidTableRelation');
  }
  return row?.code ?? '';
}

/** Takes over what a draft has from the customer that pays. */
function setBillTo(company: Company, document: SalesDocument, billTo: Customer): void {
  document.billTo = billTo;
  document.billToAddress = billTo.address;
  document.paymentTerms = billTo.paymentTerms;
  document.dueDate = dueDateOf(company, document.paymentTerms, document.documentDate);
}

const setDocumentDate = (company: Company, document: SalesDocument, value: string): void => {
  document.documentDate = value;
  document.dueDate = dueDateOf(company, document.paymentTerms, value);
};

const FIELDS: Readonly<Record<string, Assign>> = {
  ...ORDER_FIELDS,
  externalDocumentNumber: (_, document, value: string) => void (document.external = value),
  customerPurchaseOrderReference: (_, document, value: string) => void (document.reference = value),
  documentDate: setDocumentDate,
  orderDate: setDocumentDate,
  invoiceDate: setDocumentDate,
  creditMemoDate: setDocumentDate,
  postingDate: (_, document, value: string) => void (document.postingDate = value),
  dueDate: (_, document, value: string) => void (document.dueDate = value),
  salesperson: (_, document, value: string) => void (document.salesperson = value),
  phoneNumber: (_, document, value: string) => void (document.phone = value),
  email: (_, document, value: string) => void (document.email = value),
  invoiceNumber: (_, document, value: string) => void (document.appliesTo = value),
  invoiceId: (company, document, value: string) => {
    const invoice = company.invoices.byId(value);
    if (invoice?.posted !== true) throw refuse('The "invoiceId" does not match to a posted invoice.');
    document.appliesTo = invoice.number;
  },
  paymentTermsId: (company, document, value: string) => {
    const terms = company.terms.byId(value);
    if (terms === undefined && value !== EMPTY_GUID) {
      throw badRequest('The "paymentTermsId" does not match to a Payment Terms.', 'Internal_InvalidTableRelation');
    }
    document.paymentTerms = terms?.code ?? '';
    document.dueDate = dueDateOf(company, document.paymentTerms, document.documentDate);
  },
  shipmentMethodId: (company, document, value: string) => {
    const method = company.codes.shipmentMethods.byId(value);
    if (method === undefined && value !== EMPTY_GUID) {
      throw badRequest('The "shipmentMethodId" does not match to a Shipment Method.', 'Internal_InvalidTableRelation');
    }
    document.shipmentMethod = method?.code ?? '';
  },
};

const PARTS: Readonly<Record<string, keyof Address>> = {
  Name: 'name',
  AddressLine1: 'line1',
  AddressLine2: 'line2',
  City: 'city',
  State: 'state',
  Country: 'country',
  PostCode: 'postCode',
};

/** Whether the field is part of an address; sets it then. */
function setAddress(document: SalesDocument, name: string, value: string): boolean {
  const match = /^(sellTo|billTo|shipTo)(\w+)$/.exec(name);
  const part = PARTS[match?.[2] ?? ''];
  if (match === null || part === undefined) return false;
  const address = `${match[1] as 'sellTo' | 'billTo' | 'shipTo'}Address` as const;
  document[address] = { ...document[address], [part]: value };
  return true;
}

/** Fields that are looked at together, or that the caller sets. */
const TOGETHER = new Set([
  'customerId',
  'customerNumber',
  'billToCustomerId',
  'billToCustomerNumber',
  'currencyId',
  'currencyCode',
  'discountAmount',
  'salesQuoteLines',
  'salesOrderLines',
  'salesInvoiceLines',
  'salesCreditMemoLines',
]);

/**
 * Sets the fields of a body on a draft: the customers and the currency first, then the others in the order given.
 * Amounts are not computed.
 * @throws ErpError for values that match nothing and for fields that drafts do not keep here.
 */
export function assignFields(company: Company, document: SalesDocument, body: Body): void {
  const customer = customerNamed(company, body, 'customer');
  if (customer !== undefined && customer !== document.customer) {
    throw refuse('The customer of a document cannot be changed here: delete the document and create a new one.');
  }
  const billTo = customerNamed(company, body, 'billToCustomer');
  if (billTo !== undefined && billTo !== document.billTo) setBillTo(company, document, billToOf(company, billTo));
  document.currency = currencyNamed(company, body) ?? document.currency;
  for (const [name, value] of Object.entries(body)) {
    if (TOGETHER.has(name)) continue;
    if (name === 'pricesIncludeTax') document.pricesIncludeTax = value as boolean;
    else if (FIELDS[name] !== undefined) FIELDS[name](company, document, value as never);
    else if (!setAddress(document, name, value as string) && value !== '' && value !== EMPTY_GUID) {
      throw refuse(`The "${name}" of a document is not kept here.`);
    }
  }
}

/** Sets the invoice discount when the body gives one. */
export function assignDiscount(company: Company, document: SalesDocument, body: Body): void {
  const amount = body['discountAmount'] as number | undefined;
  if (amount !== undefined) setInvoiceDiscount(company, document, amount);
}
