/** Filters and values of single source records, without a whole mapping around them. */
import { checkFormula, FormulaError, type FormulaProblem } from './formula/index.ts';
import { reader, sourceType, type SourceScope } from './source.ts';
import type { RunState, SourceObject } from './state.ts';
import type { MappingEnvironment, SourceEntity } from './types.ts';

export type SourceFilter =
  | {
      readonly ok: true;
      readonly fields: readonly string[];
      matches(record: SourceObject, env: MappingEnvironment): boolean;
    }
  | { readonly ok: false; readonly problems: readonly FormulaProblem[] };

/**
 * Compiles a filter as a mapping's `source.filter`: a formula that gives true or false. A record for which it has no
 * value does not match. Without the entity every field counts as there.
 */
export function compileSourceFilter(formula: string, entity?: SourceEntity): SourceFilter {
  const scope: SourceScope = { entity, isChild: false };
  const check = checkFormula(formula, {
    fieldType: (field) => sourceType(field, scope),
    readField: (field) => {
      const read = reader(field, scope);
      return (state) => read(state as RunState);
    },
    allowErpFunctions: true,
    returnType: 'boolean',
  });
  if (!check.ok) return { ok: false, problems: check.problems };
  const { fields, evaluate } = check.formula;
  return {
    ok: true,
    fields,
    matches: (record, env) => {
      const value = evaluate(environmentOf(record, env));
      return !(value instanceof FormulaError) && value === true;
    },
  };
}

function environmentOf(record: SourceObject, env: MappingEnvironment) {
  const globals = {
    '$Company.Code': env.company.code,
    '$Company.Name': env.company.name ?? null,
    '$Company.Currency': env.company.currency ?? null,
  };
  const state = { record, parent: record, formula: { globals } };
  return { record: state, now: env.now, globals, ...(env.today === undefined ? {} : { today: env.today }) };
}

/** The value of a field or path as text, as value maps see it; blank for none, null for lists and records. */
export function textAt(record: SourceObject, path: string): string | null {
  const value = reader(path, { entity: undefined, isChild: false })({ record, parent: record } as RunState);
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? null : String(value as string | number | boolean);
}
