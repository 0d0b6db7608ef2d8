/**
 * The way back of a two-way mapping: which ERP fields a Salesforce record gives, and how. Formulas here read the fields
 * of the Salesforce record. A column with a plain source goes back to that field by itself; one without a way back is
 * changed by the ERP alone.
 */
import { lookupColumnName } from './column.ts';
import type { FieldMapping, LookupMapping, MappingDocument, ValueMap, WayBack } from './document/schema.ts';
import { checkFormula, FormulaError } from './formula/index.ts';
import type { FormulaCheck, FormulaEnvironment, FormulaOptions, FormulaType } from './formula/index.ts';
import type { Findings } from './problems.ts';
import { GLOBALS } from './source.ts';
import { toErpValue } from './to-erp-value.ts';
import type {
  CompiledTarget,
  CompiledWayBack,
  CompileOptions,
  DataProblem,
  ErpValues,
  MappedValue,
  SourceEntity,
  SourceField,
  TargetField,
  TwoWayColumn,
} from './types.ts';

type Row = Readonly<Record<string, unknown>>;
type Part = FieldMapping | LookupMapping;

/** One ERP field: how its value comes from a Salesforce record. */
interface ErpField {
  readonly name: string;
  readonly known: SourceField | undefined;
  readonly reads: readonly string[];
  readonly value: (env: FormulaEnvironment) => unknown;
}

interface Context {
  readonly document: MappingDocument;
  readonly findings: Findings;
  readonly entity: SourceEntity | undefined;
  readonly fields: ReadonlyMap<string, TargetField>;
}

const FORMULA_TYPES: Readonly<Record<string, FormulaType>> = {
  double: 'number',
  currency: 'number',
  int: 'number',
  long: 'number',
  percent: 'percent',
  boolean: 'boolean',
  date: 'date',
  datetime: 'datetime',
};

/** What a formula knows of the values of a Salesforce field, by its describe type; text for all that are not told apart. */
export const salesforceFormulaType = (type: string): FormulaType => FORMULA_TYPES[type] ?? 'text';

/** The type that a formula for a field of the ERP must give; undefined where any value is turned into the field's own. */
export function erpFormulaType(type: string | undefined): FormulaType | undefined {
  if (type === 'number' || type === 'integer') return 'number';
  return type === 'boolean' ? 'boolean' : undefined;
}

/** Compiles the way back; null for a mapping of one direction. Problems and warnings go to the findings. */
export function compileWayBack(
  target: CompiledTarget,
  document: MappingDocument,
  options: CompileOptions,
  findings: Findings,
): CompiledWayBack | null {
  if (document.direction !== 'both') return null;
  const entity = options.sourceFields?.(document.source.entity);
  const fields = options.targetFields(document.target.object) ?? new Map<string, TargetField>();
  const context = { document, findings, entity, fields };
  const compiled = partsOf(target, document).map(({ part, column, at }) => ({
    column: twoWayColumn(part, column, document),
    erp: waysOf(part, column, document)
      .map((way) => erpField(way, { part, column, at }, context))
      .filter((field) => field !== undefined),
  }));
  const columns = compiled.map(({ column, erp }) => ({ ...column, erpFields: erp.map((field) => field.name) }));
  const byColumn = new Map(compiled.map(({ column, erp }) => [column.column, erp]));
  const reads = compiled.flatMap(({ column, erp }) => [column.column, ...erp.flatMap((field) => field.reads)]);
  const valueMaps = Object.fromEntries(
    Object.entries(document.valueMaps ?? {}).map(([name, map]) => [name, new Map(Object.entries(map.entries))]),
  );
  return {
    columns,
    salesforceFields: [...new Set(reads)],
    run: (row, env, wanted) => {
      const globals = {
        '$Company.Code': env.company.code,
        '$Company.Name': env.company.name ?? null,
        '$Company.Currency': env.company.currency ?? null,
      };
      const today = env.today === undefined ? {} : { today: env.today };
      const formula = { record: row, now: env.now, globals, valueMaps, ...today };
      const chosen = wanted ?? columns.map(({ column }) => column);
      return runFields(
        document.target.object,
        chosen.flatMap((column) => byColumn.get(column) ?? []),
        formula,
      );
    },
  };
}

/** The columns that are merged: all that a change can go through, so without key and what is set on creation only. */
function partsOf(target: CompiledTarget, document: MappingDocument): { part: Part; column: string; at: string }[] {
  const present = new Set(target.columns);
  const fixed = new Set([...target.insertOnly, target.keyField]);
  const fields = document.fields.map((part, index) => ({ part, column: part.target, at: `fields[${index}]` }));
  const lookups = (document.lookups ?? []).map((part, index) => ({
    part,
    column: lookupColumnName(part, document),
    at: `lookups[${index}]`,
  }));
  return [...fields, ...lookups].filter(({ column }) => present.has(column) && !fixed.has(column));
}

const isReference = (part: Part): part is LookupMapping => 'relationship' in part;

function twoWayColumn(part: Part, column: string, document: MappingDocument): Omit<TwoWayColumn, 'erpFields'> {
  const policy = part.owner ?? document.conflict;
  const everyRecord = !isReference(part) && part.everyRecord === true;
  return { column, policy, reference: isReference(part), everyRecord };
}

