/** The connector to Dynamics 365 Business Central: API v2.0 and the API pages of the Counterpart extension. */
import { codedError } from '../../errors/coded-error.ts';
import { sleepFor, type RetryPolicy } from '../../errors/retry.ts';
import type { EntityDescription, EntityField, ErpConnector, ReadRequest, SourcePage } from '../contract.ts';
import { APPLICATION_SHAPE } from './application.ts';
import { checkInstallation } from './check.ts';
import { createClient, type Client } from './client.ts';
import { findCompany, listCompanies, readCompanies } from './companies.ts';
import { listEntities, loadShapes, placeOf, type Shapes } from './installation.ts';
import { joinedFields } from './joined-fields.ts';
import type { EntityShape } from './metadata.ts';
import { setAddress } from './odata.ts';
import { readOrderPostings } from './order-postings.ts';
import { planRead, STAMP } from './plan.ts';
import { readEntity } from './read.ts';
import { readByIds, readKeys } from './read-by-key.ts';
import { withReadOnly } from './read-only-fields.ts';
import type { Reading } from './reading.ts';
import { createSales } from './sales.ts';
import { searchRecords } from './search.ts';
import { createSeenStamps, type SeenStamps } from './seen-stamps.ts';
import type { BusinessCentralConnection, BusinessCentralOptions } from './settings.ts';
import { createWriter } from './write.ts';

export type { BusinessCentralConnection, BusinessCentralOptions } from './settings.ts';

const OVERLAP_MS = 300_000;
const ANSWER_TIMEOUT_MS = 480_000;
const PAGE_ROWS = { records: 5_000, documents: 2_000 } as const;
/** How long `$metadata` counts as known: extensions are installed and updated while the companion runs. */
const SHAPES_LIFE_MS = 900_000;

type Remembered<T> = (options?: { readonly fresh?: boolean }) => Promise<T>;

/** Asks once for all who want it, and again after `lifeMs`, after a failure, or when it is to be fresh. */
function remembered<T>(load: () => Promise<T>, lifeMs: number): Remembered<T> {
  let known: { readonly at: number; readonly value: Promise<T> } | null = null;
  return ({ fresh = false } = {}) => {
    if (!fresh && known !== null && performance.now() - known.at < lifeMs) return known.value;
    const value = load();
    const mine = { at: performance.now(), value };
    known = mine;
    value.catch(() => {
      if (known === mine) known = null;
    });
    return value;
  };
}

/** The key and the stamp under their usual names, where the page has others. */
function usualNames(shape: EntityShape): EntityField[] {
  const id = shape.key === null || shape.key === 'id' ? [] : [{ name: 'id', type: 'guid' } as const];
  const stamp = shape.stamp === null || shape.stamp === STAMP ? [] : [{ name: STAMP, type: 'datetime' } as const];
  return [...id, ...stamp];
}

function described(shapes: Shapes, entity: string): EntityDescription {
  const place = placeOf(shapes, entity);
  const { source, shape } = place;
  if (source.signal === 'application') {
    const fields = APPLICATION_SHAPE.map(([name, type]): EntityField => ({ name, type, readOnly: true }));
    return { entity, fields, children: {} };
  }
  const fields = [...shape.fields.values(), ...usualNames(shape)];
  const further = [...shapes.extension.values()].find(({ set }) => set === source.details?.set);
  for (const [name, type] of joinedFields(source)) {
    if (!shape.fields.has(name)) fields.push(further?.fields.get(name) ?? { name, type });
  }
  return { entity, fields: withReadOnly(fields, place), children: shape.navigation };
}

interface Parts {
  readonly connection: BusinessCentralConnection;
  readonly options: BusinessCentralOptions;
  readonly client: Client;
  readonly shapes: Remembered<Shapes>;
  readonly companyIds: () => Promise<ReadonlyMap<string, string>>;
  readonly seen: SeenStamps;
}

