import { describe, expect, test } from 'vitest';
import type { CustomerFacts, LineFacts } from '../../erp/sales-contract.ts';
import type { QuoteFacts } from './facts.ts';
import { judge, type Preflight } from './preflight.ts';
import type { QuoteLine } from './quote.ts';

const line: QuoteLine = {
  id: 'l1',
  product: 'Bicycle',
  item: '1000',
  variant: '',
  unit: 'PCS',
  company: 'GB',
  quantity: 2,
  price: 100,
  discountPercent: 0,
  shipmentDate: null,
  text: '',
};
const erp: LineFacts = {
  blocked: false,
  variantKnown: true,
  unitKnown: true,
  price: 100,
  discountPercent: 0,
  source: 'Item Card',
  stock: 9,
  shipmentDate: '2026-11-27',
};
const customer: CustomerFacts = {
  key: 'k',
  number: 'C1',
  name: 'Customer',
  currency: '',
  terms: '30 days',
  shipTo: 'Here',
  blocked: '',
  creditLimit: 1_000,
  balance: 500,
  openOrders: 100,
};
const company = { code: 'GB', id: 'gb', name: 'GB', currency: 'GBP', fiscalYears: [] };

function verdict(change: {
  readonly line?: Partial<QuoteLine>;
  readonly erp?: Partial<LineFacts> | null;
  readonly customer?: Partial<CustomerFacts>;
  readonly rate?: number | null;
  readonly currency?: string;
}): Preflight {
  const asked = { ...line, ...change.line };
  const facts: QuoteFacts = {
    quote: {
      opportunityId: 'o',
      quoteId: null,
      accountId: 'a',
      currency: change.currency ?? '',
      requestKey: null,
      state: null,
      sent: null,
      lines: [asked],
    },
    company,
    choice: { kind: 'customer', company, customer: { id: 'c', company: 'GB', erpKey: 'k', creating: false } },
    account: { name: 'A', street: '', city: '', state: '', country: '', postalCode: '', phone: '', website: '' },
    customer: { ...customer, ...change.customer },
    lines: new Map([[asked.id, change.erp === null ? null : { ...erp, ...change.erp }]]),
    rate: change.rate === undefined ? 1 : change.rate,
    tolerancePercent: 1,
    day: '2026-11-27',
  };
  return judge(facts, '2026-11-27T10:00:00Z');
}

const codes = ({ problems, lines }: Preflight): readonly string[] =>
  [...problems, ...lines.flatMap((each) => each.problems)].map(({ code, severity }) => `${severity} ${code}`);

describe('the preflight', () => {
  test('of a quote without trouble is ready and has no problems', () => {
    const preflight = verdict({});
    expect([preflight.ready, codes(preflight)]).toEqual([true, []]);
    expect(preflight.credit).toMatchObject({ limit: 1_000, thisOrder: 200, after: 800, exceeded: false });
  });

  test.each([
    [{ line: { item: '' } }, 'block CMD_PRODUCT_NOT_LINKED'],
    [{ line: { company: 'DE' } }, 'block CMD_PRODUCT_OTHER_COMPANY'],
    [{ line: { quantity: 0 } }, 'block CMD_QUANTITY_MISSING'],
    [{ line: { price: null } }, 'block CMD_PRICE_MISSING'],
    [{ erp: null }, 'block CMD_ITEM_MISSING'],
    [{ erp: { blocked: true } }, 'block CMD_ITEM_BLOCKED'],
    [{ erp: { variantKnown: false } }, 'block CMD_VARIANT_MISSING'],
    [{ erp: { unitKnown: false } }, 'block CMD_UNIT_MISSING'],
    [{ erp: { price: 90 } }, 'warning CMD_PRICE_DIFFERS'],
    [{ erp: { stock: 1, shipmentDate: null } }, 'warning CMD_STOCK_SHORT'],
    [{ customer: { blocked: 'All' } }, 'block CMD_CUSTOMER_BLOCKED'],
    [{ customer: { blocked: 'Ship' } }, 'block CMD_CUSTOMER_BLOCKED'],
    [{ customer: { blocked: 'Invoice' } }, 'block CMD_CUSTOMER_BLOCKED'],
    [{ customer: { balance: 701 } }, 'warning CMD_CREDIT_EXCEEDED'],
    [{ rate: null, currency: 'EUR' }, 'warning CMD_RATE_MISSING'],
  ] as const)('of %j says %s, with what to do', (change, code) => {
    const preflight = verdict(change);
    expect(codes(preflight)).toEqual([code]);
    expect(preflight.ready).toBe(!code.startsWith('block'));
    const [first] = [...preflight.problems, ...preflight.lines.flatMap((each) => each.problems)];
    expect(first?.action.length).toBeGreaterThan(10);
  });

  test('counts this order in the company’s currency, and no limit where the ERP has 0', () => {
    const { credit } = verdict({ currency: 'EUR', rate: 0.85, customer: { creditLimit: 0 } });
    expect(credit).toMatchObject({ currency: 'GBP', thisOrder: 170, after: 770, limit: null, exceeded: false });
  });

  test('compares prices after discounts', () => {
    const { lines } = verdict({ line: { price: 120, discountPercent: 10 }, erp: { price: 100, discountPercent: 0 } });
    expect(lines[0]).toMatchObject({ difference: 8, verdict: 'warning' });
  });
});
