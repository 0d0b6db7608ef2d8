/** What an admin or somebody in the org can break: mappings, rights, records. Each says so, and heals. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStage, runOf, sumOf, type Stage } from './stage.ts';

let stage: Stage;
beforeEach(async () => {
  stage = await openStage();
});
afterEach(() => stage.close());

const MAPPING = 'sales-credit-memo';
type Document = Record<string, unknown> & { fields: Record<string, unknown>[] };

function admin(): NonNullable<ReturnType<typeof stage.org.kernel.sessions.open>> {
  const user = stage.org.users.find((one) => one.name === 'admin');
  const session = stage.org.kernel.sessions.open(user?.username ?? '');
  if (session === null) throw new Error('The local org has no admin.');
  return session;
}

const tableOf = (row: Record<string, string | number>) => ({ columns: Object.keys(row), rows: [Object.values(row)] });

/** Publishes another version of the mapping, as an admin does in the org, and makes it the active one. */
function publish(number: number, content: string): void {
  const [mapping] = stage.rows(`SELECT Id FROM ERP_Mapping__c WHERE Mapping_Key__c = 'local|${MAPPING}'`);
  const id = String(mapping?.['Id']);
  const { save } = stage.org.kernel;
  const version = {
    Mapping__c: id,
    Number__c: number,
    Version_Key__c: `local|${MAPPING}|${number}`,
    Document__c: content,
  };
  const results = save.insert('ERP_Mapping_Version__c', tableOf(version), admin());
  expect(results.map((result) => result.errors)).toEqual([[]]);
  activate(number);
}

function activate(number: number): void {
  const [mapping] = stage.rows(`SELECT Id FROM ERP_Mapping__c WHERE Mapping_Key__c = 'local|${MAPPING}'`);
  const row = { Id: String(mapping?.['Id']), Active_Version__c: number };
  expect(stage.org.kernel.save.update('ERP_Mapping__c', tableOf(row), admin())[0]?.success).toBe(true);
}

function document(): Document {
  const [version] = stage.rows(
    `SELECT Document__c FROM ERP_Mapping_Version__c WHERE Mapping__r.Mapping_Key__c = 'local|${MAPPING}'`,
  );
  return JSON.parse(String(version?.['Document__c'])) as Document;
}

const withField = (field: Record<string, unknown>): string => {
  const changed = document();
  const others = changed.fields.filter((one) => one['target'] !== field['target']);
  return JSON.stringify({ ...changed, fields: [...others, field] });
};

