import type { RowOutcome, TargetRow } from '../salesforce/port.ts';
import type { Agreement, ConflictRow } from '../state/port.ts';
import type { RunContext } from './ports.ts';
import { queryByValues, sameAsStored, valueAt } from './stored-rows.ts';
import type { Unit } from './unit.ts';
import { writeRows } from './write-rows.ts';

/** What became of a unit's own row. `written` is false when nothing had to be sent. */
export type HeaderOutcome =
  | {
      readonly ok: true;
      readonly id: string;
      readonly created: boolean;
      readonly written: boolean;
      /** Of a two-way record: what is agreed now, and what is not. */
      readonly merged?: { readonly agreement: Agreement; readonly conflicts: readonly ConflictRow[] };
    }
  | (Extract<RowOutcome, { ok: false }> & {
      /** Salesforce id of a two-way record that must be compared again next time, even when the ERP does not change. */
      readonly compareAgain?: string;
    });

/** Writes the rows of the units themselves (not their children) and answers in their order. */
export type HeaderWriter = (context: RunContext, units: readonly Unit[]) => Promise<readonly HeaderOutcome[]>;

/**
 * The usual way: an upsert by external id. Rows that are linked go without the columns that are set on creation only,
 * so that what an admin changed there (such as the account of a customer) stays. Records with an unknown hash are
 * compared with what Salesforce holds, and left alone when nothing differs.
 */
export const upsertHeaders: HeaderWriter = async (context, units) => {
  const { header } = context.mapping.compiled;
  const ids = await findExisting(context, units);
  const outcomes: (HeaderOutcome | undefined)[] = await compareUnknown(context, units, ids);
  const toSend = units.map((_, index) => index).filter((index) => outcomes[index] === undefined);
  const rows = toSend.map((index) => {
    const unit = units[index] as Unit;
    return ids.has(unit.key) ? withoutColumns(unit.row, header.insertOnly) : unit.row;
  });
  const answers = await writeRows(context, {
    object: header.object,
    keyField: header.keyField,
    rows,
    outcomes: 'full',
  });
  answers.forEach((answer, position) => {
    const index = toSend[position] as number;
    const key = (units[index] as Unit).key;
    outcomes[index] = answer.ok
      ? {
          ok: true,
          id: answer.id ?? ids.get(key) ?? '',
          created: answer.created === true && !ids.has(key),
          written: true,
        }
      : answer;
  });
  return outcomes as HeaderOutcome[];
};

/**
 * Salesforce ids by key of the units that exist. A record without a link may exist all the same when a run was killed
 * between writing and remembering; where columns are set on creation only, that is looked up.
 */
async function findExisting(context: RunContext, units: readonly Unit[]): Promise<Map<string, string>> {
  const { header } = context.mapping.compiled;
  const ids = new Map<string, string>();
  for (const unit of units) if (unit.link !== undefined) ids.set(unit.key, unit.link.id);
  const unknown = units.filter((unit) => unit.link === undefined).map((unit) => unit.key);
  if (unknown.length === 0 || header.insertOnly.length === 0) return ids;
  const rows = await queryByValues(context, { object: header.object, by: header.keyField, columns: [] }, unknown);
  for (const row of rows) ids.set(String(valueAt(row, header.keyField)), String(row['Id']));
  return ids;
}

async function compareUnknown(
  context: RunContext,
  units: readonly Unit[],
  ids: ReadonlyMap<string, string>,
): Promise<(HeaderOutcome | undefined)[]> {
  const { header } = context.mapping.compiled;
  const unknown = units.filter((unit) => unit.link !== undefined && unit.link.hash === null);
  const columns = header.columns.filter((column) => !header.insertOnly.includes(column));
  const query = { object: header.object, by: header.keyField, columns };
  const rows =
    unknown.length === 0
      ? []
      : await queryByValues(
          context,
          query,
          unknown.map((unit) => unit.key),
        );
  const stored = new Map(rows.map((row) => [String(valueAt(row, header.keyField)), row]));
  return units.map((unit) => {
    if (unit.link === undefined) return undefined;
    const unchanged = { ok: true, id: ids.get(unit.key) ?? unit.link.id, created: false, written: false } as const;
    if (unit.link.hash === unit.hash) return unchanged;
    const row = unit.link.hash === null ? stored.get(unit.key) : undefined;
    return row !== undefined && sameAsStored(withoutColumns(unit.row, header.insertOnly), row) ? unchanged : undefined;
  });
}

/** A row without some of its columns. */
export function withoutColumns(row: TargetRow, columns: readonly string[]): TargetRow {
  if (columns.length === 0) return row;
  return Object.fromEntries(Object.entries(row).filter(([column]) => !columns.includes(column)));
}
