/** Who hears alarms: the user chosen on the connection, else those who hold ERP Admin. */
import type { OrgReader } from '../sync/mapping-store.ts';
import { queryAll, soqlText } from '../sync/stored-rows.ts';

/** More are not notified unless somebody chooses: an alarm for everybody is one for nobody. */
const ADMINS_MAX = 5;

/** Ids of active users who hold the permission, those who are there longest first. */
export async function administrators(reader: OrgReader): Promise<readonly string[]> {
  const permissions = await queryAll(
    reader,
    `SELECT Id, NamespacePrefix FROM CustomPermission WHERE DeveloperName = 'ERP_Admin'`,
  );
  const ours = permissions.filter((row) => (row['NamespacePrefix'] ?? '') === reader.salesforce.namespace);
  if (ours.length === 0) return [];
  const list = (rows: readonly Readonly<Record<string, unknown>>[], field: string): string =>
    [...new Set(rows.map((row) => soqlText(String(row[field]))))].join(', ');
  const holders = await queryAll(
    reader,
    `SELECT ParentId FROM SetupEntityAccess WHERE SetupEntityId IN (${list(ours, 'Id')})`,
  );
  if (holders.length === 0) return [];
  const assigned = await queryAll(
    reader,
    `SELECT AssigneeId FROM PermissionSetAssignment WHERE PermissionSetId IN (${list(holders, 'ParentId')})`,
  );
  if (assigned.length === 0) return [];
  const users = await queryAll(
    reader,
    `SELECT Id FROM User WHERE IsActive = true AND Id IN (${list(assigned, 'AssigneeId')}) ORDER BY CreatedDate, Id`,
  );
  return users.slice(0, ADMINS_MAX).map((row) => String(row['Id']));
}
