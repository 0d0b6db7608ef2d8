import { createRandom, guidMaker } from './random.ts';
import { CODE_SETS, type Address, type CodeRow, type CodeSet, type Company, type StoredRow } from './model.ts';
import { Table } from './table.ts';

export interface CompanySetup {
  readonly code: string;
  readonly name: string;
  readonly currency: string;
  readonly address: Address;
  readonly taxPercents: Company['taxPercents'];
  readonly seed: string;
  readonly now: () => number;
}

/** What a new stored row starts with: id, version, stamps of now. */
export function newRow(company: Pick<Company, 'newId' | 'counters' | 'time'>): StoredRow {
  const now = company.time.now();
  company.counters.version += 1;
  return { id: company.newId(), version: company.counters.version, created: now, modified: now };
}

/** Marks a row as changed now: new version (etag), new modification stamp. */
export function touch(company: Company, row: StoredRow): void {
  company.counters.version += 1;
  row.version = company.counters.version;
  row.modified = company.time.now();
}

/** Adds a code row, such as a unit of measure. */
export function addCode(
  company: Company,
  set: CodeSet,
  row: { code: string; name: string; more?: CodeRow['more'] },
): CodeRow {
  return company.codes[set].insert({ ...newRow(company), code: row.code, name: row.name, more: row.more ?? {} });
}

/** An empty company with its number series. */
export function createCompany(setup: CompanySetup): Company {
  const newId = guidMaker(createRandom(`${setup.seed}/${setup.code}`));
  const time = { now: setup.now };
  const counters = { version: 0, entry: 0, detail: 0, transaction: 0, application: 0 };
  const codes = Object.fromEntries(CODE_SETS.map((set) => [set, new Table<CodeRow>((row) => row.code)]));
  const { code, name, currency, address, taxPercents } = setup;
  return {
    id: newId(),
    code,
    name,
    currency,
    address,
    taxPercents,
    information: { ...newRow({ newId, counters, time }), code, name, more: {} },
    series: {
      quote: { prefix: 'S-QUO', next: 1001 },
      order: { prefix: 'S-ORD', next: 201001 },
      shipment: { prefix: 'S-SHPT', next: 106001 },
      invoice: { prefix: 'PS-INV', next: 103001 },
      creditMemo: { prefix: 'PS-CR', next: 104001 },
      draftInvoice: { prefix: 'S-INV', next: 102001 },
      draftCreditMemo: { prefix: 'S-CR', next: 105001 },
      payment: { prefix: 'BNK', next: 200001 },
      refund: { prefix: 'REF', next: 300001 },
      financeCharge: { prefix: 'FCM', next: 400001 },
      customer: { prefix: 'C', next: 10001 },
      contact: { prefix: 'CT', next: 100001 },
      serviceItem: { prefix: 'SI', next: 1001 },
      serviceOrder: { prefix: 'SO', next: 10001 },
    },
    time,
    newId,
    counters,
    customers: new Table((row) => row.number),
    contacts: new Table((row) => row.number),
    serviceItems: new Table((row) => row.number),
    serviceOrders: new Table((row) => row.number),
    items: new Table((row) => row.number),
    variants: new Table((row) => `${row.item.number}\t${row.code}`),
    codes: codes as Company['codes'],
    terms: new Table((row) => row.code),
    rates: new Table((row) => `${row.currency}\t${row.date}`),
    itemUnits: new Table((row) => `${row.item.number}\t${row.code}`),
    priceGroups: new Table((row) => row.code),
    priceLists: new Table((row) => row.code),
    priceLines: new Table((row) => `${row.list.code}\t${String(row.lineNumber).padStart(10, '0')}`),
    periods: new Table((row) => row.startingDate),
    customerTemplates: new Table((row) => row.code),
    quotes: new Table((row) => row.number),
    orders: new Table((row) => row.number),
    shipments: new Table((row) => row.number),
    invoices: new Table((row) => `${row.number}\t${row.posted ? 1 : 0}`),
    creditMemos: new Table((row) => `${row.number}\t${row.posted ? 1 : 0}`),
    entries: new Table((row) => row.number),
    details: new Table((row) => row.number),
  };
}

/** Takes the next number of a series. */
export function nextNumber(company: Company, series: keyof Company['series']): string {
  const row = company.series[series];
  const number = `${row.prefix}${row.next}`;
  row.next += 1;
  return number;
}
