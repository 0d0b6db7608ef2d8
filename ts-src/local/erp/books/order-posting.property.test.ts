import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createDraft } from './documents.ts';
import { ErpError } from './errors.ts';
import { exposureOf } from './exposure.ts';
import { balanceOf } from './figures.ts';
import type { Company, SalesDocument, SalesLine } from './model.ts';
import { movementsOf, type Movement } from './movements.ts';
import { exactQuantity } from './money.ts';
import { outstandingOf, proposeRest, setToInvoice, setToShip } from './order-lines.ts';
import { postOrder } from './order-posting.ts';
import { reopenOrder } from './orders.ts';
import { creditDraft, postDocument } from './post.ts';
import { reorder } from './repricing.ts';
import { testCompany } from './test-company.ts';

const quantity = fc.integer({ min: 1, max: 12 });
const lineInput = fc.record({
  quantity,
  cents: fc.integer({ min: 1, max: 90_000 }),
  discountPercent: fc.constantFrom(0, 0, 5, 12.5, 33.3),
});
const step = fc.record({
  kind: fc.constantFrom('ship', 'ship', 'invoice', 'invoice', 'both', 'credit', 'change'),
  line: fc.integer({ min: 0, max: 4 }),
  quantity,
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

function credit(company: Company, { line: which, quantity: wanted }: Step): void {
  const invoices = company.invoices.rows();
  const invoice = invoices[which % Math.max(1, invoices.length)];
  if (invoice === undefined) return;
  const draft = creditDraft(company, invoice);
  const line = draft.lines[which % draft.lines.length];
  if (line === undefined || wanted > line.quantity) return void company.creditMemos.remove(draft);
  postDocument(company, draft);
}

function take(company: Company, order: SalesDocument, move: Step): void {
  const line = order.lines[move.line % order.lines.length] as SalesLine;
  if (move.kind === 'credit') return credit(company, move);
  if (move.kind === 'change') {
    reopenOrder(company, order);
    return reorder(company, line, move.quantity);
  }
  const ship = move.kind !== 'invoice';
  const invoice = move.kind !== 'ship';
  for (const other of order.lines) {
    if (ship) setToShip(other, 0);
    else setToInvoice(other, 0);
  }
  if (ship) setToShip(line, move.quantity);
  else setToInvoice(line, move.quantity);
  postOrder(company, order, { ship, invoice });
}

function sum(movements: readonly Movement[], kind: Movement['kind'], sequence: number): number {
  const own = movements.filter((row) => row.kind === kind && row.origin.sequence === sequence);
  return exactQuantity(own.reduce((total, row) => total + row.quantity, 0));
}

/** What the lines say is what was posted of them, and never more than was ordered. */
function checkLines(company: Company, order: SalesDocument): void {
  const movements = movementsOf(company);
  for (const { sequence, progress, quantity: ordered } of order.lines) {
    expect(sum(movements, 'Shipment', sequence)).toBe(progress.shipped);
    expect(sum(movements, 'Invoice', sequence)).toBe(progress.invoiced);
    expect(progress.invoiced).toBeLessThanOrEqual(progress.shipped);
    expect(progress.shipped).toBeLessThanOrEqual(ordered);
  }
}

function owed(company: Company): number {
  const total = (documents: readonly SalesDocument[]): number =>
    documents.filter(({ posted }) => posted).reduce((all, { net, tax }) => all + net + tax, 0);
  return total(company.invoices.rows()) - total(company.creditMemos.rows());
}

test('whatever is shipped, invoiced, credited or changed, lines, stock, movements and ledger agree', () => {
  fc.assert(
    fc.property(
      fc.array(lineInput, { minLength: 1, maxLength: 4 }),
      fc.array(step, { maxLength: 25 }),
      (lines, steps) => {
        const { company, item, addCustomer } = testCompany();
        const customer = addCustomer('1', { invoiceDiscountPercent: 3 });
        const order = createDraft(company, {
          kind: 'order',
          customer,
          lines: lines.map(({ cents, ...line }) => ({ ...line, item, unitPrice: cents / 100 })),
        });
        const isGone = (): boolean => company.orders.byId(order.id) === undefined;
        const allInvoiced = (): boolean => order.lines.every((line) => line.progress.invoiced === line.quantity);
        for (const move of steps) {
          if (isGone()) break;
          try {
            take(company, order, move);
            // Posting the last invoice deletes the order; lowering quantities to what was invoiced does not.
            if (move.kind === 'invoice') expect(isGone()).toBe(allInvoiced());
          } catch (error) {
            // A refusal is a fine outcome of a random move; anything else is a fault.
            if (!(error instanceof ErpError)) throw error;
          }
          checkLines(company, order);
          expect(balanceOf(customer)).toBe(owed(company));
          const shipped = order.lines.reduce((total, { progress }) => total + progress.shipped, 0);
          expect(item.inventory).toBe(exactQuantity(-shipped) || 0);
        }
        if (!isGone()) return;
        expect(allInvoiced()).toBe(true);
        expect(exposureOf(company, customer)).toEqual({ outstanding: 0, shippedNotInvoiced: 0 });
      },
    ),
    { numRuns: 200 },
  );
});

test('part invoices add up to their order: net to the cent, tax within a cent for each part', () => {
  const parts = fc.array(fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 4, maxLength: 4 }), { maxLength: 6 });
  fc.assert(
    fc.property(fc.array(lineInput, { minLength: 1, maxLength: 4 }), parts, fc.boolean(), (lines, moves, withTax) => {
      const { company, item, addCustomer } = testCompany();
      const customer = addCustomer('1', { invoiceDiscountPercent: 7.5, pricesIncludeTax: withTax });
      const order = createDraft(company, {
        kind: 'order',
        customer,
        lines: lines.map(({ cents, ...line }) => ({ ...line, item, unitPrice: cents / 100 })),
      });
      const { net, tax } = order;
      for (const move of moves) {
        for (const [index, line] of order.lines.entries())
          setToShip(line, Math.min(move[index] ?? 0, outstandingOf(line)));
        if (order.lines.every(({ progress }) => progress.toShip === 0)) continue;
        if (company.orders.byId(order.id) !== undefined) postOrder(company, order, { ship: true, invoice: true });
      }
      for (const line of order.lines) proposeRest(line);
      if (company.orders.byId(order.id) !== undefined) postOrder(company, order, { ship: true, invoice: true });
      const invoices = company.invoices.rows();
      const total = (of: 'net' | 'tax'): number => invoices.reduce((all, invoice) => all + invoice[of], 0);
      if (withTax) expect(total('net') + total('tax')).toBe(net + tax);
      else expect(total('net')).toBe(net);
      expect(Math.abs(total('tax') - tax)).toBeLessThanOrEqual(invoices.length);
    }),
    { numRuns: 200 },
  );
});
