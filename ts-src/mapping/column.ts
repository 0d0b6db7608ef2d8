import { converter } from './convert.ts';
import type { Convert } from './convert.ts';
import type { FieldMapping, LookupMapping, MappingDocument } from './document/schema.ts';
import { nearest } from './formula/spelling.ts';
import { add, toDouble } from './formula/numbers.ts';
import type { Num } from './formula/numbers.ts';
import { encodeKeyPart, SHARED_COMPANY } from './key.ts';
import { isMissing } from './source.ts';
import { refuse, simpleText } from './state.ts';
import type { RunState } from './state.ts';
import type { CompiledLookup, ExplainStep, MappedValue, TargetField } from './types.ts';
import { compileDocumentFormula, fieldReader, formulaReader, mapThrough, valueSource } from './value.ts';
import type { ValueContext } from './value.ts';

export const KEY_LENGTH_MAX = 255;

/** One column of a row: how its value is made, and the same step by step for `explain`. */
export interface Column {
  readonly name: string;
  readonly insertOnly: boolean;
  readonly compute: (state: RunState) => MappedValue;
  readonly explain: (state: RunState) => { value: MappedValue; steps: ExplainStep[] };
}

export type TargetFields = ReadonlyMap<string, TargetField>;

/** A column for a field mapping; undefined (with a problem reported) when it can't be made. */
export function fieldColumn(
  mapping: FieldMapping,
  at: string,
  fields: TargetFields,
  context: ValueContext,
): Column | undefined {
  const field = targetField(mapping.target, `${at}.target`, fields, context);
  if (field === undefined) return undefined;
  const convert = converter(field);
  if (convert === undefined) {
    context.findings.problem(
      'MAPPING_TARGET_TYPE_UNSUPPORTED',
      `${at}.target`,
      `Fields of type ${field.type} can't be written by a mapping`,
    );
    return undefined;
  }
  if (lacksSource(mapping, field, at, context)) return undefined;
  const source = mapping.aggregate === undefined ? valueSource(mapping, at, context) : aggregateSource(mapping);
  const map = mapping.valueMap === undefined ? undefined : context.document.valueMaps?.[mapping.valueMap];
  const through = map === undefined ? undefined : mapThrough(mapping.valueMap as string, map, mapping.target);
  const steps: Steps = {
    ...source,
    mapName: mapping.valueMap,
    through,
    fallback: mapping.default,
    convert,
    field,
    required: isRequired(mapping, field),
  };
  return { name: mapping.target, insertOnly: isInsertOnly(mapping.insertOnly, field), ...compose(steps) };
}

/**
 * Whether this ERP does not have the field that a column copies. Then the column is left out: blanking the target on
 * every record would throw away what stands there. Where a value is required the mapping does not compile.
 */
function lacksSource(mapping: FieldMapping, field: TargetField, at: string, context: ValueContext): boolean {
  const { source } = mapping;
  if (source === undefined || mapping.default !== undefined || !isMissing(source, context.scope)) return false;
  const hint = 'An older ERP version, a missing right or a missing extension may be the reason';
  const code = 'MAPPING_SOURCE_FIELD_MISSING';
  if (isRequired(mapping, field)) {
    context.findings.problem(code, at, `The ERP has no field ${source}, and ${field.name} must have a value`, { hint });
  } else {
    context.findings.warn(code, at, `The ERP has no field ${source}; ${field.name} is left alone`, hint);
  }
  return true;
}

interface Steps {
  readonly read: (state: RunState) => unknown;
  readonly what: ExplainStep['what'];
  readonly detail: string;
  readonly mapName: string | undefined;
  readonly through: ((value: unknown, state: RunState) => unknown) | undefined;
  readonly fallback: MappedValue | undefined;
  readonly convert: Convert;
  readonly field: TargetField;
  readonly required: boolean;
}

