import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { staleMappingDocs } from '../../../../scripts/tasks/generate-mapping-docs.ts';
import { parseMappingDocument } from '../../../mapping/index.ts';

const root = new URL('../../../../', import.meta.url);
const page = readFileSync(new URL('docs/mapping.md', root), 'utf8');

it('the generated pages say what the code says (node scripts/tasks/generate-mapping-docs.ts writes them)', async () => {
  expect(await staleMappingDocs()).toEqual([]);
});

it('the example of docs/mapping.md is a document that the engine takes', () => {
  const example = /```json\n([\s\S]*?)```/.exec(page)?.[1];
  expect(() => parseMappingDocument(example ?? '')).not.toThrow();
});

it('docs/mapping.md names every code of the engine, and no other', () => {
  const folder = new URL('ts-src/mapping/', root);
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const sources = files.filter(
    (name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && !name.startsWith('formula'),
  );
  const text = sources.map((name) => readFileSync(new URL(name, folder), 'utf8')).join('\n');
  const inCode = new Set(text.match(/MAPPING_[A-Z_]+/g));
  const inDocs = new Set(page.match(/MAPPING_[A-Z_]+/g));
  expect([...inCode].filter((code) => !inDocs.has(code))).toEqual([]);
  expect([...inDocs].filter((code) => !inCode.has(code))).toEqual([]);
});
