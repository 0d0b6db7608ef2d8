import {
  NO_VALUE,
  addDays,
  changeShare,
  daysBetween,
  fillLabel,
  formatAge,
  formatChange,
  formatAxisMoney,
  formatDate,
  formatDays,
  formatMoney,
  formatMonth,
  formatNumber,
  formatPrice,
  formatShare,
  localDate,
  fieldName,
} from 'c/erpFormat';

describe('formats', () => {
  it('writes money with its currency and two decimals', () => {
    expect(formatMoney(1234.5, 'EUR')).toBe('€1,234.50');
    expect(formatMoney(-20, 'USD', 0)).toBe('-$20');
  });

  it('writes as many decimals as the currency has', () => {
    expect(formatMoney(664627, 'JPY')).toBe('¥664,627');
    expect(formatMoney(-0.3, 'JPY')).toBe('¥0');
  });

  it('writes a unit price with the decimals it has, up to five', () => {
    expect([1.5, 0.12345].map((price) => formatPrice(price, 'EUR'))).toEqual(['€1.50', '€0.12345']);
    expect([120, 0.5].map((price) => formatPrice(price, 'JPY'))).toEqual(['¥120', '¥0.5']);
    expect(formatPrice(2, null)).toBe('2.00');
    expect(formatPrice(null, 'EUR')).toBe(NO_VALUE);
  });

  it('writes a share always with the decimals asked for, so that columns line up', () => {
    expect([0.402, 0.04].map((share) => formatShare(share, 1))).toEqual(['40.2%', '4.0%']);
  });

  it('writes days with their unit', () => {
    expect([1, 2.55, 1200].map((days) => formatDays(days, 1))).toEqual(['1 day', '2.6 days', '1,200 days']);
  });

  it('writes the axis of a chart with its currency and in few characters', () => {
    expect(formatAxisMoney(15000, 'GBP')).toBe('£15K');
    expect(formatAxisMoney(0, null)).toBe('0');
  });

  it('never writes a negative zero', () => {
    expect(formatMoney(-0.001, 'EUR')).toBe('€0.00');
  });

  it('guesses no currency where there is none or the code is not ISO', () => {
    expect(formatMoney(10, null)).toBe('10.00');
    expect(formatMoney(10, 'EURO')).toBe('10.00');
  });

  it('says that there is no value', () => {
    expect(formatMoney(null, 'EUR')).toBe(NO_VALUE);
    expect(formatDate(null)).toBe(NO_VALUE);
    expect(formatShare(Number.NaN)).toBe(NO_VALUE);
    expect(formatNumber(undefined)).toBe(NO_VALUE);
  });

  it('keeps the day of a date whatever the time zone', () => {
    expect(formatDate('2026-01-01')).toBe('Jan 1, 2026');
    expect(formatMonth(12)).toBe('Dec');
  });

  it('writes changes with their sign and none against nothing', () => {
    expect(formatChange(changeShare(112, 100))).toBe('+12%');
    expect(formatChange(changeShare(50, 100))).toBe('-50%');
    expect(changeShare(50, 0)).toBeNull();
  });

  it('counts days across a change of summer time', () => {
    expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2);
    expect(addDays('2026-03-28', 2)).toBe('2026-03-30');
    expect(localDate(new Date(2026, 0, 5, 23, 59))).toBe('2026-01-05');
  });

  it('writes an age in the largest fitting unit', () => {
    const now = new Date('2026-01-02T12:00:00Z');
    expect(formatAge(new Date('2026-01-02T11:59:40Z'), now)).toBe('20 seconds ago');
    expect(formatAge(new Date('2026-01-02T11:00:00Z'), now)).toBe('1 hour ago');
    expect(formatAge(new Date('2026-01-01T11:00:00Z'), now)).toBe('yesterday');
  });

  it('puts values into a label and leaves places without a value', () => {
    expect(fillLabel('{1} of {0} {2}', 'a', 2)).toBe('2 of a {2}');
  });
});

describe('fieldName', () => {
  it.each([
    ['AccountId', 'Account'],
    ['BillingCity', 'Billing City'],
    ['ERP_Item_Number__c', 'ERP Item Number'],
    ['cpt__ERP_Unit__c', 'ERP Unit'],
    ['Product2.IsActive', 'Is Active'],
    ['Unit Price', 'Unit Price'],
  ])('calls %s %s', (apiName, name) => {
    expect(fieldName(apiName)).toBe(name);
  });
});
