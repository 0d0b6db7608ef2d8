import { api, wire } from 'lwc';
import { graphql, type GraphQLResult } from 'lightning/graphql';
import ErpAccountPanel, { unanswered, type Answer, type PanelState } from 'c/erpAccountPanel';
import type { PageMessage } from 'c/erpAccountChannel';
import { positionQuery, positionVariables, readPosition, type Position } from 'c/erpAccountData';
import { fillLabel } from 'c/erpFormat';
import { watchPage, type PageWatch } from 'c/erpWatch';
import { creditFact, holdFact, ordersFact, overdueFact, salesFact } from './facts';
import { labels } from './labels';

/**
 * A run that moved something of any customer makes the panels ask again at most this often, but every such run does so
 * for this long after a figure of this customer changed: lines and applications come after the change that was noticed.
 */
const RUN_REFRESH_MS = 60_000;

/**
 * The five facts of an account: overdue, credit, hold, open orders, sales. It also leads the page: it holds the
 * company switch, and it watches for changes and tells the other panels.
 */
export default class ErpAccountFacts extends ErpAccountPanel {
  @api recordId?: string;

  answer: Answer<Position> = unanswered;
  readonly labels = labels;
  private watch: PageWatch | undefined;
  private fingerprint = '';
  private lastRun = '';
  private refreshedAt = Date.now();
  private changedAt = 0;

  override connectedCallback(): void {
    super.connectedCallback();
    this.watch = watchPage(() => this.refreshAccount());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.watch?.end();
  }

  get query(): string | undefined {
    return this.customer ? positionQuery : undefined;
  }

  get variables(): Record<string, unknown> {
    return this.customer ? positionVariables(this.customer, this.today) : {};
  }

  @wire(graphql, { query: '$query', variables: '$variables', operationName: 'erpPosition' })
  wiredPosition(result: GraphQLResult): void {
    const customer = this.customer;
    if (customer) {
      this.answer = this.take(
        'position',
        result,
        (data) => readPosition(data, customer, this.today),
        this.answer.value,
      );
    }
  }

  override get state(): PanelState {
    return this.stateOf(
      this.answer,
      () => true,
      () => false,
    );
  }

  get isPartial(): boolean {
    return this.answer.partial;
  }

  get overdue(): object | undefined {
    return this.customer && this.answer.value && overdueFact(this.answer.value, this.customer);
  }

  get credit(): object | undefined {
    return this.customer && creditFact(this.customer);
  }

  get meterClass(): string {
    return this.customer && creditFact(this.customer).isOver ? 'used used_over' : 'used';
  }

  get hold(): object | undefined {
    return this.customer && holdFact(this.customer);
  }

  get orders(): object | undefined {
    return this.customer && ordersFact(this.customer, this.today);
  }

  get ordersClass(): string {
    return this.customer?.openOrders === null ? 'figure muted' : 'figure';
  }

  get sales(): object | undefined {
    return this.customer && this.answer.value && salesFact(this.answer.value, this.customer, this.today);
  }

  get billedTo(): string {
    const name = this.answer.value?.billedTo ?? '';
    return name ? fillLabel(labels.billedTo, name) : '';
  }

  get hasSeveralCustomers(): boolean {
    return (this.account?.customers.length ?? 0) > 1;
  }

  get companyOptions(): readonly { label: string; value: string }[] {
    return (this.account?.customers ?? []).map(({ id, companyName, number, name }) => ({
      label: fillLabel(labels.companyOption, companyName, number, name),
      value: id,
    }));
  }

  get chosenCompany(): string {
    return this.customer?.id ?? '';
  }

  handleCompany(event: CustomEvent<{ value: string }>): void {
    this.choose(event.detail.value);
    this.tell('customer', event.detail.value);
  }

  handleRefresh(): void {
    this.refreshAll();
    this.tell('changed');
  }

  protected override customerChanged(): void {
    this.answer = unanswered;
  }

  protected override heard(message: PageMessage): void {
    if (message.kind === 'hello' && this.chosenId) this.tell('customer', this.chosenId);
  }

  /** Tells the page when the figures are newer than those it shows. */
  protected override accountChanged(): void {
    const { fingerprint = '', lastRun = '' } = this.account ?? {};
    const known = this.fingerprint !== '';
    const differs = fingerprint !== this.fingerprint;
    const now = Date.now();
    const isDue = now - this.changedAt < RUN_REFRESH_MS || now - this.refreshedAt > RUN_REFRESH_MS;
    const ranSince = lastRun !== this.lastRun && isDue;
    this.fingerprint = fingerprint;
    if (!known || differs || ranSince) {
      this.lastRun = lastRun;
      this.refreshedAt = now;
    }
    if (!known || !(differs || ranSince)) return;
    if (differs) {
      this.changedAt = now;
      this.watch?.stir();
    }
    this.tell('changed');
  }
}
