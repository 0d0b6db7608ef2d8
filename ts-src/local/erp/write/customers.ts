import { nextNumber, touch } from '../books/company.ts';
import { addCompanyContact } from '../books/contacts.ts';
import { blankCustomer } from '../books/customers.ts';
import { badRequest, refuse } from '../books/errors.ts';
import type { Address, CodeSet, Company, Customer } from '../books/model.ts';
import { toCents } from '../books/money.ts';
import { EMPTY_GUID } from '../books/random.ts';
import type { Body, Writer } from '../odata/entity-set.ts';

const ADDRESS: Readonly<Record<string, keyof Address>> = {
  displayName: 'name',
  addressLine1: 'line1',
  addressLine2: 'line2',
  city: 'city',
  state: 'state',
  postalCode: 'postCode',
};

const PLAIN: Readonly<Record<string, keyof Customer>> = {
  type: 'type',
  phoneNumber: 'phone',
  email: 'email',
  website: 'website',
  taxLiable: 'taxLiable',
  taxRegistrationNumber: 'taxRegistration',
  blocked: 'blocked',
};

/** The code behind an id of a related set; blank for the empty guid. */
function codeOf(company: Company, set: CodeSet, field: string, id: string): string {
  if (id === EMPTY_GUID) return '';
  const row = company.codes[set].byId(id);
  if (row === undefined) {
    throw badRequest(`The "${field}" does not match to a record of ${set}.`, 'Internal_InvalidTableRelation');
  }
  return row.code;
}

function termsOf(company: Company, id: string): string {
  if (id === EMPTY_GUID) return '';
  const terms = company.terms.byId(id);
  if (terms === undefined) {
    throw badRequest('The "paymentTermsId" does not match to a Payment Terms.', 'Internal_InvalidTableRelation');
  }
  return terms.code;
}

function currencyOf(company: Company, code: string): string {
  if (code === '' || code === company.currency) return '';
  if (company.codes.currencies.byKey(code) === undefined) {
    throw badRequest('The "currencyCode" does not match to a Currency.', 'Internal_InvalidTableRelation');
  }
  return code;
}

/** A code that must be in its set, or blank. */
function knownCode(company: Company, set: CodeSet, of: { field: string; code: string }): string {
  if (of.code !== '' && company.codes[set].byKey(of.code) === undefined) {
    throw badRequest(`The "${of.field}" does not match to a record of ${set}.`, 'Internal_InvalidTableRelation');
  }
  return of.code;
}

const RELATIONS: Readonly<Record<string, (company: Company, customer: Customer, value: string) => void>> = {
  country: (company, customer, value) => {
    const country = knownCode(company, 'countriesRegions', { field: 'country', code: value });
    customer.address = { ...customer.address, country };
  },
  salespersonCode: (company, customer, value) => {
    customer.salesperson = knownCode(company, 'salespeoplePurchasers', { field: 'salespersonCode', code: value });
  },
  taxAreaId: (company, customer, value) => {
    customer.taxArea = codeOf(company, 'taxAreas', 'taxAreaId', value);
  },
  currencyId: (company, customer, value) => {
    customer.currency = codeOf(company, 'currencies', 'currencyId', value);
  },
  currencyCode: (company, customer, value) => {
    customer.currency = currencyOf(company, value);
  },
  paymentTermsId: (company, customer, value) => {
    customer.paymentTerms = termsOf(company, value);
  },
  shipmentMethodId: (company, customer, value) => {
    customer.shipmentMethod = codeOf(company, 'shipmentMethods', 'shipmentMethodId', value);
  },
  paymentMethodId: (company, customer, value) => {
    customer.paymentMethod = codeOf(company, 'paymentMethods', 'paymentMethodId', value);
  },
};

function checkCurrency(company: Company, { currencyId: id, currencyCode: code }: Body): void {
  if (id === undefined || code === undefined) return;
  if (codeOf(company, 'currencies', 'currencyId', id as string) !== currencyOf(company, code as string)) {
    throw badRequest('The currency values do not match to a specific Currency.', 'Internal_InvalidTableRelation');
  }
}

