/**
 * `bench org`: how fast the local org alone saves. Loads as Bulk API 2.0 does, in parts of 10,000 rows: customers,
 * invoices, their lines, and the same lines once more as updates.
 */
import { parseArgs } from 'node:util';
import type { Session } from '../../../ts-src/local/org/access/session.ts';
import { createKernel } from '../../../ts-src/local/org/kernel/kernel.ts';
import type { Kernel } from '../../../ts-src/local/org/kernel/kernel.ts';
import type { NamedCommand } from '../command-table.ts';
import { machine, median, printMeasurement, rounded } from './measurement.ts';
import type { Measurement } from './measurement.ts';

const CUSTOMERS = 1000;
const INVOICES = 5000;
const LINES_PER_INVOICE = 20;
const ROWS_PER_JOB = 10_000;

interface Load {
  readonly object: string;
  readonly columns: readonly string[];
  readonly rows: number;
  readonly row: (n: number) => string[];
}

const ACCOUNTS: Load = {
  object: 'Account',
  columns: ['ERP_Key__c', 'Name'],
  rows: CUSTOMERS,
  row: (n) => [`M|customer|${n}`, `Account ${n}`],
};
const CUSTOMER_ROWS: Load = {
  object: 'ERP_Customer__c',
  columns: ['ERP_Key__c', 'Account__r.ERP_Key__c', 'Name', 'Number__c', 'Company__c'],
  rows: CUSTOMERS,
  row: (n) => [`M|customer|${n}`, `M|customer|${n}`, `Customer ${n}`, String(n), 'M'],
};
const INVOICE_ROWS: Load = {
  object: 'ERP_Invoice__c',
  columns: [
    ...['ERP_Key__c', 'Customer__r.ERP_Key__c', 'Company__c', 'Number__c', 'Type__c', 'Posting_Date__c', 'Status__c'],
    ...['Currency__c', 'Net__c', 'Net_Home__c', 'Lines_Expected__c', 'Lines_Net_Expected__c'],
  ],
  rows: INVOICES,
  row: (n) => [
    ...[`M|salesInvoice|${n}`, `M|customer|${n % CUSTOMERS}`, 'M', `INV-${n}`, 'Invoice', '2026-01-15', 'Open'],
    ...['EUR', '200.00', '200.00', String(LINES_PER_INVOICE), '200.00'],
  ],
};
const LINE_ROWS: Load = {
  object: 'ERP_Invoice_Line__c',
  columns: [
    ...['ERP_Key__c', 'Invoice__r.ERP_Key__c', 'Line_Number__c', 'Type__c', 'Item_Number__c', 'Description__c'],
    ...['Quantity__c', 'Unit__c', 'Unit_Price__c', 'Discount_Amount__c', 'Net__c', 'Tax__c', 'Gross__c', 'Net_Home__c'],
  ],
  rows: INVOICES * LINES_PER_INVOICE,
  row: (n) => [
    ...[`M|salesInvoiceLine|${n}`, `M|salesInvoice|${Math.floor(n / LINES_PER_INVOICE)}`],
    ...[String(1 + (n % LINES_PER_INVOICE)), 'Item', `ITEM-${n % 300}`, `Description of item ${n % 300}`],
    ...['2', 'PCS', '5.00', '0', '10.00', '2.10', '12.10', '10.00'],
  ],
};

/** `bench org [--runs N] [--json]`. */
export const org: NamedCommand = {
  usage: 'org [--runs N] [--json]       rows a second that the local org saves',
  async run(args) {
    const { values } = parseArgs({
      args: [...args],
      options: { json: { type: 'boolean', default: false }, runs: { type: 'string', default: '3' } },
    });
    printMeasurement(measureOrg(Math.max(1, Number(values.runs) || 3)), values.json);
    return 0;
  },
};

function measureOrg(runs: number): Measurement {
  const measured = Array.from({ length: runs }, saveEverything);
  const middle = (name: keyof Speeds): number => median(measured.map((speeds) => speeds[name]));
  return {
    name: 'org',
    machine: machine(),
    runs,
    figures: {
      customersPerSecond: rounded(middle('customersPerSecond')),
      invoicesPerSecond: rounded(middle('invoicesPerSecond')),
      linesPerSecond: rounded(middle('linesPerSecond')),
      updatedLinesPerSecond: rounded(middle('updatedLinesPerSecond')),
    },
    ratio: { update: rounded(middle('updatedLinesPerSecond') / middle('linesPerSecond')) },
  };
}

interface Speeds {
  readonly customersPerSecond: number;
  readonly invoicesPerSecond: number;
  readonly linesPerSecond: number;
  readonly updatedLinesPerSecond: number;
}

/** Rows a second of one load; making the rows is not counted. */
function rowsPerSecond(kernel: Kernel, session: Session, load: Load): number {
  let milliseconds = 0;
  for (let from = 0; from < load.rows; from += ROWS_PER_JOB) {
    const count = Math.min(ROWS_PER_JOB, load.rows - from);
    const rows = Array.from({ length: count }, (_, n) => load.row(from + n));
    const table = { columns: load.columns, rows };
    const start = performance.now();
    const results = kernel.save.upsert(load.object, 'ERP_Key__c', table, session, { cells: 'csv' });
    milliseconds += performance.now() - start;
    const refused = results.find(({ success }) => !success);
    if (refused !== undefined) throw new Error(`${load.object}: ${JSON.stringify(refused.errors)}`);
  }
  return (load.rows / milliseconds) * 1000;
}

function saveEverything(): Speeds {
  const kernel = createKernel();
  const session = kernel.sessions.open('integration@counterpart.local');
  if (session === null) throw new Error('The org has no integration user');
  const run = (load: Load): number => rowsPerSecond(kernel, session, load);
  run(ACCOUNTS);
  const speeds = {
    customersPerSecond: run(CUSTOMER_ROWS),
    invoicesPerSecond: run(INVOICE_ROWS),
    linesPerSecond: run(LINE_ROWS),
    updatedLinesPerSecond: run(LINE_ROWS),
  };
  kernel.close();
  return speeds;
}