function compose(steps: Steps): Pick<Column, 'compute' | 'explain'> {
  const { read, through, fallback, convert, required, field } = steps;
  const plain = through === undefined && fallback === undefined && !required;
  const compute = plain
    ? (state: RunState): MappedValue => convert(read(state), state)
    : (state: RunState): MappedValue => run(state, undefined);
  const run = (state: RunState, trace: ExplainStep[] | undefined): MappedValue => {
    let value = read(state);
    trace?.push({ what: steps.what, detail: steps.detail, value });
    if (through !== undefined) {
      value = through(value, state);
      trace?.push({ what: 'valueMap', detail: steps.mapName ?? '', value });
    }
    if (fallback !== undefined && (value === null || value === undefined || value === '')) {
      value = fallback;
      trace?.push({ what: 'default', detail: 'default', value });
    }
    const problemsBefore = state.problems.length;
    const result = convert(value, state);
    trace?.push({ what: 'convert', detail: `${field.name} (${field.type})`, value: result });
    if (required && result === null && state.problems.length === problemsBefore) {
      return refuse(
        state,
        'MAPPING_REQUIRED_VALUE_MISSING',
        field.name,
        `${field.name} must have a value, but the source gives none`,
      );
    }
    return result;
  };
  return {
    compute,
    explain: (state) => {
      const trace: ExplainStep[] = [];
      return { value: run(state, trace), steps: trace };
    },
  };
}

/** COUNT or SUM over the rows of a child list, which are made before the header's columns. */
function aggregateSource(mapping: FieldMapping): Pick<Steps, 'read' | 'what' | 'detail'> {
  const aggregate = mapping.aggregate as NonNullable<FieldMapping['aggregate']>;
  const records = (state: RunState) => state.children.find((list) => list.name === aggregate.of)?.records ?? [];
  const what = 'aggregate' as const;
  if (aggregate.function === 'COUNT')
    return { read: (state) => records(state).length, what, detail: `COUNT of ${aggregate.of}` };
  const field = aggregate.field as string;
  const read = (state: RunState): number => {
    let sum: Num = 0;
    for (const record of records(state)) {
      const value = record.row[field];
      if (typeof value === 'number') sum = add(sum, value);
    }
    return toDouble(sum);
  };
  return { read, what, detail: `SUM of ${field} of ${aggregate.of}` };
}

/** Where the account of an ERP customer stands. */
const CUSTOMER = { object: 'ERP_Customer__c', field: 'Account__c' } as const;

/**
 * A reference to the account of an ERP customer goes through the customer's own record: that alone says which account it
 * belongs to, and says it anew when a match is corrected. The key on an account only tells for whom it was created.
 */
function throughCustomer(lookup: LookupMapping, { target }: MappingDocument): typeof CUSTOMER | null {
  const { object, keyField, entity } = lookup;
  const ofCustomer = object === 'Account' && keyField === 'ERP_Key__c' && entity === 'customer';
  return ofCustomer && target.object !== CUSTOMER.object && target.object !== 'Account' ? CUSTOMER : null;
}

/** The column that a lookup fills: the reference by external id, or the field itself where an id is looked up first. */
export function lookupColumnName(lookup: LookupMapping, document: MappingDocument): string {
  return throughCustomer(lookup, document) === null ? `${lookup.relationship}.${lookup.keyField}` : lookup.target;
}

