import ORDER_NUMBER from '@salesforce/schema/Opportunity.ERP_Order_Number__c';
import SEND_STATE from '@salesforce/schema/Opportunity.ERP_Send_State__c';
import SENT from '@salesforce/schema/Opportunity.ERP_Sent__c';
import type { Subject } from './subject';

/**
 * The fields of a quote that are looked at. Its object is an optional feature of the org, so no text of the package
 * may name it: the page says what the record is, and our fields are called there as on the opportunity.
 */
export function otherFields(objectApiName: string): readonly string[] {
  const ours = [ORDER_NUMBER, SEND_STATE, SENT].map(({ fieldApiName }) => fieldApiName);
  return ['AccountId', 'ExpirationDate', 'LineItemCount', ...ours].map((field) => `${objectApiName}.${field}`);
}

/** Reads a quote as `getRecord` gives it; which products the ERP does not know is told by the check alone. */
export function readOther(fields: Readonly<Record<string, { readonly value: unknown }>>): Subject {
  const text = (name: string): string => String(fields[name]?.value ?? '');
  return {
    visible: true,
    accountId: text('AccountId'),
    date: text('ExpirationDate'),
    needsDate: false,
    lineCount: Number(fields.LineItemCount?.value ?? 0),
    linesWithoutItem: [],
    orderNumber: text(ORDER_NUMBER.fieldApiName),
    sendState: text(SEND_STATE.fieldApiName),
    sent: text(SENT.fieldApiName),
    order: null,
  };
}
