/**
 * The formula language: Salesforce formula syntax and semantics, compiled to closures. Pure: no Node, no DOM, no clock,
 * no randomness.
 */
export { compileFormula, checkFormula } from './compile.ts';
export type { FormulaCheck } from './compile.ts';
export { FormulaCompileError, FormulaError } from './types.ts';
export type {
  CompiledFormula,
  FormulaEnvironment,
  FormulaOptions,
  FormulaProblem,
  FormulaType,
  FormulaValue,
} from './types.ts';
export { FUNCTIONS } from './functions/table.ts';
export { tokenize } from './lexer.ts';
export type { Token } from './lexer.ts';
