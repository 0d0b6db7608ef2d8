import { OrgError } from '../http/org-error.ts';
import type { FieldSchema, ObjectSchema } from '../schema/types.ts';
import type { FieldItem, FunctionItem, SelectItem, SelectStatement, TypeofItem } from './ast.ts';
import { expression, isAggregate } from './functions.ts';
import type { Joined, QueryScope } from './scope.ts';
import type { Member, ParentShape } from './shape.ts';
import { shownFormat, valueFormat } from './values.ts';

/** Rows that FIELDS(ALL) and FIELDS(CUSTOM) may give at most (SOQL and SOSL Reference, "FIELDS()"). */
const FIELDS_LIMIT_MAX = 200;

/** The SELECT list of a query over records: SQL columns, and how a row becomes a record. */
export interface SelectList {
  readonly columns: string[];
  readonly shape: ParentShape;
  readonly subqueries: SelectStatement[];
}

/** Compiles the SELECT list of a query without aggregates. @throws OrgError */
export function compileSelectList(scope: QueryScope, statement: SelectStatement): SelectList {
  const columns: string[] = [`${scope.root.alias}."Id"`];
  const shape: ParentShape = { members: [], targets: [{ object: scope.root.table.object.name, idColumn: 0 }] };
  const compiler = new ListCompiler(scope, { columns, shape, subqueries: [] });
  for (const item of expandFieldGroups(scope, statement)) compiler.add(item);
  return compiler.list;
}

/** `FIELDS(ALL|STANDARD|CUSTOM)` as the fields the user sees, before the named ones. */
function expandFieldGroups(scope: QueryScope, statement: SelectStatement): readonly SelectItem[] {
  const groups = statement.fieldGroups ?? [];
  if (groups.length === 0) return statement.items;
  if (groups.some((group) => group !== 'STANDARD') && (statement.limit ?? Infinity) > FIELDS_LIMIT_MAX) {
    const text = `The SOQL FIELDS function must have a LIMIT of at most ${FIELDS_LIMIT_MAX}`;
    throw new OrgError(400, 'MALFORMED_QUERY', text);
  }
  const { object } = scope.root.table;
  const wanted = (field: FieldSchema): boolean =>
    groups.some((group) => group === 'ALL' || (group === 'CUSTOM') === field.custom) &&
    scope.session.access.fieldReadable(object.name, field.name);
  const fields = object.fields.filter(wanted).map((field): FieldItem => ({ kind: 'field', path: [field.name] }));
  return [...fields, ...statement.items];
}

class ListCompiler {
  readonly list: SelectList;
  readonly #scope: QueryScope;
  #unnamed = 0;

  constructor(scope: QueryScope, list: SelectList) {
    this.#scope = scope;
    this.list = list;
  }

  add(item: SelectItem): void {
    switch (item.kind) {
      case 'field':
        this.#addField(this.#scope.ownPath(item.path), item.alias);
        break;
      case 'function':
        this.#addFunction(item);
        break;
      case 'subquery':
        this.#addSubquery(item.query);
        break;
      case 'typeof':
        this.#addTypeof(item);
        break;
    }
  }

