/**
 * Works on requests, oldest first. One worker at a time does so for a connection, with a lease of its own: a request
 * never waits for a sync, and no two workers work on one order. A worker that was killed leaves requests that say
 * Running; whoever has the lease next looks at them anew, and every kind can be looked at again (see `kinds.ts`).
 */
import type { CommandReport } from '../companion.ts';
import { codedError } from '../errors/coded-error.ts';
import { CounterpartError } from '../errors/counterpart-error.ts';
import type { ErpCompany } from '../erp/contract.ts';
import { createLease, type Lease } from '../sync/lease.ts';
import type { AdminContext, Answer, Command, CommandContext, CommandKind, CommandPorts, Target } from './command.ts';
import { commandKinds } from './kinds.ts';
import { claim, finish, openCommands, refuse, tellProgress } from './life.ts';
import { parseRequest } from './requests.ts';
import { ensureMayAsk } from './rights.ts';
import { readSettings } from './settings.ts';
import { findTarget, isOfOtherConnection } from './target.ts';

const HOUR_MS = 3_600_000;
/** A request that nobody could carry out for so long is no longer what its requester expects. */
const NEW_HOURS_MAX = 24;
/** The same for one that waits for somebody's word. */
const WAIT_HOURS_MAX = 14 * 24;
/** A request that keeps meeting passing failures is given up after this time. */
const GIVE_UP_MS = 600_000;
/** Pauses before a request that waits, or looks for a lost answer, is looked at again. */
const WAIT_AGAIN_MS = 15_000;
const CHECK_AGAIN_MS = 3_000;

export interface RoundReport extends CommandReport {
  /** Something new was found or moved on. */
  readonly lively: boolean;
}

export interface CommandWorker {
  /** One look at all open requests. Rejects with CounterpartError when Salesforce can't be asked. */
  round(signal?: AbortSignal): Promise<RoundReport>;
}

export interface WorkerOptions extends CommandPorts {
  readonly companies: () => Promise<readonly ErpCompany[]>;
}

interface Work {
  readonly options: WorkerOptions;
  readonly lease: Lease;
  /** When a request is due again, by its id. */
  readonly due: Map<string, number>;
}

/** Makes a worker; nothing is contacted before its first round. */
export function createCommandWorker(options: WorkerOptions): CommandWorker {
  const lease = createLease(options, `commands:${options.settings.connection}`);
  const work: Work = { options, lease, due: new Map() };
  return {
    round: async (signal) => {
      if (!(await lease.take())) return { worked: false, finished: 0, open: 0, lively: false };
      try {
        return await round(work, signal);
      } finally {
        await lease.release();
      }
    },
  };
}

async function round(work: Work, signal: AbortSignal | undefined): Promise<RoundReport> {
  const commands = await openCommands(work.options);
  const known = new Set(commands.map((command) => command.id));
  for (const id of work.due.keys()) if (!known.has(id)) work.due.delete(id);
  let finished = 0;
  let lively = false;
  for (const command of commands) {
    if (signal?.aborted === true) break;
    if ((work.due.get(command.id) ?? 0) > work.options.clock.now()) continue;
    if (!(await work.lease.take())) break;
    const ended = await handle(work, command);
    if (ended) finished += 1;
    if (ended || command.status !== 'Running') lively = true;
  }
  return { worked: true, finished, open: commands.length - finished, lively };
}

/** Looks at one request; true when it came to its end. */
async function handle(work: Work, command: Command): Promise<boolean> {
  const { options } = work;
  let current = command;
  try {
    const kind = kindOf(options, command);
    ensureFresh(options, command);
    const request = parseRequest(command.request, kind.request);
    const target = await findTarget(options, { kind: command.kind, id: command.targetId }, kind.targets);
    if (isOfOtherConnection(target, options.settings.connection)) {
      work.due.set(command.id, options.clock.now() + WAIT_AGAIN_MS);
      return false;
    }
    // One that is under way was allowed when it was taken, and can't have been changed since.
    if (command.status === 'New') await ensureMayAsk(options, command.requester, kind, target);
    current = await claim(options, command);
    const accepted = { command: current, target, request };
    const answer =
      kind.area === 'admin'
        ? await kind.act(adminContextOf(work, current), accepted)
        : await kind.act(await contextOf(work, { command: current, kind, target }), accepted);
    return await settle(work, current, answer);
  } catch (error) {
    return fail(work, current, error);
  }
}

