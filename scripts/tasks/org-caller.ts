import type { OrgInfo } from './child-system.ts';

/** Calls of the local org's users through REST, as any client makes them. */
export interface OrgCaller {
  /** Creates a record and gives its id; rejects with the org's words. */
  create(object: string, values: object): Promise<string>;
  update(object: string, id: string, values: object): Promise<void>;
}

/** A user of the org by name, such as `rep`. */
export function orgCaller(org: Pick<OrgInfo, 'url' | 'apiVersion' | 'users'>, user: string): OrgCaller {
  const token = org.users.find(({ name }) => name === user)?.accessToken ?? '';
  const call = async (method: string, path: string, body: object): Promise<string> => {
    const response = await fetch(`${org.url}/services/data/v${org.apiVersion}/sobjects/${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path} as ${user}: ${response.status} ${text.slice(0, 300)}`);
    return text;
  };
  return {
    create: async (object, values) => (JSON.parse(await call('POST', object, values)) as { id: string }).id,
    update: async (object, id, values) => void (await call('PATCH', `${object}/${id}`, values)),
  };
}
