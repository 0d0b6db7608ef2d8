/** The records of a dry run: spread evenly over all that the ERP has, so that old and new ones are among them. */
import { CounterpartError } from '../errors/counterpart-error.ts';
import type { SourceRecord } from '../erp/contract.ts';
import type { RunContext } from '../sync/ports.ts';
import { withPatience } from '../sync/reactions.ts';
import { readRequest } from '../sync/read-request.ts';
import { NUMBER_FIELDS } from './record-number.ts';

/** Records read by key in one call of the connector. */
const KEYS_PER_READ = 200;
/** Beyond so many records their keys are not listed: that alone would take minutes. The first ones are read instead. */
const LISTED_MAX = 200_000;

export interface Sample {
  readonly records: readonly SourceRecord[];
  readonly available: number | null;
  readonly how: 'all' | 'spread' | 'first';
}

/** Reads at most `budget` records of the mapping's entity. Rejects with what the connector rejects with. */
export async function readSample(context: RunContext, budget: number): Promise<Sample> {
  const { erp, company } = context;
  const { entity } = context.mapping.compiled.document.source;
  const available = await erp.count(company.code, entity).catch(() => null);
  const keys = available !== null && available > LISTED_MAX ? null : await listKeys(context, entity);
  if (keys === null) return { records: await readFirst(context, budget), available, how: 'first' };
  const chosen = spread(keys, budget);
  const records: SourceRecord[] = [];
  for (let at = 0; at < chosen.length; at += KEYS_PER_READ) {
    const some = chosen.slice(at, at + KEYS_PER_READ);
    records.push(...(await withPatience(context, () => erp.readByKey(requestOf(context), some))));
  }
  return { records, available: available ?? keys.length, how: chosen.length === keys.length ? 'all' : 'spread' };
}

/** Every n-th of the keys, the first and the last among them. */
export function spread<T>(keys: readonly T[], budget: number): readonly T[] {
  if (keys.length <= budget) return keys;
  if (budget === 1) return keys.slice(-1);
  const step = (keys.length - 1) / (budget - 1);
  return Array.from({ length: budget }, (_, index) => keys[Math.round(index * step)] as T);
}

const requestOf = (context: RunContext): ReturnType<typeof readRequest> => {
  const request = readRequest(context);
  return { ...request, fields: [...(request.fields ?? []), ...NUMBER_FIELDS], fresh: true };
};

/** All keys; null where the ERP can't list them. */
async function listKeys(context: RunContext, entity: string): Promise<readonly string[] | null> {
  const { company, signal } = context;
  const asked = { company: company.code, entity, ...(signal === undefined ? {} : { signal }) };
  try {
    return [...(await withPatience(context, () => context.erp.keys(asked)))];
  } catch (error) {
    if (error instanceof CounterpartError && error.kind === 'data') return null;
    throw error;
  }
}

async function readFirst(context: RunContext, budget: number): Promise<readonly SourceRecord[]> {
  return withPatience(context, async () => {
    const records: SourceRecord[] = [];
    for await (const page of context.erp.read({ ...requestOf(context), since: null })) {
      records.push(...page.records.slice(0, budget - records.length));
      if (records.length >= budget) break;
    }
    return records;
  });
}
