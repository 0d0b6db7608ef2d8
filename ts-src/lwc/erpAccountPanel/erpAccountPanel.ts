import { LightningElement, wire } from 'lwc';
import { graphql, type GraphQLResult } from 'lightning/graphql';
import { registerRefreshHandler, unregisterRefreshHandler } from 'lightning/refresh';
import { AccountChannel, type PageMessage } from 'c/erpAccountChannel';
import { customersQuery, readAccount, type ErpAccount, type ErpCustomer } from 'c/erpAccountData';
import { localDate } from 'c/erpFormat';

/** What a panel can be in; `c/erpPanel` has a face for each. */
export type PanelState = 'loading' | 'notLinked' | 'noPermission' | 'failed' | 'empty' | 'ready';

/** How far one question of a panel is: nothing yet, an answer (perhaps with gaps), or only errors. */
export interface Answer<T> {
  readonly value: T | undefined;
  readonly failed: boolean;
  /** Some of it could not be read; what could is shown. */
  readonly partial: boolean;
}

/** The answer before anything arrived. */
export const unanswered: Answer<never> = { value: undefined, failed: false, partial: false };

/**
 * What every ERP panel of an account does: it finds the ERP customers of the account, shows the one that the page has
 * chosen, asks again when the page says that figures changed, and knows the states it can be in before it has figures.
 * All panels ask for the customers with the same query, so the platform's cache answers all but the first.
 */
export default abstract class ErpAccountPanel extends LightningElement {
  /** Each panel declares it with `@api`, so that the page can hand it over. */
  abstract recordId?: string;

  /** What the panel is in; the frame shows the face for it. */
  abstract get state(): PanelState;

  account: ErpAccount | undefined;
  accountFailed = false;
  chosenId = '';
  today = localDate(new Date());

  private channel: AccountChannel | undefined;
  private refreshHandler: number | undefined;
  private refreshers: Record<string, () => Promise<unknown>> = {};

  override connectedCallback(): void {
    this.channel = new AccountChannel((message) => this.hear(message));
    this.refreshHandler = registerRefreshHandler(this, () => this.refreshAll());
    if (this.recordId) this.tell('hello');
  }

  override disconnectedCallback(): void {
    this.channel?.close();
    if (this.refreshHandler !== undefined) unregisterRefreshHandler(this.refreshHandler);
  }

  get accountQuery(): string | undefined {
    return this.recordId ? customersQuery : undefined;
  }

  get accountVariables(): Record<string, unknown> {
    return { account: this.recordId };
  }

  @wire(graphql, { query: '$accountQuery', variables: '$accountVariables', operationName: 'erpCustomers' })
  wiredAccount(result: GraphQLResult): void {
    const answer = this.take('account', result, readAccount, this.account);
    this.account = answer.value;
    this.accountFailed = answer.failed;
    if (answer.value) this.accountChanged();
  }

  /** The ERP customer that is shown: the chosen one, else the first. */
  get customer(): ErpCustomer | undefined {
    const customers = this.account?.customers ?? [];
    return customers.find(({ id }) => id === this.chosenId) ?? customers[0];
  }

  /** State before the panel has figures of its own; null when there is a customer to show. */
  get accountState(): PanelState | null {
    if (this.accountFailed) return 'failed';
    if (!this.account) return 'loading';
    if (!this.account.visible) return 'noPermission';
    return this.account.customers.length === 0 ? 'notLinked' : null;
  }

  /** The content is built only when there is something to build it from. */
  get isReady(): boolean {
    return this.state === 'ready';
  }

  /**
   * State of a panel whose content is one answer: `visible` tells from it whether the reader may see what it is made
   * of, `empty` whether there is nothing to show.
   */
  protected stateOf<T>(answer: Answer<T>, visible: (value: T) => boolean, empty: (value: T) => boolean): PanelState {
    const before = this.accountState;
    if (before) return before;
    if (answer.failed) return 'failed';
    if (answer.value === undefined) return 'loading';
    if (!visible(answer.value)) return 'noPermission';
    return empty(answer.value) ? 'empty' : 'ready';
  }

  /**
   * Takes what a wire emits: remembers how to ask again and reads the answer. Until a new answer is there the old one
   * stays, also when asking again fails; errors beside data leave gaps, errors instead of a first answer fail the
   * panel.
   */
  protected take<T>(
    name: string,
    { data, errors, refresh }: GraphQLResult,
    read: (data: unknown) => T,
    previous?: T,
  ): Answer<T> {
    if (refresh) this.refreshers = { ...this.refreshers, [name]: refresh };
    const wrong = Boolean(errors?.length);
    if (data) return { value: read(data), failed: false, partial: wrong };
    if (previous !== undefined) return { value: previous, failed: false, partial: wrong };
    return { value: undefined, failed: wrong, partial: false };
  }

  /** Asks everything again that the panel has asked. */
  refreshAll(): Promise<unknown> {
    this.today = localDate(new Date());
    return Promise.all(Object.values(this.refreshers).map((refresh) => refresh()));
  }

  /** Asks again what the panel itself shows, not the customers. */
  protected refreshFigures(): Promise<unknown> {
    this.today = localDate(new Date());
    const own = Object.entries(this.refreshers).filter(([name]) => name !== 'account');
    return Promise.all(own.map(([, refresh]) => refresh()));
  }

  /** Asks again only for the customers: the cheap look whether anything changed. */
  protected refreshAccount(): Promise<unknown> {
    return this.refreshers.account?.() ?? Promise.resolve();
  }

  handleRetry(): void {
    this.refreshAll();
  }

  protected tell(kind: PageMessage['kind'], value = ''): void {
    if (this.recordId) this.channel?.send(this.recordId, kind, value);
  }

  /** Shows another ERP customer; what was shown of the one before is taken away first. */
  protected choose(customerId: string): void {
    const before = this.customer?.id;
    this.chosenId = customerId;
    if (this.customer?.id !== before) this.customerChanged();
  }

  /** Called when another customer is shown: forget the figures of the one before. */
  protected customerChanged(): void {}

  /** Called when the customers have been read (again). */
  protected accountChanged(): void {}

  /** Called for messages about this account, after the panel has followed them. */
  protected heard?(message: PageMessage): void;

  private hear(message: PageMessage): void {
    if (message.accountId !== this.recordId) return;
    if (message.kind === 'customer') this.choose(message.value);
    if (message.kind === 'changed') this.refreshFigures();
    this.heard?.(message);
  }
}
