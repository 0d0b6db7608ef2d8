/**
 * Derives the compact contract of the entity sets that the local ERP serves from a published description of the
 * Business Central API v2.0 (`entities.json` of the reference data). Facts only: names, types, lengths, members,
 * verbs, parts and bound actions. `contract.test.ts` holds the committed file against it.
 */

export type FieldType =
  'guid' | 'string' | 'date' | 'datetime' | 'decimal' | 'int32' | 'int64' | 'boolean' | 'enum' | 'stream';

/** One field: `max` is the greatest length in characters, `values` the members of an enum before encoding. */
export interface FieldContract {
  readonly name: string;
  readonly type: FieldType;
  readonly max?: number;
  readonly values?: readonly string[];
  readonly readOnly?: true;
  /** Name of the field that it shows, where the schema was changed while running; its own name when absent. */
  readonly shows?: string;
}

/** A sub-page: `many` parts are addressed by the set name, single ones by the singular entity name. */
export interface PartContract {
  readonly name: string;
  readonly many: boolean;
}

/** One entity set as the vendor's page defines it. `verbs`: I insert, M modify, D delete. */
export interface EntityContract {
  readonly set: string;
  readonly entity: string;
  readonly key: string;
  readonly verbs: string;
  readonly fields: readonly FieldContract[];
  readonly parts: readonly PartContract[];
  readonly actions: readonly string[];
}

interface PublishedField {
  readonly name: string;
  readonly edm: string | null;
  readonly maxLength?: number;
  readonly values?: readonly string[];
  readonly editable: boolean;
}

interface PublishedEntity {
  readonly entityName: string;
  readonly entitySetName: string;
  readonly insertAllowed: boolean;
  readonly modifyAllowed: boolean;
  readonly deleteAllowed: boolean;
  readonly fields: readonly PublishedField[];
  readonly parts: readonly { name: string; entityName: string; multiplicity: string }[];
  readonly actions: readonly string[];
}

const TYPES: Readonly<Record<string, FieldType>> = {
  'Edm.Guid': 'guid',
  'Edm.String': 'string',
  'Edm.Date': 'date',
  'Edm.DateTimeOffset': 'datetime',
  'Edm.Decimal': 'decimal',
  'Edm.Int32': 'int32',
  'Edm.Int64': 'int64',
  'Edm.Boolean': 'boolean',
  'Edm.Stream': 'stream',
  enum: 'enum',
};

function deriveField(field: PublishedField): FieldContract {
  const type = TYPES[field.edm ?? ''] ?? 'string';
  return {
    name: field.name,
    type,
    ...(type === 'string' && field.maxLength !== undefined ? { max: field.maxLength } : {}),
    ...(type === 'enum' && field.values !== undefined ? { values: field.values } : {}),
    ...(field.editable ? {} : { readOnly: true as const }),
  };
}

/**
 * The contract of the named sets, in the order asked for. Fields without a published EDM type count as text.
 * @throws Error when a set is not described.
 */
export function deriveContract(published: unknown, sets: readonly string[]): EntityContract[] {
  const { entities } = published as { entities: readonly PublishedEntity[] };
  return sets.map((set) => {
    const entity = entities.find((candidate) => candidate.entitySetName === set);
    if (entity === undefined) throw new Error(`The published description has no entity set ${set}.`);
    return {
      set,
      entity: entity.entityName,
      key: entity.fields[0]?.name ?? 'id',
      verbs: `${entity.insertAllowed ? 'I' : ''}${entity.modifyAllowed ? 'M' : ''}${entity.deleteAllowed ? 'D' : ''}`,
      fields: entity.fields.map(deriveField),
      parts: entity.parts.map((part) => {
        const many = part.multiplicity === 'Many';
        return { name: many ? part.name : part.entityName, many };
      }),
      actions: entity.actions.map((action) => action.charAt(0).toLowerCase() + action.slice(1)),
    };
  });
}
