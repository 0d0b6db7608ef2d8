import type { Link, StateChanges } from '../../companion/state/port.ts';

/** A link of an invoice. */
export const link = (key: string, more: Partial<Link> = {}): Link => ({
  object: 'ERP_Invoice__c',
  key,
  id: `a0${key}`,
  hash: '0123456789abcdef',
  children: new Uint8Array([1, 2, 3, 255]),
  account: '001A',
  ...more,
});

/** An invoice whose text is too long. */
export const parked = (key: string, more: Partial<NonNullable<StateChanges['parked']>[number]> = {}) => ({
  mapping: 'sales-invoice',
  key,
  company: 'GB',
  sourceKey: `source-${key}`,
  object: 'ERP_Invoice__c',
  code: 'SF_STRING_TOO_LONG',
  message: 'Too long.',
  owner: 'admin' as const,
  fields: ['Name'],
  retryAt: null,
  lastSeen: '2026-01-01T00:00:00.000Z',
  ...more,
});

/** An invoice that waits for its customer. */
export const waiting = (
  key: string,
  waitsKey: string,
  more: Partial<NonNullable<StateChanges['waiting']>[number]> = {},
) => ({
  mapping: 'sales-invoice',
  key,
  company: 'GB',
  sourceKey: `source-${key}`,
  waitsObject: 'ERP_Customer__c',
  waitsKey,
  written: false,
  lastSeen: '2026-01-01T00:00:00.000Z',
  ...more,
});
