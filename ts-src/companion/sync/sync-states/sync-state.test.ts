import { describe, expect, it } from 'vitest';
import { syncStateOf, type HeldUp } from './sync-state.ts';

const held = (more: Partial<HeldUp> = {}): HeldUp => ({
  kind: 'Failed',
  object: 'ERP_Invoice__c',
  number: '103001',
  since: '2026-06-15T10:00:00Z',
  ...more,
});

describe('what a customer says of being in step', () => {
  it('names the document that failed, in words and without codes', () => {
    expect(syncStateOf([held()])).toEqual({
      state: 'Failed',
      detail:
        'Could not be taken over from the ERP: invoice 103001. Figures may be out of date; your administrator sees why.',
      since: '2026-06-15T10:00:00Z',
    });
  });

  it('is the worst of all: a conflict before a failure before waiting', () => {
    const waiting = held({ kind: 'Waiting', since: '2026-06-01T00:00:00Z' });
    expect(syncStateOf([waiting, held()]).state).toBe('Failed');
    const conflict = held({ kind: 'Conflict', object: 'Account', number: null });
    const { state, detail, since } = syncStateOf([waiting, held(), conflict]);
    expect([state, since]).toEqual(['Conflict', '2026-06-15T10:00:00Z']);
    expect(detail).toBe('Changed both here and in the ERP: the customer’s data. Choose which values count.');
  });

  it('names a few of many, says how many, and since when the oldest is held up', () => {
    const many = ['1', '2', '3', '4'].map((number) => held({ number, since: `2026-06-0${number}T00:00:00Z` }));
    const { detail, since } = syncStateOf([held({ object: 'ERP_Order__c', number: '9' }), ...many]);
    expect(detail).toContain('order 9; 4 invoices (1, 2, 3, …)');
    expect(since).toBe('2026-06-01T00:00:00Z');
  });

  it('fits its field', () => {
    const long = ['a', 'b', 'c'].map((object) => held({ object, number: 'x'.repeat(120) }));
    expect(syncStateOf(long as [HeldUp, ...HeldUp[]]).detail.length).toBeLessThanOrEqual(255);
  });
});
