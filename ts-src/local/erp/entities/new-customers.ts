import type { Customer } from '../books/model.ts';
import { defineSet } from '../odata/entity-set.ts';
import { newCustomerWriter } from '../write/new-customers.ts';

/** Customers as the extension creates them; the currency is given as stored, blank for the company's own. */
export const newCustomersSet = defineSet<Customer>('newCustomers', {
  rows: (company) => company.customers.rows(),
  find: (company, key) => company.customers.byId(key),
  version: (row) => row.version,
  get: {
    id: (row) => row.id,
    number: (row) => row.number,
    templateCode: () => '',
    displayName: (row) => row.address.name,
    type: (row) => row.type,
    addressLine1: (row) => row.address.line1,
    addressLine2: (row) => row.address.line2,
    city: (row) => row.address.city,
    state: (row) => row.address.state,
    country: (row) => row.address.country,
    postalCode: (row) => row.address.postCode,
    phoneNumber: (row) => row.phone,
    email: (row) => row.email,
    website: (row) => row.website,
    taxRegistrationNumber: (row) => row.taxRegistration,
    currencyCode: (row) => row.currency,
    paymentTermsCode: (row) => row.paymentTerms,
    salespersonCode: (row) => row.salesperson,
    lastModifiedDateTime: (row) => row.modified,
  },
  write: newCustomerWriter,
});
