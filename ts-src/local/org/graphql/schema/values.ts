import { GraphQLInterfaceType, GraphQLObjectType, GraphQLString } from 'graphql';
import type { GraphQLFieldConfigMap } from 'graphql';
import { isNumeric } from './field-kinds.ts';
import type { FieldKind } from './field-kinds.ts';
import { dateFunctions, dateTimeFunctions } from './operators.ts';
import { scalarOf } from './scalars.ts';

type Fields = GraphQLFieldConfigMap<unknown, unknown>;

const fieldValue = new GraphQLInterfaceType({ name: 'FieldValue', fields: { displayValue: { type: GraphQLString } } });

function valueFields(kind: FieldKind): Fields {
  return {
    value: { type: scalarOf[kind] },
    displayValue: { type: GraphQLString },
    ...(kind === 'Picklist' || kind === 'MultiPicklist' ? { label: { type: GraphQLString } } : {}),
  };
}

function everyKind<T>(make: (kind: FieldKind) => T): Readonly<Record<FieldKind, T>> {
  const kinds = Object.keys(scalarOf) as FieldKind[];
  return Object.fromEntries(kinds.map((kind) => [kind, make(kind)])) as Record<FieldKind, T>;
}

/** The wrapper a field's value comes in: `StringValue {value displayValue}`, picklists with `label`. */
export const valueTypeOf: Readonly<Record<FieldKind, GraphQLObjectType>> = everyKind(
  (kind) =>
    new GraphQLObjectType({
      name: `${kind}Value`,
      interfaces: [fieldValue],
      fields: () => valueFields(kind),
    }),
);

/** `CALENDAR_MONTH` → `calendarMonth`, as date functions are called in results. */
export function camelCase(name: string): string {
  return name.toLowerCase().replace(/_(\w)/g, (_match, letter: string) => letter.toUpperCase());
}

function functionsOf(kind: FieldKind): Fields {
  const result: Fields = {};
  if (kind === 'LongTextArea' || kind === 'RichTextArea' || kind === 'Base64' || kind === 'EncryptedString')
    return result;
  if (kind === 'Boolean' || kind === 'MultiPicklist' || kind === 'Time') return result;
  const add = (name: string, type: FieldKind) => (result[name] = { type: valueTypeOf[type] });
  add('count', 'Long');
  add('countDistinct', 'Long');
  if (kind !== 'ID') for (const name of ['max', 'min']) add(name, kind);
  if (isNumeric(kind)) {
    add('avg', kind === 'Currency' || kind === 'Percent' ? kind : 'Double');
    add('sum', kind === 'Int' ? 'Long' : kind);
  }
  if (kind === 'Date') for (const name of dateFunctions) add(camelCase(name), 'Int');
  if (kind === 'DateTime') {
    for (const name of dateTimeFunctions) add(camelCase(name), name === 'DAY_ONLY' ? 'Date' : 'Int');
  }
  return result;
}

/** What an aggregate query gives of a field: its value when grouped, and the functions its kind allows. */
export const aggregateTypeOf: Readonly<Record<FieldKind, GraphQLObjectType>> = everyKind(
  (kind) =>
    new GraphQLObjectType({
      name: `${kind}Aggregate`,
      fields: () => ({
        ...valueFields(kind),
        grouping: { type: valueTypeOf.Int },
        ...functionsOf(kind),
      }),
    }),
);
