/** The record of a request in Salesforce: finding open ones, taking one, telling how far it is and what came of it. */
import { codedError } from '../errors/coded-error.ts';
import type { CounterpartError } from '../errors/counterpart-error.ts';
import type { TargetRow } from '../salesforce/port.ts';
import { queryAll } from '../sync/stored-rows.ts';
import { withPatience } from '../sync/reactions.ts';
import type { Command, CommandPorts, OpenStatus } from './command.ts';

type Ports = Pick<CommandPorts, 'salesforce' | 'clock' | 'random' | 'settings'>;

const COLUMNS = 'Id, Kind__c, Target_Id__c, Request__c, Status__c, CreatedById, CreatedDate, Started__c';
const PROGRESS_MAX = 255;
const MESSAGE_MAX = 4_000;
/** Characters that an answer may have: the length of the field. */
const RESULT_MAX = 131_072;

/** Open requests, oldest first. One call. */
export async function openCommands(ports: Ports): Promise<readonly Command[]> {
  const soql = `SELECT ${COLUMNS} FROM ERP_Command__c WHERE Status__c IN ('New', 'Running', 'Checking') ORDER BY CreatedDate, Id`;
  return (await queryAll(ports, soql)).map((row) => ({
    id: String(row['Id']),
    kind: String(row['Kind__c'] ?? ''),
    targetId: String(row['Target_Id__c'] ?? ''),
    request: String(row['Request__c'] ?? ''),
    status: row['Status__c'] as OpenStatus,
    requester: String(row['CreatedById']),
    created: time(row['CreatedDate']),
    started: row['Started__c'] === null || row['Started__c'] === undefined ? null : time(row['Started__c']),
  }));
}

const time = (value: unknown): number => Date.parse(String(value).replace(/\+0000$/, 'Z'));
const now = (ports: Ports): string => new Date(ports.clock.now()).toISOString();

/** From New to Running. The lease of the worker makes sure that one worker alone does this. */
export async function claim(ports: Ports, command: Command): Promise<Command> {
  if (command.status !== 'New') return command;
  await tell(ports, command, { Status__c: 'Running', Started__c: now(ports) });
  return { ...command, status: 'Running', started: ports.clock.now() };
}

/** How far it is; `Checking` while a lost answer is looked for. */
export async function tellProgress(
  ports: Ports,
  command: Command,
  { status = 'Running', progress }: { readonly status?: 'Running' | 'Checking'; readonly progress: string },
): Promise<void> {
  await tell(ports, command, { Status__c: status, Progress__c: progress.slice(0, PROGRESS_MAX) });
}

/** It was done; the answer stands on the record. Rejects with CMD_RESULT_TOO_LARGE when it has no room there. */
export async function finish(ports: Ports, command: Command, result: Readonly<Record<string, unknown>>): Promise<void> {
  const text = JSON.stringify(result);
  if (text.length > RESULT_MAX) {
    throw codedError('CMD_RESULT_TOO_LARGE', { values: { size: text.length, most: RESULT_MAX } });
  }
  await tell(ports, command, {
    Status__c: 'Done',
    Progress__c: null,
    Result__c: text,
    Error_Code__c: null,
    Error_Message__c: null,
    Finished__c: now(ports),
  });
}

/** It was refused (by rights or by a rule) or failed, with the code and what to do. */
export async function refuse(
  ports: Ports,
  command: Command,
  error: CounterpartError,
  result?: Readonly<Record<string, unknown>>,
): Promise<'Refused' | 'Failed'> {
  const status = error.kind === 'data' || error.kind === 'conflict' ? 'Refused' : 'Failed';
  await tell(ports, command, {
    Status__c: status,
    Progress__c: null,
    ...(result === undefined ? {} : { Result__c: JSON.stringify(result) }),
    Error_Code__c: error.code,
    Error_Message__c: messageOf(error),
    Finished__c: now(ports),
  });
  return status;
}

/** Sentence, what the ERP said in its own words, and the first thing to do. */
function messageOf(error: CounterpartError): string {
  const said = error.said === undefined || error.message.includes(error.said) ? [] : [`“${error.said.trim()}”`];
  return [error.message, ...said, ...error.actions.slice(0, 1)].join(' ').slice(0, MESSAGE_MAX);
}

async function tell(ports: Ports, command: Command, values: TargetRow): Promise<void> {
  const rows = [{ Id: command.id, ...values }];
  const [outcome] = await withPatience(ports, () => ports.salesforce.update('ERP_Command__c', rows));
  if (outcome?.ok === false) throw outcome.error;
}
