import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { writeCompanyFolder } from './online-retail-folder.ts';

const HEADER = 'InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n';

interface Cells {
  number?: string;
  quantity?: string;
  date?: string;
  price?: string;
  customer?: string;
}

const line = ({ number = '1', quantity = '1', date = '2010-12-01 08:26:00', price = '2.55', customer = '7' }: Cells) =>
  `${number},A,Lamp,${quantity},${date},${price},${customer},France\n`;

async function convert(content: string | Buffer): Promise<(sheet: 'documents' | 'lines') => Promise<string[]>> {
  const folder = await mkdtemp(join(tmpdir(), 'retail-folder-'));
  const file = join(folder, 'source.csv');
  await writeFile(file, content);
  await writeCompanyFolder(file, join(folder, 'company'));
  return async (sheet) =>
    (await readFile(join(folder, 'company', `${sheet}.csv`), 'utf8')).trimEnd().split('\n').slice(1);
}

const refusal = (content: string | Buffer): Promise<string> =>
  convert(content).then(
    () => 'accepted',
    (error: Error) => error.message,
  );

describe('the company folder of a retail file', () => {
  it('makes a document for each customer that the lines of one number name', async () => {
    const customers = ['7.0', '8.0', ' ', '7'];
    const sheet = await convert(HEADER + customers.map((customer) => line({ customer })).join(''));
    expect((await sheet('documents')).map((row) => row.split(',').slice(0, 3).join(' '))).toEqual([
      '1 Invoice 7',
      '1/8 Invoice 8',
      '1/CASH Invoice CASH',
    ]);
    expect((await sheet('lines')).map((row) => row.split(',')[0])).toEqual(['1', '1/8', '1/CASH', '1']);
  });

  it('keeps numbers that differ by case apart, and takes only a capital C for a credit memo', async () => {
    const sheet = await convert(HEADER + ['C1', 'c1', 'A1', 'a1'].map((number) => line({ number })).join(''));
    expect((await sheet('documents')).map((row) => row.split(',').slice(0, 2).join(' '))).toEqual([
      'C1 Credit Memo',
      'c1 Invoice',
      'A1 Invoice',
      'a1 Invoice',
    ]);
  });

  it('computes amounts exactly, also of prices with more places than the ERP has', async () => {
    const sheet = await convert(HEADER + line({ quantity: '1000', price: '0.0000051' }));
    expect((await sheet('lines'))[0]).toMatch(/,1000,0\.0000051,0\.01$/);
  });

  it.each([
    ['12/1/2010 8:26', '2010-12-01T08:26:00Z'],
    ['2010-12-01 08:26', '2010-12-01T08:26:00Z'],
    ['2010-12-01', '2010-12-01T00:00:00Z'],
  ])('reads %s as a time', async (date, expected) => {
    const sheet = await convert(HEADER + line({ date }));
    expect((await sheet('documents'))[0]).toBe(`1,Invoice,7,2010-12-01,${expected}`);
  });

  it.each([
    ['an empty file', '', /line 1: the column InvoiceNo is missing/],
    ['a file without lines', HEADER, /the file has no lines/],
    ['letters in a number', HEADER + line({ quantity: 'six' }), /line 2: Quantity is 'six'; expected a number/],
    ['a price that is none', HEADER + line({ price: '2.5O' }), /line 2: UnitPrice is '2\.5O'; expected a number/],
    ['a day that is none', HEADER + line({ date: '2011-02-30' }), /line 2: InvoiceDate is '2011-02-30'; expected/],
    ['a line without a document', HEADER + line({ number: ' ' }), /line 2: InvoiceNo is ' '; expected/],
    ['a line that is too short', `${HEADER}1,A,Lamp\n`, /line 2: 3 fields; the header has 8/],
    ['a gzip file that is cut short', gzipSync(HEADER + line({})).subarray(0, -20), /damaged or cut short/],
  ])('refuses %s', async (_name, content, expected) => {
    expect(await refusal(content)).toMatch(expected);
  });
});
