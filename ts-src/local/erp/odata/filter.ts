import { badRequest } from '../books/errors.ts';
import type { Company } from '../books/model.ts';
import type { FieldContract } from '../contract/derive.ts';
import type { EntitySet, Scalar } from './entity-set.ts';
import { parseFilter, type Comparison, type FilterNode, type Literal } from './filter-parser.ts';
import { decodeMember } from './names.ts';

export type Predicate = (row: object, company: Company) => boolean;
type Value = (row: object, company: Company) => Scalar;
interface Operand {
  readonly value: Value;
  readonly field?: FieldContract;
  readonly literal?: Literal;
}

export interface FilterScope {
  readonly set: EntitySet;
  readonly fields: ReadonlyMap<string, FieldContract>;
  /** `in` and nested functions exist from schema version 2.1 on; the standard API is fixed at 2.0. */
  readonly schemaVersion: string;
}

const COMPARE: Readonly<Record<Comparison, (a: Scalar, b: Scalar) => boolean>> = {
  eq: (a, b) => a === b,
  ne: (a, b) => a !== b,
  gt: (a, b) => a > b,
  ge: (a, b) => a >= b,
  lt: (a, b) => a < b,
  le: (a, b) => a <= b,
};

const FUNCTIONS: Readonly<Record<string, { count: number; run: (values: readonly string[]) => Scalar }>> = {
  startswith: { count: 2, run: ([text = '', part = '']) => text.startsWith(part) },
  endswith: { count: 2, run: ([text = '', part = '']) => text.endsWith(part) },
  contains: { count: 2, run: ([text = '', part = '']) => text.includes(part) },
  tolower: { count: 1, run: ([text = '']) => text.toLowerCase() },
  toupper: { count: 1, run: ([text = '']) => text.toUpperCase() },
  substring: {
    count: 3,
    run: ([text = '', from = '0', length]) =>
      text.slice(Number(from), length === undefined ? undefined : Number(from) + Number(length)),
  },
};

function fieldNames(node: FilterNode, into = new Set<string>()): Set<string> {
  switch (node.kind) {
    case 'field':
      into.add(node.name);
      break;
    case 'and':
    case 'or':
    case 'compare':
      fieldNames(node.left, into);
      fieldNames(node.right, into);
      break;
    case 'not':
    case 'in':
      fieldNames(node.operand, into);
      break;
    case 'call':
      for (const parameter of node.parameters) fieldNames(parameter, into);
      break;
    default:
  }
  return into;
}

/** The literal in the form in which the field's values are compared. */
function coerce(literal: Literal, field: FieldContract): Scalar {
  const wrong = (wanted: string): Error =>
    badRequest(`The value in the filter on '${field.name}' is not ${wanted}.`, 'BadRequest');
  if (literal.kind === 'null') throw wrong('a value: null cannot be compared');
  switch (field.type) {
    case 'string':
      if (literal.kind !== 'string') throw wrong('text in single quotes');
      return literal.value;
    case 'enum': {
      const member = literal.kind === 'string' ? decodeMember(literal.value) : undefined;
      if (member === undefined || field.values?.includes(member) !== true) throw wrong('one of its option values');
      return member;
    }
    case 'guid':
      if (literal.kind !== 'guid') throw wrong('a guid without quotes');
      return literal.value.toLowerCase();
    case 'date':
      if (literal.kind !== 'date') throw wrong('a date such as 2026-01-31');
      return literal.value;
    case 'datetime':
      if (literal.kind !== 'datetime' && literal.kind !== 'date') throw wrong('a time such as 2026-01-31T10:00:00Z');
      return Date.parse(literal.value);
    case 'boolean':
      if (literal.kind !== 'boolean') throw wrong('true or false');
      return literal.value;
    case 'stream':
      throw wrong('comparable: it is a stream');
    default:
      if (literal.kind !== 'number') throw wrong('a number');
      return literal.value;
  }
}

class Compiler {
  private readonly scope: FilterScope;

  constructor(scope: FilterScope) {
    this.scope = scope;
  }

  predicate(node: FilterNode): Predicate {
    switch (node.kind) {
      case 'and': {
        const left = this.predicate(node.left);
        const right = this.predicate(node.right);
        return (row, company) => left(row, company) && right(row, company);
      }
      case 'or':
        return this.either(node);
      case 'not': {
        const operand = this.predicate(node.operand);
        return (row, company) => !operand(row, company);
      }
      case 'compare':
        return this.comparison(node);
      case 'in':
        return this.membership(node);
      case 'lambda':
        return () => true;
      default: {
        const { value } = this.operand(node, 0);
        return (row, company) => value(row, company) === true;
      }
    }
  }

  private either(node: FilterNode & { kind: 'and' | 'or' }): Predicate {
    if (fieldNames(node).size > 1) {
      throw badRequest(
        "The 'OR' operator is not supported on distinct fields on an OData filter.",
        'BadRequest_MethodNotImplemented',
      );
    }
    return this.oneOf(node) ?? this.anyOf(node);
  }

