import { cpus, totalmem } from 'node:os';

/** What every bench prints: see docs/operating.md, Measuring. */
export interface Measurement {
  readonly name: string;
  readonly machine: string;
  readonly runs: number;
  readonly figures: Readonly<Record<string, number>>;
  readonly ratio: Readonly<Record<string, number>>;
}

/** The machine in one line: processors, their kind, memory, Node. */
export function machine(): string {
  const processors = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  return `${processors.length} × ${processors[0]?.model ?? 'unknown'}, ${memory} GiB, Node ${process.versions.node}`;
}

/** The middle value; of an even number of values the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  if (values.length === 0) throw new Error('There is no median of no values.');
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** Rounds for printing: three significant digits at least, whole numbers from 1,000 on. */
export function rounded(value: number): number {
  return Math.abs(value) >= 1000 ? Math.round(value) : Number(value.toPrecision(4));
}

/** Prints the measurement: the object alone with `--json`, figures line by line otherwise. */
export function printMeasurement(measurement: Measurement, json: boolean): void {
  if (!json) {
    for (const [name, value] of Object.entries(measurement.figures)) process.stderr.write(`${name}: ${value}\n`);
    for (const [name, value] of Object.entries(measurement.ratio)) process.stderr.write(`ratio.${name}: ${value}\n`);
  }
  process.stdout.write(`${JSON.stringify(measurement)}\n`);
}
