import { GraphQLEnumType, GraphQLInputObjectType, GraphQLInt, GraphQLList } from 'graphql';
import type { GraphQLInputFieldConfigMap, GraphQLInputType } from 'graphql';
import type { FieldKind } from './field-kinds.ts';
import { scalarOf } from './scalars.ts';

const dateLiterals = [
  'TODAY',
  'YESTERDAY',
  'TOMORROW',
  'LAST_90_DAYS',
  'NEXT_90_DAYS',
  ...['LAST', 'THIS', 'NEXT'].flatMap((when) =>
    ['WEEK', 'MONTH', 'QUARTER', 'YEAR', 'FISCAL_QUARTER', 'FISCAL_YEAR'].map((span) => `${when}_${span}`),
  ),
];

/** Functions of a date that filters and groups know, as enum values and operator names. */
export const dateFunctions = [
  'CALENDAR_MONTH',
  'CALENDAR_QUARTER',
  'CALENDAR_YEAR',
  'DAY_IN_MONTH',
  'DAY_IN_WEEK',
  'DAY_IN_YEAR',
  'FISCAL_MONTH',
  'FISCAL_QUARTER',
  'FISCAL_YEAR',
  'WEEK_IN_MONTH',
  'WEEK_IN_YEAR',
] as const;

/** What DateTime fields know besides. */
export const dateTimeFunctions = [...dateFunctions, 'DAY_ONLY', 'HOUR_IN_DAY'] as const;

const spans = ['days', 'weeks', 'months', 'quarters', 'years', 'fiscal_quarters', 'fiscal_years'];
const rangeNames = spans.flatMap((span) => [`last_n_${span}`, `next_n_${span}`, `n_${span}_ago`]);

const dateLiteralEnum = new GraphQLEnumType({
  name: 'DateLiteral',
  values: Object.fromEntries(dateLiterals.map((name) => [name, {}])),
});

const dateRange = new GraphQLInputObjectType({
  name: 'DateRange',
  fields: Object.fromEntries(rangeNames.map((name) => [name, { type: GraphQLInt }])),
});

function dateInput(name: string, kind: FieldKind): GraphQLInputObjectType {
  return new GraphQLInputObjectType({
    name,
    fields: { value: { type: scalarOf[kind] }, literal: { type: dateLiteralEnum }, range: { type: dateRange } },
  });
}

const comparisons = ['eq', 'ne', 'lt', 'lte', 'gt', 'gte'];

function operatorFields(type: GraphQLInputType, single: readonly string[], lists: readonly string[]) {
  const fields: GraphQLInputFieldConfigMap = {};
  for (const name of single) fields[name] = { type };
  for (const name of lists) fields[name] = { type: new GraphQLList(type) };
  return fields;
}

function operators(name: string, kind: FieldKind, extra: readonly string[] = []): GraphQLInputObjectType {
  const fields = () => operatorFields(scalarOf[kind], [...comparisons, ...extra], ['in', 'nin']);
  return new GraphQLInputObjectType({ name, fields });
}

const longOperators = operators('LongOperators', 'Long');
const datePrimitives = operators('DatePrimitiveOperators', 'Date');

function functionInput(name: string, type: GraphQLInputType): GraphQLInputObjectType {
  return new GraphQLInputObjectType({ name, fields: { value: { type }, convertTimezoneValue: { type } } });
}

const dateFunctionInput = functionInput('DateFunctionInput', longOperators);
const dayOnlyInput = functionInput('DateTimeFunctionInput', datePrimitives);

function dateOperators(kind: 'Date' | 'DateTime', functions: readonly string[]): GraphQLInputObjectType {
  const input = dateInput(`${kind}Input`, kind);
  return new GraphQLInputObjectType({
    name: `${kind}Operators`,
    fields: () => ({
      ...operatorFields(input, comparisons, ['in', 'nin']),
      ...Object.fromEntries(
        functions.map((name) => [name, { type: name === 'DAY_ONLY' ? dayOnlyInput : dateFunctionInput }]),
      ),
    }),
  });
}

/**
 * Filter operators by kind of field (names and members as in types generated off a real org's schema, forcedotcom's
 * ui-bundle samples). Ids are left to the caller: their semi-joins refer to the filters of all objects.
 */
