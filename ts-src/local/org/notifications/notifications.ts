import type { Clock } from '../kernel/types.ts';
import type { Sessions } from '../access/session.ts';
import type { OrgDatabase } from '../store/database.ts';

/** What a call or a flow wants to be said. Ids of 15 or 18 characters. */
export interface NotificationInput {
  readonly customNotifTypeId: string;
  readonly recipientIds: readonly string[];
  readonly title: string;
  readonly body: string;
  readonly targetId: string | null;
  readonly targetPageRef: string | null;
}

/** A notification in the list of one user. */
export interface UserNotification {
  readonly id: string;
  readonly recipientId: string;
  /** Developer name of the notification type. */
  readonly type: string;
  readonly title: string;
  readonly body: string;
  readonly targetId: string | null;
  readonly targetPageRef: string | null;
  /** Milliseconds since 1970 UTC. */
  readonly sentAt: number;
  readonly read: boolean;
}

/** Why a notification is refused. */
export class NotificationProblem extends Error {
  override readonly name = 'NotificationProblem';
  readonly statusCode: string;

  constructor(statusCode: string, message: string) {
    super(message);
    this.statusCode = statusCode;
  }
}

const TITLE_MAX = 250;
const BODY_MAX = 750;
const RECIPIENTS_MAX = 500;

/** What users of the org were notified of, newest first, for the life of the org. */
export class Notifications {
  readonly #of: { readonly database: OrgDatabase; readonly sessions: Sessions; readonly clock: Clock };
  #sent: UserNotification[] = [];
  #serial = 0;

  constructor(of: { readonly database: OrgDatabase; readonly sessions: Sessions; readonly clock: Clock }) {
    this.#of = of;
  }

  /**
   * Notifies each recipient once.
   * @throws NotificationProblem when an input is missing, too long, or names what is not there
   */
  send(input: NotificationInput): void {
    refuseLengths(input);
    const type = this.#typeOf(input.customNotifTypeId);
    const recipients = new Set(input.recipientIds.map((id) => this.#recipient(id)));
    for (const recipientId of recipients) {
      this.#serial += 1;
      const { title, body, targetId, targetPageRef } = input;
      const words = { title, body, targetId, targetPageRef };
      const id = String(this.#serial).padStart(8, '0');
      this.#sent.unshift({ id, recipientId, type, ...words, sentAt: this.#of.clock(), read: false });
    }
  }

  /** The notifications of a user, newest first; of all users without one. */
  list(userId?: string): readonly UserNotification[] {
    return userId === undefined ? this.#sent : this.#sent.filter(({ recipientId }) => recipientId === userId);
  }

  /** Marks notifications of a user as read; all of them when none are named. */
  markRead(userId: string, ids?: readonly string[]): void {
    this.#sent = this.#sent.map((one) =>
      one.recipientId === userId && (ids === undefined || ids.includes(one.id)) ? { ...one, read: true } : one,
    );
  }

  #typeOf(id: string): string {
    const { database } = this.#of;
    const record = database.ids.parse(id);
    const table = database.table('CustomNotificationType');
    const row = database.first(`SELECT "DeveloperName" FROM ${table.sql} WHERE "Id" = ?`, record);
    if (row === undefined) {
      throw new NotificationProblem('INVALID_API_INPUT', `customNotifTypeId: there is no notification type ${id}`);
    }
    return String(row[0]);
  }

  #recipient(id: string): string {
    const user = this.#of.sessions.users.find((known) => known.id.slice(0, 15) === id.slice(0, 15));
    if (user?.active === true) return user.id;
    throw new NotificationProblem('INVALID_API_INPUT', `recipientIds: ${id} is no active user`);
  }
}

function refuseLengths({ recipientIds, title, body, targetId, targetPageRef }: NotificationInput): void {
  const invalid = (message: string): never => {
    throw new NotificationProblem('INVALID_API_INPUT', message);
  };
  if (title === '') invalid('title: a value is required');
  if (title.length > TITLE_MAX) invalid(`title: at most ${TITLE_MAX} characters`);
  if (body === '') invalid('body: a value is required');
  if (body.length > BODY_MAX) invalid(`body: at most ${BODY_MAX} characters`);
  if (recipientIds.length === 0) invalid('recipientIds: a value is required');
  if (recipientIds.length > RECIPIENTS_MAX) invalid(`recipientIds: at most ${RECIPIENTS_MAX} values`);
  if (targetId === null && targetPageRef === null) invalid('targetId or targetPageRef: a value is required');
}
