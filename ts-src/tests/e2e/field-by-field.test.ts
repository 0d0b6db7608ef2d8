/** Every field of every record in the org against what Business Central's own API says, through a day of changes. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { compareRecords, valueAt } from '../../../scripts/tasks/verify/nine/compare.ts';
import { expectedRecords, type VerifiedIntegration } from '../../../scripts/tasks/verify/nine/expected/index.ts';
import { FIRST_INTEGRATIONS } from '../../companion/companion.ts';
import { openStage, sumOf, type Stage } from './stage.ts';

// The medium company, which takes minutes, is compared when the environment asks for it.
const size = process.env['COUNTERPART_FIELDS_SIZE'] === 'medium' ? 'medium' : 'small';
let stage: Stage;

beforeAll(async () => {
  stage = await openStage({ erp: { size, seed: 3 } });
  expect(await stage.companion.sync()).toMatchObject({ ok: true });
}, 300_000);
afterAll(() => stage.close());

/** Contacts and service are installed by choice; they have tests of their own. */
const installed = FIRST_INTEGRATIONS as readonly VerifiedIntegration[];

/** One line for each record that is missing, too many, or differs, and how many of each field. */
async function differences(): Promise<readonly string[]> {
  return (await compareRecords(await expectedRecords(stage.erp, installed), stage.rows)).differences;
}

it('every field of every record is what the ERP says', async () => {
  expect((await differences()).slice(0, 20)).toEqual([]);
}, 300_000);

interface Applied {
  readonly Amount__c: number;
  readonly Unapplied__c: boolean;
}

function appliedBy(rows: readonly Readonly<Record<string, unknown>>[], path: string): Map<string, number> {
  const sums = new Map<string, number>();
  for (const row of rows) {
    const { Amount__c: amount } = row as unknown as Applied;
    const number = String(valueAt(row, path));
    sums.set(number, Math.round(((sums.get(number) ?? 0) + amount) * 100) / 100);
  }
  return sums;
}

it('the applications of an invoice add up to what is paid of it, and every application names both entries', () => {
  const rows = stage.rows(
    'SELECT Amount__c, Kind__c, Unapplied__c, Entry__r.ERP_Key__c, Applied_Entry__r.ERP_Key__c, Applied_Entry__r.Document_Type__c FROM ERP_Application__c',
  );
  expect(rows.filter((row) => valueAt(row, 'Applied_Entry__r.ERP_Key__c') === null)).toEqual([]);
  const settled = appliedBy(
    rows.filter(({ Kind__c: kind }) => kind === 'Application'),
    'Applied_Entry__r.ERP_Key__c',
  );
  const entries = stage.rows(
    "SELECT ERP_Key__c, Amount__c, Remaining__c, Document_Type__c FROM ERP_Ledger_Entry__c WHERE Document_Type__c = 'Invoice'",
  );
  const wrong = entries.filter((row) => {
    const paid = Math.round((Number(row['Remaining__c']) - Number(row['Amount__c'])) * 100) / 100;
    return paid !== (settled.get(String(row['ERP_Key__c'])) ?? 0);
  });
  expect(entries.length).toBeGreaterThan(100);
  expect(wrong.slice(0, 5)).toEqual([]);
});

const company = 'NW';

