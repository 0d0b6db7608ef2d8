import { describe, expect, test } from 'vitest';
import { causeOf } from './issue-cause.ts';

const SENTENCE = 'Prices in {currency} are left out (of all).';

describe('the cause of an issue', () => {
  test.each([
    ['names what its records name', ['Prices in EUR are left out (of all).'], 'Prices in EUR are left out (of all).'],
    [
      'names each value once, in order',
      ['USD', 'EUR', 'USD'].map((code) => `Prices in ${code} are left out (of all).`),
      'Prices in EUR, USD are left out (of all).',
    ],
    [
      'names three and says that there are more',
      ['D', 'C', 'B', 'A'].map((code) => `Prices in ${code} are left out (of all).`),
      'Prices in A, B, C, … are left out (of all).',
    ],
    [
      'says that something is left open where no record fills it',
      ['Other words'],
      'Prices in … are left out (of all).',
    ],
    ['is the sentence where there are no records', [], 'Prices in … are left out (of all).'],
  ])('%s', (_, messages, cause) => {
    expect(causeOf(SENTENCE, messages)).toBe(cause);
  });

  test('fills several parts, and sentences without any stay as they are', () => {
    expect(causeOf('{a} wants {b}.', ['Mapping wants Name.', 'Rule wants Name.'])).toBe('Mapping, Rule wants Name.');
    expect(causeOf('The record has no key.', ['anything'])).toBe('The record has no key.');
  });
});
