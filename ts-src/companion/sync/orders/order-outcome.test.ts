import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OrderPosting } from '../../erp/contract.ts';
import { orderOutcome, type KnownLine } from './order-outcome.ts';

const line = (lineNumber: number, quantity: number, more: Partial<KnownLine> = {}): KnownLine => ({
  key: `l${lineNumber}`,
  lineNumber,
  number: 'A',
  quantity,
  shipped: 0,
  invoiced: 0,
  credited: 0,
  ...more,
});
const posted = (kind: OrderPosting['kind'], lineNumber: number | null, quantity: number): OrderPosting => ({
  orderNumber: 'O1',
  kind,
  lineNumber,
  number: 'A',
  quantity,
});

describe('what became of an order that is gone', () => {
  it('is finished when its invoices cover every line', () => {
    const outcome = orderOutcome(
      [line(10_000, 3), line(20_000, 0.3)],
      [
        posted('Invoice', 10_000, 1),
        posted('Invoice', 10_000, 2),
        posted('Invoice', 20_000, 0.1),
        posted('Invoice', 20_000, 0.2),
        posted('Credit Memo', 10_000, 1),
      ],
    );
    expect(outcome.status).toBe('Finished');
    expect(outcome.lines).toMatchObject([
      { shipped: 3, invoiced: 3, credited: 1 },
      { shipped: 0.3, invoiced: 0.3, credited: 0 },
    ]);
  });

  it('is deleted when something was never invoiced, and says how far it came', () => {
    const outcome = orderOutcome(
      [line(10_000, 3), line(20_000, 2)],
      [posted('Shipment', 10_000, 3), posted('Invoice', 10_000, 2)],
    );
    expect(outcome).toMatchObject({ status: 'Deleted', lines: [{ shipped: 3, invoiced: 2 }, { shipped: 0 }] });
    expect(orderOutcome([], []).status).toBe('Deleted');
    expect(orderOutcome([line(10_000, 0)], []).status).toBe('Deleted');
  });

  it('gives invoices that name no line to the lines of their item in turn', () => {
    const lines = [line(10_000, 2), line(20_000, 3), line(30_000, 1, { number: 'B' })];
    const outcome = orderOutcome(lines, [posted('Invoice', null, 4), { ...posted('Invoice', null, 1), number: 'B' }]);
    expect(outcome.lines.map((entry) => entry.invoiced)).toEqual([2, 2, 1]);
    expect(outcome.status).toBe('Deleted');
  });

  it('never knows less than was known, and posts nothing twice', () => {
    const quantity = fc.integer({ min: 0, max: 9 });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(quantity, quantity), { maxLength: 4 }),
        fc.array(fc.tuple(fc.option(fc.integer({ min: 1, max: 4 })), quantity), { maxLength: 6 }),
        (known, documents) => {
          const lines = known.map(([ordered, invoiced], n) => line(n + 1, ordered, { invoiced }));
          const postings = documents.map(([at, count]) => posted('Invoice', at, count));
          const { lines: after } = orderOutcome(lines, postings);
          after.forEach((entry, n) => expect(entry.invoiced).toBeGreaterThanOrEqual(lines[n]?.invoiced ?? 0));
          const blank = lines.map((entry) => ({ ...entry, invoiced: 0 }));
          const sum = orderOutcome(blank, postings).lines.reduce((total, entry) => total + entry.invoiced, 0);
          const total = documents.reduce((all, [, count]) => all + count, 0);
          expect(sum).toBeLessThanOrEqual(total);
        },
      ),
    );
  });
});
