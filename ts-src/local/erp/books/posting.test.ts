import { expect, test } from 'vitest';
import { applyEntry } from './apply.ts';
import { createDraft } from './documents.ts';
import { balanceOf, overdueOf, remainingOf, salesOf, statusOf } from './figures.ts';
import { postJournal } from './journal.ts';
import type { LedgerEntry, SalesDocument } from './model.ts';
import { cancelInvoice, creditDraft, postDocument } from './post.ts';
import { testCompany, type TestCompany } from './test-company.ts';
import { unapplyLast } from './unapply.ts';

function post(
  t: TestCompany,
  number: string,
  unitPrice: number,
  more: { postingDate?: string } = {},
): [SalesDocument, LedgerEntry] {
  const customer = t.company.customers.byKey(number) ?? t.addCustomer(number, { paymentTerms: '30D' });
  const draft = createDraft(t.company, {
    kind: 'invoice',
    customer,
    lines: [{ item: t.item, quantity: 1, unitPrice }],
    ...more,
  });
  return [draft, postDocument(t.company, draft)];
}

test('posting gives a new number, keeps the id and opens a ledger entry', () => {
  const t = testCompany();
  const customer = t.addCustomer('1', { paymentTerms: '30D' });
  const draft = createDraft(t.company, { kind: 'invoice', customer, lines: [{ item: t.item, quantity: 2 }] });
  const { id, number } = draft;
  expect(statusOf(draft)).toBe('Draft');
  const entry = postDocument(t.company, draft);
  expect(draft.id).toBe(id);
  expect(draft.number).not.toBe(number);
  expect(t.company.invoices.byKey(`${number}\t0`)).toBeUndefined();
  expect(statusOf(draft)).toBe('Open');
  expect(entry).toMatchObject({
    documentType: 'Invoice',
    documentId: id,
    amount: 23_998,
    remaining: 23_998,
    open: true,
  });
  expect(entry.details).toMatchObject([{ type: 'Initial Entry', amount: 23_998, appliedNumber: 0 }]);
});

test('a part payment writes a pair that carries the number of the payment and touches no stamp of the invoice', () => {
  const t = testCompany();
  const [invoice, entry] = post(t, '1', 100);
  const before = { document: invoice.modified, entry: entry.modified };
  t.clock.ms += 60_000;
  const payment = postJournal(t.company, 'Payment', { customer: entry.customer, amount: 5000, appliesTo: [entry] });
  expect(remainingOf(invoice)).toBe(7000);
  expect(statusOf(invoice)).toBe('Open');
  expect({ document: invoice.modified, entry: entry.modified }).toEqual(before);
  const pair = t.company.details.rows().filter((row) => row.type === 'Application');
  expect(pair).toMatchObject([
    { entry: { number: entry.number }, amount: -5000, appliedNumber: payment.number },
    { entry: { number: payment.number }, amount: 5000, appliedNumber: payment.number },
  ]);
});

test('the last payment closes the entry, says when and by what, and marks the invoice as paid and modified', () => {
  const t = testCompany();
  const [invoice, entry] = post(t, '1', 100);
  const before = invoice.modified;
  t.clock.ms += 60_000;
  const payment = postJournal(t.company, 'Payment', {
    customer: entry.customer,
    amount: 12_000,
    postingDate: '2026-04-01',
    appliesTo: [entry],
  });
  expect(statusOf(invoice)).toBe('Paid');
  expect(invoice.modified).toBeGreaterThan(before);
  expect(entry).toMatchObject({ open: false, closedAt: '2026-04-01', closedBy: payment.number });
  expect(payment).toMatchObject({ open: false, remaining: 0, closedBy: 0 });
});

test('an over-payment stays open with the rest and can be applied later under an application number', () => {
  const t = testCompany();
  const [, first] = post(t, '1', 100);
  const payment = postJournal(t.company, 'Payment', { customer: first.customer, amount: 15_000, appliesTo: [first] });
  expect(payment.remaining).toBe(-3000);
  const [, second] = post(t, '1', 200);
  applyEntry(t.company, payment, [second], { postingDate: '2026-03-12' });
  expect(second.remaining).toBe(21_000);
  expect(payment.open).toBe(false);
  expect(payment.closedBy).toBe(second.number);
  expect(t.company.details.rows().at(-1)).toMatchObject({ application: 1 });
});

