/**
 * Whether the one who asked may ask. The companion's own user sees and may do more than its requesters, so nothing is
 * done on its rights: what counts are those of the record's creator.
 *
 * Sources: Object Reference, UserRecordAccess (one user, up to 200 records), SetupEntityAccess (which permission sets
 * hold a custom permission), PermissionSetAssignment. A profile's permissions stand in a permission set of its own, a
 * group's in its aggregate permission set, and both are assigned like others (Object Reference, PermissionSet, fields
 * IsOwnedByProfile and Type).
 */
import { codedError } from '../errors/coded-error.ts';
import type { SyncPorts, SyncSettings } from '../sync/ports.ts';
import { queryAll, soqlText } from '../sync/stored-rows.ts';
import type { CommandNeeds, Target } from './command.ts';

type Reader = SyncPorts & { readonly settings: SyncSettings };
type Needs = Pick<CommandNeeds, 'permissions' | 'access' | 'accountAccess'>;

/** Rejects with CMD_USER_INACTIVE, CMD_NO_PERMISSION or CMD_NO_ACCESS. Four to five calls. */
export async function ensureMayAsk(reader: Reader, requester: string, needs: Needs, target: Target): Promise<void> {
  await ensureActive(reader, requester);
  if (!(await hasPermission(reader, requester, needs.permissions))) {
    throw codedError('CMD_NO_PERMISSION', { values: { permission: needs.permissions.join(' or ') } });
  }
  await ensureAccess(reader, requester, needs, target);
}

async function ensureActive(reader: Reader, user: string): Promise<void> {
  const [row] = await queryAll(reader, `SELECT Id, IsActive FROM User WHERE Id = ${soqlText(user)}`);
  if (row?.['IsActive'] !== true) throw codedError('CMD_USER_INACTIVE');
}

/** Whether the user holds one of the custom permissions (of our package) now. */
export async function hasPermission(reader: Reader, user: string, names: readonly string[]): Promise<boolean> {
  const list = names.map(soqlText).join(', ');
  const permissions = await queryAll(
    reader,
    `SELECT Id, NamespacePrefix FROM CustomPermission WHERE DeveloperName IN (${list})`,
  );
  const ours = permissions.filter((row) => (row['NamespacePrefix'] ?? '') === reader.salesforce.namespace);
  if (ours.length === 0) return false;
  const holders = await queryAll(
    reader,
    `SELECT ParentId FROM SetupEntityAccess WHERE SetupEntityId IN (${ids(ours, 'Id')})`,
  );
  if (holders.length === 0) return false;
  const assignments = await queryAll(
    reader,
    `SELECT Id, ExpirationDate, IsActive FROM PermissionSetAssignment WHERE AssigneeId = ${soqlText(user)} AND PermissionSetId IN (${ids(holders, 'ParentId')})`,
  );
  return assignments.some((row) => row['IsActive'] !== false && !isOver(row['ExpirationDate'], reader.clock.now()));
}

const ids = (rows: readonly Readonly<Record<string, unknown>>[], field: string): string =>
  [...new Set(rows.map((row) => soqlText(String(row[field]))))].join(', ');

const isOver = (date: unknown, now: number): boolean =>
  typeof date === 'string' && Date.parse(date.replace(/\+0000$/, 'Z')) <= now;

async function ensureAccess(reader: Reader, user: string, needs: Needs, target: Target): Promise<void> {
  const wanted = new Map<string, 'read' | 'edit'>();
  const want = (id: string | null, access: 'read' | 'edit'): void => {
    if (id !== null && wanted.get(id) !== 'edit') wanted.set(id, access);
  };
  want(target.sharedAs, needs.access);
  want(target.accountId, needs.accountAccess);
  const list = [...wanted.keys()].map(soqlText).join(', ');
  const rows = await queryAll(
    reader,
    `SELECT RecordId, HasReadAccess, HasEditAccess FROM UserRecordAccess WHERE UserId = ${soqlText(user)} AND RecordId IN (${list})`,
  );
  const granted = new Map(rows.map((row) => [String(row['RecordId']).slice(0, 15), row]));
  for (const [id, access] of wanted) {
    const row = granted.get(id.slice(0, 15));
    if (row?.[access === 'edit' ? 'HasEditAccess' : 'HasReadAccess'] !== true) throw codedError('CMD_NO_ACCESS');
  }
}
