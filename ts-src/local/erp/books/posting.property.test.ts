import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyEntry } from './apply.ts';
import { createDraft } from './documents.ts';
import { ErpError } from './errors.ts';
import { postJournal } from './journal.ts';
import type { Company, DetailedEntry } from './model.ts';
import { creditDraft, postDocument } from './post.ts';
import { testCompany, type TestCompany } from './test-company.ts';
import { unapplyLast } from './unapply.ts';

type Step =
  | { kind: 'invoice'; customer: number; cents: number }
  | { kind: 'pay'; entry: number; percent: number; local: boolean; tolerance: boolean }
  | { kind: 'onAccount'; customer: number; cents: number }
  | { kind: 'apply'; entry: number; to: number }
  | { kind: 'credit'; invoice: number }
  | { kind: 'charge'; customer: number; cents: number }
  | { kind: 'unapply'; entry: number };

const index = fc.integer({ min: 0, max: 50 });
const customer = fc.integer({ min: 0, max: 3 });
const cents = fc.integer({ min: 100, max: 900_000 });
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant('invoice' as const), customer, cents }),
  fc.record({ kind: fc.constant('invoice' as const), customer, cents }),
  fc.record({
    kind: fc.constant('pay' as const),
    entry: index,
    percent: fc.constantFrom(30, 97, 98, 100, 100, 120),
    local: fc.boolean(),
    tolerance: fc.boolean(),
  }),
  fc.record({ kind: fc.constant('onAccount' as const), customer, cents }),
  fc.record({ kind: fc.constant('apply' as const), entry: index, to: index }),
  fc.record({ kind: fc.constant('credit' as const), invoice: index }),
  fc.record({ kind: fc.constant('charge' as const), customer, cents }),
  fc.record({ kind: fc.constant('unapply' as const), entry: index }),
);

const MOVES: { readonly [K in Step['kind']]: (t: TestCompany, step: Extract<Step, { kind: K }>, day: string) => void } =
  {
    invoice: (t, { customer: which, cents: price }, postingDate) => {
      const buyer = t.company.customers.rows()[which]!;
      const lines = [{ item: t.item, quantity: 1, unitPrice: price / 100 }];
      postDocument(t.company, createDraft(t.company, { kind: 'invoice', customer: buyer, lines, postingDate }));
    },
    pay: (t, { entry: which, percent, local, tolerance }, postingDate) => {
      const open = t.company.entries.rows().filter((entry) => entry.remaining > 0);
      const entry = open[which % Math.max(1, open.length)];
      if (entry === undefined) return;
      const base = local ? entry.remainingLocal : entry.remaining;
      const step = !local && entry.currency === 'JPY' ? 100 : 1;
      const amount = Math.round((base * percent) / 100 / step) * step;
      postJournal(t.company, 'Payment', {
        customer: entry.customer,
        amount,
        currency: local ? '' : entry.currency,
        postingDate,
        appliesTo: [entry],
        ...(tolerance ? { toleranceMax: 50 } : {}),
      });
    },
    onAccount: (t, { customer: which, cents: amount }, postingDate) => {
      const payer = t.company.customers.rows()[which]!;
      postJournal(t.company, 'Payment', { customer: payer, amount: Math.ceil(amount / 100) * 100, postingDate });
    },
    apply: (t, { entry: which, to }, postingDate) => {
      const entries = t.company.entries.rows();
      const fresh = entries[which % Math.max(1, entries.length)];
      const old = entries[to % Math.max(1, entries.length)];
      if (fresh !== undefined && old !== undefined) applyEntry(t.company, fresh, [old], { postingDate });
    },
    credit: (t, { invoice: which }, postingDate) => {
      const invoices = t.company.invoices.rows().filter(({ posted }) => posted);
      const invoice = invoices[which % Math.max(1, invoices.length)];
      if (invoice !== undefined) postDocument(t.company, creditDraft(t.company, invoice, postingDate));
    },
    charge: (t, { customer: which, cents: amount }, postingDate) => {
      const debtor = t.company.customers.rows()[which]!;
      postJournal(t.company, 'Finance Charge Memo', {
        customer: debtor,
        amount: Math.ceil(amount / 100) * 100,
        postingDate,
      });
    },
    unapply: (t, { entry: which }, postingDate) => {
      const entries = t.company.entries.rows();
      const entry = entries[which % Math.max(1, entries.length)];
      if (entry !== undefined) unapplyLast(t.company, entry, postingDate);
    },
  };

