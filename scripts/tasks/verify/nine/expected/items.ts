import type { ErpCompanyReader, Row } from './erp-reader.ts';
import { ownKey, put, text, type ExpectedRecords } from './record.ts';

/** Products: one for every item, and one for every variant of an item. */
export async function expectItems(company: ErpCompanyReader, into: ExpectedRecords): Promise<void> {
  const items = new Map<string, Row>();
  const details = new Map((await company.extension('itemDetails')).map((row) => [row['id'], row]));
  const unitsOf = (item: Row): { base: string | null; sales: string | null } => {
    const base = text(item['baseUnitOfMeasureCode']);
    return { base, sales: text(details.get(item['id'])?.['salesUnitOfMeasureCode'] ?? '') ?? base };
  };
  for (const row of await company.standard('items')) {
    items.set(row['id'], row);
    const { base, sales } = unitsOf(row);
    put(into, 'Product2', ownKey(company, 'item', row['id']), {
      Name: text(row['displayName']) ?? row['number'],
      ProductCode: row['number'],
      Description: text(row['displayName2']),
      IsActive: !row['blocked'],
      ERP_Item_Number__c: row['number'],
      ERP_Variant_Code__c: null,
      ERP_Company__c: company.code,
      ERP_Base_Unit__c: base,
      ERP_Unit__c: sales,
    });
  }
  for (const row of await company.standard('itemVariants')) {
    const item = items.get(row['itemId']);
    if (item === undefined) throw new Error(`The variant ${row['code']} has no item.`);
    const { base, sales } = unitsOf(item);
    put(into, 'Product2', ownKey(company, 'itemVariant', row['id']), {
      Name: text(row['description']) ?? `${item['number']} ${row['code']}`,
      ProductCode: `${item['number']}-${row['code']}`,
      Description: null,
      IsActive: !item['blocked'],
      ERP_Item_Number__c: item['number'],
      ERP_Variant_Code__c: row['code'],
      ERP_Company__c: company.code,
      ERP_Base_Unit__c: base,
      ERP_Unit__c: sales,
    });
  }
}
