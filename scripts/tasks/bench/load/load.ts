/**
 * `bench load`: (a) our whole sync of real invoice lines into an empty local org, (b) a bare upload of the very bodies
 * it sent, (c) the same sync into a sink that accepts everything.
 */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { startErpProcess, startOrgProcess, type ErpInfo, type OrgInfo } from '../../child-system.ts';
import type { NamedCommand } from '../../command-table.ts';
import { adminOf, localConnection } from '../../local-connection.ts';
import { repositoryRoot } from '../../repository.ts';
import { writeCompanyFolder } from '../../verify/online-retail-folder.ts';
import { machine, median, printMeasurement, rounded, type Measurement } from '../measurement.ts';
import type { SyncMeasurement } from './companion-process.ts';
import { startRecordingProxy, type Exchange } from './recording-proxy.ts';
import { replayUploads, type ReplayResult } from './replay.ts';
import { startSink } from './sink.ts';
import { uploadsOf, type Upload } from './uploads.ts';

const defaultFile = join(repositoryRoot, '../shared/data/online-retail/online-retail-2010-12_2011-07.csv.gz');
const smallerLines = 100_000;

/** `bench load [FILE] [--runs N] [--json]`. */
export const load: NamedCommand = {
  usage: 'load [FILE.csv[.gz]] [--runs N] [--json]   the whole sync of real invoice lines',
  async run(args) {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { json: { type: 'boolean', default: false }, runs: { type: 'string', default: '3' } },
    });
    const file = positionals[0] ?? defaultFile;
    if (!existsSync(file)) {
      process.stdout.write('skipped: no data\n');
      return 77;
    }
    printMeasurement(await measure(file, Math.max(1, Number(values.runs) || 3)), values.json);
    return 0;
  },
};

interface Recording {
  readonly exchanges: readonly Exchange[];
  readonly uploads: readonly Upload[];
  readonly addresses: readonly string[];
}

