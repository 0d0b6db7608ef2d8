import { valueOf, type Field } from 'c/erpAccountData';
import { NO_VALUE, fillLabel, formatDate, formatMoney } from 'c/erpFormat';
import type { StatusKind } from 'c/erpStatus';
import { labels } from './labels';

export interface OrderNode {
  readonly Id: string;
  readonly Number__c?: Field<string>;
  readonly Status__c?: Field<string>;
  readonly Order_Date__c?: Field<string>;
  readonly Requested_Delivery_Date__c?: Field<string>;
  readonly Currency__c?: Field<string>;
  readonly Gross__c?: Field<number>;
  readonly Open_Net__c?: Field<number>;
  readonly Company__c?: Field<string>;
  readonly External_Document_Number__c?: Field<string>;
  readonly Fully_Shipped__c?: Field<boolean>;
  readonly Next_Shipment_Date__c?: Field<string>;
  readonly Complete__c?: Field<boolean>;
  readonly Sent__c?: Field<string>;
}

/** One order as the list shows it. */
export interface OrderRow {
  readonly id: string;
  readonly number: string;
  readonly note: string;
  readonly date: string;
  readonly amount: string;
  readonly open: string;
  readonly next: string;
  readonly status: { readonly kind: StatusKind; readonly label: string };
  readonly currency: string | null;
  readonly company: string;
  readonly isOpen: boolean;
}

/** An order. One whose lines are still on their way is shown as loading; a late one says so on the day. */
export function orderRow(node: OrderNode, today: string): OrderRow {
  const currency = valueOf(node.Currency__c);
  const next = valueOf(node.Next_Shipment_Date__c);
  const isOpen = !['Finished', 'Deleted'].includes(valueOf(node.Status__c) ?? '');
  const reference = valueOf(node.External_Document_Number__c);
  const isOurs = valueOf(node.Sent__c) !== null;
  return {
    id: node.Id,
    number: valueOf(node.Number__c) ?? NO_VALUE,
    note: [isOurs ? labels.ours : reference, valueOf(node.Company__c)].filter(Boolean).join(' · '),
    date: formatDate(valueOf(node.Order_Date__c)),
    amount: formatMoney(valueOf(node.Gross__c), currency),
    open: isOpen ? formatMoney(valueOf(node.Open_Net__c), currency) : '',
    next: isOpen ? nextText(next, today, valueOf(node.Fully_Shipped__c) === true) : '',
    status: orderStatus(node),
    currency,
    company: valueOf(node.Company__c) ?? '',
    isOpen,
  };
}

function nextText(next: string | null, today: string, fullyShipped: boolean): string {
  if (fullyShipped) return labels.fullyShipped;
  if (next !== null && next < today) return fillLabel(labels.late, formatDate(next));
  return formatDate(next);
}

function orderStatus(node: OrderNode): OrderRow['status'] {
  if (valueOf(node.Complete__c) === false) return { kind: 'busy', label: labels.loadingLines };
  switch (valueOf(node.Status__c)) {
    case 'Finished':
      return { kind: 'good', label: labels.finished };
    case 'Deleted':
      return { kind: 'neutral', label: labels.deleted };
    case 'In Review':
      return { kind: 'attention', label: labels.inReview };
    case 'Draft':
      return { kind: 'attention', label: labels.draft };
    case 'Open':
      return { kind: 'attention', label: labels.open };
    default:
      return { kind: 'neutral', label: node.Status__c?.displayValue ?? valueOf(node.Status__c) ?? NO_VALUE };
  }
}