describe('a mapping in the org', () => {
  const malformed: [string, () => string, RegExp][] = [
    ['is no JSON', () => '{ "name": ', /JSON/],
    ['lacks what it needs', () => '{}', /schemaVersion/],
    ['writes a field that is not there', () => withField({ target: 'Nope__c', source: 'number' }), /Nope__c/],
    ['has a formula with a mistake', () => withField({ target: 'Gross__c', formula: '1 + )' }), /formula/],
  ];
  const issue = (code: string): unknown =>
    stage.rows(
      `SELECT Status__c, Owner_Kind__c, Cause__c, Mapping__r.Mapping_Key__c FROM ERP_Issue__c WHERE Issue_Key__c = 'local|${MAPPING}|${code}'`,
    )[0];
  const paused = (): unknown =>
    stage.rows(`SELECT Paused__c FROM ERP_Mapping__c WHERE Mapping_Key__c = 'local|${MAPPING}'`)[0]?.['Paused__c'];

  it('that is malformed or missing is paused with version and place, holds up no other, and runs when corrected', async () => {
    await stage.companion.sync();
    const companion = await stage.another();
    for (const [index, [what, content, says]] of malformed.entries()) {
      publish(index + 2, content());
      // Mappings are looked up again by a companion of its own; a running one does so every minute.
      const fresh = await stage.another();
      const report = await fresh.sync();
      expect(report.ok, what).toBe(false);
      expect(report.notices).toMatchObject([{ mapping: MAPPING, code: 'MAPPING_MALFORMED', paused: true }]);
      expect(report.notices?.[0]?.message).toMatch(new RegExp(`${MAPPING}, version ${index + 2}.*${says.source}`));
      expect(paused()).toMatch(/^MAPPING_MALFORMED: /);
      expect(report.runs.some((run) => run.mapping === MAPPING)).toBe(false);
      expect(report.runs.some((run) => run.mapping === 'sales-invoice' && run.outcome === 'Done')).toBe(true);
    }
    const opened = { Status__c: 'Open', Owner_Kind__c: 'Admin', Mapping__r: { Mapping_Key__c: `local|${MAPPING}` } };
    expect(issue('MAPPING_MALFORMED')).toMatchObject(opened);
    activate(99);
    expect((await companion.sync()).notices).toMatchObject([{ code: 'MAPPING_VERSION_MISSING', paused: true }]);
    activate(1);
    const healed = await (await stage.another()).sync();
    expect(healed.ok).toBe(true);
    expect(paused()).toBeNull();
    expect(issue('MAPPING_VERSION_MISSING')).toMatchObject({ Status__c: 'Resolved' });
    expect(sumOf(healed, 'created') + sumOf(healed, 'updated')).toBe(0);
  });

  it('whose formula fails on records parks them, and they come when it is corrected', async () => {
    await stage.companion.sync();
    publish(2, withField({ target: 'Gross__c', formula: 'totalAmountIncludingTax / 0' }));
    const companion = await stage.another();
    const company = stage.erp.companies[0]?.code ?? '';
    const run = runOf(await companion.sync(), MAPPING, company);
    expect(run).toMatchObject({ outcome: 'Partly', created: 0 });
    expect(run?.parked).toBe(run?.read);
    const [parked] = await companion.parked.list({ mapping: MAPPING });
    expect(parked).toMatchObject({ code: 'FORMULA_DIVISION_BY_ZERO', owner: 'admin' });
    activate(1);
    const healed = await stage.another();
    expect(runOf(await healed.sync(), MAPPING, company)).toMatchObject({ outcome: 'Done', parked: 0 });
  });
});

describe('a right', () => {
  it('that was taken away is named by check, and stops a sync before it writes', async () => {
    const [assigned] = stage.rows(
      `SELECT Id FROM PermissionSetAssignment WHERE PermissionSet.Name = 'ERP_Integration' AND Assignee.Username LIKE 'integration%'`,
    );
    stage.org.kernel.save.remove('PermissionSetAssignment', [String(assigned?.['Id'])], admin());
    const report = await stage.companion.check();
    const missing = report.results.filter((result) => !result.ok);
    expect(missing.some((result) => result.name.includes('permission set ERP_Integration'))).toBe(true);
    expect(missing.some((result) => result.name.includes('ERP_Invoice__c fields'))).toBe(true);
    expect(missing.every((result) => (result.action ?? '') !== '')).toBe(true);
    await expect(stage.companion.sync()).rejects.toMatchObject({ kind: 'config', code: 'SF_OBJECT_MISSING' });
    expect(stage.rows('SELECT Id FROM Account')).toHaveLength(0);
  });
});

describe('an account that somebody deleted in Salesforce', () => {
  it('comes back with everything below it when all is read again', async () => {
    await stage.companion.sync();
    const before = stage.rows('SELECT ERP_Key__c FROM ERP_Invoice__c').length;
    const [customer] = stage.rows('SELECT Account__c FROM ERP_Customer__c ORDER BY ERP_Key__c LIMIT 1');
    stage.org.kernel.save.remove('Account', [String(customer?.['Account__c'])], admin());
    expect(stage.rows('SELECT ERP_Key__c FROM ERP_Invoice__c').length).toBeLessThan(before);
    await stage.companion.forget();
    const report = await stage.companion.sync();
    expect(report).toMatchObject({ ok: true });
    expect(sumOf(report, 'parked')).toBe(0);
    expect(stage.rows('SELECT ERP_Key__c FROM ERP_Invoice__c WHERE Complete__c = true')).toHaveLength(before);
    expect((await stage.companion.sync()).writes).toBe(0);
  });
});
