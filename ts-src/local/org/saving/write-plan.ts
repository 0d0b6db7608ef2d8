import type { OrgContext } from '../kernel/context.ts';
import { OrgError } from '../http/org-error.ts';
import type { FieldSchema } from '../schema/types.ts';
import type { Session } from '../access/session.ts';
import type { Stored, Table } from '../store/tables.ts';
import { aliveSql, quoted } from '../store/tables.ts';
import { cellConverter } from './cells.ts';
import type { CellConverter, CellFormat } from './cells.ts';
import { RowProblem } from './row-problem.ts';

/** What to do with one column of the rows to save. */
export interface PlannedColumn {
  /** Position in the rows. */
  readonly position: number;
  readonly field: FieldSchema;
  readonly slot: number;
  readonly convert: CellConverter;
  /** Whether the value is a record number whose record must be looked at. */
  readonly reference: boolean;
  /** Why the user can't write the field on insert or on update; null when he can. */
  readonly insertRefusal: RowProblem | null;
  readonly updateRefusal: RowProblem | null;
}

export interface WritePlan {
  readonly table: Table;
  readonly columns: readonly PlannedColumn[];
  /** Position of the column `Id`, or -1. */
  readonly idPosition: number;
  /** Columns that name one parent in two ways; a row may use one of them. */
  readonly rivals: readonly RivalColumns[];
}

export interface RivalColumns {
  readonly positions: readonly [number, number];
  readonly problem: RowProblem;
}

export interface PlanRequest {
  readonly table: Table;
  readonly columns: readonly string[];
  readonly format: CellFormat;
  readonly session: Session;
  /** Column that finds the row in an upsert: writable whatever the flags say. */
  readonly keyColumn?: string;
}

/** The error for a column that is no field, or one that the user can't see. */
export function noSuchColumn(column: string, object: string): OrgError {
  return new OrgError(400, 'INVALID_FIELD', `No such column '${column}' on sobject of type ${object}`);
}

/**
 * Makes of column names what to do with each cell.
 * @throws OrgError INVALID_FIELD for a column that does not exist or that the user can't see
 */
export function planColumns(context: OrgContext, request: PlanRequest): WritePlan {
  const columns: PlannedColumn[] = [];
  let idPosition = -1;
  request.columns.forEach((column, position) => {
    if (column.toLowerCase() === 'id') idPosition = position;
    else if (column.includes('.')) columns.push(foreignKeyColumn(context, request, column, position));
    else columns.push(fieldColumn(context, request, column, position));
  });
  return { table: request.table, columns, idPosition, rivals: rivalsIn(columns, request.columns) };
}

/** Pairs of a parent's id and its external id. Source: REST API Developer Guide, relationships by external id. */
function rivalsIn(columns: readonly PlannedColumn[], names: readonly string[]): RivalColumns[] {
  const nameOf = ({ position }: PlannedColumn): string => names[position] ?? '';
  const byKey = columns.filter((column) => nameOf(column).includes('.'));
  return byKey.flatMap((key) =>
    columns
      .filter((other) => other.field === key.field && !nameOf(other).includes('.'))
      .map((other): RivalColumns => {
        const keyName = nameOf(key).split('.')[1] ?? '';
        const message = `Cannot specify both an external ID reference ${keyName} and a salesforce id, ${key.field.name}`;
        return { positions: [key.position, other.position], problem: new RowProblem('INVALID_FIELD', message, []) };
      }),
  );
}

/** @throws RowProblem when a row names a parent both by its id and by its external id */
export function refuseRivals({ rivals }: WritePlan, cells: readonly unknown[]): void {
  for (const { positions, problem } of rivals) {
    if (positions.every((position) => cells[position] !== undefined)) throw problem;
  }
}

function fieldColumn(context: OrgContext, request: PlanRequest, column: string, position: number): PlannedColumn {
  const { object } = request.table;
  const field = object.field(column);
  if (field === undefined || !request.session.access.fieldReadable(object.name, field.name)) {
    throw noSuchColumn(column, object.name);
  }
  const isKey = request.keyColumn !== undefined && column.toLowerCase() === request.keyColumn.toLowerCase();
  const slot = request.table.slot(field.name) ?? -1;
  return {
    position,
    field,
    slot,
    convert: slot < 0 ? () => null : cellConverter(field, request.format, context.database),
    reference: field.type === 'reference',
    ...refusals(request, field, isKey),
  };
}

function refusals(
  request: PlanRequest,
  field: FieldSchema,
  isKey: boolean,
): { insertRefusal: RowProblem | null; updateRefusal: RowProblem | null } {
  const editable = request.session.access.fieldEditable(request.table.object.name, field.name);
  const message =
    `Unable to create/update fields: ${field.name}. Please check the security settings of this field and verify ` +
    'that it is read/write for your profile or permission set.';
  const refusal = new RowProblem('INVALID_FIELD_FOR_INSERT_UPDATE', message, [field.name]);
  const insertable = field.createable && (editable || isKey);
  // A master can be sent again unchanged; only another master is refused, by the row.
  const updateable = (field.updateable || field.masterDetail !== null) && (editable || isKey);
  return { insertRefusal: insertable ? null : refusal, updateRefusal: updateable ? null : refusal };
}

/** `Customer__r.ERP_Key__c`: the parent is found by its external id, each key once per save. */
function foreignKeyColumn(context: OrgContext, request: PlanRequest, column: string, position: number): PlannedColumn {
  const [relationship = '', keyName = ''] = column.split('.');
  const reference = request.table.object.relationship(relationship);
  if (reference === undefined || !request.session.access.fieldReadable(request.table.object.name, reference.name)) {
    throw noSuchColumn(relationship, request.table.object.name);
  }
  const target = reference.referenceTo.find((object) => context.schema.object(object)?.field(keyName) !== undefined);
  const key = target === undefined ? undefined : context.schema.object(target)?.field(keyName);
  if (target === undefined || key === undefined || !(key.externalId || key.idLookup)) {
    throw new OrgError(
      400,
      'INVALID_FIELD',
      `Field name provided, ${keyName} is not an External ID or indexed field for ${target ?? reference.referenceTo[0]}`,
    );
  }
  const finder = parentFinder(context, request, { target, key });
  return {
    position,
    field: reference,
    slot: request.table.slot(reference.name) as number,
    convert: finder,
    reference: true,
    ...refusals(request, reference, false),
  };
}

function parentFinder(
  context: OrgContext,
  request: PlanRequest,
  to: { readonly target: string; readonly key: FieldSchema },
): CellConverter {
  const parent = context.database.table(to.target);
  const toKey = cellConverter(to.key, request.format, context.database);
  const alive = aliveSql(parent);
  const sql = `SELECT "Id" FROM ${parent.sql} WHERE ${quoted(to.key.name)} = ?${alive} LIMIT 2`;
  const found = new Map<unknown, Stored | RowProblem>();
  const look = (cell: unknown): Stored | RowProblem => {
    const rows = context.database.all(sql, toKey(cell));
    if (rows.length === 1) return rows[0]?.[0] ?? null;
    const where = `${String(cell)} ${rows.length === 0 ? 'not found' : 'found more than once'}`;
    const message = `Foreign key external ID: ${where} for field ${to.key.name} in entity ${to.target}`;
    return new RowProblem(rows.length === 0 ? 'INVALID_FIELD' : 'DUPLICATE_EXTERNAL_ID', message, []);
  };
  return (cell) => {
    let result = found.get(cell);
    if (result === undefined) {
      result = look(cell);
      found.set(cell, result);
    }
    if (result instanceof RowProblem) throw result;
    return result;
  };
}
