import { fieldColumn, KEY_LENGTH_MAX, lookupColumn } from './column.ts';
import type { Column, TargetFields } from './column.ts';
import type { ChildMapping, KeyMapping, MappingDocument } from './document/schema.ts';
import type { Read } from './source.ts';
import { refuse, simpleText } from './state.ts';
import type { RunState } from './state.ts';
import type { CompiledLookup, CompiledTarget, MappedRow, MappedValue } from './types.ts';
import { isMissing } from './source.ts';
import { compileDocumentFormula, fieldReader, formulaReader } from './value.ts';
import type { ValueContext } from './value.ts';

/** One kind of row of a mapping: the header's or a child list's. */
export interface TargetPlan {
  readonly target: CompiledTarget;
  readonly columns: readonly Column[];
  /** All columns in order, without values. */
  readonly blankRow: MappedRow;
  readonly key: Read;
  /** True for records and lines to be mapped. */
  readonly filter: ((state: RunState) => boolean) | undefined;
}

type Part = Pick<MappingDocument, 'fields' | 'lookups' | 'key'> & {
  readonly object: string;
  readonly keyField: string;
  readonly filter: string | undefined;
};

/** Compiles the header of a document. */
export function headerPlan(document: MappingDocument, fields: TargetFields, context: ValueContext): TargetPlan {
  const { object, keyField } = document.target;
  const plan = makePlan({ ...document, object, keyField, filter: document.source.filter }, '', fields, context);
  return finish(plan, fields);
}

/** Compiles a child list; its rows carry a reference to the header besides their own columns. */
export function childPlan(list: ChildMapping, at: string, fields: TargetFields, context: ValueContext): TargetPlan {
  const { object, keyField, parent, parentRelationship } = list.target;
  const plan = makePlan({ ...list, object, keyField, filter: list.filter }, `${at}.`, fields, context);
  addDeletionColumns(plan, list, { at, fields, context });
  const { target, source } = context.document;
  const column = `${parentRelationship}.${target.keyField}`;
  const field = fields.get(parent);
  if (field === undefined) {
    context.findings.problem('MAPPING_TARGET_FIELD_UNKNOWN', `${at}.target.parent`, `${object} has no field ${parent}`);
  }
  const insertOnly = field !== undefined && !field.updateable;
  const read = (state: RunState): MappedValue => state.headerKey;
  plan.columns.push({
    name: column,
    insertOnly,
    compute: read,
    explain: (state) => ({
      value: state.headerKey,
      steps: [{ what: 'lookup', detail: 'the document the line belongs to', value: state.headerKey }],
    }),
  });
  const { object: headerObject, keyField: headerKeyField } = target;
  plan.lookups.push({
    column,
    field: parent,
    object: headerObject,
    keyField: headerKeyField,
    entity: source.entity,
    required: true,
    insertOnly,
    master: true,
    through: null,
    twoWay: false,
  });
  return finish(plan, fields);
}

/** Every line that the ERP has is unmarked and replaced by nothing, so that one which comes back is a line again. */
function addDeletionColumns(
  plan: Draft,
  list: ChildMapping,
  { at, fields, context }: { readonly at: string; readonly fields: TargetFields; readonly context: ValueContext },
): void {
  const { mark, replacedBy } = list.deletion ?? {};
  const blanks = [
    ...(mark === undefined ? [] : [{ target: mark, constant: false }]),
    ...(replacedBy === undefined ? [] : [{ target: replacedBy, constant: null }]),
  ];
  for (const blank of blanks) {
    const column = fieldColumn(blank, `${at}.deletion`, fields, context);
    if (column !== undefined) plan.columns.push(column);
  }
}

interface Draft {
  readonly object: string;
  readonly keyField: string;
  readonly columns: Column[];
  readonly lookups: CompiledLookup[];
  readonly key: Read;
  readonly filter: TargetPlan['filter'];
}

