/**
 * Exchange rates of orders. An invoice carries the rate it was booked with; an order has none of its own until then, so
 * the rate of its date is what the ERP would take ("Currency Exchange Rate": the newest starting date not after it).
 */
import { decodeRecord } from './decode.ts';
import { anyOf, quoted, setAddress, slices } from './odata.ts';
import { allRows, KEYS_PER_CALL, type Row } from './paging.ts';
import type { Reading } from './reading.ts';

const SET = 'currencyExchangeRates';
const FIELDS = ['currencyCode', 'startingDate', 'exchangeRateAmount', 'relationalExchangeRateAmount'];

interface Rate {
  readonly from: string;
  /** Units of the company's own currency for one unit of the foreign one. */
  readonly rate: number;
}

async function ratesOf(reading: Reading, currencies: readonly string[]): Promise<ReadonlyMap<string, readonly Rate[]>> {
  const { client, companyId, pageRows, signal } = reading;
  const rates = new Map<string, Rate[]>();
  for (const some of slices(currencies, KEYS_PER_CALL)) {
    const filter = anyOf('currencyCode', some.map(quoted));
    const address = setAddress(companyId, SET, { filter, select: FIELDS });
    const question = { address, api: 'standard', operation: `reading ${SET}`, pageSize: pageRows.records } as const;
    for (const row of await allRows(client, signal === undefined ? question : { ...question, signal })) {
      const { currencyCode, startingDate, exchangeRateAmount, relationalExchangeRateAmount } = decodeRecord(
        row,
        new Set(),
      );
      if (typeof exchangeRateAmount !== 'number' || exchangeRateAmount === 0) continue;
      const list = rates.get(String(currencyCode)) ?? [];
      rates.set(String(currencyCode), list);
      const rate = Number(relationalExchangeRateAmount ?? 0) / exchangeRateAmount;
      list.push({ from: String(startingDate ?? ''), rate });
    }
  }
  for (const list of rates.values()) list.sort((a, b) => (a.from < b.from ? 1 : -1));
  return rates;
}

/**
 * Sets `exchangeRate` on decoded orders: units of the company's own currency for one of the order's; null in the
 * company's own currency (which has no rates) and where the ERP has none for the day.
 */
export async function joinExchangeRates(reading: Reading, orders: readonly Row[]): Promise<void> {
  const currencies = new Set(orders.map((order) => order['currencyCode']).filter((code) => typeof code === 'string'));
  const rates = await ratesOf(reading, [...currencies]);
  for (const order of orders) {
    const day = String(order['orderDate'] ?? '');
    const list = rates.get(String(order['currencyCode'])) ?? [];
    order['exchangeRate'] = list.find((rate) => rate.from <= day)?.rate ?? null;
  }
}