test('unapplying marks both rows, names the reversing ones and opens the entries again', () => {
  const t = testCompany();
  const [invoice, entry] = post(t, '1', 100);
  const payment = postJournal(t.company, 'Payment', { customer: entry.customer, amount: 12_000, appliesTo: [entry] });
  unapplyLast(t.company, payment, '2026-03-20');
  expect(statusOf(invoice)).toBe('Open');
  expect(entry).toMatchObject({ open: true, remaining: 12_000, closedAt: '0001-01-01', closedBy: 0 });
  const rows = t.company.details.rows().filter((row) => row.type === 'Application');
  expect(rows.every((row) => row.unapplied)).toBe(true);
  expect(rows.slice(0, 2).map((row) => row.unappliedBy)).toEqual(rows.slice(2).map((row) => row.number));
  expect(() => unapplyLast(t.company, payment, '2026-03-20')).toThrow('not applied');
});

test('a payment in time takes the payment discount', () => {
  const t = testCompany();
  t.addCustomer('1', { paymentTerms: '1M(8D)' });
  const [, entry] = post(t, '1', 100);
  expect(entry).toMatchObject({ discountPossible: 240, discountDate: '2026-03-18' });
  const payment = postJournal(t.company, 'Payment', {
    customer: entry.customer,
    amount: 11_760,
    postingDate: '2026-03-18',
    appliesTo: [entry],
  });
  expect(entry.remaining).toBe(0);
  expect(entry.details).toMatchObject([{ type: 'Initial Entry' }, { type: 'Application', amount: -12_000 }]);
  expect(payment.details).toMatchObject([
    { type: 'Initial Entry', amount: -11_760 },
    { type: 'Payment Discount', amount: -240, appliedNumber: 0, pair: { applying: payment, settled: entry } },
    { type: 'Application', amount: 12_000, appliedNumber: payment.number },
  ]);
  expect(payment.open).toBe(false);
});

test('a late payment takes no discount', () => {
  const t = testCompany();
  t.addCustomer('1', { paymentTerms: '1M(8D)' });
  const [, entry] = post(t, '1', 100);
  postJournal(t.company, 'Payment', {
    customer: entry.customer,
    amount: 11_760,
    postingDate: '2026-03-19',
    appliesTo: [entry],
  });
  expect(entry.remaining).toBe(240);
});

test('a small shortfall is written off as payment tolerance when asked for', () => {
  const t = testCompany();
  const [, entry] = post(t, '1', 100);
  const payment = postJournal(t.company, 'Payment', {
    customer: entry.customer,
    amount: 11_975,
    appliesTo: [entry],
    toleranceMax: 50,
  });
  expect(entry.open).toBe(false);
  expect(payment.details.map((row) => [row.type, row.amount])).toContainEqual(['Payment Tolerance', -25]);
});

test('a payment at another rate writes the realized gain or loss so that nothing remains in either currency', () => {
  const t = testCompany();
  t.addCustomer('US', { currency: 'USD', taxArea: 'EXPORT', paymentTerms: '30D' });
  const [, entry] = post(t, 'US', 1000, { postingDate: '2026-03-10' });
  const payment = postJournal(t.company, 'Payment', {
    customer: entry.customer,
    amount: 100_000,
    postingDate: '2026-05-10',
    appliesTo: [entry],
  });
  expect(payment.factor).not.toBe(entry.factor);
  for (const one of [entry, payment]) expect([one.remaining, one.remainingLocal]).toEqual([0, 0]);
  const change = payment.details.find((row) => row.type.startsWith('Realized'));
  expect(change).toMatchObject({ amount: 0, appliedNumber: 0, amountLocal: -payment.amountLocal - entry.amountLocal });
});

