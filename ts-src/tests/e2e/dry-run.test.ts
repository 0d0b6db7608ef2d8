/** Dry runs between the local ERP and the local org, plain and with the namespace of the package: nothing stays. */
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { maskValue } from '../../mapping/index.ts';
import type { DryRunResult } from '../../companion/dry-run/result.ts';
import { createBusinessCentral } from '../../companion/erp/business-central/index.ts';
import type { ErpConnector } from '../../companion/erp/contract.ts';
import { openSellingStage, type SellingStage } from './selling-stage.ts';

type Row = Readonly<Record<string, unknown>>;

const RULE = `<?xml version="1.0" encoding="UTF-8"?>
<ValidationRule xmlns="http://soap.sforce.com/2006/04/metadata">
    <fullName>No_Test_Customers</fullName>
    <active>true</active>
    <errorConditionFormula>CONTAINS(Name, "Testing")</errorConditionFormula>
    <errorDisplayField>Name</errorDisplayField>
    <errorMessage>Test customers stay in the ERP.</errorMessage>
</ValidationRule>
`;

/** A folder of the customer's own metadata with a validation rule on accounts. */
async function ownRules(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'own-rules-'));
  const rules = join(folder, 'objects/Account/validationRules');
  await mkdir(rules, { recursive: true });
  await writeFile(join(rules, 'No_Test_Customers.validationRule-meta.xml'), RULE);
  return folder;
}