function kindOf(options: WorkerOptions, command: Command): CommandKind {
  const kind = Object.hasOwn(commandKinds, command.kind) ? commandKinds[command.kind] : undefined;
  if (kind === undefined) throw codedError('CMD_UNKNOWN_KIND', { values: { kind: command.kind.slice(0, 40) } });
  if (kind.area === 'selling' && options.sales === null) throw codedError('CMD_ERP_READ_ONLY');
  return kind;
}

function ensureFresh({ clock }: WorkerOptions, command: Command): void {
  const hours = command.status === 'New' ? NEW_HOURS_MAX : WAIT_HOURS_MAX;
  if (clock.now() - command.created > hours * HOUR_MS) throw codedError('CMD_TOO_OLD', { values: { hours } });
}

async function contextOf(
  work: Work,
  of: { readonly command: Command; readonly kind: CommandKind; readonly target: Target },
): Promise<CommandContext> {
  const { settings, sales, companies, ...ports } = work.options;
  const { command, kind, target } = of;
  const reader = { ...ports, settings };
  return {
    ...ports,
    reader,
    sales: sales as NonNullable<typeof sales>,
    chosen: await readSettings(reader),
    companies: await companies(),
    progress: progressOf(work, command),
    stillAllowed: () => ensureMayAsk(reader, command.requester, kind, target),
  };
}

function adminContextOf(work: Work, command: Command): AdminContext {
  const { templates, retry } = work.options;
  return { reader: work.options, templates, retry, requester: command.requester, progress: progressOf(work, command) };
}

const progressOf =
  ({ options, lease }: Work, command: Command) =>
  async (progress: string): Promise<void> => {
    await tellProgress(options, command, {
      status: command.status === 'Checking' ? 'Checking' : 'Running',
      progress,
    });
    if (!(await lease.take())) throw codedError('SYNC_BUSY');
  };

async function settle(work: Work, command: Command, answer: Answer): Promise<boolean> {
  const { options, due } = work;
  const { id, kind, requester } = command;
  if (answer.status === 'Done') {
    await finish(options, command, answer.result);
    options.log('info', 'command-done', { id, kind, requester });
    return true;
  }
  if (answer.status === 'Refused') {
    await refuse(options, command, answer.error, answer.result);
    options.log('warn', 'command-refused', { id, kind, requester, code: answer.error.code });
    return true;
  }
  const check = answer.status === 'Check';
  await tellProgress(options, command, { status: check ? 'Checking' : 'Running', progress: answer.progress });
  due.set(id, options.clock.now() + (check ? CHECK_AGAIN_MS : WAIT_AGAIN_MS));
  return false;
}

/** What passes is tried again at the next look, for a while; what concerns the session is the loop's. */
async function fail(work: Work, command: Command, error: unknown): Promise<boolean> {
  const { options, due } = work;
  if (!(error instanceof CounterpartError)) throw error;
  if (error.kind === 'auth') throw error;
  const { id, kind, requester } = command;
  const passing = error.kind === 'transient' || error.kind === 'limit' || isLostBySalesforce(error);
  const since = command.started ?? command.created;
  if (passing && options.clock.now() - since < GIVE_UP_MS) {
    due.set(id, options.clock.now() + Math.max(CHECK_AGAIN_MS, error.retryAfterMs ?? 0));
    options.log('warn', 'command-postponed', { id, kind, code: error.code });
    return false;
  }
  const status = await refuse(options, command, error);
  options.log('warn', status === 'Refused' ? 'command-refused' : 'command-failed', {
    id,
    kind,
    requester,
    code: error.code,
  });
  return true;
}

/** Steps towards Salesforce are idempotent, so an answer that it lost is only a reason to look again. */
const isLostBySalesforce = (error: CounterpartError): boolean =>
  error.kind === 'uncertain' && !error.code.startsWith('CMD_');
