import type { ErpCompanyReader } from './erp-reader.ts';
import { ownKey, put, text, type ExpectedRecords } from './record.ts';

/** Products: one for every item. */
export async function expectItems(company: ErpCompanyReader, into: ExpectedRecords): Promise<void> {
  for (const row of await company.standard('items')) {
    put(into, 'Product2', ownKey(company, 'item', row['id']), {
      Name: text(row['displayName']) ?? row['number'],
      ProductCode: row['number'],
      Description: text(row['displayName2']),
      IsActive: !row['blocked'],
      ERP_Unit__c: text(row['baseUnitOfMeasureCode']),
    });
  }
}
