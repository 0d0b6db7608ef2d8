import { mkdtemp, readdir, readFile, rm, writeFile, cp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { transformSync } from '@lwc/compiler';
import { XMLParser } from 'fast-xml-parser';
import { Kind, parse, visit, type FieldNode } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { repositoryRoot } from '../repository.ts';
import { buildComponents } from './build.ts';
import { freshTsconfig, isTsconfigFresh, listBundles } from './bundles.ts';

const sourceDir = join(repositoryRoot, 'ts-src/lwc');
const quiet = (): void => undefined;
let folder = '';
let outputDir = '';

async function filesBelow(dir: string): Promise<string[]> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** The GraphQL texts of all scripts, each with the file it stands in. */
async function queries(): Promise<{ file: string; text: string }[]> {
  const scripts = (await filesBelow(outputDir)).filter((file) => file.endsWith('.js'));
  const found: { file: string; text: string }[] = [];
  for (const file of scripts) {
    for (const match of (await readFile(file, 'utf8')).matchAll(/\bgql\s*`([^`]*)`/g)) {
      found.push({ file: basename(file), text: match[1]! });
    }
  }
  return found;
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'components-'));
  outputDir = join(folder, 'lwc');
  await buildComponents({ sourceDir, outputDir, onProgress: quiet });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the built components', () => {
  it('are taken by the platform compiler, every script, template and style', async () => {
    for (const file of await filesBelow(outputDir)) {
      if (file.endsWith('.js-meta.xml')) continue;
      const name = basename(dirname(file));
      const { warnings = [] } = transformSync(await readFile(file, 'utf8'), basename(file), { name, namespace: 'c' });
      expect(warnings.map(({ message }) => `${basename(file)}: ${message}`)).toEqual([]);
    }
  });

  it('hold no tests, no TypeScript and no lowered decorators', async () => {
    const files = await filesBelow(outputDir);
    expect(files.filter((file) => /__tests__|\.ts$/.test(file))).toEqual([]);
    const facts = await readFile(join(outputDir, 'erpAccountFacts/erpAccountFacts.js'), 'utf8');
    expect(facts).toContain('@wire(');
  });

  it('say in their metadata that exposed panels fit wide and narrow pages', async () => {
    const metas = (await filesBelow(outputDir)).filter((file) => file.endsWith('.js-meta.xml'));
    for (const file of metas) {
      const xml = await readFile(file, 'utf8');
      const isExposed = xml.includes('<isExposed>true</isExposed>');
      expect(xml).toContain('<apiVersion>66.0</apiVersion>');
      for (const size of ['Large', 'Small']) expect(xml.includes(`type="${size}"`)).toBe(isExposed);
    }
  });

  it('use every custom label, and none that is not there', async () => {
    const xml = await readFile(
      join(repositoryRoot, 'force-app/main/default/labels/CustomLabels.labels-meta.xml'),
      'utf8',
    );
    const parser = new XMLParser({ isArray: (name) => name === 'labels' });
    const labels = (parser.parse(xml) as { CustomLabels: { labels: { fullName: string }[] } }).CustomLabels.labels;
    const used = new Set<string>();
    for (const file of (await filesBelow(outputDir)).filter((name) => name.endsWith('.js'))) {
      for (const match of (await readFile(file, 'utf8')).matchAll(/@salesforce\/label\/c\.(\w+)/g)) used.add(match[1]!);
    }
    expect([...used].sort()).toEqual(labels.map(({ fullName }) => fullName).sort());
  });

  it('show no text that is not a label', async () => {
    const templates = (await filesBelow(outputDir)).filter((file) => file.endsWith('.html'));
    const texts: string[] = [];
    for (const file of templates) {
      const html = await readFile(file, 'utf8');
      for (const match of html.matchAll(/>([^<>{}]*[A-Za-z]{2}[^<>{}]*)</g))
        texts.push(`${basename(file)}: ${match[1]!.trim()}`);
      for (const match of html.matchAll(
        /\b(?:label|title|heading|alternative-text|placeholder|aria-label)="([^"{]+)"/g,
      )) {
        texts.push(`${basename(file)}: ${match[1]!}`);
      }
    }
    expect(texts).toEqual([]);
  });
});

describe('the GraphQL queries of the components', () => {
  it('give every custom name an alias, so that answers read the same with a namespace', async () => {
    const missing: string[] = [];
    for (const { file, text } of await queries()) {
      const check = (node: FieldNode): void => {
        if (/__[cr]$/.test(node.name.value) && !node.alias) missing.push(`${file}: ${node.name.value}`);
      };
      visit(parse(text), { [Kind.FIELD]: check });
    }
    expect(missing).toEqual([]);
  });

  it('alias fields of records to their own names', async () => {
    for (const { text } of await queries()) {
      visit(parse(text), {
        [Kind.FIELD](...visited) {
          const [node, , , , ancestors] = visited;
          const isRoot = ancestors.some(
            (ancestor) => 'name' in ancestor && ['query', 'aggregate'].includes((ancestor as FieldNode).name.value),
          );
          const isInRecord = ancestors.some(
            (ancestor) => 'name' in ancestor && (ancestor as FieldNode).name?.value === 'node',
          );
          if (isRoot && isInRecord && node.alias) expect(node.alias.value).toBe(node.name.value);
        },
      });
    }
  });

  it('ask at most ten things in one request and never more than 2,000 rows of one', async () => {
    for (const { file, text } of await queries()) {
      let parts = 0;
      visit(parse(text), {
        [Kind.FIELD](node) {
          if (node.name.value !== 'uiapi') return;
          for (const area of node.selectionSet?.selections ?? []) {
            parts += (area as FieldNode).selectionSet?.selections.length ?? 0;
          }
        },
        [Kind.ARGUMENT](node) {
          if (node.name.value === 'first' && node.value.kind === Kind.INT) {
            expect(Number(node.value.value)).toBeLessThanOrEqual(2000);
          }
        },
      });
      expect([file, parts > 0 && parts <= 10]).toEqual([file, true]);
    }
  });

  it('take no text of a user or a record into the query itself', async () => {
    for (const { text } of await queries()) expect(text).not.toContain('${');
  });
});

describe('the build', () => {
  it('lists exactly the bundles that are there in the paths of the compiler', async () => {
    const bundles = await listBundles(sourceDir);
    expect(await isTsconfigFresh(sourceDir, bundles)).toBe(true);
    const text = await readFile(join(sourceDir, 'tsconfig.json'), 'utf8');
    expect(JSON.parse(freshTsconfig(text, bundles))).toEqual(JSON.parse(text));
  });

  it('changes nothing the second time, and removes what is gone', async () => {
    expect((await buildComponents({ sourceDir, outputDir, onProgress: quiet })).changed).toBe(0);
    await writeFile(join(outputDir, 'erpPanel/left.js'), '');
    expect((await buildComponents({ sourceDir, outputDir, onProgress: quiet })).changed).toBe(1);
  });

  async function copyOfSources(name: string): Promise<string> {
    const copy = await mkdtemp(join(repositoryRoot, '.counterpart', `${name}-`));
    await cp(sourceDir, copy, { recursive: true });
    return copy;
  }

  it('refuses a bundle that the paths do not know, and says what to do', async () => {
    const copy = await copyOfSources('paths');
    await cp(join(copy, 'erpStatus'), join(copy, 'erpOther'), { recursive: true });
    await writeFile(join(copy, 'erpOther/erpOther.js-meta.xml'), '');
    await expect(buildComponents({ sourceDir: copy, outputDir, onProgress: quiet })).rejects.toThrow(
      './scripts/build-lwc --paths',
    );
    await rm(copy, { recursive: true });
  });

  it('refuses scripts that lost their decorators', async () => {
    const copy = await copyOfSources('decorators');
    const file = join(copy, 'tsconfig.json');
    const config = JSON.parse(await readFile(file, 'utf8')) as { compilerOptions: Record<string, unknown> };
    config.compilerOptions.target = 'ES2022';
    config.compilerOptions.typeRoots = [
      join(repositoryRoot, 'node_modules/@types'),
      join(repositoryRoot, 'node_modules'),
    ];
    await writeFile(file, JSON.stringify(config));
    await expect(buildComponents({ sourceDir: copy, outputDir, onProgress: quiet })).rejects.toThrow(
      /lost its decorators/,
    );
    await rm(copy, { recursive: true });
  });

  it('fails with the compiler errors when the types are wrong', async () => {
    const copy = await copyOfSources('types');
    await writeFile(join(copy, 'erpStatus/erpStatus.ts'), 'export const wrong: number = "text";\n');
    await expect(buildComponents({ sourceDir: copy, outputDir, onProgress: quiet })).rejects.toThrow(/TS2322/);
    await rm(copy, { recursive: true });
  });
});
