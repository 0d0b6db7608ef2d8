import { codedError } from '../errors/coded-error.ts';
import type { OrgReader } from '../sync/mapping-store.ts';
import { queryAll, soqlText } from '../sync/stored-rows.ts';

/** Rejects with CMD_ASSIGNEE_UNFIT unless the id is that of an active user. */
export async function expectActiveUser(reader: OrgReader, userId: string): Promise<void> {
  const [user] = await queryAll(reader, `SELECT Id, IsActive FROM User WHERE Id = ${soqlText(userId)}`);
  if (user?.['IsActive'] !== true) throw codedError('CMD_ASSIGNEE_UNFIT');
}
