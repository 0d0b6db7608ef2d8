import type { KnownLine } from './order-outcome.ts';

export const LINE = 'ERP_Order_Line__c';

/** A line of an order as Salesforce holds it. */
export function knownLine(row: Readonly<Record<string, unknown>>): KnownLine {
  const amount = (field: string): number => Number(row[field] ?? 0);
  return {
    key: String(row['ERP_Key__c']),
    lineNumber: (row['Line_Number__c'] ?? null) === null ? null : Number(row['Line_Number__c']),
    number: (row['Item_Number__c'] ?? null) === null ? null : String(row['Item_Number__c']),
    quantity: amount('Quantity__c'),
    shipped: amount('Shipped_Quantity__c'),
    invoiced: amount('Invoiced_Quantity__c'),
    credited: amount('Credited_Quantity__c'),
  };
}
