import { nodesOf, valueOf, type Connection, type Field } from 'c/erpAccountData';
import { fillLabel, formatDate, formatMoney, formatNumber, formatPrice } from 'c/erpFormat';
import { labels } from './labels';

/** Account and products of the opportunity. */
export interface OpportunityLines {
  readonly visible: boolean;
  readonly accountId: string;
  readonly lines: readonly { readonly id: string; readonly name: string; readonly item: string | null }[];
}

interface LinesAnswer {
  readonly uiapi: {
    readonly query: {
      readonly Opportunity?: Connection<{ readonly Id: string; readonly AccountId?: Field<string> }>;
      readonly OpportunityLineItem?: Connection<{
        readonly Id: string;
        readonly Product2?: { readonly Name?: Field<string>; readonly ERP_Item_Number__c?: Field<string> } | null;
      }>;
    };
  };
}

/** Reads the answer of `opportunityLinesQuery`. */
export function readOpportunityLines(answer: unknown): OpportunityLines {
  const { query } = (answer as LinesAnswer).uiapi;
  const [opportunity] = nodesOf(query.Opportunity);
  return {
    visible: opportunity !== undefined,
    accountId: valueOf(opportunity?.AccountId) ?? '',
    lines: nodesOf(query.OpportunityLineItem).map(({ Id, Product2 }) => ({
      id: Id,
      name: valueOf(Product2?.Name) ?? Id,
      item: valueOf(Product2?.ERP_Item_Number__c),
    })),
  };
}

interface PriceNode {
  readonly Id: string;
  readonly Item_Number__c?: Field<string>;
  readonly Unit__c?: Field<string>;
  readonly Unit_Price__c?: Field<number>;
  readonly Quantity__c?: Field<number>;
  readonly Discount_Amount__c?: Field<number>;
  readonly Invoice__r?: {
    readonly Number__c?: Field<string>;
    readonly Posting_Date__c?: Field<string>;
    readonly Currency__c?: Field<string>;
    readonly Company__c?: Field<string>;
  } | null;
}

/** What an account paid last, by item number. */
export interface LastPrices {
  readonly visible: boolean;
  /** Older lines were not read, so that an item that is not there may have been bought before them. */
  readonly more: boolean;
  readonly byItem: ReadonlyMap<string, { readonly price: string; readonly detail: string }>;
}

/** Reads the answer of `lastPricesQuery`: the latest line of each item. */
export function readLastPrices(answer: unknown): LastPrices {
  const { query } = (answer as { uiapi: { query: { ERP_Invoice_Line__c?: Connection<PriceNode> } } }).uiapi;
  const byItem = new Map<string, { price: string; detail: string }>();
  for (const node of nodesOf(query.ERP_Invoice_Line__c)) {
    const item = valueOf(node.Item_Number__c) ?? '';
    if (!byItem.has(item)) byItem.set(item, describe(node));
  }
  const more = query.ERP_Invoice_Line__c?.pageInfo?.hasNextPage ?? false;
  return { visible: Boolean(query.ERP_Invoice_Line__c), more, byItem };
}

function describe(node: PriceNode): { price: string; detail: string } {
  const invoice = node.Invoice__r;
  const currency = valueOf(invoice?.Currency__c);
  const unit = valueOf(node.Unit__c) ?? '';
  const discount = valueOf(node.Discount_Amount__c);
  const price = fillLabel(labels.price, formatPrice(valueOf(node.Unit_Price__c), currency), unit);
  const detail = [
    formatDate(valueOf(invoice?.Posting_Date__c)),
    fillLabel(labels.quantity, formatNumber(valueOf(node.Quantity__c), 5), unit),
    discount ? fillLabel(labels.discount, formatMoney(discount, currency)) : '',
    valueOf(invoice?.Number__c),
    valueOf(invoice?.Company__c),
  ];
  return { price: price.trim(), detail: detail.filter(Boolean).join(' · ') };
}
