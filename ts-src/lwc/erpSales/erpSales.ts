import { api, wire } from 'lwc';
import { gql, graphql, type GraphQLResult } from 'lightning/graphql';
import ErpAccountPanel, { unanswered, type Answer, type PanelState } from 'c/erpAccountPanel';
import type { ChartFigures } from 'c/erpChart';
import { fiscalWindow } from 'c/erpFiscal';
import { NO_VALUE, fillLabel, formatAxisMoney, formatDate, formatMoney, formatMonth } from 'c/erpFormat';
import { labels } from './labels';
import { readSales, type Sales } from './sales';

/** Net sales by calendar month of this fiscal year so far and of the whole year before; complete documents only. */
const salesQuery = gql`
  query erpSales($customer: ID, $today: Date, $yearStart: Date, $lastStart: Date, $lastEnd: Date) {
    uiapi {
      aggregate {
        thisYear: ERP_Invoice__c(
          first: 100
          where: {
            Customer__c: { eq: $customer }
            Complete__c: { eq: true }
            Posting_Date__c: { gte: { value: $yearStart }, lte: { value: $today } }
          }
          groupBy: { Posting_Date__c: { function: CALENDAR_MONTH }, Type__c: { group: true } }
        ) @optional {
          edges {
            node {
              aggregate {
                Posting_Date__c: Posting_Date__c {
                  calendarMonth {
                    value
                  }
                }
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
        lastYear: ERP_Invoice__c(
          first: 100
          where: {
            Customer__c: { eq: $customer }
            Complete__c: { eq: true }
            Posting_Date__c: { gte: { value: $lastStart }, lte: { value: $lastEnd } }
          }
          groupBy: { Posting_Date__c: { function: CALENDAR_MONTH }, Type__c: { group: true } }
        ) @optional {
          edges {
            node {
              aggregate {
                Posting_Date__c: Posting_Date__c {
                  calendarMonth {
                    value
                  }
                }
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
        loading: ERP_Invoice__c(
          where: { Customer__c: { eq: $customer }, Complete__c: { eq: false } }
          groupBy: { Type__c: { group: true } }
        ) @optional {
          edges {
            node {
              aggregate {
                Type__c: Type__c {
                  value
                }
                Id {
                  count {
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

/** Sales of this fiscal year by month against the last one. */
export default class ErpSales extends ErpAccountPanel {
  @api recordId?: string;

  readonly labels = labels;
  answer: Answer<Sales> = unanswered;

  get query(): string | undefined {
    return this.customer ? salesQuery : undefined;
  }

  get variables(): Record<string, unknown> {
    if (!this.customer) return {};
    const { start, lastStart, lastEnd } = this.year;
    return { customer: this.customer.id, today: this.today, yearStart: start, lastStart, lastEnd };
  }

  @wire(graphql, { query: '$query', variables: '$variables', operationName: 'erpSales' })
  wiredSales(result: GraphQLResult): void {
    this.answer = this.take('sales', result, (data) => readSales(data, this.year), this.answer.value);
  }

  override get state(): PanelState {
    return this.stateOf(
      this.answer,
      ({ visible }) => visible,
      ({ months, loadingDocuments }) =>
        loadingDocuments === 0 && months.every((month) => !month.thisYear && !month.lastYear),
    );
  }

  get isPartial(): boolean {
    return this.answer.partial;
  }

  get chart(): ChartFigures {
    const months = this.answer.value?.months ?? [];
    const money = (value: number | null): string => (value === null ? NO_VALUE : this.money(value));
    return {
      type: 'bar',
      heading: labels.month,
      categories: months.map(({ month }) => formatMonth(month)),
      series: [
        {
          label: labels.lastYear,
          values: months.map(({ lastYear }) => lastYear),
          texts: months.map(({ lastYear }) => money(lastYear)),
          emphasis: 'compare',
        },
        {
          label: labels.thisYear,
          values: months.map(({ thisYear }) => thisYear),
          texts: months.map(({ thisYear }) => money(thisYear)),
          emphasis: 'main',
        },
      ],
      axisText: (value) => formatAxisMoney(value, this.customer?.currency ?? null),
    };
  }

  get summary(): string {
    return fillLabel(labels.summary, this.money(this.total('thisYear')), this.money(this.total('lastYear')));
  }

  get totals(): string {
    return fillLabel(labels.totals, this.money(this.total('thisYear')), this.money(this.total('lastYear')));
  }

  get period(): string {
    const { start, lastStart, lastEnd, fromErp } = this.year;
    const days = [start, this.today, lastStart, lastEnd].map(formatDate);
    return `${fillLabel(labels.period, ...days)} ${fromErp ? '' : labels.calendarYear}`.trim();
  }

  get loadingText(): string {
    const count = this.answer.value?.loadingDocuments ?? 0;
    return count > 0 ? fillLabel(labels.loadingDocuments, count) : '';
  }

  protected override customerChanged(): void {
    this.answer = unanswered;
  }

  private get year(): ReturnType<typeof fiscalWindow> {
    return fiscalWindow(this.customer?.fiscalYears ?? [], this.today);
  }

  private total(year: 'thisYear' | 'lastYear'): number {
    return (this.answer.value?.months ?? []).reduce((sum, month) => sum + (month[year] ?? 0), 0);
  }

  private money(value: number): string {
    return formatMoney(value, this.customer?.currency ?? null, 0);
  }
}
