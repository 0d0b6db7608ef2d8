import { createReadStream } from 'node:fs';
import { CsvError, parse } from 'csv-parse';
import { soql, type OrgAccess } from '../soql.ts';

/** What one customer's documents add up to; amounts in cents, credited as a positive number. */
export interface CustomerTotals {
  invoices: number;
  creditMemos: number;
  lines: number;
  invoicedCents: number;
  creditedCents: number;
}

/** A control file that can't be read: what, in which file and line. */
export class ControlFileError extends Error {
  override readonly name = 'ControlFileError';
}

const columns = ['customer', 'invoices', 'credit_memos', 'lines', 'invoiced', 'credited'] as const;

/**
 * Reads the control file: CSV with the columns customer, invoices, credit_memos, lines, invoiced, credited.
 * Rejects with a ControlFileError that names file, line and column when something is missing or is no number.
 */
export async function readControlTotals(file: string): Promise<Map<string, CustomerTotals>> {
  const totals = new Map<string, CustomerTotals>();
  const rows = createReadStream(file).pipe(parse({ columns: true, bom: true, skip_empty_lines: true, info: true }));
  try {
    for await (const { record: row, info } of rows as AsyncIterable<ControlRow>) {
      const place = `${file}, line ${info.lines}`;
      const missing = columns.find((column) => row[column] === undefined);
      if (missing) throw new ControlFileError(`${place}: the column "${missing}" is missing.`);
      const number = (column: (typeof columns)[number]): number => numberIn(row[column]!, `${place}, ${column}`);
      if (totals.has(row.customer!)) throw new ControlFileError(`${place}: ${row.customer} stands twice.`);
      totals.set(row.customer!, {
        invoices: number('invoices'),
        creditMemos: number('credit_memos'),
        lines: number('lines'),
        invoicedCents: Math.round(number('invoiced') * 100),
        creditedCents: Math.round(number('credited') * 100),
      });
    }
  } catch (error) {
    if (error instanceof CsvError) throw new ControlFileError(`${file}: ${error.message}`, { cause: error });
    throw error;
  }
  if (totals.size === 0) throw new ControlFileError(`${file} holds no customers.`);
  return totals;
}

interface ControlRow {
  readonly record: Record<string, string>;
  readonly info: { readonly lines: number };
}

function numberIn(text: string, place: string): number {
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value)) throw new ControlFileError(`${place}: "${text}" is not a number.`);
  return value;
}

interface InvoiceRow {
  readonly Id: string;
  readonly Type__c: string;
  readonly Complete__c: boolean;
  readonly Customer__r: { readonly Number__c: string };
}

interface LineRow {
  readonly Invoice__c: string;
  readonly Net__c: number;
}

/** The totals of every customer in the org, summed from single lines; incomplete documents are counted apart. */
export async function readOrgTotals(
  org: OrgAccess,
): Promise<{ totals: Map<string, CustomerTotals>; incomplete: number }> {
  const totals = new Map<string, CustomerTotals>();
  const documents = new Map<string, { customer: CustomerTotals; credit: boolean }>();
  let incomplete = 0;
  for await (const row of soql<InvoiceRow>(
    org,
    'SELECT Id, Type__c, Complete__c, Customer__r.Number__c FROM ERP_Invoice__c ORDER BY ERP_Key__c',
  )) {
    const customer = totalsOf(totals, row.Customer__r.Number__c);
    const credit = row.Type__c === 'Credit Memo';
    if (credit) customer.creditMemos += 1;
    else customer.invoices += 1;
    if (!row.Complete__c) incomplete += 1;
    documents.set(row.Id, { customer, credit });
  }
  for await (const row of soql<LineRow>(
    org,
    'SELECT Invoice__c, Net__c FROM ERP_Invoice_Line__c ORDER BY ERP_Key__c',
  )) {
    const document = documents.get(row.Invoice__c);
    if (!document) throw new Error(`A line hangs below the invoice ${row.Invoice__c}, which was not read.`);
    document.customer.lines += 1;
    const cents = Math.round(row.Net__c * 100);
    if (document.credit) document.customer.creditedCents += cents;
    else document.customer.invoicedCents += cents;
  }
  return { totals, incomplete };
}

function totalsOf(totals: Map<string, CustomerTotals>, number: string): CustomerTotals {
  let found = totals.get(number);
  if (!found) {
    found = { invoices: 0, creditMemos: 0, lines: 0, invoicedCents: 0, creditedCents: 0 };
    totals.set(number, found);
  }
  return found;
}

/** One sentence for each customer that differs, in the order of the control file, then those it does not know. */
export function compareTotals(
  control: ReadonlyMap<string, CustomerTotals>,
  found: ReadonlyMap<string, CustomerTotals>,
): string[] {
  const differences: string[] = [];
  for (const [customer, expected] of control) {
    const actual = found.get(customer);
    if (!actual) differences.push(`${customer}: not in the org`);
    else if (describeTotals(actual) !== describeTotals(expected)) {
      differences.push(`${customer}: expected ${describeTotals(expected)}; found ${describeTotals(actual)}`);
    }
  }
  for (const [customer, actual] of found) {
    const empty = actual.invoices + actual.creditMemos + actual.lines === 0;
    if (!control.has(customer) && !empty) differences.push(`${customer}: in the org, not in the control file`);
  }
  return differences;
}

function describeTotals(totals: CustomerTotals): string {
  const money = (cents: number): string => (cents / 100).toFixed(2);
  return (
    `${totals.invoices} invoices, ${totals.creditMemos} credit memos, ${totals.lines} lines, ` +
    `${money(totals.invoicedCents)} invoiced, ${money(totals.creditedCents)} credited`
  );
}
