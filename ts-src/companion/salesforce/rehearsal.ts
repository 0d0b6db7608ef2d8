/**
 * Finding out what an org would do with rows, by calls that always roll back. Each call ends with a row of another type
 * that the org must refuse (the witness); with all-or-none everything before it is undone too.
 *
 * A call in which the witness alone was refused proves that the org took every other row, all of them together. As long
 * as others are refused as well, those are taken out and the rest is sent again: what comes later in the org's order of
 * execution (roll-ups, automation after saving) runs only for rows that passed what comes earlier. A row whose turn never
 * comes within the rounds is told as not tried, never as accepted.
 */
import { codedError } from '../errors/coded-error.ts';
import { CounterpartError } from '../errors/counterpart-error.ts';
import type { RehearsalOutcome, RehearsalRequest, RehearsalRow, RowOutcome } from './port.ts';

/** Rows of a call, without the witness: the API takes 200 records. */
export const REHEARSAL_ROWS_MAX = 199;
/**
 * Types of a call, without the witness: the API takes ten runs of one type (REST API guide, sObject Collections).
 */
const REHEARSAL_TYPES_MAX = 9;
/** Calls for the same rows. Each takes out at least one; with fewer, rows behind several rules stay untried. */
const ROUNDS_MAX = 12;
/** Repetitions for rows that another process held, before that counts as a refusal. */
const LOCKED_ROUNDS_MAX = 3;

/** One call: all rows, then the witness; everything rolled back. Outcomes of the rows in their order, never `ok`. */
export type RehearsalCall = (
  kind: RehearsalRequest['kind'],
  rows: readonly RehearsalRow[],
) => Promise<{ readonly rows: readonly RowOutcome[]; readonly witness: RowOutcome }>;

type Refused = Extract<RowOutcome, { ok: false }>;

interface LiveRow extends RehearsalRow {
  readonly group: number;
  readonly position: number;
}

/** Rehearses the groups of a request, as many as fit into one call at a time. Rejects with what the call rejects with. */
export async function rehearseGroups(
  request: RehearsalRequest,
  call: RehearsalCall,
): Promise<readonly (readonly RehearsalOutcome[])[]> {
  const outcomes = request.groups.map((group) => group.map((): RehearsalOutcome => ({ outcome: 'notTried' })));
  for (const slice of slicesOf(request.groups)) {
    request.signal?.throwIfAborted();
    await settleSlice(slice, { call, outcomes, request });
  }
  return outcomes;
}

interface Settling {
  readonly call: RehearsalCall;
  readonly outcomes: RehearsalOutcome[][];
  readonly request: RehearsalRequest;
}

/** Groups packed into calls. Of a group that is larger than a call, the rows that do not fit are left out. */
function slicesOf(groups: RehearsalRequest['groups']): readonly (readonly LiveRow[])[] {
  const slices: LiveRow[][] = [];
  let slice: LiveRow[] = [];
  groups.forEach((group, index) => {
    const rows = group.slice(0, REHEARSAL_ROWS_MAX).map((row, position) => ({ ...row, group: index, position }));
    const types = new Set([...slice, ...rows].map(({ object }) => object)).size;
    if (slice.length > 0 && (slice.length + rows.length > REHEARSAL_ROWS_MAX || types > REHEARSAL_TYPES_MAX)) {
      slices.push(slice);
      slice = [];
    }
    slice.push(...rows);
  });
  if (slice.length > 0) slices.push(slice);
  return slices;
}

/** Objects in the order in which groups name them, so that each type is one run and parents come before children. */
function byType(rows: readonly LiveRow[]): readonly LiveRow[] {
  const order = [...new Set([...rows].sort((a, b) => a.position - b.position).map(({ object }) => object))];
  return [...rows].sort((a, b) => order.indexOf(a.object) - order.indexOf(b.object));
}

async function settleSlice(rows: readonly LiveRow[], settling: Settling): Promise<void> {
  let live = byType(rows);
  let locked = 0;
  for (let round = 0; round < ROUNDS_MAX && live.length > 0; round++) {
    settling.request.signal?.throwIfAborted();
    const answer = await callOrSplit(live, settling);
    if (answer === 'split') return;
    const refused = refusedOf(live, answer.rows);
    if (refused.length === 0) return acceptAll(live, answer.witness, settling);
    if (refused.every(({ error }) => error.kind === 'transient') && ++locked < LOCKED_ROUNDS_MAX) continue;
    const certain = refused.filter((each) => !isWithoutParent(each, settling));
    // Where a parent was refused, its whole run was undone, and children miss parents that are all right.
    const out = certain.length > 0 ? certain : refused;
    for (const each of out) tell(each, settling);
    live = live.filter((row) => !isOut(row, out));
  }
}

interface RefusedRow {
  readonly row: LiveRow;
  readonly error: CounterpartError;
}

const refusedOf = (live: readonly LiveRow[], answers: readonly RowOutcome[]): readonly RefusedRow[] =>
  live.flatMap((row, index) => {
    const { error } = answers[index] as Refused;
    return error.code === 'SF_ROLLED_BACK' ? [] : [{ row, error }];
  });

/** A child that does not find a parent of the same call says nothing about itself. */
const isWithoutParent = ({ row, error }: RefusedRow, { request }: Settling): boolean =>
  request.kind === 'create' && row.position > 0 && error.code === 'SF_PARENT_MISSING';

function tell({ row, error }: RefusedRow, settling: Settling): void {
  if (isWithoutParent({ row, error }, settling)) return;
  settling.outcomes[row.group]?.splice(row.position, 1, { outcome: 'refused', error });
}

/** A refused row leaves, and with the first of a group all that stands below it. */
const isOut = (row: LiveRow, refused: readonly RefusedRow[]): boolean =>
  refused.some(({ row: out }) => out === row || (out.group === row.group && out.position === 0));

function acceptAll(live: readonly LiveRow[], witness: RowOutcome, { outcomes }: Settling): void {
  // Rolled back for a reason that nobody names: then the other rows may never have been looked at.
  if (witness.ok || witness.error.code === 'SF_ROLLED_BACK') throw codedError('SF_REHEARSAL_UNCLEAR');
  for (const { group, position } of live) outcomes[group]?.splice(position, 1, { outcome: 'accepted' });
}

/**
 * One value of a wrong type makes a whole call unreadable: then the groups are rehearsed in halves until the one that
 * holds it stands alone; of that one the first row is tried without the others.
 */
async function callOrSplit(
  live: readonly LiveRow[],
  settling: Settling,
): Promise<Awaited<ReturnType<RehearsalCall>> | 'split'> {
  try {
    return await settling.call(settling.request.kind, live);
  } catch (error) {
    if (!(error instanceof CounterpartError) || error.code !== 'SF_WRONG_TYPE') throw error;
    const groups = [...new Set(live.map(({ group }) => group))];
    const first = live[0] as LiveRow;
    if (live.length === 1) {
      settling.outcomes[first.group]?.splice(first.position, 1, { outcome: 'refused', error });
    } else if (groups.length === 1) {
      await settleSlice(
        live.filter(({ position }) => position === 0),
        settling,
      );
    } else {
      const left = new Set(groups.slice(0, groups.length >> 1));
      await settleSlice(
        live.filter(({ group }) => left.has(group)),
        settling,
      );
      await settleSlice(
        live.filter(({ group }) => !left.has(group)),
        settling,
      );
    }
    return 'split';
  }
}
