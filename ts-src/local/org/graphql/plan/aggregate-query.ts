import type { FieldNode } from 'graphql';
import { isJsonObject } from '../../http/json-body.ts';
import type { QueryRecord } from '../../kernel/types.ts';
import type { FieldSchema } from '../../schema/types.ts';
import type { FieldItem, FunctionItem, SelectItem, SelectStatement } from '../../soql/ast.ts';
import { requestFailure } from '../document/errors.ts';
import { argumentsOf, selections } from '../document/selection.ts';
import type { InputObject, Selection } from '../document/selection.ts';
import type { FieldKind } from '../schema/field-kinds.ts';
import { dateTimeFunctions } from '../schema/operators.ts';
import { camelCase } from '../schema/values.ts';
import type { VisibleField, VisibleObject } from '../schema/visible-schema.ts';
import { objectShape, planConnection } from './connection.ts';
import type { Shape } from './connection.ts';
import { displayOf, wireValue } from './display.ts';
import { condition } from './filter.ts';
import { orderItems } from './order.ts';
import { pageOf } from './paging.ts';
import type { PlanScope } from './record-node.ts';
import type { Runner } from './record-query.ts';
import { planValue } from './value.ts';

const aggregateFunctions: Readonly<Record<string, string>> = {
  avg: 'avg',
  count: 'count',
  countDistinct: 'count_distinct',
  max: 'max',
  min: 'min',
  sum: 'sum',
  grouping: 'grouping',
};

const dateFunctionByName = new Map(dateTimeFunctions.map((name) => [camelCase(name), name.toLowerCase()]));

/**
 * Answers one entry of `uiapi { aggregate { Opportunity(groupBy: …) { … } } }` by a SOQL query with GROUP BY.
 * @throws GraphqlFailure for arguments the API does not take; OrgError from the query, such as for a field that is
 *   neither grouped nor aggregated
 * Source: GraphQL API guide, Aggregate Queries.
 */
export function aggregateQuery(selection: Selection, object: VisibleObject, scope: PlanScope, runner: Runner): unknown {
  const [node] = selection.nodes;
  if (node === undefined) return null;
  const input = argumentsOf(node, scope);
  const page = pageOf(input, [selection.key]);
  const planner = new AggregatePlanner(scope, groupItems(input['groupBy'], object, scope));
  const name = object.schema.name;
  const names = { connection: `${name}AggregateConnection`, edge: `${name}AggregateEdge` };
  const plan = planConnection(selection.nodes, names, scope, (nodes) => planner.result(nodes, object));
  const statement = planner.statement(input, object);
  const { kernel, session } = runner;
  const single = statement.groupBy === undefined && planner.hasFunctions;
  const limits = single ? {} : { limit: page.count + 1, ...(page.from === 0 ? {} : { offset: page.from }) };
  const { records } = kernel.execute({ ...statement, ...limits }, session);
  return plan.shape({
    rows: records.slice(0, page.count),
    from: page.from,
    hasNext: records.length > page.count,
    total: () => (single ? 1 : kernel.execute(statement, session).records.length),
  });
}

/** The `groupBy` argument as SOQL groups; `type` tells plain, rollup or cube. */
function groupItems(groupBy: unknown, object: VisibleObject, scope: PlanScope, path: readonly string[] = []) {
  const items: (FieldItem | FunctionItem)[] = [];
  if (!isJsonObject(groupBy)) return items;
  for (const [name, clause] of Object.entries(groupBy)) {
    if (!isJsonObject(clause)) continue;
    const field: FieldItem = { kind: 'field', path: [...path, name] };
    if (object.fields.has(name)) {
      const call = clause['function'];
      if (typeof call === 'string') items.push({ kind: 'function', name: call.toLowerCase(), arguments: [field] });
      else if (clause['group'] === true) items.push(field);
      continue;
    }
    const parent = scope.visible.get(object.parents.get(name)?.objects[0] ?? '');
    if (parent !== undefined) items.push(...groupItems(clause, parent, scope, [...path, name]));
  }
  return items;
}

/** Gathers what an aggregate query has to select, each thing once under an alias, and shapes its rows. */
class AggregatePlanner {
  hasFunctions = false;
  readonly #scope: PlanScope;
  readonly #groups: readonly (FieldItem | FunctionItem)[];
  /** SOQL text of a selected thing → alias and item. */
  readonly #selected = new Map<string, { alias: string; item: FieldItem | FunctionItem }>();

  constructor(scope: PlanScope, groups: readonly (FieldItem | FunctionItem)[]) {
    this.#scope = scope;
    this.#groups = groups;
  }

  result(nodes: readonly FieldNode[], object: VisibleObject): Shape<QueryRecord> {
    return objectShape(
      selections(nodes, this.#scope).map((part): [string, Shape<QueryRecord>] => {
        if (part.name !== 'aggregate') return [part.key, () => `${object.schema.name}Result`];
        return [part.key, this.#aggregate(part.nodes, object, [])];
      }),
    );
  }

