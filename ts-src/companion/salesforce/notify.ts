/**
 * Custom notifications by the invocable action (Actions Developer Guide, Custom Notification Actions: inputs, limits and
 * the permission Send Custom Notifications; the form of refusals is not documented, see docs/fidelity.md).
 */
import { codedError } from '../errors/coded-error.ts';
import { CounterpartError } from '../errors/counterpart-error.ts';
import type { OrgNotification } from './port.ts';
import type { QueryRow } from './query.ts';
import type { Transport } from './transport.ts';

const TYPE = 'ERP_Alert';

/** Sends one notification. Nobody to tell is no call. */
export async function sendNotification(
  transport: Transport,
  query: (soql: string) => AsyncIterable<QueryRow>,
  notification: OrgNotification,
): Promise<void> {
  const { recipients, title, body, targetId } = notification;
  if (recipients.length === 0) return;
  const customNotifTypeId = await typeId(query);
  const input = { customNotifTypeId, recipientIds: recipients, title, body, targetId };
  try {
    await transport.send({
      method: 'POST',
      path: '/actions/standard/customNotificationAction',
      body: JSON.stringify({ inputs: [input] }),
      effect: 'control',
      operation: 'a notification',
    });
  } catch (error) {
    if (!(error instanceof CounterpartError) || error.kind !== 'data') throw error;
    throw codedError('SF_NOTIFICATION_REFUSED', { values: { detail: error.message }, cause: error });
  }
}

async function typeId(query: (soql: string) => AsyncIterable<QueryRow>): Promise<string> {
  for await (const row of query(`SELECT Id FROM CustomNotificationType WHERE DeveloperName = '${TYPE}'`)) {
    return String(row['Id']);
  }
  throw codedError('SF_NOTIFICATION_REFUSED', { values: { detail: `there is no notification type ${TYPE}` } });
}
