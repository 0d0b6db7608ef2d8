import type { ObjectDraft } from './object-draft.ts';
import type { ChildRelationship, FieldSchema, ObjectSchema, OrgSchema } from './types.ts';

/** Turns drafts into the schema: look-ups in any letter case, child relationships. */
export function linkSchema(namespace: string, drafts: readonly ObjectDraft[]): OrgSchema {
  const children = childRelationships(drafts);
  const objects = drafts.map((draft) => objectSchema(draft, children.get(draft.name.toLowerCase()) ?? []));
  const schemaByName = new Map(objects.map((object) => [object.name.toLowerCase(), object]));
  const schemaByPrefix = new Map(objects.filter((o) => o.keyPrefix !== '').map((object) => [object.keyPrefix, object]));
  return {
    namespace,
    objects,
    object: (name) => schemaByName.get(name.toLowerCase()),
    objectByKeyPrefix: (prefix) => schemaByPrefix.get(prefix),
  };
}

function objectSchema(draft: ObjectDraft, children: readonly ChildRelationship[]): ObjectSchema {
  const fields = new Map<string, FieldSchema>(draft.fields.map((field) => [field.name.toLowerCase(), field]));
  const relationships = new Map<string, FieldSchema>();
  for (const field of draft.fields) {
    if (field.relationshipName !== null) relationships.set(field.relationshipName.toLowerCase(), field);
  }
  const lists = new Map(children.map((child) => [child.relationshipName?.toLowerCase() ?? '', child]));
  const masters = draft.fields.filter((field) => field.masterDetail !== null);
  masters.sort((a, b) => (a.masterDetail?.order ?? 0) - (b.masterDetail?.order ?? 0));
  return {
    ...draft,
    nameField: draft.fields.find((field) => field.nameField)?.name ?? null,
    childRelationships: children,
    masterField: masters[0]?.name ?? null,
    field: (name) => fields.get(name.toLowerCase()),
    relationship: (name) => relationships.get(name.toLowerCase()),
    childRelationship: (name) => (name === '' ? undefined : lists.get(name.toLowerCase())),
  };
}

function childRelationships(drafts: readonly ObjectDraft[]): Map<string, ChildRelationship[]> {
  const children = new Map<string, ChildRelationship[]>();
  for (const draft of drafts) {
    for (const field of draft.fields) {
      for (const target of field.referenceTo) {
        const list = children.get(target.toLowerCase()) ?? [];
        list.push({
          childObject: draft.name,
          field: field.name,
          relationshipName: field.childRelationshipName,
          cascadeDelete: field.cascadeDelete,
          restrictedDelete: field.restrictedDelete,
        });
        children.set(target.toLowerCase(), list);
      }
    }
  }
  return children;
}
