import { afterEach, beforeEach, expect, test } from 'vitest';
import { startLocalOrg } from '../index.ts';
import type { LocalOrg } from '../index.ts';

let org: LocalOrg;
let type = '';
const userId = (name: string): string =>
  org.kernel.sessions.users.find(({ username }) => username.startsWith(`${name}@`))!.id;

async function call(method: string, path: string, body?: unknown, user = 'integration') {
  const token = org.users.find(({ name }) => name === user)!.accessToken;
  const answer = await fetch(`${org.url}/services/data/v66.0${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: answer.status, body: (await answer.json()) as never };
}
const send = (input: object, user?: string) =>
  call('POST', '/actions/standard/customNotificationAction', { inputs: [input] }, user);
const proper = (): Record<string, unknown> => ({
  customNotifTypeId: type,
  recipientIds: [userId('admin')],
  title: 'Lag',
  body: 'Orders are 40 minutes behind.',
  targetId: userId('admin'),
});

beforeEach(async () => {
  org = await startLocalOrg();
  const soql = "SELECT Id FROM CustomNotificationType WHERE DeveloperName = 'ERP_Alert'";
  const { body } = await call('GET', `/query?q=${encodeURIComponent(soql)}`);
  type = (body as { records: { Id: string }[] }).records[0]!.Id;
});
afterEach(() => org.close());

test('the integration user notifies a user, who alone sees it and marks it as read', async () => {
  expect(await send(proper())).toEqual({
    status: 200,
    body: [
      {
        actionName: 'customNotificationAction',
        errors: null,
        isSuccess: true,
        outputValues: { SuccessMessage: 'Your custom notification is processed successfully.' },
      },
    ],
  });
  const { body } = await call('GET', '/connect/notifications', undefined, 'admin');
  expect(body).toMatchObject({ notifications: [{ messageTitle: 'Lag', type: 'ERP_Alert', read: false }] });
  const status = () => call('GET', '/connect/notifications/status', undefined, 'admin');
  expect((await status()).body).toMatchObject({ unreadCount: 1 });
  expect((await call('GET', '/connect/notifications', undefined, 'rep')).body).toEqual({ notifications: [] });
  await call('PATCH', '/connect/notifications', { read: true }, 'admin');
  expect((await status()).body).toMatchObject({ unreadCount: 0 });
  const seen = await (await fetch(`${org.url}/__local/notifications`)).json();
  expect(seen).toMatchObject([{ title: 'Lag', recipientId: userId('admin'), read: true }]);
});

test('one who stands twice among the recipients is notified once', async () => {
  const id = userId('admin');
  await send({ ...proper(), recipientIds: [id, id.slice(0, 15), userId('rep')] });
  expect(org.kernel.notifications.list().map(({ recipientId }) => recipientId)).toEqual([userId('rep'), id]);
});

test.each([
  ['customNotifTypeId', '0ML000000000001AAA', 'there is no notification type'],
  ['customNotifTypeId', undefined, 'there is no notification type'],
  ['recipientIds', ['005000000000001AAA'], 'is no active user'],
  ['recipientIds', [], 'recipientIds: a value is required'],
  ['recipientIds', Array.from({ length: 501 }, (_, n) => String(n)), 'at most 500'],
  ['title', '', 'title: a value is required'],
  ['title', 'x'.repeat(251), 'title: at most 250'],
  ['body', 'x'.repeat(751), 'body: at most 750'],
  ['targetId', undefined, 'targetId or targetPageRef'],
  ['sound', 'bell', 'sound is no input'],
])('a wrong %s is refused: %s', async (name, value, words) => {
  const { status, body } = await send({ ...proper(), [name]: value });
  expect(status).toBe(400);
  expect(body).toMatchObject([{ isSuccess: false, outputValues: null, errors: [{ statusCode: 'INVALID_API_INPUT' }] }]);
  expect(JSON.stringify(body)).toContain(words);
  expect(org.kernel.notifications.list()).toEqual([]);
});

test('the longest title and text are taken', async () => {
  expect((await send({ ...proper(), title: 'x'.repeat(250), body: 'y'.repeat(750) })).status).toBe(200);
});

test('a user without Send Custom Notifications notifies nobody', async () => {
  const { status, body } = await send(proper(), 'rep');
  expect(status).toBe(400);
  expect(body).toMatchObject([{ errors: [{ statusCode: 'INSUFFICIENT_ACCESS_OR_READONLY' }] }]);
});

test('a body without inputs, and unread notifications, are refused', async () => {
  for (const inputs of [undefined, [], 'x', [1]]) {
    expect((await call('POST', '/actions/standard/customNotificationAction', { inputs })).status).toBe(400);
  }
  expect((await call('PATCH', '/connect/notifications', { read: false })).status).toBe(400);
});
