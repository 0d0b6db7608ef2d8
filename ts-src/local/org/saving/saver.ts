import type { Session } from '../access/session.ts';
import { OrgError } from '../http/org-error.ts';
import type { OrgContext } from '../kernel/context.ts';
import type { FieldSchema } from '../schema/types.ts';
import type { Stored, Table } from '../store/tables.ts';
import { aliveSql, quoted } from '../store/tables.ts';
import { AutoNumbers } from './auto-number.ts';
import { SaveBatch } from './batch.ts';
import type { BatchTools } from './batch.ts';
import { cellConverter } from './cells.ts';
import type { CellConverter, CellFormat } from './cells.ts';
import { platformWrites } from './platform-writes.ts';
import { findRow, removeRecord, writableTable } from './remove.ts';
import { RowProblem } from './row-problem.ts';
import { SavingRules } from './table-rules.ts';
import type { TableRules } from './table-rules.ts';
import type { SaveOptions, SaveResult, SaveTable, Saver } from './types.ts';
import { planColumns } from './write-plan.ts';
import type { WritePlan } from './write-plan.ts';

/**
 * Rows of one upsert among which an external id may stand once. Salesforce splits larger loads into transactions of
 * this size, so that the same key further on is an update (Bulk API 2.0 guide, internal batches of 200 records).
 */
const UPSERT_CHUNK = 200;

/** Undoes everything when one row fails and the caller wants all or none; carries the results to give back. */
class RolledBack extends Error {
  readonly results: SaveResult[];

  constructor(results: SaveResult[]) {
    super('rolled back');
    this.results = results;
  }
}

/** Saving as the platform does it. One per org. */
export function createSaver(context: OrgContext): Saver {
  const tools: BatchTools = { context, rules: new SavingRules(context), autoNumbers: new AutoNumbers() };
  return {
    insert: (object, table, session, options = {}) =>
      inBatch(tools, session, options, (batch) => insertRows(batch, object, table, options)),
    update: (object, table, session, options = {}) =>
      inBatch(tools, session, options, (batch) => updateRows(batch, object, table, options)),
    upsert: (object, externalIdField, ...[table, session, options = {}]) =>
      inBatch(tools, session, options, (batch) => upsertRows(batch, { object, externalIdField, table, options })),
    remove: (object, ids, session, options = {}) =>
      inBatch(tools, session, options, (batch) => removeRows(batch, object, ids, options)),
  };
}

function inBatch(
  tools: BatchTools,
  session: Session,
  options: SaveOptions,
  work: (batch: SaveBatch) => SaveResult[],
): SaveResult[] {
  try {
    return tools.context.transactions.run(() => {
      const batch = new SaveBatch(tools, session, platformWrites, options.allowDuplicates === true);
      const results = work(batch);
      if (options.allOrNone === true && results.some((result) => !result.success)) throw new RolledBack(results);
      batch.finish();
      return results;
    });
  } catch (error) {
    if (error instanceof RolledBack) return error.results.map(rolledBack);
    throw error;
  }
}

function rolledBack(result: SaveResult): SaveResult {
  if (!result.success) return result;
  const message = 'Record rolled back because not all records were valid and the request was using AllOrNone header';
  return {
    id: null,
    success: false,
    created: false,
    errors: [{ statusCode: 'ALL_OR_NONE_OPERATION_ROLLED_BACK', message, fields: [] }],
  };
}

function succeeded(batch: SaveBatch, record: number, created: boolean): SaveResult {
  return { id: batch.tools.context.database.ids.format(record), success: true, created, errors: [] };
}

/** Runs the work of one row; what is wrong with the row becomes its result, anything else is thrown on. */
function attempt(id: string | null, work: () => SaveResult): SaveResult {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof RowProblem)) throw error;
    return { id, success: false, created: false, errors: error.errors };
  }
}

function plan(
  batch: SaveBatch,
  table: Table,
  save: SaveTable,
  more: { format: CellFormat; keyColumn?: string },
): WritePlan {
  return planColumns(batch.tools.context, { table, columns: save.columns, session: batch.session, ...more });
}

/** Cells as the rows mention them: in CSV an empty cell is not mentioned and `#N/A` is null. */
function csvCells(row: readonly unknown[]): unknown[] {
  return row.map((cell) => (cell === '' ? undefined : cell === '#N/A' ? null : cell));
}

function insertRows(batch: SaveBatch, object: string, save: SaveTable, options: SaveOptions): SaveResult[] {
  const table = writableTable(batch, object);
  const rules = batch.tools.rules.of(table);
  const format = options.cells ?? 'json';
  const columns = plan(batch, table, save, { format });
  const first = batch.tools.context.database.takeRecords(table, save.rows.length);
  return save.rows.map((row, index) =>
    attempt(null, () => {
      const cells = format === 'csv' ? csvCells(row) : row;
      if (columns.idPosition >= 0 && cells[columns.idPosition] !== undefined && cells[columns.idPosition] !== null) {
        const message = 'cannot specify Id in an insert call';
        throw new RowProblem('INVALID_FIELD_FOR_INSERT_UPDATE', message, ['Id']);
      }
      batch.insert(rules, columns, cells, first + index);
      return succeeded(batch, first + index, true);
    }),
  );
}