test('a payment in the own currency settles a foreign invoice; a small difference is application rounding', () => {
  const t = testCompany();
  t.addCustomer('US', { currency: 'USD', taxArea: 'EXPORT', paymentTerms: '30D' });
  const [, entry] = post(t, 'US', 1000);
  const payment = postJournal(t.company, 'Payment', {
    customer: entry.customer,
    amount: entry.amountLocal + 7,
    currency: '',
    postingDate: '2026-03-12',
    appliesTo: [entry],
  });
  for (const one of [entry, payment]) expect([one.remaining, one.remainingLocal]).toEqual([0, 0]);
  expect(payment.details.map((row) => row.type)).toContain('Appln. Rounding');
});

test('a credit memo for an open invoice is applied to it when it is posted', () => {
  const t = testCompany();
  const [invoice, entry] = post(t, '1', 100);
  const memo = creditDraft(t.company, invoice);
  const credit = postDocument(t.company, memo);
  expect(memo.lines[0]?.quantity).toBe(1);
  expect(memo.net).toBe(10_000);
  expect(credit.amount).toBe(-12_000);
  expect([entry.remaining, credit.remaining]).toEqual([0, 0]);
  expect(salesOf(entry.customer)).toBe(0);
});

test('cancelling makes the invoice Canceled and its credit memo Corrective', () => {
  const t = testCompany();
  const [invoice] = post(t, '1', 100);
  const memo = cancelInvoice(t.company, invoice);
  expect([statusOf(invoice), statusOf(memo)]).toEqual(['Canceled', 'Corrective']);
  expect(() => cancelInvoice(t.company, invoice)).toThrow('already been cancelled');
});

test('a partly paid invoice cannot be cancelled', () => {
  const t = testCompany();
  const [invoice, entry] = post(t, '1', 100);
  postJournal(t.company, 'Payment', { customer: entry.customer, amount: 100, appliesTo: [entry] });
  expect(() => cancelInvoice(t.company, invoice)).toThrow('partially paid');
});

test('balance, overdue and sales follow the entries', () => {
  const t = testCompany();
  const [, entry] = post(t, '1', 100);
  expect(balanceOf(entry.customer)).toBe(12_000);
  expect(overdueOf(entry.customer, '2026-04-08')).toBe(0);
  expect(overdueOf(entry.customer, '2026-04-09')).toBe(12_000);
  expect(salesOf(entry.customer)).toBe(10_000);
});

test.each([
  ['All', 'Payment', true],
  ['All', 'Finance Charge Memo', true],
  ['Invoice', 'Finance Charge Memo', true],
  ['Invoice', 'Payment', false],
  ['Ship', 'Finance Charge Memo', false],
] as const)('a customer blocked with %s: posting a %s is refused: %s', (blocked, type, refused) => {
  const t = testCompany();
  const customer = t.addCustomer('1', { blocked });
  const posting = (): unknown => postJournal(t.company, type, { customer, amount: 100 });
  if (refused) expect(posting).toThrow('blocked');
  else expect(posting).not.toThrow();
});

test('entries of the same sign, of another customer or without a rest are not applied', () => {
  const t = testCompany();
  const [, one] = post(t, '1', 100);
  const [, other] = post(t, '2', 100);
  const charge = postJournal(t.company, 'Finance Charge Memo', { customer: one.customer, amount: 100 });
  expect(() => applyEntry(t.company, charge, [one], { postingDate: '2026-03-10' })).toThrow('same sign');
  const payment = postJournal(t.company, 'Payment', { customer: one.customer, amount: 12_000, appliesTo: [one] });
  expect(() => applyEntry(t.company, payment, [other], { postingDate: '2026-03-10' })).toThrow('belongs to customer 2');
  const more = postJournal(t.company, 'Payment', { customer: one.customer, amount: 100 });
  expect(() => applyEntry(t.company, more, [one], { postingDate: '2026-03-10' })).toThrow('Open must be equal');
});

test('a document without anything to post, or with a negative total, is refused', () => {
  const t = testCompany();
  const customer = t.addCustomer('1');
  const empty = createDraft(t.company, { kind: 'invoice', customer, lines: [{ comment: true, quantity: 0 }] });
  expect(() => postDocument(t.company, empty)).toThrow('nothing to post');
  const negative = createDraft(t.company, { kind: 'invoice', customer, lines: [{ item: t.item, quantity: -1 }] });
  expect(() => postDocument(t.company, negative)).toThrow('0 or greater');
  expect(negative.posted).toBe(false);
});
