/**
 * Issues about mappings as a whole: one that is paused, a template that came with a newer version. They have no records;
 * issues about records stand in `publish-failures.ts`.
 */
import type { Notice } from '../companion.ts';
import { errorCodes } from '../errors/codes.ts';
import type { ErrorCodes } from '../errors/code-entry.ts';
import type { TargetRow } from '../salesforce/port.ts';
import { mappingKey, type OrgReader } from './mapping-store.ts';
import { publishRows } from './publish-rows.ts';
import { queryAll } from './stored-rows.ts';

const TEXT_MAX = 4_000;

/** An issue that was opened, as it is remembered until it is resolved. */
interface Opened {
  readonly mapping: string;
  readonly code: string;
  readonly since: string;
}

/** What became known of mappings: what stands against some, and of which mappings it is known. */
export interface Noticed {
  readonly notices: readonly Notice[];
  /** Whether the issues of a mapping may be resolved when nothing stands against it: false for one that was not loaded. */
  readonly looked: (mapping: string) => boolean;
}

/** Opens issues for mappings that do not run, and resolves those that do again. Costs no call when nothing changed. */
export async function publishNotices(reader: OrgReader, { notices, looked }: Noticed): Promise<void> {
  const mark = `issues:mappings:${reader.settings.connection}`;
  const now = new Date(reader.clock.now()).toISOString();
  const text = await reader.state.readMark(mark);
  const known = text === null ? await openInOrg(reader) : (JSON.parse(text) as readonly Opened[]);
  const told = notices.filter(({ paused, code }) => paused || code === 'SYNC_TEMPLATE_NEW');
  const isTold = ({ mapping, code }: Opened): boolean =>
    told.some((notice) => notice.mapping === mapping && notice.code === code);
  const sinceOf = ({ mapping, code }: Notice): string =>
    known.find((one) => one.mapping === mapping && one.code === code)?.since ?? now;
  const resolved = known.filter((one) => !isTold(one) && looked(one.mapping));
  const rows = [
    ...told.map((notice) => issueRow(reader, notice, sinceOf(notice))),
    ...resolved.map(({ mapping, code }) => ({ Issue_Key__c: issueKey(reader, mapping, code), Status__c: 'Resolved' })),
  ];
  await publishRows(reader, {
    object: 'ERP_Issue__c',
    keyField: 'Issue_Key__c',
    rows,
    besides: { Last_Seen__c: now },
  });
  const open: readonly Opened[] = [
    ...told.map((notice) => ({ mapping: notice.mapping, code: notice.code, since: sinceOf(notice) })),
    ...known.filter((one) => !isTold(one) && !resolved.includes(one)),
  ];
  if (JSON.stringify(open) !== text) await reader.state.record({ marks: { [mark]: JSON.stringify(open) } });
}

/** What a lost state had opened: open issues of this connection without records. */
async function openInOrg(reader: OrgReader): Promise<readonly Opened[]> {
  const columns = 'Issue_Key__c, First_Seen__c';
  const soql = `SELECT ${columns} FROM ERP_Issue__c WHERE Status__c = 'Open' AND Records__c = 0`;
  return (await queryAll(reader, soql)).flatMap((row): readonly Opened[] => {
    const [connection, mapping, code, ...more] = String(row['Issue_Key__c']).split('|');
    const own = connection === reader.settings.connection && more.length === 0;
    if (!own || mapping === undefined || code === undefined) return [];
    return [{ mapping, code, since: String(row['First_Seen__c']) }];
  });
}

const issueKey = (reader: OrgReader, mapping: string, code: string): string =>
  `${mappingKey(reader.settings.connection, mapping)}|${code}`;

function issueRow(
  reader: OrgReader,
  { mapping, integration, code, message, paused }: Notice,
  since: string,
): TargetRow {
  const entry = (errorCodes as ErrorCodes)[code];
  return {
    Issue_Key__c: issueKey(reader, mapping, code),
    ...(paused ? { 'Mapping__r.Mapping_Key__c': mappingKey(reader.settings.connection, mapping) } : {}),
    Integration__c: integration,
    Code__c: code,
    Cause__c: message.slice(0, TEXT_MAX),
    Action__c: entry?.actions.join('\n') ?? null,
    Owner_Kind__c: 'Admin',
    Records__c: 0,
    First_Seen__c: since,
    Status__c: 'Open',
  };
}
