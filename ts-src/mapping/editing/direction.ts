/** Which way the records of a mapping go, and what follows from that for its fields. Pure. */
import type { FieldMapping, LookupMapping, MappingDocument } from '../index.ts';
import { omit } from './omit.ts';
import { wayBackKind, wayBackNeed } from './way-back.ts';

type Entry = FieldMapping | LookupMapping;

/** Fields of a mapping of both directions whose changes in Salesforce go to the ERP; none of others. */
export function fieldsGoingBack(document: MappingDocument): readonly string[] {
  if (document.direction !== 'both') return [];
  return [...document.fields, ...(document.lookups ?? [])]
    .filter((entry) => wayBackKind(entry, document) !== 'none')
    .map(({ target }) => target);
}

/**
 * Sets which way records go, so that the mapping holds. Of one that becomes two-way the fields that can't go back as they
 * came stay the ERP's until somebody says how; of one that becomes one-way what was said of the way back is gone.
 */
export function withDirection(document: MappingDocument, direction: MappingDocument['direction']): MappingDocument {
  if (direction === document.direction) return document;
  const turned = { ...document, direction };
  if (direction === 'both') return eachEntry(turned, (entry) => heldByErp(entry, turned));
  return direction === 'toSalesforce' ? eachEntry(turned, withoutWayBack) : turned;
}

function eachEntry(document: MappingDocument, change: <One extends Entry>(entry: One) => One): MappingDocument {
  const { fields, lookups } = document;
  return {
    ...document,
    fields: fields.map((field) => change(field)),
    ...(lookups === undefined ? {} : { lookups: lookups.map((lookup) => change(lookup)) }),
  };
}

const NEEDS_WORDS: ReadonlySet<unknown> = new Set(['formula', 'constant', 'aggregate', 'related', 'map']);

function heldByErp<One extends Entry>(entry: One, document: MappingDocument): One {
  if (entry.toErp !== undefined || !NEEDS_WORDS.has(wayBackNeed(entry, document))) return entry;
  return { ...entry, owner: entry.owner ?? 'erp', toErp: [] };
}

function withoutWayBack<One extends Entry>(entry: One): One {
  return omit(entry as One & { readonly everyRecord?: boolean }, 'toErp', 'everyRecord', 'owner') as unknown as One;
}
