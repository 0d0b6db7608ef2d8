/**
 * Writes the records of a two-way mapping: each is merged against what was last agreed, the ERP's part is written there
 * record by record, Salesforce's part in one call. What was agreed is recorded with the outcomes, in one transaction.
 *
 * Cut off anywhere, the next attempt finds what had arrived: what is about to be written is remembered before it is.
 */
import { CounterpartError } from '../../errors/counterpart-error.ts';
import type { RowOutcome, TargetRow } from '../../salesforce/port.ts';
import type { Agreement } from '../../state/port.ts';
import type { RunContext } from '../ports.ts';
import { withPatience } from '../reactions.ts';
import type { Unit } from '../unit.ts';
import type { HeaderOutcome, HeaderWriter } from '../write-headers.ts';
import { writeRows } from '../write-rows.ts';
import { agreementScopes } from './agreement-scopes.ts';
import { agreementBefore, readAgreements, type Agreements } from './agreements.ts';
import { atOnce } from './at-once.ts';
import { writeSide } from './erp-side.ts';
import { agreedAfter, exchangeWithErp, pick, type Exchanged } from './exchange.ts';
import { mergeFollower, mergeRow, type MergeDecision, type Values } from './merge-row.ts';
import { forPersonAccount } from './person-account.ts';
import { findPlaces, type Place, type There } from './places.ts';
import { findReferences, type NameReferences } from './references.ts';
import { modifiedAt, MODIFIED, same, salesforceValues } from './salesforce-side.ts';
import { codedError } from '../../errors/coded-error.ts';

/** Records under way to the ERP at once; its client lets five calls through at a time. */
const RECORDS_AT_ONCE = 4;

/** What merging one record came to. */
type Merged =
  | { readonly kind: 'done'; readonly outcome: HeaderOutcome }
  | { readonly kind: 'create' }
  | { readonly kind: 'salesforce'; readonly place: There; readonly exchanged: Exchanged; readonly scope: string };

/** The header writer of two-way mappings. One outcome for each unit, in their order; a refused record is a value. */
export const writeTwoWay: HeaderWriter = async (context, units) => {
  const places = await findPlaces(context, units);
  const nameReferences = await findReferences(
    context,
    units.map((unit) => unit.row),
  );
  const agreements = await readAgreements(context, units);
  const merged = await atOnce(units, RECORDS_AT_ONCE, async (unit, index) => {
    const record = { unit, place: places[index] as Place, nameReferences, agreements };
    return mergeUnit(context, record).catch((error: unknown) => refusedBy(error, record.place));
  });
  const outcomes: (HeaderOutcome | undefined)[] = merged.map((each) =>
    each.kind === 'done' ? each.outcome : undefined,
  );
  await updateSalesforce(context, units, { merged, outcomes });
  await createInSalesforce(context, units, { merged, outcomes, nameReferences });
  return outcomes as HeaderOutcome[];
};

/** A failure that concerns the record alone parks it; it is compared again next time. Any other ends the batch. */
function refusedBy(error: unknown, place: Place): Merged {
  if (!(error instanceof CounterpartError)) throw error;
  const compareAgain = place.kind === 'there' ? { compareAgain: String(place.row['Id']) } : {};
  return { kind: 'done', outcome: { ok: false, error, ...compareAgain } };
}

interface UnitToMerge {
  readonly unit: Unit;
  readonly place: Place;
  readonly nameReferences: NameReferences;
  readonly agreements: Agreements;
}

async function mergeUnit(context: RunContext, record: UnitToMerge): Promise<Merged> {
  const { unit, place, nameReferences, agreements } = record;
  if (place.kind === 'refused') return { kind: 'done', outcome: { ok: false, error: place.error } };
  if (place.kind === 'new') return { kind: 'create' };
  const { wayBack } = context.mapping.compiled;
  if (wayBack === null) throw new Error('A mapping of one direction is not merged.');
  const scopes = agreementScopes(context.mapping.name);
  const scope = place.responsible ? scopes.responsible : scopes.follower;
  const { agreed, sending } = agreementBefore(agreements, unit, { scope, place });
  const merge = place.responsible ? mergeRow : mergeFollower;
  const exchanged = await exchangeWithErp(
    {
      erp: { values: nameReferences(unit.row), etag: null, modified: null, ...unit.version },
      salesforce: { values: salesforceValues(wayBack, place.row), modified: modifiedAt(place.row[MODIFIED]) },
      agreed,
      sending,
    },
    {
      merge: (sides) => merge(wayBack.columns, sides, same),
      announce: (decision) => announce(context, unit, { decision, scope }),
      write: (columns, etag) => writeSide(context, { unit, row: place.row, nameReferences }, columns, etag),
    },
  );
  if (exchanged === null) throw codedError('SYNC_ERP_KEEPS_CHANGING');
  return { kind: 'salesforce', place, exchanged, scope };
}

