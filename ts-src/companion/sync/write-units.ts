import { codedError } from '../errors/coded-error.ts';
import { CounterpartError } from '../errors/counterpart-error.ts';
import type { ConflictRow, Link, StateChanges } from '../state/port.ts';
import { CUSTOMER, STALE_FIGURES } from './figures/stale.ts';
import { writeTwoWay } from './merge/write-two-way.ts';
import { customersCredited } from './orders/credit-orders.ts';
import { ordersToLink } from './orders/link-shipments.ts';
import type { PageTracker } from './page-tracker.ts';
import type { RunContext } from './ports.ts';
import { staleBooks } from './price-books/stale.ts';
import { waitingRow } from './prepare.ts';
import { factsOf } from './record-facts.ts';
import { isPassing, retryAt } from './retry-policy.ts';
import type { Refusal, Unit, UnitOutcome } from './unit.ts';
import { writeAccounts } from './write-accounts.ts';
import { upsertHeaders, type HeaderOutcome, type HeaderWriter } from './write-headers.ts';
import { writeLines, type LinesOutcome } from './write-lines.ts';

/** Objects whose records are not simply upserted. */
const headerWriters: Readonly<Record<string, HeaderWriter>> = { Account: writeAccounts };

function headerWriter(context: RunContext): HeaderWriter {
  const { wayBack, header } = context.mapping.compiled;
  return wayBack === null ? (headerWriters[header.object] ?? upsertHeaders) : writeTwoWay;
}

/**
 * Writes a batch of units: headers first, then lines, and remembers in one transaction what became of each.
 *
 * A header without all its lines is never left unmarked: Salesforce shows the document as loading (`Complete__c`), a
 * refused line parks the document, and when the call for the lines fails as a whole the documents are parked to be
 * tried again by themselves and the failure goes on to end the run.
 */
export async function writeUnits(context: RunContext, tracker: PageTracker, units: readonly Unit[]): Promise<void> {
  const headers = await headerWriter(context)(context, units);
  const entries = units
    .map((unit, index) => ({ unit, header: headers[index] as HeaderOutcome }))
    .flatMap(({ unit, header }) => (header.ok ? [{ unit, header, fresh: header.created }] : []));
  let lines: readonly LinesOutcome[];
  try {
    lines = context.mapping.compiled.children.length === 0 ? [] : await writeLines(context, entries);
  } catch (error) {
    const failed = units.map((unit, index) => withoutLines(context, unit, headers[index] as HeaderOutcome, error));
    await recordOutcomes(context, tracker, failed);
    throw error;
  }
  const byUnit = new Map(entries.map(({ unit }, position) => [unit, lines[position]]));
  const outcomes = units.flatMap((unit, index) => {
    const header = headers[index] as HeaderOutcome;
    return endsTheRun(header) ? [] : [outcomeOf(context, unit, header, byUnit.get(unit))];
  });
  await recordOutcomes(context, tracker, outcomes);
  const ending = headers.find(endsTheRun) ?? lines.map(failureOf).find(endsTheRun);
  if (ending !== undefined) throw ending.error;
}

type Failed = Extract<HeaderOutcome, { ok: false }>;

/**
 * A refusal that is not about the record: no storage left, a right taken away. Parking thousands of records one by one
 * would hide it; the run ends, what was not written is read again, and the connection says why.
 */
const endsTheRun = (outcome: HeaderOutcome | null): outcome is Failed =>
  outcome !== null && !outcome.ok && ['limit', 'config', 'auth'].includes(outcome.error.kind);

const failureOf = (lines: LinesOutcome): Failed | null =>
  lines.failure === null ? null : { ok: false, error: lines.failure.error };

function outcomeOf(
  context: RunContext,
  unit: Unit,
  header: HeaderOutcome,
  lines: LinesOutcome | undefined,
): UnitOutcome {
  const object = context.mapping.compiled.header.object;
  if (!header.ok) {
    const { compareAgain } = header;
    const link = compareAgain === undefined ? null : uncomparedLink(object, unit, compareAgain);
    return { unit, disposition: 'parked', link, refusal: refusalOf(object, header.error) };
  }
  const { merged } = header;
  if (merged !== undefined && merged.conflicts.length > 0) {
    const link = uncomparedLink(object, unit, header.id);
    const refusal = conflictOf(object, merged.conflicts);
    return { unit, disposition: 'parked', link, refusal, agreement: merged.agreement };
  }
  const agreement = merged === undefined ? {} : { agreement: merged.agreement };
  const link: Link = {
    object,
    key: unit.key,
    id: header.id,
    hash: unit.hash,
    children: lines === undefined ? unit.packed : lines.packed,
    account: aboveOf(unit),
  };
  context.tally.wroteLines(lines?.written ?? 0);
  if (lines !== undefined && lines.failure !== null) {
    context.tally.leftIncomplete(1);
    return { unit, disposition: 'parked', link, refusal: refusalOf(lines.failure.object, lines.failure.error) };
  }
  const touched = header.written || (lines?.written ?? 0) > 0;
  return { unit, disposition: header.created ? 'created' : touched ? 'updated' : 'unchanged', link, ...agreement };
}

