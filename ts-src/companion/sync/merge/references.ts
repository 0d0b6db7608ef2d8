/**
 * References that are merged, such as the owner of an account: which of the records that the ERP names are there, and how
 * Salesforce writes what they are found by.
 */
import type { CompiledLookup } from '../../../mapping/index.ts';
import type { RunContext } from '../ports.ts';
import { queryByValues, valueAt } from '../stored-rows.ts';
import type { Values } from './merge-row.ts';

/** The ERP's values with references as Salesforce names them; null where Salesforce has no such record. */
export type NameReferences = (values: Values) => Values;

/** Looks up the records that the rows refer to. Users that are not active count as not there: they can't own records. */
export async function findReferences(context: RunContext, rows: readonly Values[]): Promise<NameReferences> {
  const lookups = context.mapping.compiled.header.lookups.filter((lookup) => lookup.twoWay);
  const known = new Map<string, ReadonlyMap<string, string>>();
  for (const lookup of lookups) known.set(lookup.column, await findNames(context, lookup, rows));
  return (values) => {
    const named = lookups.map(({ column }) => {
      const value = values[column] ?? null;
      return [column, value === null ? null : (known.get(column)?.get(fold(value)) ?? null)] as const;
    });
    return { ...values, ...Object.fromEntries(named) };
  };
}

/** External ids are found without regard to case. */
const fold = (value: unknown): string => String(value).toLowerCase();

async function findNames(
  context: RunContext,
  { object, keyField, column }: CompiledLookup,
  rows: readonly Values[],
): Promise<ReadonlyMap<string, string>> {
  const wanted = [...new Set(rows.map((row) => row[column] ?? null).filter((value) => value !== null))].map(String);
  if (wanted.length === 0) return new Map();
  const columns = object === 'User' ? ['IsActive'] : [];
  const found = await queryByValues(context, { object, by: keyField, columns }, wanted);
  const usable = found.filter((row) => object !== 'User' || row['IsActive'] === true);
  return new Map(usable.map((row) => [fold(valueAt(row, keyField)), String(valueAt(row, keyField))]));
}
