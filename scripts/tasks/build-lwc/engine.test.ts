import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { repositoryRoot } from '../repository.ts';
import { buildEngine } from './engine.ts';

const BYTES_MAX = 100_000;
let folder = '';
let names: readonly string[] = [];
const scriptOf = (name: string): string => join(folder, name, `${name}.js`);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'engine-'));
  names = await buildEngine(folder);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('every module of the engine has less than 100 KB and can be read', async () => {
  for (const name of names) {
    expect((await stat(scriptOf(name))).size, name).toBeLessThan(BYTES_MAX);
    const lines = (await readFile(scriptOf(name), 'utf8')).split('\n');
    expect(Math.max(...lines.map((line) => line.length)), name).toBeLessThan(400);
    expect(lines.length, name).toBeGreaterThan(100);
  }
});

test('the modules import those before them by their names in the package, and nothing else', async () => {
  for (const name of names) {
    const imports = [...(await readFile(scriptOf(name), 'utf8')).matchAll(/\bfrom "([^"]+)"/g)].map(
      (match) => match[1],
    );
    // In the order in which they stand: a module imports those before it, so that there is no circle.
    const before = names.slice(0, names.indexOf(name));
    expect(imports.filter((path) => !before.some((each) => path === `c/${each}`))).toEqual([]);
  }
});

test('the engine of the package gives the results of the golden formulas', async () => {
  const vectors = join(repositoryRoot, 'ts-src/tests/golden/formula/vectors');
  const files = await Promise.all((await readdir(vectors)).map((name) => readFile(join(vectors, name), 'utf8')));
  const all = files.flatMap((text) => JSON.parse(text) as unknown[]);
  const { outputFiles } = await build({
    entryPoints: [scriptOf('formulaEngine')],
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'engine',
  });
  const world = createContext({ vectors: JSON.stringify(all) });
  const differing = runInContext(
    `${outputFiles[0]?.text ?? ''}
    JSON.stringify(JSON.parse(vectors).filter(({ formula, fields = {}, blanksAsZero = false, expect }) => {
      const check = engine.checkFormula(formula, { fieldType: (path) => fields[path]?.[0], blanksAsZero });
      const record = Object.fromEntries(Object.entries(fields).map(([name, [, value]]) => [name, value]));
      let value = check.ok ? check.formula.evaluate({ record, now: Date.UTC(2026, 0, 31, 10, 20, 30) }) : undefined;
      if (!check.ok) value = { refused: check.problems[0].code };
      else if (value instanceof engine.FormulaError) value = { error: true };
      return JSON.stringify(value) !== JSON.stringify(expect);
    }).map(({ formula }) => formula))`,
    world,
  ) as string;
  expect(all.length).toBeGreaterThan(100);
  expect(JSON.parse(differing)).toEqual([]);
});

test('the engine of the package maps a record as the service does', async () => {
  const { outputFiles } = await build({
    stdin: { contents: `export * from 'c/mappingEngine';`, resolveDir: folder },
    alias: Object.fromEntries(names.map((name) => [`c/${name}`, scriptOf(name)])),
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'engine',
  });
  const run = (code: string): unknown =>
    JSON.parse(runInContext(`${outputFiles[0]?.text ?? ''}\nJSON.stringify(${code})`, createContext({})) as string);
  const document = {
    schemaVersion: 1,
    name: 'thing',
    integration: 'service',
    source: { entity: 'thing', companies: 'each' },
    target: { object: 'Thing__c', keyField: 'ERP_Key__c', write: 'upsert' },
    key: { source: 'id' },
    direction: 'toSalesforce',
    fields: [{ target: 'Name', formula: 'UPPER(TRIM(name)) & " " & TEXT(amount)' }],
    conflict: 'erp',
    deletion: 'mark',
  };
  const field = {
    type: 'string',
    length: 80,
    precision: 0,
    scale: 0,
    nillable: true,
    createable: true,
    updateable: true,
  };
  const more = {
    defaultedOnCreate: false,
    relationshipName: null,
    referenceTo: [],
    picklistValues: [],
    restrictedPicklist: false,
  };
  const row = run(`(() => {
    const field = ${JSON.stringify({ ...field, ...more })};
    const fields = new Map(['Name', 'ERP_Key__c'].map((name) => [name, { ...field, name }]));
    const document = engine.parseMappingDocument(${JSON.stringify(document)});
    const mapping = engine.compileMapping(document, { targetFields: () => fields });
    return mapping.run({ id: '7', name: ' anvil ', amount: 12.5 }, { company: { code: 'DE' }, now: 0 });
  })()`);
  expect(row).toMatchObject({
    outcome: 'mapped',
    key: 'DE|thing|7',
    row: { Name: 'ANVIL 12.5', ERP_Key__c: 'DE|thing|7' },
  });
});
