import { accountHistory } from './account-history.ts';
import { upsertRecord, upsertRecords, type OrgAccess, type OrgRow } from './org-writer.ts';

/** One company of the connection. */
export interface CompanySetup {
  readonly code: string;
  readonly name: string;
  readonly currency: string;
}

/** One ERP customer of an account with a made-up history. */
export interface CustomerSetup {
  readonly company: CompanySetup;
  readonly number: string;
  readonly documents: number;
  readonly creditLimit?: number;
  readonly blocked?: string;
}

/** An account with its ERP customers; none for an account that is not linked. */
export interface AccountSetup {
  readonly name: string;
  readonly ownerId?: string;
  readonly customers: readonly CustomerSetup[];
}

/** Calendar years up to today's as fiscal years. */
function fiscalYears(today: string): string[] {
  const year = Number(today.slice(0, 4));
  return [year - 2, year - 1, year].map((each) => `${each}-01-01`);
}

/** Writes the connection with its companies, as the companion would have after a run just now. */
export function fillConnection(
  org: OrgAccess,
  companies: readonly CompanySetup[],
  fields: OrgRow = {},
): Promise<string> {
  const now = new Date();
  const today = now.toISOString().slice(0, 10);
  return upsertRecord(org, 'ERP_Connection__c', {
    Connection_Key__c: 'main',
    ERP_Kind__c: 'business-central',
    State__c: 'Running',
    Companies__c: JSON.stringify(companies.map((company) => ({ ...company, fiscalYears: fiscalYears(today) }))),
    Last_Run__c: now.toISOString(),
    Heartbeat__c: now.toISOString(),
    Sweep_Seconds__c: 3,
    Aging_Days__c: '30,60,90',
    ...fields,
  });
}

/** Writes an account with its customers and their histories through the org's REST API; gives the account's id. */
export async function fillAccount(org: OrgAccess, setup: AccountSetup, today: string): Promise<string> {
  const key = `account|${setup.name}`;
  const accountId = await upsertRecord(org, 'Account', {
    ERP_Key__c: key,
    Name: setup.name,
    Phone: '+49 711 123456',
    Website: 'https://example.com',
    Type: 'Customer',
    Industry: 'Retail',
    BillingCity: 'Stuttgart',
    BillingCountry: 'Germany',
    ...(setup.ownerId ? { OwnerId: setup.ownerId } : {}),
  });
  for (const customer of setup.customers) await fillCustomer(org, customer, { key, name: setup.name, today });
  return accountId;
}

async function fillCustomer(
  org: OrgAccess,
  { company, number, documents, creditLimit, blocked }: CustomerSetup,
  account: { readonly key: string; readonly name: string; readonly today: string },
): Promise<void> {
  const customerKey = `${company.code}|customer|${number}`;
  await upsertRecord(org, 'ERP_Customer__c', {
    ERP_Key__c: customerKey,
    Account__r: { ERP_Key__c: account.key },
    Name: account.name,
    Company__c: company.code,
    Number__c: number,
    Home_Currency__c: company.currency,
    Currency__c: company.currency,
    Payment_Terms__c: '30 days net',
    Credit_Limit__c: creditLimit ?? null,
    Blocked__c: blocked ?? null,
  });
  if (documents === 0) return;
  const { code, currency } = company;
  const history = accountHistory({ customerKey, company: code, currency, documents, today: account.today });
  await upsertRecords(org, 'ERP_Invoice__c', history.invoices);
  await upsertRecords(org, 'ERP_Invoice_Line__c', history.lines);
  await upsertRecords(org, 'ERP_Ledger_Entry__c', history.entries);
  await upsertRecords(org, 'ERP_Application__c', history.applications);
  await upsertRecords(org, 'ERP_Customer_Item__c', history.items);
}
