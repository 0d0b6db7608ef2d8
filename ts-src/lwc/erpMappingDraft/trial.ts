import {
  checkMapping,
  type CompiledMapping,
  type FieldExplanation,
  type MappingDocument,
  type MappingProblem,
  type MappingResult,
  type MappingWarning,
} from 'c/mappingEngine';
import { compileOptionsOf, type Catalogue } from './catalogue';

/** What the engine makes of a document against both sides. */
export interface Trial {
  readonly problems: readonly MappingProblem[];
  readonly warnings: readonly MappingWarning[];
  /** The mapping without the entries that are wrong, so that the others can be tried. Undefined when nothing is left. */
  readonly mapping: CompiledMapping | undefined;
}

/** Nothing was compiled yet. */
export const untried: Trial = { problems: [], warnings: [], mapping: undefined };

/** Compiles a document; entries with mistakes are left out of what is tried, never of what is told. */
export function compileDraft(document: MappingDocument, catalogue: Catalogue): Trial {
  const options = compileOptionsOf(catalogue);
  const check = checkMapping(document, options);
  if (check.ok) {
    return { problems: [], warnings: check.mapping.warnings, mapping: check.mapping };
  }
  const rest = checkMapping(withoutWrong(document, check.problems), options);
  return { problems: check.problems, warnings: [], mapping: rest.ok ? rest.mapping : undefined };
}

/** The document without the entries that problems name: `fields[3]`, `lookups[0]`, `children[1].fields[2]`. */
function withoutWrong(document: MappingDocument, problems: readonly MappingProblem[]): MappingDocument {
  const wrong = new Set(
    problems.map(({ path }) => /^(?:children\[\d+\]\.)?(?:fields|lookups)\[\d+\]/.exec(path)?.[0] ?? ''),
  );
  const kept = <Entry>(entries: readonly Entry[] | undefined, at: string): Entry[] =>
    (entries ?? []).filter((_entry, index) => !wrong.has(`${at}[${index}]`));
  return {
    ...document,
    fields: kept(document.fields, 'fields'),
    ...(document.lookups ? { lookups: kept(document.lookups, 'lookups') } : {}),
    ...(document.children
      ? {
          children: document.children.map((child, index) => ({
            ...child,
            fields: kept(child.fields, `children[${index}].fields`),
            ...(child.lookups ? { lookups: kept(child.lookups, `children[${index}].lookups`) } : {}),
          })),
        }
      : {}),
  };
}

/** What a record becomes: by object and column of the header, and of the first line of each list. */
export interface Outcome {
  readonly result: MappingResult;
  readonly values: ReadonlyMap<string, FieldExplanation>;
}

/** Runs the trial's mapping on one record. */
export function tryRecord(
  { mapping }: Trial,
  record: Readonly<Record<string, unknown>>,
  company: { readonly code: string; readonly name?: string; readonly currency?: string },
): Outcome | undefined {
  if (!mapping) return undefined;
  const { result, fields } = mapping.explain(record, { company, now: Date.now() });
  const values = new Map<string, FieldExplanation>();
  for (const field of fields) {
    const key = `${field.object} ${field.column}`;
    if (!values.has(key)) values.set(key, field);
  }
  return { result, values };
}
