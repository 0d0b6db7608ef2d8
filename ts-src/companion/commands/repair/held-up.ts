/** The records that a request is about: those of an issue, or the one of a message. */
import type { SourceRecord } from '../../erp/contract.ts';
import { codedError } from '../../errors/coded-error.ts';
import type { IgnoredRow, ParkedRow } from '../../state/port.ts';
import { compileVersion, mappingKey, type OrgReader } from '../../sync/mapping-store.ts';
import type { ActiveMapping, RunContext } from '../../sync/ports.ts';
import { publishFailures } from '../../sync/publish-failures.ts';
import { withPatience } from '../../sync/reactions.ts';
import { readRequest } from '../../sync/read-request.ts';
import { queryAll, soqlText } from '../../sync/stored-rows.ts';
import type { AdminContext, Target } from '../command.ts';

const RECORDS_MAX = 100_000;

/** Of an issue: mapping and code. Of a message: mapping and key of its record. */
interface Cause {
  readonly mapping: string;
  readonly code?: string;
  readonly key?: string;
}

async function causeOf({ reader }: AdminContext, target: Target): Promise<Cause> {
  const [mapping = '', code = ''] = (target.key ?? '').slice(reader.settings.connection.length + 1).split('|');
  if (target.object === 'ERP_Issue__c') return { mapping, code };
  // The message's own key is cut when it is long, so the record's key is asked for.
  const [row] = await queryAll(reader, `SELECT Record_Key__c FROM ERP_Message__c WHERE Id = ${soqlText(target.id)}`);
  return { mapping, key: String(row?.['Record_Key__c'] ?? '') };
}

/** The parked records, oldest first. Rejects with CMD_NOTHING_HELD_UP when there are none. */
export async function parkedOf(context: AdminContext, target: Target): Promise<readonly ParkedRow[]> {
  const { state } = context.reader;
  const { mapping, code, key } = await causeOf(context, target);
  const rows =
    key === undefined
      ? await state.listParked({ mapping, ...(code === undefined ? {} : { code }) }, RECORDS_MAX)
      : (await state.findParked(key)).filter((row) => row.mapping === mapping);
  if (rows.length === 0) throw codedError('CMD_NOTHING_HELD_UP');
  return rows;
}

/** The ignored records. Rejects with CMD_NOTHING_HELD_UP when there are none. */
export async function ignoredOf(context: AdminContext, target: Target): Promise<readonly IgnoredRow[]> {
  const { mapping, code, key } = await causeOf(context, target);
  const rows = await context.reader.state.listIgnored(
    { mapping, ...(code === undefined ? {} : { code }) },
    RECORDS_MAX,
  );
  const own = key === undefined ? rows : rows.filter(({ parked }) => parked.key === key);
  if (own.length === 0) throw codedError('CMD_NOTHING_HELD_UP');
  return own;
}

/** A mapping in its active version, live or not. Rejects with MAPPING_UNKNOWN or what is wrong with the version. */
export async function activeMapping(reader: OrgReader, name: string): Promise<ActiveMapping> {
  const key = mappingKey(reader.settings.connection, name);
  const soql = `SELECT Id, Integration__c, Active_Version__c FROM ERP_Mapping__c WHERE Mapping_Key__c = ${soqlText(key)}`;
  const [row] = await queryAll(reader, soql);
  if (row === undefined) throw codedError('MAPPING_UNKNOWN', { values: { name } });
  const version = Number(row['Active_Version__c'] ?? 0);
  const compiled = await compileVersion(reader, key, version);
  return { name, integration: String(row['Integration__c'] ?? ''), version, compiled, id: String(row['Id']) };
}

/** What reading a mapping's records of a company takes. */
export type ReadingContext = Pick<
  RunContext,
  'mapping' | 'company' | 'settings' | 'clock' | 'erp' | 'random' | 'state'
>;

/** Rejects with CMD_COMPANY_GONE when the connection has no such company. */
export async function readingOf(reader: OrgReader, mapping: ActiveMapping, code: string): Promise<ReadingContext> {
  const company = (await reader.erp.companies()).find((each) => each.code === code);
  if (company === undefined) throw codedError('CMD_COMPANY_GONE', { values: { company: code } });
  return { ...reader, mapping, company };
}

/** Records as the ERP has them now, by their keys there; those that are gone are absent. */
export async function readNow(
  context: ReadingContext,
  sourceKeys: readonly string[],
): Promise<ReadonlyMap<string, SourceRecord>> {
  const keyField = context.erp.keyField(context.mapping.compiled.document.source.entity);
  const request = { ...readRequest(context), fresh: true };
  const records = await withPatience(context, () => context.erp.readByKey(request, sourceKeys));
  return new Map(records.map((record) => [String(record[keyField]), record]));
}

/** Shows in Salesforce at once what was decided. */
export async function tellFailures({ reader }: AdminContext): Promise<void> {
  const rows = await queryAll(
    reader,
    'SELECT Mapping_Key__c, Integration__c FROM ERP_Mapping__c WHERE Mapping_Key__c != null',
  );
  const integrations = new Map(rows.map((row) => [String(row['Mapping_Key__c']), String(row['Integration__c'] ?? '')]));
  await publishFailures(reader, (name) => integrations.get(mappingKey(reader.settings.connection, name)) ?? '');
}