async function patch(set: string, number: string, body: object): Promise<void> {
  const { erp } = stage;
  const id = erp.companies.find(({ code }) => code === company)?.id ?? '';
  const base = `${erp.url}/api/v2.0/companies(${id})/${set}`;
  const authorization = `Basic ${Buffer.from(`${erp.user}:${erp.password}`).toString('base64')}`;
  const found = await fetch(`${base}?$filter=number eq '${number}'`, { headers: { authorization } });
  const [row] = ((await found.json()) as { value: { id: string }[] }).value;
  const headers = { authorization, 'if-match': '*', 'content-type': 'application/json' };
  const answer = await fetch(`${base}(${row?.id})`, { method: 'PATCH', headers, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(await answer.text());
}

/** A customer of the company that can be invoiced, by what else must hold. */
function customerWhere(condition: string): string {
  const [row] = stage.rows(
    `SELECT Number__c FROM ERP_Customer__c WHERE Company__c = '${company}' AND Blocked__c = null AND ${condition} ORDER BY Number__c LIMIT 1`,
  );
  return String(row?.['Number__c']);
}

/** Syncs, compares every field, and gives the created and updated records of each mapping. */
async function sweep(): Promise<Record<string, string>> {
  const report = await stage.companion.sync();
  expect(report.ok).toBe(true);
  expect(sumOf(report, 'parked') + sumOf(report, 'waiting')).toBe(0);
  expect((await differences()).slice(0, 20)).toEqual([]);
  const written = report.runs.filter((run) => run.created + run.updated > 0);
  return Object.fromEntries(written.map((run) => [`${run.company} ${run.mapping}`, `${run.created}+${run.updated}`]));
}

const priced = [{ quantity: 2, unitPrice: 100 }];

it('a part payment writes the invoice, two entries and one application, and taking it back undoes them', async () => {
  const customer = customerWhere("Currency__c = 'GBP' AND Bill_To_Number__c = null");
  const invoice = stage.erp.clerk.postInvoice({ company, customer, lines: priced });
  expect(await sweep()).toEqual({ 'NW sales-invoice': '1+0', 'NW ledger-entry': '1+0' });
  const payment = stage.erp.clerk.receivePayment({ company, customer, amount: 30, appliesTo: invoice.number });
  expect(await sweep()).toEqual({ 'NW sales-invoice': '0+1', 'NW ledger-entry': '1+1', 'NW application': '1+0' });
  stage.erp.clerk.unapplyLast({ company, customer, entryNumber: payment.entryNumber });
  expect(await sweep()).toEqual({ 'NW sales-invoice': '0+1', 'NW ledger-entry': '0+2', 'NW application': '1+1' });
  stage.erp.clerk.issueCreditMemo({ company, customer, appliesTo: invoice.number });
  expect(await sweep()).toEqual({
    'NW sales-invoice': '0+1',
    'NW sales-credit-memo': '1+0',
    'NW ledger-entry': '1+1',
    'NW application': '1+0',
  });
}, 300_000);

it('a currency invoice that is paid at another rate writes the exchange difference', async () => {
  const customer = customerWhere("Currency__c = 'USD' AND Bill_To_Number__c = null");
  const day = new Date(Date.now() - 200 * 86_400_000).toISOString().slice(0, 10);
  const invoice = stage.erp.clerk.postInvoice({ company, customer, lines: priced, postingDate: day });
  await sweep();
  stage.erp.clerk.receivePayment({ company, customer, amount: invoice.total, appliesTo: invoice.number });
  expect(await sweep()).toMatchObject({ 'NW sales-invoice': '0+1', 'NW ledger-entry': '1+1', 'NW application': '2+0' });
}, 300_000);

it('a renamed number, a new description and a block write the one record that changed', async () => {
  const head = stage.rows(`SELECT Bill_To_Number__c FROM ERP_Customer__c WHERE Bill_To_Number__c != null LIMIT 1`)[0];
  const number = String(head?.['Bill_To_Number__c']);
  const [item] = stage.rows(`SELECT ProductCode FROM Product2 WHERE ERP_Key__c LIKE '${company}|%' LIMIT 1`);
  await patch('items', String(item?.['ProductCode']), { displayName: 'Described anew' });
  expect(await sweep()).toEqual({ 'NW item-product': '0+1' });
  const customer = customerWhere("Currency__c = 'GBP' AND Bill_To_Number__c = null");
  stage.erp.clerk.blockCustomer({ company, customer, blocked: 'Invoice' });
  expect(await sweep()).toEqual({ 'NW customer': '0+1' });
  await patch('customers', number, { number: 'RENAMED-1' });
  const written = await sweep();
  expect(Object.keys(written).sort()).toEqual(['NW customer', 'NW customer-account']);
  expect(stage.rows("SELECT Id FROM ERP_Customer__c WHERE Bill_To_Number__c = 'RENAMED-1'")).not.toHaveLength(0);
  expect(await sweep()).toEqual({});
}, 300_000);
