/** The session with one org: what `SalesforcePort` promises, on REST and Bulk API 2.0. */
import { sleepFor, type RetryPolicy } from '../errors/retry.ts';
import type { BulkParts } from './bulk-job.ts';
import { bulkQuery } from './bulk-query.ts';
import { bulkUpsert } from './bulk-upsert.ts';
import { checkOrg } from './check.ts';
import { deleteCollection, recordOf, writeCollection, type CollectionWrite } from './collections.ts';
import { columnsOf, hasUnspeakableText } from './csv.ts';
import { readOnlyCurrency } from './currency.ts';
import { createDescriber, type Describer } from './describe.ts';
import { codedError } from '../errors/coded-error.ts';
import { logIn } from './login.ts';
import { createNames, isUnprefixedCustom, type Names } from './names.ts';
import { createPace } from './pace.ts';
import type { RowOutcome, SalesforcePort, TargetRow, WriteRequest } from './port.ts';
import { plainRecord, queryPages, type QueryRow } from './query.ts';
import { sendNotification } from './notify.ts';
import { columnTargets } from './row-names.ts';
import { rehearsalCall } from './rehearse.ts';
import { rehearseGroups } from './rehearsal.ts';
import { createSession } from './session.ts';
import type { SalesforceConnection, SalesforceOptions } from './settings.ts';
import { createTransport, type Transport } from './transport.ts';
import { readUsage } from './usage.ts';

export type { SalesforceConnection, SalesforceOptions } from './settings.ts';

/** The port, and what the real client can do besides. */
export interface SalesforceClient extends SalesforcePort {
  /** Rows of a query of any size through a bulk query job: no aggregates, no sub-queries, no order to rely on. */
  queryLarge(soql: string): AsyncIterable<QueryRow>;
}

const API_VERSION = '66.0';
const JOB_TIMEOUT_MS = 1_200_000;
const ANSWER_TIMEOUT_MS = 300_000;

interface Parts {
  readonly names: Names;
  readonly transport: Transport;
  readonly describer: Describer;
  readonly bulk: BulkParts;
  readonly headers: Readonly<Record<string, string>>;
}

/** The objects a query selects from, as written in it; child relationships in sub-queries are not among them. */
function objectsIn(soql: string): string[] {
  const unquoted = soql.replace(/'(?:[^'\\]|\\.)*'/g, "''");
  return [...unquoted.matchAll(/\bFROM\s+(\w+)/gi)]
    .flatMap((match) => match[1] ?? [])
    .filter((name) => !/__r$/i.test(name));
}

/** SOQL in the org's names. The customer's own fields are known from the descriptions of the objects it names. */
async function translated(parts: Parts, soql: string): Promise<string> {
  const { names, describer } = parts;
  if (names.namespace === '') return soql;
  const own = new Set<string>();
  for (const object of objectsIn(soql)) {
    if (names.object(object) === object && isUnprefixedCustom(object)) own.add(object.toLowerCase());
    if (names.object(object) === object && !isUnprefixedCustom(object) && !/^(Account|Contact|Product2)$/i.test(object))
      continue;
    for (const name of (await describer.describe(object)).ownNames) own.add(name);
  }
  return names.soql(soql, own);
}

async function* query(parts: Parts, soql: string): AsyncGenerator<QueryRow> {
  for await (const page of queryPages(parts.transport, await translated(parts, soql))) {
    for (const record of page) yield plainRecord(record, parts.names);
  }
}

async function* queryLarge(parts: Parts, soql: string): AsyncGenerator<QueryRow> {
  const object = objectsIn(soql)[0];
  if (object === undefined) throw codedError('SF_QUERY_MALFORMED');
  yield* bulkQuery({ ...parts, ...parts.bulk }, object, await translated(parts, soql));
}

async function byCollections(
  parts: Parts,
  write: Omit<CollectionWrite, 'path' | 'headers' | 'operation' | 'clean'> & {
    readonly object: string;
    readonly key?: string;
  },
  rows: readonly TargetRow[],
): Promise<RowOutcome[]> {
  if (rows.length === 0) return [];
  const { names } = parts;
  const { object, key, method, created } = write;
  const columns = columnsOf(rows);
  const targets = await columnTargets(parts, object, key === undefined ? columns : [...columns, key]);
  const type = names.object(object);
  const path =
    key === undefined ? '/composite/sobjects' : `/composite/sobjects/${type}/${targets.get(key)?.member ?? key}`;
  const operation = `the writing of ${object} records`;
  const records = rows.map((row) => recordOf(type, row, targets));
  return writeCollection(
    parts.transport,
    { method, path, operation, created, headers: parts.headers, clean: names.stripAll },
    records,
  );
}

const viaCollections = (parts: Parts, request: WriteRequest, rows: readonly TargetRow[]): Promise<RowOutcome[]> =>
  byCollections(
    parts,
    { method: 'PATCH', object: request.object, key: request.externalIdField, created: 'answered' },
    rows,
  );

