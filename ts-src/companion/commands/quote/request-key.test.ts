import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { firstRequestKey, nextMove, nextRequestKey, type Attempt } from './request-key.ts';

const order = { type: 'order', key: 'k', number: 'S-1', status: 'Draft' } as const;
const base: Attempt = { state: null, sent: null, found: null, looking: false, now: 1_000, answerLostMs: 100 };

describe('the key of an order', () => {
  test('is in capitals, since the ERP keeps it so, and counts on when the order was deleted', () => {
    const key = firstRequestKey('006gK0000001AbCQAU');
    expect(key).toBe('CP-006GK0000001ABCQAU');
    expect(nextRequestKey(key)).toBe('CP-006GK0000001ABCQAU-2');
    expect(nextRequestKey(nextRequestKey(key))).toBe('CP-006GK0000001ABCQAU-3');
  });
});

describe('the next move', () => {
  test('is to send when nothing was ever sent, or when the last sending came to its end', () => {
    expect(nextMove(base)).toBe('send');
    expect(nextMove({ ...base, state: 'Rejected', sent: 999 })).toBe('send');
    expect(nextMove({ ...base, state: 'Accepted', sent: 999 })).toBe('send');
  });

  test('after a lost answer is to look, and to give up when the time is over', () => {
    const lost = { ...base, state: 'Checking', sent: 950, looking: true } as const;
    expect(nextMove(lost)).toBe('look');
    expect(nextMove({ ...lost, now: 1_050 })).toBe('give up');
  });

  test('after a companion was killed is to look, and to send when the time is over', () => {
    const killed = { ...base, state: 'Sending', sent: 950, looking: true } as const;
    expect(nextMove(killed)).toBe('look');
    expect(nextMove({ ...killed, now: 1_050 })).toBe('send');
  });

  test('is never to send while an order exists or may still come up', () => {
    const attempts = fc.record({
      state: fc.constantFrom(null, 'Sending', 'Checking', 'Accepted', 'On Hold', 'Rejected'),
      sent: fc.option(fc.integer({ min: 0, max: 2_000 })),
      found: fc.constantFrom(null, order),
      looking: fc.boolean(),
      now: fc.integer({ min: 0, max: 2_000 }),
      answerLostMs: fc.integer({ min: 1, max: 500 }),
    });
    fc.assert(
      fc.property(attempts, (attempt) => {
        const move = nextMove(attempt as Attempt);
        if (attempt.found !== null) return move === 'take';
        const isOpen = attempt.state === 'Sending' || attempt.state === 'Checking';
        const mayComeUp = isOpen && attempt.sent !== null && attempt.now < attempt.sent + attempt.answerLostMs;
        return mayComeUp ? move === 'look' : move !== 'look' && move !== 'take';
      }),
    );
  });
});
