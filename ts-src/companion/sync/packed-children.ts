/**
 * The children of a document in 16 bytes each: 8 of the hash of the key, 8 of the hash of the row. That is enough to
 * tell which lines changed, came or went, and keeps the state of a document with 700 lines at 11 KB. Order is that of
 * the document. A collision (2^-64 a pair) would leave one changed line unsent until the next change of it.
 */
import type { MappedChildren, MappedRecord } from '../../mapping/index.ts';

const BYTES = 16;

/** All children of all lists, packed; null when the mapping has no child lists. */
export function packChildren(lists: readonly MappedChildren[]): Uint8Array | null {
  if (lists.length === 0) return null;
  const count = lists.reduce((sum, list) => sum + list.records.length, 0);
  const words = new Uint32Array(count * 4);
  let at = 0;
  for (const list of lists) {
    for (const record of list.records) {
      hashKey(record.key, words, at);
      words[at + 2] = Number.parseInt(record.hash.slice(0, 8), 16);
      words[at + 3] = Number.parseInt(record.hash.slice(8, 16), 16);
      at += 4;
    }
  }
  return new Uint8Array(words.buffer);
}

/** Whether two documents have the same children with the same values in the same order. */
export function sameBytes(one: Uint8Array | null, other: Uint8Array | null): boolean {
  if (one === null || other === null) return one === other;
  return Buffer.compare(one, other) === 0;
}

export interface ChildChanges {
  /** Children to send, list by list. */
  readonly changed: readonly MappedChildren[];
  /** Some child that was there is gone. */
  readonly removed: boolean;
  /** Keys of children that were not there. */
  readonly added: ReadonlySet<string>;
}

/** What differs from the children remembered. Without a memory everything is sent and something may be gone. */
export function compareChildren(lists: readonly MappedChildren[], packed: Uint8Array | null): ChildChanges {
  if (packed === null) {
    const keys = lists.flatMap((list) => list.records.map((record) => record.key));
    return { changed: lists, removed: true, added: new Set(keys) };
  }
  const added = new Set<string>();
  const before = unpack(packed);
  const words = new Uint32Array(4);
  const changed = lists.map((list) => ({
    ...list,
    records: list.records.filter((record) => {
      hashKey(record.key, words, 0);
      const name = nameOf(words, 0);
      const hash = before.get(name);
      before.delete(name);
      if (hash === undefined) added.add(record.key);
      return hash !== record.hash;
    }),
  }));
  return { changed, removed: before.size > 0, added };
}

/** Packs only the children that pass; used when some were refused, so that only those are sent again. */
export function packOnly(lists: readonly MappedChildren[], keep: (record: MappedRecord) => boolean): Uint8Array | null {
  return packChildren(lists.map((list) => ({ ...list, records: list.records.filter(keep) })));
}

function unpack(packed: Uint8Array): Map<string, string> {
  const words = new Uint32Array(packed.slice().buffer, 0, Math.floor(packed.byteLength / BYTES) * 4);
  const found = new Map<string, string>();
  for (let at = 0; at < words.length; at += 4) {
    found.set(nameOf(words, at), hex(words[at + 2] as number) + hex(words[at + 3] as number));
  }
  return found;
}

const nameOf = (words: Uint32Array, at: number): string => `${words[at] as number}:${words[at + 1] as number}`;
const hex = (word: number): string => word.toString(16).padStart(8, '0');

/** Two 32-bit lanes over the text, written to two words. */
function hashKey(text: string, words: Uint32Array, at: number): void {
  let a = 0x811c9dc5 | 0;
  let b = 0x2545f491 | 0;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    a = Math.imul(a ^ c, 0x01000193);
    b = Math.imul(b ^ c, 0x5bd1e995) ^ (b >>> 15);
  }
  words[at] = Math.imul(a ^ (a >>> 16), 0x21f0aaad);
  words[at + 1] = Math.imul(b ^ (b >>> 13), 0x735a2d97);
}
