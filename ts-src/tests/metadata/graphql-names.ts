import { Kind, parse, type FieldNode, type ObjectValueNode, type SelectionSetNode, type ValueNode } from 'graphql';
import { childRelationship, objects } from './project.ts';

/** Fields that GraphQL offers on every record besides those of the metadata. */
const recordFields = ['Id', 'Name', 'CreatedDate', 'LastModifiedDate', 'SystemModstamp'];

/**
 * Names in a UI API GraphQL query that the metadata does not have, as `Object.Field`. Looks at the objects asked for
 * and, on each, at the selected fields, the records above and below it, and the arguments that name fields.
 */
export function unknownNames(query: string): readonly string[] {
  const document = parse(query);
  const roots = document.definitions.flatMap((definition) =>
    definition.kind === Kind.OPERATION_DEFINITION ? fieldsOf(definition.selectionSet) : [],
  );
  const areas = roots.flatMap((root) => fieldsOf(root.selectionSet));
  return areas
    .filter((area) => ['query', 'aggregate'].includes(area.name.value))
    .flatMap((area) => fieldsOf(area.selectionSet))
    .flatMap((connection) => unknownInConnection(connection, connection.name.value));
}

function unknownInConnection(connection: FieldNode, object: string): readonly string[] {
  if (object.endsWith('__c') && !objects.has(object)) {
    return [object];
  }
  const named = (connection.arguments ?? [])
    .filter((argument) => ['where', 'orderBy', 'groupBy'].includes(argument.name.value))
    .flatMap((argument) => unknownInArgument(argument.value, object));
  const nodes = fieldsOf(connection.selectionSet)
    .filter((field) => field.name.value === 'edges')
    .flatMap((edges) => fieldsOf(edges.selectionSet))
    .filter((field) => field.name.value === 'node');
  return [...named, ...nodes.flatMap((node) => unknownInRecord(node.selectionSet, object))];
}

function unknownInRecord(selection: SelectionSetNode | undefined, object: string): readonly string[] {
  return fieldsOf(selection).flatMap((field) => {
    const name = field.name.value;
    if (name === 'aggregate') {
      return unknownInRecord(field.selectionSet, object);
    }
    const child = childRelationship(object, name);
    if (child !== undefined) {
      return unknownInConnection(field, child.object);
    }
    const parent = parentOf(object, name);
    if (parent !== undefined) {
      return unknownInRecord(field.selectionSet, parent);
    }
    return isField(object, name) ? [] : [`${object}.${name}`];
  });
}

function unknownInArgument(value: ValueNode, object: string): readonly string[] {
  if (value.kind === Kind.LIST) {
    return value.values.flatMap((one) => unknownInArgument(one, object));
  }
  return value.kind === Kind.OBJECT ? unknownInFilter(value, object) : [];
}

function unknownInFilter(filter: ObjectValueNode, object: string): readonly string[] {
  return filter.fields.flatMap((field) => {
    const name = field.name.value;
    if (['and', 'or', 'not'].includes(name)) {
      return unknownInArgument(field.value, object);
    }
    const parent = parentOf(object, name);
    if (parent !== undefined) {
      return unknownInArgument(field.value, parent);
    }
    return isField(object, name) ? [] : [`${object}.${name}`];
  });
}

function parentOf(object: string, relationship: string): string | undefined {
  if (['CreatedBy', 'LastModifiedBy'].includes(relationship)) return 'User';
  return relationship.endsWith('__r')
    ? objects.get(object)?.fields.get(relationship.replace(/__r$/, '__c'))?.referenceTo
    : undefined;
}

/** Fields of standard objects are the platform's; of custom ones only those below. */
function isField(object: string, name: string): boolean {
  const standard = !object.endsWith('__c') && !name.includes('__');
  return standard || recordFields.includes(name) || (objects.get(object)?.fields.has(name) ?? false);
}

function fieldsOf(selection: SelectionSetNode | undefined): readonly FieldNode[] {
  return (selection?.selections ?? []).filter((one) => one.kind === Kind.FIELD);
}
