import type { FieldMapping, MappingDocument, ValueMap } from './document/schema.ts';
import { checkFormula, FormulaError } from './formula/index.ts';
import type { CompiledFormula } from './formula/index.ts';
import type { Findings } from './problems.ts';
import { isMissing, reader, sourceType } from './source.ts';
import type { Read, SourceScope } from './source.ts';
import { note, refuse, simpleText } from './state.ts';
import type { RunState } from './state.ts';
import type { ExplainStep } from './types.ts';

/** Where a value comes from, before it is turned into what the field stores. */
export interface ValueSource {
  readonly read: Read;
  readonly what: ExplainStep['what'];
  readonly detail: string;
}

/** What compiling a value needs to know. */
export interface ValueContext {
  readonly document: MappingDocument;
  readonly scope: SourceScope;
  readonly findings: Findings;
}

/** Compiles a formula of the document; a formula with problems reports them and reads as blank. */
export function compileDocumentFormula(
  source: string,
  path: string,
  context: ValueContext,
): CompiledFormula | undefined {
  const check = checkFormula(source, {
    fieldType: (field) => sourceType(field, context.scope),
    readField: (field) => {
      const read = reader(field, context.scope);
      return (state) => read(state as RunState);
    },
    allowErpFunctions: true,
  });
  if (!check.ok) {
    context.findings.formula(path, check.problems);
    return undefined;
  }
  for (const field of check.formula.fields) warnMissing(field, path, context);
  return check.formula;
}

/** Reads a formula; an error value refuses the record. */
export function formulaReader(formula: CompiledFormula, field: string): Read {
  return (state) => {
    const value = formula.evaluate(state.formula);
    if (value instanceof FormulaError)
      return refuse(state, value.code, field, `The formula of ${field} has no value: ${value.message}`);
    return value;
  };
}

/** A source field by its path, with a warning when this ERP does not have it. */
export function fieldReader(path: string, at: string, context: ValueContext): Read {
  warnMissing(path, at, context);
  return reader(path, context.scope);
}

function warnMissing(path: string, at: string, context: ValueContext): void {
  if (!isMissing(path, context.scope)) return;
  const message = `The ERP has no field ${path}; it counts as blank`;
  context.findings.warn(
    'MAPPING_SOURCE_FIELD_MISSING',
    at,
    message,
    'An older ERP version or a missing extension may lack it',
  );
}

/** The source of a field mapping. */
export function valueSource(mapping: FieldMapping, at: string, context: ValueContext): ValueSource {
  if (mapping.source !== undefined) {
    return { read: fieldReader(mapping.source, at, context), what: 'source', detail: mapping.source };
  }
  if (mapping.formula !== undefined) {
    const formula = compileDocumentFormula(mapping.formula, `${at}.formula`, context);
    const read = formula === undefined ? (): unknown => null : formulaReader(formula, mapping.target);
    return { read, what: 'formula', detail: mapping.formula };
  }
  const constant = mapping.constant ?? null;
  return { read: () => constant, what: 'constant', detail: 'constant' };
}

/** Applies a value map; values it does not know are refused, replaced or kept, as it says. */
export function mapThrough(name: string, map: ValueMap, field: string): (value: unknown, state: RunState) => unknown {
  const entries = new Map(Object.entries(map.entries));
  return (value, state) => {
    // Lists and records have no place in a map: the conversion refuses them.
    if (typeof value === 'object' && value !== null) return value;
    const text = (simpleText(value) ?? '').trim();
    const found = entries.get(text);
    if (found !== undefined) return found === '' ? null : found;
    if (text === '' || map.unknown === 'keep') return text === '' ? null : value;
    if (map.unknown === 'block') {
      return refuse(
        state,
        'MAPPING_VALUE_NOT_MAPPED',
        field,
        `The value map ${name} does not know the value of ${field}`,
      );
    }
    note(
      state,
      'MAPPING_VALUE_DEFAULTED',
      field,
      `The value map ${name} does not know the value; its default was taken`,
    );
    return map.default ?? null;
  };
}
