/**
 * The mappings that run: the active versions in the org. An integration that the org has no mapping for gets the
 * templates, as version 1 and live; from then on the org alone decides.
 */
import { createHash } from 'node:crypto';
import {
  compileMapping,
  MappingDocumentError,
  parseMappingDocument,
  type CompiledMapping,
  type MappingDocument,
} from '../../mapping/index.ts';
import { FIRST_INTEGRATIONS, INTEGRATIONS, type Notice } from '../companion.ts';
import { documentThatHolds, readGaps } from '../drift/gaps.ts';
import { codedError } from '../errors/coded-error.ts';
import { CounterpartError } from '../errors/counterpart-error.ts';
import type { ObjectDescription, TargetRow } from '../salesforce/port.ts';
import { tellMapping, type StoredMapping } from './mapping-health.ts';
import type { ActiveMapping, SyncPorts, SyncSettings } from './ports.ts';
import { withPatience } from './reactions.ts';
import { queryAll, soqlText } from './stored-rows.ts';

/** Ports and settings that reading from the org takes. */
export interface OrgReader extends SyncPorts {
  readonly settings: SyncSettings;
  readonly signal?: AbortSignal;
}

export interface LoadedMappings {
  /** In the order in which they run: what others refer to comes first. */
  readonly mappings: readonly ActiveMapping[];
  /** Names of templates that were installed just now. */
  readonly installed: readonly string[];
  /** Mappings left out: this ERP does not have what they read, or they do not hold and are paused. And new templates. */
  readonly notices: readonly Notice[];
}

/** External id of a mapping record: mappings of several connections stand side by side in one org. */
export const mappingKey = (connection: string, name: string): string => `${connection}|${name}`;

interface OrgMapping extends StoredMapping {
  readonly integration: string;
  readonly state: string;
  readonly version: number;
}

/**
 * Loads the live mappings of the given integrations, installing templates where the org has none for one of the first
 * integrations. A mapping that does not hold is paused, with a notice and the reason on its record, and runs again when
 * it holds; the others are not held up by it.
 */
export async function loadMappings(
  reader: OrgReader,
  templates: readonly MappingDocument[],
  integrations: readonly string[],
): Promise<LoadedMappings> {
  let present = await readMappings(reader);
  const missing = templates.filter(
    (template) =>
      FIRST_INTEGRATIONS.includes(template.integration) &&
      integrations.includes(template.integration) &&
      !present.some((mapping) => mapping.integration === template.integration),
  );
  if (missing.length > 0) {
    await installMappings(reader, missing);
    present = await readMappings(reader);
  }
  const wanted = present.filter((mapping) => mapping.state === 'Live' && integrations.includes(mapping.integration));
  const documents = await readDocuments(reader, wanted, templates);
  const mappings: ActiveMapping[] = [];
  const notices = newTemplates(reader, templates, present).filter(({ integration }) =>
    integrations.includes(integration),
  );
  for (const mapping of wanted) {
    const found = await activate(reader, mapping, documents.get(`${mapping.key}|${mapping.version}`));
    const active = await tellMapping(reader, mapping, found);
    if ('code' in active) notices.push(active);
    else mappings.push(active);
  }
  return { mappings: inOrder(mappings), installed: missing.map((template) => template.name), notices };
}

/** Templates that came with a newer version: others of their integration were installed, they never were. */
function newTemplates(
  { settings }: OrgReader,
  templates: readonly MappingDocument[],
  present: readonly OrgMapping[],
): Notice[] {
  const keys = new Set(present.map(({ key }) => key));
  const isThere = ({ name }: MappingDocument): boolean => keys.has(mappingKey(settings.connection, name));
  const installed = new Set(templates.filter(isThere).map(({ integration }) => integration));
  return templates
    .filter((template) => installed.has(template.integration) && !isThere(template))
    .map(({ name, integration }) => {
      const { code, message } = codedError('SYNC_TEMPLATE_NEW', { values: { name, integration } });
      return { mapping: name, integration, code, message, paused: false };
    });
}