async function announce(
  context: RunContext,
  { key }: Unit,
  { decision, scope }: { readonly decision: MergeDecision; readonly scope: string },
): Promise<void> {
  const { agreed, toErp, toSalesforce } = decision;
  await context.state.record({ agreements: [{ mapping: scope, key, agreed, sending: { toErp, toSalesforce } }] });
}

interface Results {
  readonly merged: readonly Merged[];
  readonly outcomes: (HeaderOutcome | undefined)[];
}

/** Writes Salesforce's part of all records in one call, and settles the outcomes of those that are there. */
async function updateSalesforce(context: RunContext, units: readonly Unit[], results: Results): Promise<void> {
  const { object } = context.mapping.compiled.header;
  const updates: { readonly index: number; readonly row: TargetRow }[] = [];
  results.merged.forEach((each, index) => {
    if (each.kind !== 'salesforce') return;
    const { decision } = each.exchanged;
    if (Object.keys(decision.toSalesforce).length === 0) {
      results.outcomes[index] = outcomeOf(units[index] as Unit, each, false);
      return;
    }
    const row = rowFor(each.place, decision.toSalesforce);
    if (row instanceof CounterpartError) results.outcomes[index] = refusal(each.place, row);
    else updates.push({ index, row });
  });
  if (updates.length === 0) return;
  const rows = updates.map(({ row }) => row);
  const answers = await withPatience(context, () => context.salesforce.update(object, rows));
  answers.forEach((answer, position) => {
    const { index } = updates[position] as { index: number };
    const each = results.merged[index] as Extract<Merged, { kind: 'salesforce' }>;
    results.outcomes[index] = answer.ok
      ? outcomeOf(units[index] as Unit, each, true)
      : refusal(each.place, answer.error);
  });
}

/** The row that writes values to a record that is there; an error when they can't be written to it. */
export function rowFor(place: There, values: Values): TargetRow | CounterpartError {
  const row = { Id: String(place.row['Id']), ...values };
  if (place.row['IsPersonAccount'] !== true) return row;
  try {
    return forPersonAccount(row);
  } catch (error) {
    if (error instanceof CounterpartError) return error;
    throw error;
  }
}

const refusal = (place: There, error: CounterpartError): HeaderOutcome => ({
  ok: false,
  error,
  compareAgain: String(place.row['Id']),
});

function outcomeOf(
  { key }: Unit,
  { place, exchanged, scope }: Extract<Merged, { kind: 'salesforce' }>,
  written: boolean,
): HeaderOutcome {
  const { decision } = exchanged;
  return {
    ok: true,
    id: String(place.row['Id']),
    created: false,
    written: written || exchanged.written.length > 0,
    merged: {
      agreement: { mapping: scope, key, agreed: agreedAfter(decision), sending: null },
      conflicts: decision.conflicts,
    },
  };
}

/** Creates what Salesforce does not have yet. References that Salesforce can't name are left to its defaults. */
async function createInSalesforce(
  context: RunContext,
  units: readonly Unit[],
  { merged, outcomes, nameReferences }: Results & { readonly nameReferences: NameReferences },
): Promise<void> {
  const { header, wayBack } = context.mapping.compiled;
  const created = merged.flatMap((each, index) => (each.kind === 'create' ? [index] : []));
  if (created.length === 0) return;
  const rows = created.map((index) => rowToCreate(context, units[index] as Unit, nameReferences));
  const answers = await writeRows(context, {
    object: header.object,
    keyField: header.keyField,
    rows,
    outcomes: 'full',
    collectionsOnly: true,
  });
  const columns = (wayBack?.columns ?? []).map(({ column }) => column);
  answers.forEach((answer, position) => {
    const index = created[position] as number;
    const { key } = units[index] as Unit;
    const agreed = pick(
      rows[position] as Values,
      columns.filter((column) => column in (rows[position] as TargetRow)),
    );
    outcomes[index] = createdOutcome(answer, { mapping: context.mapping.name, key, agreed, sending: null });
  });
}

/** The row of a new record: references that Salesforce can't name are left out. */
export function rowToCreate(context: RunContext, unit: Unit, nameReferences: NameReferences): TargetRow {
  const { lookups } = context.mapping.compiled.header;
  const references = lookups.filter((lookup) => lookup.twoWay).map((lookup) => lookup.column);
  const named = Object.entries(nameReferences(unit.row));
  return Object.fromEntries(named.filter(([name, value]) => value !== null || !references.includes(name)));
}

const createdOutcome = (answer: RowOutcome, agreement: Agreement): HeaderOutcome =>
  answer.ok
    ? {
        ok: true,
        id: answer.id ?? '',
        created: answer.created === true,
        written: true,
        merged: { agreement, conflicts: [] },
      }
    : answer;
