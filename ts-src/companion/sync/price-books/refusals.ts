/**
 * Prices that do not get into the price books: entries that Salesforce refuses, and currencies that the org lacks. They
 * are parked like records of a mapping, so that they are seen, and are in order again when a computation meets no more
 * of them. An org that keeps one currency can't have another: that is noted, not parked.
 */
import { buildKey } from '../../../mapping/index.ts';
import type { ErpCompany } from '../../erp/contract.ts';
import { codedError } from '../../errors/coded-error.ts';
import type { CounterpartError } from '../../errors/counterpart-error.ts';
import type { StateChanges } from '../../state/port.ts';
import type { OrgReader } from '../mapping-store.ts';
import { noteLeftOut } from './left-out.ts';
import { isPassing, retryAt } from '../retry-policy.ts';

/** Stands in place of a mapping's name: price books are computed here, not mapped. */
export const PRICE_BOOKS = 'price-books';
const BOOK = 'Pricebook2';
const ENTRY = 'PricebookEntry';
const RECORDS_MAX = 1_000_000;

type Parked = NonNullable<StateChanges['parked']>[number];

export interface PriceRefusals {
  /** An entry that Salesforce refused; `number` is that of the item. */
  entry(place: string, number: string, error: CounterpartError): void;
  /** A currency in which there are prices and which the org does not have, or can't have. */
  currency(code: string): void;
  /** Parks what was met, but for what somebody ignores, and settles what was parked before and is not met any more. */
  record(): Promise<void>;
}

/** Collects what one computation of a company's books meets; `several`: the org keeps more than one currency. */
export function collectRefusals(reader: OrgReader, company: ErpCompany, several: boolean): PriceRefusals {
  const met = new Map<string, Parked>();
  const leftOut = new Set<string>();
  const park = (entity: string, at: string, refusal: Refusal): void => {
    const row = parkedRow(reader, company, { entity, at, refusal });
    met.set(row.key, row);
  };
  return {
    entry: (place, number, error) => park('priceBookEntry', place, { object: ENTRY, number, error }),
    currency: (code) => {
      if (!several) return void leftOut.add(code);
      const error = codedError('PRICES_CURRENCY_MISSING', { values: { currency: code }, fields: ['CurrencyIsoCode'] });
      park('currency', code, { object: ENTRY, number: code, error });
    },
    record: async () => {
      await noteLeftOut(reader, company.code, leftOut);
      const scope = { mapping: PRICE_BOOKS, company: company.code };
      const ignored = new Set((await reader.state.listIgnored(scope, RECORDS_MAX)).map(({ parked }) => parked.key));
      const before = await reader.state.listParked(scope, RECORDS_MAX);
      await reader.state.record({
        parked: [...met.values()].filter(({ key }) => !ignored.has(key)),
        settled: before.filter(({ key }) => !met.has(key)).map(({ key }) => ({ mapping: PRICE_BOOKS, key })),
      });
    },
  };
}

/** The books as a whole could not be computed: what is parked besides stays. */
export async function parkBooks(reader: OrgReader, company: ErpCompany, error: CounterpartError): Promise<void> {
  const refusal = { object: BOOK, number: company.code, error };
  await reader.state.record({ parked: [parkedRow(reader, company, { entity: 'priceBooks', at: '*', refusal })] });
}

interface Refusal {
  readonly object: string;
  readonly number: string;
  readonly error: CounterpartError;
}

function parkedRow(
  reader: OrgReader,
  company: ErpCompany,
  { entity, at, refusal }: { readonly entity: string; readonly at: string; readonly refusal: Refusal },
): Parked {
  const { kind, code, message, owner, fields } = refusal.error;
  const now = reader.clock.now();
  return {
    mapping: PRICE_BOOKS,
    key: buildKey(company.code, entity, at),
    company: company.code,
    sourceKey: `${entity} ${at}`,
    object: refusal.object,
    code,
    message,
    owner,
    fields,
    retryAt: retryAt(isPassing(kind), now),
    lastSeen: new Date(now).toISOString(),
    facts: { object: refusal.object, number: refusal.number, amount: null, currency: null, above: [] },
  };
}
