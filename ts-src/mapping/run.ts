import type { LineDeletion, MappingDocument } from './document/schema.ts';
import { RowHasher } from './hash.ts';
import { encodeKeyPart, SHARED_COMPANY } from './key.ts';
import { refuse, simpleText } from './state.ts';
import type { RunState, SourceObject } from './state.ts';
import { makeRow, usableKey } from './target.ts';
import type { TargetPlan } from './target.ts';
import type { MappedChildren, MappedRecord, MappingEnvironment, MappingResult } from './types.ts';

export interface ChildPlan {
  readonly name: string;
  readonly source: string;
  readonly entity: string;
  readonly deletion: LineDeletion | null;
  /** False when the ERP is known not to have the list. */
  readonly present: boolean;
  readonly plan: TargetPlan;
}

export interface MappingPlan {
  readonly document: MappingDocument;
  readonly header: TargetPlan;
  readonly children: readonly ChildPlan[];
  readonly valueMaps: Readonly<Record<string, ReadonlyMap<string, string>>>;
}

const FILTERED: MappingResult = { outcome: 'filtered' };

/** Maps one record: filter, key, lines, then the header, whose columns may count and sum the lines. */
export function runRecord(plan: MappingPlan, record: SourceObject, env: MappingEnvironment): MappingResult {
  const state = startState(plan, record, env);
  if (plan.header.filter !== undefined && !plan.header.filter(state)) {
    return state.problems.length === 0 ? FILTERED : refused(state, null);
  }
  if (!startHeader(plan, state)) return refused(state, null);
  state.children = plan.children.map((child) => mapChildren(child, state));
  backToHeader(plan, state);
  const { row, hash } = makeRow(plan.header, state);
  if (state.problems.length > 0) return refused(state, state.headerKey);
  const { object, keyField } = plan.header.target;
  return {
    outcome: 'mapped',
    key: state.headerKey,
    object,
    keyField,
    row,
    hash,
    children: state.children,
    notes: state.notes,
  };
}

/** The state at the beginning of a record; the header's key is not known yet. */
export function startState(plan: MappingPlan, record: SourceObject, env: MappingEnvironment): Mutable<RunState> {
  const { company } = env;
  const state: Mutable<RunState> = {
    record,
    parent: record,
    formula: { record: null },
    company: plan.document.source.companies === 'shared' ? SHARED_COMPANY : company.code,
    ownCompany: company.code,
    object: plan.header.target.object,
    key: '',
    headerKey: '',
    hasher: new RowHasher(),
    notes: [],
    problems: [],
    children: [],
  };
  const globals = {
    '$Company.Code': state.company,
    '$Company.Name': company.name ?? null,
    '$Company.Currency': company.currency ?? null,
  };
  const today = env.today === undefined ? {} : { today: env.today };
  state.formula = { record: state, now: env.now, globals, valueMaps: plan.valueMaps, ...today };
  return state;
}

/** Finds the header's key; false (with the problem noted) when there is none. */
export function startHeader(plan: MappingPlan, state: Mutable<RunState>): boolean {
  const part = plan.header.key(state);
  const key = keyOf(state.company, plan.document.source.entity, part);
  if (!usableKey(key, part, state)) return false;
  state.headerKey = key;
  state.key = key;
  return true;
}

/** After the lines, the header is the present record again. */
export function backToHeader(plan: MappingPlan, state: Mutable<RunState>): void {
  state.record = state.parent;
  state.object = plan.header.target.object;
  state.key = state.headerKey;
}

function mapChildren(child: ChildPlan, state: Mutable<RunState>): MappedChildren {
  const { target } = child.plan;
  const records: MappedRecord[] = [];
  for (const line of linesOf(child, state.parent)) {
    if (!startLine(child, line, state)) continue;
    const { row, hash } = makeRow(child.plan, state);
    records.push({ key: state.key, row, hash });
  }
  return { name: child.name, object: target.object, keyField: target.keyField, records };
}

/** The lines of a list as the record holds them. */
export function linesOf(child: ChildPlan, record: SourceObject): readonly SourceObject[] {
  const lines = child.present ? record[child.source] : undefined;
  return Array.isArray(lines) ? (lines as readonly SourceObject[]) : [];
}

/** Makes a line the present record; false when it is filtered out or has no key. */
export function startLine(child: ChildPlan, line: SourceObject, state: Mutable<RunState>): boolean {
  state.record = line;
  state.object = child.plan.target.object;
  state.key = state.headerKey;
  if (typeof line !== 'object' || line === null) {
    refuse(state, 'MAPPING_WRONG_TYPE', child.source, `The list ${child.source} holds something that is no record`);
    return false;
  }
  if (child.plan.filter !== undefined && !child.plan.filter(state)) return false;
  const part = child.plan.key(state);
  const key = keyOf(state.company, child.entity, part);
  if (!usableKey(key, part, state)) return false;
  state.key = key;
  return true;
}

function keyOf(company: string, entity: string, part: unknown): string {
  return `${company}|${entity}|${encodeKeyPart(simpleText(part) ?? '')}`;
}

function refused(state: RunState, key: string | null): MappingResult {
  return { outcome: 'refused', key, problems: state.problems };
}

export type Mutable<T> = { -readonly [K in keyof T]: T[K] };
