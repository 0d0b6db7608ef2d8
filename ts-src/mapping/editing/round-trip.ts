/** From a record of the ERP to Salesforce and back: whether the ERP would get the value that it has. Pure. */
import type { CompiledMapping, MappedValue, MappingEnvironment } from '../index.ts';

type Row = Readonly<Record<string, unknown>>;

/** One field of the ERP that a column goes back to. */
export interface RoundTrip {
  readonly field: string;
  /** What the ERP has now. */
  readonly now: unknown;
  /** What Salesforce would give it; null also when there is a problem. */
  readonly back: MappedValue;
  /** Whether the ERP's own value comes back; blanks are alike. */
  readonly same: boolean;
  /** Why no value can be made; blank when one can. */
  readonly problem: string;
}

/**
 * What a column gives the ERP for one of its own records. The Salesforce record is the one that the mapping makes, so
 * fields that the mapping does not write are blank in it. None when the record is filtered, when the column has no value
 * for it, or when the column does not go back.
 */
export function tryWayBack(
  { wayBack, explain, header }: CompiledMapping,
  column: string,
  { record, env }: { readonly record: Row; readonly env: MappingEnvironment },
): readonly RoundTrip[] {
  const erpFields = wayBack?.columns.find((each) => each.column === column)?.erpFields ?? [];
  if (wayBack === null || erpFields.length === 0) return [];
  const explained = explain(record, env).fields.filter(
    ({ object, childKey }) => object === header.object && childKey === null,
  );
  if (explained.find((field) => field.column === column)?.problem !== null) return [];
  const row = Object.fromEntries(explained.map((field) => [field.column, field.value]));
  const values = wayBack.run(nested(row), env, [column]);
  const problems = new Map(values.ok ? [] : values.problems.map(({ field, message }) => [field, message]));
  return erpFields.map((field) => {
    const now = record[field];
    const back = values.fields[field] ?? null;
    const problem = problems.get(field) ?? '';
    return { field, now, back, problem, same: problem === '' && alike(now, back) };
  });
}

/** Columns that stand for a related record's field become that record, as a query gives them. */
function nested(row: Row): Row {
  const record: Record<string, unknown> = {};
  for (const [column, value] of Object.entries(row)) {
    const [relation = '', name] = column.split('.');
    if (name === undefined) record[column] = value;
    else record[relation] = { ...(record[relation] as Row | undefined), [name]: value };
  }
  return record;
}

/** Whether two values are one for the ERP: blanks, white space at the ends and the way a time is written do not count. */
function alike(one: unknown, other: unknown): boolean {
  return comparable(one) === comparable(other);
}

function comparable(value: unknown): unknown {
  if (value === undefined || value === null) return null;
  if (typeof value !== 'string') return value;
  const text = value.replace(/\r\n?/g, '\n').trim();
  return /^\d{4}-\d\d-\d\dT/.test(text) ? Date.parse(text) : text || null;
}
