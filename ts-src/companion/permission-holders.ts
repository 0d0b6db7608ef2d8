/**
 * Who holds a custom permission of our package now: by permission set, group or profile.
 *
 * Sources: Object Reference, SetupEntityAccess (which permission sets hold a custom permission), PermissionSetAssignment.
 * A profile's permissions stand in a permission set of its own, a group's in its aggregate permission set, and both are
 * assigned like others (Object Reference, PermissionSet, fields IsOwnedByProfile and Type).
 */
import type { OrgReader } from './sync/mapping-store.ts';
import { queryAll, soqlText } from './sync/stored-rows.ts';

type Row = Readonly<Record<string, unknown>>;

/**
 * Ids of the users who hold one of the permissions, active or not; `user` asks about one alone. Assignments that are over
 * or not in force do not count. At most three calls.
 */
export async function permissionHolders(
  reader: OrgReader,
  names: readonly string[],
  user?: string,
): Promise<readonly string[]> {
  const list = names.map(soqlText).join(', ');
  const permissions = await queryAll(
    reader,
    `SELECT Id, NamespacePrefix FROM CustomPermission WHERE DeveloperName IN (${list})`,
  );
  const ours = permissions.filter((row) => (row['NamespacePrefix'] ?? '') === reader.salesforce.namespace);
  if (ours.length === 0) return [];
  const holders = await queryAll(
    reader,
    `SELECT ParentId FROM SetupEntityAccess WHERE SetupEntityId IN (${idsOf(ours, 'Id')})`,
  );
  if (holders.length === 0) return [];
  const assignee = user === undefined ? '' : `AssigneeId = ${soqlText(user)} AND `;
  const assignments = await queryAll(
    reader,
    `SELECT AssigneeId, ExpirationDate, IsActive FROM PermissionSetAssignment WHERE ${assignee}PermissionSetId IN (${idsOf(holders, 'ParentId')})`,
  );
  const now = reader.clock.now();
  const inForce = assignments.filter((row) => row['IsActive'] !== false && !isOver(row['ExpirationDate'], now));
  return [...new Set(inForce.map((row) => String(row['AssigneeId'])))];
}

const idsOf = (rows: readonly Row[], field: string): string =>
  [...new Set(rows.map((row) => soqlText(String(row[field]))))].join(', ');

const isOver = (date: unknown, now: number): boolean =>
  typeof date === 'string' && Date.parse(date.replace(/\+0000$/, 'Z')) <= now;
