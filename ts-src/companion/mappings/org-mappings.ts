/** The mappings of a connection as they stand in the org, for listing, comparing and moving them. */
import { MappingDocumentError, parseMappingDocument, type MappingDocument } from '../../mapping/index.ts';
import type { DocumentProblem, MappingSummary, StoredDocument } from '../companion.ts';
import { codedError } from '../errors/coded-error.ts';
import type { OrgReader } from '../sync/mapping-store.ts';
import { queryAll, queryByValues } from '../sync/stored-rows.ts';

/** A mapping with what only the org knows of it. */
export interface OrgMapping extends MappingSummary {
  readonly id: string;
  /** `connection|name` */
  readonly key: string;
}

type StoredRow = Readonly<Record<string, unknown>>;

const COLUMNS =
  'Id, Mapping_Key__c, Name, Integration__c, State__c, Active_Version__c, Entity__c, Target_Object__c, Direction__c, Paused__c';

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** All mappings of the connection, or those named, by name. Rejects with MAPPING_UNKNOWN for a name that is not there. */
export async function orgMappings(reader: OrgReader, names: readonly string[] = []): Promise<readonly OrgMapping[]> {
  const prefix = `${reader.settings.connection}|`;
  const rows = (await queryAll(reader, `SELECT ${COLUMNS} FROM ERP_Mapping__c WHERE Mapping_Key__c != null`)).filter(
    (row) => textOf(row['Mapping_Key__c']).startsWith(prefix),
  );
  const nameOf = (row: StoredRow): string => textOf(row['Mapping_Key__c']).slice(prefix.length);
  const unknown = names.find((name) => !rows.some((row) => nameOf(row) === name));
  if (unknown !== undefined) throw codedError('MAPPING_UNKNOWN', { values: { name: unknown } });
  const wanted = rows.filter((row) => names.length === 0 || names.includes(nameOf(row)));
  const latest = await latestVersions(
    reader,
    wanted.map((row) => textOf(row['Id'])),
  );
  return wanted
    .map((row) => toMapping(row, nameOf(row), latest.get(textOf(row['Id'])) ?? 0))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

const toMapping = (row: StoredRow, name: string, latest: number): OrgMapping => ({
  id: textOf(row['Id']),
  key: textOf(row['Mapping_Key__c']),
  name,
  label: textOf(row['Name']),
  integration: textOf(row['Integration__c']),
  state: textOf(row['State__c']),
  active: Number(row['Active_Version__c'] ?? 0),
  latest,
  entity: textOf(row['Entity__c']),
  object: textOf(row['Target_Object__c']),
  direction: textOf(row['Direction__c']),
  paused: textOf(row['Paused__c']) || null,
});

/** The highest number of each mapping's versions, by the mapping's id: what the versions themselves say. */
async function latestVersions(reader: OrgReader, ids: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const latest = new Map<string, number>();
  const query = { object: 'ERP_Mapping_Version__c', by: 'Mapping__c', columns: ['Number__c'] };
  for (const row of await queryByValues(reader, query, ids)) {
    const id = textOf(row['Mapping__c']);
    latest.set(id, Math.max(latest.get(id) ?? 0, Number(row['Number__c'] ?? 0)));
  }
  return latest;
}

/** The documents of versions, `[mapping, number]` each; one that can't be read has its problems instead. */
export async function storedDocuments(
  reader: OrgReader,
  wanted: readonly (readonly [OrgMapping, number])[],
): Promise<readonly StoredDocument[]> {
  const query = { object: 'ERP_Mapping_Version__c', by: 'Version_Key__c', columns: ['Document__c'] };
  const keys = wanted.map(([{ key }, number]) => `${key}|${number}`);
  const rows = await queryByValues(reader, query, keys);
  const texts = new Map(rows.map((row) => [textOf(row['Version_Key__c']), textOf(row['Document__c'])]));
  return wanted.map(([{ name, key }, version]) => {
    const text = texts.get(`${key}|${version}`);
    return text === undefined
      ? { name, version, problems: [versionMissing(name, version)] }
      : { name, version, ...readDocument(text) };
  });
}

/** What runs of a mapping, or its latest version where none runs yet. */
export const shownVersion = ({ active, latest }: OrgMapping): number => (active === 0 ? latest : active);

function readDocument(
  text: string,
): { readonly document: MappingDocument } | { readonly problems: readonly DocumentProblem[] } {
  try {
    return { document: parseMappingDocument(text) };
  } catch (error) {
    if (error instanceof MappingDocumentError) return { problems: error.problems };
    throw error;
  }
}

function versionMissing(name: string, version: number): DocumentProblem {
  const { code, message } = codedError('MAPPING_VERSION_MISSING', { values: { name, version } });
  return { code, path: '', message };
}
