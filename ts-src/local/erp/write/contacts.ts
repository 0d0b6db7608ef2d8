import { nextNumber, touch } from '../books/company.ts';
import {
  blankPerson,
  companyContactOf,
  contactName,
  nameParts,
  type CompanyContact,
  type Contact,
  type PersonContact,
} from '../books/contacts.ts';
import { badRequest, refuse } from '../books/errors.ts';
import type { Company } from '../books/model.ts';
import type { Body, Writer } from '../odata/entity-set.ts';
import { customerWriter } from './customers.ts';

const ADDRESS: Readonly<Record<string, string>> = {
  addressLine1: 'line1',
  addressLine2: 'line2',
  city: 'city',
  state: 'state',
  country: 'country',
  postalCode: 'postCode',
};

const PLAIN: Readonly<Record<string, keyof PersonContact>> = {
  jobTitle: 'jobTitle',
  phoneNumber: 'phone',
  mobilePhoneNumber: 'mobile',
  email: 'email',
  website: 'website',
  privacyBlocked: 'privacyBlocked',
};

/** Fields that the card keeps by itself or that Counterpart has no use for. */
const KEPT = new Set(['type', 'searchName', 'contactBusinessRelation', 'companyName', 'taxRegistrationNumber']);

function companyNamed(company: Company, number: string): CompanyContact | null {
  if (number === '') return null;
  const found = company.contacts.byKey(number);
  if (found?.type === 'Company') return found;
  throw badRequest(
    `The field Company No. of table Contact contains a value (${number}) that cannot be found in the related table (Contact).`,
    'Internal_InvalidTableRelation',
  );
}

function assignPerson(company: Company, person: PersonContact, body: Body): void {
  for (const [name, value] of Object.entries(body)) {
    const plain = PLAIN[name];
    const part = ADDRESS[name];
    if (name === 'displayName') {
      if (value === '') throw refuse('The blank "displayName" is not allowed.');
      Object.assign(person, nameParts(value as string));
    } else if (name === 'companyNumber') person.company = companyNamed(company, value as string);
    else if (
      name === 'country' &&
      value !== '' &&
      company.codes.countriesRegions.byKey(value as string) === undefined
    ) {
      throw badRequest('The "country" does not match to a Country/Region.', 'Internal_InvalidTableRelation');
    } else if (part !== undefined) person.address = { ...person.address, [part]: value };
    else if (plain !== undefined) Object.assign(person, { [plain]: value });
    else if (!KEPT.has(name)) throw refuse(`The "${name}" of a contact cannot be changed here.`);
  }
}

/** Fields of a company contact that its customer has under the same name. */
const OF_CUSTOMER = new Set(['displayName', 'phoneNumber', 'email', 'website', ...Object.keys(ADDRESS)]);

/** A company contact and its customer update each other: here they are one. */
function modifyCompany(company: Company, contact: CompanyContact, body: Body): () => void {
  const entries = Object.entries(body);
  const foreign = entries.find(([name]) => !OF_CUSTOMER.has(name) && name !== 'privacyBlocked');
  if (foreign !== undefined) throw refuse(`The "${foreign[0]}" of a company contact cannot be changed here.`);
  const before = contact.privacyBlocked;
  if ('privacyBlocked' in body) contact.privacyBlocked = body['privacyBlocked'] as boolean;
  const shared = Object.fromEntries(entries.filter(([name]) => OF_CUSTOMER.has(name)));
  const undo = customerWriter.modify?.(company, contact.customer as never, shared);
  touch(company, contact);
  return () => {
    undo?.();
    contact.privacyBlocked = before;
  };
}

function modifyPerson(company: Company, person: PersonContact, body: Body): () => void {
  const before = { ...person };
  const undo = (): void => void Object.assign(person, before);
  const { number, ...rest } = body;
  if (number !== undefined && number !== person.number) throw refuse('The number of a contact cannot be changed here.');
  try {
    assignPerson(company, person, rest);
  } catch (error) {
    undo();
    throw error;
  }
  touch(company, person);
  return undo;
}

function insertPerson(company: Company, body: Body): { row: object; undo: () => void } {
  const { id, number = '', type = 'Person', companyNumber = '', ...rest } = body as Body & Record<string, string>;
  if (type !== 'Person') throw refuse('A company contact is created with its customer.');
  if (id !== undefined && company.contacts.byId(id) !== undefined) {
    throw badRequest(
      `The record in table Contact already exists. Identification fields and values: SystemId='${id}'`,
      'Internal_EntityWithSameKeyExists',
    );
  }
  const given = number === '' ? nextNumber(company, 'contact') : number.trim().toUpperCase();
  if (company.contacts.byKey(given) !== undefined) {
    throw badRequest(`The record in table Contact already exists. No.='${given}'.`, 'Internal_EntityWithSameKeyExists');
  }
  const blank = blankPerson(company, companyNamed(company, companyNumber), given);
  const person: PersonContact = id === undefined ? blank : { ...blank, id };
  assignPerson(company, person, rest);
  if (person.firstName === '') throw refuse('The blank "displayName" is not allowed.');
  company.contacts.insert(person);
  return { row: person, undo: () => company.contacts.remove(person) };
}

/** Changes the parts of a person's name; the name itself follows. */
export const contactNameWriter: Writer = {
  modify: (company, row: Contact, body) => {
    if (row.type === 'Company') throw refuse(`Type must be equal to 'Person' in Contact: No.=${row.number}.`);
    const before = { ...row };
    Object.assign(row, body);
    if (contactName(row) === '') {
      Object.assign(row, before);
      throw refuse(`Name must have a value in Contact: No.=${row.number}. It cannot be zero or empty.`);
    }
    touch(company, row);
    return () => void Object.assign(row, before);
  },
};

/** Creates persons, changes and deletes contacts; a company contact stays as long as its customer. */
export const contactWriter: Writer = {
  once: ['id'],
  insert: insertPerson,
  modify: (company, row: Contact, body) =>
    row.type === 'Company' ? modifyCompany(company, row, body) : modifyPerson(company, row, body),
  remove: (company, row: Contact) => {
    if (row.type === 'Company' && companyContactOf(company, row.customer) === row) {
      throw refuse(`You cannot delete the contact ${row.number} because it is linked to a customer.`);
    }
    if (company.serviceOrders.rows().some(({ contact }) => contact === row)) {
      throw refuse(`You cannot delete the contact ${row.number} because there is an open service order for it.`);
    }
    company.contacts.remove(row);
    return () => void company.contacts.insert(row);
  },
};
