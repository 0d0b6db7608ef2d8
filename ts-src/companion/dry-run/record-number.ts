import type { SourceRecord } from '../erp/contract.ts';

/** Fields in which ERPs keep what people call a record, best first. */
export const NUMBER_FIELDS = ['number', 'documentNumber', 'entryNumber', 'code', 'displayName'] as const;

/** What people call a record; its key when it has no such field. */
export function recordNumber(record: SourceRecord | undefined, key: string): string {
  for (const field of NUMBER_FIELDS) {
    const value = record?.[field];
    if (typeof value === 'number' || (typeof value === 'string' && value !== '')) return String(value);
  }
  return key;
}
