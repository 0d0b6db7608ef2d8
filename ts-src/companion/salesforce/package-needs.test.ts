import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { packageNeeds } from './package-needs.ts';

const objects = fileURLToPath(new URL('../../../force-app/main/default/objects/', import.meta.url));

/** Fields of the package by how they can be written. */
function packaged(object: string): { written: string[]; created: string[]; read: string[] } {
  const folder = `${objects}${object}/fields`;
  const found = { written: [] as string[], created: [] as string[], read: [] as string[] };
  for (const file of existsSync(folder) ? readdirSync(folder) : []) {
    const xml = readFileSync(`${folder}/${file}`, 'utf8');
    const name = file.replace('.field-meta.xml', '');
    if (/<formula>|<type>(Summary|AutoNumber)</.test(xml)) found.read.push(name);
    else (/<type>MasterDetail</.test(xml) ? found.created : found.written).push(name);
  }
  return found;
}

describe('what the companion needs of the org', () => {
  test('is every object of the package', () => {
    const ours = readdirSync(objects).filter((name) => name.startsWith('ERP_'));
    expect(ours.filter((name) => !packageNeeds.some((need) => need.object === name))).toEqual([]);
  });

  test.each(packageNeeds.map((need) => [need.object, need] as const))(
    '%s: every field, with the right it needs',
    (object, need) => {
      const { written, created, read } = packaged(object);
      const immutable = need.written.length === 0;
      const sorted = (names: readonly string[]): string[] => [...names].filter((name) => name !== 'Name').sort();
      // Formulas and roll-ups that pages alone read are no need of the companion.
      expect(need.read.filter((name) => !read.includes(name))).toEqual([]);
      expect(sorted(need.written)).toEqual(immutable ? [] : sorted(written));
      expect(sorted(need.created)).toEqual(sorted(immutable ? [...created, ...written] : created));
    },
  );
});
