import {
  groupsOf,
  netSales,
  nodesOf,
  numberOf,
  valueOf,
  type Connection,
  type Field,
  type Groups,
  type SalesGroup,
} from 'c/erpAccountData';

/** One item the customer buys, or bought. */
export interface CustomerItem {
  readonly id: string;
  readonly number: string;
  readonly description: string;
  readonly netThisYear: number;
  readonly netLastYearToDate: number;
  readonly netLastYear: number;
  readonly times: number;
  readonly lastDate: string | null;
  readonly usualGapDays: number | null;
  readonly stopped: boolean;
}

export interface Products {
  readonly visible: boolean;
  /** Best first: items with sales in this fiscal year. */
  readonly top: readonly CustomerItem[];
  /** Those that brought most last year first. */
  readonly stopped: readonly CustomerItem[];
  /** All net sales of this fiscal year to date, of which the shares are. */
  readonly totalThisYear: number;
}

interface ItemNode {
  readonly Id: string;
  readonly Item_Number__c?: Field<string>;
  readonly Description__c?: Field<string>;
  readonly Net_This_Year__c?: Field<number>;
  readonly Net_Last_Year_To_Date__c?: Field<number>;
  readonly Net_Last_Year__c?: Field<number>;
  readonly Times__c?: Field<number>;
  readonly Last_Date__c?: Field<string>;
  readonly Usual_Gap_Days__c?: Field<number>;
  readonly Stopped__c?: Field<boolean>;
}
interface ProductsAnswer {
  readonly uiapi: {
    readonly query: { readonly ERP_Customer_Item__c: Connection<ItemNode> };
    readonly aggregate: { readonly total: Groups<SalesGroup> };
  };
}

/** Reads the answer of the products query. */
export function readProducts(answer: unknown): Products {
  const { query, aggregate } = (answer as ProductsAnswer).uiapi;
  const items = nodesOf(query.ERP_Customer_Item__c).map(readItem);
  return {
    visible: Boolean(query.ERP_Customer_Item__c),
    top: items.filter(({ netThisYear }) => netThisYear > 0).sort((a, b) => b.netThisYear - a.netThisYear),
    stopped: items.filter(({ stopped }) => stopped).sort((a, b) => b.netLastYear - a.netLastYear),
    totalThisYear: netSales(groupsOf(aggregate.total)),
  };
}

function readItem(node: ItemNode): CustomerItem {
  const number = valueOf(node.Item_Number__c) ?? '';
  return {
    id: node.Id,
    number,
    description: valueOf(node.Description__c) ?? number,
    netThisYear: numberOf(node.Net_This_Year__c),
    netLastYearToDate: numberOf(node.Net_Last_Year_To_Date__c),
    netLastYear: numberOf(node.Net_Last_Year__c),
    times: numberOf(node.Times__c),
    lastDate: valueOf(node.Last_Date__c),
    usualGapDays: valueOf(node.Usual_Gap_Days__c),
    stopped: valueOf(node.Stopped__c) === true,
  };
}
