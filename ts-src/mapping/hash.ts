import type { MappedRow, MappedValue } from './types.ts';

/**
 * Hash of the canonical form of a row: two independent 32-bit lanes over type-tagged values in column order, 16 hex
 * digits. Not cryptographic: it only tells "nothing changed" from "something changed"; with 64 bits and a million rows
 * the chance that one change goes unnoticed is below 1 in 10^13.
 */
export function hashRow(row: MappedRow, columns: readonly string[]): string {
  let a = 0x9e3779b9 | 0;
  let b = 0x85ebca6b | 0;
  for (const column of columns) {
    const text = canonicalValue(row[column] ?? null);
    for (let i = 0; i < text.length; i++) {
      const c = text.charCodeAt(i);
      a = Math.imul(a ^ c, 0x01000193);
      b = Math.imul(b ^ c, 0x5bd1e995);
      b = (b << 13) | (b >>> 19);
    }
    a = Math.imul(a ^ 0x1f, 0x01000193);
    b = Math.imul(b ^ 0x1f, 0x5bd1e995);
    b = (b << 13) | (b >>> 19);
  }
  return hex(mix(a)) + hex(mix(b));
}

/** Text that two values share exactly when Salesforce would store the same thing: blank text and null are one. */
export function canonicalValue(value: MappedValue): string {
  if (value === null || value === '') return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? '\u0001t' : '\u0001f';
  return `\u0002${value === 0 ? 0 : value}`;
}

/** Columns in which two rows differ once both are stored. */
export function diffRows(before: MappedRow, after: MappedRow, columns: readonly string[]): string[] {
  return columns.filter((c) => canonicalValue(before[c] ?? null) !== canonicalValue(after[c] ?? null));
}

function mix(h: number): number {
  h = Math.imul(h ^ (h >>> 16), 0x21f0aaad);
  h = Math.imul(h ^ (h >>> 15), 0x735a2d97);
  return h ^ (h >>> 15);
}

function hex(h: number): string {
  return (h >>> 0).toString(16).padStart(8, '0');
}
