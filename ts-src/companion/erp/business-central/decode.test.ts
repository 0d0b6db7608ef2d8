import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeName, decodeRecord } from './decode.ts';

describe('enum members', () => {
  test.each([
    ['In_x0020_Review', 'In Review'],
    ['Non_x002D_Inventory', 'Non-Inventory'],
    ['Payment_x0020_Discount_x0020__x0028_VAT_x0020_Excl_x002E__x0029_', 'Payment Discount (VAT Excl.)'],
    ['Expired_x0020_', 'Expired'],
    ['_x0020_', ''],
    ['Open', 'Open'],
  ])('%s is %s', (wire, name) => {
    expect(decodeName(wire)).toBe(name);
  });

  test('every member comes back that the server could have encoded', () => {
    const encode = (name: string): string =>
      name.replace(/[^A-Za-z0-9]/g, (c) => `_x${c.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`);
    fc.assert(
      fc.property(fc.string({ maxLength: 30 }), (name) => {
        expect(decodeName(encode(name))).toBe(name.trim());
      }),
    );
  });
});

describe('records', () => {
  test('markers of nothing become null, in lists and nested records too', () => {
    const record = {
      id: '7a680de8-4aff-449e-b947-88bd1de86213',
      currencyId: '00000000-0000-0000-0000-000000000000',
      dueDate: '0001-01-01',
      modified: '0001-01-01T00:00:00Z',
      code: '',
      number: '0001-01-01-A',
      blocked: '_x0020_',
      status: 'In_x0020_Review',
      amount: 0,
      open: false,
      paymentTerm: { code: '', displayName: 'Net_x0020_30' },
      lines: [{ itemId: '00000000-0000-0000-0000-000000000000', lineType: 'Fixed_x0020_Asset', kind: 'A_x0020_B' }],
    };
    expect(decodeRecord(record, new Set(['kind']))).toEqual({
      id: '7a680de8-4aff-449e-b947-88bd1de86213',
      currencyId: null,
      dueDate: null,
      modified: null,
      code: null,
      number: '0001-01-01-A',
      blocked: null,
      status: 'In Review',
      amount: 0,
      open: false,
      paymentTerm: { code: null, displayName: 'Net_x0020_30' },
      lines: [{ itemId: null, lineType: 'Fixed Asset', kind: 'A B' }],
    });
  });
});
