import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { errorCodes } from '../../../companion/errors/codes.ts';
import { mappingCodes } from '../../../companion/errors/mapping-codes.ts';

const folder = new URL('../../../mapping/', import.meta.url);

/** Codes that the engine gives records: arguments of `refuse`, `fail` and `new FormulaError`. */
function codesInEngine(): Set<string> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (name) => name.endsWith('.ts') && !name.endsWith('.test.ts'),
  );
  const text = files.map((name) => readFileSync(new URL(name, folder), 'utf8')).join('\n');
  const calls = text.matchAll(/(?:refuse\(\s*state,|fail\(|new FormulaError\()\s*'([A-Z_]+)'/g);
  return new Set([...calls].map((match) => match[1] as string));
}

it('every code that refuses a record stands in the error catalogue, and the catalogue has no other', () => {
  const codes = codesInEngine();
  expect([...codes].filter((code) => !(code in errorCodes))).toEqual([]);
  expect(Object.keys(mappingCodes).filter((code) => !codes.has(code))).toEqual([]);
});
