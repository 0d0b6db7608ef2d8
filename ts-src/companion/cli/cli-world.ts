/** The world of the command line for tests: a companion that answers at once, files in memory, what was said. */
import type { Companion, RunReport, SyncReport } from '../companion.ts';
import type { DryRunResult } from '../dry-run/result.ts';
import { codedError } from '../errors/coded-error.ts';
import type { CliRuntime } from './runtime.ts';

/** A run of three records. */
export const run = (more: Partial<RunReport> = {}): RunReport => ({
  integration: 'customers',
  mapping: 'customer',
  company: 'GB',
  mappingVersion: 1,
  read: 3,
  created: 3,
  updated: 0,
  unchanged: 0,
  deleted: 0,
  filtered: 0,
  waiting: 0,
  parked: 0,
  linesWritten: 0,
  incomplete: 0,
  apiCalls: 5,
  started: '2026-01-01T00:00:00.000Z',
  finished: '2026-01-01T00:00:01.000Z',
  outcome: 'Done',
  ...more,
});

/** What a sync says that made such runs. */
export const report = (runs: readonly RunReport[]): SyncReport => ({
  ok: runs.every((one) => one.outcome !== 'Failed'),
  runs,
  installed: ['customer'],
  figuresWritten: 0,
  apiCalls: 9,
  writes: 2,
  seconds: 1,
});

/** A dry run of five records, two of which the org refuses. */
export const dryRunResult: DryRunResult = {
  mapping: 'customer',
  company: 'GB',
  available: 5,
  sample: 'all',
  records: 5,
  counts: { create: 1, update: 1, unchanged: 1, blocked: 2, filtered: 0, refused: 0, notTried: 0 },
  children: { create: 0, update: 0, unchanged: 0, remove: 0, blocked: 0, notTried: 0 },
  groups: [
    {
      cause: 'Say no',
      code: 'SF_VALIDATION_RULE',
      source: 'org',
      count: 2,
      field: 'Name',
      examples: [{ key: 'k', number: '7' }],
    },
  ],
  creates: [{ number: '1', key: 'GB|customer|1', fields: [{ field: 'Name', after: 'A' }] }],
  updates: [{ number: '2', key: 'GB|customer|2', fields: [{ field: 'Name', before: null, after: 'B' }] }],
  toErp: [],
  alterations: [],
  notUndone: ['Numbers are gone.'],
  more: { groups: 0, creates: 0, updates: 0, toErp: 0 },
  rolledBack: true,
  seconds: 1,
  apiCalls: 4,
};

export interface Stage {
  readonly runtime: CliRuntime;
  readonly out: () => string;
  readonly err: () => string;
  readonly asked: unknown[][];
  readonly files: Map<string, string>;
}

function answering(asked: unknown[][]): Companion {
  return {
    sync: async (integrations, onProgress, signal) => {
      asked.push(['sync', integrations, signal]);
      const event = { integration: 'customers', mapping: 'customer', company: 'GB', lines: 0, total: 3 } as const;
      onProgress?.({ ...event, phase: 'started', done: 0 });
      onProgress?.({ ...event, phase: 'finished', done: 3 });
      return report([run()]);
    },
    commands: { round: async () => ({ worked: true, finished: 0, open: 0, lively: false }) },
    check: async () => ({ ok: true, results: [{ side: 'erp', name: 'n', ok: true, detail: 'd' }], storage: null }),
    forget: async () => void asked.push(['forget']),
    run: async ({ onSweep } = {}) => onSweep?.(report([run()])),
    status: async () => ({
      connection: 'main',
      running: false,
      lastRuns: [run()],
      waiting: 1,
      parked: 2,
      links: { Account: 3 },
      issues: [{ code: 'SF_WRONG_TYPE', records: 2, owner: 'admin' }],
    }),
    conflicts: {
      list: async () => [
        {
          mapping: 'customer-account',
          company: 'GB',
          key: 'GB|customer|1',
          object: 'Account',
          fields: [{ field: 'Phone', agreed: null, salesforce: '1', erp: '2' }],
          firstSeen: '2026-01-01T00:00:00.000Z',
          lastSeen: '2026-01-01T00:00:00.000Z',
        },
      ],
      settle: async (key, choices) => (
        asked.push(['settle', key, choices]),
        { settled: ['Phone'], report: report([]) }
      ),
    },
    parked: {
      list: async () => [],
      show: async () => null,
      retry: async (keys) => (asked.push(['retry', keys]), report([])),
    },
    ...mappingAnswers(asked),
    waiting: async () => [],
    close: async () => void asked.push(['close']),
  };
}

function mappingAnswers(asked: unknown[][]): Pick<Companion, 'dryRun' | 'mappings'> {
  return {
    dryRun: async (request) => (
      asked.push(['dryRun', request.mapping, request.version, request.records]),
      dryRunResult
    ),
    mappings: {
      list: async () => [],
      documents: async (names) => (asked.push(['documents', names]), []),
      version: async (name, number) => {
        if (number > 3) throw codedError('MAPPING_VERSION_MISSING', { values: { name, version: number } });
        return { name, version: number, problems: [{ code: 'MAPPING_NOT_JSON', path: '', message: 'Not JSON' }] };
      },
      switchTo: async (name, state) => {
        if (name === 'empty') throw codedError('CMD_MAPPING_HAS_NO_VERSION', { values: { name, state } });
        return { name, before: 'Off', state, changed: state !== 'Off' };
      },
      save: async (request) => (asked.push(['save', request]), { ok: true, saved: [], problems: [], warnings: [] }),
    },
  };
}

/** A command line whose companion answers from memory and writes down what it was asked. */
export function stage(change: Partial<Companion> = {}, more: Partial<CliRuntime> = {}): Stage {
  const asked: unknown[][] = [];
  const files = new Map<string, string>();
  let out = '';
  let err = '';
  const companion: Companion = { ...answering(asked), ...change };
  const runtime: CliRuntime = {
    out: (text) => void (out += text),
    err: (text) => void (err += text),
    terminal: false,
    fileExists: (path) => files.has(path),
    writeFile: (path, content) => void files.set(path, content),
    readFolder: (path) => (path === '/none' ? null : []),
    writeFolder: (path, written) => void asked.push(['writeFolder', path, written]),
    open: async (path) => (asked.push(['open', path]), companion),
    interrupted: new AbortController().signal,
    ...more,
  };
  return { runtime, out: () => out, err: () => err, asked, files };
}
