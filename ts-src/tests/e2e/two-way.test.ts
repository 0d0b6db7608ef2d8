/** Accounts and customers of the local org and the local ERP, kept in step in both directions. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SyncReport } from '../../companion/companion.ts';
import { createBusinessCentral } from '../../companion/erp/business-central/index.ts';
import type { ErpConnector, ErpFields, SourceRecord } from '../../companion/erp/contract.ts';
import { openStage, runOf, type Stage } from './stage.ts';

let stage: Stage;
let erp: ErpConnector;
let company: string;

interface Pair {
  /** Key of the customer in the ERP. */
  readonly customer: string;
  readonly key: string;
  readonly account: string;
}
let pairs: readonly Pair[];

beforeAll(async () => {
  stage = await openStage();
  company = stage.erp.companies[0]?.code ?? '';
  erp = createBusinessCentral(stage.config.erp);
  await stage.companion.sync();
  pairs = stage
    .rows(`SELECT ERP_Key__c, Account__c FROM ERP_Customer__c WHERE Company__c = '${company}' AND Blocked__c = null`)
    .map((row) => ({
      key: String(row['ERP_Key__c']),
      customer: String(row['ERP_Key__c']).split('|')[2] ?? '',
      account: String(row['Account__c']),
    }));
});
afterAll(async () => {
  await erp.close();
  await stage.close();
});

const admin = () => {
  const session = stage.org.kernel.sessions.open(stage.org.users.find(({ name }) => name === 'admin')?.username ?? '');
  if (session === null) throw new Error('The local org has no admin.');
  return session;
};
function edit(object: string, id: string, change: Readonly<Record<string, string | null>>): void {
  const columns = ['Id', ...Object.keys(change)];
  const table = { columns, rows: [[id, ...Object.values(change)]] };
  const [result] = stage.org.kernel.save.update(object, table, admin());
  if (result?.success !== true) throw new Error(JSON.stringify(result));
}
const account = ({ account: id }: Pair) =>
  stage.rows(
    `SELECT Name, AccountNumber, BillingStreet, BillingCity, Phone, Website, OwnerId FROM Account WHERE Id = '${id}'`,
  )[0];
async function customer({ customer: key }: Pair): Promise<SourceRecord> {
  const [found] = await erp.readByKey({ company, entity: 'customer', expand: [], fresh: true }, [key]);
  if (found === undefined) throw new Error(`no customer ${key}`);
  return found;
}
const editErp = async ({ customer: key }: Pair, fields: ErpFields): Promise<unknown> =>
  erp.write?.update({ company, entity: 'customer', key, fields, etag: null });
const run = (report: SyncReport) => runOf(report, 'customer-account', company);
const pair = (index: number): Pair => pairs[index] as Pair;

