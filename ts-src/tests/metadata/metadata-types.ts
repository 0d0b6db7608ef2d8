import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/** How a type's elements are described: `?` in front of what may be missing, a list around what may repeat. */
type PropertySpec = string | readonly [string];

interface TypeSpec {
  readonly props: Readonly<Record<string, PropertySpec>>;
  readonly extends?: string;
}

/** One element that a type may hold. */
export interface ElementSpec {
  readonly type: string;
  readonly optional: boolean;
  readonly list: boolean;
}

const schemas = loadSchemas();
const newerTypes = readFileSync(
  join(import.meta.dirname, '../../../node_modules/@salesforce/types/lib/metadata.d.ts'),
  'utf8',
);

/**
 * Elements that the schema shipped with jsforce is too old to know. Source of each: the Metadata API types that
 * Salesforce publishes as `@salesforce/types` (lib/metadata.d.ts); a test holds that they stand there.
 */
export const newerElements: Readonly<Record<string, Readonly<Record<string, PropertySpec>>>> = {
  FlexiPageRegion: { itemInstances: ['ItemInstance'] },
  ItemInstance: { componentInstance: '?ComponentInstance' },
  ComponentInstance: { identifier: '?string' },
  Flow: { apiVersion: '?number', environments: ['string'] },
  FlowActionCall: { flowTransactionModel: '?string' },
  FlowRecordLookup: { filterLogic: '?string' },
  FlowScheduledPath: {
    name: '?string',
    label: '?string',
    connector: '?FlowConnector',
    maxBatchSize: '?number',
    offsetNumber: '?number',
    offsetUnit: '?string',
    recordField: '?string',
    timeSource: '?string',
  },
  FlowStart: { filterLogic: '?string', recordTriggerType: '?string', scheduledPaths: ['FlowScheduledPath'] },
  FlowTextTemplate: { isViewedAsPlainText: '?boolean' },
};

function loadSchemas(): Readonly<Record<string, TypeSpec>> {
  const require = createRequire(import.meta.url);
  const loaded = require('jsforce/lib/api/metadata/schema.js') as {
    readonly ApiSchemas: Readonly<Record<string, TypeSpec>>;
  };
  return loaded.ApiSchemas;
}

/** Answers each question once: thousands of elements ask the same of a few types. */
function once<Answer>(answer: (name: string) => Answer): (name: string) => Answer {
  const known = new Map<string, Answer>();
  return (name) => {
    if (!known.has(name)) known.set(name, answer(name));
    return known.get(name) as Answer;
  };
}

/** All elements of a metadata type, inherited ones too; undefined when the type is unknown. */
export const elementsOf = once(readElements);

/** Elements of a type as Salesforce's published types have them: name → type name, lists without their brackets. */
export const publishedElements = once(readPublishedElements);

const publishedUnion = once(readPublishedUnion);

function readElements(type: string): ReadonlyMap<string, ElementSpec> | undefined {
  const spec = schemas[type];
  const newer = newerElements[type];
  if (spec === undefined && newer === undefined) {
    return undefined;
  }
  const inherited = spec?.extends === undefined ? [] : [...(elementsOf(spec.extends) ?? [])];
  const own = Object.entries({ ...spec?.props, ...newer }).map(([name, property]): [string, ElementSpec] => [
    name,
    readSpec(property),
  ]);
  return new Map([...inherited, ...own]);
}

function readSpec(property: PropertySpec): ElementSpec {
  if (typeof property !== 'string') {
    return { type: property[0], optional: true, list: true };
  }
  const optional = property.startsWith('?');
  return { type: optional ? property.slice(1) : property, optional, list: false };
}

/**
 * Values that an element of a type may have where it is an enumeration in Salesforce's published types; undefined
 * where it is free text.
 */
export function allowedValues(type: string, element: string): readonly string[] | undefined {
  const named = publishedElements(type).get(element);
  return named === undefined ? undefined : publishedUnion(named);
}

function readPublishedElements(type: string): ReadonlyMap<string, string> {
  const body = new RegExp(`\\nexport type ${type} = (?:(\\w+) & )?\\{\\n([^}]*)\\n?\\};`).exec(newerTypes);
  const own = [...(body?.[2] ?? '').matchAll(/^\s+(\w+)\??: ([\w.]+)(\[\])?;$/gm)].map((match): [string, string] => [
    match[1] ?? '',
    match[2] ?? '',
  ]);
  return new Map([...(body?.[1] === undefined ? [] : publishedElements(body[1])), ...own]);
}

function readPublishedUnion(name: string): readonly string[] | undefined {
  const union = new RegExp(`\\nexport type ${name} = ('[^;]*');`).exec(newerTypes)?.[1];
  return union?.split(' | ').map((value) => value.slice(1, -1));
}
