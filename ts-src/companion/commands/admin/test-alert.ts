import { testAlert } from '../../alerts/ring.ts';
import type { Accepted, AdminContext, Answer } from '../command.ts';
import type { TestAlertRequest } from './requests.ts';

/** Sends an alarm as an example to whoever hears alarms. Rejects with SF_NOTIFICATION_REFUSED when the org refuses it. */
export async function sendTestAlert(context: AdminContext, { request }: Accepted<TestAlertRequest>): Promise<Answer> {
  const sent = await testAlert(context.reader, request.alert);
  return { status: 'Done', result: { sent, audit: { what: `Tested the alarm ${request.alert}` } } };
}
