/**
 * One run: one mapping over one company. Records that wait or failed come first, then what changed in the ERP since
 * the watermark. Reading, mapping and writing overlap; the watermark follows what is durably recorded.
 */
import type { IntegrationName, OnProgress, RunReport } from '../companion.ts';
import { codedError } from '../errors/coded-error.ts';
import { CounterpartError, type ErrorKind } from '../errors/counterpart-error.ts';
import type { SourcePage, SourceRecord, Watermark } from '../erp/contract.ts';
import { findMoved, placementScope } from './customer-accounts.ts';
import { ensureKnown } from './known-records.ts';
import { createLanes, type Lanes } from './lanes.ts';
import { readSalesforceChanges, salesforceScope, startingStamp } from './merge/salesforce-changes.ts';
import { createPageTracker, type PageTracker } from './page-tracker.ts';
import { ORDER, settleOrders } from './orders/settle-orders.ts';
import type { RunContext } from './ports.ts';
import { preparePage } from './prepare.ts';
import { mayRepeat, withPatience } from './reactions.ts';
import { removeGone } from './remove-gone.ts';
import { readRequest } from './read-request.ts';
import type { SourcePlace } from '../state/port.ts';
import { watermarkScope, writeUnits } from './write-units.ts';

/** Records read again by key at a time. */
const KEYS_PER_READ = 200;
/** Rounds over the waiting room: each lets one more generation of parents and children through. */
const WAITING_ROUNDS_MAX = 10;

export interface RunOptions {
  /** `changes`: a sweep. `parked`: only the given parked records (by source key). */
  readonly only?: readonly string[];
  readonly onProgress?: OnProgress;
}

interface Pipeline {
  readonly context: RunContext;
  readonly tracker: PageTracker;
  readonly lanes: Lanes;
  readonly progress: (phase: 'started' | 'moving' | 'finished') => void;
}

export interface RunResult {
  readonly report: RunReport;
  /** Kind of the failure that ended the run; null when it came to its end. */
  readonly kind: ErrorKind | null;
}

/** Runs a mapping over a company. Failures that end the run are part of the report; only bugs reject. */
export async function runMapping(context: RunContext, options: RunOptions = {}): Promise<RunResult> {
  const started = new Date(context.clock.now()).toISOString();
  const callsBefore = context.salesforce.apiCalls;
  const pipeline = await openPipeline(context, options);
  let failure: CounterpartError | null = null;
  try {
    pipeline.progress('started');
    await moveEverything(pipeline, options);
  } catch (error) {
    await pipeline.lanes.drain().catch(() => undefined);
    failure = failureOf(error, context);
    const { code, kind } = failure;
    context.log(code === 'SYNC_STOPPED' ? 'info' : 'error', 'run-failed', { ...place(context), code, kind });
  }
  await recordWatermark(pipeline);
  context.tally.giveBack(failure === null ? 0 : context.tally.open);
  context.tally.assertBalanced();
  pipeline.progress('finished');
  const report = reportOf(context, { started, failure, apiCalls: context.salesforce.apiCalls - callsBefore });
  context.log('info', 'run-finished', { ...place(context), ...context.tally.counts, outcome: report.outcome });
  return { report, kind: failure?.kind ?? null };
}

/** Whatever breaks off after the run was told to stop is the stop; what is none of our errors is a defect. */
function failureOf(error: unknown, context: RunContext): CounterpartError {
  if (context.signal?.aborted === true) return codedError('SYNC_STOPPED', { cause: error });
  if (error instanceof CounterpartError) return error;
  throw error;
}

const sourcePlace = (context: RunContext, sourceKey: string): SourcePlace => ({
  mapping: context.mapping.name,
  company: context.company.code,
  sourceKey,
});

const place = (context: RunContext) => ({ mapping: context.mapping.name, company: context.company.code });

async function openPipeline(context: RunContext, options: RunOptions): Promise<Pipeline> {
  const tracker = createPageTracker();
  const { writers, bulkRowsMax } = context.settings.write;
  const lanes = createLanes({ lanes: writers, rowsMax: bulkRowsMax }, async (units) => {
    await writeUnits(context, tracker, units);
    progress('moving');
  });
  const total = options.onProgress === undefined ? null : await forecast(context, options);
  const progress: Pipeline['progress'] = (phase) => {
    const { counts, linesWritten, open } = context.tally;
    options.onProgress?.({
      integration: context.mapping.integration as IntegrationName,
      mapping: context.mapping.name,
      company: context.company.code,
      phase,
      done: counts.read - open,
      lines: linesWritten,
      total,
    });
  };
  return { context, tracker, lanes, progress };
}

