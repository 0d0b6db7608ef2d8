import { expectContacts } from './contacts.ts';
import { expectCustomers } from './customers.ts';
import { companyReaders, type ErpAccess, type ErpCompanyReader } from './erp-reader.ts';
import { expectItems } from './items.ts';
import { expectApplications, expectEntries } from './payments.ts';
import { expectPrices } from './prices.ts';
import type { ExpectedRecords } from './record.ts';
import { expectDocuments } from './sales-history.ts';
import { expectOrders, expectShipments } from './sales-orders.ts';
import { expectServiceItems, expectServiceOrders } from './service.ts';

export type { ErpAccess } from './erp-reader.ts';
export type { Expected, ExpectedRecords } from './record.ts';

type Expectation = (company: ErpCompanyReader, into: ExpectedRecords) => Promise<void>;

/** What each integration must have brought to the org. */
export const expectations = {
  customers: [expectCustomers],
  contacts: [expectContacts],
  items: [expectItems],
  prices: [expectPrices],
  'sales-orders': [expectOrders, expectShipments],
  'sales-history': [
    (company, into) => expectDocuments(company, into, 'salesInvoice'),
    (company, into) => expectDocuments(company, into, 'salesCreditMemo'),
  ],
  payments: [expectEntries, expectApplications],
  service: [expectServiceItems, expectServiceOrders],
} satisfies Readonly<Record<string, readonly Expectation[]>>;

export type VerifiedIntegration = keyof typeof expectations;

/** Works out what an integration, or all of them, must have brought from all companies of an ERP. */
export async function expectedRecords(
  erp: ErpAccess,
  integrations: readonly VerifiedIntegration[] = Object.keys(expectations) as VerifiedIntegration[],
): Promise<ExpectedRecords> {
  const into: ExpectedRecords = new Map();
  for (const company of await companyReaders(erp)) {
    for (const integration of integrations) {
      for (const expectation of expectations[integration]) await expectation(company, into);
    }
  }
  return into;
}
