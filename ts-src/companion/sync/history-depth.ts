import type { MappedDocument } from './references.ts';

/** Fields that say how many lines there will be; without lines a document is complete at once. */
const EXPECTATIONS: Readonly<Record<string, number>> = { Lines_Expected__c: 0, Lines_Net_Expected__c: 0 };

/** The document without its lines, for a history of headers only (2 KB of storage a line are saved). */
export function headersOnly<T extends MappedDocument>(document: T): T {
  if (document.children.length === 0) return document;
  const expected = Object.entries(EXPECTATIONS).filter(([field]) => field in document.row);
  const row = { ...document.row, ...Object.fromEntries(expected) };
  return { ...document, row, children: [], hash: `${document.hash.slice(0, 15)}h` };
}
