/**
 * Composition: the one file that knows every part of the companion. It opens the state, the Salesforce session and
 * the ERP connector that the connection file names, and hands them to the synchronisation.
 */
import { pino, type Logger } from 'pino';
import packageJson from '../../package.json' with { type: 'json' };
import { businessCentralTemplates } from '../templates/business-central/index.ts';
import { ringAlerts } from './alerts/ring.ts';
import { checkEverything } from './check.ts';
import { INTEGRATIONS, type Companion, type IntegrationName } from './companion.ts';
import type { CompanionConfig } from './config.ts';
import { createCommandWorker, type CommandWorker } from './commands/worker.ts';
import { createConflicts } from './conflicts.ts';
import { dryRunOfVersion } from './dry-run/of-version.ts';
import { createBusinessCentral } from './erp/business-central/index.ts';
import type { ErpConnector } from './erp/contract.ts';
import { codedError } from './errors/coded-error.ts';
import { serveHttp } from './http/serve.ts';
import { createMetrics } from './http/metrics.ts';
import { runCommandLoop } from './jobs/command-loop.ts';
import { runDaemon } from './jobs/daemon.ts';
import { createSalesforce } from './salesforce/index.ts';
import type { SalesforcePort } from './salesforce/port.ts';
import { createMappingLibrary } from './mappings/library.ts';
import { openState } from './state/open.ts';
import type { StatePort } from './state/port.ts';
import { statusOf } from './status.ts';
import { createParkedRecords, waitingRecords } from './parked-records.ts';
import { systemClock, type Clock } from './sync/clock.ts';
import { defaultRetryLimits, defaultWriteLimits, type Log, type SyncPorts, type SyncSettings } from './sync/ports.ts';
import { publishConnection, type ConnectionFacts } from './sync/publish-connection.ts';
import { createRefresher } from './sync/refresh-records.ts';
import { settleByAccount } from './settle-by-account.ts';
import { createSynchroniser, type Synchroniser } from './sync/synchronise.ts';

/** What a caller may bring along; everything else is made from the configuration. */
export interface CompanionOptions {
  readonly config: CompanionConfig;
  readonly clock?: Clock;
  readonly logger?: Logger;
  /** Ends of its own, such as a sink for a bench; made from the configuration when absent. */
  readonly salesforce?: SalesforcePort;
  readonly erp?: ErpConnector;
}

interface Parts extends SyncPorts {
  readonly config: CompanionConfig;
  readonly settings: SyncSettings;
  readonly facts: ConnectionFacts;
  readonly synchroniser: Synchroniser;
}

/** Makes a companion: the state is opened, nothing else is contacted before the first call of one of its methods. */
export async function createCompanion(options: CompanionOptions): Promise<Companion> {
  const parts = await compose(options);
  const metrics = createMetrics();
  const stopping = new AbortController();
  const passes = new Set<Promise<unknown>>();
  const pass: Synchroniser['pass'] = async (request) => {
    const stop = AbortSignal.any([stopping.signal, ...(request.signal === undefined ? [] : [request.signal])]);
    const underWay = parts.synchroniser.pass({ ...request, signal: stop });
    passes.add(underWay);
    return underWay.finally(() => passes.delete(underWay));
  };
  const sync: Companion['sync'] = async (integrations = INTEGRATIONS, onProgress, signal) => {
    const report = await pass({
      integrations: knownIntegrations(integrations),
      ...(onProgress === undefined ? {} : { onProgress }),
      ...(signal === undefined ? {} : { signal }),
    });
    metrics.observe(report, parts.clock.now());
    return report;
  };
  const conflicts = createConflicts(parts.state, (only) => pass({ integrations: INTEGRATIONS, only }));
  const worker = commandWorker(parts, conflicts, pass);
  const work: Companion['commands']['round'] = async (signal) => {
    const stop = AbortSignal.any([stopping.signal, ...(signal === undefined ? [] : [signal])]);
    const underWay = worker.round(stop);
    passes.add(underWay);
    return underWay.finally(() => passes.delete(underWay));
  };
  return {
    sync,
    commands: { round: work },
    forget: () => parts.synchroniser.forget(),
    check: () => checkEverything(parts, businessCentralTemplates),
    status: () => statusOf(parts.state, parts.config.connection, parts.clock.now()),
    parked: createParkedRecords(parts.state, (only) => pass({ integrations: INTEGRATIONS, only })),
    conflicts,
    dryRun: (request) => dryRunOfVersion(parts, request),
    mappings: createMappingLibrary(parts),
    waiting: () => waitingRecords(parts.state),
    run: async ({ signal, onSweep } = {}) => {
      const stop = AbortSignal.any([stopping.signal, ...(signal === undefined ? [] : [signal])]);
      const sweep = async (during: AbortSignal): Promise<void> => {
        const report = await pass({ integrations: INTEGRATIONS, signal: during });
        metrics.observe(report, parts.clock.now());
        onSweep?.(report);
      };
      await runBoth(parts, { stop, metrics, sweep, worker: { round: work } });
    },
    close: async () => {
      stopping.abort(new Error('The companion is being closed.'));
      await Promise.allSettled(passes);
      await Promise.all([parts.salesforce.close(), parts.erp.close()]);
      await parts.state.close();
    },
  };
}

