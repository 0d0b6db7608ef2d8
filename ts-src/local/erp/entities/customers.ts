import { exposureOf } from '../books/exposure.ts';
import { balanceOf, overdueOf, salesOf } from '../books/figures.ts';
import type { Company, Customer } from '../books/model.ts';
import { fromCents } from '../books/money.ts';
import { EMPTY_GUID } from '../books/random.ts';
import { defineSet, toOne } from '../odata/entity-set.ts';
import { customerWriter } from '../write/customers.ts';
import { idOfCode, shownCurrency, today } from './codes.ts';

const termsId = (row: Customer, company: Company): string => company.terms.byKey(row.paymentTerms)?.id ?? EMPTY_GUID;

export const customersSet = defineSet<Customer>('customers', {
  rows: (company) => company.customers.rows(),
  find: (company, key) => company.customers.byId(key),
  version: (row) => row.version,
  get: {
    id: (row) => row.id,
    number: (row) => row.number,
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
    salespersonCode: (row) => row.salesperson,
    balanceDue: (row, company) => fromCents(overdueOf(row, today(company))),
    creditLimit: (row) => fromCents(row.creditLimit),
    taxLiable: (row) => row.taxLiable,
    taxAreaId: (row, company) => idOfCode(company, 'taxAreas', row.taxArea),
    taxAreaDisplayName: (row, company) => company.codes.taxAreas.byKey(row.taxArea)?.name ?? '',
    taxRegistrationNumber: (row) => row.taxRegistration,
    currencyId: (row, company) => idOfCode(company, 'currencies', row.currency),
    currencyCode: (row, company) => shownCurrency(company, row.currency),
    paymentTermsId: termsId,
    shipmentMethodId: (row, company) => idOfCode(company, 'shipmentMethods', row.shipmentMethod),
    paymentMethodId: (row, company) => idOfCode(company, 'paymentMethods', row.paymentMethod),
    blocked: (row) => row.blocked,
    lastModifiedDateTime: (row) => row.modified,
  },
  navigation: {
    customerFinancialDetail: toOne<Customer>('customerFinancialDetails', (row) => row),
    currency: toOne<Customer>('currencies', (row, company) => company.codes.currencies.byKey(row.currency)),
    paymentTerm: toOne<Customer>('paymentTerms', (row, company) => company.terms.byKey(row.paymentTerms)),
    shipmentMethod: toOne<Customer>('shipmentMethods', (row, company) =>
      company.codes.shipmentMethods.byKey(row.shipmentMethod),
    ),
    paymentMethod: toOne<Customer>('paymentMethods', (row, company) =>
      company.codes.paymentMethods.byKey(row.paymentMethod),
    ),
  },
  write: customerWriter,
});

/** The extension's further fields of customers. */
export const customerDetailsSet = defineSet<Customer>('customerDetails', {
  rows: (company) => company.customers.rows(),
  find: (company, key) => company.customers.byId(key),
  version: (row) => row.version,
  get: {
    id: (row) => row.id,
    number: (row) => row.number,
    customerPriceGroup: (row) => row.priceGroup,
    billToCustomerNumber: (row) => row.billTo,
    customerDiscountGroup: (row) => row.discountGroup,
    allowLineDiscount: (row) => row.allowLineDiscount,
    pricesIncludingTax: (row) => row.pricesIncludeTax,
    taxAreaCode: (row) => row.taxArea,
    outstandingOrders: (row, company) => fromCents(exposureOf(company, row).outstanding),
    shippedNotInvoiced: (row, company) => fromCents(exposureOf(company, row).shippedNotInvoiced),
    lastModifiedDateTime: (row) => row.modified,
  },
});

export const financialDetailsSet = defineSet<Customer>('customerFinancialDetails', {
  rows: (company) => company.customers.rows(),
  find: (company, key) => company.customers.byId(key),
  version: (row) => row.version,
  get: {
    id: (row) => row.id,
    number: (row) => row.number,
    balance: (row) => fromCents(balanceOf(row)),
    totalSalesExcludingTax: (row) => fromCents(salesOf(row)),
    overdueAmount: (row, company) => fromCents(overdueOf(row, today(company))),
    lastModifiedDateTime: (row) => row.modified,
  },
  navigation: { customer: toOne<Customer>('customers', (row) => row) },
});
