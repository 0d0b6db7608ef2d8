import fc from 'fast-check';
import { expect, test } from 'vitest';
import { roundDecimal } from './round.ts';

test('halves go away from zero by the digits that were sent, not by the nearest double', () => {
  expect(roundDecimal(1.005, 2)).toBe(1.01);
  expect(roundDecimal(-1.005, 2)).toBe(-1.01);
  expect(roundDecimal(2.675, 2)).toBe(2.68);
  expect(roundDecimal(0.125, 2)).toBe(0.13);
  expect(roundDecimal(0.5, 0)).toBe(1);
  expect(roundDecimal(-0.5, 0)).toBe(-1);
  expect(roundDecimal(1234567.891, 2)).toBe(1234567.89);
});

test('a number with no more digits than the field has comes back unchanged', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e11, max: 1e11 }), (cents) => {
      expect(roundDecimal(cents / 100, 2)).toBe(cents / 100);
    }),
  );
});

test('the drift of a sum of doubles does not outlive rounding', () => {
  expect(roundDecimal(1542.3999999999999, 2)).toBe(1542.4);
  expect(roundDecimal(247.70000000000002, 2)).toBe(247.7);
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -1e7, max: 1e7 }), { maxLength: 40 }), (cents) => {
      const drifted = cents.reduce((sum, each) => sum + each / 100, 0);
      expect(roundDecimal(drifted, 2)).toBe(cents.reduce((sum, each) => sum + each, 0) / 100 + 0);
    }),
  );
});
