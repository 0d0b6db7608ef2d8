import { randomBytes } from 'node:crypto';
import type { Clock } from '../kernel/types.ts';
import type { OrgSchema } from '../schema/types.ts';
import type { PermissionSetDefinition } from '../schema/metadata/read-permissions.ts';
import type { SchemaChanges } from '../schema/schema-changes.ts';
import type { OrgDatabase } from '../store/database.ts';
import { combineRights } from './rights.ts';
import type { ProfileKind } from './rights.ts';
import type { Access, OrgUser, Session, Sessions } from './session.ts';

/** Session timeout of a new org. It slides: each use starts it again. */
const SESSION_MS = 2 * 60 * 60 * 1000;

export interface SessionStoreParts {
  readonly schema: OrgSchema;
  readonly database: OrgDatabase;
  readonly clock: Clock;
  /** 15 characters, the front of every token. */
  readonly orgId15: string;
  readonly permissionSets: ReadonlyMap<number, PermissionSetDefinition>;
  readonly changes: SchemaChanges;
}

interface Stay {
  readonly session: Session;
  expires: number;
}

/** Users' sessions and rights. Rights are worked out from permission set assignments and kept until those change. */
export class SessionStore implements Sessions {
  readonly #of: SessionStoreParts;
  readonly #stays = new Map<string, Stay>();
  readonly #access = new Map<string, Access>();

  constructor(of: SessionStoreParts) {
    this.#of = of;
  }

  get users(): readonly OrgUser[] {
    const rows = this.#of.database.all(
      'SELECT u."Id", u."Name", u."Username", u."Email", u."IsActive", r."Name" FROM "User" u ' +
        'LEFT JOIN "UserRole" r ON r."Id" = u."UserRoleId" ORDER BY u."Id"',
    );
    return rows.map(([id, name, username, email, active, role]) => ({
      id: this.#of.database.ids.format(id as number),
      name: String(name ?? username),
      username: String(username),
      email: String(email ?? ''),
      role: String(role ?? ''),
      active: active === 1,
    }));
  }

  find(token: string): Session | null {
    const stay = this.#stays.get(token);
    if (stay === undefined) return null;
    const now = this.#of.clock();
    if (now >= stay.expires) {
      this.#stays.delete(token);
      return null;
    }
    stay.expires = now + SESSION_MS;
    return stay.session;
  }

  open(username: string): Session | null {
    const user = this.users.find((candidate) => candidate.username.toLowerCase() === username.toLowerCase());
    if (user === undefined || !user.active) return null;
    const token = `${this.#of.orgId15}!${randomBytes(48).toString('base64url').replaceAll('-', '.')}`;
    const session = this.#session(user, token);
    this.#stays.set(token, { session, expires: this.#of.clock() + SESSION_MS });
    return session;
  }

  /** A view of any active user that is no login: to ask what he may do. */
  ofUser(userId: string): Session | null {
    const user = this.users.find(({ id }) => id.slice(0, 15) === userId.slice(0, 15));
    return user === undefined || !user.active ? null : this.#session(user, '');
  }

  revoke(token: string): void {
    this.#stays.delete(token);
  }

  expireAll(): void {
    this.#stays.clear();
  }

  /** Forgets worked-out rights: assignments or users have changed. */
  forgetRights(): void {
    this.#access.clear();
  }

  #session(user: OrgUser, token: string): Session {
    const rights = (): Access => this.#accessOf(user.id);
    return {
      token,
      user,
      get access() {
        return rights();
      },
    };
  }

  #accessOf(userId: string): Access {
    const known = this.#access.get(userId);
    if (known !== undefined) return known;
    const { database, permissionSets, schema, changes } = this.#of;
    const record = database.ids.parse(userId);
    const sets = database
      .all('SELECT "PermissionSetId" FROM "PermissionSetAssignment" WHERE "AssigneeId" = ?', record)
      .flatMap(([id]) => permissionSets.get(id as number) ?? []);
    const profile = database.first(
      'SELECT p."Name" FROM "User" u JOIN "Profile" p ON p."Id" = u."ProfileId" WHERE u."Id" = ?',
      record,
    );
    const access = combineRights(schema, (profile?.[0] ?? 'Standard User') as ProfileKind, sets, (object, field) =>
      changes.isHidden(object, field),
    );
    this.#access.set(userId, access);
    return access;
  }
}