function partsOf(connection: BusinessCentralConnection, options: BusinessCentralOptions): Parts {
  const sleep = options.sleep ?? sleepFor;
  const random = options.random ?? Math.random;
  const retry: RetryPolicy = { attemptsMax: 6, delayMs: 300, delayMsMax: 30_000, sleep, random };
  const answerTimeoutMs = options.answerTimeoutMs ?? ANSWER_TIMEOUT_MS;
  const client = createClient({ url: connection.url, auth: connection.auth, retry, answerTimeoutMs });
  const companyIds = remembered(async () => {
    const listed = await listCompanies(client);
    return new Map(
      connection.companies.flatMap(({ code, name }) => {
        const found = findCompany(listed, name);
        return found === undefined ? [] : [[code, found.id] as const];
      }),
    );
  }, SHAPES_LIFE_MS);
  const shapes = remembered(() => loadShapes(client, connection.apis ?? []), SHAPES_LIFE_MS);
  return { connection, options, client, shapes, companyIds, seen: createSeenStamps() };
}

async function readingOf(parts: Parts, company: string, signal: AbortSignal | undefined): Promise<Reading> {
  const companyId = (await parts.companyIds()).get(company);
  if (companyId === undefined) {
    const name = parts.connection.companies.find(({ code }) => code === company)?.name ?? company;
    throw codedError('BC_COMPANY_MISSING', { values: { company: name } });
  }
  return {
    client: parts.client,
    shapes: await parts.shapes(),
    companyId,
    signal,
    pageRows: { ...PAGE_ROWS, ...parts.options.pageSize },
    overlapMs: parts.options.overlapMs ?? OVERLAP_MS,
    now: () => Date.now(),
    seen: parts.seen,
  };
}

/** The client of a reading that must not lag behind what was just written. */
function freshClient(client: Client): Client {
  return { ...client, json: (question) => client.json({ ...question, fresh: true }) };
}

async function* read(parts: Parts, request: ReadRequest): AsyncGenerator<SourcePage> {
  const reading = await readingOf(parts, request.company, request.signal);
  yield* readEntity(reading, planRead(reading.shapes, request), request.since);
}

async function count(parts: Parts, company: string, entity: string): Promise<number> {
  const reading = await readingOf(parts, company, undefined);
  const { filter, source, key } = planRead(reading.shapes, { company, entity, expand: [] });
  const query = { top: 1, count: true, select: [key], ...(filter === undefined ? {} : { filter }) };
  const address = setAddress(reading.companyId, source.set, query);
  const answer = await parts.client.json<{ '@odata.count'?: number }>({
    address,
    api: source.api,
    operation: `counting ${source.set}`,
  });
  return Number(answer['@odata.count'] ?? 0);
}

/**
 * Makes the connector of an installation; nothing is contacted before the first call. Reads are repeated when they fail
 * for a passing reason; writes only when they certainly did not reach the server.
 */
export function createBusinessCentral(
  connection: BusinessCentralConnection,
  options: BusinessCentralOptions = {},
): ErpConnector {
  const parts = partsOf(connection, options);
  const readByKey: ErpConnector['readByKey'] = async (request, keys) => {
    if (keys.length === 0) return [];
    const opened = await readingOf(parts, request.company, request.signal);
    const reading = request.fresh === true ? { ...opened, client: freshClient(opened.client) } : opened;
    return readByIds(reading, planRead(reading.shapes, request), keys);
  };
  const write = createWriter((company) => readingOf(parts, company, undefined));
  return {
    kind: 'business-central',
    companies: async () => readCompanies(parts.client, await parts.shapes(), connection.companies),
    describe: async (entity, options) => described(await parts.shapes(options), entity),
    entities: async () => listEntities(await parts.shapes()),
    search: async (request) => searchRecords(await readingOf(parts, request.company, request.signal), request),
    read: (request) => read(parts, request),
    readByKey,
    keys: async ({ company, entity, signal }) => {
      const opened = await readingOf(parts, company, signal);
      const reading = { ...opened, client: freshClient(opened.client) };
      return readKeys(reading, planRead(reading.shapes, { company, entity, expand: [] }));
    },
    orderPostings: async ({ company, numbers }) =>
      readOrderPostings(await readingOf(parts, company, undefined), numbers),
    write,
    sales: createSales({ write, readByKey }),
    count: (company, entity) => count(parts, company, entity),
    keyField: () => 'id',
    stampField: () => STAMP,
    version: async () =>
      (await listCompanies(parts.client)).find((company) => company.systemVersion !== '')?.systemVersion ?? null,
    check: () => checkInstallation(parts.client, parts.shapes, connection.companies),
    close: () => parts.client.close(),
  };
}
