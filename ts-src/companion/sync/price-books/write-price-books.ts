/**
 * Price books from what stands in Salesforce: products, price rows and conversions. Like the figures this is computed
 * after the runs, whenever one of those was written (remembered durably) and once a day, because a price begins or ends
 * by its date alone. Entries have no external id: one is found by book, product and currency, and only what differs is
 * written, so that a lost answer or a killed companion leaves nothing twice.
 */
import { buildKey } from '../../../mapping/index.ts';
import type { ErpCompany } from '../../erp/contract.ts';
import { CounterpartError } from '../../errors/counterpart-error.ts';
import type { RowOutcome, TargetRow } from '../../salesforce/port.ts';
import type { OrgReader } from '../mapping-store.ts';
import { publishRows } from '../publish-rows.ts';
import { queryAll, queryByValues, soqlText } from '../stored-rows.ts';
import { desiredEntries, type Book, type DesiredEntry, type PricedProduct, type PriceWorld } from './entries.ts';
import { readOrgCurrencies, readPriceGroups, readPriceRows, readRates, readUnits } from './read-prices.ts';
import { collectRefusals, parkBooks, type PriceRefusals } from './refusals.ts';
import { PRICES_STALE } from './stale.ts';

const BOOK = 'Pricebook2';
const ENTRY = 'PricebookEntry';
const PRODUCTS_PER_ROUND = 200;
/** Day of the last complete computation. */
const DAY = 'price-books:day';

interface Scope {
  readonly reader: OrgReader;
  readonly company: ErpCompany;
  readonly books: readonly Book[];
  readonly several: boolean;
  readonly world: Omit<PriceWorld, 'rows' | 'conversions'>;
  readonly rates: Awaited<ReturnType<typeof readRates>>;
  readonly refusals: PriceRefusals;
}

/**
 * Brings the books in line; returns the number of entries and books written. Nothing happens while nothing is stale. A
 * failure is parked and told to the log, and the next pass computes the books again: the runs were all well.
 */
export async function writePriceBooks(reader: OrgReader, companies: readonly ErpCompany[]): Promise<number> {
  // A state that can't be read says nothing of the books: that ends the pass, and parks nothing that nobody would settle.
  const today = new Date(reader.clock.now()).toISOString().slice(0, 10);
  if (!(await isStale(reader, today))) return 0;
  try {
    return await writeStale(reader, companies, today);
  } catch (error) {
    if (!(error instanceof CounterpartError)) throw error;
    reader.log('warn', 'price-books-not-written', { code: error.code, kind: error.kind });
    const [first] = companies;
    if (first !== undefined) await parkBooks(reader, first, error);
    return 0;
  }
}

async function isStale(reader: OrgReader, today: string): Promise<boolean> {
  const stale = await reader.state.readMark(PRICES_STALE);
  return stale !== null && (stale !== '' || (await reader.state.readMark(DAY)) !== today);
}

async function writeStale(reader: OrgReader, companies: readonly ErpCompany[], today: string): Promise<number> {
  const { several, currencies } = await readOrgCurrencies(reader);
  let written = 0;
  for (const company of companies) {
    const made = await ensureBooks(reader, company);
    written += made.written;
    const world = { homeCurrency: company.currency, currencies, day: today };
    const rates = await readRates(reader, company.code);
    const refusals = collectRefusals(reader, company, several);
    written += await writeCompany({ reader, company, books: made.books, several, world, rates, refusals });
    await refusals.record();
  }
  await reader.state.record({ marks: { [PRICES_STALE]: '', [DAY]: today } });
  return written;
}

