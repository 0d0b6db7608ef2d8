/** Mappings as files and between two orgs, by the command line: one org plain, one with the namespace of the package. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { MappingDocument } from '../../mapping/index.ts';
import type { MappingSummary, SavedMapping } from '../../companion/companion.ts';
import { readFolder, writeFolder } from '../../companion/cli/folders.ts';
import { runCommandLine } from '../../companion/cli/program.ts';
import { openStage, type Stage } from './stage.ts';

interface Ended {
  readonly exit: number;
  readonly out: string;
  readonly json: Readonly<Record<string, unknown>>;
}

let sandbox: Stage;
let production: Stage;
let folder: string;

beforeAll(async () => {
  [sandbox, production] = await Promise.all([openStage(), openStage({ org: { namespace: 'cpart' } })]);
  folder = mkdtempSync(join(tmpdir(), 'mapping-files-'));
  await sandbox.companion.sync(['customers', 'items']);
}, 60_000);
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await Promise.all([sandbox.close(), production.close()]);
});

/** Runs a command line; `sandbox` and `production` are the connection files. */
async function counterpart(...words: readonly string[]): Promise<Ended> {
  let out = '';
  const stages: Readonly<Record<string, Stage>> = { './counterpart.json': sandbox, production };
  const exit = await runCommandLine(['mapping', ...words], {
    out: (text) => void (out += text),
    err: (text) => void (out += text),
    terminal: false,
    fileExists: () => false,
    writeFile: () => undefined,
    readFolder,
    writeFolder,
    open: async (path) => (stages[path] as Stage).another(),
    interrupted: new AbortController().signal,
  });
  return { exit, out, json: words.includes('--json') ? (JSON.parse(out) as Ended['json']) : {} };
}

const listed = async (...more: readonly string[]): Promise<ReadonlyMap<string, MappingSummary>> => {
  const { json } = await counterpart('list', '--json', ...more);
  return new Map((json['mappings'] as MappingSummary[]).map((mapping) => [mapping.name, mapping]));
};

const saved = ({ json }: Ended): readonly SavedMapping[] => json['saved'] as SavedMapping[];

/** Changes a file of the folder as somebody does with an editor. */
function edit(name: string, change: (document: MappingDocument) => MappingDocument): void {
  const path = join(folder, `${name}.json`);
  writeFileSync(path, JSON.stringify(change(JSON.parse(readFileSync(path, 'utf8')) as MappingDocument)));
}

const described =
  (source: string) =>
  (document: MappingDocument): MappingDocument => ({
    ...document,
    fields: [...document.fields.filter(({ target }) => target !== 'Description'), { target: 'Description', source }],
  });

