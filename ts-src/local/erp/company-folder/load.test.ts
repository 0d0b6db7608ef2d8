import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { writeCompanyFolder } from '../../../../scripts/tasks/verify/online-retail-folder.ts';
import { statusOf } from '../books/figures.ts';
import type { Company } from '../books/model.ts';
import { csvField, readCsv } from './csv.ts';
import { CompanyFolderError } from './errors.ts';
import { loadCompanyFolder } from './load.ts';

const DATA = fileURLToPath(new URL('../../../../../shared/data/online-retail/', import.meta.url));
const now = (): number => Date.parse('2026-03-01T08:00:00Z');
let folder = '';

const GOOD: Readonly<Record<string, string>> = {
  'company.csv': 'code,name,currency\nX,Example,GBP\n',
  'customers.csv': 'number,name,country\n1,One,GB\n2,"Two, Ltd.",United Kingdom\nCASH,Cash,\n',
  'items.csv':
    'number,description,unitPrice\n15056BL,Umbrella black,5.95\n15056bl,Umbrella blue,5.95\nA B,Blank in code,1\n',
  'documents.csv':
    'number,type,customer,postingDate,lastModified\n100,Invoice,1,2026-01-05,2026-01-05T10:00:00Z\nC101,Credit Memo,2,2026-01-06,\n102,Invoice,CASH,2026-01-07,\n',
  'lines.csv':
    'document,documentType,item,description,quantity,unitPrice\n100,Invoice,15056BL,trailing ,3,0.335\nC101,Credit Memo,15056bl,,3,2.5\n100,Invoice,15056bl,"two\nlines",-2,0\n102,Invoice,A B,,-1,10.5\n',
};

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'company-folder-'));
  for (const [name, text] of Object.entries(GOOD)) writeFileSync(join(folder, name), text);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(name: string, text: string): void {
  writeFileSync(join(folder, name), text);
}

function failure(): CompanyFolderError {
  try {
    loadCompanyFolder(folder, now);
  } catch (error) {
    if (error instanceof CompanyFolderError) return error;
    throw error;
  }
  throw new Error('The folder was accepted.');
}

test('a folder becomes a company: codes, signs and blanks as given, amounts rounded half away from zero', () => {
  const company = loadCompanyFolder(folder, now);
  const invoice = company.invoices.byKey('100\t1');
  expect(invoice?.lines.map((line) => [line.sequence, line.number, line.description, line.quantity, line.net])).toEqual(
    [
      [10_000, '15056BL', 'trailing ', 3, 101],
      [20_000, '15056bl', 'two\nlines', -2, 0],
    ],
  );
  expect(company.items.byKey('15056BL')).not.toBe(company.items.byKey('15056bl'));
  expect(company.creditMemos.byKey('C101\t1')?.net).toBe(750);
  expect(company.invoices.byKey('102\t1')?.net).toBe(-1050);
  expect(invoice?.modified).toBe(Date.parse('2026-01-05T10:00:00Z'));
});

test('without a ledger every document has an open entry', () => {
  const company = loadCompanyFolder(folder, now);
  const entries = company.entries.rows().map((entry) => [entry.documentType, entry.amount, entry.open]);
  expect(entries).toEqual([
    ['Invoice', 101, true],
    ['Credit Memo', -750, true],
    ['Invoice', -1050, true],
  ]);
});

test('a ledger and applications are taken as given', () => {
  write(
    'ledger.csv',
    'entryNumber,customer,documentType,documentNumber,postingDate,dueDate,amount\n5,1,Invoice,100,2026-01-05,2026-02-04,1.01\n9,1,Payment,B1,2026-01-20,,-1.01\n',
  );
  write('applications.csv', 'entry,applyingEntry,amount,postingDate\n5,9,-1.01,2026-01-20\n');
  const company = loadCompanyFolder(folder, now);
  const invoice = company.invoices.byKey('100\t1')!;
  expect(statusOf(invoice)).toBe('Paid');
  expect(invoice.entry).toMatchObject({ number: 5, closedAt: '2026-01-20', closedBy: 9 });
  expect(company.details.rows().map((row) => [row.entry.number, row.type, row.amount, row.appliedNumber])).toEqual([
    [5, 'Initial Entry', 101, 0],
    [9, 'Initial Entry', -101, 0],
    [5, 'Application', -101, 9],
    [9, 'Application', 101, 9],
  ]);
});

