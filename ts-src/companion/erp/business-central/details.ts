/** What a card or document holds and the standard API does not show, joined from the Counterpart extension. */
import type { EntityFieldType } from '../contract.ts';
import { decodeRecord } from './decode.ts';
import { allOf, anyOf, quoted, setAddress, slices } from './odata.ts';
import { allRows, KEYS_PER_CALL, type Row } from './paging.ts';
import type { EntityShape } from './metadata.ts';
import type { Reading } from './reading.ts';

/** A set of the extension that has one record, of the same id, for each record of a standard set. */
export interface Details {
  readonly set: string;
  /** Field of the set that equals the record's `number`. */
  readonly number: string;
  /** Fields that the join adds; null without the extension, and where an older version of it lacks them. */
  readonly fields: readonly (readonly [string, EntityFieldType])[];
}

const texts = (...names: string[]) => names.map((name) => [name, 'text'] as const);

export const customerDetails: Details = {
  set: 'customerDetails',
  number: 'number',
  fields: [
    ...texts('customerPriceGroup', 'billToCustomerNumber', 'customerDiscountGroup'),
    ['allowLineDiscount', 'boolean'],
    ['pricesIncludingTax', 'boolean'],
    ['shippedNotInvoiced', 'number'],
    ['outstandingOrders', 'number'],
    ...texts('taxAreaCode'),
  ],
};

export const itemDetails: Details = {
  set: 'itemDetails',
  number: 'itemNumber',
  fields: texts('salesUnitOfMeasureCode', 'itemDiscountGroup', 'priceTaxAreaCode'),
};

export const contactDetails: Details = {
  set: 'contactDetails',
  number: 'number',
  fields: [['customerId', 'guid'], ...texts('customerNumber', 'firstName', 'middleName', 'surname')],
};

export const shipmentDetails: Details = {
  set: 'shipmentDetails',
  number: 'number',
  fields: texts('shippingAgentCode', 'shippingAgentName', 'packageTrackingNumber', 'trackingUrl'),
};

/** What a plan joins: the fields of the set that this installation has; none without the extension. */
export interface DetailsJoin {
  readonly details: Details;
  readonly select: readonly string[];
}

/** Which of the details a read can have. `wanted`: the fields asked for, all when undefined. */
export function detailsJoin(
  details: Details,
  shape: EntityShape | undefined,
  wanted: readonly string[] | undefined,
): DetailsJoin {
  const names = details.fields.map(([name]) => name);
  const asked = wanted === undefined ? names : names.filter((name) => wanted.includes(name));
  return { details, select: shape === undefined ? [] : asked.filter((name) => shape.fields.has(name)) };
}

async function detailsWhere(reading: Reading, join: DetailsJoin, condition: string): Promise<Row[]> {
  const { client, companyId, pageRows, signal } = reading;
  const { set } = join.details;
  const address = setAddress(companyId, set, { filter: condition, select: ['id', ...join.select] });
  const question = { address, api: 'extension', operation: `reading ${set}`, pageSize: pageRows.records } as const;
  return allRows(client, signal === undefined ? question : { ...question, signal });
}

/** Details of the records of a page: by range when the page is in number order, else by id. */
async function detailsOf(
  reading: Reading,
  join: DetailsJoin,
  page: { readonly records: readonly Row[]; readonly inOrder: boolean },
): Promise<readonly Row[]> {
  const { records, inOrder } = page;
  const first = records[0]?.['number'];
  const last = records.at(-1)?.['number'];
  const { number } = join.details;
  if (inOrder && typeof first === 'string' && typeof last === 'string' && records.length > KEYS_PER_CALL) {
    const range = allOf(`${number} ge ${quoted(first)}`, `${number} le ${quoted(last)}`);
    return detailsWhere(reading, join, range ?? '');
  }
  const ids = records.map((row) => String(row['id']));
  const calls = slices(ids, KEYS_PER_CALL).map((some) => detailsWhere(reading, join, anyOf('id', some)));
  return (await Promise.all(calls)).flat();
}

/** Sets the further fields on decoded records: null where the extension, or its version, does not have them. */
export async function joinDetails(
  reading: Reading,
  join: DetailsJoin,
  page: { readonly records: readonly Row[]; readonly inOrder: boolean },
): Promise<void> {
  const rows = join.select.length > 0 && page.records.length > 0 ? await detailsOf(reading, join, page) : [];
  const found = new Map(rows.map((row) => [String(row['id']).toLowerCase(), decodeRecord(row, new Set())]));
  for (const record of page.records) {
    const own = found.get(String(record['id']).toLowerCase());
    for (const [name] of join.details.fields) record[name] = own?.[name] ?? null;
  }
}