describe.each([
  ['plain', ''],
  ['with a namespace', 'cpart'],
])('A dry run of a saved version, %s', (_, namespace) => {
  let stage: SellingStage;
  let erp: ErpConnector;
  let company: string;
  beforeAll(async () => {
    stage = await openSellingStage({ org: { namespace, extraMetadataDirs: [await ownRules()] } });
    erp = createBusinessCentral(stage.config.erp);
    company = stage.erp.companies[0]?.code ?? '';
  });
  afterAll(async () => {
    await erp.close();
    await stage.close();
  });

  /** How many rows every table of the org has, when the newest was stamped, and what is summed up from others. */
  function everything(): string {
    const { kernel } = stage.org;
    const session = kernel.sessions.open(stage.org.users.find(({ name }) => name === 'admin')?.username ?? '');
    if (session === null) throw new Error('The local org has no admin.');
    const facts = kernel.schema.objects
      .filter(({ name }) => !/ERP_Command__c$|^UserRecordAccess$/.test(name))
      .map(({ name, fields }) => {
        const columns = fields
          .filter(({ rollup, name: field }) => /^(Id|LastModifiedDate|SystemModstamp)$/.test(field) || rollup !== null)
          .map(({ name: field }) => field);
        return [name, kernel.query(`SELECT ${columns.join(', ')} FROM ${name} ORDER BY Id`, session).records];
      });
    return JSON.stringify(facts);
  }

  const version = (mapping: string): string =>
    String(
      stage.rows(
        `SELECT Id FROM ERP_Mapping_Version__c WHERE Version_Key__c = '${stage.config.connection}|${mapping}|1'`,
      )[0]?.['Id'],
    );

  /** Asks as an administrator does, and fails when anything in the org or in the state is another than before. */
  async function tried(mapping: string, request: object = {}): Promise<DryRunResult & { readonly audit: Row }> {
    const id = await stage.request('admin', 'dry-run', version(mapping), { company, ...request });
    const before = [everything(), JSON.stringify(await stage.companion.status())];
    await stage.companion.commands.round();
    const answer = stage.command(id);
    expect([answer['Status__c'], answer['Error_Message__c']]).toEqual(['Done', null]);
    expect(everything() === before[0], 'the org is as before').toBe(true);
    expect(JSON.stringify(await stage.companion.status())).toBe(before[1]);
    return JSON.parse(String(answer['Result__c'])) as DryRunResult & { readonly audit: Row };
  }

  test('of invoices that were never synced creates headers and lines in one go, and leaves nothing', async () => {
    const key = `Connection_Key__c = '${stage.config.connection}'`;
    const connection = String(stage.rows(`SELECT Id FROM ERP_Connection__c WHERE ${key}`)[0]?.['Id']);
    await stage.ask('admin', 'install-templates', connection, { integration: 'sales-history', state: 'Test' });
    const result = await tried('sales-invoice', { records: 40 });
    expect(result).toMatchObject({
      company,
      rolledBack: true,
      audit: { what: expect.stringContaining('sales-invoice') as string },
    });
    expect(result.counts.create).toBeGreaterThan(20);
    expect(result.counts.blocked).toBe(0);
    expect(result.children.create).toBeGreaterThan(result.counts.create);
    expect(result.children.notTried).toBe(0);
    expect(result.notUndone.join(' ')).toContain('ERP_Invoice_Line__c');
    expect(result.creates[0]?.fields.map(({ field }) => field)).toContain('Customer__r.ERP_Key__c');
  });

  test('of customers that are in step changes nothing; after a change it tells before and after', async () => {
    expect((await tried('customer-account', { records: 500 })).counts).toMatchObject({
      create: 0,
      update: 0,
      blocked: 0,
      refused: 0,
    });
    const { account } = stage;
    const [before] = stage.rows(`SELECT Name, Phone FROM Account WHERE Id = '${account.id}'`);
    await erp.write?.update({
      company,
      entity: 'customer',
      key: account.customerKey,
      fields: { phoneNumber: '555 123' },
      etag: null,
    });
    const result = await tried('customer-account', { records: 500 });
    expect(result.counts).toMatchObject({ create: 0, update: 1, blocked: 0 });
    expect(result.updates[0]?.fields).toEqual([
      { field: 'Phone', before: maskValue('personal', before?.['Phone']), after: '999 999' },
    ]);
  });

  test('of a customer that a duplicate rule holds back carries the words of the org', async () => {
    const [like] = await erp.readByKey({ company, entity: 'customer', expand: [], fresh: true }, [
      stage.account.customerKey,
    ]);
    const fields = {
      displayName: String(like?.['displayName']),
      addressLine1: String(like?.['addressLine1']),
      city: String(like?.['city']),
      postalCode: String(like?.['postalCode']),
      country: String(like?.['country']),
    };
    await erp.write?.create({ company, entity: 'customer', fields });
    expect((await tried('customer-account', { records: 500 })).counts).toMatchObject({ create: 1, blocked: 0 });
    stage.org.kernel.duplicates.set(true);
    const result = await tried('customer-account', { records: 500 });
    stage.org.kernel.duplicates.set(false);
    expect(result.counts).toMatchObject({ create: 0, blocked: 1 });
    expect(result.groups).toEqual([
      expect.objectContaining({
        source: 'org',
        code: 'SF_DUPLICATES_DETECTED',
        count: 1,
        cause: expect.stringMatching(/duplicate|records/i) as string,
      }),
    ]);
    await stage.companion.sync(['customers']);
    expect((await tried('customer-account', { records: 500 })).counts).toMatchObject({
      create: 0,
      update: 0,
      blocked: 0,
    });
  });

  test('lets the org’s validation rules speak, for new and for changed records', async () => {
    const { customerKey } = stage.account;
    await erp.write?.create({ company, entity: 'customer', fields: { displayName: 'Testing One' } });
    await erp.write?.create({ company, entity: 'customer', fields: { displayName: 'Testing Two' } });
    const fields = { displayName: 'Renamed for Testing' };
    await erp.write?.update({ company, entity: 'customer', key: customerKey, fields, etag: null });
    const result = await tried('customer-account', { records: 500 });
    expect(result.counts).toMatchObject({ create: 0, update: 0, blocked: 3 });
    expect(result.groups).toEqual([
      expect.objectContaining({
        cause: 'Test customers stay in the ERP.',
        code: 'SF_VALIDATION_RULE',
        count: 3,
        field: 'Name',
      }),
    ]);
    expect(result.groups[0]?.examples.map(({ number }) => number)).toHaveLength(3);
  });

  test('of a company or a budget that is not there is refused with the reason', async () => {
    const failed = await stage.ask('admin', 'dry-run', version('customer'), { company: 'NOPE' });
    expect(failed).toMatchObject({ Status__c: 'Failed', Error_Code__c: 'DRY_RUN_COMPANY_UNKNOWN' });
    const many = await stage.ask('admin', 'dry-run', version('customer'), { records: 5_000 });
    expect(many).toMatchObject({ Status__c: 'Refused', Error_Code__c: 'CMD_REQUEST_MALFORMED' });
  });
});
