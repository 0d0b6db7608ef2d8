import { expect, test } from 'vitest';
import { fitting, mayBeCut } from './fitting.ts';

const fields = (count: number, values: number) =>
  Array.from({ length: count }, (_, n) => ({
    name: `Field_${n}__c`,
    picklistValues: Array.from({ length: values }, (_, v) => `value ${v}`),
  }));

test('lists that fit stay whole', () => {
  expect(JSON.parse(fitting(fields(100, 20)))).toEqual(fields(100, 20));
  expect(mayBeCut(fitting(fields(3, 3)))).toBe(false);
});

test('objects with many fields lose values of picklists before they lose a field', () => {
  const kept = JSON.parse(fitting(fields(500, 100))) as { picklistValues: string[] }[];
  expect(kept).toHaveLength(500);
  expect(kept[0]?.picklistValues).toHaveLength(10);
});

test('what does not fit at all is cut, and the text says that it may be', () => {
  const text = fitting(fields(5_000, 10));
  expect(text.length).toBeLessThanOrEqual(131_072);
  expect((JSON.parse(text) as unknown[]).length).toBeGreaterThan(500);
  expect(mayBeCut(text)).toBe(true);
});
