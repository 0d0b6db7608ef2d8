import { createRecord, upsertRecord } from '../../../scripts/tasks/bench/page/org-writer.ts';
import type { Stage } from './stage.ts';

/** Something to sell: an account's opportunity with products that the ERP knows. */
export interface Sale {
  readonly account: string;
  readonly opportunity: string;
}

interface SaleSetup {
  readonly name: string;
  readonly account: string;
  /** Item numbers of the products; none for an opportunity without lines. */
  readonly items: readonly string[];
  readonly closeDate?: string;
}

/** Makes an opportunity of the representative, with one line for each item. */
export async function fillOpportunity(stage: Stage, setup: SaleSetup): Promise<Sale> {
  const ownerId = await stage.id("SELECT Id FROM User WHERE Username LIKE 'rep@%'");
  const book = await stage.id('SELECT Id FROM Pricebook2 WHERE IsStandard = true');
  const opportunity = await createRecord(stage.admin, 'Opportunity', {
    Name: setup.name,
    AccountId: setup.account,
    OwnerId: ownerId,
    StageName: 'Prospecting',
    CloseDate: setup.closeDate ?? stage.today,
    Pricebook2Id: book,
  });
  for (const item of setup.items) {
    const entry = await entryFor(stage, book, item);
    await createRecord(stage.admin, 'OpportunityLineItem', {
      OpportunityId: opportunity,
      PricebookEntryId: entry,
      Quantity: 2,
      UnitPrice: 100,
    });
  }
  return { account: setup.account, opportunity };
}

async function entryFor(stage: Stage, book: string, item: string): Promise<string> {
  const product = await upsertRecord(stage.admin, 'Product2', {
    ERP_Key__c: `*|item|${item}`,
    Name: `Item ${item}`,
    ProductCode: item,
    IsActive: true,
    ERP_Item_Number__c: item,
    ERP_Unit__c: 'PCS',
  });
  const known = await stage.rows(`SELECT Id FROM PricebookEntry WHERE Product2Id = '${product}'`);
  if (known[0]) return String(known[0]['Id']);
  return createRecord(stage.admin, 'PricebookEntry', {
    Pricebook2Id: book,
    Product2Id: product,
    UnitPrice: 100,
    IsActive: true,
  });
}
