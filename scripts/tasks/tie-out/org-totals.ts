import { soql, type OrgAccess } from '../soql.ts';
import { cents, totalsFor, type TotalsByCustomer } from './totals.ts';

interface OfCustomer {
  readonly Customer__r: { readonly Company__c: string; readonly Number__c: string };
}

interface DocumentRow extends OfCustomer {
  readonly Id: string;
  readonly Type__c: string;
  readonly Complete__c: boolean;
  readonly Net__c: number;
  readonly Gross__c: number;
  readonly Remaining__c: number | null;
}

interface ApplicationRow {
  readonly Kind__c: string;
  readonly Entry__r: OfCustomer;
}

const customer = 'Customer__r.Company__c, Customer__r.Number__c';

/** Adds up what the org holds of every ERP customer; documents that are not complete don't count. */
export async function readOrgTotals(org: OrgAccess): Promise<TotalsByCustomer> {
  const totals: TotalsByCustomer = new Map();
  const of = (row: OfCustomer): ReturnType<typeof totalsFor> =>
    totalsFor(totals, row.Customer__r.Company__c, row.Customer__r.Number__c);
  for await (const row of soql<{ Company__c: string; Number__c: string }>(
    org,
    'SELECT Company__c, Number__c FROM ERP_Customer__c ORDER BY ERP_Key__c',
  )) {
    totalsFor(totals, row.Company__c, row.Number__c);
  }
  await addDocuments(org, of);
  for await (const row of soql<OfCustomer & { Remaining_Home__c: number }>(
    org,
    `SELECT ${customer}, Remaining_Home__c FROM ERP_Ledger_Entry__c ORDER BY ERP_Key__c`,
  )) {
    const found = of(row);
    found.entries += 1;
    found.balanceCents += cents(row.Remaining_Home__c);
  }
  for await (const row of soql<ApplicationRow>(
    org,
    `SELECT Kind__c, Entry__r.Customer__r.Company__c, Entry__r.Customer__r.Number__c FROM ERP_Application__c ORDER BY ERP_Key__c`,
  )) {
    if (row.Kind__c === 'Application') of(row.Entry__r).applications += 1;
  }
  return totals;
}

async function addDocuments(org: OrgAccess, of: (row: OfCustomer) => ReturnType<typeof totalsFor>): Promise<void> {
  const byId = new Map<string, ReturnType<typeof totalsFor>>();
  for await (const row of soql<DocumentRow>(
    org,
    `SELECT Id, ${customer}, Type__c, Complete__c, Net__c, Gross__c, Remaining__c FROM ERP_Invoice__c ORDER BY ERP_Key__c`,
  )) {
    if (!row.Complete__c) continue;
    const found = of(row);
    byId.set(row.Id, found);
    found.netCents += cents(row.Net__c);
    found.grossCents += cents(row.Gross__c);
    if (row.Type__c === 'Credit Memo') found.creditMemos += 1;
    else {
      found.invoices += 1;
      found.remainingCents += cents(row.Remaining__c ?? 0);
    }
  }
  for await (const row of soql<{ Invoice__c: string }>(
    org,
    'SELECT Invoice__c FROM ERP_Invoice_Line__c ORDER BY ERP_Key__c',
  )) {
    const found = byId.get(row.Invoice__c);
    if (found) found.lines += 1;
  }
}