  private anyOf(node: FilterNode & { kind: 'and' | 'or' }): Predicate {
    const left = this.predicate(node.left);
    const right = this.predicate(node.right);
    return (row, company) => left(row, company) || right(row, company);
  }

  /** `f eq a or f eq b or …` as one look-up: clients read dozens of keys with one such filter. */
  private oneOf(node: FilterNode): Predicate | undefined {
    const leaves: FilterNode[] = [];
    const pending = [node];
    for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
      if (next.kind === 'or') pending.push(next.left, next.right);
      else leaves.push(next);
    }
    const wanted = new Set<Scalar>();
    let value: Value | undefined;
    for (const leaf of leaves) {
      if (leaf.kind !== 'compare' || leaf.operator !== 'eq') return undefined;
      if (leaf.left.kind !== 'field' || leaf.right.kind !== 'literal') return undefined;
      const operand = this.operand(leaf.left, 0);
      if (operand.field === undefined) return undefined;
      ({ value } = operand);
      wanted.add(coerce(leaf.right.literal, operand.field));
    }
    const of = value;
    return of === undefined ? undefined : (row, company) => wanted.has(of(row, company));
  }

  private comparison(node: FilterNode & { kind: 'compare' }): Predicate {
    const left = this.operand(node.left, 0);
    const right = this.operand(node.right, 0);
    const compare = COMPARE[node.operator];
    const field = left.field ?? right.field;
    if (field?.type === 'enum' && node.operator !== 'eq' && node.operator !== 'ne') {
      throw badRequest(`The option field '${field.name}' can only be compared with eq and ne.`);
    }
    const a = field !== undefined && left.literal !== undefined ? constant(coerce(left.literal, field)) : left.value;
    const b = field !== undefined && right.literal !== undefined ? constant(coerce(right.literal, field)) : right.value;
    return (row, company) => compare(a(row, company), b(row, company));
  }

  private membership(node: FilterNode & { kind: 'in' }): Predicate {
    if (this.scope.schemaVersion < '2.1') {
      throw badRequest("The operator 'in' needs $schemaversion=2.1.", 'BadRequest_MethodNotImplemented');
    }
    const { value, field } = this.operand(node.operand, 0);
    const wanted = new Set(
      node.values.map((item) => {
        if (item.kind !== 'literal' || field === undefined)
          throw badRequest("'in' takes a field and a list of values.");
        return coerce(item.literal, field);
      }),
    );
    return (row, company) => wanted.has(value(row, company));
  }

  private operand(node: FilterNode, depth: number): Operand {
    if (node.kind === 'literal') {
      const { literal } = node;
      return { literal, value: constant(literal.kind === 'null' ? '' : literal.value) };
    }
    if (node.kind === 'field') {
      const field = this.scope.fields.get(node.name);
      const value = this.scope.set.get[field?.shows ?? node.name];
      if (field === undefined || value === undefined) {
        throw badRequest(
          `Could not find a property named '${node.name}' on type 'Microsoft.NAV.${this.scope.set.contract.entity}'.`,
        );
      }
      return { field, value: value as unknown as Value };
    }
    if (node.kind === 'call') return this.call(node, depth);
    const predicate = this.predicate(node);
    return { value: predicate };
  }

  private call(node: FilterNode & { kind: 'call' }, depth: number): Operand {
    const definition = FUNCTIONS[node.name];
    if (definition === undefined) {
      throw badRequest(`An unknown function with name '${node.name}' was found.`, 'BadRequest_NotFound');
    }
    if (depth > 0 && this.scope.schemaVersion < '2.1') {
      throw badRequest('Nested functions need $schemaversion=2.1.', 'BadRequest_MethodNotImplemented');
    }
    const least = node.name === 'substring' ? 2 : definition.count;
    if (node.parameters.length < least || node.parameters.length > definition.count) {
      throw badRequest(`The function '${node.name}' takes ${definition.count} parameters.`, 'BadRequest_NotFound');
    }
    const parameters = node.parameters.map((parameter) => this.operand(parameter, depth + 1).value);
    return { value: (row, company) => definition.run(parameters.map((value) => String(value(row, company)))) };
  }
}

function constant(value: Scalar): Value {
  return () => value;
}

/** Whether the filter compares one of the fields for equality somewhere (lines can only be listed by document). */
export function mentions(source: string, names: readonly string[]): boolean {
  const found = fieldNames(parseFilter(source));
  return names.some((name) => found.has(name));
}

/**
 * Compiles a `$filter` to a predicate over the set's rows.
 * @throws ErpError 400 for what Business Central refuses: `or` over distinct fields, unknown fields and functions,
 * values of the wrong kind.
 */
export function compileFilter(source: string, scope: FilterScope): Predicate {
  return new Compiler(scope).predicate(parseFilter(source));
}
