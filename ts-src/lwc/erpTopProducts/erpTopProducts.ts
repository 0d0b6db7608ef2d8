import { api, wire } from 'lwc';
import { gql, graphql, type GraphQLResult } from 'lightning/graphql';
import ErpAccountPanel, { unanswered, type Answer, type PanelState } from 'c/erpAccountPanel';
import { fiscalWindow } from 'c/erpFiscal';
import {
  NO_VALUE,
  changeShare,
  daysBetween,
  fillLabel,
  formatChange,
  formatDate,
  formatDays,
  formatMoney,
  formatNumber,
  formatShare,
} from 'c/erpFormat';
import { labels } from './labels';
import { readProducts, type CustomerItem, type Products } from './products';

/** As many rows as fit beside the other panels. */
const TOP_ROWS = 8;
const STOPPED_ROWS = 6;

/** A change of less than this is called steady. */
const STEADY_SHARE = 0.02;

/** What the customer buys, as the companion keeps it, and the sales of which the shares are. */
const productsQuery = gql`
  query erpProducts($customer: ID, $today: Date, $yearStart: Date) {
    uiapi {
      query {
        ERP_Customer_Item__c: ERP_Customer_Item__c(
          first: 50
          where: { Customer__c: { eq: $customer } }
          orderBy: { Rank__c: { order: ASC, nulls: LAST } }
        ) @optional {
          edges {
            node {
              Id
              Item_Number__c: Item_Number__c @optional {
                value
              }
              Description__c: Description__c @optional {
                value
              }
              Net_This_Year__c: Net_This_Year__c @optional {
                value
              }
              Net_Last_Year_To_Date__c: Net_Last_Year_To_Date__c @optional {
                value
              }
              Net_Last_Year__c: Net_Last_Year__c @optional {
                value
              }
              Times__c: Times__c @optional {
                value
              }
              Last_Date__c: Last_Date__c @optional {
                value
              }
              Usual_Gap_Days__c: Usual_Gap_Days__c @optional {
                value
              }
              Stopped__c: Stopped__c @optional {
                value
              }
            }
          }
        }
      }
      aggregate {
        total: ERP_Invoice__c(
          where: {
            Customer__c: { eq: $customer }
            Complete__c: { eq: true }
            Posting_Date__c: { gte: { value: $yearStart }, lte: { value: $today } }
          }
          groupBy: { Type__c: { group: true } }
        ) @optional {
          edges {
            node {
              aggregate {
                Type__c: Type__c {
                  value
                }
                Net_Home__c: Net_Home__c {
                  sum {
                    value
                  }
                }
              }
            }
          }
        }
      }
    }
  }
`;

/** Top products with their share and trend, and products that are no longer bought. */
export default class ErpTopProducts extends ErpAccountPanel {
  @api recordId?: string;

  readonly labels = labels;
  answer: Answer<Products> = unanswered;

  get query(): string | undefined {
    return this.customer ? productsQuery : undefined;
  }

  get variables(): Record<string, unknown> {
    if (!this.customer) return {};
    const { start } = fiscalWindow(this.customer.fiscalYears, this.today);
    return { customer: this.customer.id, today: this.today, yearStart: start };
  }

  @wire(graphql, { query: '$query', variables: '$variables', operationName: 'erpProducts' })
  wiredProducts(result: GraphQLResult): void {
    this.answer = this.take('products', result, readProducts, this.answer.value);
  }

  override get state(): PanelState {
    return this.stateOf(
      this.answer,
      ({ visible }) => visible,
      ({ top, stopped }) => top.length === 0 && stopped.length === 0,
    );
  }

  get isPartial(): boolean {
    return this.answer.partial;
  }

  get top(): readonly object[] {
    const { top = [], totalThisYear = 0 } = this.answer.value ?? {};
    return top.slice(0, TOP_ROWS).map((item) => {
      const share = totalThisYear > 0 ? item.netThisYear / totalThisYear : null;
      return {
        key: item.id,
        description: item.description,
        number: item.number,
        amount: this.money(item.netThisYear),
        share: formatShare(share, 1),
        width: String(Math.min(100, Math.round((share ?? 0) * 100))),
        trend: describeTrend(item),
      };
    });
  }

  get hasTop(): boolean {
    return this.top.length > 0;
  }

  get stopped(): readonly object[] {
    return (this.answer.value?.stopped ?? []).slice(0, STOPPED_ROWS).map((item) => ({
      key: item.id,
      description: item.description,
      number: item.number,
      lastDate: formatDate(item.lastDate),
      since:
        item.lastDate === null
          ? NO_VALUE
          : fillLabel(labels.daysSince, formatDays(daysBetween(item.lastDate, this.today))),
      gap: item.usualGapDays === null ? NO_VALUE : formatDays(item.usualGapDays, 1),
      times: formatNumber(item.times),
      lastYear: this.money(item.netLastYear),
    }));
  }

  get hasStopped(): boolean {
    return this.stopped.length > 0;
  }

  protected override customerChanged(): void {
    this.answer = unanswered;
  }

  private money(value: number): string {
    return formatMoney(value, this.customer?.currency ?? null, 0);
  }
}

/** Sales of this year against the same days of the last one, by word and icon. */
function describeTrend(item: CustomerItem): { text: string; icon: string; word: string } {
  const change = changeShare(item.netThisYear, item.netLastYearToDate);
  if (change === null) return { text: labels.fresh, icon: 'utility:new', word: '' };
  const text = formatChange(change);
  if (Math.abs(change) < STEADY_SHARE) return { text, icon: 'utility:forward', word: labels.flat };
  return change > 0
    ? { text, icon: 'utility:arrowup', word: labels.up }
    : { text, icon: 'utility:arrowdown', word: labels.down };
}
