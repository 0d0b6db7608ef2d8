/**
 * One pass: mappings of the org, runs in order, figures, and what Salesforce is told about it. Only one companion at a
 * time works on a connection: it holds a lease in the state.
 */
import { INTEGRATIONS } from '../companion.ts';
import type { IntegrationName, Notice, OnProgress, RunReport, SyncReport } from '../companion.ts';
import type { MappingDocument } from '../../mapping/index.ts';
import { keepCatalogueFresh } from '../catalogue/keep-fresh.ts';
import { createSchemaWatch, type SchemaWatch } from '../drift/watch.ts';
import { codedError } from '../errors/coded-error.ts';
import { CounterpartError, type ErrorKind } from '../errors/counterpart-error.ts';
import type { ErpCompany } from '../erp/contract.ts';
import { writeFigures, type FigureOptions } from './figures/write-figures.ts';
import { createLease } from './lease.ts';
import { loadMappings, type LoadedMappings, type OrgReader } from './mapping-store.ts';
import { mappingsMark } from './mappings-mark.ts';
import { meterSalesforce } from './metered-salesforce.ts';
import { countCalls } from './call-count.ts';
import { publishMappingFigures, noteRuns } from './mapping-figures.ts';
import { creditOrders } from './orders/credit-orders.ts';
import { linkShipments } from './orders/link-shipments.ts';
import { createParentIndex, type ParentIndex } from './parents.ts';
import type { ActiveMapping, RunContext, SyncPorts, SyncSettings } from './ports.ts';
import { writePriceBooks } from './price-books/write-price-books.ts';
import { publishConnection, type ConnectionFacts, type ConnectionState } from './publish-connection.ts';
import { publishFailures } from './publish-failures.ts';
import { publishNotices } from './publish-notices.ts';
import { isEmptyRun, publishRuns, rememberRun } from './publish-runs.ts';
import { recoverFailures } from './recover-failures.ts';
import { deleteOldBooks } from './retention.ts';
import { runMapping } from './run-mapping.ts';
import { ensureSameOrg } from './same-org.ts';
import { createTally } from './tally.ts';

/** The lease is extended, and mappings and companies are looked up again, at most this often. */
const REFRESH_MS = 60_000;

/** Failures after which the other mappings would fail in the same way. */
const ENDS_THE_PASS: readonly ErrorKind[] = ['auth', 'limit', 'uncertain'];

export interface SynchroniserOptions extends SyncPorts {
  readonly settings: SyncSettings;
  readonly figures: FigureOptions;
  readonly templates: readonly MappingDocument[];
  /** Looks whether somebody must be told, after a pass over everything. */
  readonly alarm?: (reader: OrgReader) => Promise<unknown>;
  /** What the connection's record says besides its state. */
  readonly facts: ConnectionFacts;
}

export interface PassRequest {
  readonly integrations: readonly IntegrationName[];
  readonly onProgress?: OnProgress;
  readonly signal?: AbortSignal;
  /** Only these parked records (mapping name → company → source keys), without looking for changes. */
  readonly only?: ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>;
}

export interface Synchroniser {
  /** Rejects with `CounterpartError` when nothing can be done at all; failures of single runs are in the report. */
  pass(request: PassRequest): Promise<SyncReport>;
  /** Lets the next pass read everything and compare it with Salesforce. Rejects with `SYNC_BUSY` during a pass. */
  forget(): Promise<void>;
}

interface Loaded {
  readonly at: number;
  readonly mark: string | null;
  readonly integrations: string;
  readonly companies: readonly ErpCompany[];
  readonly mappings: LoadedMappings;
}

/** Makes a synchroniser; nothing is contacted before its first pass. */
export function createSynchroniser(options: SynchroniserOptions): Synchroniser {
  const lease = createLease(options, `sync:${options.settings.connection}`);
  let loaded: Loaded | null = null;
  let noticed = '';
  const watch = createSchemaWatch(options.settings.connection);
  const takeLease = async (): Promise<void> => {
    if (!(await lease.take())) throw codedError('SYNC_BUSY');
  };
  return {
    forget: async () => {
      await takeLease();
      await options.state.forgetAgreements().finally(() => lease.release());
    },
    pass: async (request) => {
      await takeLease();
      try {
        const meter = meterSalesforce(options.salesforce);
        const reader: OrgReader = {
          ...options,
          salesforce: meter.port,
          ...(request.signal === undefined ? {} : { signal: request.signal }),
        };
        loaded = await load(reader, options, { request, loaded, watch });
        noticed = logNotices(options, loaded.mappings.notices, noticed);
        const report = await runPass(reader, options, { request, loaded, meter, keepLease: takeLease });
        if (report.runs.some(({ errorCode }) => watch.failed(errorCode))) loaded = null;
        return report;
      } catch (cause) {
        loaded = null;
        const stopped = request.signal?.aborted === true && !(cause instanceof CounterpartError);
        const error = stopped ? codedError('SYNC_STOPPED', { cause }) : cause;
        await reportFailure(options, error);
        throw error;
      } finally {
        await lease.release();
      }
    },
  };
}

