import { ownedByParent } from '../access/sharing.ts';
import { notFound } from '../http/org-error.ts';
import { looksLikeId } from '../store/record-id.ts';
import type { Stored, Table } from '../store/tables.ts';
import { aliveSql, quoted } from '../store/tables.ts';
import type { SaveBatch } from './batch.ts';
import { entityRefusal } from './batch.ts';
import { RowProblem } from './row-problem.ts';
import { touchMasters } from './settle-rollups.ts';
import type { RowInRemoval } from './standard/rules.ts';

/** Record numbers in one `IN` list. */
const LIST_MAX = 500;

/**
 * Deletes one record with everything below it: cascading children are deleted too, other references to it become empty,
 * children that forbid it stop it. Deleted rows stay in the recycle bin (IsDeleted) unless `hard`.
 * @throws RowProblem when the user may not, or a child forbids it
 */
export function removeRecord(batch: SaveBatch, table: Table, row: readonly Stored[], hard: boolean): void {
  const { object } = table;
  if (!object.deletable || !batch.session.access.deletable(object.name)) throw entityRefusal('deleted', table);
  batch.requireAccess(table, row, ownedByParent(object) ? 'edit' : 'all');
  try {
    removeRecords(batch, table, { records: [row[0] as number], hard });
  } catch (error) {
    // Nothing of it goes after all.
    batch.leaving.clear();
    throw error;
  }
}

/** Deletes records with what hangs below them, whoever asks. @throws RowProblem when a child forbids it */
export function removeRecords(
  batch: SaveBatch,
  table: Table,
  what: { records: readonly number[]; hard: boolean },
): void {
  for (let from = 0; from < what.records.length; from += LIST_MAX) {
    const asked = what.records.slice(from, from + LIST_MAX);
    for (const record of asked) batch.leaving.add(record);
    const removals = removalsOf(batch, table, asked);
    const records = removals.records.filter((record) => !removals.kept.has(record));
    for (const record of removals.kept) batch.leaving.delete(record);
    if (records.length === 0) continue;
    for (const child of table.object.childRelationships) detach(batch, child, { records, hard: what.hard });
    bury(batch, table, { records, hard: what.hard });
    for (const removal of removals.rows) batch.tools.rules.of(table).platform?.afterRemove?.(removal);
  }
}

interface Removals {
  readonly records: readonly number[];
  /** Records that their rules do not let go. */
  readonly kept: ReadonlySet<number>;
  /** Rows of the others, where rules want to see them. */
  readonly rows: readonly RowInRemoval[];
}

function removalsOf(batch: SaveBatch, table: Table, records: readonly number[]): Removals {
  const { platform, selectSql } = batch.tools.rules.of(table);
  const kept = new Set<number>();
  const rows: RowInRemoval[] = [];
  if (platform?.beforeRemove === undefined && platform?.afterRemove === undefined) return { records, kept, rows };
  for (const record of records) {
    const row = batch.tools.context.database.first(selectSql, record);
    if (row === undefined) continue;
    const removal = batch.inSave(table, row, null);
    if (platform.beforeRemove?.(removal) === 'kept') kept.add(record);
    else rows.push(removal);
  }
  return { records, kept, rows };
}

function detach(
  batch: SaveBatch,
  child: Table['object']['childRelationships'][number],
  what: { records: readonly number[]; hard: boolean },
): void {
  const { database } = batch.tools.context;
  const table = database.table(child.childObject);
  const slot = table.slot(child.field);
  const field = table.object.field(child.field);
  if (slot === undefined || field === undefined) return;
  const alive = aliveSql(table);
  const where = `${quoted(field.name)} IN (${what.records.join(',')})${alive}`;
  if (!child.cascadeDelete && !child.restrictedDelete && !field.nillable) return;
  const rows = database.all(`SELECT "Id" FROM ${table.sql} WHERE ${where}`);
  if (rows.length === 0) return;
  if (child.restrictedDelete) {
    const text = `Your attempt to delete this record could not be completed because it is associated with ${table.object.labelPlural}.`;
    throw new RowProblem('DELETE_FAILED', text);
  }
  if (child.cascadeDelete) removeRecords(batch, table, { records: rows.map(([id]) => id as number), hard: what.hard });
  else database.sqlite.exec(`UPDATE ${table.sql} SET ${quoted(field.name)} = NULL WHERE ${where}`);
}

function bury(batch: SaveBatch, table: Table, what: { records: readonly number[]; hard: boolean }): void {
  const { database } = batch.tools.context;
  const rules = batch.tools.rules.of(table);
  const columns = table.columns.map((column) => quoted(column.name)).join(', ');
  const list = `"Id" IN (${what.records.join(',')})`;
  const deletedSlot = table.slot('IsDeleted');
  if (rules.rollups.length > 0) {
    for (const row of database.all(`SELECT ${columns} FROM ${table.sql} WHERE ${list}`)) {
      const gone = [...row];
      if (deletedSlot !== undefined) gone[deletedSlot] = 1;
      touchMasters(batch.touched, rules.rollups, row, gone);
    }
  }
  // Shares, assignments and the like never go to the recycle bin.
  if (deletedSlot === undefined || what.hard || table.object.system)
    database.sqlite.exec(`DELETE FROM ${table.sql} WHERE ${list}`);
  else {
    const stamps = ['LastModifiedDate', 'SystemModstamp'].filter((name) => table.slot(name) !== undefined);
    const sets = ['"IsDeleted" = 1', ...stamps.map((name) => `${quoted(name)} = ${batch.now}`)];
    database.sqlite.exec(`UPDATE ${table.sql} SET ${sets.join(', ')} WHERE ${list}`);
  }
  batch.forget(what.records);
  for (const record of what.records) batch.note(table, 'deleted', record);
}

/** The record of an id as single calls and collections find it. @throws RowProblem */
export function findRow(batch: SaveBatch, table: Table, id: unknown): Stored[] {
  const { database } = batch.tools.context;
  if (id === undefined || id === null || id === '') {
    throw new RowProblem('MISSING_ARGUMENT', 'Id not specified in an update call');
  }
  const record = database.ids.parse(String(id));
  if (record === null || database.ids.objectIndex(record) !== table.index) {
    if (record === null && !looksLikeId(String(id))) {
      throw new RowProblem('MALFORMED_ID', `bad id ${String(id)}`, ['Id']);
    }
    const index = database.ids.objectIndexOfId(String(id));
    if (index !== null && index !== table.index)
      throw new RowProblem('MALFORMED_ID', `Id value of incorrect type: ${String(id)}`, ['Id']);
    throw new RowProblem('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id');
  }
  const row = database.first(batch.tools.rules.of(table).selectSql, record);
  if (row !== undefined) return row;
  const buried = database.first(`SELECT 1 FROM ${table.sql} WHERE "Id" = ?`, record) !== undefined;
  if (buried) throw new RowProblem('ENTITY_IS_DELETED', 'entity is deleted');
  throw new RowProblem('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id');
}

/** The table of an object that a request may save to. @throws OrgError NOT_FOUND */
export function writableTable(batch: SaveBatch, object: string): Table {
  const schema = batch.tools.context.schema.object(object);
  if (schema === undefined || !batch.session.access.readable(schema.name)) {
    throw notFound();
  }
  return batch.tools.context.database.table(schema.name);
}
