/** What customers still get: figures of the orders that the ERP has, in the company's own currency. */
import type { OrgReader } from '../mapping-store.ts';
import { queryAll, soqlText, valueAt } from '../stored-rows.ts';

export interface OpenOrders {
  /** Net of what is not invoiced yet. */
  readonly open: number;
  /** Net of what was shipped and not invoiced yet; part of `open`. */
  readonly shippedNotInvoiced: number;
  /** First planned shipment; null when nothing is planned. */
  readonly nextShipment: string | null;
}

export const NO_ORDERS: OpenOrders = { open: 0, shippedNotInvoiced: 0, nextShipment: null };

const OPEN = ['Draft', 'In Review', 'Open'].map(soqlText).join(', ');
const amount = (value: unknown): number => Number(value ?? 0);

/** Figures by Salesforce id of the customer; those without open orders are absent. Complete orders alone count. */
export async function readOpenOrders(
  reader: OrgReader,
  ids: readonly string[],
): Promise<ReadonlyMap<string, OpenOrders>> {
  const list = ids.map(soqlText).join(', ');
  const rows = await queryAll(
    reader,
    `SELECT Customer__c customer, SUM(Open_Net_Home__c) open, MIN(Next_Shipment_Date__c) next FROM ERP_Order__c ` +
      `WHERE Customer__c IN (${list}) AND Complete__c = true AND Status__c IN (${OPEN}) GROUP BY Customer__c`,
  );
  if (rows.length === 0) return new Map();
  const shipped = await readShipped(reader, list);
  return new Map(
    rows.map((row) => {
      const customer = String(row['customer']);
      const next = row['next'] ?? null;
      return [
        customer,
        {
          open: amount(row['open']),
          shippedNotInvoiced: (shipped.get(customer) ?? 0) / 100,
          nextShipment: next === null ? null : String(next),
        },
      ];
    }),
  );
}

/** Cents shipped and not invoiced, by customer; lines are valued as their order is. */
async function readShipped(reader: OrgReader, list: string): Promise<ReadonlyMap<string, number>> {
  const soql =
    `SELECT Order__r.Customer__c, Order__r.Net__c, Order__r.Net_Home__c, Quantity__c, Net__c, Shipped_Quantity__c, ` +
    `Invoiced_Quantity__c FROM ERP_Order_Line__c WHERE Order__r.Customer__c IN (${list}) ` +
    `AND Order__r.Complete__c = true AND Order__r.Status__c IN (${OPEN}) AND Removed__c = false AND Shipped_Quantity__c > 0`;
  const cents = new Map<string, number>();
  for await (const row of reader.salesforce.query(soql)) {
    const customer = String(valueAt(row, 'Order__r.Customer__c'));
    const quantity = amount(row['Quantity__c']);
    const waiting = amount(row['Shipped_Quantity__c']) - amount(row['Invoiced_Quantity__c']);
    const orderNet = amount(valueAt(row, 'Order__r.Net__c'));
    if (quantity === 0 || waiting <= 0 || orderNet === 0) continue;
    const home = (amount(row['Net__c']) * amount(valueAt(row, 'Order__r.Net_Home__c'))) / orderNet;
    cents.set(customer, (cents.get(customer) ?? 0) + Math.round((home * 100 * waiting) / quantity));
  }
  return cents;
}