/** The ways back of a column: those it names, else the plain source that it copies; none: only the ERP changes it. */
export function waysOf(part: Part, column: string, document: MappingDocument): readonly WayBack[] {
  if (part.toErp !== undefined) {
    return part.toErp.map((way) => ({ ...way, ...(isReference(part) ? { formula: way.formula ?? column } : {}) }));
  }
  const { source } = part;
  const plain = !isReference(part) && source !== undefined && /^[A-Za-z_]\w*$/.test(source);
  return plain && source !== document.key.source ? [{ field: source }] : [];
}

function erpField(
  way: WayBack,
  at: { readonly part: Part; readonly column: string; readonly at: string },
  context: Context,
): ErpField | undefined {
  const known = context.entity?.fields.find((field) => field.name === way.field);
  if (context.entity !== undefined && known === undefined) {
    const message = `The ERP has no field ${way.field}; what changes in Salesforce does not reach it`;
    context.findings.warn('MAPPING_SOURCE_FIELD_MISSING', `${at.at}.toErp`, message);
    return undefined;
  }
  if (way.formula === undefined) {
    const through = invertedMap(at, context);
    const read = pathReader(at.column);
    return {
      name: way.field,
      known,
      reads: [at.column],
      value: (env) => through(read(env.record as Row)),
    };
  }
  const check = checkedFormula(way.formula, known, (path) => salesforceType(path, context, `${at.at}.toErp`));
  if (!check.ok) {
    context.findings.formula(`${at.at}.toErp`, check.problems);
    return undefined;
  }
  const { formula } = check;
  const reads = formula.fields.filter((path) => !path.startsWith('$'));
  return { name: way.field, known, reads, value: (env) => formula.evaluate(env) };
}

/**
 * The formula of a way back. A field of the ERP that takes numbers or true and false gets nothing else, so a formula
 * that gives another type is refused; it is not run under that type, because values of related records come untyped.
 */
function checkedFormula(
  text: string,
  known: SourceField | undefined,
  typeOf: (path: string) => FormulaType | undefined,
): FormulaCheck {
  const types = new Map<string, FormulaType | undefined>();
  const options: FormulaOptions = {
    fieldType: (path) => {
      if (!types.has(path)) types.set(path, typeOf(path));
      return types.get(path);
    },
    readField: (path) => {
      const read = pathReader(path);
      return (record) => read(record as Row);
    },
    allowErpFunctions: true,
  };
  const check = checkFormula(text, options);
  const returnType = erpFormulaType(known?.type);
  if (!check.ok || returnType === undefined) return check;
  const typed = checkFormula(text, { ...options, returnType });
  return typed.ok ? check : typed;
}

function salesforceType(path: string, context: Context, at: string): FormulaType | undefined {
  if (path.startsWith('$')) return GLOBALS[path];
  // Fields of parents are not described here; they are read as they come.
  if (path.includes('.')) return 'any';
  const field = context.fields.get(path);
  if (field !== undefined) return salesforceFormulaType(field.type);
  context.findings.problem('MAPPING_TARGET_FIELD_UNKNOWN', at, `Salesforce has no field ${path} here`, {
    hint: 'Formulas for the way back read the Salesforce record',
  });
  return 'any';
}

/** Reads a path of a Salesforce record; texts come with plain line ends and without outer blanks, empty ones as null. */
function pathReader(path: string): (row: Row) => unknown {
  const steps = path.split('.');
  return (row) => {
    let value: unknown = path in row ? row[path] : row;
    if (!(path in row)) for (const step of steps) value = (value as Row | null | undefined)?.[step];
    if (typeof value !== 'string') return value ?? null;
    return value.replace(/\r\n?/g, '\n').trim() || null;
  };
}

/** Whether every value that a map gives comes from one value only. */
export function isInvertible({ entries }: ValueMap): boolean {
  const values = Object.values(entries);
  return new Set(values).size === values.length;
}

/** Through the value map backwards. @returns the value itself when the column has no map */
function invertedMap(
  { part, at }: { readonly part: Part; readonly at: string },
  { document, findings }: Context,
): (value: unknown) => unknown {
  const name = isReference(part) ? undefined : part.valueMap;
  const map: ValueMap | undefined = name === undefined ? undefined : document.valueMaps?.[name];
  if (map === undefined) return (value) => value;
  const inverse = new Map(Object.entries(map.entries).map(([from, to]) => [to, from]));
  if (!isInvertible(map)) {
    findings.problem(
      'MAPPING_VALUE_MAP_NOT_INVERTIBLE',
      `${at}.valueMap`,
      `The value map ${name} gives one value for several, so there is no way back`,
      { hint: 'Add toErp with a formula, or an empty list for a field that only the ERP changes' },
    );
  }
  return (value) => {
    const text = value === null || value === undefined ? '' : String(value);
    const found = inverse.get(text);
    if (found !== undefined) return found;
    if (text === '' || map.unknown === 'keep') return value;
    return new FormulaError('MAPPING_VALUE_NOT_MAPPED', `the value map ${name} does not know it`);
  };
}

function runFields(object: string, fields: readonly ErpField[], env: FormulaEnvironment): ErpValues {
  const values: Record<string, MappedValue> = {};
  const problems: DataProblem[] = [];
  for (const { name, known, value } of fields) {
    const raw = value(env);
    const converted = raw instanceof FormulaError ? raw : toErpValue(raw, known);
    if (converted instanceof FormulaError) {
      const message = `The value for ${name} of the ERP can't be made: ${converted.message}`;
      problems.push({ code: converted.code, key: null, object, field: name, message });
    } else {
      values[name] = converted;
    }
  }
  return problems.length === 0 ? { ok: true, fields: values } : { ok: false, fields: values, problems };
}
