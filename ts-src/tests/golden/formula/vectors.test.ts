import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkFormula, FormulaError } from '../../../mapping/formula/index.ts';
import type { FormulaType, FormulaValue } from '../../../mapping/formula/index.ts';

/**
 * The truth of the formula language: formulas with their results, worked out by hand from Salesforce's documentation.
 * `page` is the title of the page a vector rests on. Status `documented`: the page says so; `observed`: seen in
 * Salesforce's own open formula engine or reported by users; `assumed`: not confirmed anywhere. `error` is what Salesforce
 * shows as #Error!, `refused` the code of a formula that can't be saved.
 */
interface Vector {
  readonly page: string;
  readonly formula: string;
  readonly fields?: Readonly<Record<string, readonly [FormulaType, FormulaValue]>>;
  readonly blanksAsZero?: boolean;
  readonly expect: FormulaValue | { readonly error: true } | { readonly refused: string };
  readonly status: 'documented' | 'observed' | 'assumed';
}

const folder = new URL('vectors/', import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
const vectors = files.map(
  (name) => [name, JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Vector[]] as const,
);

function evaluate(vector: Vector): Vector['expect'] {
  const fields = vector.fields ?? {};
  const check = checkFormula(vector.formula, {
    fieldType: (path) => fields[path]?.[0],
    blanksAsZero: vector.blanksAsZero ?? false,
  });
  if (!check.ok) return { refused: check.problems[0]?.code ?? '' };
  const record = Object.fromEntries(Object.entries(fields).map(([name, [, value]]) => [name, value]));
  const value = check.formula.evaluate({ record, now: Date.UTC(2026, 0, 31, 10, 20, 30) });
  return value instanceof FormulaError ? { error: true } : value;
}

describe.each(vectors)('formula vectors of %s', (_, list) => {
  it.each(list)('$formula gives what "$page" says', (vector) => {
    expect(evaluate(vector)).toEqual(vector.expect);
  });
});

describe('the table of formula vectors', () => {
  const all = vectors.flatMap(([, list]) => list);

  it('holds at least 200 vectors, most of them documented', () => {
    expect(all.length).toBeGreaterThanOrEqual(200);
    expect(all.filter((vector) => vector.status === 'documented').length).toBeGreaterThanOrEqual(200);
  });

  it('names a page and a known status for every vector and repeats none', () => {
    for (const vector of all) {
      expect(vector.page).not.toBe('');
      expect(['documented', 'observed', 'assumed']).toContain(vector.status);
    }
    const texts = all.map((vector) => JSON.stringify([vector.formula, vector.fields, vector.blanksAsZero]));
    expect(texts.filter((text, index) => texts.indexOf(text) !== index)).toEqual([]);
  });
});
