import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Node } from './ast.ts';
import { checkFormula, compileFormula, FormulaCompileError, FormulaError } from './index.ts';
import type { FormulaType } from './index.ts';
import { FUNCTION_HELP } from './functions/help.ts';
import type { FunctionHelp } from './functions/help.ts';
import { FUNCTIONS } from './functions/table.ts';
import { parse } from './parser.ts';
import { print } from './print.ts';

const types: Readonly<Record<string, FormulaType>> = {
  Name: 'text',
  Amount: 'number',
  Stage: 'picklist',
  CloseDate: 'date',
  CreatedDate: 'datetime',
  Open: 'boolean',
  'Account__r.Name': 'text',
};
const options = { fieldType: (path: string) => types[path] };

function problemOf(source: string, more: object = {}) {
  const check = checkFormula(source, { ...options, ...more });
  if (check.ok) throw new Error('expected a problem');
  return check.problems[0];
}

describe('a formula with a mistake', () => {
  it.each([
    ['Amount +', 'FORMULA_VALUE_EXPECTED', 1, 9],
    ['(Amount', 'FORMULA_PARENTHESIS_EXPECTED', 1, 8],
    ['Amount) + 1', 'FORMULA_UNEXPECTED', 1, 7],
    ['"abc', 'FORMULA_TEXT_NOT_CLOSED', 1, 1],
    ['1 /* comment', 'FORMULA_COMMENT_NOT_CLOSED', 1, 3],
    ['Amount ; 1', 'FORMULA_UNEXPECTED_CHARACTER', 1, 8],
    ['"a\\q"', 'FORMULA_BAD_ESCAPE', 1, 3],
    ['Amount +\n  Amont', 'FORMULA_UNKNOWN_FIELD', 2, 3],
    ['LEFFT(Name, 1)', 'FORMULA_UNKNOWN_FUNCTION', 1, 1],
    ['LEFT(Name)', 'FORMULA_ARGUMENT_COUNT', 1, 1],
    ['LEFT(Amount, 1)', 'FORMULA_WRONG_TYPE', 1, 6],
    ['Name + Amount', 'FORMULA_WRONG_TYPE', 1, 1],
    ['Name = Amount', 'FORMULA_WRONG_TYPE', 1, 1],
    ['Stage = "Won"', 'FORMULA_WRONG_TYPE', 1, 1],
    ['IF(Amount, 1, 2)', 'FORMULA_WRONG_TYPE', 1, 4],
    ['IF(Open, 1, "a")', 'FORMULA_WRONG_TYPE', 1, 13],
    ['CloseDate + CloseDate', 'FORMULA_WRONG_TYPE', 1, 1],
    ['YEAR(CreatedDate)', 'FORMULA_WRONG_TYPE', 1, 6],
    ['REGEX(Name, "(")', 'FORMULA_BAD_PATTERN', 1, 13],
    ['CASE(Amount, 1, "a")', 'FORMULA_ARGUMENT_COUNT', 1, 1],
    ['ISCHANGED(Name)', 'FORMULA_FUNCTION_NOT_ALLOWED', 1, 1],
    ['ERP_KEY("item", Name)', 'FORMULA_FUNCTION_NOT_ALLOWED', 1, 1],
    ['', 'FORMULA_VALUE_EXPECTED', 1, 1],
  ])('%s is refused with %s at line %i, column %i', (source, code, line, column) => {
    expect(problemOf(source)).toMatchObject({ code, line, column });
  });

  it('says what to do', () => {
    expect(problemOf('LEFFT(Name, 1)')?.hint).toBe('Did you mean LEFT?');
    expect(problemOf('Stage = "Won"')?.hint).toContain('ISPICKVAL');
    expect(problemOf('YEAR(CreatedDate)')?.hint).toContain('DATEVALUE');
    expect(problemOf('LEFT(Name)')?.expected).toBe('LEFT(text, num_chars)');
    expect(problemOf('“abc”')?.hint).toContain('straight quotes');
  });

  it('is told all its problems of meaning at once', () => {
    const check = checkFormula('LEFT(Amount, Name) & Nope', options);
    expect(check.ok ? [] : check.problems.map((problem) => problem.code)).toEqual([
      'FORMULA_WRONG_TYPE',
      'FORMULA_WRONG_TYPE',
      'FORMULA_UNKNOWN_FIELD',
    ]);
  });

  it('is refused when its result has the wrong type', () => {
    expect(problemOf('Amount', { returnType: 'text' })).toMatchObject({ code: 'FORMULA_WRONG_RESULT_TYPE' });
  });

  it('is refused when it is too long or nested too deeply', () => {
    expect(problemOf(`Amount${' '.repeat(3900)}`)).toMatchObject({ code: 'FORMULA_TOO_LONG' });
    expect(problemOf(`${'('.repeat(1000)}1${')'.repeat(1000)}`)).toMatchObject({ code: 'FORMULA_TOO_DEEP' });
  });

  it('makes compileFormula throw with the place in its message', () => {
    expect(() => compileFormula('Amount +', options)).toThrow(FormulaCompileError);
    expect(() => compileFormula('Amount +', options)).toThrow(/line 1, column 9/);
  });
});

