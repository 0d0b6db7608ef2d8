import { backToHeader, linesOf, runRecord, startHeader, startLine, startState } from './run.ts';
import type { MappingPlan } from './run.ts';
import type { RunState, SourceObject } from './state.ts';
import type { TargetPlan } from './target.ts';
import type { FieldExplanation, MappingEnvironment, MappingExplanation } from './types.ts';

/** Maps a record and tells how each value came about; values of a refused record are shown as far as they exist. */
export function explainRecord(plan: MappingPlan, record: SourceObject, env: MappingEnvironment): MappingExplanation {
  const result = runRecord(plan, record, env);
  const fields: FieldExplanation[] = [];
  const state = startState(plan, record, env);
  if (result.outcome === 'filtered' || !startHeader(plan, state)) return { result, fields };
  for (const child of plan.children) {
    for (const line of linesOf(child, record)) {
      if (startLine(child, line, state)) fields.push(...explainRow(child.plan, state, state.key));
    }
  }
  backToHeader(plan, state);
  if (result.outcome === 'mapped') state.children = result.children;
  return { result, fields: [...explainRow(plan.header, state, null), ...fields] };
}

function explainRow(plan: TargetPlan, state: RunState, childKey: string | null): FieldExplanation[] {
  return plan.columns.map((column) => {
    const notesBefore = state.notes.length;
    const problemsBefore = state.problems.length;
    const { value, steps } = column.explain(state);
    return {
      object: plan.target.object,
      column: column.name,
      childKey,
      value,
      steps,
      notes: state.notes.slice(notesBefore),
      problem: state.problems[problemsBefore] ?? null,
    };
  });
}
