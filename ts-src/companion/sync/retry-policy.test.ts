/** Which failures heal by themselves: a word on every code of the catalogue. */
import { describe, expect, it } from 'vitest';
import type { ErrorCodes } from '../errors/code-entry.ts';
import { errorCodes } from '../errors/codes.ts';
import type { ErrorKind } from '../errors/counterpart-error.ts';
import { isPassing, retryAt } from './retry-policy.ts';

const NOW = Date.parse('2026-06-15T10:00:00Z');
const codes = Object.entries(errorCodes as ErrorCodes);

/** When a record that is parked with a failure of the kind is tried again without being asked. */
const EXPECTED: Readonly<Record<ErrorKind, 'next run' | 'after a day'>> = {
  transient: 'next run',
  limit: 'next run',
  uncertain: 'next run',
  auth: 'next run',
  config: 'next run',
  bug: 'next run',
  data: 'after a day',
  conflict: 'after a day',
};

describe('a record that is parked', () => {
  it.each(codes.map(([code, { kind }]) => [code, kind] as const))('with %s (%s) is tried again', (_, kind) => {
    const waits = Date.parse(retryAt(isPassing(kind), NOW)) - NOW;
    expect(waits).toBe(EXPECTED[kind] === 'next run' ? 0 : 86_400_000);
  });

  it.each(['SF_ROW_LOCKED', 'SF_UNREACHABLE', 'SF_ANSWER_LOST', 'BC_BUSY'].filter((code) => code in errorCodes))(
    'with %s, which passes by itself, is tried by the next run',
    (code) => {
      expect(isPassing((errorCodes as ErrorCodes)[code]?.kind ?? 'data')).toBe(true);
    },
  );
});
