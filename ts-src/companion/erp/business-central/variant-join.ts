/** What a variant takes from its item: its API page has only the code and a description. */
import type { EntityFieldType } from '../contract.ts';
import type { ApiName } from './client.ts';
import { decodeRecord } from './decode.ts';
import { itemDetails } from './details.ts';
import { anyOf, setAddress, slices } from './odata.ts';
import { allRows, KEYS_PER_CALL, type Row } from './paging.ts';
import type { Reading } from './reading.ts';

/** Fields that the join adds; `salesUnitOfMeasureCode` is null without the extension. */
export const VARIANT_FIELDS: readonly (readonly [string, EntityFieldType])[] = [
  ['itemBlocked', 'boolean'],
  ['baseUnitOfMeasureCode', 'text'],
  ['salesUnitOfMeasureCode', 'text'],
];

interface Lookup {
  readonly api: ApiName;
  readonly set: string;
  readonly fields: readonly string[];
}

async function rowsById(reading: Reading, lookup: Lookup, ids: readonly string[]): Promise<Map<string, Row>> {
  const { client, companyId, pageRows, signal } = reading;
  const rows = new Map<string, Row>();
  for (const some of slices(ids, KEYS_PER_CALL)) {
    const select = ['id', ...lookup.fields];
    const address = setAddress(companyId, lookup.set, { filter: anyOf('id', some), select });
    const question = { address, api: lookup.api, operation: `reading ${lookup.set}`, pageSize: pageRows.records };
    for (const row of await allRows(client, signal === undefined ? question : { ...question, signal })) {
      rows.set(String(row['id']), decodeRecord(row, new Set()));
    }
  }
  return rows;
}

/** Adds the fields to decoded variants. `withDetails`: the extension knows the item's sales unit. */
export async function joinVariants(reading: Reading, variants: readonly Row[], withDetails: boolean): Promise<void> {
  const ids = [...new Set(variants.map((variant) => variant['itemId']).filter((id) => typeof id === 'string'))];
  const fields = ['blocked', 'baseUnitOfMeasureCode'];
  const items = await rowsById(reading, { api: 'standard', set: 'items', fields }, ids);
  const units: Lookup = { api: 'extension', set: itemDetails.set, fields: ['salesUnitOfMeasureCode'] };
  const details = withDetails ? await rowsById(reading, units, ids) : new Map<string, Row>();
  for (const variant of variants) {
    const id = String(variant['itemId']);
    variant['itemBlocked'] = items.get(id)?.['blocked'] ?? null;
    variant['baseUnitOfMeasureCode'] = items.get(id)?.['baseUnitOfMeasureCode'] ?? null;
    variant['salesUnitOfMeasureCode'] = details.get(id)?.['salesUnitOfMeasureCode'] ?? null;
  }
}
