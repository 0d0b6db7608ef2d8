import { LightningElement, api, wire } from 'lwc';
import { graphql, type GraphQLResult } from 'lightning/graphql';
import { nodesOf, type Connection } from 'c/erpAccountData';
import { fillLabel, formatNumber, localDate } from 'c/erpFormat';
import { labels } from './labels';
import { customerOrdersQuery, opportunityOrdersQuery } from './queries';
import { orderRow, type OrderNode, type OrderRow } from './rows';

interface OrdersAnswer {
  readonly uiapi: {
    readonly query: { readonly open?: Connection<OrderNode>; readonly closed?: Connection<OrderNode> };
  };
}

/** Orders of a customer, or those that came of an opportunity; each opens in place. */
export default class ErpOrders extends LightningElement {
  /** One of the two says whose orders. */
  @api customerId?: string;
  @api opportunityId?: string;

  readonly labels = labels;
  rows: readonly OrderRow[] | undefined;
  notice = '';
  isFailed = false;
  openId = '';
  cursors: readonly string[] = [];
  private closed: Connection<OrderNode>;
  private refreshOrders: (() => Promise<unknown>) | undefined;

  /** Reads the orders anew; those that are open on the page too. */
  @api
  async refresh(): Promise<void> {
    await this.refreshOrders?.();
    await this.template?.querySelector<HTMLElement & { refresh(): Promise<void> }>('c-erp-order-lines')?.refresh();
  }

  get query(): string | undefined {
    if (this.opportunityId) return opportunityOrdersQuery;
    return this.customerId ? customerOrdersQuery : undefined;
  }

  get variables(): Record<string, unknown> {
    const whose = this.opportunityId ? { opportunity: this.opportunityId } : { customer: this.customerId };
    return { ...whose, after: this.cursors.at(-1) ?? null };
  }

  @wire(graphql, { query: '$query', variables: '$variables', operationName: 'erpOrders' })
  wiredOrders({ data, errors, refresh }: GraphQLResult): void {
    if (refresh) this.refreshOrders = refresh;
    if (data) this.read(data as OrdersAnswer);
    else if (errors?.length && !this.rows) {
      this.notice = labels.failed;
      this.isFailed = true;
    }
  }

  get isLoading(): boolean {
    return !this.rows && !this.notice;
  }

  get shownRows(): readonly object[] {
    return (this.rows ?? []).map((row) => {
      const isExpanded = row.id === this.openId;
      return {
        ...row,
        isExpanded,
        expanded: String(isExpanded),
        icon: isExpanded ? 'utility:chevrondown' : 'utility:chevronright',
        toggleText: fillLabel(isExpanded ? labels.closeDetails : labels.openDetails, row.number),
      };
    });
  }

  get isFirst(): boolean {
    return this.cursors.length === 0;
  }

  get isLast(): boolean {
    return !this.closed?.pageInfo?.hasNextPage;
  }

  get showsPaging(): boolean {
    return !(this.isFirst && this.isLast);
  }

  get closedText(): string {
    return fillLabel(labels.closedCount, formatNumber(this.closed?.totalCount ?? 0));
  }

  handleToggle(event: Event): void {
    const { row = '' } = (event.currentTarget as HTMLElement).dataset;
    this.openId = this.openId === row ? '' : row;
  }

  handleNext(): void {
    const cursor = this.closed?.pageInfo?.endCursor;
    if (cursor) this.cursors = [...this.cursors, cursor];
  }

  handlePrevious(): void {
    this.cursors = this.cursors.slice(0, -1);
  }

  handleRetry(): void {
    this.notice = '';
    this.isFailed = false;
    this.refreshOrders?.();
  }

  /** A change of an order changes its head too. */
  handleChanged(): void {
    this.refreshOrders?.();
  }

  private read({ uiapi: { query } }: OrdersAnswer): void {
    const today = localDate(new Date());
    this.isFailed = false;
    this.closed = query.closed;
    this.rows = [...nodesOf(query.open), ...nodesOf(query.closed)].map((node) => orderRow(node, today));
    this.notice = query.open ? '' : labels.noPermission;
    if (!this.notice && this.rows.length === 0) this.notice = labels.empty;
  }
}