async function load(
  reader: OrgReader,
  options: SynchroniserOptions,
  last: { readonly request: PassRequest; readonly loaded: Loaded | null; readonly watch: SchemaWatch },
): Promise<Loaded> {
  const integrations = last.request.integrations.join();
  const now = options.clock.now();
  const mark = await mappingsMark(options.state);
  const { loaded } = last;
  const known = loaded !== null && loaded.integrations === integrations && loaded.mark === mark;
  if (known && now - loaded.at < REFRESH_MS) return { ...loaded, mappings: { ...loaded.mappings, installed: [] } };
  await ensureSameOrg(onceOnly(reader));
  await recoverFailures(reader);
  const companies = await options.erp.companies();
  const { integrations: wanted } = last.request;
  const mappings = await loadMappings(reader, options.templates, wanted);
  if (!(await last.watch.look(reader, mappings.mappings))) return { at: now, mark, integrations, companies, mappings };
  const again = await loadMappings(reader, options.templates, wanted);
  const marked = await mappingsMark(options.state);
  return { at: now, mark: marked, integrations, companies, mappings: { ...again, installed: mappings.installed } };
}

/** Logs notices once, and again when they change; gives what was logged. */
function logNotices(options: SynchroniserOptions, notices: readonly Notice[], before: string): string {
  const now = notices.map(({ mapping, code }) => `${mapping} ${code}`).join();
  if (now === before) return before;
  for (const { mapping, code, paused } of notices) options.log('warn', 'mapping-not-run', { mapping, code, paused });
  return now;
}

/** A pass that can't even begin says so soon: both ends have repeated the call themselves already. */
const onceOnly = (reader: OrgReader): OrgReader => ({
  ...reader,
  settings: { ...reader.settings, retry: { ...reader.settings.retry, attemptsMax: 1 } },
});

interface Pass {
  readonly request: PassRequest;
  readonly loaded: Loaded;
  readonly meter: ReturnType<typeof meterSalesforce>;
  readonly keepLease: () => Promise<void>;
}

async function runPass(reader: OrgReader, options: SynchroniserOptions, pass: Pass): Promise<SyncReport> {
  const started = options.clock.now();
  const callsBefore = options.salesforce.apiCalls;
  const { mappings, installed, notices } = pass.loaded.mappings;
  const { runs, failure } = await runAll(reader, pass);
  const failed = runs.find((run) => run.outcome === 'Failed');
  const linked = failure === null ? (await linkShipments(reader)) + (await creditOrders(reader)) : 0;
  const figuresWritten = failure === null ? await writeFigures(reader, pass.loaded.companies, options.figures) : 0;
  const pricesWritten = failure === null ? await writePriceBooks(reader, pass.loaded.companies) : 0;
  const moved =
    linked > 0 ||
    pricesWritten > 0 ||
    installed.length > 0 ||
    figuresWritten > 0 ||
    runs.some((run) => !isEmptyRun(run));
  const integrationOf = (name: string): string => mappings.find((mapping) => mapping.name === name)?.integration ?? '';
  const state = stateAfter(failure, failed);
  const apiCalls = options.salesforce.apiCalls - callsBefore;
  await noteRuns(reader.state, runs, pass.request.only === undefined);
  await countCalls(reader.state, options.clock.now(), { all: apiCalls, runs });
  await publish(reader, options, { integrationOf, state, moved, pass });
  if (failed === undefined && pass.request.only === undefined) await keepCatalogueFresh(reader, mappings);
  return {
    ok: failed === undefined && !notices.some((notice) => notice.paused),
    runs,
    installed,
    ...(notices.length === 0 ? {} : { notices }),
    figuresWritten,
    pricesWritten,
    apiCalls: options.salesforce.apiCalls - callsBefore,
    writes: pass.meter.businessWrites,
    seconds: (options.clock.now() - started) / 1000,
  };
}

