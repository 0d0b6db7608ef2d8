import { LightningElement, api, wire } from 'lwc';
import { graphql, type GraphQLResult } from 'lightning/graphql';
import IS_SELLER from '@salesforce/customPermission/ERP_Seller';
import { nodesOf, type Connection } from 'c/erpAccountData';
import {
  Pace,
  commandsQuery,
  createCommand,
  isOpen,
  newRequestKey,
  readCommands,
  type Command,
  type Problem,
} from 'c/erpCommand';
import { fillLabel, localDate } from 'c/erpFormat';
import { labels } from './labels';
import { orderLinesQuery } from './query';
import { changedLines, wrongQuantities, type LineEdit } from './request';
import { lineRow, shipmentRow, type LineNode, type LineRow, type ShipmentNode } from './rows';

interface LinesAnswer {
  readonly uiapi: {
    readonly query: {
      readonly ERP_Order_Line__c?: Connection<LineNode>;
      readonly ERP_Shipment__c?: Connection<ShipmentNode>;
    };
  };
}

/** Lines of one order, how far each is and what changed since sending; sellers may ask the ERP for changes. */
export default class ErpOrderLines extends LightningElement {
  @api orderId?: string;
  @api currency: string | null = null;
  /** The ERP still works on the order. */
  @api isOpen = false;

  readonly labels = labels;
  readonly today = localDate(new Date());
  rows: readonly LineRow[] | undefined;
  shipments: readonly object[] = [];
  notice = '';
  isFailed = false;
  isEditing = false;
  edits: Readonly<Record<string, LineEdit>> = {};
  asking = false;
  askError = '';
  commands: readonly Command[] = [];
  private refreshLines: (() => Promise<unknown>) | undefined;
  private refreshCommands: (() => Promise<unknown>) | undefined;
  private readonly pace = new Pace(() => this.refreshCommands?.() ?? Promise.resolve());
  private intent = '';
  private openBefore = false;

  override disconnectedCallback(): void {
    this.pace.end();
  }

  @api
  async refresh(): Promise<void> {
    await this.refreshLines?.();
  }

  get query(): string | undefined {
    return this.orderId ? orderLinesQuery : undefined;
  }

  get variables(): Record<string, unknown> {
    return { order: this.orderId };
  }

  @wire(graphql, { query: '$query', variables: '$variables', operationName: 'erpOrderLines' })
  wiredLines({ data, errors, refresh }: GraphQLResult): void {
    if (refresh) this.refreshLines = refresh;
    if (data) this.read(data as LinesAnswer);
    else if (errors?.length && !this.rows) {
      this.notice = labels.failed;
      this.isFailed = true;
    }
  }

  get commandsQuery(): string | undefined {
    return this.orderId && IS_SELLER ? commandsQuery : undefined;
  }

  get commandsVariables(): Record<string, unknown> {
    return { target: this.orderId };
  }

  @wire(graphql, { query: '$commandsQuery', variables: '$commandsVariables', operationName: 'erpCommands' })
  wiredCommands({ data, refresh }: GraphQLResult): void {
    if (refresh) this.refreshCommands = refresh;
    if (!data) return;
    this.commands = readCommands(data).list.filter(({ kind }) => kind === 'change-order');
    this.followCommands();
  }

  get isLoading(): boolean {
    return !this.rows && !this.notice;
  }

  get lines(): readonly object[] {
    return (this.rows ?? []).map((row) => {
      const edit = this.edits[row.id] ?? {};
      return {
        ...row,
        hasChanges: row.changes.length > 0,
        isEdited: this.isEditing && row.isOpen,
        editQuantity: edit.quantity ?? String(row.quantity),
        editDate: edit.shipmentDate ?? row.shipmentDate,
        editCancel: edit.cancel === true,
        quantityLabel: fillLabel(labels.quantityOf, row.description),
        dateLabel: fillLabel(labels.dateOf, row.description),
        cancelLabel: fillLabel(labels.cancelOf, row.description),
      };
    });
  }

