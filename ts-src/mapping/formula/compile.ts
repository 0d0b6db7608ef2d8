import { FormulaCompileError } from './types.ts';
import type { CompiledFormula, FormulaOptions, FormulaProblem } from './types.ts';

/** Outcome of checking a formula: a compiled formula, or everything that is wrong with its text. */
export type FormulaCheck =
  | { readonly ok: true; readonly formula: CompiledFormula }
  | { readonly ok: false; readonly problems: readonly FormulaProblem[] };

/** Compiles a formula, or says everything that is wrong with it. Never throws. */
export function checkFormula(source: string, options: FormulaOptions): FormulaCheck {
  const path = source.trim();
  const type = options.fieldType(path);
  if (type === undefined) {
    const problem = {
      code: 'FORMULA_UNKNOWN_FIELD',
      message: `There is no field ${path}`,
      offset: 0,
      length: path.length,
    };
    return { ok: false, problems: [{ ...problem, line: 1, column: 1 }] };
  }
  const read = options.readField?.(path) ?? ((record: unknown) => (record as Record<string, unknown>)[path]);
  const evaluate: CompiledFormula['evaluate'] = (env) => (read(env.record) ?? null) as string | null;
  return { ok: true, formula: { source, type, fields: [path], usesClock: false, evaluate } };
}

/** Compiles a formula. Throws FormulaCompileError when its text is wrong. */
export function compileFormula(source: string, options: FormulaOptions): CompiledFormula {
  const check = checkFormula(source, options);
  if (!check.ok) throw new FormulaCompileError(check.problems);
  return check.formula;
}
