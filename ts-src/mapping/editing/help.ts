/** Help on the functions of the formula language, as an editor shows it. */
import { FUNCTIONS } from '../formula/index.ts';
import { FUNCTION_HELP } from '../formula/functions/help.ts';

export interface FormulaHelp {
  readonly name: string;
  readonly family: 'logic' | 'text' | 'math' | 'date' | 'erp';
  /** `IF(condition, value, otherwise)` */
  readonly signature: string;
  readonly description: string;
  readonly example: string;
  /** What the example gives, as text. */
  readonly result: string;
}

/** Functions that only validation rules of Salesforce have: mappings see no record before the save. */
const isOfMappings = (name: string): boolean =>
  FUNCTIONS.get(name)?.changes !== true && !/^IS(?:NEW|CLONE)$/.test(name);

/** Help on one function, in any spelling; undefined when mappings have none of that name. */
export function formulaHelp(name: string): FormulaHelp | undefined {
  const upper = name.toUpperCase();
  const definition = FUNCTIONS.get(upper);
  const help = FUNCTION_HELP[upper];
  if (definition === undefined || help === undefined || !isOfMappings(upper)) return undefined;
  const [example, result] = help.example;
  const { family, syntax } = definition;
  return { name: upper, family, signature: syntax, description: help.summary, example, result };
}

/** Help on all functions that mappings have, by name. */
export function allFormulaHelp(): readonly FormulaHelp[] {
  return [...FUNCTIONS.keys()].toSorted().flatMap((name) => formulaHelp(name) ?? []);
}
