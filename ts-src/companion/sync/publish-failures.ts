/**
 * Issues and messages in Salesforce: what is parked, waits or is ignored, for those who can do something about it. Each
 * record is one message, parked and ignored ones below the issue of their cause; what is in order again becomes
 * resolved. A message also keeps what somebody decided about its record, so that a lost state finds it again. Who an
 * issue is assigned to is people's, and never written here.
 */
import { errorCodes } from '../errors/codes.ts';
import type { ErrorCodes } from '../errors/code-entry.ts';
import type { IgnoredRow, IssueRow, Override, ParkedRow, WaitingRow } from '../state/port.ts';
import type { TargetRow } from '../salesforce/port.ts';
import { mappingKey, type OrgReader } from './mapping-store.ts';
import { causeOf } from './issue-cause.ts';
import { ISSUE, MESSAGE, notKept, keptOf, resolveOthers } from './message-books.ts';
import { PRICE_BOOKS } from './price-books/refusals.ts';
import { publishRows } from './publish-rows.ts';
import { publishSyncStates } from './sync-states/publish-sync-states.ts';

/** Messages a kind; issues count all records, the single records beyond this are listed by the companion only. */
const MESSAGES_MAX = 1_000;
const CAUSE_MAX = 4_000;

/** Integration of a mapping by its name; blank when it is not known now, because the mapping does not run. */
export type IntegrationOf = (mapping: string) => string;
/** The column that says so; none when it is not known, so that what stands there stays. */
type IntegrationPart = (mapping: string) => TargetRow;

interface Held {
  readonly parked: readonly ParkedRow[];
  readonly waiting: readonly WaitingRow[];
  readonly ignored: readonly IgnoredRow[];
  readonly overrides: ReadonlyMap<string, readonly Override[]>;
}

/** Brings ERP_Issue__c and ERP_Message__c in line with the state. Costs no call when nothing changed. */
export async function publishFailures(reader: OrgReader, integrationOf: IntegrationOf): Promise<void> {
  const { state } = reader;
  const now = new Date(reader.clock.now()).toISOString();
  const integration: IntegrationPart = (name) => {
    const found = name === PRICE_BOOKS ? 'prices' : integrationOf(name);
    return found === '' ? {} : { Integration__c: found };
  };
  const held: Held = {
    parked: await state.listParked({}, MESSAGES_MAX),
    waiting: (await state.listWaiting(MESSAGES_MAX)).filter((row) => !row.written),
    ignored: await state.listIgnored({}, MESSAGES_MAX),
    overrides: Map.groupBy(await state.listOverrides(MESSAGES_MAX), (one) => `${one.mapping}|${one.key}`),
  };
  const issues = (await state.refreshIssues(now)).filter(({ status }) => status !== 'Resolved');
  await publishRows(reader, { ...ISSUE, rows: issues.map((issue) => issueRow(reader, { issue, held, integration })) });
  const messages = await messageRows(reader, held, integration);
  await publishRows(reader, { ...MESSAGE, rows: messages });
  const current = new Set(issues.map((issue) => keyOf(reader, issue.issueKey)));
  await resolveOthers(reader, ISSUE, {
    current,
    row: { Status__c: 'Resolved', Records__c: 0, Amounts__c: null, Amount_Home__c: null, Last_Seen__c: now },
  });
  await resolveOthers(reader, MESSAGE, {
    current: new Set(messages.map((row) => String(row[MESSAGE.keyField]))),
    row: { State__c: 'Resolved', Last_Seen__c: now, Retry_At__c: null, ...notKept },
  });
  await publishSyncStates(reader);
}

const keyOf = (reader: OrgReader, key: string): string => `${reader.settings.connection}|${key}`;
const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

function issueRow(
  reader: OrgReader,
  {
    issue,
    held,
    integration,
  }: { readonly issue: IssueRow; readonly held: Held; readonly integration: IntegrationPart },
): TargetRow {
  const entry = (errorCodes as ErrorCodes)[issue.code];
  const { connection } = reader.settings;
  const amounts = Object.entries(issue.amounts);
  const decision = held.ignored.findLast(({ parked }) => `${parked.mapping}|${parked.code}` === issue.issueKey);
  const isIgnored = issue.status === 'Ignored';
  return {
    Issue_Key__c: keyOf(reader, issue.issueKey),
    ...(issue.mapping === PRICE_BOOKS ? {} : { 'Mapping__r.Mapping_Key__c': mappingKey(connection, issue.mapping) }),
    ...integration(issue.mapping),
    Code__c: issue.code,
    Cause__c: entry === undefined ? issue.code : causeOf(entry.sentence, messagesOf(issue, held)).slice(0, CAUSE_MAX),
    Action__c: entry?.actions.join('\n') ?? null,
    Owner_Kind__c: capital(issue.owner),
    Records__c: issue.records,
    Amounts__c: amounts.length === 0 ? null : JSON.stringify(issue.amounts),
    Amount_Home__c: amounts.length === 1 ? (amounts[0]?.[1] ?? null) : null,
    // Since when it is ignored says nothing of since when it was there.
    ...(isIgnored ? {} : { First_Seen__c: issue.firstSeen }),
    Last_Seen__c: issue.lastSeen,
    Status__c: issue.status,
    Ignored_Reason__c: isIgnored ? (decision?.reason ?? null) : null,
    Ignored_By__c: isIgnored ? (decision?.user ?? null) : null,
  };
}