function makePlan(part: Part, at: string, fields: TargetFields, context: ValueContext): Draft {
  const { findings } = context;
  if (!fields.has(part.keyField)) {
    findings.problem(
      'MAPPING_TARGET_FIELD_UNKNOWN',
      `${at}target.keyField`,
      `${part.object} has no field ${part.keyField}`,
    );
  }
  const columns: Column[] = [];
  const lookups: CompiledLookup[] = [];
  part.fields.forEach((mapping, index) => {
    const column = fieldColumn(mapping, `${at}fields[${index}]`, fields, context);
    if (column !== undefined) columns.push(column);
  });
  (part.lookups ?? []).forEach((mapping, index) => {
    const made = lookupColumn(mapping, `${at}lookups[${index}]`, fields, context);
    if (made === undefined) return;
    columns.push(made.column);
    lookups.push(made.lookup);
  });
  const { object, keyField } = part;
  return {
    object,
    keyField,
    columns,
    lookups,
    key: keyReader(part.key, `${at}key`, context),
    filter: filterOf(part.filter, at, context),
  };
}

function finish(draft: Draft, fields: TargetFields): TargetPlan {
  const { object, keyField, columns, lookups, key, filter } = draft;
  const keyIsInsertOnly = fields.get(keyField)?.updateable === false;
  const insertOnly = columns.filter((column) => column.insertOnly).map((column) => column.name);
  const target = {
    object,
    keyField,
    columns: [keyField, ...columns.map((column) => column.name)],
    insertOnly: keyIsInsertOnly ? [keyField, ...insertOnly] : insertOnly,
    lookups,
  };
  const blankRow = Object.fromEntries(target.columns.map((column) => [column, null]));
  return { target, columns, blankRow, key, filter };
}

function keyReader(key: KeyMapping, at: string, context: ValueContext): Read {
  if (key.source !== undefined) {
    if (isMissing(key.source, context.scope)) {
      const message = `The ERP has no field ${key.source}, which makes the record's key`;
      context.findings.problem('MAPPING_SOURCE_FIELD_MISSING', at, message);
    }
    return fieldReader(key.source, at, context);
  }
  const formula = compileDocumentFormula(key.formula ?? 'NULL', `${at}.formula`, context);
  return formula === undefined ? () => null : formulaReader(formula, 'key');
}

function filterOf(source: string | undefined, at: string, context: ValueContext): TargetPlan['filter'] {
  if (source === undefined) return undefined;
  const path = at === '' ? 'source.filter' : `${at}filter`;
  const formula = compileDocumentFormula(source, path, context);
  if (formula === undefined) return undefined;
  if (formula.type !== 'boolean' && formula.type !== 'any') {
    context.findings.problem(
      'MAPPING_FILTER_NOT_BOOLEAN',
      path,
      `A filter must give true or false, this one gives ${formula.type}`,
    );
  }
  const read = formulaReader(formula, 'filter');
  return (state) => read(state) === true;
}

/** The row of the state's present record. The copied blank row has its shape already, which makes filling it faster. */
export function makeRow(plan: TargetPlan, state: RunState): { row: MappedRow; hash: string } {
  const { columns, target, blankRow } = plan;
  const { hasher, key } = state;
  const row: Record<string, MappedValue> = { ...blankRow };
  row[target.keyField] = key;
  hasher.add(key);
  for (const column of columns) {
    const value = column.compute(state);
    row[column.name] = value;
    hasher.add(value);
  }
  return { row, hash: hasher.digest() };
}

/** Checks a key; null refuses the record. */
export function usableKey(key: string, part: unknown, state: RunState): boolean {
  if ((simpleText(part) ?? '') === '') {
    refuse(state, 'MAPPING_KEY_BLANK', 'key', 'The record has no key, so it can be found in no system again');
    return false;
  }
  if (key.length <= KEY_LENGTH_MAX) return true;
  refuse(state, 'MAPPING_KEY_TOO_LONG', 'key', `The record's key is longer than ${KEY_LENGTH_MAX} characters`);
  return false;
}
