/** Making a saved version the one that runs, by request of an administrator or from the command line. */
import {
  MappingDocumentError,
  parseMappingDocument,
  type CompiledMapping,
  type MappingProblem,
} from '../../mapping/index.ts';
import { codedError } from '../errors/coded-error.ts';
import { createLease } from '../sync/lease.ts';
import { compileForOrg, type OrgReader } from '../sync/mapping-store.ts';
import { mappingsChanged } from '../sync/mappings-mark.ts';
import { withPatience } from '../sync/reactions.ts';
import { versionMark } from '../sync/run-mapping.ts';
import { queryAll, soqlText } from '../sync/stored-rows.ts';

export interface PublishRequest {
  /** Salesforce id of the version. */
  readonly id: string;
  /** A published version that may be replaced although this one was not made from it. */
  readonly over?: number;
  /** Whether what was moved before is moved again by this version. */
  readonly backfill: boolean;
  /** Told before each of the two steps. */
  readonly progress?: (text: string) => Promise<void>;
}

export interface PublishedVersion {
  readonly name: string;
  readonly number: number;
  /** The version that ran before; 0 for none. */
  readonly before: number;
  readonly note: string;
  /** What keeps the version from being published; it was published when there is nothing. */
  readonly problems: readonly MappingProblem[];
}

interface Version {
  readonly name: string;
  readonly mappingId: string;
  readonly number: number;
  readonly based: number;
  /** The version that runs now; 0 for none. */
  readonly active: number;
  readonly note: string;
  readonly text: string;
}

const COLUMNS =
  'Number__c, Based_On__c, Note__c, Document__c, Mapping__c, Mapping__r.Mapping_Key__c, Mapping__r.Active_Version__c';

/**
 * Makes a saved version the one that runs, when it holds against both sides and nobody published another one since it
 * was begun; else rejects with CMD_VERSION_OUTDATED. All that is wrong with it is in the answer, with its places. Without
 * back-fill what was moved before stays as it is until it changes; rejects with SYNC_BUSY while a sweep is under way.
 */
export async function publishVersion(reader: OrgReader, request: PublishRequest): Promise<PublishedVersion> {
  const version = await readVersion(reader, request.id);
  const { name, number, active, based, note } = version;
  if (active !== number && active !== based && request.over !== active) {
    throw codedError('CMD_VERSION_OUTDATED', { values: { name, version: number, based, active } });
  }
  await request.progress?.('1/2 Checking against both sides');
  const check = await checkVersion(reader, version);
  if (!check.ok) return { name, number, before: active, note, problems: check.problems };
  await request.progress?.('2/2 Publishing');
  const { compiled } = check;
  if (active !== number) await activate(reader, version, { compiled, backfill: request.backfill });
  return { name, number, before: active, note, problems: [] };
}

async function readVersion(reader: OrgReader, id: string): Promise<Version> {
  const soql = `SELECT ${COLUMNS} FROM ERP_Mapping_Version__c WHERE Id = ${soqlText(id)}`;
  const [row = {}] = await queryAll(reader, soql);
  const mapping = row['Mapping__r'] as Readonly<Record<string, unknown>>;
  return {
    name: String(mapping['Mapping_Key__c']).slice(reader.settings.connection.length + 1),
    mappingId: String(row['Mapping__c']),
    number: Number(row['Number__c']),
    based: Number(row['Based_On__c'] ?? 0),
    active: Number(mapping['Active_Version__c'] ?? 0),
    note: String(row['Note__c'] ?? ''),
    text: String(row['Document__c'] ?? ''),
  };
}

type Check =
  | { readonly ok: true; readonly compiled: CompiledMapping }
  | { readonly ok: false; readonly problems: readonly MappingProblem[] };

async function checkVersion(reader: OrgReader, { name, text }: Version): Promise<Check> {
  const problem = (code: string, path: string, message: string): Check => ({
    ok: false,
    problems: [{ code, path, message }],
  });
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    return problem('MAPPING_NOT_JSON', '', 'The document is not JSON');
  }
  try {
    const document = parseMappingDocument(content);
    if (document.name !== name) {
      return problem('MAPPING_NAME_WRONG', 'name', `The document calls itself ${document.name}, its mapping ${name}`);
    }
    return { ok: true, compiled: await compileForOrg(reader, document, { fresh: true }) };
  } catch (error) {
    if (error instanceof MappingDocumentError) return { ok: false, problems: error.problems };
    throw error;
  }
}

async function activate(
  reader: OrgReader,
  version: Version,
  { compiled, backfill }: { readonly compiled: CompiledMapping; readonly backfill: boolean },
): Promise<void> {
  if (backfill) return write(reader, version, compiled);
  // A sweep that is under way with the version before must not read everything again, nor the first one with this one.
  const lease = createLease(reader, `sync:${reader.settings.connection}`);
  if (!(await lease.take())) throw codedError('SYNC_BUSY');
  try {
    const marks = (await reader.erp.companies()).map(({ code }) => [versionMark(version.name, code), version.number]);
    await reader.state.record({ marks: Object.fromEntries(marks.map(([mark, number]) => [mark, String(number)])) });
    await write(reader, version, compiled);
  } finally {
    await lease.release();
  }
}

async function write(reader: OrgReader, version: Version, compiled: CompiledMapping): Promise<void> {
  const { source, target, direction } = compiled.document;
  const row = {
    Id: version.mappingId,
    Active_Version__c: version.number,
    Entity__c: source.entity,
    Target_Object__c: target.object,
    Direction__c: direction,
    Paused__c: null,
  };
  const [outcome] = await withPatience(reader, () => reader.salesforce.update('ERP_Mapping__c', [row]));
  if (outcome?.ok === false) throw outcome.error;
  await mappingsChanged(reader.state, reader.clock.now());
}
