import { fiscalYearStart } from '../books/figures.ts';
import type { AccountingPeriod, Company } from '../books/model.ts';
import { EMPTY_GUID } from '../books/random.ts';
import { defineSet } from '../odata/entity-set.ts';
import { today } from './codes.ts';

/** The companies themselves: the only set outside a company. */
export function companiesSet(all: readonly Company[]): ReturnType<typeof defineSet> {
  return defineSet<Company>('companies', {
    rows: () => all,
    find: (_, key) => all.find((company) => company.id === key),
    version: () => 1,
    get: {
      id: (row) => row.id,
      systemVersion: () => '29.0.0.0',
      timestamp: () => 1,
      name: (row) => row.name,
      displayName: (row) => row.name,
      businessProfileId: () => '',
      systemCreatedAt: (row) => row.information.created,
      systemCreatedBy: () => EMPTY_GUID,
      systemModifiedAt: (row) => row.information.modified,
      systemModifiedBy: () => EMPTY_GUID,
    },
  });
}

export const companyInformationSet = defineSet<Company>('companyInformation', {
  rows: (company) => [company],
  find: (company, key) => (key === company.information.id ? company : undefined),
  version: (row) => row.information.version,
  get: {
    id: (row) => row.information.id,
    displayName: (row) => row.name,
    addressLine1: (row) => row.address.line1,
    addressLine2: (row) => row.address.line2,
    city: (row) => row.address.city,
    state: (row) => row.address.state,
    country: (row) => row.address.country,
    postalCode: (row) => row.address.postCode,
    phoneNumber: () => '',
    faxNumber: () => '',
    email: () => '',
    website: () => '',
    taxRegistrationNumber: () => '',
    currencyCode: (row) => row.currency,
    currentFiscalYearStartDate: (row) => fiscalYearStart(row, today(row)),
    industry: () => '',
    experience: () => 'Premium',
    lastModifiedDateTime: (row) => row.information.modified,
  },
  stream: () => new Uint8Array(),
});

export const accountingPeriodsSet = defineSet<AccountingPeriod>('accountingPeriods', {
  rows: (company) => company.periods.rows(),
  find: (company, key) => company.periods.byId(key),
  version: (row) => row.version,
  get: {
    id: (row) => row.id,
    startingDate: (row) => row.startingDate,
    name: (row) => row.name,
    newFiscalYear: (row) => row.newFiscalYear,
    closed: (row) => row.closed,
    dateLocked: (row) => row.closed,
    lastModifiedDateTime: (row) => row.modified,
  },
});
