/**
 * From Business Central's wire conventions to plain values: enum members are XML-name-encoded, and "nothing" is an
 * empty guid, the first day of year 1, or an empty text (developer documentation, "Transition to API v2.0").
 */
import type { SourceRecord } from '../contract.ts';

export const EMPTY_GUID = '00000000-0000-0000-0000-000000000000';
export const EMPTY_DATE = '0001-01-01';

/** `In_x0020_Review` → `In Review`; a blank member becomes the empty text. */
export function decodeName(name: string): string {
  if (!name.includes('_x')) return name.trim();
  return name.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))).trim();
}

/**
 * Fields that hold enum members in the entities we read, whatever `$metadata` says of them: some versions declare them
 * as text but encode them all the same.
 */
export const ENUM_FIELDS: ReadonlySet<string> = new Set([
  'status',
  'type',
  'blocked',
  'lineType',
  'documentType',
  'entryType',
  'initialDocumentType',
]);

function isNothing(text: string): boolean {
  if (text === '') return true;
  const first = text.charCodeAt(0);
  // Every other marker begins with a zero; one comparison spares the rest for nearly all values.
  if (first !== 48) return false;
  return text === EMPTY_GUID || text === EMPTY_DATE || text.startsWith('0001-01-01T');
}

/**
 * Decodes a record in place, its lists and nested records too; `enums` are the names of further enum fields. In place,
 * because a copy of every line would double what a page costs.
 */
export function decodeRecord(record: Record<string, unknown>, enums: ReadonlySet<string>): SourceRecord {
  for (const name in record) {
    const value = record[name];
    if (typeof value === 'string') {
      if (isNothing(value)) record[name] = null;
      else if (enums.has(name) || ENUM_FIELDS.has(name)) record[name] = decodeName(value) || null;
    } else if (typeof value === 'object' && value !== null) {
      if (Array.isArray(value)) for (const entry of value) decodeRecord(entry as Record<string, unknown>, enums);
      else decodeRecord(value as Record<string, unknown>, enums);
    }
  }
  return record as SourceRecord;
}

/**
 * Offers the key of a record as `id` and its stamp as `lastModifiedDateTime` where its page calls them `systemId` and
 * `systemModifiedAt`, in its lists too; in place.
 */
export function nameKeys(record: Record<string, unknown>): void {
  for (const value of Object.values(record)) {
    if (Array.isArray(value)) for (const entry of value) nameKeys(entry as Record<string, unknown>);
    else if (typeof value === 'object' && value !== null) nameKeys(value as Record<string, unknown>);
  }
  if (!('id' in record) && 'systemId' in record) record['id'] = record['systemId'];
  if (!('lastModifiedDateTime' in record) && 'systemModifiedAt' in record) {
    record['lastModifiedDateTime'] = record['systemModifiedAt'];
  }
}

/** Offers the version of a record, and of every record in it, as `etag`; in place. */
export function nameEtags(record: Record<string, unknown>): void {
  for (const value of Object.values(record)) {
    if (Array.isArray(value)) for (const entry of value) nameEtags(entry as Record<string, unknown>);
    else if (typeof value === 'object' && value !== null) nameEtags(value as Record<string, unknown>);
  }
  const tag = record['@odata.etag'];
  if (typeof tag === 'string') record['etag'] = tag;
}