/** The books of a company: the standard one, which every org has, that for all customers and one a price group. */
async function ensureBooks(
  reader: OrgReader,
  company: ErpCompany,
): Promise<{ readonly books: readonly Book[]; readonly written: number }> {
  const groups = await readPriceGroups(reader, company.code);
  const all = { key: buildKey(company.code, 'allCustomers', '*'), name: `${company.name}: all customers` };
  const own = groups.map((group) => ({
    key: buildKey(company.code, 'customerPriceGroup', group),
    name: `${company.name}: ${group}`,
  }));
  const rows = [all, ...own].map(({ key, name }): TargetRow => ({
    ...{ ERP_Key__c: key, Name: name.slice(0, 255), IsActive: true },
  }));
  const written = await publishRows(reader, { object: BOOK, keyField: 'ERP_Key__c', rows });
  const found = await queryByValues(
    reader,
    { object: BOOK, by: 'ERP_Key__c', columns: [] },
    rows.map((row) => String(row['ERP_Key__c'])),
  );
  const ids = new Map(found.map((row) => [String(row['ERP_Key__c']), String(row['Id'])]));
  const [standard] = await queryAll(reader, `SELECT Id FROM ${BOOK} WHERE IsStandard = true`);
  const book = (key: string, kind: Book['kind'], group: string | null): Book[] => {
    const id = ids.get(key);
    return id === undefined ? [] : [{ id, kind, group }];
  };
  return {
    written,
    books: [
      ...(standard === undefined ? [] : [{ id: String(standard['Id']), kind: 'standard' as const, group: null }]),
      ...book(all.key, 'all', null),
      ...groups.flatMap((group) => book(buildKey(company.code, 'customerPriceGroup', group), 'group', group)),
    ],
  };
}

async function writeCompany(scope: Scope): Promise<number> {
  const soql =
    `SELECT Id, ERP_Item_Number__c, ERP_Variant_Code__c, ERP_Unit__c, ERP_Base_Unit__c, IsActive FROM Product2 ` +
    `WHERE ERP_Company__c = ${soqlText(scope.company.code)} AND ERP_Item_Number__c != null ORDER BY Id`;
  let written = 0;
  let products: PricedProduct[] = [];
  for await (const row of scope.reader.salesforce.query(soql)) {
    products.push(productOf(row));
    if (products.length < PRODUCTS_PER_ROUND) continue;
    written += await writeRound(scope, products);
    products = [];
    scope.reader.signal?.throwIfAborted();
  }
  return written + (await writeRound(scope, products));
}

function productOf(row: Readonly<Record<string, unknown>>): PricedProduct {
  const variant = row['ERP_Variant_Code__c'] ?? null;
  return {
    id: String(row['Id']),
    itemNumber: String(row['ERP_Item_Number__c']),
    variant: variant === null ? null : String(variant),
    unit: String(row['ERP_Unit__c'] ?? row['ERP_Base_Unit__c'] ?? ''),
    active: String(row['IsActive']) === 'true',
  };
}

/** An entry as Salesforce holds it. */
interface StoredEntry {
  readonly id: string;
  readonly price: number;
  readonly active: boolean;
  readonly usesStandard: boolean;
}

async function writeRound(scope: Scope, products: readonly PricedProduct[]): Promise<number> {
  if (products.length === 0) return 0;
  const { reader, company, books } = scope;
  const items = [...new Set(products.map((product) => product.itemNumber))];
  const rows = await readPriceRows(reader, company.code, items);
  const conversions = { ...scope.rates, units: await readUnits(reader, company.code, items) };
  const world: PriceWorld = { ...scope.world, rows, conversions };
  const found = products.map((product) => desiredEntries(product, books, world));
  const leftOut = new Set(found.flatMap((each) => [...each.leftOut]));
  for (const currency of leftOut) scope.refusals.currency(currency);
  const desired = found.flatMap((each) => each.entries);
  const numbers = new Map(products.map((product) => [product.id, product.itemNumber]));
  return apply(scope, { desired, numbers, stored: await storedEntries(scope, products) });
}

const place = (book: string, product: string, currency: string): string => `${book}|${product}|${currency}`;

