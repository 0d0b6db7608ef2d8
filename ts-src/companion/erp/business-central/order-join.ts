/**
 * What an order says of itself by its lines, and what the extension knows of its postings. All of it is there for every
 * order that was read with its lines.
 */
import type { EntityFieldType } from '../contract.ts';
import { decodeRecord } from './decode.ts';
import { joinExchangeRates } from './exchange-rates.ts';
import { anyOf, quoted, setAddress, slices } from './odata.ts';
import { allRows, KEYS_PER_CALL, type Row } from './paging.ts';
import type { Reading } from './reading.ts';

export const MOVEMENTS_SET = 'orderLineMovements';
export const ORDER_LINES = 'salesOrderLines';

/** Fields that the join adds to an order. */
export const ORDER_FIELDS: readonly (readonly [string, EntityFieldType])[] = [
  ['openAmountExcludingTax', 'number'],
  ['nextShipmentDate', 'date'],
  ['exchangeRate', 'number'],
];
/** Fields that the join adds to a line of an order. */
export const ORDER_LINE_FIELDS: readonly (readonly [string, EntityFieldType])[] = [
  ['creditedQuantity', 'number'],
  ['variantCode', 'text'],
];
/** Fields of a line that the join looks at. */
export const LINE_FIELDS_JOINED_BY: readonly string[] = [
  ...['sequence', 'quantity', 'shippedQuantity', 'invoicedQuantity', 'netAmount', 'amountExcludingTax'],
  ...['shipmentDate', 'itemVariantId'],
];

const FIELDS = ['orderNumber', 'orderLineNumber', 'kind', 'quantity'];

/** Quantities credited by order and line, `number|line`. */
async function creditedQuantities(reading: Reading, orders: readonly Row[]): Promise<ReadonlyMap<string, number>> {
  const { client, companyId, pageRows, signal } = reading;
  const credited = new Map<string, number>();
  const numbers = orders.map((order) => order['number']).filter((number) => typeof number === 'string');
  for (const some of slices(numbers, KEYS_PER_CALL)) {
    const filter = anyOf('orderNumber', some.map(quoted));
    const address = setAddress(companyId, MOVEMENTS_SET, { filter, select: FIELDS });
    const operation = `reading ${MOVEMENTS_SET}`;
    const question = { address, api: 'extension', operation, pageSize: pageRows.records } as const;
    for (const row of await allRows(client, signal === undefined ? question : { ...question, signal })) {
      const { kind, orderNumber, orderLineNumber, quantity } = decodeRecord(row, new Set(['kind']));
      if (kind !== 'Credit Memo') continue;
      const place = `${String(orderNumber)}|${String(orderLineNumber)}`;
      credited.set(place, (credited.get(place) ?? 0) + Number(quantity ?? 0));
    }
  }
  return credited;
}

/** Codes of the variants that lines name, by id. */
async function variantCodes(reading: Reading, lines: readonly Row[]): Promise<ReadonlyMap<string, unknown>> {
  const ids = new Set(lines.map((line) => line['itemVariantId']).filter((id) => typeof id === 'string'));
  const codes = new Map<string, unknown>();
  for (const some of slices([...ids], KEYS_PER_CALL)) {
    const { client, companyId, pageRows, signal } = reading;
    const address = setAddress(companyId, 'itemVariants', { filter: anyOf('id', some), select: ['id', 'code'] });
    const operation = 'reading itemVariants';
    const question = { address, api: 'standard', operation, pageSize: pageRows.records } as const;
    const rows = await allRows(client, signal === undefined ? question : { ...question, signal });
    for (const row of rows) codes.set(String(row['id']), row['code']);
  }
  return codes;
}

const amount = (value: unknown): number => (typeof value === 'number' ? value : 0);

/** A quantity in whole hundred-thousandths, as Business Central stores quantities. */
const scaled = (value: unknown): bigint => BigInt(Math.round(amount(value) * 100_000));

/** A quotient rounded half away from zero. */
function rounded(dividend: bigint, divisor: bigint): bigint {
  const sign = dividend < 0n !== divisor < 0n ? -1n : 1n;
  const [top, bottom] = [dividend < 0n ? -dividend : dividend, divisor < 0n ? -divisor : divisor];
  return sign * ((2n * top + bottom) / (2n * bottom));
}

/**
 * Net amount of the lines not yet invoiced, in the document's currency: each line's net by the part of its quantity
 * that is open, rounded to cents as the lines are. In whole numbers: half a cent must not be lost to binary fractions.
 */
function openAmount(lines: readonly Row[]): number {
  const cents = lines.reduce((sum, line) => {
    const quantity = scaled(line['quantity']);
    if (quantity === 0n) return sum;
    const net = BigInt(Math.round(amount(line['netAmount'] ?? line['amountExcludingTax']) * 100));
    return sum + rounded(net * (quantity - scaled(line['invoicedQuantity'])), quantity);
  }, 0n);
  return Number(cents) / 100;
}

/** First planned shipment of what is not shipped yet; null when all is, or no date is planned. */
function nextShipmentDate(lines: readonly Row[]): string | null {
  const dates = lines
    .filter((line) => Math.abs(amount(line['shippedQuantity'])) < Math.abs(amount(line['quantity'])))
    .map((line) => line['shipmentDate'])
    .filter((date) => typeof date === 'string');
  return dates.sort()[0] ?? null;
}

/** Whether an installation can tell what the join looks for. */
export interface OrderJoin {
  /** The extension has the postings by order line. */
  readonly movements: boolean;
  readonly rates: boolean;
}

/** Adds the fields to decoded orders. */
export async function joinOrders(reading: Reading, orders: readonly Row[], join: OrderJoin): Promise<void> {
  if (join.rates) await joinExchangeRates(reading, orders);
  const credited = join.movements ? await creditedQuantities(reading, orders) : null;
  const variants = await variantCodes(
    reading,
    orders.flatMap((order) => (order[ORDER_LINES] as Row[] | undefined) ?? []),
  );
  for (const order of orders) {
    const lines = order[ORDER_LINES] as Row[] | undefined;
    order['exchangeRate'] ??= null;
    order['openAmountExcludingTax'] = lines === undefined ? null : openAmount(lines);
    order['nextShipmentDate'] = lines === undefined ? null : nextShipmentDate(lines);
    for (const line of lines ?? []) {
      const place = `${String(order['number'])}|${String(line['sequence'])}`;
      line['variantCode'] = variants.get(String(line['itemVariantId'])) ?? null;
      line['creditedQuantity'] = credited === null ? null : (credited.get(place) ?? 0);
    }
  }
}
