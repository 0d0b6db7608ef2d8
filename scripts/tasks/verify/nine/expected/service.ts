import { accountName, peopleOf } from './contacts.ts';
import type { ErpCompanyReader } from './erp-reader.ts';
import { day, decoded, keyOf, ownKey, put, text, type ExpectedRecords } from './record.ts';

const ASSET_STATUS: Readonly<Record<string, string>> = {
  ' ': 'Purchased',
  'Own Service Item': 'Registered',
  Installed: 'Installed',
  'Temporarily Installed': 'Installed',
  Defective: 'Obsolete',
};
const CASE_STATUS: Readonly<Record<string, string>> = {
  Pending: 'New',
  'In Process': 'Working',
  'On Hold': 'Escalated',
  Finished: 'Closed',
};

/** Assets: one for every service item, below the account of its customer. */
export async function expectServiceItems(company: ErpCompanyReader, into: ExpectedRecords): Promise<void> {
  const { customers } = await peopleOf(company);
  for (const row of await company.extension('serviceItems')) {
    put(into, 'Asset', ownKey(company, 'serviceItem', row['id']), {
      Name: `${row['description']} (${row['number']})`,
      SerialNumber: text(row['serialNumber']),
      Status: ASSET_STATUS[decoded(row['status'])] ?? null,
      PurchaseDate: day(row['salesDate']),
      InstallDate: day(row['installationDate']),
      UsageEndDate: day(row['warrantyEndingDateParts']),
      Description: text(row['locationOfServiceItem']),
      Quantity: 1,
      'Account.Name': accountName(customers.get(row['customerId'])),
      'Product2.ProductCode': row['itemNumber'],
    });
  }
}

/** Cases: one for every service order, with contact and asset. */
export async function expectServiceOrders(company: ErpCompanyReader, into: ExpectedRecords): Promise<void> {
  const { customers, moved } = await peopleOf(company);
  const people = new Set(moved.map((row) => row['id']));
  for (const row of await company.extension('serviceOrders')) {
    put(into, 'Case', ownKey(company, 'serviceOrder', row['id']), {
      Subject: text(row['description']),
      Status: CASE_STATUS[decoded(row['status'])] ?? null,
      Priority: row['priority'],
      Description: text(row['workDescription']),
      'Account.Name': accountName(customers.get(row['customerId'])),
      'Asset.ERP_Key__c': keyOf(company, 'serviceItem', row['serviceItemId']),
      'Contact.ERP_Key__c': people.has(row['contactId']) ? ownKey(company, 'contact', row['contactId']) : null,
    });
  }
}
