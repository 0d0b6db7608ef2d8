/**
 * What an installation has, from its `$metadata` (EDMX of OData 4). Fields and entities differ between versions and
 * extensions, so nothing is asked for that does not stand here.
 */
import { XMLParser } from 'fast-xml-parser';
import { codedError } from '../../errors/coded-error.ts';
import type { EntityField, EntityFieldType } from '../contract.ts';
import { decodeName } from './decode.ts';

/** One entity type of the API. */
export interface EntityShape {
  readonly entity: string;
  readonly set: string;
  readonly fields: ReadonlyMap<string, EntityField>;
  /** Navigation name → entity, lists and single records alike. */
  readonly navigation: Readonly<Record<string, string>>;
  /** Field with the system id; null for what has none, such as queries and reports. */
  readonly key: string | null;
  /** Field with the time of the last change; null when changes can't be told from a stamp. */
  readonly stamp: string | null;
  /** Whether records may be changed, as the set's capabilities say; null when they are silent. */
  readonly updatable: boolean | null;
}

/** Names under which pages publish `SystemId` and `SystemModifiedAt`; the first is Microsoft's own, and ours. */
const KEYS = ['id', 'systemId'];
const STAMPS = ['lastModifiedDateTime', 'systemModifiedAt'];

/** Entity name → shape. */
export type ApiShape = ReadonlyMap<string, EntityShape>;

interface XmlNode {
  readonly Name?: string;
  readonly Type?: string;
  readonly MaxLength?: string;
  readonly EntityType?: string;
  readonly Annotation?: readonly XmlAnnotation[];
}

/** `<Annotation Term="…UpdateRestrictions"><Record><PropertyValue Property="Updatable" Bool="false"/>…`. */
interface XmlAnnotation {
  readonly Term?: string;
  readonly Record?: { readonly PropertyValue?: readonly { readonly Property?: string; readonly Bool?: string }[] };
}

interface XmlSchema {
  readonly EntityType?: readonly (XmlNode & { Property?: XmlNode[]; NavigationProperty?: XmlNode[] })[];
  readonly EnumType?: readonly (XmlNode & { Member?: XmlNode[] })[];
  readonly EntityContainer?: { readonly EntitySet?: readonly XmlNode[] };
}

const LISTS = new Set([
  'Schema',
  'EntityType',
  'EntitySet',
  'EnumType',
  'Property',
  'NavigationProperty',
  'Member',
  'Annotation',
  'PropertyValue',
]);

const TYPES: Readonly<Record<string, EntityFieldType>> = {
  'Edm.Boolean': 'boolean',
  'Edm.Date': 'date',
  'Edm.DateTimeOffset': 'datetime',
  'Edm.Decimal': 'number',
  'Edm.Double': 'number',
  'Edm.Guid': 'guid',
  'Edm.Int16': 'integer',
  'Edm.Int32': 'integer',
  'Edm.Int64': 'integer',
  'Edm.String': 'text',
};

const lastPart = (name: string): string => name.slice(name.lastIndexOf('.') + 1);
/** The entity behind `Collection(Microsoft.NAV.item)` or `Microsoft.NAV.item`. */
const entityOf = (type: string): string => lastPart(type.replace(/^Collection\((.*)\)$/, '$1'));

function fieldOf(node: XmlNode, enums: ReadonlyMap<string, readonly string[]>): EntityField {
  const name = node.Name ?? '';
  const edm = node.Type ?? '';
  const values = enums.get(lastPart(edm));
  if (values !== undefined) return { name, type: 'enum', values };
  const type = TYPES[edm] ?? 'other';
  const maxLength = Number(node.MaxLength);
  return { name, type, ...(Number.isInteger(maxLength) && maxLength > 0 ? { maxLength } : {}) };
}

const typed = (fields: ReadonlyMap<string, EntityField>, names: readonly string[], type: EntityFieldType) =>
  names.find((name) => fields.get(name)?.type === type) ?? null;

/** What the set says of changes in the OData vocabulary of capabilities; a real server's `$metadata` may be silent. */
function updatableBy(set: XmlNode | undefined): boolean | null {
  const restrictions = set?.Annotation?.find(({ Term }) => Term?.endsWith('Capabilities.V1.UpdateRestrictions'));
  const said = restrictions?.Record?.PropertyValue?.find(({ Property }) => Property === 'Updatable')?.Bool;
  return said === undefined ? null : said === 'true';
}

function readSchemas(xml: string): readonly XmlSchema[] {
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '',
    removeNSPrefix: true,
    parseAttributeValue: false,
    isArray: (name, _path, _leaf, isAttribute) => !isAttribute && LISTS.has(name),
  });
  let schemas: readonly XmlSchema[] | undefined;
  try {
    const document = parser.parse(xml) as { Edmx?: { DataServices?: { Schema?: XmlSchema[] } } };
    schemas = document.Edmx?.DataServices?.Schema;
  } catch (cause) {
    throw codedError('BC_MALFORMED_ANSWER', { values: { operation: 'reading $metadata' }, cause });
  }
  if (schemas === undefined) throw codedError('BC_MALFORMED_ANSWER', { values: { operation: 'reading $metadata' } });
  return schemas;
}

/**
 * Reads an EDMX document. Enum members come decoded; `host` is where it came from.
 * @throws CounterpartError BC_HTML_ANSWER when it is a web page, BC_MALFORMED_ANSWER when it is anything else
 */
export function parseMetadata(xml: string, host: string): ApiShape {
  if (/^\s*<(?:!doctype\s+)?html\b/i.test(xml)) throw codedError('BC_HTML_ANSWER', { values: { host, status: 200 } });
  const schemas = readSchemas(xml);
  const enums = new Map<string, readonly string[]>();
  const sets = new Map<string, XmlNode>();
  for (const schema of schemas) {
    for (const { Name, Member } of schema.EnumType ?? []) {
      enums.set(
        Name ?? '',
        (Member ?? []).map((member) => decodeName(member.Name ?? '')),
      );
    }
    for (const set of schema.EntityContainer?.EntitySet ?? []) sets.set(entityOf(set.EntityType ?? ''), set);
  }
  const shapes = new Map<string, EntityShape>();
  for (const type of schemas.flatMap((schema) => schema.EntityType ?? [])) {
    const entity = type.Name ?? '';
    const fields = new Map((type.Property ?? []).map((node) => [node.Name ?? '', fieldOf(node, enums)]));
    const set = sets.get(entity);
    shapes.set(entity, {
      entity,
      set: set?.Name ?? '',
      fields,
      navigation: Object.fromEntries(
        (type.NavigationProperty ?? []).map((node) => [node.Name ?? '', entityOf(node.Type ?? '')]),
      ),
      key: typed(fields, KEYS, 'guid'),
      stamp: typed(fields, STAMPS, 'datetime'),
      updatable: updatableBy(set),
    });
  }
  return shapes;
}
