import type { SourceRecord } from '../contract.ts';
import { anyOf, setAddress, slices } from './odata.ts';
import { allRows, KEYS_PER_CALL, pagesOf } from './paging.ts';
import { queryOf, type ReadPlan } from './plan.ts';
import { prepare } from './prepare.ts';
import type { Reading } from './reading.ts';

/** Calls of one batch of keys that run at the same time; further ones wait for the client's own limit anyway. */
const CALLS_AT_ONCE = 4;

const GUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/** Records by id, in the order of the ids; those that are gone, or are no posted documents, are absent. */
export async function readByIds(reading: Reading, plan: ReadPlan, ids: readonly string[]): Promise<SourceRecord[]> {
  const { client, companyId, pageRows, signal } = reading;
  const { set, api } = plan.source;
  const found = new Map<string, SourceRecord>();
  const fetch = async (keys: readonly string[]): Promise<void> => {
    const address = setAddress(companyId, set, queryOf(plan, anyOf(plan.key, keys)));
    const pageSize = plan.hasLines ? pageRows.documents : pageRows.records;
    const question = { address, api, operation: `reading ${set}`, pageSize };
    const rows = await allRows(client, signal === undefined ? question : { ...question, signal });
    for (const record of await prepare(reading, plan, rows, false))
      found.set(String(record['id']).toLowerCase(), record);
  };
  // What is no guid is no id of Business Central; asking for it would spoil the whole call.
  const calls = slices(
    [...new Set(ids)].filter((id) => GUID.test(id)),
    KEYS_PER_CALL,
  );
  for (const batch of slices(calls, CALLS_AT_ONCE)) await Promise.all(batch.map(fetch));
  return ids.map((id) => found.get(id.toLowerCase())).filter((record) => record !== undefined);
}

/** Rows of a page where only keys travel: the most that the server gives at once. */
const KEYS_PER_PAGE = 20_000;

/** Ids of all records that are there. */
export async function readKeys(reading: Reading, plan: ReadPlan): Promise<ReadonlySet<string>> {
  const { client, companyId, signal } = reading;
  const { set, api } = plan.source;
  const query = { ...queryOf(plan, undefined, plan.order ?? undefined), select: [plan.key], expand: [] };
  const question = { address: setAddress(companyId, set, query), api, operation: `reading ${set}` };
  const keys = new Set<string>();
  const asked = { ...question, pageSize: KEYS_PER_PAGE, ...(signal === undefined ? {} : { signal }) };
  for await (const page of pagesOf(client, asked, (rows) => rows))
    for (const row of page) keys.add(String(row[plan.key]));
  return keys;
}