  #column(sql: string): number {
    const known = this.list.columns.indexOf(sql);
    return known >= 0 ? known : this.list.columns.push(sql) - 1;
  }

  #addField(path: readonly string[], alias?: string): void {
    const resolved = this.#scope.resolve(path);
    const members = this.#membersAt(path.slice(0, -1));
    const name = alias ?? resolved.field.name;
    if (members.some((member) => member.name === name)) return;
    if (resolved.field.storage === 'none' && resolved.field.formula === null) {
      members.push(this.#compound(name, resolved.joined, resolved.field));
      return;
    }
    const format = valueFormat(resolved.field, this.#scope.context.database.ids);
    members.push({ kind: 'value', name, column: this.#column(resolved.sql), format, field: resolved.field });
  }

  #compound(name: string, joined: Joined, field: FieldSchema): Member {
    const parts = joined.table.object.fields.filter((part) => part.compoundFieldName === field.name);
    const prefix = field.name.replace(/Address$/, '');
    return {
      kind: 'compound',
      name,
      parts: parts.map((part) => {
        const bare = part.name.slice(prefix.length);
        const column = this.#column(`${joined.alias}."${part.name}"`);
        return { name: bare.charAt(0).toLowerCase() + bare.slice(1), column };
      }),
    };
  }

  #addFunction(item: FunctionItem): void {
    const { sql, field } = expression(this.#scope, item);
    const argument = item.arguments[0];
    const showing = item.name === 'tolabel' || item.name === 'format' || item.name === 'convertcurrency';
    const path = showing && argument?.kind === 'field' ? this.#scope.ownPath(argument.path) : null;
    const members =
      path === null || item.alias !== undefined ? this.list.shape.members : this.#membersAt(path.slice(0, -1));
    const name = item.alias ?? (path === null ? `expr${this.#unnamed++}` : field.name);
    const format = shownFormat(item.name, field, this.#scope.context.database.ids);
    members.push({ kind: 'value', name, column: this.#column(sql), format, field });
  }

  /** The members of the parent record along relationship names, made when first asked for. */
  #membersAt(relationships: readonly string[]): Member[] {
    let { members } = this.list.shape;
    relationships.forEach((_, depth) => {
      const joined = this.#scope.join(relationships.slice(0, depth + 1));
      const owner = this.#scope.join(relationships.slice(0, depth))[0] as Joined;
      const given = relationships[depth] ?? '';
      const name = owner.table.object.relationship(given)?.relationshipName ?? given;
      let parent = members.find((member) => member.kind === 'parent' && member.name === name);
      if (parent === undefined) {
        parent = { kind: 'parent', name, parent: { members: [], targets: this.#targets(joined) } };
        members.push(parent);
      }
      members = parent.kind === 'parent' ? parent.parent.members : members;
    });
    return members;
  }

  #targets(joined: readonly Joined[]): ParentShape['targets'] {
    return joined.map(({ table, alias }) => ({ object: table.object.name, idColumn: this.#column(`${alias}."Id"`) }));
  }

  #addSubquery(query: SelectStatement): void {
    const { object } = this.#scope.root.table;
    const child = object.childRelationship(query.from);
    if (child === undefined || !this.#scope.session.access.readable(child.childObject))
      throw noChildList(query.from, object);
    const index = this.list.subqueries.push(query) - 1;
    this.list.shape.members.push({ kind: 'children', name: child.relationshipName ?? query.from, index });
  }

  #addTypeof(item: TypeofItem): void {
    const reference = this.#scope.root.table.object.relationship(item.relationship);
    const targets = this.#scope.join([item.relationship]);
    const members = this.#membersAt([item.relationship]);
    for (const target of targets) {
      const branch = item.branches.find(
        ({ object }) => object.toLowerCase() === target.table.object.name.toLowerCase(),
      );
      for (const path of branch?.fields ?? item.otherwise) {
        const field = target.table.object.field(path[0] ?? '');
        if (field === undefined) continue;
        const column = this.#column(`${target.alias}."${field.name}"`);
        const format = valueFormat(field, this.#scope.context.database.ids);
        members.push({ kind: 'value', name: field.name, column, format, field });
      }
    }
    if (reference === undefined) throw noChildList(item.relationship, this.#scope.root.table.object);
  }
}

function noChildList(name: string, object: ObjectSchema): OrgError {
  const text =
    `Didn't understand relationship '${name}' in FROM part of query call. If you are attempting to use a custom ` +
    "relationship, be sure to append the '__r' after the custom relationship name. Please reference your WSDL or the " +
    'describe call for the appropriate names.';
  return new OrgError(400, 'INVALID_TYPE', `${text} (${object.name})`);
}

/** Whether the query groups or aggregates rows. */
export function isAggregateQuery(statement: SelectStatement): boolean {
  const aggregates = (item: SelectItem): boolean => item.kind === 'function' && isAggregate(item.name);
  return (statement.groupBy?.length ?? 0) > 0 || statement.items.some(aggregates);
}
