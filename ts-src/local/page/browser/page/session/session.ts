/** What the server tells the page about itself. */
export interface PageConfig {
  readonly apiVersion: string;
  readonly appName: string;
  readonly users: readonly { readonly name: string; readonly role: string; readonly username: string }[];
  readonly erpUrl: string;
  readonly namespace: string;
}

const STORAGE_KEY = 'counterpart-user';

let config: PageConfig | undefined;

/** Reads the configuration once; `?user=` in the address chooses the user of this browser tab. */
export async function loadConfig(): Promise<PageConfig> {
  const response = await fetch('/page/config.json');
  config = (await response.json()) as PageConfig;
  const asked = new URLSearchParams(location.search).get('user');
  if (asked && config.users.some(({ name }) => name === asked)) sessionStorage.setItem(STORAGE_KEY, asked);
  return config;
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
  if (!response.ok) throw new OrgError(response.status, text.slice(0, 500) || response.statusText);
  return (text ? JSON.parse(text) : undefined) as T;
}
