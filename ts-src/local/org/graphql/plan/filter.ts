import type {
  ComparisonOperator,
  Condition,
  FieldItem,
  FunctionItem,
  Literal,
  SelectStatement,
} from '../../soql/ast.ts';
import { isJsonObject } from '../../http/json-body.ts';
import { requestFailure } from '../document/errors.ts';
import type { InputObject } from '../document/selection.ts';
import type { FieldKind } from '../schema/field-kinds.ts';
import type { VisibleObject, VisibleSchema } from '../schema/visible-schema.ts';
import { literalOf } from './literals.ts';

const operators: Readonly<Record<string, ComparisonOperator>> = {
  eq: '=',
  ne: '!=',
  lt: '<',
  lte: '<=',
  gt: '>',
  gte: '>=',
  like: 'like',
  in: 'in',
  nin: 'not in',
  inq: 'in',
  ninq: 'not in',
  includes: 'includes',
  excludes: 'excludes',
};

/** Where a part of a filter stands: the object it speaks of and the relationships that lead there. */
interface Place {
  readonly object: VisibleObject;
  readonly path: readonly string[];
}

/**
 * A `where` argument as SOQL condition; undefined when it says nothing. Members side by side all have to hold; an
 * operator whose variable has no value counts as not written.
 * Source: GraphQL API guide, Field Operators and Filter.
 */
export function condition(where: unknown, object: VisibleObject, visible: VisibleSchema): Condition | undefined {
  return isJsonObject(where) ? new FilterReader(visible).read(where, { object, path: [] }) : undefined;
}

class FilterReader {
  readonly #visible: VisibleSchema;

  constructor(visible: VisibleSchema) {
    this.#visible = visible;
  }

  read(filter: InputObject, place: Place): Condition | undefined {
    const parts: Condition[] = [];
    for (const [name, value] of Object.entries(filter)) {
      const part = this.#member(name, value, place);
      if (part !== undefined) parts.push(part);
    }
    return joined('and', parts);
  }

  #member(name: string, value: unknown, place: Place): Condition | undefined {
    if (value === null || value === undefined) return undefined;
    if (name === 'and' || name === 'or') return joined(name, this.#list(value, place));
    if (name === 'not') {
      const part = isJsonObject(value) ? this.read(value, place) : undefined;
      return part === undefined ? undefined : { kind: 'not', part };
    }
    if (!isJsonObject(value)) return undefined;
    const field = place.object.fields.get(name);
    if (field !== undefined) return this.#field(name, value, place, field.kind);
    const parent = place.object.parents.get(name);
    if (parent === undefined) return undefined;
    const path = [...place.path, name];
    const [only] = parent.objects;
    if (parent.objects.length === 1 && only !== undefined) return this.#parent(only, value, path);
    const parts = Object.entries(value).map(([target, filter]) =>
      isJsonObject(filter) ? this.#parent(target, filter, path) : undefined,
    );
    return joined(
      'and',
      parts.filter((part) => part !== undefined),
    );
  }

  #parent(name: string, filter: InputObject, path: readonly string[]): Condition | undefined {
    const object = this.#visible.get(name);
    return object === undefined ? undefined : this.read(filter, { object, path });
  }

  #list(value: unknown, place: Place): Condition[] {
    const filters = Array.isArray(value) ? value : [value];
    return filters
      .map((filter) => (isJsonObject(filter) ? this.read(filter, place) : undefined))
      .filter((part) => part !== undefined);
  }

  #field(name: string, tests: InputObject, place: Place, kind: FieldKind): Condition | undefined {
    const operand: FieldItem = { kind: 'field', path: [...place.path, name] };
    const parts: Condition[] = [];
    for (const [test, value] of Object.entries(tests)) {
      const operator = operators[test];
      if (operator === undefined) parts.push(...functionTests(operand, test, value));
      else if (test === 'inq' || test === 'ninq') {
        parts.push({ kind: 'compare', operand, operator, value: this.#semiJoin(value) });
      } else parts.push({ kind: 'compare', operand, operator, value: comparisonValue(value, operator, kind) });
    }
    return joined('and', parts);
  }

  /** `{Contact: {…}, ApiName: "AccountId"}` as `SELECT AccountId FROM Contact WHERE …`. */
  #semiJoin(value: unknown): SelectStatement {
    const entry = isJsonObject(value) ? Object.entries(value).find(([name]) => name !== 'ApiName') : undefined;
    const apiName = isJsonObject(value) ? value['ApiName'] : undefined;
    const object = entry === undefined ? undefined : this.#visible.get(entry[0]);
    if (entry === undefined || object === undefined || typeof apiName !== 'string') {
      throw requestFailure(
        'ValidationError',
        'A semi-join needs an object filter and ApiName, the field to compare with',
      );
    }
    const where = isJsonObject(entry[1]) ? this.read(entry[1], { object, path: [] }) : undefined;
    return {
      kind: 'select',
      items: [{ kind: 'field', path: [apiName] }],
      from: object.schema.name,
      ...(where === undefined ? {} : { where }),
    };
  }
}

function comparisonValue(value: unknown, operator: ComparisonOperator, kind: FieldKind): Literal | Literal[] {
  const isList = operator === 'in' || operator === 'not in' || operator === 'includes' || operator === 'excludes';
  if (!isList) return literalOf(value, kind);
  return (Array.isArray(value) ? value : [value]).map((item) => literalOf(item, kind));
}

/** `CALENDAR_YEAR: {value: {eq: 2024}}`, or `convertTimezoneValue` for the user's time zone. */
function functionTests(operand: FieldItem, name: string, input: unknown): Condition[] {
  if (!isJsonObject(input)) return [];
  const kind: FieldKind = name === 'DAY_ONLY' ? 'Date' : 'Long';
  const parts: Condition[] = [];
  for (const [variant, tests] of Object.entries(input)) {
    const argument: FieldItem | FunctionItem =
      variant === 'convertTimezoneValue'
        ? { kind: 'function', name: 'converttimezone', arguments: [operand] }
        : operand;
    const call: FunctionItem = { kind: 'function', name: name.toLowerCase(), arguments: [argument] };
    for (const [test, value] of Object.entries(isJsonObject(tests) ? tests : {})) {
      const operator = operators[test];
      if (operator === undefined) continue;
      parts.push({ kind: 'compare', operand: call, operator, value: comparisonValue(value, operator, kind) });
    }
  }
  return parts;
}

function joined(kind: 'and' | 'or', parts: readonly Condition[]): Condition | undefined {
  const [only] = parts;
  return parts.length <= 1 ? only : { kind, parts };
}
