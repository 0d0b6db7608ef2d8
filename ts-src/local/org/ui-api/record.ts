import type { Session } from '../access/session.ts';
import { displayOf, wireValue } from '../graphql/plan/display.ts';
import { fieldKind } from '../graphql/schema/field-kinds.ts';
import { OrgError, notFound } from '../http/org-error.ts';
import type { Kernel, QueryRecord } from '../kernel/types.ts';
import type { ObjectSchema } from '../schema/types.ts';
import type { FieldItem } from '../soql/ast.ts';
import { eTagOf, masterRecordTypeId } from './object-info.ts';

/** A field that was asked for: `['Owner', 'Name']` of an account. */
type FieldPath = readonly string[];

export interface RecordQuestion {
  readonly id: string;
  /** `Account.Name`; one that the user can't read fails the question. */
  readonly fields: readonly string[];
  /** The same, but left out when he can't. */
  readonly optionalFields: readonly string[];
  /** All fields he can read, as `layoutTypes` would give those of a layout. */
  readonly allFields: boolean;
}

const systemFields = ['LastModifiedById', 'LastModifiedDate', 'SystemModstamp'];

/**
 * One record in the UI API's form: every field `{displayValue, value}`, a parent as a nested record.
 * @throws OrgError NOT_FOUND (404) when there is no such record for the user, INVALID_FIELD (400) for a field
 * Source: User Interface API guide, Get a Record.
 */
export function readRecord(kernel: Kernel, session: Session, question: RecordQuestion): Record<string, unknown> {
  const object = objectOfId(kernel, session, question.id);
  const paths = fieldPaths(kernel, session, object, question);
  const system = systemFields.filter((name) => object.field(name) !== undefined).map((name) => [name]);
  const selected = new Map([['Id'], ...system, ...withIds(object, paths)].map((path) => [path.join('.'), path]));
  const { records } = kernel.execute(
    {
      kind: 'select',
      items: [...selected.values()].map((path): FieldItem => ({ kind: 'field', path })),
      from: object.name,
      where: {
        kind: 'compare',
        operand: { kind: 'field', path: ['Id'] },
        operator: '=',
        value: { kind: 'string', value: question.id },
      },
    },
    session,
  );
  const [record] = records;
  if (record === undefined) throw notFound();
  return representation(kernel, object, record, paths);
}

/** The object an id belongs to. @throws OrgError NOT_FOUND (404) */
export function objectOfId(kernel: Kernel, session: Session, id: string): ObjectSchema {
  const object = kernel.schema.objectByKeyPrefix(id.slice(0, 3));
  if (object === undefined || !session.access.readable(object.name)) throw notFound();
  return object;
}

function fieldPaths(kernel: Kernel, session: Session, object: ObjectSchema, question: RecordQuestion): FieldPath[] {
  if (question.allFields) {
    const readable = object.fields.filter(
      (field) => fieldKind(field) !== null && session.access.fieldReadable(object.name, field.name),
    );
    return readable.map((field) => [field.name]);
  }
  const paths: FieldPath[] = [];
  for (const [names, isOptional] of [[question.fields, false] as const, [question.optionalFields, true] as const]) {
    for (const name of names) {
      const path = resolve(kernel, session, object, name);
      if (path !== null) paths.push(path);
      else if (!isOptional) {
        throw new OrgError(
          400,
          'INVALID_FIELD',
          `No such column '${name}' on entity '${object.name}', or no access to it`,
        );
      }
    }
  }
  if (paths.length === 0 && question.optionalFields.length === 0) {
    throw new OrgError(
      400,
      'ILLEGAL_QUERY_PARAMETER_VALUE',
      'You must provide either fields, optionalFields or layoutTypes',
    );
  }
  return paths;
}