  #aggregate(nodes: readonly FieldNode[], object: VisibleObject, path: readonly string[]): Shape<QueryRecord> {
    return objectShape(
      selections(nodes, this.#scope).map((part): [string, Shape<QueryRecord>] => {
        const field = object.fields.get(part.name);
        if (field !== undefined) return [part.key, this.#field(part, field, [...path, part.name])];
        const parent = this.#scope.visible.get(object.parents.get(part.name)?.objects[0] ?? '');
        if (parent !== undefined) return [part.key, this.#aggregate(part.nodes, parent, [...path, part.name])];
        return [part.key, () => `${object.schema.name}Aggregate`];
      }),
    );
  }

  #field(part: Selection, field: VisibleField, path: readonly string[]): Shape<QueryRecord> {
    const operand: FieldItem = { kind: 'field', path };
    const display = displayOf(field.kind, field.schema);
    return objectShape(
      selections(part.nodes, this.#scope).map((member): [string, Shape<QueryRecord>] => {
        if (member.name === '__typename') return [member.key, () => `${field.kind}Aggregate`];
        if (member.name === 'value') {
          const alias = this.#select(operand);
          return [member.key, (row) => wireValue(row[alias], field.kind)];
        }
        if (member.name === 'displayValue' || member.name === 'label') {
          const alias = this.#select(operand);
          return [member.key, (row) => display(row[alias])];
        }
        return [member.key, this.#function(member, field, operand)];
      }),
    );
  }

  #function(member: Selection, field: VisibleField, operand: FieldItem): Shape<QueryRecord> {
    const name = aggregateFunctions[member.name] ?? dateFunctionByName.get(member.name);
    if (name === undefined) throw requestFailure('ValidationError', `${member.name} is no aggregate function`);
    if (aggregateFunctions[member.name] !== undefined && name !== 'grouping') this.hasFunctions = true;
    const alias = this.#select({ kind: 'function', name, arguments: [operand] });
    const value = planValue(member, this.#scope, resultKind(name, field.kind), resultField(name, field.schema));
    return (row) => value(row[alias]);
  }

  #select(item: FieldItem | FunctionItem): string {
    const key = soqlText(item);
    const known = this.#selected.get(key);
    if (known !== undefined) return known.alias;
    const alias = `c${this.#selected.size}`;
    this.#selected.set(key, { alias, item });
    return alias;
  }

  statement(input: InputObject, object: VisibleObject): SelectStatement {
    const where = condition(input['where'], object, this.#scope.visible);
    const orderBy = orderItems(input['orderBy'], object, this.#scope.visible, true);
    for (const group of this.#groups) this.#select(group);
    const isGrouped = this.#groups.length > 0;
    return {
      kind: 'select',
      items: this.#items(isGrouped),
      from: object.schema.name,
      ...(where === undefined ? {} : { where }),
      ...(orderBy.length === 0 ? {} : { orderBy }),
      ...(input['scope'] === 'MINE' ? { scope: 'MINE' } : {}),
      ...(isGrouped ? { groupBy: this.#groups, groupByKind: groupKind(input['groupBy']) } : {}),
    };
  }

  #items(isGrouped: boolean): SelectItem[] {
    if (this.#selected.size === 0) return [{ kind: 'function', name: 'count', arguments: [idField], alias: 'c0' }];
    const plain = !isGrouped && !this.hasFunctions;
    // SOQL takes an alias in aggregate queries only.
    return [...this.#selected.values()].map(({ alias, item }) => (plain ? item : { ...item, alias }));
  }
}

const idField: FieldItem = { kind: 'field', path: ['Id'] };

function groupKind(groupBy: unknown): 'plain' | 'rollup' | 'cube' {
  const type = isJsonObject(groupBy) ? groupBy['type'] : undefined;
  return type === 'ROLLUP' ? 'rollup' : type === 'CUBE' ? 'cube' : 'plain';
}

function soqlText(item: FieldItem | FunctionItem): string {
  return item.kind === 'field'
    ? item.path.join('.')
    : `${item.name}(${item.arguments.map((argument) => soqlText(argument)).join(',')})`;
}

function resultKind(name: string, kind: FieldKind): FieldKind {
  if (name === 'count' || name === 'count_distinct') return 'Long';
  if (name === 'max' || name === 'min') return kind;
  if (name === 'avg') return kind === 'Currency' || kind === 'Percent' ? kind : 'Double';
  if (name === 'sum') return kind === 'Int' ? 'Long' : kind;
  return name === 'day_only' ? 'Date' : 'Int';
}

/** Digits shown of an average of whole numbers; SOQL itself gives a fraction. */
function resultField(name: string, field: FieldSchema): Pick<FieldSchema, 'scale' | 'picklistValues'> {
  return name === 'avg' ? { scale: Math.max(field.scale, 2), picklistValues: [] } : field;
}
