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
}

/** Entity name → shape. */
export type ApiShape = ReadonlyMap<string, EntityShape>;

interface XmlNode {
  readonly Name?: string;
  readonly Type?: string;
  readonly MaxLength?: string;
  readonly EntityType?: string;
}

interface XmlSchema {
  readonly EntityType?: readonly (XmlNode & { Property?: XmlNode[]; NavigationProperty?: XmlNode[] })[];
  readonly EnumType?: readonly (XmlNode & { Member?: XmlNode[] })[];
  readonly EntityContainer?: { readonly EntitySet?: readonly XmlNode[] };
}

const LISTS = new Set(['Schema', 'EntityType', 'EntitySet', 'EnumType', 'Property', 'NavigationProperty', 'Member']);

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

/**
 * Reads an EDMX document. Enum members come decoded; `host` is where it came from.
 * @throws CounterpartError BC_HTML_ANSWER when it is a web page, BC_MALFORMED_ANSWER when it is anything else
 */
export function parseMetadata(xml: string, host: string): ApiShape {
  if (/^\s*<(?:!doctype\s+)?html\b/i.test(xml)) throw codedError('BC_HTML_ANSWER', { values: { host, status: 200 } });
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
  const enums = new Map<string, readonly string[]>();
  const sets = new Map<string, string>();
  for (const schema of schemas) {
    for (const { Name, Member } of schema.EnumType ?? []) {
      enums.set(
        Name ?? '',
        (Member ?? []).map((member) => decodeName(member.Name ?? '')),
      );
    }
    for (const { Name, EntityType } of schema.EntityContainer?.EntitySet ?? [])
      sets.set(entityOf(EntityType ?? ''), Name ?? '');
  }
  const shapes = new Map<string, EntityShape>();
  for (const type of schemas.flatMap((schema) => schema.EntityType ?? [])) {
    const entity = type.Name ?? '';
    const fields = (type.Property ?? []).map((node) => fieldOf(node, enums));
    shapes.set(entity, {
      entity,
      set: sets.get(entity) ?? '',
      fields: new Map(fields.map((field) => [field.name, field])),
      navigation: Object.fromEntries(
        (type.NavigationProperty ?? []).map((node) => [node.Name ?? '', entityOf(node.Type ?? '')]),
      ),
    });
  }
  return shapes;
}