/** What the records of an issue say, as far as they are listed. */
const messagesOf = ({ issueKey }: IssueRow, { parked, ignored }: Held): readonly string[] =>
  [...parked, ...ignored.map((row) => row.parked)]
    .filter(({ mapping, code }) => `${mapping}|${code}` === issueKey)
    .map(({ message }) => message);

async function messageRows(
  reader: OrgReader,
  held: Held,
  integrationOf: IntegrationPart,
): Promise<readonly TargetRow[]> {
  const { parked, waiting, ignored, overrides } = held;
  const targets = await targetIds(reader, [...parked, ...ignored.map((row) => row.parked)]);
  const common = (row: ParkedRow | WaitingRow): TargetRow => ({
    Message_Key__c: messageKey(reader, row),
    Record_Key__c: row.key,
    Source_Key__c: row.sourceKey.slice(0, 255),
    Company__c: row.company,
    Number__c: row.facts?.number?.slice(0, 80) ?? null,
    Amount_Home__c: row.facts?.amount ?? null,
    Currency__c: row.facts?.currency ?? null,
    ...integrationOf(row.mapping),
    First_Seen__c: row.firstSeen,
    Last_Seen__c: row.lastSeen,
  });
  const parkedRow = (row: ParkedRow): TargetRow => ({
    ...common(row),
    'Issue__r.Issue_Key__c': keyOf(reader, `${row.mapping}|${row.code}`),
    State__c: 'Parked',
    Waits_For__c: null,
    Target_Object__c: row.object,
    Target_Id__c: targets.get(`${row.object} ${row.key}`) ?? null,
    Error_Code__c: row.code,
    Error_Message__c: row.message,
    Fields__c: row.fields.join(', '),
    Conflict__c: row.conflict === undefined ? null : JSON.stringify(row.conflict),
    Attempts__c: row.attempts,
    Retry_At__c: row.retryAt,
    Ignored_Reason__c: null,
    Ignored_By__c: null,
    ...keptOf({ overrides: overrides.get(`${row.mapping}|${row.key}`) ?? [] }),
  });
  const rows = [
    ...parked.map(parkedRow),
    ...waiting.map((row) => ({ ...common(row), ...waitingPart(row), ...notKept })),
    ...ignored.map((row) => ({ ...parkedRow(row.parked), ...ignoredPart(row, overrides) })),
  ];
  return [...rows, ...repairedRows(reader, overrides, new Set(rows.map((row) => String(row['Message_Key__c']))))];
}

const messageKey = (reader: OrgReader, row: { readonly mapping: string; readonly key: string }): string =>
  keyOf(reader, `${row.mapping}|${row.key}`).slice(0, 255);

const waitingPart = (row: WaitingRow): TargetRow => ({
  State__c: 'Waiting',
  Waits_For__c: row.waitsKey,
  Target_Object__c: row.waitsObject,
  Retry_At__c: null,
});

const ignoredPart = (row: IgnoredRow, overrides: Held['overrides']): TargetRow => ({
  State__c: 'Ignored',
  Retry_At__c: null,
  Ignored_Reason__c: row.reason,
  Ignored_By__c: row.user,
  ...keptOf({ hash: row.hash, overrides: overrides.get(`${row.parked.mapping}|${row.parked.key}`) ?? [] }),
});

/** Records that are in order with the values that somebody gave: their messages keep the values. */
function repairedRows(
  reader: OrgReader,
  overrides: Held['overrides'],
  present: ReadonlySet<string>,
): readonly TargetRow[] {
  return [...overrides.values()].flatMap((values) => {
    const [first] = values as readonly [Override];
    const key = messageKey(reader, first);
    if (present.has(key)) return [];
    const place = { Record_Key__c: first.key, Source_Key__c: first.sourceKey, Company__c: first.company };
    return [
      { Message_Key__c: key, ...place, State__c: 'Resolved', Retry_At__c: null, ...keptOf({ overrides: values }) },
    ];
  });
}

/** Salesforce ids of records that are there already, by object and key. */
async function targetIds(reader: OrgReader, rows: readonly ParkedRow[]): Promise<ReadonlyMap<string, string>> {
  const ids = new Map<string, string>();
  for (const [object, own] of Map.groupBy(rows, (row) => row.object)) {
    const keys = own.map((row) => row.key);
    for (const [key, link] of await reader.state.findLinks(object, keys)) {
      if (link.id !== '') ids.set(`${object} ${key}`, link.id);
    }
  }
  return ids;
}
