/**
 * `./scripts/demo`: local org, local Business Central with a demo company, the companion and the pages, on this
 * machine; first sync, tie-out, and then it stays up so that changes in the ERP can be watched on the page.
 */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Companion, SyncReport } from '../../../ts-src/companion/companion.ts';
import { createCompanion } from '../../../ts-src/companion/main.ts';
import { buildComponents } from '../build-lwc/build.ts';
import { copyChartResource } from '../build-lwc/static-resource.ts';
import { startChildSystem, startErpProcess, startOrgProcess, type ChildSystem } from '../child-system.ts';
import { localConnection } from '../local-connection.ts';
import { repositoryRoot } from '../repository.ts';
import { syncProgress } from '../../../ts-src/companion/cli/progress.ts';
import { terminal } from '../terminal.ts';
import { handOutAccounts } from './hand-out-accounts.ts';
import { openOpportunities } from './open-opportunities.ts';
import { demoOptions, type DemoOptions } from './options.ts';
import { describeDemo, printDemo, tieOut, type DemoOutcome } from './report.ts';
import { giveRoom } from './roomy-org.ts';

const work = join(repositoryRoot, '.counterpart');

function note(text: string): void {
  process.stderr.write(`${text}\n`);
}

interface Systems {
  readonly org: Awaited<ReturnType<typeof startOrgProcess>>;
  readonly erp: Awaited<ReturnType<typeof startErpProcess>>;
  readonly page: ChildSystem<{ readonly url: string }>;
  stop(): Promise<void>;
}

async function startSystems(options: DemoOptions): Promise<Systems> {
  const port = (offset: number): string => String(options.port === 0 ? 0 : options.port + offset);
  const started: ChildSystem<unknown>[] = [];
  const stop = async (): Promise<void> => {
    await Promise.all(started.toReversed().map((system) => system.stop()));
  };
  const keep = <Info>(system: ChildSystem<Info>): ChildSystem<Info> => {
    started.push(system);
    return system;
  };
  const namespace = options.namespace === '' ? [] : ['--namespace', options.namespace];
  const data =
    options.companyData === undefined
      ? ['--size', options.size, '--seed', String(options.seed)]
      : ['--company-data', options.companyData];
  try {
    const [org, erp] = await Promise.all([
      startOrgProcess(['--port', port(1), '--features', 'quotes,multicurrency', ...namespace]).then(keep),
      startErpProcess(['--port', port(2), ...data]).then(keep),
    ]);
    await giveRoom(org.info);
    const pageArgs = ['--json', '--port', port(0), '--org', '-', '--erp-url', erp.info.url, ...namespace];
    const page = keep(
      await startChildSystem<{ url: string }>(
        'The local pages',
        ['ts-src/local/page/main.ts', ...pageArgs],
        `${JSON.stringify(org.info)}\n`,
      ),
    );
    return { org: org as Systems['org'], erp: erp as Systems['erp'], page, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function buildPackage(): Promise<void> {
  const metadataDir = join(repositoryRoot, 'force-app/main/default');
  const sourceDir = join(repositoryRoot, 'ts-src/lwc');
  await buildComponents({ sourceDir, outputDir: join(metadataDir, 'lwc'), onProgress: note });
  await copyChartResource(metadataDir);
}

function firstSync(companion: Companion, interrupted: AbortSignal): Promise<SyncReport> {
  return companion.sync(undefined, syncProgress(terminal), interrupted);
}

async function runDemo(options: DemoOptions, interrupted: AbortSignal): Promise<number> {
  const started = performance.now();
  await mkdir(work, { recursive: true });
  await buildPackage();
  note('Starting local org, local Business Central and local pages ...');
  const systems = await startSystems(options);
  const stateFolder = await mkdtemp(join(tmpdir(), 'counterpart-demo-'));
  const config = localConnection(systems.org.info, systems.erp.info, {
    stateFile: join(stateFolder, 'state.sqlite'),
    sweepSeconds: 3,
    namespace: options.namespace,
  });
  const companion = await createCompanion({ config });
  try {
    const sync = await firstSync(companion, interrupted);
    if (interrupted.aborted) throw new Error('it was interrupted during the first sync.');
    await handOutAccounts(systems.org.info);
    if (options.companyData === undefined) {
      await openOpportunities(systems.org.info, systems.erp.info, options.namespace);
    }
    const outcome: DemoOutcome = {
      seconds: Math.round((performance.now() - started) / 100) / 10,
      pageUrl: systems.page.info.url,
      org: systems.org.info,
      erp: systems.erp.info,
      sync,
      tieOut: await tieOut(systems.erp.info, systems.org.info, options.namespace),
    };
    const description = describeDemo(outcome);
    await writeFile(join(work, 'demo.json'), `${JSON.stringify(description, null, 2)}\n`, { mode: 0o600 });
    if (options.json) process.stdout.write(`${JSON.stringify(description)}\n`);
    else printDemo(outcome, options);
    if (!options.once && !interrupted.aborted) await companion.run({ signal: interrupted });
    return description.ok ? 0 : 1;
  } finally {
    await companion.close();
    await systems.stop();
    await rm(stateFolder, { recursive: true, force: true });
  }
}

async function main(): Promise<number> {
  const options = demoOptions(process.argv.slice(2));
  if ('text' in options) {
    (options.status === 0 ? process.stdout : process.stderr).write(options.text);
    return options.status;
  }
  const interruption = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => interruption.abort());
  return runDemo(options, interruption.signal);
}

process.exitCode = await main().catch((error: Error) => {
  process.stderr.write(`The demo failed: ${error.message}\n`);
  return 1;
});
