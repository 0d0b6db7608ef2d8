import { GraphQLEnumType, GraphQLInputObjectType, GraphQLList, GraphQLString } from 'graphql';
import type { GraphQLInputFieldConfigMap, GraphQLInputType } from 'graphql';
import { isNumeric } from './field-kinds.ts';
import type { FieldKind } from './field-kinds.ts';
import { groupByType, groupClauses, idOperators, operatorsOf, orderClauses } from './operators.ts';
import type { VisibleField, VisibleObject, VisibleSchema } from './visible-schema.ts';

type Suffix = '_Filter' | '_OrderBy' | '_GroupBy';
type Inputs = GraphQLInputFieldConfigMap;

/**
 * The input types of every object: filters, orders, groups, scopes. Types are made when they are asked for and only
 * once, since they refer to each other in circles.
 */
export class InputTypes {
  readonly #visible: VisibleSchema;
  readonly #made = new Map<string, GraphQLInputObjectType>();
  readonly #scopes = new Map<string, GraphQLEnumType>();
  readonly #ids: GraphQLInputObjectType;

  constructor(visible: VisibleSchema) {
    this.#visible = visible;
    const join = this.#once('JoinInput', () => ({
      ApiName: { type: GraphQLString },
      ...Object.fromEntries([...visible.keys()].map((name) => [name, { type: this.filter(name) }])),
    }));
    this.#ids = idOperators(join);
  }

  filter(object: string): GraphQLInputObjectType {
    return this.#ofObject(object, '_Filter');
  }

  orderBy(object: string): GraphQLInputObjectType {
    return this.#ofObject(object, '_OrderBy');
  }

  groupBy(object: string): GraphQLInputObjectType {
    return this.#ofObject(object, '_GroupBy');
  }

  scope(object: string): GraphQLEnumType {
    let type = this.#scopes.get(object);
    if (type === undefined) {
      type = new GraphQLEnumType({ name: `${object.toUpperCase()}_SCOPE`, values: { EVERYTHING: {}, MINE: {} } });
      this.#scopes.set(object, type);
    }
    return type;
  }

  #once(name: string, fields: () => Inputs): GraphQLInputObjectType {
    let type = this.#made.get(name);
    if (type === undefined) {
      type = new GraphQLInputObjectType({ name, fields });
      this.#made.set(name, type);
    }
    return type;
  }

  #ofObject(name: string, suffix: Suffix): GraphQLInputObjectType {
    return this.#once(name + suffix, () => {
      const object = this.#visible.get(name);
      if (object === undefined) return {};
      return { ...this.#fields(object, suffix), ...this.#parents(object, suffix), ...this.#extras(name, suffix) };
    });
  }

  #fields(object: VisibleObject, suffix: Suffix): Inputs {
    const fields: Inputs = {};
    for (const [name, field] of object.fields) {
      const type = this.#fieldType(field, suffix);
      if (type !== undefined) fields[name] = { type };
    }
    return fields;
  }

  #fieldType(field: VisibleField, suffix: Suffix): GraphQLInputType | undefined {
    if (suffix === '_OrderBy') return orderType(field);
    if (suffix === '_GroupBy') return groupType(field);
    if (!field.schema.filterable) return undefined;
    return field.kind === 'ID' ? this.#ids : operatorsOf[field.kind];
  }

  /** Parents by relationship name; a relationship to several objects has a level more that names the object. */
  #parents(object: VisibleObject, suffix: Suffix): Inputs {
    const fields: Inputs = {};
    for (const [name, { objects }] of object.parents) {
      const [only] = objects;
      if (only === undefined) continue;
      if (objects.length === 1) {
        fields[name] = { type: this.#ofObject(only, suffix) };
        continue;
      }
      const type = this.#once(`${object.schema.name}_${name}${suffix}s`, () =>
        Object.fromEntries(objects.map((target) => [target, { type: this.#ofObject(target, suffix) }])),
      );
      fields[name] = { type };
    }
    return fields;
  }

  #extras(name: string, suffix: Suffix): Inputs {
    if (suffix === '_GroupBy') return { type: { type: groupByType } };
    if (suffix === '_OrderBy') return {};
    const self = this.filter(name);
    return { and: { type: new GraphQLList(self) }, or: { type: new GraphQLList(self) }, not: { type: self } };
  }
}

function orderType({ schema, kind }: VisibleField): GraphQLInputType | undefined {
  if (!schema.sortable) return undefined;
  if (schema.type === 'reference' || kind === 'Boolean') return orderClauses.plain;
  return isNumeric(kind) ? orderClauses.number : orderClauses.text;
}

const dateGroups: Partial<Record<FieldKind, GraphQLInputObjectType>> = {
  Date: groupClauses.date,
  DateTime: groupClauses.dateTime,
};

function groupType({ schema, kind }: VisibleField): GraphQLInputType | undefined {
  return dateGroups[kind] ?? (schema.groupable ? groupClauses.plain : undefined);
}
