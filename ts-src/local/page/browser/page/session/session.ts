/** What the server tells the page about itself. */
export interface PageConfig {
  readonly apiVersion: string;
  readonly appName: string;
  readonly users: readonly { readonly name: string; readonly role: string; readonly username: string }[];
  readonly erpUrl: string;
  readonly namespace: string;
  /** Tabs of app pages, by their names without namespace. */
  readonly appTabs: readonly { readonly name: string; readonly label: string }[];
}

const STORAGE_KEY = 'counterpart-user';

let config: PageConfig | undefined;
let userId = '';
let customPermissions: ReadonlySet<string> = new Set();

/**
 * Reads once what the page is and who looks at it; `?user=` in the address chooses the user of this browser tab.
 * Components may be loaded only after this: some of their imports are values of the user.
 */
export async function loadSession(): Promise<void> {
  const response = await fetch('/page/config.json');
  config = (await response.json()) as PageConfig;
  const asked = new URLSearchParams(location.search).get('user');
  if (asked && config.users.some(({ name }) => name === asked)) sessionStorage.setItem(STORAGE_KEY, asked);
  const headers = { 'x-page-user': currentUser() };
  const identity = (await (await fetch('/services/oauth2/userinfo', { headers })).json()) as { user_id?: string };
  userId = identity.user_id ?? '';
  customPermissions = await readCustomPermissions();
}

async function readCustomPermissions(): Promise<ReadonlySet<string>> {
  const assigned = `SELECT PermissionSetId FROM PermissionSetAssignment WHERE AssigneeId = '${userId}'`;
  const granted = await queryOrg(
    `SELECT SetupEntityId FROM SetupEntityAccess WHERE SetupEntityType = 'CustomPermission' AND ParentId IN (${assigned})`,
  );
  const ids = new Set(granted.map(({ SetupEntityId: id }) => id));
  const permissions = await queryOrg('SELECT Id, DeveloperName FROM CustomPermission');
  return new Set(permissions.filter(({ Id: id }) => ids.has(id)).map(({ DeveloperName: name }) => String(name)));
}

/** A row of a SOQL query; parents are rows in it. */
export type Row = Readonly<Record<string, unknown>>;

/** First page of the rows of a SOQL query, as the current user; its names are those of the org, with their prefix. */
export async function queryOrg(soql: string): Promise<readonly Row[]> {
  const { records } = await callOrg<{ records: readonly Row[] }>(`query?q=${encodeURIComponent(soql)}`);
  return records;
}

/** Name of a custom object, field or relationship of the package in this org: with the namespace, if there is one. */
export function ownName(name: string): string {
  const { namespace } = pageConfig();
  return namespace && /^[A-Za-z](?:_?[A-Za-z0-9])*__[cr]$/.test(name) ? `${namespace}__${name}` : name;
}

/** Words of what the org said when it refused: the messages of its errors. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'Something went wrong.';
  try {
    const parsed: unknown = JSON.parse(error.message);
    const items = (Array.isArray(parsed) ? parsed : [parsed]) as readonly SaveProblem[];
    return items.flatMap((item) => [...detailsOf(item), item.message].slice(0, 1)).join(' ');
  } catch {
    return error.message;
  }
}

interface SaveProblem {
  readonly message: string;
  readonly output?: {
    readonly errors?: readonly { readonly message: string }[];
    readonly fieldErrors?: Readonly<Record<string, readonly { readonly message: string }[]>>;
  };
}

/** The sentences for record and fields; the outer message only says that there are some. */
function detailsOf({ output = {} }: SaveProblem): readonly string[] {
  const all = [...(output.errors ?? []), ...Object.values(output.fieldErrors ?? {}).flat()];
  return all.length > 0 ? [all.map(({ message }) => message).join(' ')] : [];
}

/** Id of the user who looks at the page, 18 characters. */
export function currentUserId(): string {
  return userId;
}

/** Whether the user has a custom permission of the package; its name has no prefix. */
export function hasCustomPermission(name: string): boolean {
  return customPermissions.has(name);
}

/** The configuration; the page starts only after it was read. */
export function pageConfig(): PageConfig {
  if (!config) throw new Error('The page has not read its configuration.');
  return config;
}

/** Name of the user this browser tab acts as: the chosen one, else the first representative. */
export function currentUser(): string {
  const { users } = pageConfig();
  const stored = sessionStorage.getItem(STORAGE_KEY);
  const known = users.find(({ name }) => name === stored) ?? users.find(({ name }) => name === 'rep') ?? users[0];
  return known?.name ?? '';
}

/** Acts as another user from now on: everything is read again. */
export function switchUser(name: string): void {
  sessionStorage.setItem(STORAGE_KEY, name);
  const address = new URL(location.href);
  address.searchParams.delete('user');
  location.assign(address);
}

/** An answer of the org that is not 2xx. */
export class OrgError extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** Calls the org's REST API as the current user; `path` begins after the version. The server adds the token. */
export async function callOrg<T>(path: string, init: RequestInit = {}): Promise<T> {
  const response = await fetch(`/services/data/v${pageConfig().apiVersion}/${path}`, {
    ...init,
    headers: { 'content-type': 'application/json', 'x-page-user': currentUser(), ...init.headers },
  });
  const text = await response.text();
  if (!response.ok) throw new OrgError(response.status, text || response.statusText);
  return (text ? JSON.parse(text) : undefined) as T;
}
