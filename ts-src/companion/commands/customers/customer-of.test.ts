import { describe, expect, test } from 'vitest';
import { chooseCustomer, type LinkedCustomer } from './customer-of.ts';
import { customerKeyFor } from './customer-key.ts';

const company = (code: string) => ({ code, id: code, name: code, currency: 'GBP', fiscalYears: [] });
const customer = (id: string, code: string): LinkedCustomer => ({ id, company: code, erpKey: id, creating: false });
const known = { companies: [company('GB'), company('DE')], defaultCompany: null };
const [inGb, inDe, alsoInGb] = [customer('a01', 'GB'), customer('a02', 'DE'), customer('a03', 'GB')];

describe('the customer that an account is sold to as', () => {
  test('is the only one', () => {
    expect(chooseCustomer([inDe], {}, known)).toMatchObject({ kind: 'customer', customer: inDe });
  });

  test('is the one asked for, which must be the account’s', () => {
    expect(chooseCustomer([inGb, inDe], { erpCustomerId: 'a02' }, known)).toMatchObject({ customer: inDe });
    expect(() => chooseCustomer([inGb], { erpCustomerId: 'a09' }, known)).toThrow(
      expect.objectContaining({ code: 'CMD_FOREIGN_RECORD' }),
    );
  });

  test('of several is the one in the company asked for or set, and a question otherwise', () => {
    expect(chooseCustomer([inGb, inDe], { company: 'DE' }, known)).toMatchObject({ customer: inDe });
    expect(chooseCustomer([inGb, inDe], {}, { ...known, defaultCompany: 'GB' })).toMatchObject({ customer: inGb });
    for (const several of [
      [inGb, inDe],
      [inGb, alsoInGb],
    ]) {
      expect(() => chooseCustomer(several, {}, known)).toThrow(
        expect.objectContaining({ code: 'CMD_CUSTOMER_SEVERAL' }),
      );
    }
  });

  test('is a prospect in the company asked for, set or only one', () => {
    expect(chooseCustomer([], { company: 'DE' }, known)).toMatchObject({ kind: 'prospect', company: { code: 'DE' } });
    expect(chooseCustomer([], {}, { ...known, companies: [company('GB')] })).toMatchObject({ company: { code: 'GB' } });
    expect(() => chooseCustomer([], {}, known)).toThrow(expect.objectContaining({ code: 'CMD_COMPANY_NEEDED' }));
    expect(() => chooseCustomer([], { company: 'XX' }, known)).toThrow(
      expect.objectContaining({ code: 'CMD_COMPANY_UNKNOWN' }),
    );
  });
});

describe('the key of a new customer', () => {
  test('is the same for the same account and company, another for any other, and a UUID of version 5', () => {
    const key = customerKeyFor('001000000000001AAA', 'GB');
    expect(key).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(customerKeyFor('001000000000001AAA', 'GB')).toBe(key);
    expect(
      new Set([key, customerKeyFor('001000000000001AAA', 'DE'), customerKeyFor('001000000000002AAA', 'GB')]).size,
    ).toBe(3);
  });
});
