/**
 * `bench mapping`: the same twenty computations in our formula engine, in formulon (Salesforce formulas in JavaScript)
 * and in jsonata (in its own language). Before anything is measured every result of the three is compared.
 */
import { parseArgs } from 'node:util';
import type { NamedCommand } from '../command-table.ts';
import { benchRecords, computations } from './mapping/computations.ts';
import type { BenchRecord } from './mapping/computations.ts';
import { engines } from './mapping/engines.ts';
import type { Engine } from './mapping/engines.ts';
import { machine, median, printMeasurement, rounded } from './measurement.ts';
import type { Measurement } from './measurement.ts';

/** Records a run works through, by engine: about half a second each, so that slow engines do not take minutes. */
const RECORDS: Readonly<Record<string, number>> = { counterpart: 50_000, formulon: 300, jsonata: 3_000 };
const COMPARED_RECORDS = 200;

/** `bench mapping [--runs N] [--json]`. */
export const mapping: NamedCommand = {
  usage: 'mapping [--runs N] [--json]   twenty computations against formulon and jsonata',
  async run(args) {
    const { values } = parseArgs({
      args: [...args],
      options: { json: { type: 'boolean', default: false }, runs: { type: 'string', default: '3' } },
    });
    printMeasurement(await measureMapping(Math.max(1, Number(values.runs) || 3)), values.json);
    return 0;
  },
};

/** Measures all engines: medians of `runs`, in computations a second; ratios say how many times faster ours is. */
export async function measureMapping(runs: number): Promise<Measurement> {
  const all = engines();
  await compareResults(all);
  const speed = new Map<string, number>();
  for (const engine of all) {
    const records = benchRecords(RECORDS[engine.name] ?? 1000);
    await work(engine, records.slice(0, Math.ceil(records.length / 10)));
    const seconds: number[] = [];
    for (let i = 0; i < runs; i++) seconds.push(await work(engine, records));
    speed.set(engine.name, (records.length * computations.length) / median(seconds));
  }
  const of = (name: string): number => speed.get(name) ?? NaN;
  return {
    name: 'mapping',
    machine: machine(),
    runs,
    figures: {
      computations: computations.length,
      counterpartPerSecond: rounded(of('counterpart')),
      formulonPerSecond: rounded(of('formulon')),
      jsonataPerSecond: rounded(of('jsonata')),
    },
    ratio: {
      formulon: rounded(of('counterpart') / of('formulon')),
      jsonata: rounded(of('counterpart') / of('jsonata')),
    },
  };
}

/** Seconds that an engine takes for all computations on all records. Answers by promise are awaited, others are not. */
async function work(engine: Engine, records: readonly BenchRecord[]): Promise<number> {
  const start = performance.now();
  for (const program of engine.programs) {
    for (const record of records) {
      const value = program(record);
      if (value instanceof Promise) await value;
    }
  }
  return (performance.now() - start) / 1000;
}

async function compareResults(all: readonly Engine[]): Promise<void> {
  const [ours, ...others] = all as readonly [Engine, ...Engine[]];
  for (const record of benchRecords(COMPARED_RECORDS)) {
    for (const [index, computation] of computations.entries()) {
      const expected = ours.programs[index]?.(record);
      for (const other of others) {
        const value = await other.programs[index]?.(record);
        if (!same(expected, value)) {
          throw new Error(
            `${other.name} gives ${String(value)} for "${computation.name}", ours gives ${String(expected)}`,
          );
        }
      }
    }
  }
}

/** Equal, or numbers that differ by no more than binary fractions do. */
function same(a: unknown, b: unknown): boolean {
  if (typeof a === 'number' && typeof b === 'number') return Math.abs(a - b) <= Math.abs(a) * 1e-12 + 1e-9;
  return a === b;
}
