/**
 * One whole sync in a process of its own, so that its processor time and peak memory are the companion's alone.
 * The argument is a file with the configuration; one JSON object goes to standard output.
 */
import { readFile } from 'node:fs/promises';
import type { CompanionConfig } from '../../../../ts-src/companion/config.ts';
import { createCompanion } from '../../../../ts-src/companion/main.ts';

/** What one sync took and did. */
export interface SyncMeasurement {
  readonly ok: boolean;
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly peakMegabytes: number;
  readonly apiCalls: number;
  readonly parked: number;
  readonly read: number;
}

const config = JSON.parse(await readFile(process.argv[2]!, 'utf8')) as CompanionConfig;
const companion = await createCompanion({ config });
const started = performance.now();
const report = await companion.sync(['customers', 'items', 'sales-history']);
const seconds = (performance.now() - started) / 1000;
await companion.close();
const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
const measurement: SyncMeasurement = {
  ok: report.ok,
  seconds,
  cpuSeconds: (userCPUTime + systemCPUTime) / 1e6,
  peakMegabytes: maxRSS / 1024,
  apiCalls: report.apiCalls,
  read: report.runs.reduce((sum, run) => sum + run.read, 0),
  parked: report.runs.reduce((sum, run) => sum + run.parked, 0),
};
process.stdout.write(`${JSON.stringify(measurement)}\n`);