/** How many records a first run will read; unknown for a sweep. A failing count is no reason to fail. */
async function forecast(context: RunContext, options: RunOptions): Promise<number | null> {
  if (options.only !== undefined || (await context.state.readWatermark(watermarkScope(context))) !== null) return null;
  const { entity } = context.mapping.compiled.document.source;
  return context.erp.count(context.company.code, entity).catch(() => null);
}

async function moveEverything(pipeline: Pipeline, options: RunOptions): Promise<void> {
  const { context } = pipeline;
  const started = new Date(context.clock.now()).toISOString();
  const { header, children } = context.mapping.compiled;
  await ensureKnown(context, header.object, header.keyField);
  for (const { object, keyField, twoWay } of [...header.lookups, ...children.flatMap((child) => child.lookups)]) {
    if (!twoWay) await ensureKnown(context, object, keyField);
  }
  if (options.only !== undefined) {
    await readAgain(pipeline, options.only);
    return pipeline.lanes.drain();
  }
  const since = context.mapping.compiled.wayBack === null ? null : await startingStamp(context);
  await retryDue(pipeline);
  await letReadyThrough(pipeline);
  for await (const page of changes(context)) {
    await movePage(pipeline, page.records, { watermark: page.watermark });
    context.signal?.throwIfAborted();
  }
  await pipeline.lanes.drain();
  await letReadyThrough(pipeline);
  await followCustomers(pipeline);
  if (header.object === ORDER) await settleOrders(context);
  if (context.mapping.compiled.document.deletion === 'delete') await removeGone(context);
  if (since !== null) await moveSalesforceChanges(pipeline, { since, started });
}

/** Maps the records again whose ERP customer stands on another account now. */
async function followCustomers(pipeline: Pipeline): Promise<void> {
  const { context } = pipeline;
  const moved = await findMoved(context);
  if (moved === null) return;
  await readAgain(pipeline, moved.sourceKeys);
  await pipeline.lanes.drain();
  await context.state.record({ watermark: { scope: placementScope(context), value: moved.watermark } });
}

/** Merges what changed in Salesforce; its watermark moves when all of it is durably accounted for. */
async function moveSalesforceChanges(
  pipeline: Pipeline,
  reading: { readonly since: string; readonly started: string },
): Promise<void> {
  const { context } = pipeline;
  const { read, sourceKeys, watermark } = await readSalesforceChanges(context, reading);
  const echoes = read - sourceKeys.length;
  context.tally.read(echoes);
  context.tally.settle('unchanged', echoes);
  await readAgain(pipeline, sourceKeys, { compareAll: true });
  await pipeline.lanes.drain();
  if (watermark !== reading.since) {
    await context.state.record({ watermark: { scope: salesforceScope(context), value: watermark } });
  }
}

/** Pages of changes. A passing failure while reading is waited out, and reading goes on from the last page. */
async function* changes(context: RunContext): AsyncGenerator<SourcePage> {
  let since = await startingPoint(context);
  for (let attempt = 1; ; attempt++) {
    try {
      for await (const page of context.erp.read({ ...readRequest(context), since })) {
        attempt = 1;
        yield page;
        since = page.watermark;
      }
      return;
    } catch (error) {
      if (!(await mayRepeat(error, attempt, context))) throw error;
    }
  }
}

/** Mark of the version by which records of a company were last read; another one reads all of them again. */
export const versionMark = (mapping: string, company: string): string => `version:${mapping}|${company}`;

/** The stored watermark; none when the mapping has another version now, since every record may map differently. */
async function startingPoint(context: RunContext): Promise<Watermark | null> {
  const mark = versionMark(context.mapping.name, context.company.code);
  const version = String(context.mapping.version);
  const stored = await context.state.readMark(mark);
  if (stored === version) return context.state.readWatermark(watermarkScope(context));
  await context.state.record({
    marks: { [mark]: version },
    watermark: { scope: watermarkScope(context), value: '' },
  });
  return null;
}

