import type { Session } from '../access/session.ts';
import type { RecordAccess } from '../access/sharing.ts';
import { covers } from '../access/sharing.ts';
import { OrgError } from '../http/org-error.ts';
import type { OrgContext } from '../kernel/context.ts';
import type { Condition, SelectStatement } from './ast.ts';

/** Record ids one query may ask about (Object Reference, UserRecordAccess). */
const RECORDS_MAX = 200;

function literals(condition: Condition | undefined, field: string): string[] {
  if (condition === undefined) return [];
  if (condition.kind === 'and') return condition.parts.flatMap((part) => literals(part, field));
  if (condition.kind !== 'compare' || condition.operand.kind !== 'field') return [];
  if (
    condition.operand.path.at(-1)?.toLowerCase() !== field ||
    ('kind' in condition.value && condition.value.kind === 'select')
  )
    return [];
  const values = Array.isArray(condition.value) ? condition.value : [condition.value];
  return values.flatMap((value) => (value.kind === 'string' ? [value.value as string] : []));
}

/**
 * UserRecordAccess has no rows of its own: those a query asks for are worked out just before it runs. Asking about
 * another user needs nothing special here (what it needs on the platform is not documented).
 * @throws OrgError when the query does not name one user and up to 200 records
 */
export function fillUserRecordAccess(context: OrgContext, statement: SelectStatement): void {
  const [userId] = literals(statement.where, 'userid');
  const records = literals(statement.where, 'recordid');
  if (userId === undefined || records.length === 0 || records.length > RECORDS_MAX) {
    const text = `UserRecordAccess is queried with one UserId and 1 to ${RECORDS_MAX} RecordId values`;
    throw new OrgError(400, 'MALFORMED_QUERY', text);
  }
  const { database } = context;
  const table = database.table('UserRecordAccess');
  database.sqlite.exec(`DELETE FROM ${table.sql}`);
  const asked = context.sessionOfUser(userId);
  for (const id of new Set(records)) {
    const record = database.ids.parse(id);
    const target = record === null ? null : database.tableOfRecord(record);
    const access =
      asked === null || record === null || target === null
        ? 'none'
        : context.sharing.recordAccess(target, record, asked);
    const level = target === null || asked === null ? 'none' : within(asked, target.object.name, access);
    database
      .statement(
        `INSERT INTO ${table.sql} ("Id", "UserId", "RecordId", "HasReadAccess", "HasEditAccess", "HasDeleteAccess", ` +
          '"HasTransferAccess", "HasAllAccess", "MaxAccessLevel") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
      )
      .run(
        database.takeRecords(table, 1),
        database.ids.parse(userId),
        id,
        Number(covers(level, 'read')),
        Number(covers(level, 'edit')),
        Number(covers(level, 'all')),
        Number(covers(level, 'all')),
        Number(covers(level, 'all')),
        { none: 'None', read: 'Read', edit: 'Edit', all: 'All' }[level],
      );
  }
}

/** Sharing gives no more than the user may do with the object. */
function within(session: Session, object: string, access: RecordAccess): RecordAccess {
  const rights = session.access;
  if (!rights.readable(object)) return 'none';
  if (!rights.editable(object)) return covers(access, 'read') ? 'read' : 'none';
  return access === 'all' && !rights.deletable(object) ? 'edit' : access;
}
