/** What one user may do. Object and field names in any letter case. */
export interface Access {
  /** Modify All Data: nothing is checked. */
  readonly administrator: boolean;
  readonly apiEnabled: boolean;
  readable(object: string): boolean;
  createable(object: string): boolean;
  editable(object: string): boolean;
  deletable(object: string): boolean;
  /** Sees all rows of the object whatever the sharing says. */
  viewAll(object: string): boolean;
  modifyAll(object: string): boolean;
  fieldReadable(object: string, field: string): boolean;
  fieldEditable(object: string, field: string): boolean;
  customPermission(name: string): boolean;
  /** By the name that metadata has: `SendCustomNotifications`. */
  userPermission(name: string): boolean;
}

export interface OrgUser {
  readonly id: string;
  readonly name: string;
  readonly username: string;
  readonly email: string;
  readonly role: string;
  readonly active: boolean;
}

/** One authenticated client. `access` follows changes of permission set assignments at once. */
export interface Session {
  readonly token: string;
  readonly user: OrgUser;
  readonly access: Access;
}

export interface Sessions {
  /** The session of a token, or null when it is unknown, revoked or expired; slides its expiry. */
  find(token: string): Session | null;
  /** A new session of a user; `null` when there is no such active user. */
  open(username: string): Session | null;
  revoke(token: string): void;
  /** Ends every session now, as a password change or an expired policy would. */
  expireAll(): void;
  readonly users: readonly OrgUser[];
}
