/** The mapping editor in a browser, with the catalogue and the answers of the companion given by the test. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { createRecord } from '../../../scripts/tasks/bench/page/org-writer.ts';
import { violationsOn } from './axe.ts';
import { openPage } from './browser.ts';
import { takeCommand } from './companion.ts';
import { beat, consoleAddress, fillMapping } from './console.ts';
import { picture, startStage, type Stage } from './stage.ts';

const FIELDS = 200;

const document = {
  schemaVersion: 1,
  name: 'service-order',
  integration: 'service',
  source: { entity: 'serviceOrder', companies: 'each' },
  target: { object: 'Case', keyField: 'ERP_Key__c', write: 'upsert' },
  key: { source: 'id' },
  direction: 'toSalesforce',
  fields: [
    { target: 'Subject', source: 'description' },
    { target: 'Status', source: 'status', valueMap: 'status' },
  ],
  valueMaps: { status: { entries: { Pending: 'New' }, unknown: 'block' } },
  conflict: 'erp',
  deletion: 'ignore',
};

const salesforceField = (name: string, label: string, values: object = {}): object => ({
  name,
  label,
  type: 'string',
  length: 255,
  precision: 0,
  scale: 0,
  nillable: true,
  createable: true,
  updateable: true,
  defaultedOnCreate: false,
  relationshipName: null,
  referenceTo: [],
  picklistValues: [],
  restrictedPicklist: false,
  externalId: false,
  required: false,
  ...values,
});
const erpField = (name: string, type: string, sample: unknown, values: object = {}): object => ({
  name,
  type,
  class: 'open',
  samples: [sample],
  ...values,
});

/** Two hundred fields on each side, as large objects have them. */
const many = Array.from({ length: FIELDS }, (_each, index) => index);
const salesforceFields = [
  salesforceField('ERP_Key__c', 'ERP Key', { externalId: true }),
  salesforceField('Subject', 'Subject', { length: 20 }),
  salesforceField('Status', 'Status', { type: 'picklist', picklistValues: ['New', 'Working', 'Closed'] }),
  salesforceField('Origin', 'Case Origin', { required: true, nillable: false }),
  salesforceField('Priority', 'Priority', { type: 'picklist', picklistValues: ['High', 'Low'] }),
  salesforceField('CaseNumber', 'Case Number', { createable: false, updateable: false }),
  ...many.map((index) => salesforceField(`Extra_${index}__c`, `Extra ${index}`)),
];
const erpFields = [
  erpField('id', 'guid', '7c0a'),
  erpField('number', 'text', 'SO-1001'),
  erpField('description', 'text', 'The stove does not light', { maxLength: 100 }),
  erpField('status', 'enum', 'Pending'),
  erpField('priority', 'enum', 'High'),
  ...many.map((index) => erpField(`other${index}`, 'text', `Value ${index}`)),
];
const records = [
  { id: '1', number: 'SO-1001', description: 'The stove does not light', status: 'Pending', priority: 'High' },
  { id: '2', number: 'SO-1002', description: 'A shelf is missing', status: 'Finished', priority: 'Low' },
];

/** Where the focus is, through all shadow roots. */
const focusOn = (page: Page, selector: string): Promise<unknown> =>
  page.locator(selector).evaluate((element) => (element as HTMLElement).focus());

