import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { compileFormula, FormulaError } from '../../../../ts-src/mapping/formula/index.ts';
import { repositoryRoot } from '../../repository.ts';
import { computations, fieldTypes } from './computations.ts';
import type { BenchRecord } from './computations.ts';

/** A program that can do the computations. */
export interface Engine {
  readonly name: string;
  /** Turns a record into the form the program takes; not measured. */
  readonly input: (record: BenchRecord) => unknown;
  /** Prepares every computation, as far as the program can; each gives a value for an input. */
  readonly compile: () => readonly Program[];
}

export type Program = (input: unknown) => unknown;

const peers = join(repositoryRoot, 'config', 'peers');

/** The engines: ours, ours compiling anew for every record, and the two others. Installs the two others from the lock file when they are missing. */
export function engines(): readonly Engine[] {
  if (!existsSync(join(peers, 'node_modules', 'jsonata'))) {
    execFileSync('npm', ['ci', '--ignore-scripts'], { cwd: peers, stdio: ['ignore', 'ignore', 'inherit'] });
  }
  const fromPeers = createRequire(join(peers, 'package.json'));
  return [
    counterpart(),
    counterpartUncompiled(),
    formulon(fromPeers('formulon') as Formulon),
    jsonata(fromPeers('jsonata') as Jsonata),
  ];
}

const fieldType = (path: string) => fieldTypes[path as keyof BenchRecord];
const asItIs = (record: BenchRecord): unknown => record;

function counterpart(): Engine {
  return { name: 'counterpart', input: asItIs, compile: () => computations.map(({ formula }) => ours(formula)) };
}

/** Ours without its advantage: every record compiles the formula again, as formulon does. */
function counterpartUncompiled(): Engine {
  const compile = () =>
    computations.map(
      ({ formula }) =>
        (record: unknown) =>
          ours(formula)(record),
    );
  return { name: 'counterpartUncompiled', input: asItIs, compile };
}

function ours(formula: string): Program {
  const compiled = compileFormula(formula, { fieldType });
  return (record) => {
    const value = compiled.evaluate({ record });
    if (value instanceof FormulaError) throw new Error(`${formula}: ${value.message}`);
    return value;
  };
}

interface Literal {
  readonly type: string;
  readonly value: unknown;
  readonly dataType: string;
  readonly options?: object;
}

interface Formulon {
  parse(formula: string, substitutions: Readonly<Record<string, Literal>>): Literal;
}

/** formulon has no compiled form: it parses the formula for every record. */
function formulon(library: Formulon): Engine {
  const compile = () =>
    computations.map(({ formula }) => (input: unknown): unknown => {
      const result = library.parse(formula, input as Readonly<Record<string, Literal>>);
      if (result.type !== 'literal') throw new Error(`formulon can't compute ${formula}`);
      return result.value;
    });
  return { name: 'formulon', input: literals, compile };
}

function literals(record: BenchRecord): Record<string, Literal> {
  const result: Record<string, Literal> = {};
  for (const [name, type] of Object.entries(fieldTypes)) {
    const value = record[name as keyof BenchRecord];
    if (value === null) result[name] = { type: 'literal', value: '', dataType: 'text', options: { length: 0 } };
    else if (type === 'text') result[name] = { type: 'literal', value, dataType: 'text', options: { length: 255 } };
    else if (type === 'boolean') result[name] = { type: 'literal', value, dataType: 'checkbox', options: {} };
    else result[name] = { type: 'literal', value, dataType: 'number', options: { length: 16, scale: 2 } };
  }
  return result;
}

type Jsonata = (expression: string) => { evaluate(record: BenchRecord): Promise<unknown> };

/** jsonata compiles once and answers with a promise. */
function jsonata(library: Jsonata): Engine {
  const compile = () =>
    computations.map((computation) => {
      const compiled = library(computation.jsonata);
      return (record: unknown): unknown => compiled.evaluate(record as BenchRecord);
    });
  return { name: 'jsonata', input: asItIs, compile };
}