async function measure(file: string, runs: number): Promise<Measurement> {
  const folder = await mkdtemp(join(tmpdir(), 'counterpart-bench-'));
  try {
    note('Writing company folders ...');
    await writeCompanyFolder(file, join(folder, 'whole'));
    await writeCompanyFolder(file, join(folder, 'smaller'), { maxLines: smallerLines });
    const smaller = await withErp(join(folder, 'smaller'), async (erp) => {
      const samples: SyncMeasurement[] = [];
      for (let run = 1; run <= runs; run += 1) samples.push(await syncIntoOrg(erp, folder));
      return samples;
    });
    return await withErp(join(folder, 'whole'), async (erp) => {
      note('Recording one sync ...');
      const recording = await record(erp, folder);
      const syncs: SyncMeasurement[] = [];
      const bares: ReplayResult[] = [];
      const sinks: SinkMeasurement[] = [];
      for (let run = 1; run <= runs; run += 1) {
        note(`Run ${run} of ${runs} ...`);
        syncs.push(await syncIntoOrg(erp, folder));
        bares.push(await bareUpload(recording));
        sinks.push(await syncIntoSink(erp, recording, folder));
      }
      return summarise({ runs, syncs, bares, sinks, smaller });
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function withErp<T>(companyData: string, work: (erp: ErpInfo) => Promise<T>): Promise<T> {
  const erp = await startErpProcess(['--port', '0', '--company-data', companyData]);
  try {
    return await work(erp.info);
  } finally {
    await erp.stop();
  }
}

async function withOrg<T>(work: (org: OrgInfo) => Promise<T>): Promise<T> {
  const org = await startOrgProcess(['--port', '0']);
  try {
    return await work(org.info);
  } finally {
    await org.stop();
  }
}

function syncIntoOrg(erp: ErpInfo, folder: string): Promise<SyncMeasurement> {
  return withOrg((org) => companionSync(org, erp, folder));
}

function record(erp: ErpInfo, folder: string): Promise<Recording> {
  return withOrg(async (org) => {
    const proxy = await startRecordingProxy(org.url);
    try {
      await companionSync({ ...org, url: proxy.url }, erp, folder);
      const exchanges = [...proxy.exchanges];
      return { exchanges, uploads: uploadsOf(exchanges), addresses: [proxy.url, org.url] };
    } finally {
      await proxy.close();
    }
  });
}

function bareUpload(recording: Recording): Promise<ReplayResult> {
  return withOrg((org) => replayUploads(recording.uploads, { url: org.url, token: adminOf(org).accessToken }));
}

/** A sync into the sink, with the business rows that arrived there. */
interface SinkMeasurement extends SyncMeasurement {
  readonly rows: number;
}

async function syncIntoSink(erp: ErpInfo, recording: Recording, folder: string): Promise<SinkMeasurement> {
  const sink = await startSink(recording.exchanges, recording.addresses);
  try {
    const org = { url: sink.url, apiVersion: '66.0', clientId: 'sink', clientSecret: 'sink', users: [] };
    const measurement = await companionSync(org, erp, folder);
    const sent = recording.uploads.reduce((sum, upload) => sum + upload.rows, 0);
    // The sink holds no customers to read back, so their figures (about one row in a hundred) are not written to it.
    if (sink.rows < 0.95 * sent) {
      throw new Error(`The sink got ${sink.rows} rows, the org ${sent}: they can't be compared.`);
    }
    return { ...measurement, rows: sink.rows };
  } finally {
    await sink.close();
  }
}

async function companionSync(org: OrgInfo, erp: ErpInfo, folder: string): Promise<SyncMeasurement> {
  const place = await mkdtemp(join(folder, 'run-'));
  const config = localConnection(org, erp, { stateFile: join(place, 'state.sqlite') });
  const file = join(place, 'config.json');
  await writeFile(file, JSON.stringify(config), { mode: 0o600 });
  const entry = join(repositoryRoot, 'scripts/tasks/bench/load/companion-process.ts');
  const flags = await readFile(join(repositoryRoot, 'scripts/companion-flags'), 'utf8');
  const { stdout } = await promisify(execFile)(process.execPath, [
    ...flags.trim().split(/\s+/),
    '--disable-warning=ExperimentalWarning',
    entry,
    file,
  ]);
  const measurement = JSON.parse(stdout) as SyncMeasurement;
  if (!measurement.ok || measurement.parked > 0 || measurement.read === 0)
    throw new Error(`A sync did not succeed: ${stdout}`);
  return measurement;
}

interface Samples {
  readonly runs: number;
  readonly syncs: readonly SyncMeasurement[];
  readonly bares: readonly ReplayResult[];
  readonly sinks: readonly SinkMeasurement[];
  readonly smaller: readonly SyncMeasurement[];
}

function summarise({ runs, syncs, bares, sinks, smaller }: Samples): Measurement {
  const of = (samples: readonly SyncMeasurement[], figure: 'seconds' | 'cpuSeconds' | 'peakMegabytes' | 'apiCalls') =>
    median(samples.map((sample) => sample[figure]));
  const syncSeconds = of(syncs, 'seconds');
  const bareSeconds = median(bares.map((bare) => bare.seconds));
  const sinkSeconds = of(sinks, 'seconds');
  const peakMegabytes = of(syncs, 'peakMegabytes');
  const rows = bares[0]!.rows;
  return {
    name: 'load',
    machine: machine(),
    runs,
    figures: {
      rows,
      sinkRows: median(sinks.map((sink) => sink.rows)),
      syncSeconds: rounded(syncSeconds),
      bareSeconds: rounded(bareSeconds),
      sinkSeconds: rounded(sinkSeconds),
      bareRowsPerSecond: rounded(rows / bareSeconds),
      cpuSeconds: rounded(of(syncs, 'cpuSeconds')),
      peakMegabytes: rounded(peakMegabytes),
      peakMegabytesOf100000Lines: rounded(of(smaller, 'peakMegabytes')),
      apiCalls: of(syncs, 'apiCalls'),
    },
    ratio: {
      bare: rounded(syncSeconds / bareSeconds),
      sink: rounded(syncSeconds / sinkSeconds),
      memory: rounded(peakMegabytes / of(smaller, 'peakMegabytes')),
    },
  };
}

function note(text: string): void {
  process.stderr.write(`${text}\n`);
}
