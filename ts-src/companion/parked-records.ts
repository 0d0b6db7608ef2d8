import type { Companion, IntegrationName, ParkedRecord, RunReport, SyncReport, WaitingRecord } from './companion.ts';
import { codedError } from './errors/coded-error.ts';
import type { ParkedRow, StatePort } from './state/port.ts';
import { PRICE_BOOKS } from './sync/price-books/refusals.ts';
import { PRICES_STALE } from './sync/price-books/stale.ts';

/** Records shown or retried at a time. */
const RECORDS_MAX = 100_000;

/** Mapping name → company → keys in the ERP. */
export type RetryRequest = ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>;

/** The parked records of a state; `retry` is what tries some of them anew. */
export function createParkedRecords(
  state: StatePort,
  retry: (request: RetryRequest) => Promise<SyncReport>,
): Companion['parked'] {
  return {
    list: async (filter = {}) => {
      const integrationOf = await integrations(state);
      return (await state.listParked(filter, RECORDS_MAX)).map((row) => toRecord(row, integrationOf));
    },
    show: async (key) => {
      const row = (await state.findParked(key))[0];
      return row === undefined ? null : toRecord(row, await integrations(state));
    },
    retry: async (keys) => {
      const rows = await chosen(state, keys);
      // Price books have no mapping: any pass computes them anew when they are stale.
      if (rows.some(isOfBooks)) await state.record({ marks: { [PRICES_STALE]: 'stale' } });
      return retry(requestOf(rows.filter((row) => !isOfBooks(row))));
    },
  };
}

const isOfBooks = (row: ParkedRow): boolean => row.mapping === PRICE_BOOKS;

async function chosen(state: StatePort, keys: readonly string[] | undefined): Promise<readonly ParkedRow[]> {
  if (keys === undefined) return state.listParked({}, RECORDS_MAX);
  const rows: ParkedRow[] = [];
  for (const key of keys) {
    const found = await state.findParked(key);
    if (found.length === 0) throw codedError('PARKED_UNKNOWN', { values: { key } });
    rows.push(...found);
  }
  return rows;
}

/** What to read again to try these records anew. */
export function requestOf(rows: readonly ParkedRow[]): RetryRequest {
  const request = new Map<string, Map<string, string[]>>();
  for (const { mapping, company, sourceKey } of rows) {
    const companies = request.get(mapping) ?? new Map<string, string[]>();
    companies.set(company, [...(companies.get(company) ?? []), sourceKey]);
    request.set(mapping, companies);
  }
  return request;
}

/** Integrations by mapping, as the last runs knew them. */
async function integrations(state: StatePort): Promise<ReadonlyMap<string, IntegrationName>> {
  const reports = (await state.lastRuns()).map((row) => JSON.parse(row.report) as RunReport);
  return new Map(reports.map((report) => [report.mapping, report.integration]));
}

function toRecord(row: ParkedRow, integrationOf: ReadonlyMap<string, IntegrationName>): ParkedRecord {
  const { mapping, company, key, code, message, owner, fields, attempts, firstSeen, lastSeen } = row;
  const integration = mapping === PRICE_BOOKS ? 'prices' : (integrationOf.get(mapping) ?? 'customers');
  return { integration, mapping, company, key, code, message, owner, fields, attempts, firstSeen, lastSeen };
}

/** Records in the waiting room, with the key of what they wait for. */
export async function waitingRecords(state: StatePort): Promise<readonly WaitingRecord[]> {
  return (await state.listWaiting(RECORDS_MAX))
    .filter((row) => !row.written)
    .map(({ mapping, company, key, waitsKey, firstSeen }) => ({
      mapping,
      company,
      key,
      waitsFor: waitsKey,
      firstSeen,
    }));
}
