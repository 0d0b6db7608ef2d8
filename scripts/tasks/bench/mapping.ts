/**
 * `bench mapping`: the same twenty computations in our formula engine, in formulon (Salesforce formulas in JavaScript)
 * and in jsonata (in its own language). Before anything is measured every result of the three is compared.
 */
import { parseArgs } from 'node:util';
import type { NamedCommand } from '../command-table.ts';
import { benchRecords, computations } from './mapping/computations.ts';
import { engines } from './mapping/engines.ts';
import type { Engine, Program } from './mapping/engines.ts';
import { machine, median, printMeasurement, rounded } from './measurement.ts';
import type { Measurement } from './measurement.ts';

/** Records a run works through, by engine: about half a second each, so that slow engines do not take minutes. */
const RECORDS: Readonly<Record<string, number>> = {
  counterpart: 50_000,
  counterpartUncompiled: 1_000,
  formulon: 300,
  jsonata: 3_000,
};
const COMPARED_RECORDS = 200;
const COMPILE_RUNS = 51;

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
  const compiling = new Map<string, number>();
  for (const engine of all) {
    const inputs = benchRecords(RECORDS[engine.name] ?? 1000).map(engine.input);
    const programs = engine.compile();
    await work(programs, inputs.slice(0, Math.ceil(inputs.length / 10)));
    const seconds: number[] = [];
    for (let i = 0; i < runs; i++) seconds.push(await work(programs, inputs));
    speed.set(engine.name, (inputs.length * computations.length) / median(seconds));
    compiling.set(engine.name, compileMilliseconds(engine));
  }
  const of = (name: string): number => speed.get(name) ?? NaN;
  return {
    name: 'mapping',
    machine: machine(),
    runs,
    figures: {
      computations: computations.length,
      counterpartPerSecond: rounded(of('counterpart')),
      counterpartUncompiledPerSecond: rounded(of('counterpartUncompiled')),
      formulonPerSecond: rounded(of('formulon')),
      jsonataPerSecond: rounded(of('jsonata')),
      counterpartCompileMs: rounded(compiling.get('counterpart') ?? NaN),
      jsonataCompileMs: rounded(compiling.get('jsonata') ?? NaN),
    },
    ratio: {
      formulon: rounded(of('counterpart') / of('formulon')),
      formulonUncompiled: rounded(of('counterpartUncompiled') / of('formulon')),
      jsonata: rounded(of('counterpart') / of('jsonata')),
    },
  };
}

/** Seconds that programs take for all inputs. Answers by promise are awaited, others are not. */
async function work(programs: readonly Program[], inputs: readonly unknown[]): Promise<number> {
  const start = performance.now();
  for (const program of programs) {
    for (const input of inputs) {
      const value = program(input);
      if (value instanceof Promise) await value;
    }
  }
  return (performance.now() - start) / 1000;
}

/** Milliseconds to compile all computations once, the median of many times. */
function compileMilliseconds(engine: Engine): number {
  return median(
    Array.from({ length: COMPILE_RUNS }, () => {
      const start = performance.now();
      engine.compile();
      return performance.now() - start;
    }),
  );
}

async function compareResults(all: readonly Engine[]): Promise<void> {
  const programs = all.map((engine) => engine.compile());
  for (const record of benchRecords(COMPARED_RECORDS)) {
    for (const [index, computation] of computations.entries()) {
      const expected = programs[0]?.[index]?.(record);
      for (const [position, other] of all.entries()) {
        const value = await programs[position]?.[index]?.(other.input(record));
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
