import { Counter, Gauge, Registry } from 'prom-client';
import type { SyncReport } from '../companion.ts';

/** What the companion says of itself to Prometheus. No value carries the content of records. */
export interface Metrics {
  readonly registry: Registry;
  /** Takes up the report of a pass that ended now (ms since 1970). */
  observe(report: SyncReport, now: number): void;
  /** When the last pass ended, in ms since 1970; null before the first. */
  readonly lastPass: number | null;
}

const dispositions = ['created', 'updated', 'unchanged', 'deleted', 'filtered', 'waiting', 'parked'] as const;

/** Makes counters of their own, so that several companions in one process do not mix. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  const records = new Counter({
    name: 'counterpart_records_total',
    help: 'Records by what became of them.',
    labelNames: ['mapping', 'company', 'disposition'],
    registers,
  });
  const runs = new Counter({
    name: 'counterpart_runs_total',
    help: 'Runs by outcome.',
    labelNames: ['mapping', 'company', 'outcome'],
    registers,
  });
  const calls = new Counter({ name: 'counterpart_api_calls_total', help: 'Salesforce API calls.', registers });
  const ended = new Gauge({
    name: 'counterpart_last_pass_seconds',
    help: 'When the last pass ended, in seconds since 1970.',
    registers,
  });
  let lastPass: number | null = null;
  return {
    registry,
    get lastPass() {
      return lastPass;
    },
    observe: (report, now) => {
      lastPass = now;
      ended.set(now / 1000);
      calls.inc(report.apiCalls);
      for (const { mapping, company, outcome, ...counts } of report.runs) {
        runs.inc({ mapping, company, outcome });
        for (const disposition of dispositions) {
          if (counts[disposition] > 0) records.inc({ mapping, company, disposition }, counts[disposition]);
        }
      }
    },
  };
}
