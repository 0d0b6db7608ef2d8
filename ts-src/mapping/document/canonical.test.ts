import fc from 'fast-check';
import { expect, test } from 'vitest';
import { businessCentralTemplates } from '../../templates/business-central/index.ts';
import { documentText } from './canonical.ts';
import { parseMappingDocument } from './parse.ts';
import type { MappingDocument } from './schema.ts';

/** The same value with the members of its objects in another order. */
function shuffled(value: unknown, order: (names: string[]) => string[]): unknown {
  if (Array.isArray(value)) return value.map((each) => shuffled(each, order));
  if (typeof value !== 'object' || value === null) return value;
  const names = order(Object.keys(value));
  return Object.fromEntries(names.map((name) => [name, shuffled((value as Record<string, unknown>)[name], order)]));
}

test('a document has one text, however its members are ordered', () => {
  fc.assert(
    fc.property(fc.constantFrom(...businessCentralTemplates), fc.infiniteStream(fc.nat()), (document, numbers) => {
      const order = (names: string[]): string[] =>
        names
          .map((name) => [Number(numbers.next().value), name] as const)
          .toSorted(([a], [b]) => a - b)
          .map(([, name]) => name);
      expect(documentText(shuffled(document, order) as MappingDocument)).toBe(documentText(document));
    }),
    { numRuns: 50 },
  );
});

test.each(businessCentralTemplates.map((document) => [document.name, document] as const))(
  'the text of %s means the same and ends with a line end',
  (_name, document) => {
    expect(parseMappingDocument(documentText(document))).toEqual(document);
    expect(documentText(document).endsWith('}\n')).toBe(true);
  },
);

test('names that look like numbers stay apart and in place', () => {
  const [document] = businessCentralTemplates as [MappingDocument];
  const map = { unknown: 'keep', entries: { b: '1', '10': 'x', '9': 'y' } } as const;
  const text = documentText({ ...document, valueMaps: { z: map, a: map } });
  expect(text.indexOf('"a"')).toBeLessThan(text.indexOf('"z"'));
  expect(Object.keys(parseMappingDocument(text).valueMaps?.['a']?.entries ?? {})).toHaveLength(3);
});
