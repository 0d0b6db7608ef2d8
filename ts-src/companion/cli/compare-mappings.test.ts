import { expect, test } from 'vitest';
import { businessCentralTemplates } from '../../templates/business-central/index.ts';
import type { MappingDocument } from '../../mapping/index.ts';
import { compareMappings } from './compare-mappings.ts';

const [one, two] = businessCentralTemplates as readonly [MappingDocument, MappingDocument];

test('documents are compared by name: the same, new, gone, different in words', () => {
  const changed = { ...one, deletion: one.deletion === 'mark' ? 'ignore' : 'mark' } as const;
  expect(compareMappings([one, two], [two, one])).toEqual({ same: [one.name, two.name].toSorted(), differ: [] });
  expect(compareMappings([one], [two]).differ).toEqual(
    expect.arrayContaining([
      { name: one.name, kind: 'removed', differences: [] },
      { name: two.name, kind: 'added', differences: [] },
    ]),
  );
  const [difference] = compareMappings([one], [changed]).differ;
  expect(difference?.differences).toMatchObject([{ path: 'deletion', kind: 'changed' }]);
});

test('what there are no words for is named by its place, never left out', () => {
  const noted = { ...one, fields: one.fields.map((field, index) => (index === 1 ? { ...field, note: 'x' } : field)) };
  const [difference] = compareMappings([one], [{ ...noted, description: 'd' }]).differ;
  expect(difference?.differences.map(({ sentence }) => sentence)).toEqual(['Different in description, fields[1].note']);
  const all = { ...one, fields: one.fields.map((field) => ({ ...field, note: `new ${field.target}` })) };
  expect(compareMappings([one], [all]).differ[0]?.differences[0]?.sentence).toMatch(/ and \d+ more$/);
});
