/**
 * References that go through another record: the account of a contact, a case or an asset is the account that the record
 * of its ERP customer points to. A mapped row names the customer by its key; here the key becomes the account's id.
 *
 * When a match is corrected, the customer points to another account without any change in the ERP. So the customers that
 * changed in Salesforce are looked at, and records whose account is not their customer's are mapped again.
 */
import { parseKey, type CompiledLookup, type MappedRow } from '../../mapping/index.ts';
import type { Link } from '../state/port.ts';
import { modifiedAt, MODIFIED } from './merge/salesforce-side.ts';
import type { RunContext } from './ports.ts';
import { queryAll, queryByValues } from './stored-rows.ts';

/** Ids by the key that a row names, by column. */
export type ThroughIds = ReadonlyMap<string, ReadonlyMap<string, string>>;

type ThroughLookup = CompiledLookup & { readonly through: string };

/** The references of a mapping that go through another record. */
export const throughLookups = ({ mapping }: Pick<RunContext, 'mapping'>): readonly ThroughLookup[] =>
  mapping.compiled.header.lookups.filter((lookup): lookup is ThroughLookup => lookup.through !== null);

/** Looks up what the rows name. A key that is not there is absent. */
export async function findThrough(context: RunContext, rows: readonly MappedRow[]): Promise<ThroughIds> {
  const found = new Map<string, ReadonlyMap<string, string>>();
  for (const { column, object, keyField, through } of throughLookups(context)) {
    const keys = new Set(rows.map((row) => row[column]).filter((key) => typeof key === 'string' && key !== ''));
    const stored = await queryByValues(context, { object, by: keyField, columns: [through] }, [...keys] as string[]);
    found.set(
      column,
      new Map(stored.flatMap((row) => (row[through] ? [[String(row[keyField]), String(row[through])] as const] : []))),
    );
  }
  return found;
}

/** One row with ids in place of keys, for writing it; a key that is not there becomes null. */
export async function placeRow(context: RunContext, row: MappedRow): Promise<MappedRow> {
  const lookups = throughLookups(context);
  if (lookups.length === 0) return row;
  const ids = await findThrough(context, [row]);
  const placed = lookups.map(({ column }) => [column, ids.get(column)?.get(String(row[column])) ?? null] as const);
  return { ...row, ...Object.fromEntries(placed) };
}

/** Modification stamps this close to the last look are looked at again: a transaction may commit after its stamp. */
const OVERLAP_MS = 300_000;

export interface MovedRecords {
  /** Keys in the ERP of the records to be mapped again. */
  readonly sourceKeys: readonly string[];
  /** To be stored once they are accounted for. */
  readonly watermark: string;
}

/** Name of the watermark of these looks. */
export const placementScope = ({ mapping, company }: RunContext): string =>
  `${mapping.name}|${company.code}|placements`;

/**
 * Records whose reference is no longer the one of the record it goes through. Null when the mapping has none, or this is
 * the first look: the watermark is set then, and all records are read anyway.
 */
export async function findMoved(context: RunContext): Promise<MovedRecords | null> {
  const [lookup] = throughLookups(context);
  if (lookup === undefined) return null;
  const scope = placementScope(context);
  const since = await context.state.readWatermark(scope);
  if (since === null) {
    await context.state.record({ watermark: { scope, value: await newestStamp(context, lookup.object) } });
    return null;
  }
  const from = new Date(Date.parse(since) - OVERLAP_MS).toISOString();
  const { object, keyField, through } = lookup;
  const soql = `SELECT ${keyField}, ${through}, ${MODIFIED} FROM ${object} WHERE ${MODIFIED} >= ${from}`;
  const changed = (await queryAll(context, soql)).filter(
    (row) => parseKey(String(row[keyField]))?.company === context.company.code,
  );
  const newest = changed.reduce((ms, row) => Math.max(ms, modifiedAt(row[MODIFIED]) ?? 0), Date.parse(since));
  const wanted = new Map(changed.map((row) => [String(row[keyField]), String(row[through])]));
  const below = await context.state.linksBelow(context.mapping.compiled.header.object, [...wanted.keys()]);
  const moved = await movedAmong(context, lookup, { below, wanted });
  return {
    sourceKeys: moved.map(({ key }) => parseKey(key)?.key ?? ''),
    watermark: new Date(newest).toISOString(),
  };
}

/** The stamp from which a later look begins; one of an empty org begins with everything. */
async function newestStamp(context: RunContext, object: string): Promise<string> {
  const [row] = await queryAll(context, `SELECT MAX(${MODIFIED}) latest FROM ${object}`);
  return new Date(modifiedAt(row?.['latest']) ?? 0).toISOString();
}

async function movedAmong(
  context: RunContext,
  { field }: ThroughLookup,
  records: { readonly below: readonly Link[]; readonly wanted: ReadonlyMap<string, string> },
): Promise<readonly Link[]> {
  const ids = records.below.map(({ id }) => id).filter((id) => id !== '');
  const { object } = context.mapping.compiled.header;
  const stored = await queryByValues(context, { object, by: 'Id', columns: [field] }, ids);
  const present = new Map(stored.map((row) => [String(row['Id']), row[field]]));
  return records.below.filter(
    ({ id, account }) => present.has(id) && present.get(id) !== records.wanted.get(account ?? ''),
  );
}
