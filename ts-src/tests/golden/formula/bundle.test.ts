import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createContext, runInContext } from 'node:vm';
import { build } from 'esbuild';
import { expect, it } from 'vitest';

const engine = fileURLToPath(new URL('../../../mapping/', import.meta.url));
const vectors = new URL('vectors/', import.meta.url);

/** Runs all vectors inside the bundle's own world; gives what differs. */
const RUN_VECTORS = `
  Date.now = Math.random = () => { throw new Error('The engine reads the clock or chance'); };
  const differences = [];
  for (const { formula, fields = {}, blanksAsZero = false, expect } of JSON.parse(vectors)) {
    const check = engine.checkFormula(formula, { fieldType: (path) => fields[path]?.[0], blanksAsZero });
    const record = Object.freeze(Object.fromEntries(Object.entries(fields).map(([name, [, value]]) => [name, value])));
    let value = check.ok ? check.formula.evaluate({ record, now: Date.UTC(2026, 0, 31, 10, 20, 30) }) : undefined;
    if (!check.ok) value = { refused: check.problems[0].code };
    else if (value instanceof engine.FormulaError) value = { error: true };
    if (JSON.stringify(value) !== JSON.stringify(expect)) differences.push(formula);
  }
  JSON.stringify(differences);
`;

it('gives the same results as a bundle in a world that has nothing of Node and neither clock nor chance', async () => {
  const entry = `export * from './formula/index.ts'; export { checkMapping } from './compile.ts';`;
  const bundle = await build({
    stdin: { contents: entry, resolveDir: engine, loader: 'ts' },
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'engine',
    platform: 'browser',
  });
  const code = bundle.outputFiles[0]?.text ?? '';
  const all = readdirSync(vectors).flatMap(
    (name) => JSON.parse(readFileSync(new URL(name, vectors), 'utf8')) as unknown[],
  );
  const world = createContext({ vectors: JSON.stringify(all) });
  expect(JSON.parse(runInContext(`${code}\n${RUN_VECTORS}`, world) as string)).toEqual([]);
}, 20_000);
