import { valueOf, type Field } from 'c/erpAccountData';
import { NO_VALUE, fillLabel, formatDate, formatMoney, formatNumber, formatPrice } from 'c/erpFormat';
import type { StatusKind } from 'c/erpStatus';
import { labels } from './labels';

export interface LineNode {
  readonly Id: string;
  readonly Line_Number__c?: Field<number>;
  readonly Type__c?: Field<string>;
  readonly Item_Number__c?: Field<string>;
  readonly Variant__c?: Field<string>;
  readonly Description__c?: Field<string>;
  readonly Quantity__c?: Field<number>;
  readonly Unit__c?: Field<string>;
  readonly Unit_Price__c?: Field<number>;
  readonly Net__c?: Field<number>;
  readonly Shipped_Quantity__c?: Field<number>;
  readonly Invoiced_Quantity__c?: Field<number>;
  readonly Credited_Quantity__c?: Field<number>;
  readonly Shipment_Date__c?: Field<string>;
  readonly Removed__c?: Field<boolean>;
  readonly Replaced_By__r?: { readonly Description__c?: Field<string>; readonly Item_Number__c?: Field<string> } | null;
  readonly Sent_Quantity__c?: Field<number>;
  readonly Sent_Unit_Price__c?: Field<number>;
  readonly Sent_Item_Number__c?: Field<string>;
  readonly Sent_Shipment_Date__c?: Field<string>;
}

/** Something that is different from what was sent, and who has to see to it. */
export interface Change {
  readonly key: string;
  readonly text: string;
  readonly who: string;
}

/** One line as the table shows it. */
export interface LineRow {
  readonly id: string;
  readonly item: string;
  readonly description: string;
  readonly ordered: string;
  readonly shipped: string;
  readonly invoiced: string;
  readonly credited: string;
  readonly price: string;
  readonly net: string;
  readonly date: string;
  readonly status: { readonly kind: StatusKind; readonly label: string };
  readonly changes: readonly Change[];
  readonly quantity: number;
  readonly shippedQuantity: number;
  readonly shipmentDate: string;
  /** Something of it is still to be shipped. */
  readonly isOpen: boolean;
}

/** A line with how far it is. A line that only says something has no figures. */
export function lineRow(node: LineNode, currency: string | null, today: string): LineRow {
  const isComment = valueOf(node.Type__c) === 'Comment';
  const unit = valueOf(node.Unit__c) ?? '';
  const count = (field: Field<number>): string => (isComment ? '' : formatNumber(valueOf(field) ?? 0, 5));
  const quantity = valueOf(node.Quantity__c) ?? 0;
  const shipped = valueOf(node.Shipped_Quantity__c) ?? 0;
  const removed = valueOf(node.Removed__c) === true;
  return {
    id: node.Id,
    item: [valueOf(node.Item_Number__c), valueOf(node.Variant__c)].filter(Boolean).join(' · '),
    description: valueOf(node.Description__c) ?? valueOf(node.Type__c) ?? '',
    ordered: isComment ? '' : `${formatNumber(quantity, 5)} ${unit}`.trim(),
    shipped: count(node.Shipped_Quantity__c),
    invoiced: count(node.Invoiced_Quantity__c),
    credited: valueOf(node.Credited_Quantity__c) ? count(node.Credited_Quantity__c) : '',
    price: isComment ? '' : formatPrice(valueOf(node.Unit_Price__c), currency),
    net: isComment ? '' : formatMoney(valueOf(node.Net__c), currency),
    date: isComment ? '' : formatDate(valueOf(node.Shipment_Date__c)),
    status: isComment ? { kind: 'neutral', label: '' } : lineStatus(node, today),
    changes: removed ? [] : changesOf(node, currency),
    quantity,
    shippedQuantity: shipped,
    shipmentDate: valueOf(node.Shipment_Date__c) ?? '',
    isOpen: !isComment && !removed && quantity > shipped,
  };
}

