import { newRow, nextNumber } from './company.ts';
import type { Address, Company, Customer, StoredRow } from './model.ts';

interface ContactRow extends StoredRow {
  readonly number: string;
  privacyBlocked: boolean;
}

/** The contact that stands for a customer as a company. Its name, address and numbers are the customer's own. */
export interface CompanyContact extends ContactRow {
  readonly type: 'Company';
  readonly customer: Customer;
}

/** A person; `company` is null for one who belongs to none. */
export interface PersonContact extends ContactRow {
  readonly type: 'Person';
  company: CompanyContact | null;
  firstName: string;
  middleName: string;
  surname: string;
  jobTitle: string;
  address: Omit<Address, 'name'>;
  phone: string;
  mobile: string;
  email: string;
  website: string;
}

/** Table 5050, Contact. */
export type Contact = CompanyContact | PersonContact;

const LENGTH = 30;

/**
 * A name taken apart as Business Central does it for persons: the last word is the surname, the one before it the
 * middle name when there are three or more, all others the first name; a single word is the first name.
 */
export function nameParts(name: string): Pick<PersonContact, 'firstName' | 'middleName' | 'surname'> {
  const words = name.split(' ').filter((word) => word !== '');
  const surname = words.length > 1 ? (words.pop() ?? '') : '';
  const middleName = words.length > 1 && surname !== '' ? (words.pop() ?? '') : '';
  const cut = (text: string): string => text.slice(0, LENGTH);
  return { firstName: cut(words.join(' ')), middleName: cut(middleName), surname: cut(surname) };
}

/** The name of a contact as its card shows it. */
export function contactName(contact: Contact): string {
  if (contact.type === 'Company') return contact.customer.address.name;
  return [contact.firstName, contact.middleName, contact.surname].filter((part) => part !== '').join(' ');
}

/** The customer that a contact belongs to: its own, or its company's. */
export function customerOf(contact: Contact): Customer | null {
  return contact.type === 'Company' ? contact.customer : (contact.company?.customer ?? null);
}

/** The contact of a customer as a company. */
export function companyContactOf(company: Company, customer: Customer): CompanyContact | undefined {
  return company.contacts
    .rows()
    .find((contact): contact is CompanyContact => contact.type === 'Company' && contact.customer === customer);
}

/** Adds the company contact of a customer, as creating a customer does. */
export function addCompanyContact(company: Company, customer: Customer): CompanyContact {
  const contact: CompanyContact = {
    ...newRow(company),
    number: nextNumber(company, 'contact'),
    type: 'Company',
    customer,
    privacyBlocked: false,
  };
  company.contacts.insert(contact);
  return contact;
}

/** A person with the address of its company, as a new card takes it over. */
export function blankPerson(company: Company, of: CompanyContact | null, number: string): PersonContact {
  const { line1, line2, city, state, country, postCode } = of?.customer.address ?? company.address;
  const address = of === null ? { line1: '', line2: '', city: '', state: '', country, postCode: '' } : undefined;
  return {
    ...newRow(company),
    number,
    type: 'Person',
    company: of,
    firstName: '',
    middleName: '',
    surname: '',
    jobTitle: '',
    address: address ?? { line1, line2, city, state, country, postCode },
    phone: '',
    mobile: '',
    email: '',
    website: '',
    privacyBlocked: false,
  };
}
