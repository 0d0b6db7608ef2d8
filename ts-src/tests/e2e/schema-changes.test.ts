/** Fields that come, go, or get another name or type while the companion runs, on either side of the local systems. */
import { mkdtemp, mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { SyncReport } from '../../companion/companion.ts';
import { createBusinessCentral } from '../../companion/erp/business-central/index.ts';
import type { ErpFields } from '../../companion/erp/contract.ts';
import { openSellingStage, type SellingStage } from './selling-stage.ts';

type Row = Readonly<Record<string, unknown>>;

const FIELD = (name: string) => `<?xml version="1.0" encoding="UTF-8"?>
<CustomField xmlns="http://soap.sforce.com/2006/04/metadata">
    <fullName>${name}</fullName>
    <label>${name.replace('__c', '').replaceAll('_', ' ')}</label>
    <length>100</length>
    <type>Text</type>
</CustomField>
`;

const RIGHTS = (names: readonly string[]) => `<?xml version="1.0" encoding="UTF-8"?>
<PermissionSet xmlns="http://soap.sforce.com/2006/04/metadata">
    ${names.map((name) => `<fieldPermissions><editable>true</editable><field>Account.${name}</field><readable>true</readable></fieldPermissions>`).join('\n    ')}
    <label>Own fields</label>
</PermissionSet>
`;

/** Fields of the customer's own on Account: they come and go in these tests. */
const OWN = ['Tax_Registration_Number__c', 'Site_Address__c', 'Site__c'];

let stage: SellingStage;
const connection = (): string =>
  String(
    stage.rows(`SELECT Id FROM ERP_Connection__c WHERE Connection_Key__c = '${stage.config.connection}'`)[0]?.['Id'],
  );
const mapping = (name: string): Row =>
  stage.rows(
    `SELECT Id, Paused__c, Active_Version__c FROM ERP_Mapping__c WHERE Mapping_Key__c = '${stage.config.connection}|${name}'`,
  )[0] ?? {};
const drifts = (status: string): string[] =>
  stage
    .rows(
      `SELECT Side__c, Kind__c, Container__c, Field__c FROM ERP_Drift__c WHERE Status__c = '${status}' ORDER BY Drift_Key__c`,
    )
    .map(
      (row) =>
        `${String(row['Side__c'])} ${String(row['Kind__c'])} ${String(row['Container__c'])}.${String(row['Field__c'])}`,
    );
async function ask(kind: string, request: object = {}): Promise<Row> {
  const answer = await stage.ask('admin', kind, connection(), request);
  expect([answer['Status__c'], answer['Error_Message__c']]).toEqual(['Done', null]);
  return JSON.parse(String(answer['Result__c'])) as Row;
}
const setPolicy = async (name: string, driftPolicy: string): Promise<void> => {
  const answer = await stage.ask('admin', 'change-mapping', String(mapping(name)['Id']), { driftPolicy });
  expect(answer['Status__c']).toBe('Done');
};
/** Changes the customer of the stage's account in the ERP. */
async function writeCustomer(fields: ErpFields): Promise<void> {
  const erp = createBusinessCentral(stage.config.erp);
  const place = { company: stage.erp.companies[0]?.code ?? '', entity: 'customer', key: stage.account.customerKey };
  await erp.write?.update({ ...place, fields, etag: null });
  await erp.close();
}
const sync = (): Promise<SyncReport> => stage.companion.sync(['customers']);
const ranIn = (report: SyncReport): string[] => [...new Set(report.runs.map((run) => run.mapping))];

beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'own-fields-'));
  await mkdir(join(folder, 'objects/Account/fields'), { recursive: true });
  await mkdir(join(folder, 'permissionsets'), { recursive: true });
  for (const name of OWN) await writeFile(join(folder, `objects/Account/fields/${name}.field-meta.xml`), FIELD(name));
  await writeFile(join(folder, 'permissionsets/Own.permissionset-meta.xml'), RIGHTS(OWN));
  stage = await openSellingStage({ org: { extraMetadataDirs: [folder] } });
  const [user] = stage.rows("SELECT Id FROM User WHERE Username = 'integration@counterpart.local'");
  const [rights] = stage.rows("SELECT Id FROM PermissionSet WHERE Name = 'Own'");
  await stage.create('admin', 'PermissionSetAssignment', { AssigneeId: user?.['Id'], PermissionSetId: rights?.['Id'] });
  for (const name of OWN) stage.org.kernel.changes.hide('Account', name);
  await ask('check-drift');
});
afterAll(() => stage.close());
afterEach(async () => {
  stage.erp.faults.clear();
  stage.org.kernel.changes.show('Account', 'Phone');
  for (const name of OWN) stage.org.kernel.changes.hide('Account', name);
  await setPolicy('customer-account', 'Pause');
  await ask('check-drift');
  expect(mapping('customer-account')['Paused__c']).toBeNull();
});

test('a field that the ERP takes away pauses the mappings that use it, and only them', async () => {
  stage.erp.faults.add({ kind: 'missing-field', set: 'customers', field: 'website' });
  expect(await ask('check-drift')).toMatchObject({ open: 1, paused: ['customer-account'] });
  expect(drifts('Open')).toEqual(['ERP Removed customer.website']);
  const report = await sync();
  expect(report.notices).toMatchObject([{ mapping: 'customer-account', code: 'DRIFT_FIELD_CHANGED' }]);
  expect(ranIn(report)).toEqual(['customer']);
  stage.erp.faults.clear();
  expect(await ask('check-drift')).toMatchObject({ open: 0, resumed: ['customer-account'] });
  expect(ranIn(await sync())).toContain('customer-account');
});

