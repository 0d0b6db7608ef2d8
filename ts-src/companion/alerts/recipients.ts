/** Who hears alarms: the user chosen on the connection, else those who hold ERP Admin. */
import { permissionHolders } from '../permission-holders.ts';
import type { OrgReader } from '../sync/mapping-store.ts';
import { queryAll, soqlText } from '../sync/stored-rows.ts';

/** More are not notified unless somebody chooses: an alarm for everybody is one for nobody. */
const ADMINS_MAX = 5;

/** Ids of active users who hold the permission, those who are there longest first. */
export async function administrators(reader: OrgReader): Promise<readonly string[]> {
  const holders = await permissionHolders(reader, ['ERP_Admin']);
  if (holders.length === 0) return [];
  const list = holders.map(soqlText).join(', ');
  const users = await queryAll(
    reader,
    `SELECT Id FROM User WHERE IsActive = true AND Id IN (${list}) ORDER BY CreatedDate, Id`,
  );
  return users.slice(0, ADMINS_MAX).map((row) => String(row['Id']));
}
