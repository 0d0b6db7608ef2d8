/** Prices: what the org's objects give is what the ERP itself would charge, for drawn questions and worked vectors. */
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { syncProgress } from '../../../ts-src/companion/cli/progress.ts';
import { createCompanion } from '../../../ts-src/companion/main.ts';
import { startErpProcess, startOrgProcess } from '../child-system.ts';
import type { NamedCommand } from '../command-table.ts';
import { adminOf, localConnection } from '../local-connection.ts';
import { repositoryRoot } from '../repository.ts';
import { terminal } from '../terminal.ts';
import { writeAdventureWorks } from './prices/adventureworks-folder.ts';
import { compareCompany, type Comparison } from './prices/compare.ts';
import { writeCronus } from './prices/cronus-folder.ts';
import { runVectors } from './prices/run-vectors.ts';

const shown = 10;
const data = join(repositoryRoot, '../shared/data');

/** A company that prices are drawn in, and the days that its prices are about. */
interface Subject {
  readonly name: string;
  /** Part of the draws that it gets. */
  readonly share: number;
  readonly from: string;
  readonly to: string;
  /** Makes its company folder of the data, which may be missing; none for the demo companies. */
  readonly source?: { readonly folder: string; readonly write: (data: string, target: string) => Promise<void> };
}

function dayFromToday(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}

const subjects: readonly Subject[] = [
  { name: 'demo', share: 0.5, from: dayFromToday(-500), to: dayFromToday(150) },
  {
    name: 'adventureworks',
    share: 0.35,
    from: '2022-06-01',
    to: '2025-12-31',
    source: { folder: join(data, 'adventureworks'), write: writeAdventureWorks },
  },
  {
    name: 'cronus',
    share: 0.15,
    from: '2025-01-01',
    to: '2026-12-31',
    source: { folder: join(data, 'cronus'), write: writeCronus },
  },
];

interface Input {
  readonly draws: number;
  readonly seed: number;
  readonly json: boolean;
}

/** `verify prices [--draws N] [--seed S] [--json]`: exit status 1 on any difference or failed vector. */
export const prices: NamedCommand = {
  usage: "prices [--draws N] [--seed S] [--json]                  compare the org's prices with the ERP's own",
  async run(args) {
    const input = inputOf(args);
    if (typeof input === 'string') {
      process.stderr.write(`${input}\nExample: ./scripts/verify prices --draws 12000 --seed 7\n`);
      return 2;
    }
    const companies: Comparison[] = [];
    const skipped = subjects.filter((subject) => !isThere(subject)).map(({ name }) => name);
    for (const name of skipped) say(input, `skipped: no data for ${name}`);
    const present = subjects.filter(isThere);
    // The draws of subjects without data go to the others: the number asked for is what is drawn.
    const all = present.reduce((sum, { share }) => sum + share, 0);
    for (const subject of present) {
      companies.push(...(await compareSubject({ ...subject, share: subject.share / all }, input)));
    }
    const vectors = runVectors();
    const draws = companies.reduce((sum, company) => sum + company.draws, 0);
    const differences = companies.reduce((sum, company) => sum + company.differences.length, 0);
    const ok = differences === 0 && vectors.failed.length === 0;
    if (input.json)
      process.stdout.write(`${JSON.stringify({ ok, draws, differences, skipped, companies, vectors })}\n`);
    else {
      for (const failure of vectors.failed) process.stdout.write(`failed vector: ${failure}\n`);
      const figures = `${draws} draws, ${differences} differences; ${vectors.count} vectors, ${vectors.failed.length} failed`;
      process.stdout.write(`prices: ${figures}\n`);
    }
    return ok ? 0 : 1;
  },
};

const isThere = ({ source }: Subject): boolean => source === undefined || existsSync(source.folder);

function inputOf(args: readonly string[]): Input | string {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        draws: { type: 'string', default: '12000' },
        seed: { type: 'string', default: '7' },
        json: { type: 'boolean', default: false },
      },
    });
    if (!/^[1-9]\d{0,6}$/.test(values.draws)) return `The number of draws is a whole number, not ${values.draws}.`;
    if (!/^\d{1,9}$/.test(values.seed)) return `A seed is a whole number, not ${values.seed}.`;
    return { draws: Number(values.draws), seed: Number(values.seed), json: values.json };
  } catch (error) {
    return (error as Error).message;
  }
}

/** Syncs a subject's companies into a fresh local org and compares each. */
async function compareSubject(subject: Subject, input: Input): Promise<Comparison[]> {
  const folder = await mkdtemp(join(tmpdir(), 'counterpart-prices-'));
  try {
    const { source } = subject;
    if (source !== undefined) await source.write(source.folder, join(folder, 'company'));
    const company = source === undefined ? ['--size', 'small', '--seed', String(input.seed)] : [];
    const given = source === undefined ? [] : ['--company-data', join(folder, 'company')];
    const [org, erp] = await Promise.all([
      startOrgProcess(['--port', '0']),
      startErpProcess(['--port', '0', ...company, ...given]),
    ]);
    try {
      const config = localConnection(org.info, erp.info, { stateFile: join(folder, 'state.sqlite') });
      const companion = await createCompanion({ config });
      try {
        await companion.sync(['customers', 'items', 'prices'], syncProgress(terminal));
      } finally {
        await companion.close();
      }
      const found: Comparison[] = [];
      const { companies } = erp.info;
      for (const each of companies) {
        const draws = Math.ceil((input.draws * subject.share) / companies.length);
        const wanted = { draws, seed: input.seed, from: subject.from, to: subject.to };
        const result = await compareCompany({ org: adminOf(org.info), erp: erp.info }, each, wanted);
        report(input, result);
        found.push(result);
      }
      return found;
    } finally {
      await Promise.all([org.stop(), erp.stop()]);
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function report(input: Input, result: Comparison): void {
  const { company, draws, rows, fromLists, withDiscount, differences } = result;
  const figures = `${draws} draws over ${rows} rows, ${fromLists} from price lists, ${withDiscount} with a discount`;
  say(input, `${company}: ${figures}, ${differences.length} differences`);
  for (const difference of differences.slice(0, shown)) say(input, `  ${difference}`);
  if (differences.length > shown) say(input, `  and ${differences.length - shown} more`);
}

function say({ json }: Input, text: string): void {
  (json ? process.stderr : process.stdout).write(`${text}\n`);
}
