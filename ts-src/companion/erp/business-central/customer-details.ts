/** What the customer card holds and the standard API does not show, joined from the Counterpart extension. */
import { decodeRecord } from './decode.ts';
import { allOf, anyOf, quoted, setAddress, slices } from './odata.ts';
import { allRows, KEYS_PER_CALL, type Row } from './paging.ts';
import type { Reading } from './reading.ts';

/** The extension's set with the further fields of customers. */
export const DETAILS_SET = 'customerDetails';

/** Fields that the join adds to a customer; null without the extension. */
export const DETAIL_FIELDS: readonly (readonly [string, 'text'])[] = [
  ['customerPriceGroup', 'text'],
  ['billToCustomerNumber', 'text'],
];
const names = DETAIL_FIELDS.map(([name]) => name);

async function detailsWhere(reading: Reading, condition: string): Promise<Row[]> {
  const { client, companyId, pageRows, signal } = reading;
  const address = setAddress(companyId, DETAILS_SET, { filter: condition, select: ['id', ...names] });
  const operation = `reading ${DETAILS_SET}`;
  const question = { address, api: 'extension', operation, pageSize: pageRows.records } as const;
  return allRows(client, signal === undefined ? question : { ...question, signal });
}

/** Details of the customers of a page: by range when the page is in number order, else by id. */
async function detailsOf(reading: Reading, customers: readonly Row[], inOrder: boolean): Promise<readonly Row[]> {
  const first = customers[0]?.['number'];
  const last = customers.at(-1)?.['number'];
  if (inOrder && typeof first === 'string' && typeof last === 'string' && customers.length > KEYS_PER_CALL) {
    const range = allOf(`number ge ${quoted(first)}`, `number le ${quoted(last)}`);
    return detailsWhere(reading, range ?? '');
  }
  const ids = customers.map((row) => String(row['id']));
  const calls = slices(ids, KEYS_PER_CALL).map((some) => detailsWhere(reading, anyOf('id', some)));
  return (await Promise.all(calls)).flat();
}

/** Sets the further fields on decoded customers: null where `wanted` is false or the extension has no such customer. */
export async function joinDetails(
  reading: Reading,
  customers: readonly Row[],
  { wanted, inOrder }: { wanted: boolean; inOrder: boolean },
): Promise<void> {
  const rows = wanted && customers.length > 0 ? await detailsOf(reading, customers, inOrder) : [];
  const found = new Map(rows.map((row) => [String(row['id']).toLowerCase(), decodeRecord(row, new Set())]));
  for (const customer of customers) {
    const own = found.get(String(customer['id']).toLowerCase());
    for (const name of names) customer[name] = own?.[name] ?? null;
  }
}