function sum(rows: readonly DetailedEntry[], of: 'amount' | 'amountLocal'): number {
  return rows.reduce((total, row) => total + row[of], 0);
}

function checkEntries(company: Company): void {
  for (const entry of company.entries.rows()) {
    expect(sum(entry.details, 'amount')).toBe(entry.remaining);
    expect(sum(entry.details, 'amountLocal')).toBe(entry.remainingLocal);
    expect(entry.open).toBe(entry.remaining !== 0);
    if (!entry.open) expect(entry.remainingLocal).toBe(0);
    expect(entry.details[0]).toMatchObject({ type: 'Initial Entry', amount: entry.amount });
    // Nothing is applied beyond what there was: the sign never turns, but for what an entry was rounded by.
    if (entry.remaining !== 0) expect(Math.sign(entry.remaining)).toBe(Math.sign(entry.amount));
  }
}

function numbersOf(row: DetailedEntry): (number | undefined)[] {
  return [row.pair?.applying.number, row.pair?.settled.number];
}

/** The pair of a row found as the AL page finds it: from the rows of its transaction and application alone. */
function pairByRule(company: Company, row: DetailedEntry): (number | undefined)[] {
  if (row.type === 'Initial Entry') return [undefined, undefined];
  const settled = company.details
    .rows()
    .filter(
      (other) =>
        other.transaction === row.transaction &&
        other.application === row.application &&
        other.type === 'Application' &&
        other.entry.number !== other.appliedNumber,
    );
  const before = settled.findLast((other) => other.number <= row.number);
  const found =
    settled.find((other) => other.entry === row.entry) ??
    (row.type === 'Application' ? before : settled.find((other) => other.number > row.number)) ??
    before;
  return [found?.appliedNumber, found?.entry.number];
}

function checkPairs(company: Company): void {
  const pairs = new Map<string, DetailedEntry[]>();
  const applications = company.details.rows().filter((row) => row.type === 'Application');
  for (const row of applications) {
    const key = `${row.transaction}/${row.application}/${row.appliedNumber}`;
    pairs.set(key, [...(pairs.get(key) ?? []), row]);
  }
  for (const rows of pairs.values()) {
    expect(rows).toHaveLength(2);
    expect(sum(rows, 'amountLocal')).toBe(0);
    const [old, fresh] = rows as [DetailedEntry, DetailedEntry];
    expect([old.pair?.settled, old.pair?.applying]).toEqual([old.entry, fresh.entry]);
    if (old.entry.currency === fresh.entry.currency) expect(sum(rows, 'amount')).toBe(0);
    expect(old.entry.number).not.toBe(old.appliedNumber);
    expect(fresh.entry.number).toBe(fresh.appliedNumber);
  }
  for (const row of company.details.rows())
    expect([row.number, pairByRule(company, row)]).toEqual([row.number, numbersOf(row)]);
  for (const row of company.details.rows().filter((candidate) => candidate.unappliedBy !== 0)) {
    const reversal = company.details.byKey(row.unappliedBy);
    expect(reversal).toMatchObject({ unapplied: true, type: row.type, amount: -row.amount });
  }
}

test('whatever is posted, entries equal their details, applications come in pairs and closed entries hold nothing', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 5, maxLength: 60 }), (steps) => {
      const t = testCompany();
      t.addCustomer('1', { paymentTerms: '1M(8D)' });
      t.addCustomer('2', { paymentTerms: '30D', currency: 'USD', taxArea: 'EXPORT' });
      t.addCustomer('3', { paymentTerms: '14D', currency: 'JPY', taxArea: 'EXPORT' });
      t.addCustomer('4', { paymentTerms: '30D(10D)', pricesIncludeTax: true });
      for (const [at, move] of steps.entries()) {
        t.clock.ms += 3 * 86_400_000;
        const day = new Date(t.clock.ms).toISOString().slice(0, 10);
        try {
          (MOVES[move.kind] as (t: TestCompany, step: Step, day: string) => void)(t, move, day);
        } catch (error) {
          // A refusal is a fine outcome of a random move; anything else is a fault of the engine.
          if (!(error instanceof ErpError)) throw error;
        }
        if (at % 10 === 9) checkEntries(t.company);
      }
      checkEntries(t.company);
      checkPairs(t.company);
    }),
    { numRuns: 300 },
  );
});
