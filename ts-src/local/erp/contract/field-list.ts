import type { EntityContract, FieldContract, FieldType } from './derive.ts';

/** Enum members by the field that has them, before encoding. */
export type Members = Readonly<Record<string, readonly string[]>>;

/** `name:type` or `name:type(max)`, with `!` behind it for a field that a caller may set. */
function field(text: string, members: Members): FieldContract {
  const parts = /^(\w+):(\w+)(?:\((\d+)\))?(!?)$/.exec(text);
  if (parts === null) throw new Error(`Not a field of the form name:type(max): ${text}`);
  const [, name = '', type = '', max, writable] = parts;
  return {
    name,
    type: type as FieldType,
    ...(max === undefined ? {} : { max: Number(max) }),
    ...(type === 'enum' ? { values: members[name] ?? [] } : {}),
    ...(writable === '!' ? {} : { readOnly: true as const }),
  };
}

/** The fields of a set written as a list, parted by blanks. @throws Error for what is no field. */
export function fieldList(fields: string, members: Members): FieldContract[] {
  return fields
    .trim()
    .split(/\s+/)
    .map((text) => field(text, members));
}

/** What a set has besides its fields. */
export interface SetShape {
  readonly members?: Members;
  readonly parts?: EntityContract['parts'];
  readonly verbs?: string;
}

/** A set of an extension; it only reads unless verbs are given. The first field is the key. */
export function extensionSet(set: string, entity: string, fields: string, shape: SetShape = {}): EntityContract {
  const list = fieldList(fields, shape.members ?? {});
  const { verbs = '', parts = [] } = shape;
  return { set, entity, key: list[0]?.name ?? 'id', verbs, fields: list, parts, actions: [] };
}
