import { expect, test } from 'vitest';
import { addMonths, applyDateFormula, daysBetween, isDay } from './dates.ts';

test.each([
  ['2026-01-31', '1M', '2026-02-28'],
  ['2026-01-15', '30D', '2026-02-14'],
  ['2026-02-10', 'CM', '2026-02-28'],
  ['2026-02-10', 'CM+8D', '2026-03-08'],
  ['2026-02-10', '2W', '2026-02-24'],
  ['2024-02-29', '1Y', '2025-02-28'],
  ['2026-02-10', '', '2026-02-10'],
  ['2026-02-10', '<1M-1D>', '2026-03-09'],
])('the due date of %s by %s is %s', (day, formula, expected) => {
  expect(applyDateFormula(day, formula)).toBe(expected);
});

test('a date formula that is not understood is refused', () => {
  expect(() => applyDateFormula('2026-02-10', 'WD3')).toThrow('WD3');
});

test('days are real days of the calendar', () => {
  expect(isDay('2026-02-29')).toBe(false);
  expect(isDay('2024-02-29')).toBe(true);
  expect(isDay('31.12.2026')).toBe(false);
  expect(daysBetween('2026-03-01', '2026-02-27')).toBe(-2);
  expect(addMonths('2026-03-31', -1)).toBe('2026-02-28');
});