export const operatorsOf: Readonly<Partial<Record<FieldKind, GraphQLInputObjectType>>> = {
  String: operators('StringOperators', 'String', ['like']),
  TextArea: operators('TextAreaOperators', 'TextArea', ['like']),
  Picklist: operators('PicklistOperators', 'Picklist', ['like']),
  Email: operators('EmailOperators', 'Email', ['like']),
  PhoneNumber: operators('PhoneNumberOperators', 'PhoneNumber', ['like']),
  Url: operators('UrlOperators', 'Url', ['like']),
  Int: operators('IntegerOperators', 'Int'),
  Long: longOperators,
  Double: operators('DoubleOperators', 'Double'),
  Currency: operators('CurrencyOperators', 'Currency'),
  Percent: operators('PercentOperators', 'Percent'),
  Time: operators('TimeOperators', 'Time'),
  Boolean: new GraphQLInputObjectType({
    name: 'BooleanOperators',
    fields: operatorFields(scalarOf.Boolean, ['eq', 'ne'], []),
  }),
  MultiPicklist: new GraphQLInputObjectType({
    name: 'MultiPicklistOperators',
    fields: operatorFields(scalarOf.MultiPicklist, ['eq', 'ne'], ['includes', 'excludes']),
  }),
  Date: dateOperators('Date', dateFunctions),
  DateTime: dateOperators('DateTime', dateTimeFunctions),
};

/** The operators of an id field; `joinInput` holds the filters of the objects a semi-join can name. */
export function idOperators(joinInput: GraphQLInputObjectType): GraphQLInputObjectType {
  return new GraphQLInputObjectType({
    name: 'IdOperators',
    fields: () => ({
      ...operatorFields(scalarOf.ID, comparisons, ['in', 'nin']),
      inq: { type: joinInput },
      ninq: { type: joinInput },
    }),
  });
}

const resultsOrder = new GraphQLEnumType({ name: 'ResultsOrder', values: { ASC: {}, DESC: {} } });
const nullsOrder = new GraphQLEnumType({ name: 'NullsOrder', values: { FIRST: {}, LAST: {} } });

function orderClause(name: string, functions: readonly string[]): GraphQLInputObjectType {
  const order = { order: { type: resultsOrder }, nulls: { type: nullsOrder } };
  if (functions.length === 0) return new GraphQLInputObjectType({ name, fields: order });
  const type = new GraphQLEnumType({
    name: name.replace('Clause', 'Function'),
    values: Object.fromEntries(functions.map((value) => [value, {}])),
  });
  return new GraphQLInputObjectType({ name, fields: { ...order, function: { type } } });
}

const textFunctions = ['COUNT', 'COUNT_DISTINCT', 'MAX', 'MIN'];

/** Ordering by a field; the functions count in aggregate queries only (GraphQL API guide, Order By Schema). */
export const orderClauses = {
  text: orderClause('AggregateOrderByStringClause', textFunctions),
  number: orderClause('AggregateOrderByNumberClause', [...textFunctions, 'AVG', 'SUM']),
  plain: orderClause('NoFunctionAggregateOrderByClause', []),
};

const groupFunctions = (name: string, functions: readonly string[]) =>
  new GraphQLEnumType({ name, values: Object.fromEntries(functions.map((value) => [value, {}])) });

/** Grouping by a field (GraphQL API guide, Group By Schema): dates also, datetimes only, by a function. */
export const groupClauses = {
  plain: new GraphQLInputObjectType({ name: 'GroupByClause', fields: { group: { type: scalarOf.Boolean } } }),
  date: new GraphQLInputObjectType({
    name: 'GroupByDateClause',
    fields: {
      group: { type: scalarOf.Boolean },
      function: { type: groupFunctions('GroupByDateFunction', dateFunctions) },
    },
  }),
  dateTime: new GraphQLInputObjectType({
    name: 'GroupByDateTimeClause',
    fields: { function: { type: groupFunctions('GroupByDateTimeFunction', dateTimeFunctions) } },
  }),
};

/** `GROUP_BY` (default), `ROLLUP`, `CUBE`. */
export const groupByType = new GraphQLEnumType({
  name: 'GroupByType',
  values: { GROUP_BY: {}, ROLLUP: {}, CUBE: {} },
});