describe('accounts and customers', () => {
  test('what a rep changes on the account stands in Business Central after the next sync', async () => {
    edit('Account', pair(0).account, {
      Name: 'Renamed in Salesforce',
      BillingStreet: 'Elm 1\nYard\nGate',
      Phone: '0123',
    });
    expect(run(await stage.companion.sync())).toMatchObject({ updated: 1, parked: 0, outcome: 'Done' });
    expect(await customer(pair(0))).toMatchObject({
      displayName: 'Renamed in Salesforce',
      addressLine1: 'Elm 1',
      addressLine2: 'Yard Gate',
      phoneNumber: '0123',
    });
    expect(account(pair(0))?.['BillingStreet']).toBe('Elm 1\nYard Gate');
  });

  test('the echo of our own write changes nothing, on either side', async () => {
    await stage.companion.sync();
    const before = (await customer(pair(0)))['etag'];
    expect((await stage.companion.sync()).writes).toBe(0);
    expect((await customer(pair(0)))['etag']).toBe(before);
  });

  test('changes of different fields on both sides go both ways', async () => {
    edit('Account', pair(1).account, { Website: 'www.example.com' });
    await editErp(pair(1), { city: 'Ulm' });
    await stage.companion.sync();
    expect(account(pair(1))).toMatchObject({ BillingCity: 'Ulm', Website: 'www.example.com' });
    expect(await customer(pair(1))).toMatchObject({ city: 'Ulm', website: 'www.example.com' });
  });

  test('a field changed on both sides is parked with three values, and settled by one command', async () => {
    const phone = account(pair(2))?.['Phone'] ?? null;
    edit('Account', pair(2).account, { Phone: '111' });
    await editErp(pair(2), { phoneNumber: '222' });
    expect(run(await stage.companion.sync())).toMatchObject({ parked: 1, outcome: 'Partly' });
    expect(account(pair(2))?.['Phone']).toBe('111');
    const [message] = stage.rows(
      `SELECT Error_Code__c, Fields__c, Conflict__c FROM ERP_Message__c WHERE State__c = 'Parked' AND Integration__c = 'customers'`,
    );
    expect(message).toMatchObject({ Error_Code__c: 'SYNC_CONFLICT', Fields__c: 'Phone' });
    expect(JSON.parse(String(message?.['Conflict__c']))).toEqual([
      { field: 'Phone', agreed: phone, salesforce: '111', erp: '222' },
    ]);
    const { settled } = await stage.companion.conflicts.settle(pair(2).key, { Phone: 'salesforce' });
    expect(settled).toEqual(['Phone']);
    expect(await customer(pair(2))).toMatchObject({ phoneNumber: '111' });
    expect(await stage.companion.conflicts.list()).toEqual([]);
  });

  test('a value that Business Central refuses is parked with the field to change, and goes through once it is right', async () => {
    edit('Account', pair(3).account, { BillingCountry: 'ZZ' });
    await stage.companion.sync();
    const [parked] = await stage.companion.parked.list({ mapping: 'customer-account' });
    expect(parked).toMatchObject({ code: 'BC_RELATED_MISSING', fields: ['country'] });
    edit('Account', pair(3).account, { BillingCountry: 'DE' });
    await stage.companion.sync();
    expect(await customer(pair(3))).toMatchObject({ country: 'DE' });
    expect(await stage.companion.parked.list({ mapping: 'customer-account' })).toEqual([]);
  });

  test('a text that Business Central has no room for is parked, never cut', async () => {
    edit('Account', pair(4).account, { BillingCity: 'x'.repeat(35) });
    await stage.companion.sync();
    const [parked] = await stage.companion.parked.list({ mapping: 'customer-account' });
    expect(parked).toMatchObject({ code: 'MAPPING_ERP_TEXT_TOO_LONG', fields: ['city'] });
    edit('Account', pair(4).account, { BillingCity: 'Ulm' });
    await stage.companion.sync();
    expect(await stage.companion.parked.list({ mapping: 'customer-account' })).toEqual([]);
  });

  test('a renumbered customer keeps its account, and the number can not be changed in Salesforce', async () => {
    await editErp(pair(5), { number: 'NEW-5' });
    await stage.companion.sync();
    expect(account(pair(5))).toMatchObject({ AccountNumber: 'NEW-5' });
    edit('Account', pair(5).account, { AccountNumber: 'MINE' });
    await stage.companion.sync();
    expect(account(pair(5))).toMatchObject({ AccountNumber: 'NEW-5' });
  });

  test('the salesperson owns the account, and a new owner becomes the salesperson', async () => {
    const codes = new Set((await Promise.all(pairs.map(customer))).map((record) => record['salespersonCode']));
    const [first = '', second = ''] = [...codes].filter((code) => code !== null).map(String);
    const [one, two] = stage.rows(`SELECT Id FROM User WHERE IsActive = true ORDER BY CreatedDate, Id`);
    edit('User', String(one?.['Id']), { ERP_Salesperson_Code__c: first });
    edit('User', String(two?.['Id']), { ERP_Salesperson_Code__c: second });
    await editErp(pair(6), { salespersonCode: first, city: 'Bath' });
    await stage.companion.sync();
    expect(account(pair(6))).toMatchObject({ OwnerId: one?.['Id'] });
    edit('Account', pair(6).account, { OwnerId: String(two?.['Id']) });
    await stage.companion.sync();
    expect(await customer(pair(6))).toMatchObject({ salespersonCode: second });
  });

  test('a lost answer of Business Central is read back, and nothing is written twice', async () => {
    edit('Account', pair(7).account, { Phone: '777' });
    stage.erp.faults.add({ kind: 'cut', afterBytes: 1, method: 'PATCH', times: 1 });
    expect(run(await stage.companion.sync())).toMatchObject({ updated: 1, parked: 0 });
    stage.erp.faults.clear();
    expect(await customer(pair(7))).toMatchObject({ phoneNumber: '777' });
    expect((await stage.companion.sync()).writes).toBe(0);
  });

  test('after a lost state what differs is for someone to decide, and nothing is overwritten', async () => {
    edit('Account', pair(8).account, { Phone: '888' });
    const companion = await stage.another();
    await companion.sync();
    expect(account(pair(8))?.['Phone']).toBe('888');
    const open = await companion.conflicts.list();
    expect(open.map(({ key, fields }) => [key, fields.map(({ field }) => field)])).toEqual([[pair(8).key, ['Phone']]]);
  });
});
