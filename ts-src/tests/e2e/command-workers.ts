/** Workers on a stage that fail, are killed and are started again, with a clock that the test moves. */
import { createCommandWorker, type CommandWorker } from '../../companion/commands/worker.ts';
import { createBusinessCentral } from '../../companion/erp/business-central/index.ts';
import { createSalesforce } from '../../companion/salesforce/index.ts';
import { openState } from '../../companion/state/open.ts';
import type { StatePort } from '../../companion/state/port.ts';
import type { Clock } from '../../companion/sync/clock.ts';
import { withFaults, type FaultPlan } from '../../companion/sync/memory/faults.ts';
import { defaultRetryLimits, defaultWriteLimits, type Log } from '../../companion/sync/ports.ts';
import { INTEGRATIONS } from '../../companion/companion.ts';
import { createRefresher } from '../../companion/sync/refresh-records.ts';
import { createSynchroniser } from '../../companion/sync/synchronise.ts';
import { businessCentralTemplates } from '../../templates/business-central/index.ts';
import type { SellingStage } from './selling-stage.ts';

const MINUTE_MS = 60_000;
export const ANSWER_LOST_MS = 10 * MINUTE_MS;

export interface Workers {
  /** The clock of all workers; waiting moves it. */
  readonly clock: Clock & { advance(milliseconds: number): void };
  /** What was logged, oldest first. */
  readonly logged: { readonly event: string; readonly facts: Readonly<Record<string, unknown>> }[];
  /** A worker of one process, on the present state; `plan` decides about every call of it. */
  worker(plan?: FaultPlan): CommandWorker;
  /** Throws the state away, as a lost disk does. */
  loseState(): Promise<void>;
  /** Rounds of a worker without faults, minutes apart, until the request is at its end. */
  untilEnd(commandId: string): Promise<Readonly<Record<string, unknown>>>;
  close(): Promise<void>;
}

/** Connections to both ends of a stage, for any number of workers; what they looked up once stays known. */
export function connect(stage: SellingStage) {
  return {
    salesforce: createSalesforce(stage.config.salesforce),
    erp: createBusinessCentral(stage.config.erp, { sleep: async () => undefined, random: () => 0 }),
  };
}

/** Opens workers on a stage, with a state of their own. */
export async function openWorkers(stage: SellingStage, ends = connect(stage)): Promise<Workers> {
  let offset = 0;
  const clock: Workers['clock'] = {
    now: () => Date.now() + offset,
    wait: async (milliseconds) => void (offset += milliseconds),
    advance: (milliseconds) => void (offset += milliseconds),
  };
  const logged: Workers['logged'] = [];
  const log: Log = (_, event, facts = {}) => void logged.push({ event, facts });
  let state: StatePort = await openState({ kind: 'sqlite', file: ':memory:' });
  const { salesforce, erp } = ends;
  const settings = {
    connection: stage.config.connection,
    write: defaultWriteLimits,
    retry: { ...defaultRetryLimits, attemptsMax: 2 },
    history: stage.config.history,
  };
  const worker: Workers['worker'] = (plan = () => ({ kind: 'none' })) => {
    const faulty = withFaults({ salesforce, state, erp }, plan);
    const ports = { ...faulty, clock, random: () => 0.5, log, settings };
    const refresher = createRefresher(ports, businessCentralTemplates);
    return createCommandWorker({
      ...ports,
      sales: faulty.erp.sales ?? null,
      refresh: refresher.refresh,
      companies: refresher.companies,
      settle: null,
      templates: businessCentralTemplates,
      retry: (only) =>
        createSynchroniser({
          ...ports,
          facts: { erpKind: 'business-central', erpVersion: null, companionVersion: 'test', sweepSeconds: 60 },
          figures: stage.config.figures,
          templates: businessCentralTemplates,
        }).pass({ integrations: INTEGRATIONS, only }),
      answerLostMs: ANSWER_LOST_MS,
    });
  };
  return {
    clock,
    logged,
    worker,
    loseState: async () => {
      await state.close();
      state = await openState({ kind: 'sqlite', file: ':memory:' });
    },
    untilEnd: async (id) => {
      const mine = worker();
      for (let round = 0; round < 8; round++) {
        // Longer than the lease of a killed worker lasts where nobody can tell that it is gone.
        clock.advance(4 * MINUTE_MS);
        const { worked } = await mine.round();
        if (worked && stage.command(id)['Finished__c'] !== null) break;
      }
      return stage.command(id);
    },
    close: () => state.close(),
  };
}
