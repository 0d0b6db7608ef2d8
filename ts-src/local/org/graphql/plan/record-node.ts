import type { FieldNode } from 'graphql';
import type { QueryRecord } from '../../kernel/types.ts';
import type { FieldItem, SelectItem, SelectStatement, TypeofItem } from '../../soql/ast.ts';
import { requestFailure } from '../document/errors.ts';
import { argumentsOf, selections } from '../document/selection.ts';
import type { DocumentScope, Selection } from '../document/selection.ts';
import type { VisibleObject, VisibleSchema } from '../schema/visible-schema.ts';
import { objectShape, planConnection } from './connection.ts';
import type { ConnectionRows, Shape } from './connection.ts';
import { condition } from './filter.ts';
import { orderItems } from './order.ts';
import { pageOf } from './paging.ts';
import type { Page } from './paging.ts';
import { planValue } from './value.ts';

/** Parents a path may go up. */
const levelsUpMax = 5;

/** A child list to be read: the sub-query, and the member of the record it is found under. */
export interface ChildQuery {
  readonly member: string;
  readonly query: SelectStatement;
}

export interface PlanScope extends DocumentScope {
  readonly visible: VisibleSchema;
}

/**
 * Plans what is selected of records of one object. While planning it gathers what SOQL has to read; the shapes it
 * gives turn a record of the query into the answer.
 */
export class RecordNodePlanner {
  readonly children: ChildQuery[] = [];
  readonly #scope: PlanScope;
  readonly #paths = new Map<string, readonly string[]>();
  readonly #typeofs: TypeofItem[] = [];
  readonly #isChild: boolean;

  constructor(scope: PlanScope, isChild = false) {
    this.#scope = scope;
    this.#isChild = isChild;
    this.#need(['Id']);
  }

  /** What to select, without the child lists. */
  items(): SelectItem[] {
    return [...this.#fields(), ...this.#typeofs];
  }

  #fields(): FieldItem[] {
    return [...this.#paths.values()].map((path) => ({ kind: 'field', path }));
  }

  #need(path: readonly string[]): void {
    this.#paths.set(path.join('.'), path);
  }

