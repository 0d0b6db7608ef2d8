import { withPatience } from '../../sync/reactions.ts';
import { queryAll, soqlText } from '../../sync/stored-rows.ts';
import { expectActiveUser } from '../active-user.ts';
import type { Accepted, AdminContext, Answer } from '../command.ts';
import type { AssignRequest } from './requests.ts';

/** Gives an issue to an active user, or to nobody. Rejects with CMD_ASSIGNEE_UNFIT. */
export async function assignIssue(
  { reader }: AdminContext,
  { target, request: { userId } }: Accepted<AssignRequest>,
): Promise<Answer> {
  if (userId !== null) await expectActiveUser(reader, userId);
  const soql = `SELECT Code__c, Assigned_To__c FROM ERP_Issue__c WHERE Id = ${soqlText(target.id)}`;
  const [issue] = await queryAll(reader, soql);
  const rows = [{ Id: target.id, Assigned_To__c: userId }];
  const [outcome] = await withPatience(reader, () => reader.salesforce.update('ERP_Issue__c', rows));
  if (outcome?.ok === false) throw outcome.error;
  const code = String(issue?.['Code__c'] ?? '');
  const what = userId === null ? `Took the issue ${code} from its user` : `Assigned the issue ${code}`;
  return { status: 'Done', result: { audit: { what, before: issue?.['Assigned_To__c'] ?? null, after: userId } } };
}
