/** The mappings whose fields are watched: all of the connection that are not switched off, with their active documents. */
import { parseMappingDocument, type MappingDocument } from '../../mapping/index.ts';
import type { OrgReader } from '../sync/mapping-store.ts';
import { queryAll, soqlText } from '../sync/stored-rows.ts';

export type DriftPolicy = 'Ignore' | 'Pause' | 'Add';

export interface WatchedMapping {
  readonly id: string;
  /** `connection|name` */
  readonly key: string;
  readonly name: string;
  readonly state: string;
  readonly policy: DriftPolicy;
  /** Why it does not run, `CODE: sentence`; null when nothing keeps it. */
  readonly paused: string | null;
  readonly version: number;
  readonly document: MappingDocument;
}

const COLUMNS = 'Id, Mapping_Key__c, State__c, Drift_Policy__c, Paused__c, Active_Version__c';

/** Reads them; a mapping whose document can't be read is left out, since loading it says what is wrong with it. */
export async function watchedMappings(reader: OrgReader): Promise<readonly WatchedMapping[]> {
  const { connection } = reader.settings;
  const soql = `SELECT ${COLUMNS} FROM ERP_Mapping__c WHERE State__c IN ('Live', 'Test')`;
  const rows = (await queryAll(reader, soql)).filter((row) =>
    String(row['Mapping_Key__c']).startsWith(`${connection}|`),
  );
  const documents = await readDocuments(reader, rows.map(versionKey));
  return rows.flatMap((row): WatchedMapping[] => {
    const document = documents.get(versionKey(row));
    if (document === undefined) return [];
    const key = String(row['Mapping_Key__c']);
    const { Drift_Policy__c: policy, Paused__c: paused } = row;
    return [
      {
        id: String(row['Id']),
        key,
        name: key.slice(connection.length + 1),
        state: String(row['State__c']),
        policy: policy === 'Ignore' || policy === 'Add' ? policy : 'Pause',
        paused: typeof paused === 'string' && paused !== '' ? paused : null,
        version: Number(row['Active_Version__c'] ?? 0),
        document,
      },
    ];
  });
}

const versionKey = (row: Readonly<Record<string, unknown>>): string =>
  `${String(row['Mapping_Key__c'])}|${Number(row['Active_Version__c'] ?? 0)}`;

async function readDocuments(
  reader: OrgReader,
  keys: readonly string[],
): Promise<ReadonlyMap<string, MappingDocument>> {
  if (keys.length === 0) return new Map();
  const list = keys.map(soqlText).join(', ');
  const soql = `SELECT Version_Key__c, Document__c FROM ERP_Mapping_Version__c WHERE Version_Key__c IN (${list})`;
  const documents = new Map<string, MappingDocument>();
  for (const row of await queryAll(reader, soql)) {
    try {
      documents.set(String(row['Version_Key__c']), parseMappingDocument(String(row['Document__c'])));
    } catch {
      continue;
    }
  }
  return documents;
}