describe.each([
  ['plain', ''],
  ['as a package with a namespace', 'cpt'],
])('the mapping editor, %s', (_name, namespace) => {
  let stage: Stage;
  let mappingId: string;

  beforeAll(async () => {
    stage = await startStage({ namespace });
    await beat(stage);
    mappingId = await fillMapping(stage, 'service-order', {
      Mapping_Key__c: 'main|service-order',
      Integration__c: 'service',
      Entity__c: 'serviceOrder',
      Target_Object__c: 'Case',
      State__c: 'Off',
    });
    await saveVersion(1);
    const entity = (side: string, name: string, fields: readonly object[]): Promise<string> =>
      createRecord(stage.admin, 'ERP_Entity__c', {
        Name: name,
        Entity_Key__c: `main|${side}|${name}`,
        Side__c: side,
        Label__c: name,
        Fields__c: JSON.stringify(fields),
        Children__c: '{}',
        Samples__c: JSON.stringify(side === 'ERP' ? records : []),
      });
    await entity('ERP', 'serviceOrder', erpFields);
    await entity('Salesforce', 'Case', salesforceFields);
  });
  afterAll(() => stage?.close());

  const saveVersion = (number: number, note = 'First'): Promise<string> =>
    createRecord(stage.admin, 'ERP_Mapping_Version__c', {
      Mapping__c: mappingId,
      Number__c: number,
      Version_Key__c: `main|service-order|${number}`,
      Document__c: JSON.stringify(document),
      Note__c: note,
    });
  const done = (result: object): { Status__c: string; Result__c: string } => ({
    Status__c: 'Done',
    Result__c: JSON.stringify(result),
  });

  async function open(user = 'admin'): Promise<Awaited<ReturnType<typeof openPage>>> {
    const opened = await openPage(
      stage.browser,
      consoleAddress(stage, { view: 'mappings', mapping: 'main|service-order' }, user),
    );
    if (user !== 'admin') return opened;
    await (await takeCommand(stage, 'read-samples')).answer(done({ records, masked: [] }));
    await opened.page.getByText('Record 1 of 2: SO-1001').waitFor({ timeout: 20_000 });
    return opened;
  }

  it('pairs, formulates, corrects, saves and publishes by the keyboard', async () => {
    const { page, errors, close } = await open();
    await page.getByRole('button', { name: 'Check and publish (1)' }).waitFor();
    await picture(page, `editor-1-fields${namespace}`);
    expect(await violationsOn(page)).toEqual([]);
    // Pair by typing: a field of the ERP, Enter, a field of Salesforce, Enter.
    await focusOn(page, '[data-id=find-erp] input');
    await page.keyboard.type('prior');
    await page.keyboard.press('Enter');
    await page.getByText('priority is chosen.').waitFor();
    await focusOn(page, '[data-id=find-salesforce] input');
    await page.keyboard.type('priority');
    await page.keyboard.press('Enter');
    await page.locator('tr[data-target=Priority]').getByText('the field priority').waitFor();
    await page.locator('tr[data-target=Priority] td').last().getByText('High').waitFor();
    // A required field without a value: from the check list to its place, there a formula with completion.
    await focusOn(page, '[data-tab=publish]');
    await page.keyboard.press('Enter');
    await focusOn(page, '[data-id=finding] button');
    await picture(page, `editor-2-check${namespace}`);
    expect(await violationsOn(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Where Case Origin comes from' }).waitFor();
    await focusOn(page, '[data-id=kind] button');
    await page.keyboard.press('Enter');
    // How the list of a base component moves by arrows is its own matter.
    await page.getByRole('option', { name: 'A formula' }).click();
    const formula = page.locator('[data-id=formula] textarea');
    await formula.waitFor();
    await focusOn(page, '[data-id=formula] textarea');
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type('UPPER(numb');
    await page
      .getByRole('option', { name: /^number/ })
      .first()
      .waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.type(')');
    await page.locator('[data-id=formula] [data-id=result]').first().getByText('SO-1001').first().waitFor();
    await picture(page, `editor-3-formula${namespace}`);
    expect(await violationsOn(page)).toEqual([]);
    await page.keyboard.press('Escape');
    // Save, publish.
    await focusOn(page, '[data-tab=publish]');
    await page.keyboard.press('Enter');
    await page.getByText(/^Nothing (is wrong with|stops) it\./).waitFor();
    await focusOn(page, '[data-id=note] input');
    await page.keyboard.type('Origin and priority');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByText('Saved as version 2.').waitFor();
    await focusOn(page, '[data-id=publish] button');
    await page.keyboard.press('Enter');
    const publish = await takeCommand(stage, 'publish-mapping');
    expect(publish.request).toEqual({ backfill: true });
    await publish.answer(done({ version: 2 }));
    await page
      .getByText('Version 2 is published. It runs once the mapping is switched to test or live.')
      .waitFor({ timeout: 20_000 });
    const [saved] = await stage.rows(
      "SELECT Document__c, Summary__c FROM ERP_Mapping_Version__c WHERE Version_Key__c = 'main|service-order|2'",
    );
    const fields = (JSON.parse(String(saved?.['Document__c'])) as typeof document).fields;
    expect(fields).toContainEqual({ target: 'Priority', source: 'priority' });
    expect(fields).toContainEqual({ target: 'Origin', formula: 'UPPER(number)' });
    expect(String(saved?.['Summary__c'])).toContain('Priority now gets the field priority');
    expect(errors).toEqual([]);
    await close();
  });

  it('shows the values of other records, maps real values with counts, and stays quick with very many fields', async () => {
    const { page, errors, close } = await open();
    await page.getByRole('button', { name: 'Next record' }).click();
    await page.locator('tr[data-target=Subject] td').last().getByText('A shelf is missing').waitFor();
    await page.locator('tr[data-target=Status] [data-id=problem]').waitFor();
    await page.locator('tr[data-target=Subject] [data-badge=cut]').waitFor();
    const search = page.locator('[data-id=find-salesforce] input');
    await search.click();
    const started = performance.now();
    await page.keyboard.type('extra 199');
    await page.locator('tr[data-target=Extra_199__c]').waitFor();
    const milliseconds = Math.round(performance.now() - started);
    process.stderr.write(`Typing nine letters among ${FIELDS} fields took ${milliseconds} ms.\n`);
    await page.locator('[data-tab=settings]').click();
    await page.getByRole('button', { name: 'Count real values' }).click();
    const count = await takeCommand(stage, 'count-records');
    expect(count.request).toEqual({ entity: 'serviceOrder', field: 'status' });
    const values = [
      { value: 'Finished', count: 61 },
      { value: 'Pending', count: 12 },
    ];
    await count.answer(done({ read: 73, matching: 73, complete: true, values }));
    await page.getByText('Values without a mapping: 1, in 61 records').waitFor({ timeout: 20_000 });
    await page.getByRole('combobox', { name: 'What Finished becomes' }).click();
    await page.getByRole('option', { name: 'Closed' }).click();
    await page.getByText('Every real value is mapped.').waitFor();
    await picture(page, `editor-4-values${namespace}`);
    expect(await violationsOn(page)).toEqual([]);
    await page.locator('[data-tab=fields]').click();
    await page.locator('tr[data-target=Status] td').last().getByText('Closed').waitFor();
    expect(errors).toEqual([]);
    await close();
  });

  it('loses nothing when another view is shown, and drops a field on another', async () => {
    const { page, errors, close } = await open();
    await page.locator('li[data-name=other7]').dragTo(page.locator('tr[data-target="Extra_1__c"]'));
    await page.locator('tr[data-target="Extra_1__c"]').getByText('the field other7').waitFor();
    const views = page.getByRole('navigation', { name: 'Views of the console' });
    await views.getByRole('button', { name: 'Home' }).click();
    await page.locator('c-erp-console-home').waitFor({ state: 'attached' });
    await page.goBack();
    // The editor reads records again; left unanswered, the request would be taken for one of the next test.
    await (await takeCommand(stage, 'read-samples')).answer(done({ records, masked: [] }));
    await page.locator('[data-id=unsaved]').waitFor();
    await page.locator('tr[data-target="Extra_1__c"]').getByText('the field other7').waitFor();
    await page.locator('body').press('ControlOrMeta+z');
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.locator('[data-id=unsaved]').waitFor({ state: 'detached' });
    expect(errors).toEqual([]);
    await close();
  });

  it('tells the second of two who save whose version is there, and compares', async () => {
    const { page, errors, close } = await open();
    await page.locator('tr[data-target=Priority] button.target').click();
    await page.locator('[data-id=kind]').getByRole('combobox').click();
    await page.getByRole('option', { name: 'Always the same' }).click();
    await page.locator('[data-tab=publish]').click();
    await page.locator('[data-id=note] input').fill('Mine');
    const [newest] = await stage.rows('SELECT Number__c FROM ERP_Mapping_Version__c ORDER BY Number__c DESC LIMIT 1');
    const number = Number(newest?.['Number__c']) + 1;
    await saveVersion(number, 'Theirs');
    await page.locator('[data-id=save] button').click();
    await page.getByText(`saved version ${number} meanwhile: Theirs.`).waitFor({ timeout: 20_000 });
    await page.locator('[data-id=taken-changes] li').first().waitFor();
    await picture(page, `editor-5-taken${namespace}`);
    expect(await violationsOn(page)).toEqual([]);
    await page.getByRole('button', { name: 'Keep mine and save it after that version' }).click();
    await page.locator('[data-id=save] button').click();
    await page.getByText(`Saved as version ${number + 1}.`).waitFor();
    expect(errors.filter((error) => !error.includes('status of 400'))).toEqual([]);
    await close();
  });

  it('shows a representative what it takes, and asks nothing', async () => {
    const { page, operations, close } = await open('rep');
    await page.getByText('This page needs the permission ERP Admin.').waitFor();
    expect(operations).toEqual([]);
    await close();
  });
});
