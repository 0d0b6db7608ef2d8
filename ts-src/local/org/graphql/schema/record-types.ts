import {
  GraphQLID,
  GraphQLInt,
  GraphQLInterfaceType,
  GraphQLList,
  GraphQLNonNull,
  GraphQLBoolean,
  GraphQLObjectType,
  GraphQLString,
  GraphQLUnionType,
} from 'graphql';
import type {
  GraphQLFieldConfig,
  GraphQLFieldConfigArgumentMap,
  GraphQLFieldConfigMap,
  GraphQLOutputType,
} from 'graphql';
import type { InputTypes } from './input-types.ts';
import { longScalar } from './scalars.ts';
import { aggregateTypeOf, valueTypeOf } from './values.ts';
import type { VisibleObject, VisibleSchema } from './visible-schema.ts';

type Field = GraphQLFieldConfig<unknown, unknown>;
type Fields = GraphQLFieldConfigMap<unknown, unknown>;

const pageInfo = new GraphQLObjectType({
  name: 'PageInfo',
  fields: {
    hasNextPage: { type: new GraphQLNonNull(GraphQLBoolean) },
    hasPreviousPage: { type: new GraphQLNonNull(GraphQLBoolean) },
    startCursor: { type: GraphQLString },
    endCursor: { type: GraphQLString },
  },
});

const recordFields: Fields = {
  Id: { type: new GraphQLNonNull(GraphQLID) },
  ApiName: { type: new GraphQLNonNull(GraphQLString) },
  WeakEtag: { type: new GraphQLNonNull(longScalar) },
  DisplayValue: { type: GraphQLString },
};

const recordInterface = new GraphQLInterfaceType({ name: 'Record', fields: recordFields });

/** The output types of every object. */
export interface RecordTypes {
  record(object: string): GraphQLObjectType;
  /** Entry of `query`. */
  connection(object: string): Field;
  /** Entry of `aggregate`. */
  aggregate(object: string): Field;
}

function connectionType(name: string, edge: GraphQLOutputType): GraphQLObjectType {
  return new GraphQLObjectType({
    name,
    fields: {
      edges: { type: new GraphQLList(edge) },
      pageInfo: { type: new GraphQLNonNull(pageInfo) },
      totalCount: { type: new GraphQLNonNull(GraphQLInt) },
      pageResultCount: { type: new GraphQLNonNull(GraphQLInt) },
    },
  });
}

function edgeType(name: string, node: GraphQLOutputType): GraphQLObjectType {
  return new GraphQLObjectType({
    name,
    fields: { node: { type: node }, cursor: { type: new GraphQLNonNull(GraphQLString) } },
  });
}

/** Types are made when they are asked for and only once, since they refer to each other in circles. */
export function recordTypes(visible: VisibleSchema, inputs: InputTypes): RecordTypes {
  const made = new Map<string, GraphQLObjectType | GraphQLUnionType>();
  const once = <T extends GraphQLObjectType | GraphQLUnionType>(name: string, make: () => T): T => {
    const existing = made.get(name);
    if (existing !== undefined) return existing as T;
    const type = make();
    made.set(name, type);
    return type;
  };
  const connectionOf = (name: string) =>
    once(`${name}Connection`, () => connectionType(`${name}Connection`, edgeType(`${name}Edge`, types.record(name))));
  const aggregateRecord = (name: string): GraphQLObjectType =>
    once(`${name}Aggregate`, () => {
      const fields = () => aggregateFields(visible.get(name), aggregateRecord);
      return new GraphQLObjectType({ name: `${name}Aggregate`, fields });
    });
  const parentType = (object: VisibleObject, name: string, objects: readonly string[]): GraphQLOutputType => {
    const [first] = objects;
    if (objects.length === 1 && first !== undefined) return types.record(first);
    const unionName = `${object.schema.name}_${name}`;
    const make = () =>
      new GraphQLUnionType({ name: unionName, types: () => objects.map((target) => types.record(target)) });
    return once(unionName, make);
  };
  const types: RecordTypes = {
    record: (name) =>
      once(name, () => {
        const fields = (): Fields => {
          const object = visible.get(name);
          if (object === undefined) return recordFields;
          const result: Fields = { ...recordFields };
          for (const [field, { kind }] of object.fields)
            if (field !== 'Id') result[field] = { type: valueTypeOf[kind] };
          for (const [parent, { objects }] of object.parents)
            result[parent] = { type: parentType(object, parent, objects) };
          for (const [list, child] of object.children) {
            result[list] = { type: connectionOf(child.childObject), args: queryArguments(inputs, child.childObject) };
          }
          return result;
        };
        return new GraphQLObjectType({ name, interfaces: [recordInterface], fields });
      }),
    connection: (name) => ({ type: connectionOf(name), args: queryArguments(inputs, name) }),
    aggregate: (name) => ({
      type: aggregateConnection(name, aggregateRecord(name)),
      args: aggregateArguments(inputs, name),
    }),
  };
  return types;
}

function aggregateFields(
  object: VisibleObject | undefined,
  aggregateRecord: (name: string) => GraphQLObjectType,
): Fields {
  const fields: Fields = {};
  for (const [name, { kind }] of object?.fields ?? []) fields[name] = { type: aggregateTypeOf[kind] };
  for (const [name, { objects }] of object?.parents ?? []) {
    const [first] = objects;
    if (objects.length === 1 && first !== undefined) fields[name] = { type: aggregateRecord(first) };
  }
  return fields;
}

function aggregateConnection(name: string, aggregate: GraphQLObjectType): GraphQLObjectType {
  const result = new GraphQLObjectType({ name: `${name}Result`, fields: { aggregate: { type: aggregate } } });
  return connectionType(`${name}AggregateConnection`, edgeType(`${name}AggregateEdge`, result));
}

/** GraphQL API guide, Query Objects and Pagination. */
function queryArguments(inputs: InputTypes, object: string): GraphQLFieldConfigArgumentMap {
  return { ...commonArguments(inputs, object), upperBound: { type: GraphQLInt } };
}

/** GraphQL API guide, Aggregate Schema. */
function aggregateArguments(inputs: InputTypes, object: string): GraphQLFieldConfigArgumentMap {
  return { ...commonArguments(inputs, object), groupBy: { type: inputs.groupBy(object) } };
}

function commonArguments(inputs: InputTypes, object: string): GraphQLFieldConfigArgumentMap {
  return {
    first: { type: GraphQLInt },
    after: { type: GraphQLString },
    where: { type: inputs.filter(object) },
    orderBy: { type: inputs.orderBy(object) },
    scope: { type: inputs.scope(object) },
  };
}
