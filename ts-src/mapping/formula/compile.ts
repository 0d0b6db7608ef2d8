import { Builder } from './build.ts';
import { dateText, dateTimeText, timeText } from './calendar.ts';
import { HALF_AWAY, multiply, round, toDouble } from './numbers.ts';
import type { Num } from './numbers.ts';
import { parse } from './parser.ts';
import { ProblemFound, problemAt } from './problem.ts';
import type { Typed, Value, ValueType } from './typed.ts';
import { valueType } from './typed.ts';
import { FormulaCompileError, FormulaError } from './types.ts';
import type { CompiledFormula, FormulaOptions, FormulaProblem, FormulaType, FormulaValue } from './types.ts';

/** Outcome of checking a formula: a compiled formula, or everything that is wrong with its text. */
export type FormulaCheck =
  | { readonly ok: true; readonly formula: CompiledFormula }
  | { readonly ok: false; readonly problems: readonly FormulaProblem[] };

/** Digits of a number result without a scale (documented: numbers have up to 18 digits). */
const RESULT_DIGITS = 18;

/** Compiles a formula, or says everything that is wrong with it. Never throws. */
export function checkFormula(source: string, options: FormulaOptions): FormulaCheck {
  const builder = new Builder(source, options);
  try {
    const typed = builder.build(parse(source));
    checkResult(source, typed, options, builder.problems);
    if (builder.problems.length > 0) return { ok: false, problems: builder.problems };
    return { ok: true, formula: finish(source, typed, options, builder) };
  } catch (error) {
    if (error instanceof ProblemFound) return { ok: false, problems: [...builder.problems, error.problem] };
    throw error;
  }
}

/** Compiles a formula. Throws FormulaCompileError, with all problems and their places, when its text is wrong. */
export function compileFormula(source: string, options: FormulaOptions): CompiledFormula {
  const check = checkFormula(source, options);
  if (!check.ok) throw new FormulaCompileError(check.problems);
  return check.formula;
}

function checkResult(source: string, typed: Typed, options: FormulaOptions, problems: FormulaProblem[]): void {
  const { type, node } = typed;
  if (type === 'location') {
    const message = 'A formula gives no place: use DISTANCE to compare two';
    problems.push(problemAt(source, node.start, node.end, { code: 'FORMULA_WRONG_RESULT_TYPE', message }));
  }
  if (options.returnType === undefined || type === 'location' || type === 'any' || type === 'null') return;
  const wanted = valueType(options.returnType);
  if (type === wanted || (type === 'text' && wanted === 'picklist')) return;
  problems.push(
    problemAt(source, node.start, node.end, {
      code: 'FORMULA_WRONG_RESULT_TYPE',
      message: `The formula gives ${type}, but ${options.returnType} is expected`,
      expected: options.returnType,
      ...(wanted === 'text' ? { hint: 'Turn the value into text with TEXT( )' } : {}),
    }),
  );
}

function finish(source: string, typed: Typed, options: FormulaOptions, builder: Builder): CompiledFormula {
  const wanted: FormulaType = options.returnType ?? (typed.type === 'location' ? 'any' : typed.type);
  const show = output(wanted, typed.type, options.scale);
  const run = typed.run;
  return {
    source,
    type: wanted,
    fields: [...builder.fields],
    usesClock: builder.usesClock,
    evaluate: (env) => {
      try {
        return show(run(env));
      } catch (error) {
        return error instanceof FormulaError ? error : unexpected(error);
      }
    },
  };
}

/** A fault of the environment (a field that can't be read) ends as an error value too: evaluate never throws. */
function unexpected(error: unknown): FormulaError {
  return new FormulaError(
    'FORMULA_NOT_COMPUTED',
    error instanceof Error ? error.message : 'The formula could not be computed',
  );
}

/** Turns an inner value into the outer one. */
function output(wanted: FormulaType, actual: ValueType, scale: number | undefined): (value: Value) => FormulaValue {
  const type = actual === 'any' || actual === 'null' ? valueType(wanted) : actual;
  if (type === 'boolean') return (value) => value === true;
  if (type === 'number')
    return wanted === 'percent' ? (value) => numberOut(percent(value), scale) : (value) => numberOut(value, scale);
  if (type === 'date') return (value) => (value === null ? null : dateText(value as number));
  if (type === 'datetime') return (value) => (value === null ? null : dateTimeText(value as number));
  if (type === 'time') return (value) => (value === null ? null : `${timeText(value as number)}Z`);
  return (value) => (value === '' || value === null ? null : typeof value === 'object' ? toDouble(value) : value);
}

function percent(value: Value): Value {
  return value === null ? null : multiply(value as Num, 100);
}

function numberOut(value: Value, scale: number | undefined): number | null {
  if (value === null) return null;
  const number = value as Num;
  if (scale !== undefined) return toDouble(round(number, scale, HALF_AWAY));
  return typeof number === 'number' ? number : toDouble(number.toSignificantDigits(RESULT_DIGITS, HALF_AWAY) as Num);
}
