/** What figures are made of, read from Salesforce for some customers of one company at a time. */
import type { OrgReader } from '../mapping-store.ts';
import { queryAll, soqlText, valueAt } from '../stored-rows.ts';
import { createItemSums, type CustomerItem } from './customer-items.ts';
import { NO_ORDERS, readOpenOrders, type OpenOrders } from './read-open-orders.ts';
import { addYears, daysBetween, type FiscalWindow } from './fiscal-window.ts';

/** One customer's sums; amounts in the company's own currency. */
export interface CustomerFigures {
  readonly id: string;
  readonly key: string;
  readonly balance: number;
  readonly overdue: number;
  readonly overdueDays: number;
  readonly salesThisYear: number;
  readonly salesLastYearToDate: number;
  readonly orders: OpenOrders;
}

const list = (ids: readonly string[]): string => ids.map(soqlText).join(', ');
const amount = (value: unknown): number => Number(value ?? 0);

/** Figures of customers by Salesforce id; only complete documents count. */
export async function readCustomerFigures(
  reader: OrgReader,
  ids: readonly string[],
  window: FiscalWindow,
): Promise<readonly CustomerFigures[]> {
  const customers = await queryAll(
    reader,
    `SELECT Id, ERP_Key__c, Balance__c FROM ERP_Customer__c WHERE Id IN (${list(ids)})`,
  );
  const overdue = await readOverdue(reader, ids, window);
  const thisYear = await readSales(reader, ids, { from: window.start, to: window.today });
  const lastYear = await readSales(reader, ids, { from: window.lastStart, to: window.lastSameDay });
  const orders = await readOpenOrders(reader, ids);
  return customers.map((row) => {
    const id = String(row['Id']);
    const late = overdue.get(id);
    return {
      id,
      key: String(row['ERP_Key__c']),
      balance: amount(row['Balance__c']),
      overdue: late?.amount ?? 0,
      overdueDays: late === undefined ? 0 : daysBetween(late.oldest, window.today),
      salesThisYear: thisYear.get(id) ?? 0,
      salesLastYearToDate: lastYear.get(id) ?? 0,
      orders: orders.get(id) ?? NO_ORDERS,
    };
  });
}

async function readOverdue(
  reader: OrgReader,
  ids: readonly string[],
  window: FiscalWindow,
): Promise<Map<string, { readonly amount: number; readonly oldest: string }>> {
  const rows = await queryAll(
    reader,
    `SELECT Customer__c customer, SUM(Remaining_Home__c) amount, MIN(Due_Date__c) oldest FROM ERP_Ledger_Entry__c ` +
      `WHERE Customer__c IN (${list(ids)}) AND Open__c = true AND Remaining_Home__c > 0 AND Due_Date__c < ${window.today} ` +
      `GROUP BY Customer__c`,
  );
  return new Map(
    rows.map((row) => [String(row['customer']), { amount: amount(row['amount']), oldest: String(row['oldest']) }]),
  );
}

/** Net sales by customer: invoices less credit memos. */
async function readSales(
  reader: OrgReader,
  ids: readonly string[],
  days: { readonly from: string; readonly to: string },
): Promise<Map<string, number>> {
  const rows = await queryAll(
    reader,
    `SELECT Customer__c customer, Type__c kind, SUM(Net_Home__c) net FROM ERP_Invoice__c ` +
      `WHERE Customer__c IN (${list(ids)}) AND Complete__c = true ` +
      `AND Posting_Date__c >= ${days.from} AND Posting_Date__c <= ${days.to} GROUP BY Customer__c, Type__c`,
  );
  const sales = new Map<string, number>();
  for (const row of rows) {
    const customer = String(row['customer']);
    const cents = Math.round(amount(row['net']) * 100) * (row['kind'] === 'Credit Memo' ? -1 : 1);
    sales.set(customer, (sales.get(customer) ?? 0) + cents);
  }
  for (const [customer, cents] of sales) sales.set(customer, cents / 100);
  return sales;
}

/** Kinds of lines that carry a number but nothing one buys: freight and fees on a ledger account, an asset sold. */
const NO_PRODUCTS = ['Account', 'Allocation Account', 'Charge', 'Fixed Asset'];

/**
 * What customers buy, customer by customer: the rows come sorted, so that one customer's sums are in memory at a time.
 * Looks back to the first day of the fiscal year two years before the present one.
 */
export async function* readCustomerItems(
  reader: OrgReader,
  ids: readonly string[],
  scope: { readonly window: FiscalWindow; readonly itemsMax: number },
): AsyncGenerator<{ readonly customer: string; readonly items: readonly CustomerItem[] }> {
  const { window, itemsMax } = scope;
  const soql =
    `SELECT Invoice__r.Customer__c, Invoice__r.Posting_Date__c, Invoice__r.Type__c, Invoice__c, Item_Number__c, ` +
    `Description__c, Product__c, Quantity__c, Net_Home__c FROM ERP_Invoice_Line__c ` +
    `WHERE Invoice__r.Customer__c IN (${list(ids)}) AND Invoice__r.Complete__c = true AND Item_Number__c != null ` +
    NO_PRODUCTS.map((kind) => `AND Type__c != ${soqlText(kind)} `).join('') +
    `AND Invoice__r.Posting_Date__c >= ${addYears(window.start, -2)} ORDER BY Invoice__r.Customer__c`;
  let customer = '';
  let sums = createItemSums(window);
  for await (const row of reader.salesforce.query(soql)) {
    const owner = String(valueAt(row, 'Invoice__r.Customer__c'));
    if (owner !== customer) {
      if (customer !== '') yield { customer, items: sums.finish(itemsMax) };
      customer = owner;
      sums = createItemSums(window);
    }
    sums.add({
      invoice: String(row['Invoice__c']),
      date: String(valueAt(row, 'Invoice__r.Posting_Date__c')),
      creditMemo: valueAt(row, 'Invoice__r.Type__c') === 'Credit Memo',
      item: String(row['Item_Number__c']),
      description: textOrNull(row['Description__c']),
      product: textOrNull(row['Product__c']),
      quantity: amount(row['Quantity__c']),
      netHome: amount(row['Net_Home__c']),
    });
  }
  if (customer !== '') yield { customer, items: sums.finish(itemsMax) };
}

const textOrNull = (value: unknown): string | null => (value === null || value === undefined ? null : String(value));