async function viaBulk(parts: Parts, request: WriteRequest): Promise<RowOutcome[]> {
  const { object, externalIdField } = request;
  const outcomes = new Array<RowOutcome>(request.rows.length);
  const byJob: number[] = [];
  const besides: number[] = [];
  request.rows.forEach((row, index) => {
    if ((row[externalIdField] ?? '') === '') {
      const place = { fields: [externalIdField], values: { fields: externalIdField } };
      outcomes[index] = { ok: false, error: codedError('SF_REQUIRED_FIELD_MISSING', place) };
    } else (hasUnspeakableText(row) ? besides : byJob).push(index);
  });
  const pick = (indexes: readonly number[]): TargetRow[] => indexes.map((index) => request.rows[index] as TargetRow);
  const put = (indexes: readonly number[], results: readonly RowOutcome[]): void =>
    indexes.forEach((index, at) => {
      outcomes[index] = results[at] as RowOutcome;
    });
  if (byJob.length > 0) {
    const rows = byJob.length === request.rows.length ? request.rows : pick(byJob);
    const job = {
      object: parts.names.object(object),
      externalIdField,
      rows,
      needIds: request.outcomes !== 'failures',
      clean: parts.names.stripAll,
      targets: (columns: readonly string[]) => columnTargets(parts, object, columns),
    };
    put(byJob, await bulkUpsert(parts.bulk, job));
  }
  if (besides.length > 0) put(besides, await viaCollections(parts, request, pick(besides)));
  return outcomes;
}

/**
 * Some refusals of rows are no matter of the rows: a full storage or a missing right would refuse all others too. They
 * reject the call, so that the run stops instead of parking everything; what was saved stays saved and is found again
 * by key. A configuration error counts as one only when it met every row.
 */
function ofTheWhole(outcomes: readonly RowOutcome[]): readonly RowOutcome[] {
  const errors = outcomes.flatMap((outcome) => (outcome.ok ? [] : [outcome.error]));
  const general = errors.find(({ kind }) => kind === 'limit' || kind === 'auth' || kind === 'bug');
  if (general !== undefined) throw general;
  const first = errors[0];
  if (
    first?.kind === 'config' &&
    errors.length === outcomes.length &&
    errors.every(({ code }) => code === first.code)
  ) {
    throw first;
  }
  return outcomes;
}

function partsOf(connection: SalesforceConnection, options: SalesforceOptions) {
  const sleep = options.sleep ?? sleepFor;
  const random = options.random ?? Math.random;
  const retry: RetryPolicy = { attemptsMax: 5, delayMs: 250, delayMsMax: 10_000, sleep, random };
  const session = createSession(() => logIn(connection, Date.now()), connection.auth.kind !== 'accessToken');
  const names = createNames(connection.namespace ?? '');
  const transport = createTransport({
    session,
    retry,
    clean: names.stripAll,
    apiVersion: connection.apiVersion ?? API_VERSION,
    answerTimeoutMs: options.answerTimeoutMs ?? ANSWER_TIMEOUT_MS,
    ...(options.onRequest === undefined ? {} : { onRequest: options.onRequest }),
  });
  const describer = createDescriber({ session, transport, names });
  const headers: Record<string, string> =
    options.allowDuplicates === true ? { 'sforce-duplicate-rule-header': 'allowSave=true' } : {};
  const bulk: BulkParts = {
    transport,
    sleep,
    now: () => performance.now(),
    jobTimeoutMs: options.jobTimeoutMs ?? JOB_TIMEOUT_MS,
    pace: createPace(),
    headers,
  };
  return { session, names, transport, describer, bulk, headers };
}

/**
 * Makes the session of a connection; nothing is contacted before the first call. Reads are repeated when they fail for
 * a passing reason; writes never are: a lost answer rejects with kind `uncertain`, and the caller reads back by key.
 */
export function createSalesforce(connection: SalesforceConnection, options: SalesforceOptions = {}): SalesforceClient {
  const parts = partsOf(connection, options);
  const { names, transport, describer } = parts;
  return {
    namespace: names.namespace,
    get apiCalls() {
      return transport.apiCalls;
    },
    describe: (object, options) => describer.describe(object, options),
    objects: () => describer.objects(),
    query: (soql) => query(parts, soql),
    queryLarge: (soql) => queryLarge(parts, soql),
    async upsert(request) {
      if (request.rows.length === 0) return [];
      const bulk = request.route === 'bulk';
      return ofTheWhole(await (bulk ? viaBulk(parts, request) : viaCollections(parts, request, request.rows)));
    },
    create: async (object, rows) =>
      ofTheWhole(await byCollections(parts, { method: 'POST', object, created: true }, rows)),
    update: async (object, rows) =>
      ofTheWhole(await byCollections(parts, { method: 'PATCH', object, created: false }, rows)),
    remove: async (object, ids) => ofTheWhole(await deleteCollection(transport, object, ids)),
    rehearse: (request) => rehearseGroups(request, rehearsalCall(parts)),
    notify: (notification) => sendNotification(transport, (soql) => query(parts, soql), notification),
    usage: () => readUsage(transport),
    onlyCurrency: () => readOnlyCurrency(transport),
    check: () => checkOrg(parts),
    close: () => transport.close(),
  };
}
