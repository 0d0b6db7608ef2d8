import { orgCaller } from './org-caller.ts';
import type { OrgInfo } from './child-system.ts';

/** Where to sell: the org, the ERP's companies, and a way to read the org. */
export interface SellingPlace {
  readonly org: Pick<OrgInfo, 'url' | 'apiVersion' | 'users'>;
  readonly erp: { readonly companies: readonly { readonly code: string }[] };
  rows(query: string): Promise<readonly Readonly<Record<string, unknown>>[]>;
}

/** A line of an opportunity, as the rep entered it. */
export interface SoldLine {
  readonly item: string;
  readonly quantity: number;
  readonly price: number;
  readonly discount: number;
}

export interface Sale {
  readonly opportunity: string;
  readonly account: string;
  readonly lines: readonly SoldLine[];
}

/** Accounts that are unblocked customers of the first company in its own currency, given to the rep. */
export async function accountsOfRep(stage: SellingPlace, count: number): Promise<readonly string[]> {
  const company = stage.erp.companies[0]?.code ?? '';
  const [rep] = await stage.rows("SELECT Id FROM User WHERE Username LIKE 'rep@%'");
  const rows = await stage.rows(
    `SELECT Account__c FROM ERP_Customer__c WHERE Company__c = '${company}' AND Blocked__c = null AND ` +
      `Currency__c = 'GBP' AND Bill_To_Number__c = null AND Credit_Limit__c = 0 ORDER BY Number__c LIMIT ${count}`,
  );
  if (rows.length < count) throw new Error(`The ERP has ${rows.length} suitable customers, not ${count}.`);
  const accounts = rows.map((row) => String(row['Account__c']));
  const admin = orgCaller(stage.org, 'admin');
  for (const account of accounts) await admin.update('Account', account, { OwnerId: rep?.['Id'] });
  return accounts;
}

const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** An opportunity of the rep over products of the standard price book that came with the sync. */
export async function sell(stage: SellingPlace, account: string, name: string): Promise<Sale> {
  const company = stage.erp.companies[0]?.code ?? '';
  const entries = await stage.rows(
    'SELECT Id, UnitPrice, Product2.ERP_Item_Number__c FROM PricebookEntry WHERE Pricebook2.IsStandard = true AND IsActive = true ' +
      `AND CurrencyIsoCode = 'GBP' AND Product2.ERP_Company__c = '${company}' AND Product2.ERP_Variant_Code__c = null ` +
      'AND UnitPrice > 0 ORDER BY Product2.ERP_Item_Number__c LIMIT 3',
  );
  if (entries.length < 3) throw new Error(`The standard price book has ${entries.length} entries to sell, not 3.`);
  const [book] = await stage.rows('SELECT Id FROM Pricebook2 WHERE IsStandard = true');
  const rep = orgCaller(stage.org, 'rep');
  const opportunity = await rep.create('Opportunity', {
    Name: name,
    AccountId: account,
    StageName: 'Prospecting',
    CloseDate: inDays(30),
    CurrencyIsoCode: 'GBP',
    Pricebook2Id: book?.['Id'],
  });
  const lines = entries.map((entry, index) => ({
    entry,
    item: String((entry['Product2'] as Record<string, unknown>)['ERP_Item_Number__c']),
    quantity: 4 + 2 * index,
    price: Number(entry['UnitPrice']),
    discount: index === 1 ? 10 : 0,
  }));
  for (const { entry, quantity, price, discount } of lines) {
    await rep.create('OpportunityLineItem', {
      OpportunityId: opportunity,
      PricebookEntryId: entry['Id'],
      Quantity: quantity,
      UnitPrice: price,
      Discount: discount,
      ServiceDate: inDays(14),
    });
  }
  return { opportunity, account, lines };
}
