import { expect, test } from 'vitest';
import { forecastApiCalls } from './api-forecast.ts';

const at = (time: string): number => Date.parse(`2026-06-15T${time}Z`);

test('at noon our own use doubles until midnight, and the others’ stays', () => {
  expect(forecastApiCalls({ used: 3_000, ours: 1_000, now: at('12:00:00') })).toBe(2_000 + 2_000);
});

test('a first load just after midnight is not taken for the pace of the day', () => {
  expect(forecastApiCalls({ used: 100, ours: 100, now: at('00:01:00') })).toBeLessThan(100 * 25);
});

test('late in the day the forecast is what was used', () => {
  expect(forecastApiCalls({ used: 900, ours: 400, now: at('23:59:59') })).toBe(900);
});

test('an org that reports less than we counted is believed to have no others', () => {
  expect(forecastApiCalls({ used: 10, ours: 40, now: at('12:00:00') })).toBe(80);
});
