import type { TargetRow } from '../../salesforce/port.ts';
import { withPatience } from '../../sync/reactions.ts';
import { silenceChanged } from '../../sync/silence.ts';
import { queryAll, soqlText } from '../../sync/stored-rows.ts';
import { expectActiveUser } from '../active-user.ts';
import type { Accepted, AdminContext, Answer } from '../command.ts';
import type { ChangeAlarmsRequest } from './requests.ts';

const FIELDS = ['Alert_To__c', 'Silence_Minutes__c', 'Alert_Settings__c'] as const;

/** Sets who hears alarms, when they ring, and when silence does. Rejects with CMD_ASSIGNEE_UNFIT for a user who can't be told. */
export async function changeAlarms(
  { reader }: AdminContext,
  { target, request }: Accepted<ChangeAlarmsRequest>,
): Promise<Answer> {
  const { to, silenceMinutes, thresholds } = request;
  if (typeof to === 'string') await expectActiveUser(reader, to);
  const soql = `SELECT ${FIELDS.join(', ')} FROM ERP_Connection__c WHERE Id = ${soqlText(target.id)}`;
  const [before = {}] = await queryAll(reader, soql);
  const change: TargetRow = {
    ...(to === undefined ? {} : { Alert_To__c: to }),
    ...(silenceMinutes === undefined ? {} : { Silence_Minutes__c: silenceMinutes }),
    ...(thresholds === undefined ? {} : { Alert_Settings__c: JSON.stringify(thresholds) }),
  };
  const rows = [{ Id: target.id, ...change }];
  const [outcome] = await withPatience(reader, () => reader.salesforce.update('ERP_Connection__c', rows));
  if (outcome?.ok === false) throw outcome.error;
  if (silenceMinutes !== undefined) await silenceChanged(reader, silenceMinutes);
  const told = Object.fromEntries(Object.keys(change).map((field) => [field, before[field] ?? null]));
  return { status: 'Done', result: { audit: { what: 'Changed the alarms', before: told, after: change } } };
}
