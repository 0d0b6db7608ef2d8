/** Lets the org try what was planned, and says of each record what came of it. */
import type { CounterpartError } from '../errors/counterpart-error.ts';
import type { RehearsalOutcome, RehearsalRequest, RehearsalRow } from '../salesforce/port.ts';
import type { RunContext } from '../sync/ports.ts';
import { withPatience } from '../sync/reactions.ts';
import type { PlannedRecord } from './plan.ts';

/** What became of the rows of one record. */
export interface Rehearsed {
  /** Null when there was no row of its own to try. */
  readonly header: RehearsalOutcome | null;
  readonly childCreates: readonly RehearsalOutcome[];
  readonly childUpdates: readonly RehearsalOutcome[];
}

/** Where the outcome of a row belongs. */
interface Place {
  readonly record: number;
  readonly part: 'header' | 'childCreates' | 'childUpdates';
}

interface Batch {
  readonly groups: RehearsalRow[][];
  readonly places: Place[][];
}

/** Rehearses all records, creations first. Nothing stays. Rejects with what the port rejects with. */
export async function rehearsePlan(
  context: RunContext,
  records: readonly PlannedRecord[],
): Promise<readonly Rehearsed[]> {
  const results = records.map(() => ({
    header: null as RehearsalOutcome | null,
    childCreates: [] as RehearsalOutcome[],
    childUpdates: [] as RehearsalOutcome[],
  }));
  const batches = { create: creations(context, records), update: updates(context, records) };
  for (const kind of ['create', 'update'] as const) {
    const { groups, places } = batches[kind];
    const outcomes = await rehearse(context, { kind, groups });
    outcomes.forEach((group, index) =>
      group.forEach((outcome, position) => {
        const { record, part } = places[index]?.[position] as Place;
        const result = results[record] as (typeof results)[number];
        if (part === 'header') result.header = outcome;
        else result[part].push(outcome);
      }),
    );
  }
  return results;
}

async function rehearse(
  context: RunContext,
  request: RehearsalRequest,
): Promise<readonly (readonly RehearsalOutcome[])[]> {
  const signal = context.signal === undefined ? {} : { signal: context.signal };
  return withPatience(context, () => context.salesforce.rehearse({ ...request, ...signal }));
}

/** New records with what stands below them, and new rows below records that are there. */
function creations(context: RunContext, records: readonly PlannedRecord[]): Batch {
  const { object } = context.mapping.compiled.header;
  const batch: Batch = { groups: [], places: [] };
  records.forEach(({ header, children }, record) => {
    if (header.fate === 'create') {
      batch.groups.push([{ object, row: header.row }, ...children.create]);
      batch.places.push([
        { record, part: 'header' },
        ...children.create.map((): Place => ({ record, part: 'childCreates' })),
      ]);
      return;
    }
    for (const child of children.create) {
      batch.groups.push([child]);
      batch.places.push([{ record, part: 'childCreates' }]);
    }
  });
  return batch;
}

function updates(context: RunContext, records: readonly PlannedRecord[]): Batch {
  const { object } = context.mapping.compiled.header;
  const batch: Batch = { groups: [], places: [] };
  records.forEach(({ header, children }, record) => {
    if (header.fate === 'update' && header.row !== null) {
      batch.groups.push([{ object, row: header.row }]);
      batch.places.push([{ record, part: 'header' }]);
    }
    for (const child of children.update) {
      batch.groups.push([child]);
      batch.places.push([{ record, part: 'childUpdates' }]);
    }
  });
  return batch;
}

/** Why a record would not be written as it stands: its own refusal, or the first one below it. */
export function refusalOf(
  { header, childCreates, childUpdates }: Rehearsed,
  plan: PlannedRecord,
): { readonly error: CounterpartError; readonly object: string | null } | null {
  if (header?.outcome === 'refused') return { error: header.error, object: null };
  const rows = [...plan.children.create, ...plan.children.update];
  for (const [index, outcome] of [...childCreates, ...childUpdates].entries()) {
    if (outcome.outcome === 'refused') return { error: outcome.error, object: rows[index]?.object ?? null };
  }
  return null;
}
