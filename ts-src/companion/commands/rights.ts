/**
 * Whether the one who asked may ask. The companion's own user sees and may do more than its requesters, so nothing is
 * done on its rights: what counts are those of the record's creator.
 *
 * Source: Object Reference, UserRecordAccess (one user, up to 200 records).
 */
import { codedError } from '../errors/coded-error.ts';
import { permissionHolders } from '../permission-holders.ts';
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
export const hasPermission = async (reader: Reader, user: string, names: readonly string[]): Promise<boolean> =>
  (await permissionHolders(reader, names, user)).length > 0;

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
