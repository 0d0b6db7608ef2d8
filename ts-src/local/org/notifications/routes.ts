import { isJsonObject, jsonFields } from '../http/json-body.ts';
import type { JsonFields } from '../http/json-body.ts';
import { OrgError } from '../http/org-error.ts';
import type { ApiReply, ApiRequest, RouteDefinition } from '../http/route.ts';
import type { Kernel } from '../kernel/types.ts';
import { NotificationProblem } from './notifications.ts';
import type { NotificationInput, UserNotification } from './notifications.ts';

const ACTION = 'customNotificationAction';

/**
 * Sending custom notifications (Actions Developer Guide, Custom Notification Actions) and reading one's own (Connect
 * REST API, Notifications). Other actions are not there.
 */
export function notificationRoutes(kernel: Kernel): RouteDefinition[] {
  return [
    {
      method: 'POST',
      path: `/actions/standard/${ACTION}`,
      kind: 'action',
      handle: (request) => sendAll(kernel, request),
    },
    {
      method: 'GET',
      path: '/connect/notifications',
      kind: 'notifications',
      handle: (request) => list(kernel, request),
    },
    {
      method: 'GET',
      path: '/connect/notifications/status',
      kind: 'notifications',
      handle: (request) => status(kernel, request),
    },
    {
      method: 'PATCH',
      path: '/connect/notifications',
      kind: 'notifications',
      handle: (request) => markRead(kernel, request),
    },
  ];
}

/** One result an input, in their order; 400 when one is refused. */
function sendAll(kernel: Kernel, { raw, session }: ApiRequest): ApiReply {
  const { inputs } = jsonFields(raw);
  if (!Array.isArray(inputs) || inputs.length === 0 || !inputs.every(isJsonObject)) {
    throw new OrgError(400, 'INVALID_INPUT', 'inputs must be a list of objects');
  }
  const mayNotify = session.access.userPermission('SendCustomNotifications');
  const results = inputs.map((input) => resultOf(kernel, input, mayNotify));
  return { status: results.every(({ isSuccess }) => isSuccess) ? 200 : 400, body: results };
}

interface ActionResult {
  readonly actionName: string;
  readonly errors: readonly object[] | null;
  readonly isSuccess: boolean;
  readonly outputValues: object | null;
}

function resultOf(kernel: Kernel, input: JsonFields, mayNotify: boolean): ActionResult {
  try {
    if (!mayNotify) {
      const message = 'The user permission Send Custom Notifications is required';
      throw new NotificationProblem('INSUFFICIENT_ACCESS_OR_READONLY', message);
    }
    kernel.notifications.send(notificationOf(input));
    const outputValues = { SuccessMessage: 'Your custom notification is processed successfully.' };
    return { actionName: ACTION, errors: null, isSuccess: true, outputValues };
  } catch (error) {
    if (!(error instanceof NotificationProblem)) throw error;
    const errors = [{ statusCode: error.statusCode, message: error.message, fields: [] }];
    return { actionName: ACTION, errors, isSuccess: false, outputValues: null };
  }
}

const known = new Set(['customNotifTypeId', 'recipientIds', 'senderId', 'title', 'body', 'targetId', 'targetPageRef']);

function notificationOf(input: JsonFields): NotificationInput {
  const foreign = Object.keys(input).find((name) => !known.has(name));
  if (foreign !== undefined) throw new NotificationProblem('INVALID_API_INPUT', `${foreign} is no input of the action`);
  const text = (name: string): string => (typeof input[name] === 'string' ? input[name] : '');
  const recipients = input['recipientIds'];
  return {
    customNotifTypeId: text('customNotifTypeId'),
    recipientIds: Array.isArray(recipients) ? recipients.map(String) : [],
    title: text('title'),
    body: text('body'),
    targetId: text('targetId') || null,
    targetPageRef: text('targetPageRef') || null,
  };
}

function list(kernel: Kernel, { session }: ApiRequest): ApiReply {
  return { status: 200, body: { notifications: kernel.notifications.list(session.user.id).map(asConnect) } };
}

function status(kernel: Kernel, { session }: ApiRequest): ApiReply {
  const all = kernel.notifications.list(session.user.id);
  const unread = all.filter(({ read }) => !read);
  const time = (one: UserNotification | undefined): string | null =>
    one === undefined ? null : new Date(one.sentAt).toISOString();
  const body = { lastActivity: time(all[0]), oldestUnread: time(unread.at(-1)), unreadCount: unread.length };
  return { status: 200, body: { ...body, oldestUnseen: body.oldestUnread, unseenCount: body.unreadCount } };
}

/** `{read: true}`, with `notificationIds` for some of them. */
function markRead(kernel: Kernel, { raw, session }: ApiRequest): ApiReply {
  const { read, notificationIds } = jsonFields(raw);
  if (read !== true) throw new OrgError(400, 'INVALID_INPUT', 'The local org marks notifications as read only');
  const ids = Array.isArray(notificationIds) ? notificationIds.map(String) : undefined;
  kernel.notifications.markRead(session.user.id, ids);
  return { status: 200, body: { notifications: kernel.notifications.list(session.user.id).map(asConnect) } };
}

function asConnect(one: UserNotification): object {
  const time = new Date(one.sentAt).toISOString();
  return {
    id: one.id,
    recipientId: one.recipientId,
    type: one.type,
    messageTitle: one.title,
    messageBody: one.body,
    target: one.targetId,
    targetPageRef: one.targetPageRef,
    read: one.read,
    seen: one.read,
    count: 1,
    lastModified: time,
    mostRecentActivityDate: time,
  };
}
