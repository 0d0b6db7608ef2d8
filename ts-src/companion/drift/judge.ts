/** What changed fields mean for mappings, and when a change is over. Pure. */
import type { MappingDocument } from '../../mapping/index.ts';
import { uses, type UsedField } from './fields-used.ts';
import type { Drift } from './records.ts';
import type { SchemaField } from './schema-side.ts';
import type { WatchedMapping } from './watched-mappings.ts';

/** What a mapping needs to know of itself to be judged. */
export type Judged = Pick<WatchedMapping, 'name' | 'document'>;

/** Kinds that take something away from a mapping; a new field takes nothing. */
export const takesAway = ({ kind }: Pick<Drift, 'kind'>): boolean => kind !== 'New';

/** The field that a mapping names and no longer finds. */
export const fieldOf = ({ side, container, field }: Drift): UsedField => ({ side, container, field });

/** Whether a document uses what changed: the field, or anything of an entity or object that is gone. */
export function isTouched(document: MappingDocument, drift: Drift): boolean {
  if (drift.kind === 'New') return partsOf(document, drift.side).includes(drift.container);
  if (drift.field !== '') return uses(document, fieldOf(drift));
  return partsOf(document, drift.side).includes(drift.container);
}

/** Entities that a document reads, or objects that it writes. */
function partsOf(document: MappingDocument, side: Drift['side']): readonly string[] {
  const lists = document.children ?? [];
  return side === 'ERP'
    ? [document.source.entity, ...lists.map((list) => list.entity)]
    : [document.target.object, ...lists.map((list) => list.target.object)];
}

/**
 * Whether a change is over: the field is there again as it was, or (of a new one) gone again, or a mapping has taken it.
 * `fields` are those that the entity or object has now; null when it is not there.
 */
export function statusNow(
  drift: Drift,
  fields: readonly SchemaField[] | null,
  mappings: readonly Judged[],
): Drift['status'] {
  const found = fields?.find(({ name }) => name === drift.field);
  if (drift.field === '') return fields === null ? drift.status : 'Resolved';
  if (drift.kind === 'New') {
    if (found === undefined) return 'Resolved';
    return mappings.some(({ document }) => uses(document, fieldOf(drift))) ? 'Added' : drift.status;
  }
  if (drift.kind === 'Retyped') {
    if (found === undefined || found.type === drift.before) return 'Resolved';
    return drift.status;
  }
  if (found !== undefined) return 'Resolved';
  // Nobody names it any more: a version without it, or with its new name, runs.
  const used = mappings.some((mapping) => isTouched(mapping.document, drift));
  if (used || drift.status !== 'Open' || drift.mappings.length === 0) return drift.status;
  return drift.kind === 'Renamed' ? 'Added' : 'Resolved';
}

const WORDS: Readonly<Record<Exclude<Drift['kind'], 'New'>, string>> = {
  Removed: 'was removed',
  Renamed: 'seems to be called {after} now',
  Retyped: 'was {before} and is {after} now',
};

/** One sentence on a change that takes something away. */
export function sentenceOf({ kind, side, container, field, before, after }: Drift): string {
  const where = side === 'ERP' ? 'the ERP' : 'Salesforce';
  if (field === '') return `${container} is not in ${where} any more.`;
  const words = kind === 'New' ? 'is new' : WORDS[kind];
  const said = words.replace('{after}', after ?? '').replace('{before}', before ?? '');
  return `The field ${field} of ${container} in ${where} ${said}.`;
}
