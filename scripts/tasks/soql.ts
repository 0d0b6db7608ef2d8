/**
 * Reads the local org as any client would: SOQL over REST, page by page. Independent of the companion on purpose, so
 * that what it wrote is read back by something that shares none of its code.
 */

/** Where to read and as whom. */
export interface OrgAccess {
  readonly url: string;
  readonly apiVersion: string;
  readonly accessToken: string;
  /** Prefix of the package's names, without underscores; queries and rows are written without it. */
  readonly namespace?: string;
}

interface QueryPage<Row> {
  readonly done: boolean;
  readonly totalSize: number;
  readonly records: readonly Row[];
  readonly nextRecordsUrl?: string;
}

/** All rows of a query in the order asked for. Rejects with the org's own message. */
export async function* soql<Row>(org: OrgAccess, query: string): AsyncGenerator<Row> {
  let path: string | undefined = queryPath(org, query);
  while (path !== undefined) {
    const page: QueryPage<Row> = await getJson(org, path);
    yield* page.records;
    path = page.nextRecordsUrl;
  }
}

function queryPath(org: OrgAccess, query: string): string {
  const prefixed = org.namespace ? query.replaceAll(/\b\w+__[cr]\b/g, (name) => `${org.namespace}__${name}`) : query;
  return `/services/data/v${org.apiVersion}/query?q=${encodeURIComponent(prefixed)}`;
}

async function getJson<T>(org: OrgAccess, path: string): Promise<T> {
  const response = await fetch(`${org.url}${path}`, { headers: { authorization: `Bearer ${org.accessToken}` } });
  const text = await response.text();
  if (!response.ok) throw new Error(`The org answered ${response.status} to a query: ${text.slice(0, 500)}`);
  return JSON.parse(org.namespace ? text.replaceAll(`"${org.namespace}__`, '"') : text) as T;
}
