/**
 * The calls of a rehearsal: sObject collections with `allOrNone` (REST API guide, "sObject Collections": records are
 * handled in runs of one type, and all are rolled back when one fails). That an earlier run is really saved, with its
 * rules and automation, before a later one fails is assumed
 * (docs/fidelity.md).
 */
import { codedError } from '../errors/coded-error.ts';
import { outcomeOf, resultsOf, deleteCollection, recordOf, type CollectionResult } from './collections.ts';
import { columnsOf } from './csv.ts';
import type { Describer } from './describe.ts';
import type { Names } from './names.ts';
import type { RehearsalRequest, RehearsalRow, RowOutcome } from './port.ts';
import type { RehearsalCall } from './rehearsal.ts';
import { columnTargets, type ColumnTarget } from './row-names.ts';
import type { Transport } from './transport.ts';

export interface RehearsalParts {
  readonly names: Names;
  readonly transport: Transport;
  readonly describer: Describer;
  /** Of the real write: the same duplicate rule header. */
  readonly headers: Readonly<Record<string, string>>;
}

/** Type of the row that must be refused: a detail that can't be without its master, and that the user may create. */
const WITNESS = 'ERP_Mapping_Version__c';

/** Makes the call of a session, see `RehearsalCall`. */
export const rehearsalCall =
  (parts: RehearsalParts): RehearsalCall =>
  async (kind, rows) => {
    const records = [...(await recordsOf(parts, rows)), await witnessOf(parts, kind)];
    const operation = 'a dry run';
    const answer = await parts.transport.sendJson({
      method: kind === 'create' ? 'POST' : 'PATCH',
      path: '/composite/sobjects',
      body: JSON.stringify({ allOrNone: true, records }),
      headers: parts.headers,
      // Nothing stays, so that a lost answer does no harm and the call may be repeated.
      effect: 'read',
      operation,
    });
    const results = resultsOf(answer, records.length, operation);
    if (results.some(({ success }) => success === true)) await takeBack(parts, { kind, rows, results });
    const outcomes = results.map((result) => outcomeOf(result, { created: false, clean: parts.names.stripAll }));
    return { rows: outcomes.slice(0, -1), witness: outcomes.at(-1) as RowOutcome };
  };

async function recordsOf(parts: RehearsalParts, rows: readonly RehearsalRow[]): Promise<Record<string, unknown>[]> {
  const targets = new Map<string, ReadonlyMap<string, ColumnTarget>>();
  for (const object of new Set(rows.map((row) => row.object))) {
    const columns = columnsOf(rows.filter((row) => row.object === object).map(({ row }) => row));
    targets.set(object, await columnTargets(parts, object, columns));
  }
  return rows.map(({ object, row }) => recordOf(parts.names.object(object), row, targets.get(object) ?? new Map()));
}

/**
 * The row that must be refused. Created: a version without its mapping (REQUIRED_FIELD_MISSING). Updated: one whose id
 * nothing has (INVALID_CROSS_REFERENCE_KEY); versions can't be updated by the user either.
 */
async function witnessOf(parts: RehearsalParts, kind: RehearsalRequest['kind']): Promise<Record<string, unknown>> {
  const attributes = { type: parts.names.object(WITNESS) };
  if (kind === 'create') return { attributes };
  const { keyPrefix } = await parts.describer.describe(WITNESS);
  return { attributes, id: `${keyPrefix ?? 'a00'}zzzzzzzzzzzz` };
}

/** The org kept rows: deletes what was created, and says loudly which records to look at. Always rejects. */
async function takeBack(
  { transport }: RehearsalParts,
  kept: {
    readonly kind: RehearsalRequest['kind'];
    readonly rows: readonly RehearsalRow[];
    readonly results: readonly CollectionResult[];
  },
): Promise<never> {
  const ids = kept.results.flatMap(({ success, id }) => (success === true && typeof id === 'string' ? [id] : []));
  let takenBack = 0;
  if (kept.kind === 'create') {
    // Children first: a deleted parent takes them along, and they would count as missing.
    const answers = await deleteCollection(transport, 'dry run', ids.toReversed()).catch((): RowOutcome[] => []);
    takenBack = answers.filter(({ ok }) => ok).length;
  }
  throw codedError('SF_REHEARSAL_KEPT', { values: { ids: ids.join(', '), takenBack, count: ids.length } });
}
