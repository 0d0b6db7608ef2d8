/** Keys of ERP records in Salesforce: `company|entity|key` (contract: Keys). */

/** Company part of a key for records that all companies share. */
export const SHARED_COMPANY = '*';

/** A part needs encoding when it holds `%` or `|`, or begins or ends with white space (which Salesforce would trim). */
const NEEDS_ENCODING = /[%|]|^\s|\s$/u;

/** One part of a key: `%`, `|` and white space at either end percent-encoded, all else as it is. */
export function encodeKeyPart(part: string): string {
  if (!NEEDS_ENCODING.test(part)) return part;
  const inner = part.trim();
  const start = part.indexOf(inner);
  return (
    encodeBlanks(part.slice(0, start)) +
    inner.replace(/[%|]/g, encodeURIComponent) +
    encodeBlanks(part.slice(start + inner.length))
  );
}

/** The key of a record; `company` is the company's code or `*`. Equal keys mean the same record. */
export function buildKey(company: string, entity: string, key: string): string {
  return `${encodeKeyPart(company)}|${encodeKeyPart(entity)}|${encodeKeyPart(key)}`;
}

/** The parts of a key built by `buildKey`; null when the text is no such key. */
export function parseKey(text: string): { company: string; entity: string; key: string } | null {
  const parts = text.split('|');
  if (parts.length !== 3) return null;
  try {
    const [company, entity, key] = parts.map((part) => decodeURIComponent(part));
    return { company: company as string, entity: entity as string, key: key as string };
  } catch {
    return null;
  }
}

function encodeBlanks(text: string): string {
  return Array.from(text, (c) => {
    const encoded = encodeURIComponent(c);
    return encoded === c ? `%${c.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}` : encoded;
  }).join('');
}