  plan(nodes: readonly FieldNode[], object: VisibleObject, path: readonly string[] = []): Shape<QueryRecord> {
    const parts = selections(nodes, this.#scope, object.schema.name);
    return objectShape(parts.map((part) => [part.key, this.#member(part, object, path)] as const));
  }

  #member(part: Selection, object: VisibleObject, path: readonly string[]): Shape<QueryRecord> {
    const { name } = part;
    const own = this.#ownMember(name, object, path);
    if (own !== undefined) return own;
    const field = object.fields.get(name);
    if (field !== undefined) {
      this.#need([...path, name]);
      const value = planValue(part, this.#scope, field.kind, field.schema);
      return (record) => value(record[name]);
    }
    const parent = object.parents.get(name);
    if (parent !== undefined) return this.#parent(part, parent.objects, [...path, name]);
    return this.#child(part, object, path);
  }

  /** The members every record has besides its fields. */
  #ownMember(name: string, object: VisibleObject, path: readonly string[]): Shape<QueryRecord> | undefined {
    switch (name) {
      case '__typename':
      case 'ApiName':
        return () => object.schema.name;
      case 'Id':
        this.#need([...path, 'Id']);
        return (record) => record['Id'];
      case 'WeakEtag':
        if (!object.fields.has('SystemModstamp')) return () => 0;
        this.#need([...path, 'SystemModstamp']);
        return (record) => Date.parse(String(record['SystemModstamp']));
      case 'DisplayValue': {
        const nameField = object.schema.nameField;
        if (nameField === null || !object.fields.has(nameField)) return () => null;
        this.#need([...path, nameField]);
        return (record) => record[nameField] ?? null;
      }
      default:
        return undefined;
    }
  }

  #parent(part: Selection, objects: readonly string[], path: readonly string[]): Shape<QueryRecord> {
    if (path.length > levelsUpMax) {
      throw requestFailure('ValidationError', `${path.join('.')} goes up more than ${levelsUpMax} levels`);
    }
    if (objects.length > 1) return this.#polymorphic(part, objects, path);
    const object = this.#scope.visible.get(objects[0] ?? '');
    if (object === undefined) return () => null;
    this.#need([...path, 'Id']);
    return onParent(part.name, this.plan(part.nodes, object, path));
  }

  /** A parent of several objects is read by TYPEOF, one branch an object, and shaped by the branch of its type. */
  #polymorphic(part: Selection, objects: readonly string[], path: readonly string[]): Shape<QueryRecord> {
    if (path.length > 1) throw requestFailure('ValidationError', `${path.join('.')} can lead to several objects`);
    const branches: { object: string; fields: readonly (readonly string[])[] }[] = [];
    const shapes = new Map<string, Shape<QueryRecord>>();
    for (const name of objects) {
      const object = this.#scope.visible.get(name);
      if (object === undefined) continue;
      const branch = new RecordNodePlanner(this.#scope, true);
      shapes.set(name, branch.plan(part.nodes, object));
      branches.push({ object: name, fields: branch.#fields().map((field) => field.path) });
    }
    this.#typeofs.push({ kind: 'typeof', relationship: part.name, branches, otherwise: [['Id']] });
    return onParent(part.name, (parent) => shapes.get(typeOf(parent))?.(parent) ?? null);
  }

  #child(part: Selection, object: VisibleObject, path: readonly string[]): Shape<QueryRecord> {
    const relationship = object.children.get(part.name);
    const child = this.#scope.visible.get(relationship?.childObject ?? '');
    const [node] = part.nodes;
    if (child === undefined || node === undefined) return () => null;
    if (this.#isChild || path.length > 0) {
      throw requestFailure('ValidationError', `${part.name}: child relationships go down one level only`);
    }
    const input = argumentsOf(node, this.#scope);
    const page = pageOf(input, [part.key]);
    const planner = new RecordNodePlanner(this.#scope, true);
    const names = { connection: `${child.schema.name}Connection`, edge: `${child.schema.name}Edge` };
    const plan = planConnection(part.nodes, names, this.#scope, (nodes) => planner.plan(nodes, child));
    const where = condition(input['where'], child, this.#scope.visible);
    const orderBy = orderItems(input['orderBy'], child, this.#scope.visible);
    const query: SelectStatement = {
      kind: 'select',
      items: planner.items(),
      from: part.name,
      ...(where === undefined ? {} : { where }),
      ...(orderBy.length === 0 ? {} : { orderBy }),
      ...(plan.wantsTotal ? {} : { limit: page.from + page.count + 1 }),
    };
    const taken = this.children.some(({ member }) => member === part.name);
    const member = taken ? `${part.name}#${this.children.length}` : part.name;
    this.children.push({ member, query });
    return (record) => plan.shape(childRows(record[member], page));
  }
}

function onParent(name: string, shape: Shape<QueryRecord>): Shape<QueryRecord> {
  return (record) => {
    const parent = record[name];
    return typeof parent === 'object' && parent !== null ? shape(parent as QueryRecord) : null;
  };
}

function typeOf(record: QueryRecord): string {
  const attributes = record['attributes'];
  if (typeof attributes !== 'object' || attributes === null || !('type' in attributes)) return '';
  return String(attributes.type);
}

function childRows(list: unknown, page: Page): ConnectionRows<QueryRecord> {
  const records = typeof list === 'object' && list !== null && 'records' in list ? (list.records as QueryRecord[]) : [];
  const stop = page.from + page.count;
  return {
    rows: records.slice(page.from, stop),
    from: page.from,
    hasNext: records.length > stop && stop < page.end,
    total: () => records.length,
  };
}