async function runAll(
  reader: OrgReader,
  pass: Pass,
): Promise<{ readonly runs: readonly RunReport[]; readonly failure: RunReport | null }> {
  const parents = createParentIndex(reader.state);
  const runs: RunReport[] = [];
  const unreachable = new Set<string>();
  for (const mapping of pass.loaded.mappings.mappings) {
    for (const company of pass.loaded.companies) {
      const only = pass.request.only?.get(mapping.name)?.get(company.code);
      if (pass.request.only !== undefined && only === undefined) continue;
      await pass.keepLease();
      const context = runContext(reader, { mapping, company, parents });
      const { report, kind } = await runMapping(context, {
        ...(only === undefined ? {} : { only }),
        onProgress: progressWithLease(reader, pass),
      });
      runs.push(report);
      await rememberRun(reader.state, report);
      if (kind === 'transient') unreachable.add(mapping.name);
      // One entity that keeps failing is its own trouble; a second one means that a whole side is away.
      const stopped = pass.request.signal?.aborted === true;
      const ends = kind !== null && (stopped || ENDS_THE_PASS.includes(kind) || unreachable.size > 1);
      if (ends) return { runs, failure: report };
    }
  }
  return { runs, failure: null };
}

function runContext(
  reader: OrgReader,
  run: { readonly mapping: ActiveMapping; readonly company: ErpCompany; readonly parents: ParentIndex },
): RunContext {
  return { ...reader, ...run, tally: createTally() };
}

/** Passes progress on and extends the lease now and then: a first load can take longer than the lease. */
function progressWithLease(reader: OrgReader, pass: Pass): OnProgress {
  let extended = reader.clock.now();
  return (event) => {
    pass.request.onProgress?.(event);
    if (reader.clock.now() - extended < REFRESH_MS) return;
    extended = reader.clock.now();
    pass.keepLease().catch((error: unknown) => reader.log('warn', 'lease-not-extended', { error: String(error) }));
  };
}

function stateAfter(failure: RunReport | null, failed: RunReport | undefined): ConnectionState {
  const run = failure ?? failed;
  if (run === undefined) return { state: 'Running', detail: null };
  if (run.errorCode === 'SYNC_STOPPED') return { state: 'Stopped', detail: null };
  return { state: 'Failed', detail: `${run.errorCode ?? ''}: ${run.errorMessage ?? ''}` };
}

interface Publication {
  readonly integrationOf: (mapping: string) => string;
  readonly state: ConnectionState;
  readonly moved: boolean;
  readonly pass: Pass;
}

/** Tells Salesforce; what can't be told now is told by a later pass, so a failure here is only logged. */
async function publish(reader: OrgReader, options: SynchroniserOptions, publication: Publication): Promise<void> {
  const { state, moved, pass } = publication;
  const { companies, mappings: loaded } = pass.loaded;
  const running = new Set(loaded.mappings.map(({ name }) => name));
  const everything = pass.request.integrations.length === INTEGRATIONS.length;
  try {
    const beat = await publishConnection(reader, options.facts, { ...state, moved, companies });
    await publishRuns(reader, beat);
    await publishFailures(reader, publication.integrationOf);
    await publishNotices(reader, {
      notices: loaded.notices,
      looked: (mapping) => everything || running.has(mapping),
    });
    await deleteOldBooks(reader);
    await publishMappingFigures(reader, {
      names: [...running],
      companies: companies.map(({ code }) => code),
      sweepSeconds: options.facts.sweepSeconds,
    });
    if (everything) await options.alarm?.(reader);
  } catch (error) {
    if (!(error instanceof CounterpartError)) throw error;
    reader.log('warn', 'publication-failed', { code: error.code, kind: error.kind });
  }
}

/** After a pass that could not start: an expired login pauses the connection, anything else is a failure. */
async function reportFailure(options: SynchroniserOptions, error: unknown): Promise<void> {
  if (!(error instanceof CounterpartError) || ['SYNC_BUSY', 'SYNC_STOPPED'].includes(error.code)) return;
  options.log('error', 'pass-failed', { code: error.code, kind: error.kind });
  const state: ConnectionState = {
    state: error.kind === 'auth' ? 'Paused' : 'Failed',
    detail: `${error.code}: ${error.message}`,
  };
  await publishConnection(options, options.facts, { ...state, moved: false, companies: null }).catch(() => false);
}