test('a companion that starts finds by itself what was changed while none ran', async () => {
  stage.erp.faults.add({ kind: 'missing-field', set: 'customers', field: 'website' });
  const companion = await stage.another();
  const report = await companion.sync(['customers']);
  expect(report.notices).toMatchObject([{ mapping: 'customer-account', paused: true }]);
  expect(drifts('Open')).toEqual(['ERP Removed customer.website']);
});

test('a field of Salesforce that is gone does the same, also when a run is what notices it', async () => {
  stage.org.kernel.changes.hide('Account', 'Phone');
  const [customer] = stage.rows('SELECT Id FROM ERP_Customer__c LIMIT 1');
  expect(customer).toBeDefined();
  await stage.companion.forget();
  const first = await sync();
  expect(first.ok).toBe(false);
  const second = await sync();
  expect(second.notices).toMatchObject([{ mapping: 'customer-account', code: 'DRIFT_FIELD_CHANGED' }]);
  expect(drifts('Open')).toEqual(['Salesforce Removed Account.Phone']);
});

test('a run that asks the ERP for a field which is gone is what makes the companion look', async () => {
  await sync();
  await writeCustomer({ phoneNumber: '020 7946' });
  stage.erp.faults.add({ kind: 'missing-field', set: 'customers', field: 'website' });
  const first = await sync();
  expect(first.runs.find((run) => run.mapping === 'customer-account')).toMatchObject({ errorCode: 'BC_FIELD_MISSING' });
  const second = await sync();
  expect(second.notices).toMatchObject([{ mapping: 'customer-account', code: 'DRIFT_FIELD_CHANGED' }]);
});

test('with the policy Ignore the others of its fields go on, as soon as it is set', async () => {
  stage.org.kernel.changes.hide('Account', 'Phone');
  expect(await ask('check-drift')).toMatchObject({ open: 1, paused: ['customer-account'] });
  await setPolicy('customer-account', 'Ignore');
  expect(mapping('customer-account')['Paused__c']).toBeNull();
  const report = await sync();
  expect(report).toMatchObject({ ok: true });
  expect(ranIn(report)).toContain('customer-account');
});

test('another type on either side is told with what it was and is', async () => {
  stage.erp.faults.add({ kind: 'retyped-field', set: 'customers', field: 'creditLimit', max: 30 });
  stage.org.kernel.changes.reshape('Account', 'Phone', { length: 12 });
  await ask('check-drift');
  const changed = stage.rows(
    "SELECT Before__c, After__c, Field__c FROM ERP_Drift__c WHERE Status__c = 'Open' ORDER BY Side__c",
  );
  stage.org.kernel.changes.reshape('Account', 'Phone', { length: 40 });
  expect(changed).toMatchObject([
    { Field__c: 'creditLimit', Before__c: 'number', After__c: 'text(30)' },
    { Field__c: 'Phone', Before__c: 'text(40)', After__c: 'text(12)' },
  ]);
});

test('a renamed field is taken over into a new version, which runs', async () => {
  const before = Number(mapping('customer-account')['Active_Version__c']);
  stage.erp.faults.add({ kind: 'renamed-field', set: 'customers', field: 'website', as: 'companyWebsite' });
  await ask('check-drift');
  expect(drifts('Open')).toEqual(['ERP Renamed customer.website']);
  const driftKey = `${stage.config.connection}|ERP|customer|website|Renamed`;
  expect(await ask('settle-drift', { driftKey, choice: 'add' })).toMatchObject({ version: before + 1, open: 0 });
  expect(mapping('customer-account')['Active_Version__c']).toBe(before + 1);
  expect(await sync()).toMatchObject({ ok: true });
  // Called as before again, it is a renaming the other way.
  stage.erp.faults.clear();
  await ask('check-drift');
  await ask('settle-drift', {
    driftKey: `${stage.config.connection}|ERP|customer|companyWebsite|Renamed`,
    choice: 'add',
  });
});

test('new fields on both sides are listed, and with the policy Add the sure pair is moved', async () => {
  stage.org.kernel.changes.show('Account', 'Tax_Registration_Number__c');
  expect(await ask('check-drift')).toMatchObject({ added: [] });
  expect(drifts('Open')).toEqual(['Salesforce New Account.Tax_Registration_Number__c']);
  await writeCustomer({ taxRegistrationNumber: '777-888' });
  const { Id, Active_Version__c } = mapping('customer-account');
  await setPolicy('customer-account', 'Add');
  const made = Number(Active_Version__c) + 1;
  expect(mapping('customer-account')['Active_Version__c']).toBe(made);
  expect(await sync()).toMatchObject({ ok: true });
  const soql = `SELECT Tax_Registration_Number__c FROM Account WHERE Id = '${stage.account.id}'`;
  expect(stage.rows(soql)).toMatchObject([{ Tax_Registration_Number__c: '777-888' }]);
  const [version] = stage.rows(
    `SELECT Note__c, Based_On__c FROM ERP_Mapping_Version__c WHERE Version_Key__c = '${stage.config.connection}|customer-account|${made}'`,
  );
  expect(version?.['Note__c']).toContain('taxRegistrationNumber → Tax_Registration_Number__c');
  // The version before runs again, which does not name the field.
  await stage.call('admin', 'PATCH', `/sobjects/ERP_Mapping__c/${String(Id)}`, { Active_Version__c });
});
