import { wire } from 'lwc';
import { graphql, type GraphQLResult } from 'lightning/graphql';
import { AccountChannel, type PageMessage } from 'c/erpAccountChannel';
import { customersQuery, readAccount, type ErpAccount, type ErpCustomer } from 'c/erpAccountData';
import ErpRecordPanel, { type Answer, type PanelState } from 'c/erpRecordPanel';

export { unanswered, type Answer, type PanelState } from 'c/erpRecordPanel';

/**
 * What every ERP panel of an account does: it finds the ERP customers of the account, shows the one that the page has
 * chosen, asks again when the page says that figures changed, and knows the states it can be in before it has figures.
 * All panels ask for the customers with the same query, so the platform's cache answers all but the first.
 */
export default abstract class ErpAccountPanel extends ErpRecordPanel {
  account: ErpAccount | undefined;
  accountFailed = false;
  chosenId = '';

  private channel: AccountChannel | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.channel = new AccountChannel((message) => this.hear(message));
    if (this.recordId) this.tell('hello');
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.channel?.close();
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

  /** Asks again only for the customers: the cheap look whether anything changed. */
  protected refreshAccount(): Promise<unknown> {
    return this.refreshOne('account');
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