test.each([
  ['items.csv', undefined, 'FOLDER_MISSING_FILE', undefined],
  ['company.csv', 'code,name,currency\n', 'FOLDER_BAD_VALUE', undefined],
  ['company.csv', 'code,name,currency\nX,Example,Pounds\n', 'FOLDER_BAD_VALUE', 2],
  ['company.csv', 'code,name,currency\nno good,Example,GBP\n', 'FOLDER_BAD_VALUE', 2],
  ['documents.csv', 'number,type,customer\n100,Invoice,1\n', 'FOLDER_MISSING_COLUMN', 1],
  ['documents.csv', 'number,type,customer,postingDate\n100,Invoice,9,2026-01-05\n', 'FOLDER_UNKNOWN_CUSTOMER', 2],
  ['documents.csv', 'number,type,customer,postingDate\n100,Invoice,1,05.01.2026\n', 'FOLDER_BAD_DATE', 2],
  ['documents.csv', 'number,type,customer,postingDate\n100,Order,1,2026-01-05\n', 'FOLDER_BAD_VALUE', 2],
  [
    'documents.csv',
    'number,type,customer,postingDate\n100,Invoice,1,2026-01-05\n\n100,Invoice,1,2026-01-05\n',
    'FOLDER_DUPLICATE',
    4,
  ],
  ['customers.csv', 'number,name\n1,One\n1,Again\n', 'FOLDER_DUPLICATE', 3],
  ['customers.csv', 'number,name\n1,"One\n', 'FOLDER_MALFORMED_CSV', 2],
  ['customers.csv', 'number,name\n1,One,more\n', 'FOLDER_MALFORMED_CSV', 2],
  ['lines.csv', 'document,documentType,item,quantity,unitPrice\n100,Invoice,A B,three,1\n', 'FOLDER_BAD_NUMBER', 2],
  ['lines.csv', 'document,documentType,item,quantity,unitPrice\n100,Invoice,A B,,1\n', 'FOLDER_BAD_NUMBER', 2],
  ['lines.csv', 'document,documentType,item,quantity,unitPrice\n100,Invoice,a b,3,1\n', 'FOLDER_UNKNOWN_ITEM', 2],
  ['lines.csv', 'document,documentType,item,quantity,unitPrice\n999,Invoice,A B,3,1\n', 'FOLDER_UNKNOWN_DOCUMENT', 2],
  ['customers.csv', 'number,name,number\n1,One,2\n', 'FOLDER_DUPLICATE', 1],
  ['company.csv', 'code,name,currency\nX,One,GBP\nY,Two,EUR\n', 'FOLDER_DUPLICATE', 3],
  ['documents.csv', 'number,type,customer,postingDate\n100,,1,2026-01-05\n', 'FOLDER_BAD_VALUE', 2],
  ['lines.csv', 'document,documentType,item,quantity,unitPrice\n100, ,A B,3,1\n', 'FOLDER_BAD_VALUE', 2],
  [
    'ledger.csv',
    'entryNumber,customer,documentType,documentNumber,postingDate,amount\n1,1,Invoice,,2026-01-05,3\n',
    'FOLDER_BAD_VALUE',
    2,
  ],
] as const)('a bad %s (%j) is refused with %s and its line', (name, text, code, line) => {
  if (text === undefined) rmSync(join(folder, name));
  else write(name, text);
  expect(failure()).toMatchObject({ code, file: name, line });
});

test('a text that is not UTF-8 is refused, not guessed', () => {
  writeFileSync(join(folder, 'customers.csv'), Buffer.from('number,name\n1,M\u00fcller\n', 'latin1'));
  expect(failure()).toMatchObject({ code: 'FOLDER_MALFORMED_CSV', file: 'customers.csv' });
});

test('an application needs an amount and entries that are there', () => {
  const head = 'entryNumber,customer,documentType,documentNumber,postingDate,amount\n';
  write('ledger.csv', `${head}1,1,Invoice,100,2026-01-05,1.01\n2,1,Payment,P1,2026-01-06,-1.01\n`);
  for (const [row, code] of [
    ['1,2,,2026-01-06', 'FOLDER_BAD_NUMBER'],
    ['1,9,-1,2026-01-06', 'FOLDER_UNKNOWN_ENTRY'],
  ] as const) {
    write('applications.csv', `entry,applyingEntry,amount,postingDate\n${row}\n`);
    expect(failure()).toMatchObject({ code, file: 'applications.csv', line: 2 });
  }
});