describe('a compiled formula', () => {
  it('names the fields it reads, each once, and whether it needs the clock', () => {
    const formula = compileFormula('IF(Amount > 1, Amount, YEAR(TODAY()))', options);
    expect(formula.fields).toEqual(['Amount']);
    expect(formula.usesClock).toBe(true);
  });

  it('reads related records along the dots, and a flat key of the same name first', () => {
    const formula = compileFormula('Account__r.Name', options);
    expect(formula.evaluate({ record: { Account__r: { Name: 'Acme' } } })).toBe('Acme');
    expect(formula.evaluate({ record: { 'Account__r.Name': 'Flat' } })).toBe('Flat');
    expect(formula.evaluate({ record: { Account__r: null } })).toBeNull();
  });

  it('rounds to the scale asked for, half away from zero', () => {
    const formula = compileFormula('Amount / 8', { ...options, scale: 2 });
    expect(formula.evaluate({ record: { Amount: 1 } })).toBe(0.13);
    expect(formula.evaluate({ record: { Amount: -1 } })).toBe(-0.13);
  });

  it('gives percent results a hundredfold', () => {
    const formula = compileFormula('Amount / 4', { ...options, returnType: 'percent', scale: 1 });
    expect(formula.evaluate({ record: { Amount: 1 } })).toBe(25);
  });

  it('gives an error value, not an exception, for what has no value', () => {
    const error = compileFormula('1 / Amount', options).evaluate({ record: { Amount: 0 } });
    expect(error).toBeInstanceOf(FormulaError);
    expect(error).toMatchObject({ code: 'FORMULA_DIVISION_BY_ZERO' });
    expect(compileFormula('NOW()', options).evaluate({ record: {} })).toMatchObject({ code: 'FORMULA_NO_CLOCK' });
    expect(compileFormula('CloseDate', options).evaluate({ record: { CloseDate: 'x' } })).toMatchObject({
      code: 'FORMULA_WRONG_VALUE',
    });
  });

  it('takes the date of a date/time in the time zone it is told', () => {
    const formula = compileFormula('DATEVALUE(CreatedDate)', options);
    const record = { CreatedDate: '2026-01-31T23:30:00Z' };
    expect(formula.evaluate({ record })).toBe('2026-01-31');
    expect(formula.evaluate({ record, zoneOffset: () => 60 })).toBe('2026-02-01');
  });

  it('knows the record before the save where that is allowed', () => {
    const rule = { ...options, allowChangeFunctions: true };
    const changed = compileFormula('ISCHANGED(Amount)', rule);
    expect(changed.evaluate({ record: { Amount: 0 }, prior: { Amount: null } })).toBe(true);
    expect(changed.evaluate({ record: { Amount: 1 }, prior: { Amount: 1 } })).toBe(false);
    expect(changed.evaluate({ record: { Amount: 1 }, isNew: true })).toBe(false);
    const prior = compileFormula('ISPICKVAL(PRIORVALUE(Stage), "New")', rule);
    expect(prior.evaluate({ record: { Stage: 'Won' }, prior: { Stage: 'New' } })).toBe(true);
    expect(prior.evaluate({ record: { Stage: 'New' }, isNew: true })).toBe(true);
    expect(compileFormula('ISNEW()', rule).evaluate({ record: {}, isNew: true })).toBe(true);
  });

  it('reads fields whose type is only known when they come', () => {
    const any = { fieldType: (): FormulaType => 'any' };
    expect(compileFormula('x + 1', any).evaluate({ record: { x: '2' } })).toBe(3);
    expect(compileFormula('x & "!"', any).evaluate({ record: { x: 2 } })).toBe('2!');
    expect(compileFormula('YEAR(x)', any).evaluate({ record: { x: '2026-01-31' } })).toBe(2026);
    expect(compileFormula('x = y', any).evaluate({ record: { x: 1, y: 1 } })).toBe(true);
    expect(compileFormula('x', any).evaluate({ record: { x: 'raw' } })).toBe('raw');
  });
});