  get hasShipments(): boolean {
    return this.shipments.length > 0;
  }

  get canChange(): boolean {
    const someOpen = (this.rows ?? []).some((row) => row.isOpen);
    return IS_SELLER === true && this.isOpen && someOpen && !this.isEditing && !this.hasOpen;
  }

  get command(): Command | undefined {
    return this.commands[0];
  }

  /** What the ERP refused of an otherwise done change, line by line. */
  get doneText(): string {
    const refused = this.refusals;
    if (refused.length === 0) return labels.changeDone;
    return [labels.changePartly, ...refused.map(({ message }) => message)].join(' ');
  }

  get wrongText(): string {
    const wrong = wrongQuantities(this.rows ?? [], this.edits);
    return wrong.length > 0
      ? fillLabel(labels.wrongQuantity, wrong.map(({ description }) => description).join(', '))
      : '';
  }

  get cannotAsk(): boolean {
    return this.asking || this.wrongText !== '' || changedLines(this.rows ?? [], this.edits).length === 0;
  }

  handleEdit(): void {
    this.isEditing = true;
    this.edits = {};
    this.askError = '';
    this.intent = newRequestKey();
  }

  handleStop(): void {
    this.isEditing = false;
  }

  handleQuantity(event: CustomEvent<{ value: string }>): void {
    this.edit(event, { quantity: event.detail.value });
  }

  handleDate(event: CustomEvent<{ value: string | null }>): void {
    this.edit(event, { shipmentDate: event.detail.value ?? '' });
  }

  handleCancel(event: CustomEvent<{ checked: boolean }>): void {
    this.edit(event, { cancel: event.detail.checked });
  }

  handleRetry(): void {
    this.notice = '';
    this.isFailed = false;
    this.refreshLines?.();
  }

  /** Asks once for each opening of the form, however often the button is pressed. */
  async handleAsk(): Promise<void> {
    if (this.cannotAsk || !this.orderId) return;
    this.asking = true;
    this.askError = '';
    const lines = changedLines(this.rows ?? [], this.edits);
    try {
      const requestKey = this.intent;
      await createCommand({ kind: 'change-order', targetId: this.orderId, request: { lines }, requestKey });
      this.isEditing = false;
      await this.refreshCommands?.();
      this.template?.querySelector<HTMLElement>('c-erp-command-progress')?.focus();
    } catch (error) {
      this.askError = (error as Error).message;
    } finally {
      this.asking = false;
    }
  }

  private get refusals(): readonly Problem[] {
    const refused = this.command?.result.refused;
    return Array.isArray(refused) ? (refused as Problem[]) : [];
  }

  private get hasOpen(): boolean {
    return this.commands.some(isOpen);
  }

  private edit(event: Event, change: LineEdit): void {
    const { line = '' } = (event.currentTarget as HTMLElement).dataset;
    this.edits = { ...this.edits, [line]: { ...this.edits[line], ...change } };
  }

  private followCommands(): void {
    const open = this.commands.filter(isOpen);
    this.pace.follow(open.map(({ id, status, progress }) => `${id} ${status} ${progress}`).join());
    const ended = this.openBefore && open.length === 0;
    this.openBefore = open.length > 0;
    if (!ended) return;
    this.refreshLines?.();
    this.dispatchEvent(new CustomEvent('changed'));
  }

  private read({ uiapi: { query } }: LinesAnswer): void {
    this.isFailed = false;
    this.rows = nodesOf(query.ERP_Order_Line__c).map((node) => lineRow(node, this.currency, this.today));
    this.shipments = nodesOf(query.ERP_Shipment__c).map(shipmentRow);
    this.notice = query.ERP_Order_Line__c ? '' : labels.noPermission;
    if (!this.notice && this.rows.length === 0) this.notice = labels.none;
  }
}
