import { list, v } from './stage';

/** One order, as the orders query answers. */
export const order = (values: object = {}): object => ({
  Id: 'o1',
  Number__c: v('1001'),
  Status__c: v('Open'),
  Order_Date__c: v('2026-01-05'),
  Currency__c: v('EUR'),
  Gross__c: v(119),
  Open_Net__c: v(100),
  Company__c: v('DE'),
  External_Document_Number__c: v('PO-1'),
  Fully_Shipped__c: v(false),
  Next_Shipment_Date__c: v('2099-01-01'),
  Complete__c: v(true),
  Sent__c: v(null),
  ...values,
});

/** The answer of the orders query: open ones, and finished ones. */
export const orders = (open: readonly object[], closed: readonly object[] = [], more: object = {}): object => ({
  uiapi: {
    query: {
      open: list(open, { totalCount: open.length }),
      closed: list(closed, { totalCount: closed.length, pageInfo: { hasNextPage: false }, ...more }),
    },
  },
});

/** One line of an order. */
export const orderLine = (values: object = {}): object => ({
  Id: 'l1',
  Line_Number__c: v(10000),
  Type__c: v('Item'),
  Item_Number__c: v('1000'),
  Description__c: v('Desk'),
  Quantity__c: v(10),
  Unit__c: v('PCS'),
  Unit_Price__c: v(10),
  Net__c: v(100),
  Shipped_Quantity__c: v(0),
  Invoiced_Quantity__c: v(0),
  Credited_Quantity__c: v(0),
  Shipment_Date__c: v('2099-01-01'),
  Removed__c: v(false),
  Replaced_By__r: null,
  ...values,
});

/** The answer of the order lines query. */
export const orderLines = (lines: readonly object[] | null, shipments: readonly object[] = []): object => ({
  uiapi: {
    query: { ERP_Order_Line__c: lines === null ? null : list(lines), ERP_Shipment__c: list(shipments) },
  },
});
