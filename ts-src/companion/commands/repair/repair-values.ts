import { fieldsReadBy } from '../../../mapping/index.ts';
import type { EntityFieldType } from '../../erp/contract.ts';
import { codedError } from '../../errors/coded-error.ts';
import type { StoredValue } from '../../state/port.ts';
import type { ReadingContext } from './held-up.ts';

const EXPECTED: Readonly<Record<EntityFieldType, string>> = {
  text: 'a text',
  guid: 'an id',
  enum: 'a text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  date: 'a day such as 2026-12-31',
  other: 'a text',
  datetime: 'a moment such as 2026-12-31T10:00:00Z',
};

/**
 * The values as the ERP's fields have them; blank texts empty a field. Rejects with CMD_FIELD_NOT_READ for a field that
 * the mapping does not read or takes the key from, and with CMD_VALUE_WRONG for a value of another form.
 */
export async function checkedValues(
  { erp, mapping }: Pick<ReadingContext, 'erp' | 'mapping'>,
  values: Readonly<Record<string, StoredValue>>,
): Promise<Readonly<Record<string, StoredValue>>> {
  const { document } = mapping.compiled;
  const { fields } = await erp.describe(document.source.entity);
  const read = new Set(
    [...document.fields, ...(document.lookups ?? []), { formula: document.source.filter }].flatMap(fieldsReadBy),
  );
  for (const list of document.children ?? []) {
    const ofParent = [...list.fields, ...(list.lookups ?? [])].flatMap(fieldsReadBy);
    for (const name of ofParent) if (name.startsWith('parent.')) read.add(name.slice('parent.'.length));
  }
  for (const name of fieldsReadBy(document.key)) read.delete(name);
  return Object.fromEntries(
    Object.entries(values).map(([field, value]) => {
      if (!read.has(field)) throw codedError('CMD_FIELD_NOT_READ', { values: { name: mapping.name, field } });
      const type = fields.find(({ name }) => name === field)?.type;
      const typed = type === undefined ? value : typedValue(type, value);
      if (typed !== undefined) return [field, typed];
      throw codedError('CMD_VALUE_WRONG', { values: { field, expected: EXPECTED[type ?? 'text'] }, fields: [field] });
    }),
  );
}

/** The value in the form of an ERP field's type; undefined when it has another. */
function typedValue(type: EntityFieldType, value: StoredValue): StoredValue | undefined {
  if (value === null || value === '') return type === 'text' || type === 'enum' ? value : null;
  if (type === 'number' || type === 'integer') return typedNumber(type, value);
  if (type === 'boolean') {
    if (typeof value === 'boolean') return value;
    return value === 'true' ? true : value === 'false' ? false : undefined;
  }
  if (typeof value !== 'string') return undefined;
  if (type === 'date') return isDay(value) ? value : undefined;
  if (type === 'datetime') return isDay(value.slice(0, 10)) && !Number.isNaN(Date.parse(value)) ? value : undefined;
  return value;
}

function typedNumber(type: 'number' | 'integer', value: StoredValue): number | undefined {
  const number = typeof value === 'string' ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isFinite(number)) return undefined;
  return type === 'integer' && !Number.isInteger(number) ? undefined : number;
}

const isDay = (text: string): boolean =>
  /^\d{4}-\d\d-\d\d$/.test(text) && new Date(`${text}T00:00:00Z`).toISOString().startsWith(text);
