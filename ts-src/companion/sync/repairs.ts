/**
 * What people decided about single records, applied before mapping: values of their own in place of the ERP's, until the
 * ERP's own value changes, and records to leave alone, until anything that the mapping reads of them changes.
 */
import { createHash } from 'node:crypto';
import type { MappingDocument } from '../../mapping/index.ts';
import type { SourceRecord } from '../erp/contract.ts';
import type { Override, Repairs, SourcePlace, StateChanges } from '../state/port.ts';
import type { RunContext } from './ports.ts';
import { sourceFieldsOf } from './source-fields.ts';

/** A record with its overrides in place, or the decision to leave it alone. */
export type RepairedRecord = { readonly ignored: true } | { readonly ignored: false; readonly record: SourceRecord };

export interface PageRepairs {
  apply(record: SourceRecord): RepairedRecord;
  /** Decisions that are over, because the ERP has something else now. */
  readonly over: Pick<StateChanges, 'droppedOverrides' | 'noLongerIgnored'>;
}

type Context = Pick<RunContext, 'mapping' | 'company' | 'state' | 'erp'>;

/** Loads the decisions about the records of a page. Costs two quick looks when there are none. */
export async function loadRepairs(context: Context, records: readonly SourceRecord[]): Promise<PageRepairs> {
  const { mapping, company, state, erp } = context;
  const { document } = mapping.compiled;
  const keyField = erp.keyField(document.source.entity);
  const keyOf = (record: SourceRecord): string => String(record[keyField] ?? '');
  const found = await state.findRepairs(mapping.name, company.code, records.map(keyOf));
  const droppedOverrides: Override[] = [];
  const noLongerIgnored: SourcePlace[] = [];
  return {
    over: { droppedOverrides, noLongerIgnored },
    apply: (record) => {
      const sourceKey = keyOf(record);
      const place = { mapping: mapping.name, company: company.code, sourceKey };
      if (isIgnored(document, found, { record, sourceKey })) return { ignored: true };
      if (found.ignored.has(sourceKey)) noLongerIgnored.push(place);
      const { record: repaired, over } = withOverrides(record, found.overrides.get(sourceKey) ?? []);
      droppedOverrides.push(...over);
      return { ignored: false, record: repaired };
    },
  };
}

function isIgnored(
  document: MappingDocument,
  { ignored }: Repairs,
  { record, sourceKey }: { readonly record: SourceRecord; readonly sourceKey: string },
): boolean {
  const decision = ignored.get(sourceKey);
  return decision !== undefined && decision.hash === hashOfSource(document, record);
}

/** The record with values in place of the ERP's; overrides are over whose ERP value is another one now. Pure. */
export function withOverrides(
  record: SourceRecord,
  overrides: readonly Override[],
): { readonly record: SourceRecord; readonly over: readonly Override[] } {
  const over: Override[] = [];
  let repaired = record;
  for (const override of overrides) {
    const path = override.field.split('.');
    if (JSON.stringify(valueIn(record, path) ?? null) === override.erp) repaired = withValue(repaired, path, override);
    else over.push(override);
  }
  return { record: repaired, over };
}

/** A record with its overrides, outside of a page. */
export async function repairedRecord(context: Context, record: SourceRecord): Promise<SourceRecord> {
  const repaired = (await loadRepairs(context, [record])).apply(record);
  return repaired.ignored ? record : repaired.record;
}

/** The value at a path of a record; undefined where it has none. */
export function valueIn(record: SourceRecord, path: readonly string[]): unknown {
  let value: unknown = record;
  for (const name of path) value = (value as SourceRecord | null | undefined)?.[name];
  return value;
}

function withValue(record: SourceRecord, path: readonly string[], { value }: Pick<Override, 'value'>): SourceRecord {
  const [name = '', ...rest] = path;
  if (rest.length === 0) return { ...record, [name]: value };
  const inner = record[name];
  const below = typeof inner === 'object' && inner !== null ? (inner as SourceRecord) : {};
  return { ...record, [name]: withValue(below, rest, { value }) };
}

/** Hash of all that a mapping reads of a record, lines included: it changes when the record changes in a way that counts. */
export function hashOfSource(document: MappingDocument, record: SourceRecord): string {
  const { fields, childFields } = sourceFieldsOf(document);
  const read = [pick(record, fields)];
  for (const [list, names] of Object.entries(childFields).toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const lines = record[list];
    read.push(...(Array.isArray(lines) ? (lines as SourceRecord[]).map((line) => pick(line, names)) : []));
  }
  return createHash('sha256').update(read.join('\n')).digest('hex').slice(0, 32);
}

const pick = (record: SourceRecord, names: readonly string[]): string =>
  JSON.stringify([...names].toSorted().map((name) => valueIn(record, name.split('.')) ?? null));
