/**
 * References of a mapped document to other records. A required one that is not in Salesforce yet makes the document
 * wait; an optional one is left out for now and the document is done again when the record has arrived.
 */
import type { CompiledLookup, MappedChildren, MappedRecord, MappedRow } from '../../mapping/index.ts';
import type { ActiveMapping } from './ports.ts';
import type { ThroughIds } from './customer-accounts.ts';
import type { ParentIndex } from './parents.ts';

export interface MappedDocument {
  readonly key: string;
  readonly row: MappedRow;
  readonly hash: string;
  readonly children: readonly MappedChildren[];
}

export interface MissingRecord {
  readonly object: string;
  readonly key: string;
}

export interface ResolvedReferences {
  /** The document with references left out that can't be set yet; its hashes say so. */
  readonly document: MappedDocument;
  /** A required record that is missing: the document can't be written. */
  readonly required: MissingRecord | null;
  /** Optional records that are missing, each once; at most `OPTIONAL_MAX`, the others are found when these are there. */
  readonly optional: readonly MissingRecord[];
}

/** Optional references remembered a document: a document of a thousand unknown items needs no thousand rows. */
const OPTIONAL_MAX = 50;

interface Missing {
  required: MissingRecord | null;
  readonly optional: Map<string, MissingRecord>;
}

/** Loads into the index whatever the documents refer to. */
export async function loadReferences(
  mapping: ActiveMapping,
  documents: readonly MappedDocument[],
  parents: ParentIndex,
): Promise<void> {
  const wanted = new Map<string, Set<string>>();
  const want = (object: string, value: unknown): void => {
    if (value === null || value === undefined || value === '') return;
    let keys = wanted.get(object);
    if (keys === undefined) wanted.set(object, (keys = new Set()));
    keys.add(String(value));
  };
  const { header, children } = mapping.compiled;
  for (const document of documents) {
    for (const lookup of header.lookups) if (!lookup.twoWay) want(lookup.object, document.row[lookup.column]);
    for (const list of document.children) {
      const lookups = outwardLookups(mapping, children.find((child) => child.name === list.name)?.lookups ?? []);
      if (lookups.length === 0) continue;
      for (const record of list.records) for (const l of lookups) want(l.object, record.row[l.column]);
    }
  }
  for (const [object, keys] of wanted) await parents.load(object, keys);
}

/** Lookups of a child list but that to its own document, which is written just before. */
function outwardLookups(mapping: ActiveMapping, lookups: readonly CompiledLookup[]): readonly CompiledLookup[] {
  return lookups.filter((lookup) => !(lookup.master && lookup.object === mapping.compiled.header.object));
}

/** Looks at every reference of a document; the index has been loaded. Documents that exist skip insert-only references. */
export function resolveReferences(
  mapping: ActiveMapping,
  document: MappedDocument,
  { parents, exists, through }: Omit<Resolution, 'missing'>,
): ResolvedReferences {
  const missing: Missing = { required: null, optional: new Map() };
  const resolve = (lookups: readonly CompiledLookup[], record: MappedRecord): MappedRecord =>
    resolveRow(lookups, record, { parents, exists, through, missing });
  const header = resolve(mapping.compiled.header.lookups, document);
  const children = document.children.map((list) => {
    const target = mapping.compiled.children.find((child) => child.name === list.name);
    const lookups = outwardLookups(mapping, target?.lookups ?? []);
    return lookups.length === 0 ? list : { ...list, records: list.records.map((record) => resolve(lookups, record)) };
  });
  return {
    document: { key: document.key, row: header.row, hash: header.hash, children },
    required: missing.required,
    optional: [...missing.optional.values()],
  };
}

interface Resolution {
  readonly parents: ParentIndex;
  /** The document stands in Salesforce already. */
  readonly exists: boolean;
  readonly through: ThroughIds;
  readonly missing: Missing;
}

function resolveRow(lookups: readonly CompiledLookup[], record: MappedRecord, resolution: Resolution): MappedRecord {
  let result = record;
  for (const lookup of lookups) {
    // Merged references are looked up when they are written.
    if (lookup.twoWay) continue;
    const value = record.row[lookup.column];
    if (value === null || value === undefined || value === '') continue;
    const key = String(value);
    const id = lookup.through === null ? undefined : resolution.through.get(lookup.column)?.get(key);
    if (id !== undefined) {
      const row = { ...result.row, [lookup.column]: id };
      result = { ...result, row, hash: otherHash(result.hash, `${lookup.column} ${id}`) };
      continue;
    }
    if (lookup.through === null && resolution.parents.accountOf(lookup.object, key) !== undefined) continue;
    if (lookup.insertOnly && resolution.exists) continue;
    if (lookup.required || lookup.master) {
      resolution.missing.required ??= { object: lookup.object, key };
    } else {
      const { optional } = resolution.missing;
      if (optional.size < OPTIONAL_MAX) optional.set(`${lookup.object}|${key}`, { object: lookup.object, key });
      result = {
        ...result,
        row: { ...result.row, [lookup.column]: null },
        hash: otherHash(result.hash, lookup.column),
      };
    }
  }
  return result;
}

/** A hash that differs from the row's own, and is the same each time it is marked with the same text. */
function otherHash(hash: string, text: string): string {
  let mark = 0x1234567;
  for (let i = 0; i < text.length; i++) mark = Math.imul(mark ^ text.charCodeAt(i), 0x01000193);
  const first = (Number.parseInt(hash.slice(0, 8), 16) ^ mark) >>> 0;
  return first.toString(16).padStart(8, '0') + hash.slice(8);
}
