import { describe, expect, test } from 'vitest';
import { answerOfErp } from './vector-in-erp.ts';
import { answerOfOrg } from './vector-in-org.ts';
import { readVectors } from './vector.ts';

const pages = readVectors();

describe.each(pages)('$page', ({ vectors }) => {
  test.each(vectors)('the local ERP: $name', (vector) => {
    expect(answerOfErp(vector), vector.why).toEqual(vector.expect);
  });

  test.each(vectors)('our objects: $name', (vector) => {
    expect(answerOfOrg(vector), vector.why).toEqual(vector.expect);
  });
});

test('there are sixty vectors, each with its reasoning and a name of its own', () => {
  const all = pages.flatMap(({ vectors }) => vectors);
  expect(all.length).toBe(60);
  expect(new Set(all.map(({ name }) => name)).size).toBe(60);
  expect(all.filter(({ why }) => why.length < 30)).toEqual([]);
});
