/**
 * What a state that was lost knew of failures, found again in Salesforce: decisions about single records, which issues
 * and messages are shown as open, and which customers and orders say that they are not in step.
 */
import type { ErrorOwner } from '../errors/counterpart-error.ts';
import type { IgnoredRow, Link, Override, StateChanges } from '../state/port.ts';
import type { OrgReader } from './mapping-store.ts';
import { ISSUE, MESSAGE, readKept } from './message-books.ts';
import { queryAll } from './stored-rows.ts';
import { SAYING_OBJECTS, saidBy } from './sync-states/publish-sync-states.ts';

/** Mark of a state that knows. */
export const FAILURES_KNOWN = 'failures:known';

const COLUMNS =
  'Message_Key__c, Record_Key__c, Source_Key__c, Company__c, Number__c, Amount_Home__c, Currency__c, State__c, Target_Object__c, Error_Code__c, Error_Message__c, Fields__c, Attempts__c, First_Seen__c, Last_Seen__c, Ignored_Reason__c, Ignored_By__c, Repair__c';

type Row = Readonly<Record<string, unknown>>;

/** Reads it once in the life of a state: four calls, none when it is known. */
export async function recoverFailures(reader: OrgReader): Promise<void> {
  if ((await reader.state.readMark(FAILURES_KNOWN)) !== null) return;
  const own = (row: Row, field: string): boolean => String(row[field]).startsWith(`${reader.settings.connection}|`);
  const open = await queryAll(
    reader,
    `SELECT ${COLUMNS} FROM ${MESSAGE.object} WHERE State__c IN ('Parked', 'Waiting', 'Ignored')`,
  );
  const repaired = await queryAll(reader, `SELECT ${COLUMNS} FROM ${MESSAGE.object} WHERE Repaired__c = true`);
  const issues = await queryAll(
    reader,
    `SELECT Issue_Key__c FROM ${ISSUE.object} WHERE Status__c IN ('Open', 'Ignored')`,
  );
  const messages = [...open, ...repaired].filter((row) => own(row, MESSAGE.keyField));
  const changes: StateChanges = {
    ignored: messages.flatMap((row) => ignoredRow(reader, row)),
    overrides: messages.flatMap((row) => overridesOf(reader, row)),
    links: distinct([
      ...messages.map((row) => shown(MESSAGE.object, row[MESSAGE.keyField])),
      ...issues.filter((row) => own(row, ISSUE.keyField)).map((row) => shown(ISSUE.object, row[ISSUE.keyField])),
      ...(await saidBefore(reader)),
    ]),
    marks: { [FAILURES_KNOWN]: 'yes' },
  };
  await reader.state.record(changes);
}

/** A link that only says that Salesforce shows something; what it shows is written anew. */
const shown = (object: string, key: unknown): Link => ({
  object,
  key: String(key),
  id: '',
  hash: null,
  children: null,
  account: null,
});

const distinct = (links: readonly Link[]): readonly Link[] => [
  ...new Map(links.map((link) => [`${link.object} ${link.key}`, link])).values(),
];

async function saidBefore(reader: OrgReader): Promise<readonly Link[]> {
  const links: Link[] = [];
  for (const object of SAYING_OBJECTS) {
    const soql = `SELECT ERP_Key__c FROM ${object} WHERE Sync_State__c IN ('Waiting', 'Failed', 'Conflict')`;
    for (const row of await queryAll(reader, soql)) links.push(shown(saidBy(object), row['ERP_Key__c']));
  }
  return links;
}

const placeOf = (reader: OrgReader, row: Row) => ({
  mapping:
    String(row['Message_Key__c'])
      .slice(reader.settings.connection.length + 1)
      .split('|')[0] ?? '',
  company: text(row['Company__c']),
  sourceKey: text(row['Source_Key__c']),
  key: text(row['Record_Key__c']),
});

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const time = (value: unknown): string => new Date(text(value).replace(/\+0000$/, 'Z')).toISOString();

function ignoredRow(reader: OrgReader, row: Row): readonly IgnoredRow[] {
  const { hash } = readKept(row['Repair__c']);
  if (row['State__c'] !== 'Ignored' || hash === undefined) return [];
  const number = row['Number__c'] ?? null;
  const currency = row['Currency__c'] ?? null;
  const seen = { firstSeen: time(row['First_Seen__c']), lastSeen: time(row['Last_Seen__c']) };
  const parked: IgnoredRow['parked'] = {
    ...placeOf(reader, row),
    object: text(row['Target_Object__c']),
    code: text(row['Error_Code__c']),
    message: text(row['Error_Message__c']),
    owner: 'admin' satisfies ErrorOwner,
    fields: text(row['Fields__c']) === '' ? [] : text(row['Fields__c']).split(', '),
    attempts: Number(row['Attempts__c'] ?? 1),
    retryAt: null,
    ...seen,
    facts: {
      number: number === null ? null : text(number),
      object: text(row['Target_Object__c']),
      amount:
        row['Amount_Home__c'] === null || row['Amount_Home__c'] === undefined ? null : Number(row['Amount_Home__c']),
      currency: currency === null ? null : text(currency),
      above: [],
    },
  };
  const user = row['Ignored_By__c'] ?? null;
  const decision = { hash, reason: text(row['Ignored_Reason__c']), user: user === null ? null : text(user) };
  return [{ parked, ...decision, at: seen.lastSeen }];
}

function overridesOf(reader: OrgReader, row: Row): readonly Override[] {
  const place = placeOf(reader, row);
  return readKept(row['Repair__c']).overrides.map(({ field, erp, value }) => ({ ...place, field, erp, value }));
}
