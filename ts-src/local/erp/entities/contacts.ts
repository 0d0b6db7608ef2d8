import { contactName, customerOf, type Contact } from '../books/contacts.ts';
import type { Address } from '../books/model.ts';
import { EMPTY_DATE, EMPTY_GUID } from '../books/random.ts';
import { defineSet } from '../odata/entity-set.ts';
import { contactNameWriter, contactWriter } from '../write/contacts.ts';

const addressOf = (row: Contact): Omit<Address, 'name'> =>
  row.type === 'Company' ? row.customer.address : row.address;

/** The values that a company contact has of its customer, and a person of its own. */
const ownOf = (row: Contact): { readonly phone: string; readonly email: string; readonly website: string } =>
  row.type === 'Company' ? row.customer : row;

/** A company contact changes with its customer. */
const changeOf = (row: Contact): { readonly version: number; readonly modified: number } =>
  row.type === 'Company' && row.customer.version > row.version ? row.customer : row;

const companyOf = (row: Contact): Contact | null => (row.type === 'Company' ? row : row.company);

export const contactsSet = defineSet<Contact>('contacts', {
  rows: (company) => company.contacts.rows(),
  find: (company, key) => company.contacts.byId(key),
  version: (row) => changeOf(row).version,
  get: {
    id: (row) => row.id,
    number: (row) => row.number,
    type: (row) => row.type,
    displayName: contactName,
    jobTitle: (row) => (row.type === 'Person' ? row.jobTitle : ''),
    companyNumber: (row) => companyOf(row)?.number ?? '',
    companyName: (row) => {
      const of = companyOf(row);
      return of === null ? '' : contactName(of);
    },
    contactBusinessRelation: (row) => (customerOf(row) === null ? 'None' : 'Customer'),
    addressLine1: (row) => addressOf(row).line1,
    addressLine2: (row) => addressOf(row).line2,
    city: (row) => addressOf(row).city,
    state: (row) => addressOf(row).state,
    country: (row) => addressOf(row).country,
    postalCode: (row) => addressOf(row).postCode,
    phoneNumber: (row) => ownOf(row).phone,
    mobilePhoneNumber: (row) => (row.type === 'Person' ? row.mobile : ''),
    email: (row) => ownOf(row).email,
    website: (row) => ownOf(row).website,
    searchName: (row) => contactName(row).toUpperCase(),
    privacyBlocked: (row) => row.privacyBlocked,
    taxRegistrationNumber: (row) => (row.type === 'Company' ? row.customer.taxRegistration : ''),
    lastInteractionDate: () => EMPTY_DATE,
    lastModifiedDateTime: (row) => changeOf(row).modified,
  },
  write: contactWriter,
});

/** The extension's further fields of contacts: the customer behind them, and the parts of a person's name. */
export const contactDetailsSet = defineSet<Contact>('contactDetails', {
  rows: (company) => company.contacts.rows(),
  find: (company, key) => company.contacts.byId(key),
  version: (row) => changeOf(row).version,
  get: {
    id: (row) => row.id,
    number: (row) => row.number,
    customerId: (row) => customerOf(row)?.id ?? EMPTY_GUID,
    customerNumber: (row) => customerOf(row)?.number ?? '',
    firstName: (row) => (row.type === 'Person' ? row.firstName : ''),
    middleName: (row) => (row.type === 'Person' ? row.middleName : ''),
    surname: (row) => (row.type === 'Person' ? row.surname : ''),
    lastModifiedDateTime: (row) => changeOf(row).modified,
  },
  write: contactNameWriter,
});
