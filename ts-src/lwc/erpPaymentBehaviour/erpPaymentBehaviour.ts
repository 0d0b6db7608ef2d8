import { api, wire } from 'lwc';
import { graphql, type GraphQLResult } from 'lightning/graphql';
import ErpAccountPanel, { unanswered, type Answer, type PanelState } from 'c/erpAccountPanel';
import type { ChartFigures } from 'c/erpChart';
import { NO_VALUE, fillLabel, formatDate, formatDays, formatMoney, formatMonth, formatNumber } from 'c/erpFormat';
import { DSO_DAYS, behaviourVariables, daysSalesOutstanding, readBehaviour, type Behaviour } from './behaviour';
import { labels } from './labels';
import { behaviourQuery } from './query';

/** How the customer pays. */
export default class ErpPaymentBehaviour extends ErpAccountPanel {
  @api recordId?: string;

  readonly labels = labels;
  answer: Answer<Behaviour> = unanswered;

  get query(): string | undefined {
    return this.customer ? behaviourQuery : undefined;
  }

  get variables(): Record<string, unknown> {
    return this.customer ? behaviourVariables(this.customer.id, this.today) : {};
  }

  @wire(graphql, { query: '$query', variables: '$variables', operationName: 'erpPaymentBehaviour' })
  wiredBehaviour(result: GraphQLResult): void {
    this.answer = this.take('behaviour', result, (data) => readBehaviour(data, this.today), this.answer.value);
  }

  override get state(): PanelState {
    return this.stateOf(
      this.answer,
      ({ visible }) => visible,
      ({ settledInvoices, lastPayment, longestDays, turnoverHome, credits }) =>
        settledInvoices === 0 && !lastPayment && longestDays === null && !turnoverHome && credits.length === 0,
    );
  }

  get isPartial(): boolean {
    return this.answer.partial;
  }

  get average(): { figure: string; detail: string } {
    const { averageDaysLate = null, settledInvoices = 0, settledHome = 0 } = this.answer.value ?? {};
    if (averageDaysLate === null) return { figure: NO_VALUE, detail: labels.averageNone };
    const rounded = Math.round(averageDaysLate * 10) / 10;
    return {
      figure: rounded < 0 ? fillLabel(labels.early, formatDays(-rounded, 1)) : formatDays(rounded, 1),
      detail: fillLabel(labels.averageDetail, formatNumber(settledInvoices), this.money(settledHome, 0)),
    };
  }

  get dso(): { figure: string; detail: string; formula: string } {
    const balance = this.customer?.balance ?? null;
    const turnover = this.answer.value?.turnoverHome ?? null;
    const days = daysSalesOutstanding(balance, turnover);
    if (days === null) return { figure: NO_VALUE, detail: labels.dsoNone, formula: labels.dsoNone };
    return {
      figure: formatDays(days),
      detail: fillLabel(labels.dsoDetail, DSO_DAYS),
      formula: fillLabel(labels.dsoFormula, this.money(balance), this.money(turnover), DSO_DAYS, formatDays(days, 1)),
    };
  }

  get lastPayment(): { figure: string; detail: string } {
    const payment = this.answer.value?.lastPayment;
    if (!payment) return { figure: NO_VALUE, detail: labels.lastPaymentNone };
    return {
      figure: formatMoney(payment.amount, payment.currency ?? this.currency),
      detail: formatDate(payment.date),
    };
  }

  get longest(): { figure: string; detail: string } {
    const { longestDays = null, longestIsOpen = false } = this.answer.value ?? {};
    if (longestDays === null) return { figure: NO_VALUE, detail: labels.longestNone };
    return {
      figure: formatDays(longestDays),
      detail: longestIsOpen ? labels.longestOpen : labels.longestPaid,
    };
  }

  get credits(): { figure: string; detail: string } {
    const credits = this.answer.value?.credits ?? [];
    if (credits.length === 0) return { figure: this.money(0), detail: labels.creditsNone };
    const parts = credits.map(({ documentType, amountHome, count }) =>
      fillLabel(labels.creditPart, count, documentType ?? labels.creditOther, this.money(amountHome)),
    );
    const total = credits.reduce((sum, { amountHome }) => sum + amountHome, 0);
    return { figure: this.money(total), detail: parts.join(' · ') };
  }

  get terms(): string {
    const terms = this.customer?.paymentTerms;
    return terms ? fillLabel(labels.terms, terms) : '';
  }

  get hasTrend(): boolean {
    return (this.answer.value?.trend ?? []).some(({ days }) => days !== null);
  }

  get chart(): ChartFigures {
    const trend = this.answer.value?.trend ?? [];
    return {
      type: 'line',
      heading: labels.chartMonth,
      categories: trend.map(({ month, year }) => `${formatMonth(month)} ${String(year).slice(2)}`),
      series: [
        {
          label: labels.chartSeries,
          values: trend.map(({ days }) => days),
          texts: trend.map(({ days }) => (days === null ? NO_VALUE : formatDays(days, 1))),
          emphasis: 'main',
        },
      ],
      axisText: (value) => formatNumber(value),
      axisTitle: labels.chartAxis,
    };
  }

  protected override customerChanged(): void {
    this.answer = unanswered;
  }

  private get currency(): string | null {
    return this.customer?.currency ?? null;
  }

  private money(value: number | null, digits?: number): string {
    return formatMoney(value, this.currency, digits);
  }
}