async function storedEntries(scope: Scope, products: readonly PricedProduct[]): Promise<Map<string, StoredEntry>> {
  const books = new Set(scope.books.map((book) => book.id));
  const columns = ['Pricebook2Id', 'UnitPrice', 'IsActive', 'UseStandardPrice'];
  const rows = await queryByValues(
    scope.reader,
    { object: ENTRY, by: 'Product2Id', columns: scope.several ? [...columns, 'CurrencyIsoCode'] : columns },
    products.map((product) => product.id),
  );
  const [only = ''] = scope.world.currencies;
  const entries = new Map<string, StoredEntry>();
  for (const row of rows) {
    const book = String(row['Pricebook2Id']);
    if (!books.has(book)) continue;
    const currency = scope.several ? String(row['CurrencyIsoCode']) : only;
    entries.set(place(book, String(row['Product2Id']), currency), {
      id: String(row['Id']),
      price: Number(row['UnitPrice']),
      active: String(row['IsActive']) === 'true',
      usesStandard: String(row['UseStandardPrice']) === 'true',
    });
  }
  return entries;
}

interface Round {
  readonly desired: readonly DesiredEntry[];
  readonly stored: ReadonlyMap<string, StoredEntry>;
  /** Numbers of the items by product. */
  readonly numbers: ReadonlyMap<string, string>;
}

/** A row on its way, with the place of its entry. */
interface Sent {
  readonly at: string;
  readonly row: TargetRow;
}

/** Creates and changes what differs, standard entries before others; entries that nothing stands behind go inactive. */
async function apply(scope: Scope, round: Round): Promise<number> {
  const { desired, stored } = round;
  const { salesforce } = scope.reader;
  const standard = scope.books.find((book) => book.kind === 'standard')?.id;
  const wanted = new Set(desired.map((entry) => place(entry.book, entry.product, entry.currency)));
  const without = [...stored].filter(
    ([at, entry]) => entry.active && !wanted.has(at) && !at.startsWith(`${standard}|`),
  );
  const off = without.map(([at, entry]): Sent => ({ at, row: { Id: entry.id, IsActive: false } }));
  let written = await send(scope, round, { rows: off, call: (rows) => salesforce.update(ENTRY, rows) });
  for (const entries of [
    desired.filter((entry) => entry.book === standard),
    desired.filter((entry) => entry.book !== standard),
  ]) {
    const created: Sent[] = [];
    const changed: Sent[] = [];
    for (const entry of entries) {
      const at = place(entry.book, entry.product, entry.currency);
      const there = stored.get(at);
      const values = { UnitPrice: entry.price, IsActive: entry.active };
      if (there === undefined) {
        // Nothing is offered that is blocked: no new entry for it.
        if (entry.active) created.push({ at, row: newEntry(scope, entry) });
      } else if (there.price !== entry.price || there.active !== entry.active || there.usesStandard) {
        changed.push({ at, row: { Id: there.id, UseStandardPrice: false, ...values } });
      }
    }
    written += await send(scope, round, { rows: created, call: (rows) => salesforce.create(ENTRY, rows) });
    written += await send(scope, round, { rows: changed, call: (rows) => salesforce.update(ENTRY, rows) });
  }
  return written;
}

const newEntry = (scope: Scope, entry: DesiredEntry): TargetRow => ({
  Pricebook2Id: entry.book,
  Product2Id: entry.product,
  UnitPrice: entry.price,
  IsActive: true,
  UseStandardPrice: false,
  ...(scope.several ? { CurrencyIsoCode: entry.currency } : {}),
});

interface Sending {
  readonly rows: readonly Sent[];
  readonly call: (rows: readonly TargetRow[]) => Promise<readonly RowOutcome[]>;
}

/** Sends rows; refused ones are parked. A call that fails as a whole, or a limit, leaves the books stale. */
async function send({ reader, refusals }: Scope, { numbers }: Round, { rows, call }: Sending): Promise<number> {
  if (rows.length === 0) return 0;
  const outcomes = await call(rows.map(({ row }) => row));
  let refused = 0;
  for (const [index, outcome] of outcomes.entries()) {
    if (outcome.ok) continue;
    if (outcome.error.kind !== 'data') throw outcome.error;
    const at = rows[index]?.at ?? '';
    refusals.entry(at, numbers.get(at.split('|')[1] ?? '') ?? '', outcome.error);
    refused++;
  }
  if (refused > 0) reader.log('warn', 'price-entries-refused', { rows: refused });
  return outcomes.length - refused;
}
