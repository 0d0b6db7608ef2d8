import type { OrgContext } from '../kernel/context.ts';
import type { FieldSchema, RollupFilter } from '../schema/types.ts';
import type { Stored, Table } from '../store/tables.ts';
import { quoted } from '../store/tables.ts';
import { roundDecimal } from './round.ts';

/** All roll-ups of one master over one relation of one detail object: they are computed by one query. */
export interface RollupGroup {
  readonly master: Table;
  readonly detail: Table;
  /** Slot of the master-detail field in the detail. */
  readonly relationSlot: number;
  /** Detail slots whose change matters: relation, summed fields, filter fields, IsDeleted. */
  readonly watchedSlots: readonly number[];
  readonly fields: readonly { readonly field: FieldSchema; readonly slot: number }[];
  /** `SELECT relation, … FROM detail WHERE <restriction> GROUP BY relation`. */
  readonly select: (restriction: string) => string;
}

const OPERATORS: Readonly<Record<string, string>> = {
  equals: '=',
  notEqual: '<>',
  lessThan: '<',
  greaterThan: '>',
  lessOrEqual: '<=',
  greaterOrEqual: '>=',
};

function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

function filterSql(detail: Table, filter: RollupFilter): string {
  const field = detail.object.field(filter.field);
  if (field === undefined) throw new Error(`Roll-up filter names ${detail.object.name}.${filter.field}: no such field`);
  const column = quoted(field.name);
  const values = field.type === 'boolean' ? [filter.value] : filter.value.split(',').map((value) => value.trim());
  const asSql = (value: string): string => {
    if (field.storage === 'flag') return value.toLowerCase() === 'true' || value === '1' ? '1' : '0';
    if (field.storage === 'real') return String(Number(value));
    return literal(value);
  };
  if (values.length === 1 && values[0] === '')
    return filter.operation === 'notEqual' ? `${column} IS NOT NULL` : `${column} IS NULL`;
  const word = {
    contains: (v: string) => `LIKE ${literal(`%${v}%`)}`,
    startsWith: (v: string) => `LIKE ${literal(`${v}%`)}`,
  };
  const one = (value: string): string => {
    if (filter.operation === 'contains' || filter.operation === 'startsWith')
      return `${column} ${word[filter.operation](value)}`;
    const operator = OPERATORS[filter.operation];
    if (operator === undefined) throw new Error(`Roll-up filter operation ${filter.operation} is not supported`);
    return operator === '<>'
      ? `(${column} IS NULL OR ${column} <> ${asSql(value)})`
      : `${column} ${operator} ${asSql(value)}`;
  };
  return `(${values.map(one).join(filter.operation === 'notEqual' ? ' AND ' : ' OR ')})`;
}

function aggregateSql(detail: Table, field: FieldSchema): string {
  const { rollup } = field;
  if (rollup === null) throw new Error(`${field.name} is no roll-up`);
  const conditions = rollup.filters.map((filter) => filterSql(detail, filter));
  const where = conditions.length === 0 ? '' : ` FILTER (WHERE ${conditions.join(' AND ')})`;
  if (rollup.operation === 'count') return `COUNT(*)${where}`;
  return `${rollup.operation.toUpperCase()}(${quoted(rollup.summarizedField ?? '')})${where}`;
}

/** Roll-up groups over a detail object, made once per org. */
export function rollupGroups(context: OrgContext, detail: Table): RollupGroup[] {
  const groups: RollupGroup[] = [];
  for (const relation of detail.object.fields.filter((field) => field.masterDetail !== null)) {
    const master = context.database.table(relation.referenceTo[0] ?? '');
    const fields = master.object.fields
      .filter(
        ({ rollup }) =>
          rollup?.detailObject.toLowerCase() === detail.object.name.toLowerCase() &&
          rollup.relationField.toLowerCase() === relation.name.toLowerCase(),
      )
      .map((field) => ({ field, slot: master.slot(field.name) as number }));
    if (fields.length > 0) groups.push(group(master, detail, relation, fields));
  }
  return groups;
}

function group(master: Table, detail: Table, relation: FieldSchema, fields: RollupGroup['fields']): RollupGroup {
  const relationSlot = detail.slot(relation.name) as number;
  const watched = new Set([relationSlot, detail.slot('IsDeleted') as number]);
  for (const { field } of fields) {
    const names = [field.rollup?.summarizedField, ...(field.rollup?.filters.map((filter) => filter.field) ?? [])];
    for (const name of names) {
      const slot = typeof name === 'string' ? detail.slot(name) : undefined;
      if (slot !== undefined) watched.add(slot);
    }
  }
  const aggregates = fields.map(({ field }) => aggregateSql(detail, field)).join(', ');
  const column = quoted(relation.name);
  const select = (restriction: string): string =>
    `SELECT ${column}, ${aggregates} FROM ${detail.sql} WHERE ${restriction} AND "IsDeleted" = 0 GROUP BY ${column}`;
  return { master, detail, relationSlot, watchedSlots: [...watched], fields, select };
}

/** Value of a roll-up when all details were read; null stands for "no details". */
export function rollupValue(field: FieldSchema, aggregate: Stored): Stored {
  const operation = field.rollup?.operation;
  if (operation === 'count') return aggregate ?? 0;
  if (operation === 'sum') return roundDecimal(Number(aggregate ?? 0), field.scale);
  return aggregate;
}

/** Value of a roll-up after new details came to those it counted already. */
export function rollupWithNew(field: FieldSchema, old: Stored, added: Stored): Stored {
  const operation = field.rollup?.operation;
  if (operation === 'count') return Number(old ?? 0) + Number(added ?? 0);
  if (operation === 'sum') return roundDecimal(Number(old ?? 0) + Number(added ?? 0), field.scale);
  if (added === null) return old;
  if (old === null) return added;
  const newIsMore = added > old;
  return newIsMore === (operation === 'max') ? added : old;
}
