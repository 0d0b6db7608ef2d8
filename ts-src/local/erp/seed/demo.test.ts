import { expect, test } from 'vitest';
import { statusOf } from '../books/figures.ts';
import type { Company, LedgerEntry, SalesLine } from '../books/model.ts';
import { demoCompanies } from './demo.ts';

const now = (): number => Date.parse('2026-11-23T10:00:00Z');
const companies = demoCompanies({ seed: 1, size: 'medium', now });
const [northwold, kastanienbaum] = companies as [Company, Company];
const entries = northwold.entries.rows();

test('the same seed and day give the same companies', () => {
  const text = (list: readonly Company[]): string =>
    JSON.stringify(
      list.map((company) => [
        company.customers.rows().map(({ id, address }) => [id, address]),
        company.entries.rows().map(({ id, amount, remaining, modified }) => [id, amount, remaining, modified]),
      ]),
    );
  expect(text(demoCompanies({ seed: 1, size: 'small', now }))).toBe(
    text(demoCompanies({ seed: 1, size: 'small', now })),
  );
  expect(text(demoCompanies({ seed: 2, size: 'small', now }))).not.toBe(
    text(demoCompanies({ seed: 1, size: 'small', now })),
  );
});

test('the medium size has two companies of different currency, 300 customers, 200 items and two years up to today', () => {
  expect([northwold.currency, kastanienbaum.currency]).toEqual(['GBP', 'EUR']);
  expect(northwold.customers.size).toBeGreaterThanOrEqual(300);
  expect(northwold.items.size).toBeGreaterThanOrEqual(200);
  const days = entries.map(({ postingDate }) => postingDate).sort();
  expect(days[0]! <= '2024-11-30').toBe(true);
  expect(days.at(-1)! >= '2026-11-20').toBe(true);
  expect(Math.max(...entries.map(({ modified }) => modified))).toBeLessThanOrEqual(now());
});

/** Whether something, but not all of a line was handled. */
function isPart(of: (line: SalesLine) => number): (line: SalesLine) => boolean {
  return (line) => of(line) > 0 && of(line) < line.quantity;
}

function situationsOf(company: Company): Readonly<Record<string, boolean>> {
  const rows = company.entries.rows();
  const documents = [...company.invoices.rows(), ...company.creditMemos.rows()];
  const memos = company.creditMemos.rows();
  const details = company.details.rows();
  const own = new Set(documents.map(({ entry }) => entry));
  const open = (type: string, test: (entry: LedgerEntry) => boolean): boolean =>
    rows.some((entry) => entry.documentType === type && entry.open && test(entry));
  const types = ['Payment Discount', 'Payment Tolerance', 'Realized Gain', 'Realized Loss', 'Appln. Rounding'] as const;
  return {
    partPaid: open('Invoice', (entry) => entry.remaining < entry.amount),
    overPaid: open('Payment', (entry) => entry.remaining > entry.amount),
    onAccount: open('Payment', (entry) => entry.remaining === entry.amount),
    memoForInvoice: memos.some((memo) => memo.appliesTo !== ''),
    memoAlone: memos.some((memo) => memo.appliesTo === ''),
    memoApplied: memos.some(({ appliesTo, entry }) => appliesTo !== '' && entry?.open === false),
    refund: rows.some((entry) => entry.documentType === 'Refund'),
    financeCharge: rows.some((entry) => entry.documentType === 'Finance Charge Memo'),
    openingBlank: rows.some((entry) => entry.documentType === ' '),
    openingInvoice: rows.some((entry) => entry.documentType === 'Invoice' && !own.has(entry)),
    headOffice: documents.some(({ customer, billTo }) => customer !== billTo),
    overdue: rows.some((entry) => entry.open && entry.dueDate < '2026-11-01'),
    unapplied: details.some(({ unapplied }) => unapplied),
    laterApplication: details.some(({ application }) => application > 0),
    quotes: company.quotes.size > 0,
    ordersInEveryState: new Set(company.orders.rows().map(statusOf)).size === 3,
    partShipped: company.orders.rows().some(({ lines }) => lines.some(isPart(({ progress }) => progress.shipped))),
    partInvoiced: company.orders.rows().some(({ lines }) => lines.some(isPart(({ progress }) => progress.invoiced))),
    tracked: company.shipments.rows().some(({ tracking }) => tracking !== ''),
    drafts: documents.some((document) => !document.posted),
    canceled: documents.some((document) => statusOf(document) === 'Canceled'),
    currencies: new Set(documents.map(({ currency }) => currency)).size >= 3,
    countries: new Set(company.customers.rows().map(({ address }) => address.country)).size >= 5,
    ...Object.fromEntries(types.map((name) => [name, details.some(({ type }) => type === name)])),
  };
}

test.each([
  [1, 'medium'],
  [2, 'medium'],
  [3, 'medium'],
  [1, 'small'],
  [2, 'small'],
  [3, 'small'],
] as const)('every kind of situation occurs with seed %i and size %s', (seed, size) => {
  const [first, second] = demoCompanies({ seed, size, now }) as [Company, Company];
  const missing = Object.entries(situationsOf(first)).filter(([, occurs]) => !occurs);
  expect(missing.map(([name]) => name)).toEqual([]);
  expect(second.currency).not.toBe(first.currency);
  expect(second.invoices.size).toBeGreaterThan(0);
  if (size === 'medium') {
    expect(first.customers.size).toBeGreaterThanOrEqual(300);
    expect(first.items.size).toBeGreaterThanOrEqual(200);
  }
});

test('customers come from several countries and currencies, some blocked, some with a limit, some that stopped buying', () => {
  const customers = northwold.customers.rows();
  expect(new Set(customers.map(({ address }) => address.country)).size).toBeGreaterThanOrEqual(8);
  expect(new Set(customers.map(({ currency }) => currency)).size).toBeGreaterThanOrEqual(4);
  expect(new Set(customers.map(({ blocked }) => blocked))).toEqual(new Set([' ', 'Ship', 'Invoice', 'All']));
  expect(customers.some(({ creditLimit }) => creditLimit > 0)).toBe(true);
  expect(customers.some(({ address }) => /[^\x00-\u024f]/.test(address.name))).toBe(true);
  const stopped = customers.filter(({ entries: own }) => {
    const invoices = own.filter(({ documentType }) => documentType === 'Invoice');
    return invoices.length >= 5 && invoices.every(({ postingDate }) => postingDate < '2026-06-01');
  });
  expect(stopped.length).toBeGreaterThan(5);
});

test('no text is longer than its field', () => {
  for (const company of companies) {
    for (const { address, email } of company.customers.rows()) {
      expect(address.name.length).toBeLessThanOrEqual(100);
      expect(address.city.length).toBeLessThanOrEqual(30);
      expect(email.length).toBeLessThanOrEqual(80);
    }
    for (const { description, gtin } of company.items.rows()) {
      expect(description.length).toBeLessThanOrEqual(100);
      expect(gtin.length).toBeLessThanOrEqual(14);
    }
  }
});
