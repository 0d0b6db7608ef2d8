/**
 * Old books of the companion in Salesforce are deleted, so that they take no storage for good: runs, and issues and
 * messages that are resolved. What is open, ignored, or keeps values that somebody gave, stays whatever its age. Requests
 * (`ERP_Command__c`) are the audit trail and are never deleted here.
 */
import { CounterpartError } from '../errors/counterpart-error.ts';
import type { OrgReader } from './mapping-store.ts';
import { withPatience } from './reactions.ts';
import { queryAll, soqlText } from './stored-rows.ts';

const DAY_MS = 86_400_000;
/** Days for which runs, resolved issues and resolved messages are kept. */
export const KEPT_DAYS = 90;
/** Records deleted a day and object: more go the next day. */
const DELETED_MAX = 10_000;
const DELETED_AT_ONCE = 2_000;
const MARK = 'retention:day';

interface Book {
  readonly object: string;
  readonly keyField: string;
  /** Field with the time that counts, and what else must hold. */
  readonly age: string;
  readonly only: string;
}

const BOOKS: readonly Book[] = [
  { object: 'ERP_Run__c', keyField: 'Run_Key__c', age: 'Started__c', only: '' },
  {
    object: 'ERP_Message__c',
    keyField: 'Message_Key__c',
    age: 'Last_Seen__c',
    only: ` AND State__c = ${soqlText('Resolved')} AND Repaired__c = false`,
  },
  {
    object: 'ERP_Issue__c',
    keyField: 'Issue_Key__c',
    age: 'Last_Seen__c',
    only: ` AND Status__c = ${soqlText('Resolved')}`,
  },
];

/** Deletes what is too old, once a day (UTC). What can't be deleted is told to the log and tried again the next day. */
export async function deleteOldBooks(reader: OrgReader): Promise<void> {
  const now = reader.clock.now();
  const today = new Date(now).toISOString().slice(0, 10);
  if ((await reader.state.readMark(MARK)) === today) return;
  const before = new Date(now - KEPT_DAYS * DAY_MS).toISOString();
  for (const book of BOOKS) {
    try {
      await deleteBook(reader, book, before);
    } catch (error) {
      if (!(error instanceof CounterpartError)) throw error;
      reader.log('warn', 'old-books-not-deleted', { object: book.object, code: error.code, kind: error.kind });
    }
  }
  await reader.state.record({ marks: { [MARK]: today } });
}

async function deleteBook(reader: OrgReader, { object, keyField, age, only }: Book, before: string): Promise<void> {
  const soql = `SELECT Id, ${keyField} FROM ${object} WHERE ${age} < ${before}${only}`;
  const ids = (await queryAll(reader, soql))
    .filter((row) => String(row[keyField]).startsWith(`${reader.settings.connection}|`))
    .slice(0, DELETED_MAX)
    .map((row) => String(row['Id']));
  for (let at = 0; at < ids.length; at += DELETED_AT_ONCE) {
    const some = ids.slice(at, at + DELETED_AT_ONCE);
    const outcomes = await withPatience(reader, () => reader.salesforce.remove(object, some));
    const refused = outcomes.find((outcome) => !outcome.ok);
    if (refused !== undefined && !refused.ok) throw refused.error;
  }
  if (ids.length > 0) reader.log('info', 'old-books-deleted', { object, records: ids.length });
}