describe('files', () => {
  test('of all mappings are written once, and are the same as the org then', async () => {
    const first = await counterpart('export', '--to', folder, '--json');
    expect(first.exit).toBe(0);
    expect(readdirSync(folder)).toContain('item-product.json');
    expect(readdirSync(folder)).toHaveLength((await listed()).size);
    expect(readFileSync(join(folder, 'customer.json'), 'utf8')).toMatch(/^\{\n {2}"[^]*\}\n$/);
    expect((await counterpart('export', '--to', folder, '--json')).json['written']).toEqual([]);
    const same = await counterpart('diff', '--from', folder);
    expect([same.exit, same.out]).toEqual([0, expect.stringMatching(/compared: \d+ the same, 0 different\n$/)]);
  });

  test('that were edited are told in words, saved as a new version with a note, and run when published', async () => {
    edit('item-product', described('number'));
    const diff = await counterpart('diff', '--from', folder);
    expect(diff.exit).toBe(1);
    expect(diff.out).toContain('item-product: different\n  Description ');
    const note = 'Numbers as descriptions';
    const imported = await counterpart('import', '--from', folder, '--note', note, '--json');
    expect(imported.exit).toBe(0);
    const versions = saved(imported).filter(({ outcome }) => outcome !== 'unchanged');
    expect(versions).toMatchObject([{ name: 'item-product', outcome: 'saved', version: 2, published: false }]);
    expect((await listed()).get('item-product')).toMatchObject({ active: 1, latest: 2 });
    const where = `Version_Key__c = '${sandbox.config.connection}|item-product|2'`;
    const columns = 'Note__c, Based_On__c, Summary__c';
    const [row] = sandbox.rows(`SELECT ${columns} FROM ERP_Mapping_Version__c WHERE ${where}`);
    expect(row).toMatchObject({
      Note__c: note,
      Based_On__c: 1,
      Summary__c: expect.stringContaining('number') as string,
    });

    const published = await counterpart('import', 'item-product', '--from', folder, '--publish', '--json');
    expect(saved(published)).toMatchObject([{ outcome: 'unchanged', version: 2, published: true }]);
    const report = await sandbox.companion.sync(['items']);
    const run = report.runs.find(({ mapping }) => mapping === 'item-product');
    expect(run?.mappingVersion).toBe(2);
    expect(run?.updated).toBeGreaterThan(0);
    expect((await counterpart('diff', '--from', folder)).exit).toBe(0);
    expect(
      saved(await counterpart('import', '--from', folder, '--publish', '--json')).some((one) => one.published),
    ).toBe(false);
  });

  test('of an older version are written when it is named; of one that is not there nothing is', async () => {
    const older = mkdtempSync(join(tmpdir(), 'mapping-files-'));
    const missing = await counterpart('export', 'item-product', '--version', '9', '--to', older, '--json');
    expect(missing).toMatchObject({ exit: 2, json: { ok: false, error: { code: 'MAPPING_VERSION_MISSING' } } });
    expect(readdirSync(older)).toEqual([]);
    const first = await counterpart('export', 'item-product', '--version', '1', '--to', older, '--json');
    expect(first).toMatchObject({ exit: 0, json: { ok: true, written: ['item-product.json'] } });
    // Version 2 runs since the test above; going back to a file of version 1 is said in words.
    const back = await counterpart('diff', 'item-product', '--from', older);
    expect([back.exit, back.out]).toEqual([1, expect.stringContaining('item-product: different\n  Description ')]);
    rmSync(older, { recursive: true });
  });

  test('of a mapping that the org does not have make one that is off; without back-fill nothing is moved again', async () => {
    const text = readFileSync(join(folder, 'customer.json'), 'utf8');
    writeFileSync(join(folder, 'customer-copy.json'), text.replace('"name": "customer"', '"name": "customer-copy"'));
    const answer = await counterpart('import', '--from', folder, '--publish', '--no-backfill', '--json');
    expect(saved(answer).filter(({ published }) => published)).toMatchObject([
      { name: 'customer-copy', outcome: 'created', version: 1 },
    ]);
    expect((await listed()).get('customer-copy')).toMatchObject({ state: 'Off', active: 1, latest: 1 });
    rmSync(join(folder, 'customer-copy.json'));
    const diff = await counterpart('diff', '--from', folder, '--json');
    expect(diff).toMatchObject({ exit: 1, json: { differ: [{ name: 'customer-copy', kind: 'removed' }] } });
  });

  test('two people who save at the same moment do not write over each other', async () => {
    const other = mkdtempSync(join(tmpdir(), 'mapping-files-'));
    const text = readFileSync(join(folder, 'customer.json'), 'utf8');
    const labelled = (label: string): string => JSON.stringify({ ...(JSON.parse(text) as object), label });
    writeFileSync(join(folder, 'customer.json'), labelled('One'));
    writeFileSync(join(other, 'customer.json'), labelled('Two'));
    const both = await Promise.all([
      counterpart('import', 'customer', '--from', folder),
      counterpart('import', 'customer', '--from', other),
    ]);
    rmSync(other, { recursive: true });
    writeFileSync(join(folder, 'customer.json'), text);
    const key = `Version_Key__c LIKE '${sandbox.config.connection}|customer|%'`;
    const versions = sandbox.rows(`SELECT Number__c FROM ERP_Mapping_Version__c WHERE ${key}`).length;
    const refused = both.filter(({ exit }) => exit === 1);
    expect(versions).toBe(3 - refused.length);
    for (const { out } of refused) expect(out).toContain('MAPPING_VERSION_TAKEN');
  });
});

describe('another org', () => {
  test('is compared in words and gets what runs here, checked against its own fields', async () => {
    const before = await counterpart('diff', 'item-product', '--to', 'production', '--json');
    expect(before).toMatchObject({ exit: 1, json: { differ: [{ name: 'item-product', kind: 'added' }] } });
    const promoted = await counterpart(
      'promote',
      'item-product',
      'customer',
      '--to',
      'production',
      '--publish',
      '--json',
    );
    expect(promoted.exit).toBe(0);
    expect(saved(promoted)).toMatchObject([
      { name: 'customer', outcome: 'created', version: 1, published: true },
      { name: 'item-product', outcome: 'created', version: 1, published: true },
    ]);
    expect((await counterpart('diff', 'item-product', 'customer', '--to', 'production')).exit).toBe(0);
    const there = await listed('--config', 'production');
    expect(there.get('item-product')).toMatchObject({ state: 'Off', active: 1, object: 'Product2' });
  });

  test('that lacks fields gets nothing at all, and all that is missing is said', async () => {
    edit('item-product', described('displayName'));
    edit('customer', (document) => ({ ...document, label: 'Other' }));
    await counterpart('import', 'item-product', 'customer', '--from', folder, '--publish');
    const { changes } = production.org.kernel;
    changes.hide('Product2', 'Description');
    changes.hide('Product2', 'IsActive');
    const refused = await counterpart('promote', '--to', 'production');
    expect(refused.exit).toBe(1);
    expect(refused.out).toMatch(/item-product fields\[\d+\]\.target: .*Description/);
    expect(refused.out).toMatch(/nothing was written: \d+ mappings do not hold\n$/);
    expect((await listed('--config', 'production')).get('customer')).toMatchObject({ active: 1, latest: 1 });
    changes.show('Product2', 'Description');
    changes.show('Product2', 'IsActive');
    const second = await counterpart('promote', '--to', 'production', '--publish', '--json');
    expect(saved(second).find(({ name }) => name === 'customer')).toMatchObject({ version: 2, published: true });
  });
});

describe('a switch', () => {
  const trail = (): readonly Readonly<Record<string, unknown>>[] =>
    sandbox.rows("SELECT Status__c, Result__c FROM ERP_Command__c WHERE Kind__c = 'change-mapping'");

  test('is what the console does, with what was before, and stands in the audit', async () => {
    const off = await counterpart('switch', 'customer', 'off', '--json');
    expect(off).toMatchObject({ exit: 0, json: { ok: true, before: 'Live', state: 'Off', changed: true } });
    expect((await sandbox.companion.sync(['customers'])).runs.map(({ mapping }) => mapping)).not.toContain('customer');
    expect((await counterpart('switch', 'customer', 'off')).out).toBe('unchanged: customer is Off\n');
    expect((await counterpart('switch', 'customer', 'live')).out).toBe('switched: customer from Off to Live\n');
    expect(trail().map((row) => row['Status__c'])).toEqual(['Done', 'Done']);
    expect(JSON.parse(String(trail()[0]?.['Result__c']))).toMatchObject({
      state: 'Off',
      audit: { what: 'Switched the mapping customer from the command line', before: { state: 'Live' } },
    });
  });

  test('is refused where there is no version, for a mapping that is not there and for a state that is none', async () => {
    const { connection } = sandbox.config;
    const { kernel, users } = sandbox.org;
    const session = kernel.sessions.open(users.find(({ name }) => name === 'admin')?.username ?? '');
    if (session === null) throw new Error('The local org has no admin.');
    const columns = ['Name', 'Mapping_Key__c', 'Integration__c'];
    kernel.save.insert('ERP_Mapping__c', { columns, rows: [['Empty', `${connection}|empty`, 'service']] }, session);
    const empty = await counterpart('switch', 'empty', 'live', '--json');
    expect(empty).toMatchObject({ exit: 1, json: { error: { code: 'CMD_MAPPING_HAS_NO_VERSION' } } });
    const unknown = await counterpart('switch', 'nothing', 'live', '--json');
    expect(unknown).toMatchObject({ exit: 2, json: { error: { code: 'MAPPING_UNKNOWN' } } });
    expect((await counterpart('switch', 'customer', 'on')).out).toContain('a mapping is off, test, live');
    expect(trail()).toHaveLength(2);
  });
});

describe('wrong use', () => {
  test('of names that are nowhere, of folders and of files that hold no mapping ends with 2 and says all', async () => {
    expect((await counterpart('export', 'nothing', '--to', folder)).out).toContain('MAPPING_UNKNOWN');
    expect((await counterpart('import', 'nothing', '--from', folder)).exit).toBe(2);
    expect((await counterpart('import', '--from', join(folder, 'customer.json'))).out).toContain('CLI_FOLDER_MISSING');
    const blocked = await counterpart('export', '--to', join(folder, 'customer.json', 'below'));
    expect([blocked.exit, blocked.out]).toEqual([2, expect.stringContaining('CLI_FOLDER_UNUSABLE')]);
    writeFileSync(join(folder, 'broken.json'), '{');
    writeFileSync(join(folder, 'wrong.json'), readFileSync(join(folder, 'customer.json')));
    edit('item-product', (document) => ({ ...document, colour: 'red' }) as MappingDocument);
    const answer = await counterpart('import', '--from', folder);
    expect(answer.exit).toBe(2);
    expect(answer.out).toContain('broken.json: The mapping is not JSON');
    expect(answer.out).toContain('wrong.json name: The file is called wrong.json, its mapping customer');
    expect(answer.out).toContain('item-product.json colour: The engine does not know this setting');
  });
});