function lineStatus(node: LineNode, today: string): LineRow['status'] {
  const successor = valueOf(node.Replaced_By__r?.Description__c) ?? valueOf(node.Replaced_By__r?.Item_Number__c);
  if (successor) return { kind: 'neutral', label: fillLabel(labels.replaced, successor) };
  if (valueOf(node.Removed__c) === true) return { kind: 'neutral', label: labels.removed };
  const [quantity, shipped, invoiced, credited] = [
    node.Quantity__c,
    node.Shipped_Quantity__c,
    node.Invoiced_Quantity__c,
    node.Credited_Quantity__c,
  ].map((field) => valueOf(field) ?? 0) as [number, number, number, number];
  if (credited > 0) return { kind: 'attention', label: credited < quantity ? labels.partlyCredited : labels.credited };
  if (invoiced >= quantity) return { kind: 'good', label: labels.invoicedAll };
  if (shipped >= quantity) return { kind: 'good', label: labels.shippedAll };
  const date = valueOf(node.Shipment_Date__c);
  if (date !== null && date < today) return { kind: 'bad', label: labels.late };
  return { kind: 'attention', label: shipped > 0 ? labels.partlyShipped : labels.waiting };
}

/** What is different from what was sent; nothing for orders that were born in the ERP. */
function changesOf(node: LineNode, currency: string | null): readonly Change[] {
  const changes: Change[] = [];
  const note = (key: string, text: string, before: string, now: string, who: string): void => {
    changes.push({ key, text: fillLabel(text, before, now), who });
  };
  const [sentItem, item] = [valueOf(node.Sent_Item_Number__c), valueOf(node.Item_Number__c)];
  if (sentItem !== null && sentItem !== item) {
    note('item', labels.changedItem, sentItem, item ?? NO_VALUE, labels.repReacts);
  }
  const [sentQuantity, quantity] = [valueOf(node.Sent_Quantity__c), valueOf(node.Quantity__c)];
  if (sentQuantity !== null && sentQuantity !== quantity) {
    note(
      'quantity',
      labels.changedQuantity,
      formatNumber(sentQuantity, 5),
      formatNumber(quantity, 5),
      labels.repReacts,
    );
  }
  const [sentPrice, price] = [valueOf(node.Sent_Unit_Price__c), valueOf(node.Unit_Price__c)];
  if (sentPrice !== null && sentPrice !== price) {
    note(
      'price',
      labels.changedPrice,
      formatPrice(sentPrice, currency),
      formatPrice(price, currency),
      labels.repReacts,
    );
  }
  const [sentDate, date] = [valueOf(node.Sent_Shipment_Date__c), valueOf(node.Shipment_Date__c)];
  if (sentDate !== null && sentDate !== date) {
    const later = date !== null && date > sentDate;
    note('date', labels.changedDate, formatDate(sentDate), formatDate(date), later ? labels.tellCustomer : '');
  }
  return changes;
}

export interface ShipmentNode {
  readonly Id: string;
  readonly Number__c?: Field<string>;
  readonly Posting_Date__c?: Field<string>;
  readonly Carrier__c?: Field<string>;
  readonly Tracking_Number__c?: Field<string>;
  readonly Tracking_Url__c?: Field<string>;
  readonly Lines_Text__c?: Field<string>;
}

/** What was shipped, by whom, and where to follow it; only web addresses become links. */
export function shipmentRow(node: ShipmentNode): object {
  const url = valueOf(node.Tracking_Url__c) ?? '';
  const number = valueOf(node.Tracking_Number__c) ?? '';
  return {
    id: node.Id,
    title: fillLabel(labels.shipment, valueOf(node.Number__c) ?? NO_VALUE, formatDate(valueOf(node.Posting_Date__c))),
    carrier: valueOf(node.Carrier__c) ?? '',
    url: /^https?:\/\//i.test(url) ? url : '',
    tracking: number,
    trackingText: number ? fillLabel(labels.track, number) : labels.trackShort,
    lines: (valueOf(node.Lines_Text__c) ?? '').split('\n').filter(Boolean),
  };
}