function updateRows(batch: SaveBatch, object: string, save: SaveTable, options: SaveOptions): SaveResult[] {
  const table = writableTable(batch, object);
  const rules = batch.tools.rules.of(table);
  const format = options.cells ?? 'json';
  const columns = plan(batch, table, save, { format });
  return save.rows.map((row) => {
    const cells = format === 'csv' ? csvCells(row) : row;
    const id = cells[columns.idPosition];
    return attempt(typeof id === 'string' ? id : null, () => {
      const old = findRow(batch, table, id);
      batch.update(rules, columns, cells, old);
      return succeeded(batch, old[0] as number, false);
    });
  });
}

interface UpsertRequest {
  readonly object: string;
  readonly externalIdField: string;
  readonly table: SaveTable;
  readonly options: SaveOptions;
}

interface Upserting {
  readonly table: Table;
  readonly rules: TableRules;
  readonly columns: WritePlan;
  readonly key: FieldSchema;
  readonly keyPosition: number;
  readonly toKey: CellConverter;
  readonly findSql: string;
  readonly updateOnly: boolean;
}

function upsertRows(batch: SaveBatch, request: UpsertRequest): SaveResult[] {
  const table = writableTable(batch, request.object);
  const format = request.options.cells ?? 'json';
  const key = upsertKey(batch, table, request.externalIdField);
  const columns = plan(batch, table, request.table, { format, keyColumn: key.name });
  const keyPosition = request.table.columns.findIndex((column) => column.toLowerCase() === key.name.toLowerCase());
  const names = table.columns.map((column) => quoted(column.name)).join(', ');
  const upserting: Upserting = {
    table,
    rules: batch.tools.rules.of(table),
    columns,
    key,
    keyPosition,
    toKey: cellConverter(key, format, batch.tools.context.database),
    findSql: `SELECT ${names} FROM ${table.sql} WHERE ${quoted(key.name)} = ?${aliveSql(table)} LIMIT 2`,
    updateOnly: request.options.updateOnly === true,
  };
  const first = batch.tools.context.database.takeRecords(table, request.table.rows.length);
  const seen = new Set<Stored>();
  return request.table.rows.map((row, index) => {
    if (index % UPSERT_CHUNK === 0) seen.clear();
    const cells = format === 'csv' ? csvCells(row) : row;
    return attempt(null, () => upsertRow(batch, upserting, { cells, record: first + index, seen }));
  });
}

function upsertRow(
  batch: SaveBatch,
  upserting: Upserting,
  row: { readonly cells: readonly unknown[]; readonly record: number; readonly seen: Set<Stored> },
): SaveResult {
  const { key, rules, columns } = upserting;
  const cell = row.cells[upserting.keyPosition];
  const byId = key.type === 'id';
  if (cell === undefined || cell === null) {
    if (!byId) throw new RowProblem('MISSING_ARGUMENT', `${key.name} not specified`, [key.name]);
    batch.insert(rules, columns, row.cells, row.record);
    return succeeded(batch, row.record, true);
  }
  const value = byId ? null : upserting.toKey(cell);
  const seenKey = byId ? String(cell) : typeof value === 'string' && !key.caseSensitive ? value.toLowerCase() : value;
  if (row.seen.has(seenKey)) {
    throw new RowProblem('DUPLICATE_VALUE', `Duplicate external id specified: ${String(cell)}`, [key.name]);
  }
  row.seen.add(seenKey);
  const found = byId
    ? [findRow(batch, upserting.table, cell)]
    : batch.tools.context.database.all(upserting.findSql, value);
  const [old, second] = found;
  if (second !== undefined) {
    const message = `${key.name}: more than one record found for external id field: [${found
      .map(([id]) => batch.tools.context.database.ids.format(id as number))
      .join(', ')}]`;
    throw new RowProblem('DUPLICATE_EXTERNAL_ID', message, [key.name]);
  }
  if (old === undefined) {
    if (upserting.updateOnly) throw new RowProblem('NOT_FOUND', 'The requested resource does not exist');
    batch.insert(rules, columns, row.cells, row.record);
    return succeeded(batch, row.record, true);
  }
  batch.update(rules, columns, row.cells, old);
  return succeeded(batch, old[0] as number, false);
}

/** The field that finds rows in an upsert. @throws OrgError when it is no external id of the object */
function upsertKey(batch: SaveBatch, table: Table, name: string): FieldSchema {
  const field = table.object.field(name);
  const usable = field !== undefined && (field.externalId || field.idLookup);
  if (usable && batch.session.access.fieldReadable(table.object.name, field.name)) return field;
  throw new OrgError(404, 'NOT_FOUND', `Provided external ID field does not exist or is not accessible: ${name}`);
}

function removeRows(batch: SaveBatch, object: string, ids: readonly string[], options: SaveOptions): SaveResult[] {
  const table = writableTable(batch, object);
  return ids.map((id) =>
    attempt(id, () => {
      const row = findRow(batch, table, id);
      // Undone by itself when a child further down forbids it.
      batch.tools.context.transactions.run(() => removeRecord(batch, table, row, options.hard === true));
      return succeeded(batch, row[0] as number, false);
    }),
  );
}
