import { api, wire } from 'lwc';
import { graphql, type GraphQLResult } from 'lightning/graphql';
import { customersQuery, readAccount, type ErpAccount } from 'c/erpAccountData';
import { fillLabel, formatDate, formatDays, formatMoney } from 'c/erpFormat';
import ErpRecordPanel, { unanswered, type Answer, type PanelState } from 'c/erpRecordPanel';
import { labels } from './labels';
import { readLastPrices, readOpportunityLines, type LastPrices, type OpportunityLines } from './lastPrices';
import { lastPricesQuery, opportunityLinesQuery } from './queries';

/** What to know before selling: what the account owes too late, who holds it, and what it paid last for each product. */
export default class ErpOpportunityAccount extends ErpRecordPanel {
  @api recordId?: string;

  readonly labels = labels;
  linesAnswer: Answer<OpportunityLines> = unanswered;
  accountAnswer: Answer<ErpAccount> = unanswered;
  pricesAnswer: Answer<LastPrices> = unanswered;

  get linesQuery(): string | undefined {
    return this.recordId ? opportunityLinesQuery : undefined;
  }

  get linesVariables(): Record<string, unknown> {
    return { record: this.recordId };
  }

  @wire(graphql, { query: '$linesQuery', variables: '$linesVariables', operationName: 'erpOpportunityLines' })
  wiredLines(result: GraphQLResult): void {
    this.linesAnswer = this.take('lines', result, readOpportunityLines, this.linesAnswer.value);
  }

  get accountQuery(): string | undefined {
    return this.accountId ? customersQuery : undefined;
  }

  get accountVariables(): Record<string, unknown> {
    return { account: this.accountId };
  }

  @wire(graphql, { query: '$accountQuery', variables: '$accountVariables', operationName: 'erpCustomers' })
  wiredAccount(result: GraphQLResult): void {
    this.accountAnswer = this.take('account', result, readAccount, this.accountAnswer.value);
  }

  get pricesQuery(): string | undefined {
    return this.accountId && this.items.length > 0 ? lastPricesQuery : undefined;
  }

  get pricesVariables(): Record<string, unknown> {
    return { account: this.accountId, items: this.items };
  }

  @wire(graphql, { query: '$pricesQuery', variables: '$pricesVariables', operationName: 'erpLastPrices' })
  wiredPrices(result: GraphQLResult): void {
    this.pricesAnswer = this.take('prices', result, readLastPrices, this.pricesAnswer.value);
  }

  override get state(): PanelState {
    const lines = this.linesAnswer.value;
    if (this.linesAnswer.failed || this.accountAnswer.failed) return 'failed';
    if (!lines) return 'loading';
    if (!lines.visible) return 'noPermission';
    if (!lines.accountId) return 'empty';
    const account = this.accountAnswer.value;
    if (!account) return 'loading';
    if (!account.visible) return 'noPermission';
    return account.customers.length === 0 ? 'notLinked' : 'ready';
  }

  get isPartial(): boolean {
    return this.pricesAnswer.failed || this.accountAnswer.partial;
  }

  /** One banner a customer: amounts of different companies are not added up. */
  get banners(): readonly object[] {
    return (this.accountAnswer.value?.customers ?? []).flatMap((customer) => {
      const { id, companyName, overdue, overdueDays, currency, figuresAsOf, blocked } = customer;
      const late = overdue !== null && overdue > 0;
      const amount = formatMoney(overdue, currency);
      const text = fillLabel(
        labels.overdue,
        companyName,
        amount,
        formatDays(overdueDays ?? 0),
        formatDate(figuresAsOf),
      );
      return [
        ...(late ? [{ key: `${id} overdue`, text }] : []),
        ...(blocked ? [{ key: `${id} hold`, text: fillLabel(labels.blocked, companyName, blocked) }] : []),
      ];
    });
  }

  get hasBanners(): boolean {
    return this.banners.length > 0;
  }

  get lines(): readonly object[] {
    const prices = this.pricesAnswer.value;
    return (this.linesAnswer.value?.lines ?? []).map(({ id, name, item }) => {
      const last = item === null ? undefined : prices?.byItem.get(item);
      return { id, name, price: last?.price ?? '', detail: last?.detail ?? this.without(item) };
    });
  }

  get hasLines(): boolean {
    return this.lines.length > 0;
  }

  private get accountId(): string {
    return this.linesAnswer.value?.accountId ?? '';
  }

  private get items(): readonly string[] {
    const items = (this.linesAnswer.value?.lines ?? []).map(({ item }) => item);
    return [...new Set(items.filter((item) => item !== null))].sort();
  }

  /** Why a line has no last price. */
  private without(item: string | null): string {
    const prices = this.pricesAnswer.value;
    if (item === null) return labels.notLinkedItem;
    if (this.pricesAnswer.failed) return labels.failed;
    if (!prices) return labels.loading;
    if (!prices.visible) return labels.noAccess;
    return prices.more ? labels.notRecently : labels.never;
  }
}
