/** Contacts, assets and cases of the local org and their records in the local ERP, kept in step in both directions. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createBusinessCentral } from '../../companion/erp/business-central/index.ts';
import type { ErpConnector, ErpFields, SourceRecord } from '../../companion/erp/contract.ts';
import type { SyncReport } from '../../companion/companion.ts';
import { openSellingStage, type SellingStage } from './selling-stage.ts';
import { runOf } from './stage.ts';

let stage: SellingStage;
let erp: ErpConnector;
let company: string;

beforeAll(async () => {
  stage = await openSellingStage();
  company = stage.erp.companies[0]?.code ?? '';
  erp = createBusinessCentral(stage.config.erp);
  const [connection] = stage.rows('SELECT Id FROM ERP_Connection__c');
  for (const integration of ['contacts', 'service']) {
    await stage.ask('admin', 'install-templates', String(connection?.['Id']), { integration, state: 'Live' });
  }
  await stage.companion.sync();
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
function edit(object: string, id: unknown, change: Readonly<Record<string, string | null>>): void {
  const table = { columns: ['Id', ...Object.keys(change)], rows: [[String(id), ...Object.values(change)]] };
  const [result] = stage.org.kernel.save.update(object, table, admin());
  if (result?.success !== true) throw new Error(JSON.stringify(result));
}
const keyOf = (row: Readonly<Record<string, unknown>> | undefined): string =>
  String(row?.['ERP_Key__c']).split('|')[2] ?? '';
async function inErp(entity: string, key: string): Promise<SourceRecord> {
  const [found] = await erp.readByKey({ company, entity, expand: [], fresh: true }, [key]);
  if (found === undefined) throw new Error(`no ${entity} ${key}`);
  return found;
}
const editErp = async (entity: string, key: string, fields: ErpFields): Promise<unknown> =>
  erp.write?.update({ company, entity, key, fields, etag: null });
const all = async (entity: string): Promise<SourceRecord[]> => {
  const records: SourceRecord[] = [];
  for await (const page of erp.read({ company, entity, expand: [], since: null })) records.push(...page.records);
  return records;
};
const run = (report: SyncReport, mapping: string) => runOf(report, mapping, company);
const ours = (object: string, columns: string, where = '') =>
  stage.rows(
    `SELECT Id, ERP_Key__c, ${columns} FROM ${object} WHERE ERP_Key__c LIKE '${company}|%' ${where} ORDER BY ERP_Key__c`,
  );
const again = (object: string, id: unknown, columns: string) =>
  stage.rows(`SELECT ${columns} FROM ${object} WHERE Id = '${String(id)}'`)[0];

describe('contacts', () => {
  test('are the persons of customers that can be reached, on the account of the customer', async () => {
    const expected = (await all('contact')).filter(
      (person) =>
        person['type'] === 'Person' &&
        person['surname'] !== null &&
        person['privacyBlocked'] !== true &&
        [person['email'], person['phoneNumber'], person['mobilePhoneNumber']].some((value) => value !== null),
    );
    const found = ours('Contact', 'FirstName, LastName, Email, AccountId');
    expect(found.map(keyOf).sort()).toEqual(expected.map(({ id }) => String(id)).sort());
    const accounts = new Map(
      ours('ERP_Customer__c', 'Account__c').map((row) => [keyOf(row), String(row['Account__c'])]),
    );
    for (const contact of found) {
      const person = expected.find(({ id }) => id === keyOf(contact));
      expect(contact['AccountId']).toBe(accounts.get(String(person?.['customerId'])));
      expect(contact['LastName']).toBe(person?.['surname']);
    }
    expect(found.length).toBeGreaterThan(30);
  });

  test('changed in Salesforce stand in the ERP, names of several words included, and the echo changes nothing', async () => {
    const [contact] = ours('Contact', 'LastName');
    edit('Contact', contact?.['Id'], { FirstName: 'Anna Maria', LastName: 'van Dam', Email: 'anna@x.example' });
    expect(run(await stage.companion.sync(), 'contact')).toMatchObject({ updated: 1, parked: 0, outcome: 'Done' });
    expect(await inErp('contact', keyOf(contact))).toMatchObject({
      displayName: 'Anna Maria van Dam',
      firstName: 'Anna Maria',
      surname: 'van Dam',
      email: 'anna@x.example',
    });
    expect((await stage.companion.sync()).writes).toBe(0);
    expect(again('Contact', contact?.['Id'], 'FirstName, LastName')).toMatchObject({
      FirstName: 'Anna Maria',
      LastName: 'van Dam',
    });
  });

  test('changed in the ERP stand in Salesforce; fields changed on either side go both ways', async () => {
    const contact = ours('Contact', 'Title')[1];
    await editErp('contact', keyOf(contact), { jobTitle: 'Head of Purchasing', firstName: 'Zita' });
    edit('Contact', contact?.['Id'], { MobilePhone: '0170 1' });
    await stage.companion.sync();
    expect(again('Contact', contact?.['Id'], 'Title, FirstName')).toMatchObject({
      Title: 'Head of Purchasing',
      FirstName: 'Zita',
    });
    expect(await inErp('contact', keyOf(contact))).toMatchObject({ mobilePhoneNumber: '0170 1' });
  });

  test('changed on both sides follow the owner of the field', async () => {
    const contact = ours('Contact', 'Email')[2];
    edit('Contact', contact?.['Id'], { Email: 'sales@x.example' });
    await editErp('contact', keyOf(contact), { email: 'finance@x.example' });
    expect(run(await stage.companion.sync(), 'contact')).toMatchObject({ parked: 0 });
    expect(await inErp('contact', keyOf(contact))).toMatchObject({ email: 'sales@x.example' });
    edit('Contact', contact?.['Id'], { MailingCity: 'Nowhere' });
    await stage.companion.sync();
    expect(again('Contact', contact?.['Id'], 'MailingCity')?.['MailingCity']).not.toBe('Nowhere');
  });

  test('whose first name is too long for the ERP are parked, never cut', async () => {
    const contact = ours('Contact', 'FirstName')[3];
    edit('Contact', contact?.['Id'], { FirstName: 'x'.repeat(31) });
    await stage.companion.sync();
    expect(await stage.companion.parked.list({ mapping: 'contact' })).toMatchObject([
      { code: 'MAPPING_ERP_TEXT_TOO_LONG', fields: ['firstName'] },
    ]);
    edit('Contact', contact?.['Id'], { FirstName: 'Short' });
    await stage.companion.sync();
    expect(await stage.companion.parked.list({ mapping: 'contact' })).toEqual([]);
  });
});

describe('service items', () => {
  test('are assets of the account, with what was sold', async () => {
    const items = await all('serviceItem');
    const assets = ours('Asset', 'Name, SerialNumber, Status, AccountId, Product2.ProductCode');
    expect(assets.map(keyOf).sort()).toEqual(items.map(({ id }) => String(id)).sort());
    for (const asset of assets) {
      const item = items.find(({ id }) => id === keyOf(asset));
      expect(asset['SerialNumber']).toBe(item?.['serialNumber']);
      expect(asset['Product2']).toMatchObject({ ProductCode: item?.['itemNumber'] });
    }
  });
});

describe('service orders', () => {
  test('are cases with status, contact and asset', async () => {
    const orders = await all('serviceOrder');
    const cases = ours('Case', 'Status, Priority, Subject, Asset.ERP_Key__c, Contact.ERP_Key__c');
    expect(cases.length).toBe(orders.length);
    const statuses: Readonly<Record<string, string>> = {
      Pending: 'New',
      'In Process': 'Working',
      'On Hold': 'Escalated',
      Finished: 'Closed',
    };
    for (const found of cases) {
      const order = orders.find(({ id }) => id === keyOf(found));
      expect(found).toMatchObject({ Subject: order?.['description'], Priority: order?.['priority'] });
      expect(found['Status']).toBe(statuses[String(order?.['status'])]);
      expect(keyOf(found['Asset'] as Record<string, unknown>)).toBe(order?.['serviceItemId']);
    }
    expect(cases.some((found) => found['Contact'] !== null)).toBe(true);
  });

  test('that the clerk opens and finishes come as a case that is closed with what was done', async () => {
    const [item] = await all('serviceItem');
    const customer = String(item?.['customerNumber']);
    const serviceItem = String(item?.['number']);
    const order = stage.erp.clerk.openServiceOrder({ company, customer, serviceItem, description: 'Leaks' });
    await stage.companion.sync();
    const [opened] = stage.rows(`SELECT Id, Status FROM Case WHERE ERP_Key__c LIKE '%${order.id}'`);
    expect(opened).toMatchObject({ Status: 'New' });
    stage.erp.clerk.finishServiceOrder({ company, order: order.number, repair: 'Seal replaced.' });
    await stage.companion.sync();
    expect(again('Case', opened?.['Id'], 'Status, Description')).toMatchObject({
      Status: 'Closed',
      Description: 'Seal replaced.',
    });
  });

  test('follow what support changes on the case: status, priority, subject and contact', async () => {
    const contacts = ours('Contact', 'AccountId');
    const colleague = ({ AccountId, ContactId }: Readonly<Record<string, unknown>>) =>
      contacts.find((contact) => contact['AccountId'] === AccountId && contact['Id'] !== ContactId);
    const found = ours('Case', 'AccountId, ContactId', `AND ContactId != null AND Status != 'Working'`).find(colleague);
    const person = colleague(found ?? {});
    edit('Case', found?.['Id'], {
      Status: 'Working',
      Priority: 'High',
      Subject: 'Urgent: leaks',
      ContactId: String(person?.['Id']),
    });
    expect(run(await stage.companion.sync(), 'service-order')).toMatchObject({ updated: 1, parked: 0 });
    expect(await inErp('serviceOrder', keyOf(found))).toMatchObject({
      status: 'In Process',
      priority: 'High',
      description: 'Urgent: leaks',
      contactId: keyOf(person),
    });
    expect((await stage.companion.sync()).writes).toBe(0);
  });

  test('of a status that the ERP does not know are parked with the field', async () => {
    const [found] = ours('Case', 'Status', `AND Status = 'Working'`);
    edit('Case', found?.['Id'], { Status: 'Waiting for rain' });
    await stage.companion.sync();
    expect(await stage.companion.parked.list({ mapping: 'service-order' })).toMatchObject([
      { code: 'MAPPING_VALUE_NOT_MAPPED', fields: ['status'] },
    ]);
    edit('Case', found?.['Id'], { Status: 'Working' });
    await stage.companion.sync();
    expect(await stage.companion.parked.list({ mapping: 'service-order' })).toEqual([]);
  });
});

describe('the account of contacts, assets and cases', () => {
  test('is the one of the ERP customer, and follows when the match is corrected; nothing else moves', async () => {
    const [customer] = stage.rows(
      `SELECT Id, ERP_Key__c, Account__c FROM ERP_Customer__c WHERE ERP_Key__c = '${String(customerKeys()[0])}'`,
    );
    const before = accounts();
    const account = await stage.create('admin', 'Account', { Name: 'The right one' });
    edit('ERP_Customer__c', customer?.['Id'], { Account__c: account });
    await stage.companion.sync();
    const after = accounts();
    const moved = [...after].filter(([id, at]) => before.get(id) !== at);
    expect(new Set(moved.map(([, at]) => at))).toEqual(new Set([account]));
    expect(new Set(moved.map(([id]) => id.slice(0, 3)))).toEqual(new Set(['003', '02i', '500']));
    const left = [...after].filter(([, at]) => at === customer?.['Account__c']);
    expect(left).toEqual([]);
    expect((await stage.companion.sync()).writes).toBe(0);
  });

  test('is put right when somebody moves a contact elsewhere in Salesforce', async () => {
    const [contact] = ours('Contact', 'AccountId');
    edit('Contact', contact?.['Id'], { AccountId: await stage.create('admin', 'Account', { Name: 'Elsewhere' }) });
    await stage.companion.sync();
    expect(again('Contact', contact?.['Id'], 'AccountId')).toMatchObject({ AccountId: contact?.['AccountId'] });
  });

  test('is found again after a lost state, without a record twice', async () => {
    const before = accounts();
    const companion = await stage.another();
    await companion.sync();
    expect(accounts()).toEqual(before);
  });

  /** Customers with a contact, an asset and a case. */
  function customerKeys(): string[] {
    const of = (object: string): Set<string> =>
      new Set(ours(object, 'AccountId').map((row) => String(row['AccountId'])));
    const [contacts, assets, cases] = [of('Contact'), of('Asset'), of('Case')];
    return ours('ERP_Customer__c', 'Account__c')
      .filter((row) => [contacts, assets, cases].every((each) => each?.has(String(row['Account__c']))))
      .map((row) => String(row['ERP_Key__c']));
  }
  const accounts = (): Map<string, string> =>
    new Map(
      ['Contact', 'Asset', 'Case'].flatMap((object) =>
        ours(object, 'AccountId').map((row): [string, string] => [String(row['Id']), String(row['AccountId'])]),
      ),
    );
});
