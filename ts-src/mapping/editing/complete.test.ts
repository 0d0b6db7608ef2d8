import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { completeFormula, markFormula } from './complete.ts';
import { allFormulaHelp, formulaHelp } from './help.ts';

const fields = [
  { name: 'number', type: 'text', sample: '10000' },
  { name: 'displayName', type: 'text', label: 'Name' },
  { name: 'paymentTerm.code', type: 'text' },
  { name: '$Company.Code', type: 'text' },
];
const at = (text: string) => completeFormula(text.replace('|', ''), text.indexOf('|'), fields);
const labels = (text: string): readonly string[] => at(text).items.map(({ label }) => label);

describe('completion', () => {
  it('proposes fields and functions that begin with what is typed, and replaces the whole name', () => {
    expect(labels('disp|')[0]).toBe('displayName');
    expect(labels('BLANK|')).toEqual(['BLANKVALUE', 'ISBLANK']);
    expect(at('UPPER(dis|play)')).toMatchObject({ from: 6, to: 13 });
    expect(at('TRI|').items[0]).toMatchObject({ insert: 'TRIM(', kind: 'function' });
  });

  it('finds parts of paths and global variables, with type and sample', () => {
    expect(labels('cod|')).toEqual(expect.arrayContaining(['paymentTerm.code', '$Company.Code']));
    expect(labels('$|')[0]).toBe('$Company.Code');
    expect(at('numb|').items[0]?.detail).toBe('text · 10000');
  });

  it('proposes nothing inside a text', () => {
    expect(at('IF(number = "num|').items).toEqual([]);
  });

  it('says whose arguments are being written, and which one', () => {
    expect(at('IF(ISBLANK(number), "a", |').inside).toMatchObject({ help: { name: 'IF' }, argument: 2 });
    expect(at('IF(ISBLANK(|').inside).toMatchObject({ help: { name: 'ISBLANK' }, argument: 0 });
    expect(at('number & |').inside).toBeNull();
    expect(at('(1 + |').inside).toBeNull();
  });

  it('never fails, whatever is typed and wherever', () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(40), (text, position) => {
        const { from, to } = completeFormula(text, Math.min(position, text.length), fields);
        expect(from).toBeLessThanOrEqual(to);
        expect(to).toBeLessThanOrEqual(text.length);
      }),
    );
  });
});

describe('help', () => {
  it('tells of every function that mappings have what it does, with an example and its result', () => {
    expect(formulaHelp('blankvalue')).toMatchObject({
      name: 'BLANKVALUE',
      example: 'BLANKVALUE("", "none")',
      result: 'none',
    });
    const names = allFormulaHelp().map(({ name }) => name);
    expect(names.length).toBeGreaterThan(60);
    expect(names).not.toContain('PRIORVALUE');
    expect(formulaHelp('constructor')).toBeUndefined();
  });
});

describe('marks', () => {
  const typeOf = (name: string) => (name === 'number' ? ('text' as const) : undefined);

  it('stand at the place of the mistake, with what was expected', () => {
    const [mark] = markFormula('UPPER(nmber)', typeOf);
    expect(mark).toMatchObject({ from: 6, to: 11, line: 1, column: 7 });
    expect(markFormula('number &\n  )', typeOf)[0]).toMatchObject({ line: 2 });
    expect(markFormula('number', typeOf, 'number')[0]?.expected).toBe('number');
    expect(markFormula('UPPER(number)', typeOf)).toEqual([]);
  });

  it('lie inside the text, whatever it is', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        for (const { from, to } of markFormula(text, typeOf)) {
          expect(from).toBeGreaterThanOrEqual(0);
          expect(from).toBeLessThanOrEqual(to);
          expect(from).toBeLessThanOrEqual(text.length);
        }
      }),
    );
  });
});