async function readMappings(reader: OrgReader): Promise<readonly OrgMapping[]> {
  const rows = await queryAll(
    reader,
    'SELECT Id, Mapping_Key__c, Integration__c, State__c, Active_Version__c, Entity__c, Target_Object__c, Direction__c, Paused__c, Drift_Policy__c FROM ERP_Mapping__c WHERE Mapping_Key__c != null',
  );
  return rows
    .map((row) => ({
      id: String(row['Id']),
      key: String(row['Mapping_Key__c']),
      integration: integrationOf(row['Integration__c']),
      state: String(row['State__c']),
      version: Number(row['Active_Version__c'] ?? 0),
      stored: row,
    }))
    .filter((mapping) => mapping.key.startsWith(`${reader.settings.connection}|`));
}

/** Whatever belongs to none of the others is service's: such a mapping must not stand there live and never run. */
function integrationOf(value: unknown): string {
  return (INTEGRATIONS as readonly unknown[]).includes(value) ? String(value) : 'service';
}

/** Makes mappings of templates, each with its version 1. Mappings that are there already are set back to it. */
export async function installMappings(
  reader: OrgReader,
  templates: readonly MappingDocument[],
  state: 'Off' | 'Test' | 'Live' = 'Live',
): Promise<void> {
  const { connection } = reader.settings;
  const rows = templates.map((template): TargetRow => ({
    Mapping_Key__c: mappingKey(connection, template.name),
    Name: (template.label ?? template.name).slice(0, 80),
    Integration__c: template.integration,
    State__c: state,
    Active_Version__c: 1,
    Latest_Version__c: 1,
    Entity__c: template.source.entity,
    Target_Object__c: template.target.object,
    Direction__c: template.direction,
  }));
  await upsertAll(reader, 'ERP_Mapping__c', { keyField: 'Mapping_Key__c', rows });
  await installVersions(reader, templates);
}

async function installVersions(reader: OrgReader, templates: readonly MappingDocument[]): Promise<void> {
  const rows = templates.map((template): TargetRow => {
    const key = mappingKey(reader.settings.connection, template.name);
    const text = JSON.stringify(template, null, 1);
    return {
      Version_Key__c: `${key}|1`,
      'Mapping__r.Mapping_Key__c': key,
      Number__c: 1,
      Document__c: text,
      Note__c: 'Installed from the template',
      Checksum__c: createHash('sha256').update(text).digest('hex'),
    };
  });
  await upsertAll(reader, 'ERP_Mapping_Version__c', { keyField: 'Version_Key__c', rows });
}

async function upsertAll(
  reader: OrgReader,
  object: string,
  request: { readonly keyField: string; readonly rows: readonly TargetRow[] },
): Promise<void> {
  const outcomes = await withPatience(reader, () =>
    reader.salesforce.upsert({
      object,
      externalIdField: request.keyField,
      rows: request.rows,
      route: 'collections',
    }),
  );
  for (const outcome of outcomes) if (!outcome.ok) throw outcome.error;
}

/** The documents of the active versions by `mapping key|number`. */
async function readDocuments(
  reader: OrgReader,
  mappings: readonly OrgMapping[],
  templates: readonly MappingDocument[],
): Promise<Map<string, string>> {
  if (mappings.length === 0) return new Map();
  const keys = mappings.map((mapping) => `${mapping.key}|${mapping.version}`);
  const soql = `SELECT Version_Key__c, Document__c FROM ERP_Mapping_Version__c WHERE Version_Key__c IN (${keys.map(soqlText).join(', ')})`;
  const read = async () =>
    new Map((await queryAll(reader, soql)).map((row) => [String(row['Version_Key__c']), String(row['Document__c'])]));
  const documents = await read();
  // An installation that was cut between mapping and version is completed.
  const cut = templates.filter((template) => {
    const key = `${mappingKey(reader.settings.connection, template.name)}|1`;
    return keys.includes(key) && !documents.has(key);
  });
  if (cut.length === 0) return documents;
  await installVersions(reader, cut);
  return read();
}

/**
 * Compiles a saved version against what both sides have. Rejects with `MAPPING_VERSION_MISSING` or `MAPPING_MALFORMED`,
 * which says all that is wrong with it.
 */