/** Sets the fields of a body in the order given, as the page validates them. */
function assign(company: Company, customer: Customer, body: Body): void {
  checkCurrency(company, body);
  for (const [name, value] of Object.entries(body)) {
    const part = ADDRESS[name];
    const plain = PLAIN[name];
    if (name === 'displayName' && value === '') throw refuse('The blank "displayName" is not allowed.');
    if (part !== undefined) customer.address = { ...customer.address, [part]: value };
    else if (plain !== undefined) Object.assign(customer, { [plain]: value });
    else if (name === 'creditLimit') customer.creditLimit = toCents(value as number);
    else RELATIONS[name]?.(company, customer, value as string);
  }
}

function setNumber(company: Company, customer: Customer, number: string): void {
  if (number === customer.number) return;
  if (company.customers.byKey(number) !== undefined) {
    throw badRequest(
      `The record in table Customer already exists. No.='${number}'.`,
      'Internal_EntityWithSameKeyExists',
    );
  }
  const before = customer.number;
  company.customers.rekey(customer, () => {
    customer.number = number;
  });
  // Renaming follows every reference by number.
  for (const other of company.customers.rows()) {
    if (other.billTo !== before) continue;
    other.billTo = number;
    touch(company, other);
  }
  for (const entry of company.entries.rows()) if (entry.sellTo === before) entry.sellTo = number;
}

/** A number is a code: Business Central stores it in upper case and without outer blanks. */
function upperNumber(body: Body): { readonly number?: string } & Body {
  const { number } = body as { number?: string };
  return number === undefined ? body : { ...body, number: number.trim().toUpperCase() };
}

function snapshot(customer: Customer): () => void {
  const before = { ...customer };
  return () => void Object.assign(customer, before);
}

/**
 * Adds a customer: defaults first, then the body; the number from the series when none is given.
 * @throws ErpError when the id or the number is taken, the name is blank, or a value matches nothing.
 */
export function insertCustomer(
  company: Company,
  body: Body,
  defaults: Partial<Customer>,
): { row: Customer; undo: () => void } {
  const { number, id, ...rest } = upperNumber(body) as Body & { readonly number?: string; readonly id?: string };
  if (id !== undefined && company.customers.byId(id) !== undefined) {
    throw badRequest(
      `The record in table Customer already exists. Identification fields and values: SystemId='${id}'`,
      'Internal_EntityWithSameKeyExists',
    );
  }
  const given = number !== undefined && number !== '' ? number : nextNumber(company, 'customer');
  if (company.customers.byKey(given) !== undefined) {
    throw badRequest(
      `The record in table Customer already exists. No.='${given}'.`,
      'Internal_EntityWithSameKeyExists',
    );
  }
  const customer = { ...blankCustomer(company, given, ''), ...defaults, ...(id === undefined ? {} : { id }) };
  assign(company, customer, rest);
  if (customer.address.name === '') throw refuse('The blank "displayName" is not allowed.');
  company.customers.insert(customer);
  const contact = addCompanyContact(company, customer);
  return {
    row: customer,
    undo: () => {
      company.contacts.remove(contact);
      company.customers.remove(customer);
    },
  };
}

/** Creates, changes and deletes customers; one with ledger entries or open orders can't be deleted. */
export const customerWriter: Writer = {
  once: ['id'],
  insert: (company, body) => insertCustomer(company, body, {}),
  modify: (company, row: Customer, body) => {
    const restore = snapshot(row);
    const numberBefore = row.number;
    const { number, ...rest } = upperNumber(body);
    try {
      assign(company, row, rest);
      if (number !== undefined) setNumber(company, row, number);
    } catch (error) {
      restore();
      throw error;
    }
    touch(company, row);
    return () => {
      setNumber(company, row, numberBefore);
      restore();
    };
  },
  remove: (company, row: Customer) => {
    if (row.entries.length > 0) {
      throw refuse(`You cannot delete Customer ${row.number} because there are ledger entries.`);
    }
    if (company.orders.rows().some(({ customer, billTo }) => customer === row || billTo === row)) {
      throw refuse(
        `You cannot delete Customer ${row.number} because there is at least one outstanding Sales Order for this customer.`,
      );
    }
    company.customers.remove(row);
    return () => void company.customers.insert(row);
  },
};