/** What a link remembers of what stands above its record. */
const aboveOf = ({ account, key, below }: Unit): string | null => below ?? (account === key ? null : account);

/** A link that says: compare this record next time, whatever the ERP says. */
const uncomparedLink = (object: string, unit: Unit, id: string): Link => ({
  object,
  key: unit.key,
  id,
  hash: null,
  children: null,
  account: aboveOf(unit),
});

function conflictOf(object: string, conflict: readonly ConflictRow[]): Refusal {
  const fields = conflict.map(({ field }) => field);
  const { code, message, owner } = codedError('SYNC_CONFLICT', { values: { fields: fields.join(', ') } });
  return { object, code, message, owner, fields, retry: false, conflict };
}

/** The headers are there, but the call for the lines failed as a whole. */
function withoutLines(context: RunContext, unit: Unit, header: HeaderOutcome, error: unknown): UnitOutcome {
  if (!header.ok || !(error instanceof CounterpartError)) {
    return outcomeOf(context, unit, header, undefined);
  }
  context.tally.leftIncomplete(1);
  // What stands of the lines is not known: the next attempt compares with Salesforce.
  const link = uncomparedLink(context.mapping.compiled.header.object, unit, header.id);
  const refusal = { ...refusalOf(context.mapping.compiled.children[0]?.object ?? '', error), retry: true };
  return { unit, disposition: 'parked', link, refusal };
}

const refusalOf = (object: string, error: CounterpartError): Refusal => ({
  object,
  code: error.code,
  message: error.message,
  owner: error.owner,
  fields: error.fields,
  retry: isPassing(error.kind),
});

/** Remembers the fate of units in one transaction, and only then counts them as done. */
async function recordOutcomes(
  context: RunContext,
  tracker: PageTracker,
  outcomes: readonly UnitOutcome[],
): Promise<void> {
  const now = new Date(context.clock.now()).toISOString();
  const links = outcomes.flatMap((outcome) => (outcome.link === null ? [] : [outcome.link]));
  const watermark = tracker.durable;
  const changes: StateChanges = {
    settled: outcomes
      .filter((outcome) => outcome.disposition !== 'parked')
      .map(({ unit }) => ({ mapping: context.mapping.name, key: unit.key })),
    parked: outcomes.flatMap((outcome) =>
      outcome.disposition === 'parked' ? [parkedRow(context, outcome.unit, outcome.refusal, now)] : [],
    ),
    waiting: outcomes.flatMap(({ unit, disposition }) =>
      disposition === 'parked'
        ? []
        : unit.waitsFor.map((missing) => waitingRow(context, unit, { ...missing, written: true })),
    ),
    ...(watermark === null ? {} : { watermark: { scope: watermarkScope(context), value: watermark } }),
  };
  const agreements = outcomes.flatMap(({ agreement }) => (agreement === undefined ? [] : [agreement]));
  const rows = outcomes
    .filter((outcome) => outcome.link !== null && outcome.disposition !== 'unchanged')
    .map(({ unit }) => unit.row);
  const { object } = context.mapping.compiled.header;
  const customer = context.mapping.compiled.header.lookups.find(({ master }) => master)?.column;
  const later = [
    ...staleFigures(context, outcomes),
    ...ordersToLink(object, context.company.code, rows),
    ...customersCredited(object, customer, rows),
  ];
  const marks = rows.length > 0 ? staleBooks(object) : {};
  await context.state.record({ ...changes, agreements, marks, links: [...links, ...later] });
  context.parents.learn(links);
  for (const outcome of outcomes) {
    context.tally.settle(outcome.disposition);
    tracker.done(outcome.unit.ticket);
  }
}

/** Customers whose figures have to be computed again, because something below them was written. */
function staleFigures(context: RunContext, outcomes: readonly UnitOutcome[]): readonly Link[] {
  const { header } = context.mapping.compiled;
  const master = header.lookups.find((lookup) => lookup.master && lookup.object === CUSTOMER);
  if (master === undefined && header.object !== CUSTOMER) return [];
  const keys = outcomes
    .filter((outcome) => outcome.link !== null && outcome.disposition !== 'unchanged')
    .map(({ unit }) => (master === undefined ? unit.key : String(unit.row[master.column])));
  return [...new Set(keys)].map((key) => ({
    object: STALE_FIGURES,
    key,
    id: '',
    hash: null,
    children: null,
    account: null,
  }));
}

const parkedRow = (context: RunContext, unit: Unit, refusal: Refusal, now: string) => ({
  mapping: context.mapping.name,
  key: unit.key,
  company: context.company.code,
  sourceKey: unit.sourceKey,
  object: refusal.object,
  code: refusal.code,
  message: refusal.message,
  owner: refusal.owner,
  fields: refusal.fields,
  retryAt: retryAt(refusal.retry, context.clock.now()),
  lastSeen: now,
  facts: factsOf(context, unit),
  ...(refusal.conflict === undefined ? {} : { conflict: refusal.conflict }),
});

/** Name of the watermark of a run. */
export const watermarkScope = (context: RunContext): string => `${context.mapping.name}|${context.company.code}`;