export async function compileVersion(reader: OrgReader, key: string, version: number): Promise<CompiledMapping> {
  const name = key.slice(reader.settings.connection.length + 1);
  const soql = `SELECT Document__c FROM ERP_Mapping_Version__c WHERE Version_Key__c = ${soqlText(`${key}|${version}`)}`;
  const [row] = await queryAll(reader, soql);
  if (row === undefined) throw codedError('MAPPING_VERSION_MISSING', { values: { name, version } });
  try {
    return await compileForOrg(reader, parseMappingDocument(JSON.parse(String(row['Document__c'])) as unknown));
  } catch (error) {
    throw malformed(error, name, version);
  }
}

function malformed(error: unknown, name: string, version: number): CounterpartError {
  if (error instanceof CounterpartError) return error;
  const detail = error instanceof MappingDocumentError || error instanceof SyntaxError ? error.message : String(error);
  return codedError('MAPPING_MALFORMED', { values: { name, version, detail }, cause: error });
}

/** The mapping ready to run, or why it does not. Rejects only for what has nothing to do with the mapping. */
async function activate(
  reader: OrgReader,
  mapping: OrgMapping,
  text: string | undefined,
): Promise<ActiveMapping | Notice> {
  const { version, id, integration } = mapping;
  const name = mapping.key.slice(reader.settings.connection.length + 1);
  try {
    if (text === undefined) throw codedError('MAPPING_VERSION_MISSING', { values: { name, version } });
    const document = parseMappingDocument(JSON.parse(text) as unknown);
    const { entity } = document.source;
    if (!(await isOffered(reader, entity))) {
      const { code, message } = codedError('SYNC_SOURCE_MISSING', { values: { name, entity } });
      return { mapping: name, integration, code, message, paused: false };
    }
    const gaps = await readGaps(reader.state, reader.settings.connection);
    const holds = documentThatHolds(document, String(mapping.stored['Drift_Policy__c'] ?? 'Pause'), gaps);
    const compiled = await compileForOrg(reader, holds);
    for (const warning of compiled.warnings) reader.log('warn', 'mapping-warning', { mapping: name, ...warning });
    return { name, integration, version, compiled, id };
  } catch (error) {
    const { kind, code, message } = malformed(error, name, version);
    if (kind !== 'config') throw error;
    return { mapping: name, integration, code, message, paused: true };
  }
}

/** Whether this ERP has the entity: an extension that is not installed is no reason to stop everything else. */
async function isOffered(reader: OrgReader, entity: string): Promise<boolean> {
  try {
    await withPatience(reader, () => reader.erp.describe(entity));
    return true;
  } catch (error) {
    if (error instanceof CounterpartError && error.kind === 'config') return false;
    throw error;
  }
}

/**
 * Compiles against what both sides have: fields that are missing are found before anything is written. `fresh`: the org
 * is asked for its fields again, which may have been made a moment ago.
 */
export async function compileForOrg(
  reader: OrgReader,
  document: MappingDocument,
  { fresh = false }: { readonly fresh?: boolean } = {},
): Promise<CompiledMapping> {
  const children = document.children ?? [];
  const objects = new Map<string, ObjectDescription>();
  for (const object of [document.target.object, ...children.map((child) => child.target.object)]) {
    objects.set(object, await withPatience(reader, () => reader.salesforce.describe(object, { fresh })));
  }
  const entities = new Map<string, Awaited<ReturnType<typeof reader.erp.describe>>>();
  for (const entity of [document.source.entity, ...children.map((child) => child.entity)]) {
    entities.set(entity, await withPatience(reader, () => reader.erp.describe(entity)));
  }
  return compileMapping(document, {
    targetFields: (object) => objects.get(object)?.fields,
    sourceFields: (entity) => entities.get(entity),
  });
}

/** Mappings sorted so that an object is written before what refers to it; otherwise in the given order. */
function inOrder(mappings: readonly ActiveMapping[]): readonly ActiveMapping[] {
  const left = [...mappings];
  const sorted: ActiveMapping[] = [];
  while (left.length > 0) {
    const free = left.findIndex((mapping) => !left.some((other) => other !== mapping && refersTo(mapping, other)));
    sorted.push(...left.splice(Math.max(free, 0), 1));
  }
  return sorted;
}

function refersTo(mapping: ActiveMapping, other: ActiveMapping): boolean {
  const { header, children } = mapping.compiled;
  const target = other.compiled.header.object;
  if (target === header.object) return false;
  return [...header.lookups, ...children.flatMap((child) => child.lookups)].some((lookup) => lookup.object === target);
}
