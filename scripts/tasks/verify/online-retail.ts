/**
 * Real invoice lines through the whole product: CSV → local ERP → companion → empty local org → SOQL, compared with
 * control totals per customer; then a second sync, which must write nothing.
 */
import { statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Companion, SyncReport } from '../../../ts-src/companion/companion.ts';
import { CompanyFolderError } from '../../../ts-src/local/erp/company-folder/errors.ts';
import { createCompanion } from '../../../ts-src/companion/main.ts';
import { startErpProcess, startOrgProcess, type ErpInfo, type OrgInfo } from '../child-system.ts';
import type { NamedCommand } from '../command-table.ts';
import { adminOf, localConnection } from '../local-connection.ts';
import { syncProgress } from '../../../ts-src/companion/cli/progress.ts';
import { terminal } from '../terminal.ts';
import { compareTotals, ControlFileError, readControlTotals, readOrgTotals } from './control-totals.ts';
import { writeCompanyFolder } from './online-retail-folder.ts';

const shown = 10;

interface Verdict {
  readonly ok: boolean;
  readonly customers: number;
  readonly differences: readonly string[];
  readonly seconds: number;
  readonly secondSync: { readonly writes: number; readonly read: number };
}

/** `verify online-retail FILE.csv.gz CONTROL.csv [--json]`: exit status 1 on any difference or any second write. */
export const onlineRetail: NamedCommand = {
  usage: 'online-retail FILE.csv[.gz] CONTROL.csv [--json]   load real invoice lines and tie them out',
  async run(args) {
    const input = inputOf(args);
    if (typeof input === 'string') {
      process.stderr.write(`${input}\nExample: ./scripts/verify online-retail sales.csv.gz control-totals.csv\n`);
      return 2;
    }
    const missing = [input.file, input.control].find((file) => !statSync(file, { throwIfNoEntry: false })?.isFile());
    if (missing !== undefined) {
      process.stderr.write(`There is no file ${missing}.\n`);
      return 2;
    }
    let verdict: Verdict;
    try {
      verdict = await verify(input.file, input.control);
    } catch (error) {
      if (!(error instanceof CompanyFolderError || error instanceof ControlFileError)) throw error;
      process.stderr.write(`${error.message}\n`);
      return 2;
    }
    if (input.json) process.stdout.write(`${JSON.stringify(verdict)}\n`);
    else print(verdict);
    return verdict.ok ? 0 : 1;
  },
};

function inputOf(args: readonly string[]): { file: string; control: string; json: boolean } | string {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { json: { type: 'boolean', default: false } },
    });
    const [file, control, more] = positionals;
    if (file === undefined || control === undefined || more !== undefined) {
      return 'Two files are needed: the invoice lines and the control totals.';
    }
    return { file, control, json: values.json };
  } catch (error) {
    return (error as Error).message;
  }
}

async function verify(file: string, controlFile: string): Promise<Verdict> {
  const control = await readControlTotals(controlFile);
  const folder = await mkdtemp(join(tmpdir(), 'counterpart-online-retail-'));
  try {
    note('Writing the company folder ...');
    await writeCompanyFolder(file, join(folder, 'company'));
    note('Starting local ERP and local org ...');
    const [org, erp] = await Promise.all([
      startOrgProcess(['--port', '0']),
      startErpProcess(['--port', '0', '--company-data', join(folder, 'company')]),
    ]);
    try {
      return await syncAndCompare(org.info, erp.info, { control, stateFile: join(folder, 'state.sqlite') });
    } finally {
      await Promise.all([org.stop(), erp.stop()]);
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function syncAndCompare(
  org: OrgInfo,
  erp: ErpInfo,
  { control, stateFile }: { control: Awaited<ReturnType<typeof readControlTotals>>; stateFile: string },
): Promise<Verdict> {
  const companion = await createCompanion({ config: localConnection(org, erp, { stateFile }) });
  try {
    const started = performance.now();
    const first = await sync(companion);
    const seconds = Math.round((performance.now() - started) / 100) / 10;
    note('Reading back through SOQL ...');
    const { totals, incomplete } = await readOrgTotals(adminOf(org));
    const differences = compareTotals(control, totals);
    if (incomplete > 0) differences.push(`${incomplete} documents are not complete`);
    if (!first.ok) differences.push('the sync reported a failure');
    note('Syncing once more ...');
    const second = await sync(companion);
    if (second.writes > 0) differences.push(`the second sync made ${second.writes} writes`);
    const read = second.runs.reduce((sum, run) => sum + run.read, 0);
    const secondSync = { writes: second.writes, read };
    return { ok: differences.length === 0, customers: control.size, differences, seconds, secondSync };
  } finally {
    await companion.close();
  }
}

function sync(companion: Companion): Promise<SyncReport> {
  return companion.sync(['customers', 'items', 'sales-history'], syncProgress(terminal));
}

function print(verdict: Verdict): void {
  for (const difference of verdict.differences.slice(0, shown)) process.stdout.write(`${difference}\n`);
  const more = verdict.differences.length - shown;
  if (more > 0) process.stdout.write(`and ${more} more\n`);
  process.stdout.write(`synced in ${verdict.seconds} s; the second sync wrote ${verdict.secondSync.writes} times\n`);
  process.stdout.write(`tie-out: ${verdict.customers} customers, ${verdict.differences.length} differences\n`);
}

function note(text: string): void {
  process.stderr.write(`${text}\n`);
}
