import { describe, expect, test } from 'vitest';
import { pauseSeconds } from './pace.ts';

const usage = (apiCallsMax: number, apiCallsRemaining = apiCallsMax) => ({
  apiCallsMax,
  apiCallsRemaining,
  dataStorageMbMax: 1,
  dataStorageMbRemaining: 1,
});
const pace = { busySeconds: 2, idleSeconds: null };

describe('the pause between two looks for requests', () => {
  test('is short for two minutes after a request', () => {
    expect(pauseSeconds(pace, 120, usage(15_000))).toBe(2);
  });

  test('otherwise takes a tenth of the daily calls, and at most a minute', () => {
    expect(pauseSeconds(pace, 121, usage(100_000))).toBeCloseTo(8.64);
    expect(pauseSeconds(pace, 121, usage(15_000))).toBeCloseTo(57.6);
    expect(pauseSeconds(pace, 121, usage(5_000))).toBe(60);
  });

  test('is the set one where one is set', () => {
    expect(pauseSeconds({ ...pace, idleSeconds: 5 }, 121, usage(15_000))).toBe(5);
  });

  test('is a minute when hardly any calls are left, whatever is set', () => {
    expect(pauseSeconds({ busySeconds: 1, idleSeconds: 2 }, 0, usage(15_000, 700))).toBe(60);
  });
});
