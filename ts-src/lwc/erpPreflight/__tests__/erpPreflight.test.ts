import ErpPreflight, { readPreflight } from 'c/erpPreflight';
import { clear, expectAccessible, find, findAll, mount, textOf } from '../../jest/stage';

const line = (values: object = {}): object => ({
  lineId: 'l1',
  product: 'Desk',
  item: '1000',
  variant: 'OAK',
  unit: 'PCS',
  quantity: 2,
  currency: 'EUR',
  price: 100,
  discountPercent: 10,
  erpPrice: 90,
  erpDiscountPercent: 0,
  erpSource: 'Price list S0001',
  stock: 5,
  shipmentDate: '2026-03-01',
  verdict: 'ok',
  problems: [],
  ...values,
});
const result = (values: object = {}): Record<string, unknown> => ({
  ready: true,
  customer: { number: '10000', name: 'Adatum', company: 'DE', currency: 'EUR', terms: '30 days', shipTo: 'Berlin' },
  credit: { currency: 'EUR', limit: 1000, after: 900, exceeded: false },
  lines: [line()],
  problems: [],
  checked: new Date().toISOString(),
  ...values,
});

describe('c-erp-preflight', () => {
  afterEach(clear);

  const shown = (values: object = {}): HTMLElement =>
    mount('c-erp-preflight', ErpPreflight, { preflight: readPreflight(result(values)) });

  it('sets our price against that of the ERP, both less discount, in words', () => {
    const text = (values: object): string => {
      clear();
      return textOf(find(shown({ lines: [line(values)] }), 'tr[data-line]'));
    };
    expect(text({})).toContain('Same price');
    expect(text({ price: 110 })).toContain('€9.00 above the ERP');
    expect(text({ erpPrice: 100.5 })).toContain('€10.50 below the ERP');
    expect(text({ erpPrice: null })).not.toContain('the ERP');
  });

  it('shows stock, date and where the price is from', () => {
    const text = textOf(find(shown(), 'tr[data-line]'));
    expect(text).toContain('5 in stock');
    expect(text).toContain('Mar 1, 2026');
    expect(text).toContain('Price list S0001');
  });

  it('shows the credit after this order as a bar with words', () => {
    expect(textOf(find(shown(), '[data-id=credit]'))).toContain('€900.00 of €1,000 (90%)');
    expect(find(document.body.firstChild, '[role=meter]').getAttribute('aria-valuenow')).toBe('90');
    clear();
    const over = shown({ credit: { currency: 'EUR', limit: 1000, after: 1200, exceeded: true } });
    expect(textOf(find(over, '[data-id=credit]'))).toContain('€200.00 over the limit.');
    clear();
    const free = shown({ credit: { currency: 'EUR', limit: 0, after: 900, exceeded: false } });
    expect(textOf(find(free, '[data-id=credit]'))).toContain('no credit limit');
  });

  it('says what speaks against the order and against a line, with field and action', () => {
    const problem = {
      code: 'X',
      severity: 'block',
      message: 'It is blocked.',
      field: 'Product',
      action: 'Take another.',
    };
    const element = shown({
      ready: false,
      problems: [problem],
      lines: [line({ verdict: 'block', problems: [problem] })],
    });
    expect(find(element, '[data-id=verdict]').label).toBe('Cannot be sent yet');
    const texts = findAll(element, '.problems li').map((item) => item.textContent);
    expect(texts).toEqual(Array(2).fill('It is blocked. Field to change: Product. Take another.'));
  });

  it('calls a check with warnings ready, and says so', () => {
    expect(find(shown({ lines: [line({ verdict: 'warning' })] }), '[data-id=verdict]').label).toContain(
      'with warnings',
    );
  });

  it('reads nothing out of an answer that is no check', () => {
    expect(readPreflight({})).toBeNull();
  });

  it('is accessible', async () => {
    await expectAccessible(shown());
  });
});