/** A column that refers to another record, with what others must know of it. */
export function lookupColumn(
  mapping: LookupMapping,
  at: string,
  fields: TargetFields,
  context: ValueContext,
): { column: Column; lookup: CompiledLookup } | undefined {
  const field = targetField(mapping.target, `${at}.target`, fields, context);
  if (field === undefined) return undefined;
  if (field.relationshipName !== null && field.relationshipName !== mapping.relationship) {
    context.findings.problem(
      'MAPPING_RELATIONSHIP_UNKNOWN',
      `${at}.relationship`,
      `${mapping.target} has no relationship ${mapping.relationship}`,
      { expected: field.relationshipName },
    );
    return undefined;
  }
  const through = throughCustomer(mapping, context.document);
  const name = lookupColumnName(mapping, context.document);
  const insertOnly = isInsertOnly(mapping.insertOnly, field);
  const key = lookupKey(mapping, at, context);
  const compute = (state: RunState): MappedValue => checkedKey(key(state), mapping, state);
  const detail = mapping.source ?? mapping.formula ?? '';
  const place = through === null ? mapping.object : `${through.field} of ${through.object}`;
  const explain: Column['explain'] = (state) => {
    const value = compute(state);
    return {
      value,
      steps: [{ what: 'lookup', detail: `${place} by ${mapping.keyField} from ${detail}`, value }],
    };
  };
  const { keyField, entity, required } = mapping;
  // A master can't be blank; other references can, and an owner has a default.
  const twoWay = mapping.toErp !== undefined && mapping.toErp.length > 0;
  const master = !field.nillable && !twoWay;
  return {
    column: { name, insertOnly, compute, explain },
    lookup: {
      column: name,
      field: mapping.target,
      object: through?.object ?? mapping.object,
      through: through?.field ?? null,
      keyField,
      entity,
      required,
      insertOnly,
      master,
      twoWay,
    },
  };
}

function lookupKey(mapping: LookupMapping, at: string, context: ValueContext): (state: RunState) => string | null {
  if (mapping.formula !== undefined) {
    const formula = compileDocumentFormula(mapping.formula, `${at}.formula`, context);
    const read = formula === undefined ? (): unknown => null : formulaReader(formula, mapping.target);
    return (state) => {
      return simpleText(read(state)) ?? null;
    };
  }
  const read = fieldReader(mapping.source as string, at, context);
  const suffix = `|${encodeKeyPart(mapping.entity)}|`;
  return (state) => {
    const value = simpleText(read(state));
    if (value === undefined) return null;
    const company =
      mapping.companies === undefined
        ? state.company
        : mapping.companies === 'shared'
          ? SHARED_COMPANY
          : state.ownCompany;
    return encodeKeyPart(company) + suffix + encodeKeyPart(value);
  };
}

function checkedKey(key: string | null, mapping: LookupMapping, state: RunState): MappedValue {
  if (key === null) {
    if (!mapping.required) return null;
    return refuse(
      state,
      'MAPPING_LOOKUP_BLANK',
      mapping.target,
      `${mapping.target} must refer to a record, but the source names none`,
    );
  }
  if (key.length <= KEY_LENGTH_MAX) return key;
  return refuse(
    state,
    'MAPPING_KEY_TOO_LONG',
    mapping.target,
    `The key for ${mapping.target} is longer than ${KEY_LENGTH_MAX} characters`,
  );
}

function targetField(name: string, at: string, fields: TargetFields, context: ValueContext): TargetField | undefined {
  const field = fields.get(name);
  if (field === undefined) {
    const near = nearest(name, fields.keys());
    context.findings.problem(
      'MAPPING_TARGET_FIELD_UNKNOWN',
      at,
      `Salesforce has no field ${name} here, or the user may not see it`,
      {
        hint: near === undefined ? 'Check the permission set of the integration user' : `Did you mean ${near}?`,
      },
    );
    return undefined;
  }
  if (!field.createable && !field.updateable) {
    context.findings.problem('MAPPING_TARGET_FIELD_READ_ONLY', at, `The field ${name} can't be written`, {
      hint: 'It is computed, or the integration user may only read it',
    });
    return undefined;
  }
  return field;
}

function isRequired(mapping: FieldMapping, field: TargetField): boolean {
  return mapping.required ?? (!field.nillable && !field.defaultedOnCreate && field.type !== 'boolean');
}

function isInsertOnly(wanted: boolean | undefined, field: TargetField): boolean {
  return wanted === true || !field.updateable;
}