/** Maps a page and hands its units to the lanes. */
async function movePage(
  pipeline: Pipeline,
  records: readonly SourceRecord[],
  { watermark, compareAll = false }: { readonly watermark: Watermark | null; readonly compareAll?: boolean },
): Promise<void> {
  const { context, tracker, lanes } = pipeline;
  if (records.length === 0 && watermark === null) return;
  const ticket = tracker.open(records.length, watermark);
  context.tally.read(records.length);
  let page = await preparePage(context, records, { ticket, compareAll });
  if (page.units.some((unit) => lanes.has(unit.key))) {
    // An older version of one of these is being written: what is remembered of it is about to change.
    await lanes.drain();
    page = await preparePage(context, records, { ticket, compareAll });
  }
  const settled = page.unchanged.map((key) => ({ mapping: context.mapping.name, key }));
  const changes = {
    ...page.over,
    parked: page.parked,
    waiting: [...page.waiting, ...page.stillWanting],
    settled,
    settledSources: page.leftOut.map((key) => sourcePlace(context, key)),
  };
  if (Object.values(changes).some((list) => list.length > 0)) await context.state.record(changes);
  context.tally.settle('filtered', page.filtered);
  context.tally.settle('unchanged', page.unchanged.length + page.duplicates);
  context.tally.settle('parked', page.parked.length);
  context.tally.settle('waiting', page.waiting.length);
  tracker.done(ticket, records.length - page.units.length);
  for (const unit of page.units) await lanes.add(unit);
  pipeline.progress('moving');
}

/** Parked records whose failure was a passing one. */
async function retryDue(pipeline: Pipeline): Promise<void> {
  const { state, mapping, company, clock } = pipeline.context;
  const due = await state.dueParked(mapping.name, company.code, new Date(clock.now()).toISOString(), 10_000);
  await readAgain(
    pipeline,
    due.map((row) => row.sourceKey),
  );
  await pipeline.lanes.drain();
}

/** Waiting records whose parent has arrived; they may in turn be what others wait for. */
async function letReadyThrough(pipeline: Pipeline): Promise<void> {
  const { state, mapping, company } = pipeline.context;
  for (let round = 0; round < WAITING_ROUNDS_MAX; round++) {
    const ready = await state.readyWaiting(mapping.name, company.code, 10_000);
    if (ready.length === 0) return;
    await readAgain(
      pipeline,
      ready.map((row) => row.sourceKey),
    );
    await pipeline.lanes.drain();
  }
}

/** Reads records again by key and moves them; those that the ERP no longer has are forgotten. */
async function readAgain(
  pipeline: Pipeline,
  sourceKeys: readonly string[],
  { compareAll = false }: { readonly compareAll?: boolean } = {},
): Promise<void> {
  const { context } = pipeline;
  const { erp, mapping, state } = context;
  const keyField = erp.keyField(mapping.compiled.document.source.entity);
  for (let at = 0; at < sourceKeys.length; at += KEYS_PER_READ) {
    const keys = sourceKeys.slice(at, at + KEYS_PER_READ);
    const records = await withPatience(context, () => erp.readByKey(readRequest(context), keys));
    await movePage(pipeline, records, { watermark: null, compareAll });
    const found = new Set(records.map((record) => String(record[keyField])));
    const gone = new Set(keys.filter((key) => !found.has(key)));
    if (gone.size === 0) continue;
    if (compareAll) {
      // They were read in Salesforce, and the ERP no longer has them.
      context.tally.read(gone.size);
      context.tally.settle('filtered', gone.size);
    }
    await state.record({ settledSources: [...gone].map((key) => sourcePlace(context, key)) });
  }
}

/** Stores how far everything is durable, when that moved. */
async function recordWatermark(pipeline: Pipeline): Promise<void> {
  const { context, tracker } = pipeline;
  const value = tracker.durable;
  if (value === null) return;
  const scope = watermarkScope(context);
  if ((await context.state.readWatermark(scope)) === value) return;
  await context.state.record({ watermark: { scope, value } });
}

function reportOf(
  context: RunContext,
  run: { readonly started: string; readonly failure: CounterpartError | null; readonly apiCalls: number },
): RunReport {
  const { tally, mapping, company, clock } = context;
  return {
    ...tally.counts,
    integration: mapping.integration as IntegrationName,
    mapping: mapping.name,
    company: company.code,
    mappingVersion: mapping.version,
    linesWritten: tally.linesWritten,
    incomplete: tally.incomplete,
    apiCalls: run.apiCalls,
    started: run.started,
    finished: new Date(clock.now()).toISOString(),
    outcome: run.failure !== null ? 'Failed' : tally.counts.parked > 0 ? 'Partly' : 'Done',
    ...(tally.alterations.length === 0 ? {} : { alterations: tally.alterations }),
    ...(run.failure === null ? {} : { errorCode: run.failure.code, errorMessage: run.failure.message }),
  };
}
