/** What an editor of mappings needs besides the engine: proposals, completion, help, and changes in words. Pure. */
export { allFormulaHelp, formulaHelp } from './help.ts';
export type { FormulaHelp } from './help.ts';
export { completeFormula, markFormula } from './complete.ts';
export type { Completion, CompletionField, CompletionItem, FormulaMark } from './complete.ts';
export { describeDifferences, placeOf } from './differences.ts';
export type { Difference } from './differences.ts';
export { fieldAt, withField, withLookup, withoutField, withValueMap } from './edit.ts';
export type { FieldPlace } from './edit.ts';
export { typeFit } from './fit.ts';
export type { TypeFit } from './fit.ts';
export { applyRule } from './rules.ts';
export type { MappingRule } from './rules.ts';
export { suggestPairs, SURE } from './suggest.ts';
export type { PastChoice, Suggestion, SuggestionRequest, SuggestionSource, SuggestionTarget } from './suggest.ts';
export { likeness } from './words.ts';
