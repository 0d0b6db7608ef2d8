import { compileFormula, FormulaError } from '../../../mapping/formula/index.ts';
import type { CompiledFormula, FormulaEnvironment, FormulaValue } from '../../../mapping/formula/index.ts';
import { formulaType } from '../schema/formula-types.ts';
import { globalType } from '../schema/stored-formulas.ts';
import type { FieldSchema, ObjectSchema, OrgSchema } from '../schema/types.ts';
import type { Clock } from '../kernel/types.ts';
import type { OrgDatabase } from '../store/database.ts';
import type { Stored, Table } from '../store/tables.ts';
import { quoted } from '../store/tables.ts';
import { fieldReader } from './field-reader.ts';

/** Formulas of one object that are kept in columns, in an order in which each finds those it reads already computed. */
export interface StoredFormula {
  readonly slot: number;
  readonly compute: (row: readonly Stored[]) => Stored;
}

/** Compiled formulas of all objects; each is compiled once, when first needed. */
export class FormulaFields {
  readonly #schema: OrgSchema;
  readonly #database: OrgDatabase;
  readonly #clock: Clock;
  readonly #compiled = new Map<string, CompiledFormula>();
  readonly #stored = new Map<string, readonly StoredFormula[]>();

  constructor(schema: OrgSchema, database: OrgDatabase, clock: Clock) {
    this.#schema = schema;
    this.#database = database;
    this.#clock = clock;
    database.sqlite.function('org_formula', { varargs: false }, (object, field, record) =>
      this.#valueOfRecord(String(object), String(field), record as number | null),
    );
  }

  /** Compiles any formula over an object (validation rules, defaults). @throws FormulaCompileError */
  compile(table: Table, source: string, rule: boolean): CompiledFormula {
    return compileFormula(source, {
      fieldType: (path) => this.#pathType(table.object, path),
      allowChangeFunctions: rule,
      ...(rule ? { returnType: 'boolean' as const } : {}),
      readField: (path) =>
        path.startsWith('$')
          ? () => null
          : (fieldReader(table, path, this.#database, this.#readTimeValue) as (record: unknown) => unknown),
    });
  }

  /** What a formula may see apart from the record. */
  environment(record: readonly Stored[], globals?: FormulaEnvironment['globals']): FormulaEnvironment {
    return { record, now: this.#clock(), ...(globals === undefined ? {} : { globals }) };
  }

  /** Formulas of the object that saving must keep up to date. */
  storedFormulas(table: Table): readonly StoredFormula[] {
    const known = this.#stored.get(table.object.name);
    if (known !== undefined) return known;
    const fields = inOrder(table.object, (field) => this.#formulaOf(table, field).fields);
    const formulas = fields.map((field) => {
      const formula = this.#formulaOf(table, field);
      const compute = (row: readonly Stored[]): Stored => stored(formula.evaluate(this.environment(row)), field);
      return { slot: table.slot(field.name) as number, compute };
    });
    this.#stored.set(table.object.name, formulas);
    return formulas;
  }

  readonly #readTimeValue = (table: Table, field: string, row: readonly Stored[]): unknown => {
    const schema = table.object.field(field);
    if (schema?.formula === null || schema === undefined) return null;
    const value = this.#formulaOf(table, schema).evaluate(this.environment(row));
    return value instanceof FormulaError ? null : value;
  };

  #valueOfRecord(object: string, field: string, record: number | null): Stored {
    if (record === null) return null;
    const table = this.#database.table(object);
    const schema = table.object.field(field) as FieldSchema;
    const columns = table.columns.map((column) => quoted(column.name)).join(', ');
    const row = this.#database.first(`SELECT ${columns} FROM ${table.sql} WHERE "Id" = ?`, record);
    return row === undefined ? null : stored(this.#formulaOf(table, schema).evaluate(this.environment(row)), schema);
  }

  #formulaOf(table: Table, field: FieldSchema): CompiledFormula {
    const key = `${table.object.name}.${field.name}`;
    const known = this.#compiled.get(key);
    if (known !== undefined) return known;
    const { formula } = field;
    if (formula === null) throw new Error(`${key} is no formula field`);
    const numeric = field.storage === 'real' || ['double', 'currency', 'percent', 'int'].includes(field.type);
    const compiled = compileFormula(formula.source, {
      fieldType: (path) => this.#pathType(table.object, path),
      returnType: formulaType(field.type),
      blanksAsZero: formula.blanksAsZero,
      ...(numeric ? { scale: field.scale } : {}),
      readField: (path) =>
        path.startsWith('$')
          ? () => null
          : (fieldReader(table, path, this.#database, this.#readTimeValue) as (record: unknown) => unknown),
    });
    this.#compiled.set(key, compiled);
    return compiled;
  }

  #pathType(object: ObjectSchema, path: string): ReturnType<typeof formulaType> | undefined {
    if (path.startsWith('$')) return globalType(path);
    let current: ObjectSchema | undefined = object;
    const parts = path.split('.');
    for (const part of parts.slice(0, -1)) {
      const relation: FieldSchema | undefined = current?.relationship(part);
      current = relation === undefined ? undefined : this.#schema.object(relation.referenceTo.at(-1) ?? '');
    }
    const field = current?.field(parts.at(-1) ?? '');
    return field === undefined ? undefined : formulaType(field.type);
  }
}

/** A formula's result as its column keeps it; a value that can't be computed (`#Error!`) is kept as null. */
function stored(value: FormulaValue | FormulaError, field: FieldSchema): Stored {
  if (value instanceof FormulaError || value === null) return field.type === 'boolean' ? 0 : null;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (field.type === 'datetime') return Date.parse(String(value));
  return typeof value === 'string' && value === '' ? null : value;
}

function inOrder(object: ObjectSchema, reads: (field: FieldSchema) => readonly string[]): FieldSchema[] {
  const order: FieldSchema[] = [];
  const visit = (field: FieldSchema): void => {
    if (order.includes(field) || field.formula === null || !field.formula.stored) return;
    for (const path of reads(field)) {
      const inner = object.field(path);
      if (inner !== undefined && inner !== field) visit(inner);
    }
    order.push(field);
  };
  object.fields.forEach(visit);
  return order;
}
