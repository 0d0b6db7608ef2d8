import { api } from 'lwc';
import ErpAccountPanel, { type PanelState } from 'c/erpAccountPanel';
import { watchPage, type PageWatch } from 'c/erpWatch';
import { labels } from './labels';

/** The orders of an account's customer, or those that came of an opportunity. */
export default class ErpOrderTimeline extends ErpAccountPanel {
  @api recordId?: string;
  @api objectApiName = 'Account';

  readonly labels = labels;

  private watch: PageWatch | undefined;

  /** An account's facts watch for its whole page; on an opportunity nobody else does. */
  override connectedCallback(): void {
    super.connectedCallback();
    if (this.isOpportunity) this.watch = watchPage(() => this.refreshOrders());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.watch?.end();
  }

  get isOpportunity(): boolean {
    return this.objectApiName === 'Opportunity';
  }

  /** An opportunity's orders are found by the opportunity: whichever customer they are for. */
  override get accountQuery(): string | undefined {
    return this.isOpportunity ? undefined : super.accountQuery;
  }

  override get state(): PanelState {
    if (this.isOpportunity) return this.recordId ? 'ready' : 'loading';
    return this.accountState ?? 'ready';
  }

  get customerId(): string | undefined {
    return this.isOpportunity ? undefined : this.customer?.id;
  }

  get opportunityId(): string | undefined {
    return this.isOpportunity ? this.recordId : undefined;
  }

  override async refreshAll(): Promise<unknown> {
    return Promise.all([super.refreshAll(), this.refreshOrders()]);
  }

  protected override refreshFigures(): Promise<unknown> {
    return this.refreshOrders();
  }

  private refreshOrders(): Promise<unknown> {
    const orders = this.template?.querySelector<HTMLElement & { refresh(): Promise<void> }>('c-erp-orders');
    return orders?.refresh() ?? Promise.resolve();
  }
}
