import { describe, expect, test } from 'vitest';
import { applicationsOf, kindOf, toApplication } from './application.ts';

describe('kinds of applications', () => {
  test.each([
    ['Application', 'Application'],
    ['Payment Discount', 'Discount'],
    ['Payment Discount (VAT Excl.)', 'Discount'],
    ['Payment Discount (VAT Adjustment)', 'Discount'],
    ['Appln. Rounding', 'Rounding'],
    ['Correction of Remaining Amount', 'Rounding'],
    ['Payment Tolerance', 'Tolerance'],
    ['Payment Discount Tolerance', 'Tolerance'],
    ['Payment Tolerance (VAT Excl.)', 'Tolerance'],
    ['Payment Discount Tolerance (VAT Adjustment)', 'Tolerance'],
    ['Realized Loss', 'Exchange'],
    ['Realized Gain', 'Exchange'],
    ['Unrealized Loss', null],
    ['Initial Entry', null],
    ['', null],
  ])('%s is %s', (entryType, kind) => {
    expect(kindOf(entryType)).toBe(kind);
  });
});

const row = (more: Record<string, string | number | boolean | null>) => ({
  id: 'd1',
  entryNumber: 9,
  entryType: 'Application',
  customerLedgerEntryNumber: 1,
  customerLedgerEntryId: 'invoice',
  appliedCustomerLedgerEntryNumber: 2,
  appliedCustomerLedgerEntryId: 'payment',
  amount: -50,
  amountLocalCurrency: -45,
  unapplied: false,
  ...more,
});

describe('applications', () => {
  test('the row on the earlier entry tells the pair', () => {
    expect(toApplication(row({}))).toMatchObject({
      id: 'd1',
      kind: 'Application',
      applyingEntryId: 'payment',
      applyingEntryNumber: 2,
      appliedEntryId: 'invoice',
      appliedEntryNumber: 1,
      amount: -50,
      amountLocalCurrency: -45,
      unapplied: false,
    });
  });

  test('its mirror on the applying entry and rows that settle nothing tell none', () => {
    const mirror = row({ customerLedgerEntryNumber: 2, customerLedgerEntryId: 'payment', amount: 50 });
    const initial = row({ entryType: 'Initial Entry', appliedCustomerLedgerEntryNumber: 0 });
    expect(applicationsOf([mirror, initial])).toEqual([]);
  });

  test('a discount stands on the payment and is told with the invoice that it was taken on', () => {
    const discount = row({
      entryType: 'Payment Discount',
      customerLedgerEntryNumber: 2,
      customerLedgerEntryId: 'payment',
      appliedCustomerLedgerEntryNumber: 0,
      appliedCustomerLedgerEntryId: null,
      applyingEntryNumber: 2,
      applyingEntryId: 'payment',
      settledEntryNumber: 1,
      settledEntryId: 'invoice',
      amount: -1,
    });
    expect(toApplication(discount)).toMatchObject({
      kind: 'Discount',
      applyingEntryId: 'payment',
      appliedEntryId: 'invoice',
      appliedEntryNumber: 1,
      amount: -1,
    });
  });
});
