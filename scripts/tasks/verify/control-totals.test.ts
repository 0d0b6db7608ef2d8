import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compareTotals, readControlTotals, type CustomerTotals } from './control-totals.ts';

const totals = (change: Partial<CustomerTotals> = {}): CustomerTotals => ({
  invoices: 2,
  creditMemos: 1,
  lines: 9,
  invoicedCents: 12345,
  creditedCents: 300,
  ...change,
});

async function fileOf(text: string): Promise<string> {
  const file = join(await mkdtemp(join(tmpdir(), 'control-')), 'control.csv');
  await writeFile(file, text);
  return file;
}

describe('control totals', () => {
  it('reads amounts as cents', async () => {
    const file = await fileOf('customer,invoices,credit_memos,lines,invoiced,credited\nA,2,1,9,123.45,3\n');
    expect(await readControlTotals(file)).toEqual(new Map([['A', totals()]]));
  });

  it('names file, line and column of what is no number', async () => {
    const file = await fileOf('customer,invoices,credit_memos,lines,invoiced,credited\nA,2,x,9,123.45,3\n');
    await expect(readControlTotals(file)).rejects.toThrow(/line 2, credit_memos: "x" is not a number/);
  });

  it('finds no difference between equal totals', () => {
    expect(compareTotals(new Map([['A', totals()]]), new Map([['A', totals()]]))).toEqual([]);
  });

  it.each(['invoices', 'creditMemos', 'lines', 'invoicedCents', 'creditedCents'] as const)(
    'finds a difference of one in %s',
    (field) => {
      const found = new Map([['A', totals({ [field]: totals()[field] + 1 })]]);
      expect(compareTotals(new Map([['A', totals()]]), found)).toHaveLength(1);
    },
  );

  it('names customers that are only on one side, but not those without documents', () => {
    const empty = totals({ invoices: 0, creditMemos: 0, lines: 0, invoicedCents: 0, creditedCents: 0 });
    const found = new Map([
      ['B', totals()],
      ['C', empty],
    ]);
    expect(compareTotals(new Map([['A', totals()]]), found)).toEqual([
      'A: not in the org',
      'B: in the org, not in the control file',
    ]);
  });
});
