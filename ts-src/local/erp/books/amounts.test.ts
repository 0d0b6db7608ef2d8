import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createDraft, setInvoiceDiscount } from './documents.ts';
import { percentOf, share } from './money.ts';
import { testCompany } from './test-company.ts';

const lines = fc.array(
  fc.record({
    quantity: fc.integer({ min: 1, max: 500 }),
    cents: fc.integer({ min: 1, max: 500_000 }),
    discountPercent: fc.constantFrom(0, 5, 12.5, 33.3),
  }),
  { minLength: 1, maxLength: 12 },
);

test('the lines of a document add up to its header, and the tax is that of the sum', () => {
  const { company, item, addCustomer } = testCompany();
  const customer = addCustomer('1');
  fc.assert(
    fc.property(lines, fc.boolean(), fc.integer({ min: 0, max: 5000 }), (input, including, discount) => {
      customer.pricesIncludeTax = including;
      const document = createDraft(company, {
        kind: 'invoice',
        customer,
        lines: input.map(({ quantity, cents, discountPercent }) => ({
          item,
          quantity,
          unitPrice: cents / 100,
          discountPercent,
        })),
      });
      setInvoiceDiscount(company, document, discount / 100);
      const net = document.lines.reduce((sum, line) => sum + line.net, 0);
      const tax = document.lines.reduce((sum, line) => sum + line.tax, 0);
      const given = document.lines.reduce((sum, line) => sum + line.lineNet - line.net, 0);
      expect(net).toBe(document.net);
      expect(tax).toBe(document.tax);
      if (including) {
        expect(tax).toBe(share(net + tax, 20, 120));
      } else {
        expect(given).toBe(discount);
        expect(tax).toBe(percentOf(net, 20));
      }
    }),
    { numRuns: 200 },
  );
});

test('amounts of a currency without a minor unit are whole', () => {
  const { company, item, addCustomer } = testCompany();
  const customer = addCustomer('1', { currency: 'JPY', taxArea: 'EXPORT' });
  const document = createDraft(company, {
    kind: 'invoice',
    customer,
    lines: [{ item, quantity: 3, unitPrice: 333.33, discountPercent: 10 }],
  });
  expect(document.net).toBe(90_000);
});

test('a document is paid by the bill-to customer on its terms', () => {
  const { company, item, addCustomer } = testCompany();
  addCustomer('HEAD', { paymentTerms: '30D' });
  const branch = addCustomer('BRANCH', { billTo: 'HEAD', paymentTerms: '7D' });
  const document = createDraft(company, { kind: 'invoice', customer: branch, lines: [{ item, quantity: 1 }] });
  expect(document.billTo.number).toBe('HEAD');
  expect(document.customer.number).toBe('BRANCH');
  expect(document.dueDate).toBe('2026-04-09');
});

test('a blocked item takes no new lines', () => {
  const { company, item, addCustomer } = testCompany();
  item.blocked = true;
  const customer = addCustomer('1');
  expect(() => createDraft(company, { kind: 'invoice', customer, lines: [{ item, quantity: 1 }] })).toThrow('Blocked');
});
