/** One record to write: field → value; a parent by external id stands as `{ ERP_Key__c: key }` under its relationship. */
export type OrgRow = Readonly<Record<string, unknown>>;

/** Where and as whom to write. */
export interface OrgAccess {
  readonly url: string;
  readonly accessToken: string;
  /** Prefix of our names in the org; empty when it has none. */
  readonly namespace?: string;
}

const ROWS_PER_CALL = 200;
const ownName = /^[A-Za-z](?:_?[A-Za-z0-9])*__[cr]$/;

function prefixed(name: string, namespace: string | undefined): string {
  return namespace && ownName.test(name) ? `${namespace}__${name}` : name;
}

function named(value: unknown, namespace: string | undefined): unknown {
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [prefixed(name, namespace), named(inner, namespace)]),
  );
}

/** Creates or updates one record by an external id through REST; gives its Salesforce id. */
export async function upsertRecord(org: OrgAccess, object: string, row: OrgRow): Promise<string> {
  const [id] = await upsertRecords(org, object, [row]);
  return id!;
}

/**
 * Creates or updates records by `ERP_Key__c` through the collections of the REST API, 200 a call. Rejects at the first
 * record that the org refuses.
 */
export async function upsertRecords(org: OrgAccess, object: string, rows: readonly OrgRow[]): Promise<string[]> {
  const name = prefixed(object, org.namespace);
  const key = object === 'ERP_Connection__c' ? 'Connection_Key__c' : 'ERP_Key__c';
  const path = `/services/data/v66.0/composite/sobjects/${name}/${prefixed(key, org.namespace)}`;
  const ids: string[] = [];
  for (let start = 0; start < rows.length; start += ROWS_PER_CALL) {
    const records = rows
      .slice(start, start + ROWS_PER_CALL)
      .map((row) => ({ attributes: { type: name }, ...(named(row, org.namespace) as object) }));
    const response = await fetch(org.url + path, {
      method: 'PATCH',
      headers: { authorization: `Bearer ${org.accessToken}`, 'content-type': 'application/json' },
      body: JSON.stringify({ allOrNone: false, records }),
    });
    const results = (await response.json()) as { success: boolean; id: string; errors: unknown }[];
    const refused = Array.isArray(results) ? results.find(({ success }) => !success) : results;
    if (refused) throw new Error(`The org refused a ${name}: ${JSON.stringify(refused)}`);
    ids.push(...results.map(({ id }) => id));
  }
  return ids;
}

/** Creates one record; gives its Salesforce id. */
export async function createRecord(org: OrgAccess, object: string, fields: OrgRow): Promise<string> {
  const response = await fetch(`${org.url}/services/data/v66.0/sobjects/${prefixed(object, org.namespace)}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${org.accessToken}`, 'content-type': 'application/json' },
    body: JSON.stringify(named(fields, org.namespace)),
  });
  const answer = (await response.json()) as { id: string };
  if (!response.ok) throw new Error(`The org refused a new ${object}: ${JSON.stringify(answer)}`);
  return answer.id;
}

/** Changes fields of one record by its Salesforce id. */
export async function updateRecord(org: OrgAccess, object: string, id: string, fields: OrgRow): Promise<void> {
  const response = await fetch(`${org.url}/services/data/v66.0/sobjects/${prefixed(object, org.namespace)}/${id}`, {
    method: 'PATCH',
    headers: { authorization: `Bearer ${org.accessToken}`, 'content-type': 'application/json' },
    body: JSON.stringify(named(fields, org.namespace)),
  });
  if (!response.ok) throw new Error(`The org refused a change of a ${object}: ${await response.text()}`);
}
