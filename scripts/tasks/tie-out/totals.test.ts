import { describe, expect, it } from 'vitest';
import { cents, differencesBetween, totalsFor, type LedgerTotals, type TotalsByCustomer } from './totals.ts';

function one(change: Partial<LedgerTotals> = {}): TotalsByCustomer {
  const all: TotalsByCustomer = new Map();
  Object.assign(totalsFor(all, 'UK', '10000'), { invoices: 2, lines: 7, netCents: 1999, ...change });
  return all;
}

describe('the tie-out', () => {
  it('finds nothing when both sides agree', () => {
    expect(differencesBetween(one(), one())).toEqual([]);
  });

  it('names customer, figure and both values of a difference', () => {
    expect(differencesBetween(one(), one({ lines: 6 }))).toEqual(['UK|10000: lines is 7 in the ERP and 6 in the org']);
  });

  it('names customers that are on one side alone', () => {
    expect(differencesBetween(one(), new Map())).toEqual(['UK|10000: not in the org']);
    expect(differencesBetween(new Map(), one())).toEqual(['UK|10000: in the org, not in the ERP']);
  });

  it('takes amounts as whole cents', () => {
    expect(cents(0.1 + 0.2)).toBe(30);
    expect(cents(-1.005)).toBe(-100);
  });
});
