import type { QueryRecord } from '../kernel/types.ts';
import type { FieldSchema } from '../schema/types.ts';
import type { RecordIds } from '../store/record-id.ts';
import type { Stored } from '../store/tables.ts';
import type { ValueFormat } from './values.ts';

/** Where one member of a record comes from. */
export type Member =
  | {
      readonly kind: 'value';
      readonly name: string;
      readonly column: number;
      readonly format: ValueFormat;
      readonly field: FieldSchema;
    }
  | { readonly kind: 'parent'; readonly name: string; readonly parent: ParentShape }
  | { readonly kind: 'compound'; readonly name: string; readonly parts: readonly { name: string; column: number }[] }
  | { readonly kind: 'children'; readonly name: string; readonly index: number };

export interface ParentShape {
  readonly members: Member[];
  /** One for each object the reference may lead to; the first whose id is there decides. */
  readonly targets: readonly { readonly object: string; readonly idColumn: number }[];
}

export interface ShapeContext {
  readonly ids: RecordIds;
  readonly version: string;
  /** Lists of children, by position of the sub-query, for a record number. */
  readonly children: (index: number, record: number) => unknown;
}

function attributes(context: ShapeContext, object: string, record: number): QueryRecord {
  const id = context.ids.format(record);
  return { type: object, url: `/services/data/v${context.version}/sobjects/${object}/${id}` };
}

/** Makes the nested record of one row. */
export function shapeRecord(context: ShapeContext, shape: ParentShape, row: readonly Stored[]): QueryRecord | null {
  const target = shape.targets.find(({ idColumn }) => row[idColumn] !== null && row[idColumn] !== undefined);
  if (target === undefined) return null;
  const record = row[target.idColumn] as number;
  const result: QueryRecord = { attributes: attributes(context, target.object, record) };
  for (const member of shape.members) {
    switch (member.kind) {
      case 'value':
        result[member.name] = member.format(row[member.column] ?? null);
        break;
      case 'parent':
        result[member.name] = shapeRecord(context, member.parent, row);
        break;
      case 'compound':
        result[member.name] = compoundValue(member.parts, row);
        break;
      case 'children':
        result[member.name] = context.children(member.index, record);
        break;
    }
  }
  return result;
}

function compoundValue(parts: readonly { name: string; column: number }[], row: readonly Stored[]): QueryRecord | null {
  if (parts.every(({ column }) => row[column] === null)) return null;
  return Object.fromEntries(parts.map(({ name, column }) => [name, row[column] ?? null]));
}