interface Running {
  readonly stop: AbortSignal;
  readonly metrics: ReturnType<typeof createMetrics>;
  readonly sweep: (signal: AbortSignal) => Promise<void>;
  readonly worker: CommandWorker;
}

/** Sweeps and looks for requests until told to stop, with health and metrics while it does. */
async function runBoth(parts: Parts, { stop, metrics, sweep, worker }: Running): Promise<void> {
  const { http: address, sweepSeconds, state, commands: pace } = parts.config;
  const http = await serveHttp(address, { metrics, clock: parts.clock, sweepSeconds });
  try {
    await together(stop, [
      (signal) => runDaemon({ ...parts, signal, state, sweep }),
      (signal) => runCommandLoop({ ...parts, worker, pace, signal }),
    ]);
    await sayStopped(parts);
  } finally {
    await http.close();
  }
}

/** Runs loops side by side until the signal fires; a defect of one ends them all. */
async function together(
  signal: AbortSignal,
  loops: readonly ((signal: AbortSignal) => Promise<void>)[],
): Promise<void> {
  const ended = new AbortController();
  const both = AbortSignal.any([signal, ended.signal]);
  const running = loops.map((loop) => loop(both).finally(() => ended.abort()));
  const outcomes = await Promise.allSettled(running);
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
}

/** What carries out requests of the org: beside the passes, with its own lease. */
function commandWorker(parts: Parts, conflicts: Companion['conflicts'], pass: Synchroniser['pass']): CommandWorker {
  const refresher = createRefresher(parts, businessCentralTemplates);
  return createCommandWorker({
    ...parts,
    sales: parts.erp.sales ?? null,
    refresh: refresher.refresh,
    companies: refresher.companies,
    settle: settleByAccount(parts, conflicts),
    templates: businessCentralTemplates,
    retry: (only) => pass({ integrations: INTEGRATIONS, only }),
    answerLostMs: parts.config.commands.checkMinutes * 60_000,
  });
}

async function compose(options: CompanionOptions): Promise<Parts> {
  const { config } = options;
  const state: StatePort = await openState(config.state);
  const settings: SyncSettings = {
    connection: config.connection,
    write: { ...defaultWriteLimits, writers: config.writers },
    retry: defaultRetryLimits,
    history: config.history,
  };
  const facts: ConnectionFacts = {
    erpKind: config.erp.kind,
    erpVersion: null,
    companionVersion: packageJson.version,
    sweepSeconds: config.sweepSeconds,
  };
  const clock = options.clock ?? systemClock;
  // Both sides look at the signal themselves once they are awake.
  const sleep = (ms: number, signal?: AbortSignal): Promise<void> => clock.wait(ms, signal).catch(() => undefined);
  const ports: SyncPorts = {
    state,
    salesforce: options.salesforce ?? createSalesforce(config.salesforce, { sleep }),
    erp: options.erp ?? createBusinessCentral(config.erp, { sleep }),
    clock,
    random: Math.random,
    log: logTo(options.logger ?? pino({ level: config.log }, pino.destination(2))),
  };
  const synchroniser = createSynchroniser({
    ...ports,
    settings,
    facts,
    figures: config.figures,
    alarm: (reader) => ringAlerts(reader, config),
    templates: businessCentralTemplates,
  });
  return { ...ports, config, settings, facts, synchroniser };
}

const logTo =
  (logger: Logger): Log =>
  (level, event, facts = {}) =>
    logger[level](facts, event);

function knownIntegrations(names: readonly string[]): readonly IntegrationName[] {
  const unknown = names.find((name) => !(INTEGRATIONS as readonly string[]).includes(name));
  if (unknown !== undefined) throw codedError('SYNC_UNKNOWN_INTEGRATION', { values: { name: unknown } });
  return INTEGRATIONS.filter((name) => names.includes(name));
}

/** The connection's record says that nobody sweeps any more; a failure to say so is no reason to fail. */
async function sayStopped(parts: Parts): Promise<void> {
  const stopped = { state: 'Stopped', detail: null, moved: false, companies: null } as const;
  await publishConnection(parts, parts.facts, stopped).catch(() => false);
}