describe('any text', () => {
  it('compiles or is refused with a place inside it, and never throws', () => {
    const words = fc.constantFrom(
      'IF(',
      'Amount',
      ')',
      ',',
      '"a"',
      '+',
      '/',
      '1',
      'NOT',
      'TEXT(',
      '=',
      '&&',
      '(',
      '\n',
      "'",
      '/*',
      '^',
    );
    const source = fc.oneof(
      fc.string(),
      fc.array(words, { maxLength: 30 }).map((list) => list.join(' ')),
    );
    fc.assert(
      fc.property(source, (text) => {
        const check = checkFormula(text, options);
        if (check.ok) {
          expect(() => check.formula.evaluate({ record: { Amount: 0, Name: 'x' }, now: 0 })).not.toThrow();
        } else {
          for (const problem of check.problems) expect(problem.offset).toBeLessThanOrEqual(text.length);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('keeps its tree when printed and parsed again', () => {
    const leaf = fc.oneof(
      fc.nat(1000).map((n) => String(n)),
      fc.string().map((text) => print({ kind: 'text', value: text, start: 0, end: 0 })),
      fc.constantFrom('TRUE', 'NULL', 'Amount', 'Account__r.Name'),
    );
    const operator = fc.constantFrom('+', '-', '*', '/', '^', '&', '=', '<>', '<', '<=', '>', '>=', '&&', '||');
    const { expression } = fc.letrec<{ expression: string }>((tie) => ({
      expression: fc.oneof(
        { maxDepth: 5 },
        leaf,
        fc.tuple(tie('expression'), operator, tie('expression')).map((parts) => parts.join(' ')),
        tie('expression').map((inner) => `(${inner})`),
        tie('expression').map((inner) => `-${inner}`),
        fc.tuple(tie('expression'), tie('expression')).map(([a, b]) => `LEFT(${a}, ${b})`),
      ),
    }));
    fc.assert(
      fc.property(expression, (text) => {
        fc.pre(text.length < 1200);
        const tree = parse(text);
        fc.pre(print(tree).length <= 3900);
        expect(withoutSpans(parse(print(tree)))).toEqual(withoutSpans(tree));
      }),
    );
  });
});

function withoutSpans(node: Node): unknown {
  return JSON.parse(
    JSON.stringify(node, (key, value: unknown) =>
      key === 'start' || key === 'end' || key === 'nameEnd' ? undefined : value,
    ),
  );
}

describe('the function table', () => {
  it('holds at least 60 functions of Salesforce, and ours apart from them by their prefix', () => {
    const all = [...FUNCTIONS.values()];
    expect(all.filter((definition) => definition.family !== 'erp').length).toBeGreaterThanOrEqual(60);
    for (const definition of all) expect(definition.family === 'erp').toBe(definition.name.startsWith('ERP_'));
  });

  it('has help for every function, and for no other', () => {
    expect(Object.keys(FUNCTION_HELP).toSorted()).toEqual([...FUNCTIONS.keys()].toSorted());
  });

  it.each([...FUNCTIONS.values()])('$name gives what its example says', (definition) => {
    const [source, result] = (FUNCTION_HELP[definition.name] as FunctionHelp).example;
    const formula = compileFormula(source, { ...options, allowChangeFunctions: true, allowErpFunctions: true });
    const value = formula.evaluate({
      record: { Name: 'Acme' },
      prior: { Name: 'Acme' },
      now: Date.UTC(2026, 0, 31, 10, 20, 30),
      globals: { '$Company.Code': 'DE' },
      valueMaps: { colours: new Map([['R', 'Red']]) },
    });
    expect(String(value)).toBe(result);
  });

  it('leaves what it reads as it was', () => {
    const record = Object.freeze({
      Name: 'a,b',
      Amount: 5,
      Stage: 'New',
      CloseDate: '2026-01-31',
      CreatedDate: '2026-01-31T00:00:00Z',
      Open: true,
    });
    const env = Object.freeze({ record, prior: record, now: 0, globals: Object.freeze({}) });
    for (const { example } of Object.values(FUNCTION_HELP)) {
      const formula = compileFormula(example[0], {
        ...options,
        allowChangeFunctions: true,
        allowErpFunctions: true,
      });
      expect(formula.evaluate(env)).toEqual(formula.evaluate(env));
    }
  });
});
