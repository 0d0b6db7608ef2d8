import { GraphQLBoolean, GraphQLID, GraphQLInputObjectType, GraphQLNonNull, GraphQLObjectType } from 'graphql';
import type { GraphQLFieldConfigMap, GraphQLInputFieldConfigMap, GraphQLScalarType } from 'graphql';
import type { RecordTypes } from './record-types.ts';
import { idOrRefScalar, scalarOf } from './scalars.ts';
import type { VisibleField, VisibleObject, VisibleSchema } from './visible-schema.ts';

const deleteInput = new GraphQLInputObjectType({
  name: 'RecordDeleteInput',
  fields: { Id: { type: new GraphQLNonNull(idOrRefScalar) } },
});

const deletePayload = new GraphQLObjectType({ name: 'RecordDeletePayload', fields: { Id: { type: GraphQLID } } });

const mutationsInput = new GraphQLInputObjectType({
  name: 'UIAPIMutationsInput',
  fields: { allOrNone: { type: GraphQLBoolean } },
});

/**
 * `mutation { uiapi(input: {allOrNone}) { AccountCreate(input: …) { Record { Id } } AccountUpdate … AccountDelete … } }`
 * (GraphQL API guide, Mutations).
 */
export function mutationType(visible: VisibleSchema, records: RecordTypes): GraphQLObjectType {
  const operations = new GraphQLObjectType({
    name: 'UIAPIMutations',
    fields: () => {
      const fields: GraphQLFieldConfigMap<unknown, unknown> = {};
      for (const object of visible.values()) Object.assign(fields, operationsOf(object, records));
      return fields;
    },
  });
  return new GraphQLObjectType({
    name: 'Mutation',
    fields: { uiapi: { type: new GraphQLNonNull(operations), args: { input: { type: mutationsInput } } } },
  });
}

function operationsOf(object: VisibleObject, records: RecordTypes): GraphQLFieldConfigMap<unknown, unknown> {
  const { name, createable, updateable, deletable } = object.schema;
  const fields: GraphQLFieldConfigMap<unknown, unknown> = {};
  const record = { type: records.record(name) };
  if (createable) {
    const payload = new GraphQLObjectType({ name: `${name}CreatePayload`, fields: { Record: record } });
    const input = saveInput(object, 'Create', ({ schema }) => schema.createable);
    fields[`${name}Create`] = { type: payload, args: { input: { type: new GraphQLNonNull(input) } } };
  }
  if (updateable) {
    const success = { type: GraphQLBoolean };
    const payload = new GraphQLObjectType({ name: `${name}UpdatePayload`, fields: { Record: record, success } });
    const input = saveInput(object, 'Update', ({ schema }) => schema.updateable);
    fields[`${name}Update`] = { type: payload, args: { input: { type: new GraphQLNonNull(input) } } };
  }
  if (deletable) {
    fields[`${name}Delete`] = { type: deletePayload, args: { input: { type: new GraphQLNonNull(deleteInput) } } };
  }
  return fields;
}

function saveInput(
  object: VisibleObject,
  operation: 'Create' | 'Update',
  writable: (field: VisibleField) => boolean,
): GraphQLInputObjectType {
  const { name } = object.schema;
  const representation = new GraphQLInputObjectType({
    name: `${name}${operation}Representation`,
    fields: () => {
      const fields: GraphQLInputFieldConfigMap = {};
      for (const [field, visible] of object.fields)
        if (writable(visible)) fields[field] = { type: inputScalar(visible) };
      return fields;
    },
  });
  const id = operation === 'Update' ? { Id: { type: new GraphQLNonNull(idOrRefScalar) } } : {};
  return new GraphQLInputObjectType({
    name: `${name}${operation}Input`,
    fields: { ...id, [name]: { type: new GraphQLNonNull(representation) } },
  });
}

function inputScalar({ kind }: VisibleField): GraphQLScalarType {
  return kind === 'ID' ? idOrRefScalar : scalarOf[kind];
}