test('a document that ledger.csv does not name counts as paid', () => {
  write(
    'ledger.csv',
    'entryNumber,customer,documentType,documentNumber,postingDate,amount\n1,1,Invoice,100,2026-01-05,1.01\n',
  );
  const company = loadCompanyFolder(folder, now);
  expect(company.invoices.rows().map((row) => [row.number, statusOf(row)])).toEqual([
    ['100', 'Open'],
    ['102', 'Paid'],
  ]);
});

test('what was written as comma-separated text is read as it was', () => {
  fc.assert(
    fc.property(fc.array(fc.array(fc.string(), { minLength: 2, maxLength: 4 }), { maxLength: 20 }), (rows) => {
      const text = rows.map((row) => row.map(csvField).join(',')).join('\r\n');
      expect([...readCsv(text, 'x.csv')].map(({ values }) => values)).toEqual(rows);
    }),
  );
});

test('source lines become a folder: prefixes, missing customers, reversed quantities, letter case', async () => {
  const source = join(folder, 'source.csv');
  write(
    'source.csv',
    [
      'InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country',
      '1,a1,"Cup, red ",2,2010-12-01 08:26:00,2.55,17850.0,United Kingdom',
      '1,A1,Cup,2,2010-12-01 08:27:00,0.125,17850.0,United Kingdom',
      'C2,a1,Cup,-3,2010-12-02 09:00:00,2.55,17850.0,United Kingdom',
      '3,B,,-5,2010-12-02 09:01:00,0.0,,EIRE',
      'A4,B,Adjust bad debt,1,2010-12-03 10:00:00,-11062.06,,United Kingdom',
      '',
    ].join('\n'),
  );
  const target = join(folder, 'company');
  expect(await writeCompanyFolder(source, target)).toEqual({ customers: 2, items: 3, documents: 4, lines: 5 });
  const company = loadCompanyFolder(target, now);
  expect(company.invoices.rows().map(({ number, customer, net }) => [number, customer.number, net])).toEqual([
    ['1', '17850', 535],
    ['3', 'CASH', 0],
    ['A4', 'CASH', -1_106_206],
  ]);
  expect(company.creditMemos.rows()[0]?.lines[0]).toMatchObject({ quantity: 3, net: 765 });
  expect(company.invoices.byKey('1\t1')?.modified).toBe(Date.parse('2010-12-01T08:27:00Z'));
});

interface Totals {
  invoices: number;
  memos: number;
  lines: number;
  invoiced: number;
  credited: number;
}

function totalsOf(company: Company): Map<string, Totals> {
  const totals = new Map<string, Totals>();
  for (const document of [...company.invoices.rows(), ...company.creditMemos.rows()]) {
    const blank = { invoices: 0, memos: 0, lines: 0, invoiced: 0, credited: 0 };
    const of = totals.get(document.customer.number) ?? blank;
    totals.set(document.customer.number, of);
    of.lines += document.lines.length;
    if (document.kind === 'invoice') {
      of.invoices += 1;
      of.invoiced += document.net;
    } else {
      of.memos += 1;
      of.credited += document.net;
    }
  }
  return totals;
}

test.skipIf(!existsSync(DATA))('real invoice lines tie out per customer after loading (skipped: no data)', async () => {
  const target = join(folder, 'retail');
  await writeCompanyFolder(join(DATA, 'online-retail-2010-12_2011-07.csv.gz'), target);
  const totals = totalsOf(loadCompanyFolder(target, now));
  const control = readFileSync(join(DATA, 'control-totals.csv'), 'utf8').trim().split('\n').slice(1);
  for (const line of control) {
    const [customer = '', ...values] = line.trim().split(',');
    const [invoices = 0, memos = 0, lines = 0, invoiced = 0, credited = 0] = values.map(Number);
    const expected = {
      invoices,
      memos,
      lines,
      invoiced: Math.round(invoiced * 100),
      credited: Math.round(credited * 100),
    };
    expect([customer, totals.get(customer)]).toEqual([customer, expected]);
  }
  expect(totals.size).toBe(control.length);
});
