import type { Access } from '../../access/session.ts';
import type { ChildRelationship, FieldSchema, ObjectSchema, OrgSchema } from '../../schema/types.ts';
import { fieldKind } from './field-kinds.ts';
import type { FieldKind } from './field-kinds.ts';

export interface VisibleField {
  readonly schema: FieldSchema;
  readonly kind: FieldKind;
}

/** An object as one user sees it: only what he may read exists. */
export interface VisibleObject {
  readonly schema: ObjectSchema;
  readonly fields: ReadonlyMap<string, VisibleField>;
  /** Relationship name → the reference field and the objects it can lead to. */
  readonly parents: ReadonlyMap<string, { readonly field: FieldSchema; readonly objects: readonly string[] }>;
  /** Relationship name → child list. */
  readonly children: ReadonlyMap<string, ChildRelationship>;
}

/** The org as one user sees it, by object name. */
export type VisibleSchema = ReadonlyMap<string, VisibleObject>;

/**
 * Cuts the org's schema to what a user may read. GraphQL's schema follows the user's object and field permissions
 * (GraphQL API guide, overview), so what is not here does not exist for him.
 */
export function visibleSchema(schema: OrgSchema, access: Access): VisibleSchema {
  const readable = new Map(
    schema.objects
      .filter((object) => isUiApiObject(object) && access.readable(object.name))
      .map((object) => [object.name, object]),
  );
  const visible = new Map<string, VisibleObject>();
  for (const object of readable.values()) {
    const fields = new Map<string, VisibleField>();
    const parents = new Map<string, { field: FieldSchema; objects: readonly string[] }>();
    for (const field of object.fields) {
      const kind = fieldKind(field);
      if (kind === null || !access.fieldReadable(object.name, field.name)) continue;
      fields.set(field.name, { schema: field, kind });
      const objects = field.referenceTo.filter((name) => readable.has(name));
      if (field.relationshipName !== null && objects.length > 0)
        parents.set(field.relationshipName, { field, objects });
    }
    const children = new Map<string, ChildRelationship>();
    for (const child of object.childRelationships) {
      if (child.relationshipName === null || !readable.has(child.childObject)) continue;
      if (access.fieldReadable(child.childObject, child.field)) children.set(child.relationshipName, child);
    }
    visible.set(object.name, { schema: object, fields, parents, children });
  }
  return visible;
}

/** Every record answers `ApiName`; objects with a field of that name, such as OpportunityStage, are not offered. */
function isUiApiObject(object: ObjectSchema): boolean {
  return object.field('ApiName') === undefined;
}

/** A text that is the same for two users exactly when they see the same objects and fields. */
export function visibilityFingerprint(schema: OrgSchema, access: Access): string {
  let fingerprint = '';
  for (const object of schema.objects) {
    if (!access.readable(object.name)) {
      fingerprint += '-';
      continue;
    }
    let bits = '+';
    for (const field of object.fields) bits += access.fieldReadable(object.name, field.name) ? '1' : '0';
    fingerprint += bits;
  }
  return fingerprint;
}
