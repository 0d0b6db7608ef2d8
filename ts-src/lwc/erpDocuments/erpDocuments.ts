import { api, wire } from 'lwc';
import { graphql, type GraphQLResult } from 'lightning/graphql';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import ErpAccountPanel, { unanswered, type Answer, type PanelState } from 'c/erpAccountPanel';
import type { PageMessage } from 'c/erpAccountChannel';
import { nodesOf, type Connection } from 'c/erpAccountData';
import type { DocumentPage } from 'c/erpDocumentList';
import { fillLabel } from 'c/erpFormat';
import { bucketRange, type BucketRange } from './bucketRange';
import { labels } from './labels';
import { invoicesQuery, openItemsQuery, paymentsQuery } from './queries';
import { invoiceRow, openItemRow, paymentRow, type EntryNode, type InvoiceNode } from './rows';

/** Rows of one page; the queries say the same number. */
const PAGE_ROWS = 10;

type Tab = 'invoices' | 'creditMemos' | 'payments' | 'openItems' | 'orders';

interface List extends DocumentPage {
  readonly visible: boolean;
  readonly endCursor: string | null;
}

interface ListAnswer {
  readonly uiapi: {
    readonly query: {
      readonly ERP_Invoice__c?: Connection<InvoiceNode>;
      readonly ERP_Ledger_Entry__c?: Connection<EntryNode>;
    };
  };
}

const queries: Record<Tab, string | undefined> = {
  invoices: invoicesQuery,
  creditMemos: invoicesQuery,
  payments: paymentsQuery,
  openItems: openItemsQuery,
  orders: undefined,
};

const notices: Partial<Record<PanelState, string>> = {
  empty: labels.empty,
  failed: labels.failed,
  noPermission: labels.noPermission,
};

/** The customer's documents: invoices, credit memos, payments and what is still open, with details in place. */
export default class ErpDocuments extends ErpAccountPanel {
  @api recordId?: string;

  readonly labels = labels;
  answer: Answer<List> = unanswered;
  tab: Tab = 'invoices';
  bucket = '';
  /** Ends of the pages before this one, first page first. */
  cursors: readonly string[] = [];
  private shownKey = '';

  get query(): string | undefined {
    return this.customer ? queries[this.tab] : undefined;
  }

  get variables(): Record<string, unknown> {
    const page = { customer: this.customer?.id, after: this.cursors.at(-1) ?? null };
    if (this.tab === 'payments') return page;
    if (this.tab === 'openItems') return { ...page, dueFrom: this.range.from, dueTo: this.range.to };
    return { ...page, type: this.tab === 'creditMemos' ? 'Credit Memo' : 'Invoice' };
  }

  @wire(graphql, { query: '$query', variables: '$variables' })
  wiredList(result: GraphQLResult): void {
    this.shownKey = this.key;
    this.answer = this.take('list', result, (data) => this.readList(data as ListAnswer), this.answer.value);
  }

  /** The frame waits for the customer only; a list that loads, fails or is empty says so below its tab. */
  override get state(): PanelState {
    return this.accountState ?? 'ready';
  }

  get isPartial(): boolean {
    return this.answer.partial;
  }

  get page(): DocumentPage | undefined {
    return this.answer.value;
  }

  get isFailed(): boolean {
    return this.answer.failed;
  }

  get notice(): string {
    const state = this.stateOf(
      this.answer,
      ({ visible }) => visible,
      ({ rows }) => rows.length === 0,
    );
    return notices[state] ?? '';
  }

  get showsInvoices(): boolean {
    return this.tab === 'invoices';
  }

  get showsCreditMemos(): boolean {
    return this.tab === 'creditMemos';
  }

  get showsPayments(): boolean {
    return this.tab === 'payments';
  }

  get showsOpenItems(): boolean {
    return this.tab === 'openItems';
  }

  get showsOrders(): boolean {
    return this.tab === 'orders';
  }

  get customerId(): string {
    return this.customer?.id ?? '';
  }

  get bucketText(): string {
    return this.bucket ? fillLabel(labels.bucketFilter, this.range.label) : '';
  }

  handleTab(event: Event): void {
    const tab = (event.target as unknown as { value: Tab }).value;
    if (tab === this.tab) return;
    this.tab = tab;
    this.turn([]);
  }

  handleNext(): void {
    const cursor = this.answer.value?.endCursor;
    if (cursor) this.turn([...this.cursors, cursor]);
  }

  handlePrevious(): void {
    this.turn(this.cursors.slice(0, -1));
  }

  handleClearBucket(): void {
    this.tell('bucket');
  }

  async handleCopy(event: CustomEvent<{ text: string }>): Promise<void> {
    const message = event.detail.text;
    try {
      await navigator.clipboard.writeText(message);
      this.dispatchEvent(new ShowToastEvent({ title: labels.copied, message, variant: 'success' }));
    } catch {
      this.dispatchEvent(new ShowToastEvent({ title: labels.copyFailed, message, variant: 'info', mode: 'sticky' }));
    }
  }

  /** Orders ask for themselves. */
  protected override async refreshFigures(): Promise<unknown> {
    const orders = this.template?.querySelector<HTMLElement & { refresh(): Promise<void> }>('c-erp-orders');
    return Promise.all([super.refreshFigures(), orders?.refresh()]);
  }

  protected override customerChanged(): void {
    this.bucket = '';
    this.turn([]);
  }

  protected override heard(message: PageMessage): void {
    if (message.kind !== 'bucket') return;
    this.bucket = message.value;
    if (message.value) this.tab = 'openItems';
    this.turn([]);
  }

  private get range(): BucketRange {
    return bucketRange(this.bucket, this.customer?.agingDays ?? [30, 60, 90], this.today);
  }

  /** What the list shows; the wire answers again only when this changes. */
  private get key(): string {
    return JSON.stringify([this.tab, this.variables]);
  }

  private turn(cursors: readonly string[]): void {
    this.cursors = cursors;
    if (this.key !== this.shownKey) this.answer = unanswered;
  }

  private readList({ uiapi: { query } }: ListAnswer): List {
    const customer = this.customer;
    const context = {
      today: this.today,
      homeCurrency: customer?.currency ?? null,
      companyName: customer?.companyName ?? '',
    };
    const list = query.ERP_Invoice__c ?? query.ERP_Ledger_Entry__c;
    const entryRow = this.tab === 'payments' ? paymentRow : openItemRow;
    const rows = query.ERP_Invoice__c
      ? nodesOf(query.ERP_Invoice__c).map((node) => invoiceRow(node, context, customer?.id ?? ''))
      : nodesOf(query.ERP_Ledger_Entry__c).map((node) => entryRow(node, context));
    return {
      visible: Boolean(list),
      rows,
      first: this.cursors.length * PAGE_ROWS + 1,
      total: list?.totalCount ?? rows.length,
      hasNext: list?.pageInfo?.hasNextPage ?? false,
      endCursor: list?.pageInfo?.endCursor ?? null,
    };
  }
}