/** `Account.Owner.Name` as path from the account, names as the schema spells them; null when out of the user's sight. */
function resolve(kernel: Kernel, session: Session, object: ObjectSchema, text: string): FieldPath | null {
  const [first = '', ...parts] = text.split('.');
  if (first.toLowerCase() !== object.name.toLowerCase() || parts.length === 0) return null;
  const path: string[] = [];
  let at: ObjectSchema | undefined = object;
  for (const part of parts.slice(0, -1)) {
    const reference: ReturnType<ObjectSchema['relationship']> = at?.relationship(part);
    if (at === undefined || reference === undefined || reference.relationshipName === null) return null;
    if (!session.access.fieldReadable(at.name, reference.name)) return null;
    path.push(reference.relationshipName);
    at = kernel.schema.object(parentObject(reference.referenceTo));
  }
  const field = at?.field(parts.at(-1) ?? '');
  if (at === undefined || field === undefined || fieldKind(field) === null) return null;
  return session.access.fieldReadable(at.name, field.name) ? [...path, field.name] : null;
}

/** Owners can be users or queues; their fields are asked for as the user's. */
function parentObject(referenceTo: readonly string[]): string {
  return referenceTo.includes('User') ? 'User' : (referenceTo[0] ?? '');
}

/** A nested record needs the parent's id, and the record shows the reference field too. */
function withIds(object: ObjectSchema, paths: readonly FieldPath[]): FieldPath[] {
  return paths.flatMap((path) => {
    const parents = path.slice(0, -1).map((_name, index) => [...path.slice(0, index + 1), 'Id']);
    const reference = path.length > 1 ? object.relationship(path[0] ?? '') : undefined;
    return [path, ...parents, ...(reference === undefined ? [] : [[reference.name]])];
  });
}

function representation(
  kernel: Kernel,
  object: ObjectSchema,
  record: QueryRecord,
  paths: readonly FieldPath[],
): Record<string, unknown> {
  const modified = record['LastModifiedDate'];
  const stamp = record['SystemModstamp'];
  const result = {
    apiName: object.name,
    childRelationships: {},
    fields: fieldValues(kernel, object, record, paths),
    id: record['Id'],
    lastModifiedById: record['LastModifiedById'] ?? null,
    lastModifiedDate: wireValue(modified, 'DateTime'),
    recordTypeId: masterRecordTypeId,
    recordTypeInfo: null,
    systemModstamp: wireValue(stamp, 'DateTime'),
    weakEtag: typeof stamp === 'string' ? Date.parse(stamp) : 0,
  };
  return { ...result, eTag: eTagOf(result) };
}

function fieldValues(
  kernel: Kernel,
  object: ObjectSchema,
  record: QueryRecord,
  paths: readonly FieldPath[],
): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  const nested = new Map<string, FieldPath[]>();
  for (const [name = '', ...rest] of paths) {
    if (rest.length === 0) {
      values[name] = fieldValue(object, name, record[name]);
      continue;
    }
    nested.set(name, [...(nested.get(name) ?? []), rest]);
  }
  for (const [name, rest] of nested) {
    const reference = object.relationship(name);
    const parent = record[name];
    if (reference !== undefined) values[reference.name] = fieldValue(object, reference.name, record[reference.name]);
    const target = kernel.schema.object(parentObject(reference?.referenceTo ?? []));
    if (target === undefined || typeof parent !== 'object' || parent === null) {
      values[name] = { displayValue: null, value: null };
      continue;
    }
    const value = representation(kernel, target, parent as QueryRecord, rest);
    const displayed = (parent as QueryRecord)[target.nameField ?? ''];
    values[name] = { displayValue: displayed ?? null, value };
  }
  return values;
}

function fieldValue(object: ObjectSchema, name: string, value: unknown): { displayValue: unknown; value: unknown } {
  const field = object.field(name);
  const kind = field === undefined ? null : fieldKind(field);
  if (field === undefined || kind === null) return { displayValue: null, value: null };
  return { displayValue: displayOf(kind, field)(value), value: wireValue(value, kind) };
}
