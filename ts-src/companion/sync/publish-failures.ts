/**
 * Issues and messages in Salesforce: what is parked or waits, for those who can do something about it. Each parked
 * record is one message below the issue of its cause; what is in order again becomes resolved.
 */
import { errorCodes } from '../errors/codes.ts';
import type { ErrorCodes } from '../errors/code-entry.ts';
import type { IssueRow, ParkedRow, WaitingRow } from '../state/port.ts';
import type { TargetRow } from '../salesforce/port.ts';
import { mappingKey, type OrgReader } from './mapping-store.ts';
import { publishRows } from './publish-rows.ts';

/** Messages a kind; issues count all records, the single records beyond this are listed by the companion only. */
const MESSAGES_MAX = 1_000;
const MESSAGE = { object: 'ERP_Message__c', keyField: 'Message_Key__c' } as const;

/** Integration of a mapping by its name. */
export type IntegrationOf = (mapping: string) => string;

/** Brings ERP_Issue__c and ERP_Message__c in line with the state. Costs no call when nothing changed. */
export async function publishFailures(reader: OrgReader, integrationOf: IntegrationOf): Promise<void> {
  const now = new Date(reader.clock.now()).toISOString();
  const issues = await reader.state.refreshIssues(now);
  const rows = issues.map((issue) => issueRow(reader, issue, integrationOf));
  await publishRows(reader, { object: 'ERP_Issue__c', keyField: 'Issue_Key__c', rows });
  const parked = await reader.state.listParked({}, MESSAGES_MAX);
  const waiting = (await reader.state.listWaiting(MESSAGES_MAX)).filter((row) => !row.written);
  const messages = [
    ...parked.map((row) => parkedMessage(reader, row, integrationOf)),
    ...waiting.map((row) => waitingMessage(reader, row, integrationOf)),
  ];
  await publishRows(reader, { ...MESSAGE, rows: messages });
  await resolveOthers(reader, new Set(messages.map((row) => String(row[MESSAGE.keyField]))), now);
}

const issueKey = (reader: OrgReader, key: string): string => `${reader.settings.connection}|${key}`;
const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

function issueRow(reader: OrgReader, issue: IssueRow, integrationOf: IntegrationOf): TargetRow {
  const entry = (errorCodes as ErrorCodes)[issue.code];
  return {
    Issue_Key__c: issueKey(reader, issue.issueKey),
    'Mapping__r.Mapping_Key__c': mappingKey(reader.settings.connection, issue.mapping),
    Integration__c: integrationOf(issue.mapping),
    Code__c: issue.code,
    Cause__c: entry?.sentence.replace(/\{\w+\}/g, '…') ?? issue.code,
    Action__c: entry?.actions.join('\n') ?? null,
    Owner_Kind__c: capital(issue.owner),
    Records__c: issue.records,
    First_Seen__c: issue.firstSeen,
    Last_Seen__c: issue.lastSeen,
    Status__c: issue.status,
  };
}

const messageKey = (reader: OrgReader, row: { readonly mapping: string; readonly key: string }): string =>
  issueKey(reader, `${row.mapping}|${row.key}`).slice(0, 255);

function parkedMessage(reader: OrgReader, row: ParkedRow, integrationOf: IntegrationOf): TargetRow {
  return {
    Message_Key__c: messageKey(reader, row),
    'Issue__r.Issue_Key__c': issueKey(reader, `${row.mapping}|${row.code}`),
    Record_Key__c: row.key,
    Integration__c: integrationOf(row.mapping),
    State__c: 'Parked',
    Waits_For__c: null,
    Target_Object__c: row.object,
    Error_Code__c: row.code,
    Error_Message__c: row.message,
    Fields__c: row.fields.join(', '),
    Conflict__c: row.conflict === undefined ? null : JSON.stringify(row.conflict),
    Attempts__c: row.attempts,
    First_Seen__c: row.firstSeen,
    Last_Seen__c: row.lastSeen,
  };
}

function waitingMessage(reader: OrgReader, row: WaitingRow, integrationOf: IntegrationOf): TargetRow {
  return {
    Message_Key__c: messageKey(reader, row),
    Record_Key__c: row.key,
    Integration__c: integrationOf(row.mapping),
    State__c: 'Waiting',
    Waits_For__c: row.waitsKey,
    Target_Object__c: row.waitsObject,
    First_Seen__c: row.firstSeen,
    Last_Seen__c: row.lastSeen,
  };
}

/** Messages that were published and whose records are neither parked nor waiting any more. */
async function resolveOthers(reader: OrgReader, current: ReadonlySet<string>, now: string): Promise<void> {
  const resolved: string[] = [];
  for (let after = ''; ;) {
    const links = await reader.state.pageLinks(MESSAGE.object, after, 1_000);
    for (const link of links) if (!current.has(link.key)) resolved.push(link.key);
    if (links.length < 1_000) break;
    after = links.at(-1)?.key ?? '';
  }
  if (resolved.length === 0) return;
  const rows = resolved.map((key) => ({ Message_Key__c: key, State__c: 'Resolved', Last_Seen__c: now }));
  await publishRows(reader, { ...MESSAGE, rows });
  await reader.state.record({ removedLinks: resolved.map((key) => ({ object: MESSAGE.object, key })) });
}
