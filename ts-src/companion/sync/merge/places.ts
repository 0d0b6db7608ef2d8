/** Where the records of a two-way mapping stand in Salesforce. */
import { codedError } from '../../errors/coded-error.ts';
import type { CounterpartError } from '../../errors/counterpart-error.ts';
import { findPlacements } from '../account-placements.ts';
import type { RunContext } from '../ports.ts';
import { queryByValues, valueAt } from '../stored-rows.ts';
import type { Unit } from '../unit.ts';
import { columnsToRead } from './salesforce-side.ts';

type StoredRow = Readonly<Record<string, unknown>>;

export type Place =
  /** Not in Salesforce yet. */
  | { readonly kind: 'new' }
  | { readonly kind: 'refused'; readonly error: CounterpartError }
  | {
      readonly kind: 'there';
      readonly row: StoredRow;
      /** Its values are merged; the values of the other ERP records of the same Salesforce record are not. */
      readonly responsible: boolean;
    };

/** The place of a record that stands in Salesforce. */
export type There = Extract<Place, { kind: 'there' }>;

/** The place of each unit, in their order. */
export async function findPlaces(context: RunContext, units: readonly Unit[]): Promise<readonly Place[]> {
  const { object } = context.mapping.compiled.header;
  return object === 'Account' ? accountPlaces(context, units) : placesByKey(context, units);
}

async function read(context: RunContext, by: string, values: readonly string[]): Promise<readonly StoredRow[]> {
  const { header, wayBack } = context.mapping.compiled;
  if (values.length === 0 || wayBack === null) return [];
  const person = header.object === 'Account' ? await personColumns(context) : [];
  const columns = [header.keyField, ...columnsToRead(wayBack), ...person];
  return queryByValues(context, { object: header.object, by, columns }, [...new Set(values)]);
}

/** Orgs with person accounts have these fields; in others they do not exist. */
async function personColumns(context: RunContext): Promise<readonly string[]> {
  const { fields } = await context.salesforce.describe('Account');
  return fields.has('IsPersonAccount') ? ['IsPersonAccount'] : [];
}

async function placesByKey(context: RunContext, units: readonly Unit[]): Promise<readonly Place[]> {
  const { keyField } = context.mapping.compiled.header;
  const keys = units.map((unit) => unit.key);
  const rows = new Map((await read(context, keyField, keys)).map((row) => [String(valueAt(row, keyField)), row]));
  return units.map(({ key }) => placeOf(rows.get(key), true));
}

const placeOf = (row: StoredRow | undefined, responsible: boolean): Place =>
  row === undefined ? { kind: 'new' } : { kind: 'there', row, responsible };

/**
 * Accounts: the one that the customer's ERP_Customer__c points to; before there is one, the account that was made for the
 * customer, by its id as remembered or by its creation key. An account that was remembered and is gone was deleted.
 */
async function accountPlaces(context: RunContext, units: readonly Unit[]): Promise<readonly Place[]> {
  const { keyField } = context.mapping.compiled.header;
  const placements = await findPlacements(context, units);
  const unplaced = units.filter((unit) => !placements.has(unit.key));
  const remembered = unplaced.flatMap((unit) => (unit.link === undefined || unit.link.id === '' ? [] : [unit.link.id]));
  const ids = [...[...placements.values()].map(({ account }) => account), ...remembered];
  const byId = new Map((await read(context, 'Id', ids)).map((row) => [String(row['Id']), row]));
  const made = await read(
    context,
    keyField,
    unplaced.map((unit) => unit.key),
  );
  const byKey = new Map(made.map((row) => [String(valueAt(row, keyField)), row]));
  return units.map((unit): Place => {
    const placement = placements.get(unit.key);
    if (placement !== undefined) return placeOf(byId.get(placement.account), placement.responsible);
    const row = byKey.get(unit.key) ?? byId.get(unit.link?.id ?? '');
    const known = unit.link !== undefined && unit.link.id !== '';
    if (row === undefined && known) return { kind: 'refused', error: codedError('SYNC_ACCOUNT_GONE') };
    return placeOf(row, true);
  });
}
