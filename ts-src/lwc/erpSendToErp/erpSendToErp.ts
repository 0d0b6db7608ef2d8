import { api, wire } from 'lwc';
import { graphql, type GraphQLResult } from 'lightning/graphql';
import { RefreshEvent } from 'lightning/refresh';
import { getRecord, notifyRecordUpdateAvailable, type UiRecord } from 'lightning/uiRecordApi';
import IS_SELLER from '@salesforce/customPermission/ERP_Seller';
import ORDER from '@salesforce/schema/ERP_Order__c';
import { customersQuery, readAccount, type ErpAccount } from 'c/erpAccountData';
import {
  Pace,
  commandsQuery,
  createCommand,
  isOpen,
  newRequestKey,
  readCommands,
  type Command,
  type CommandKind,
  type Commands,
} from 'c/erpCommand';
import { fillLabel, formatMoment } from 'c/erpFormat';
import { readPreflight, type Preflight } from 'c/erpPreflight';
import ErpRecordPanel, { unanswered, type Answer, type PanelState } from 'c/erpRecordPanel';
import { historyOf } from './history';
import { labels } from './labels';
import { opportunityQuery, readOpportunity } from './opportunity';
import { otherFields, readOther } from './otherRecord';
import { recipientsOf, type Recipient } from './recipient';
import { hasLiveOrder, missingOf, type Missing, type Subject } from './subject';

type RecordResult = { data?: UiRecord; error?: unknown };

/**
 * The button that makes an ERP order of an opportunity or a quote: what is missing, who it is for, what the ERP says
 * to it, and how the sending goes. Whatever is asked is a record that the companion takes up; the page follows it.
 */
export default class ErpSendToErp extends ErpRecordPanel {
  @api recordId?: string;
  @api objectApiName = 'Opportunity';

  readonly labels = labels;
  readonly orderObject = ORDER.objectApiName;
  readonly isSeller = IS_SELLER === true;
  subjectAnswer: Answer<Subject> = unanswered;
  accountAnswer: Answer<ErpAccount> = unanswered;
  commandsAnswer: Answer<Commands> = unanswered;
  chosenRecipient = '';
  requestedDate = '';
  reference = '';
  onHold = false;
  /** Something is on its way to the org: a second click must not start again. */
  asking = false;
  askError = '';
  private readonly pace = new Pace(() => this.refreshOne('commands'));
  private intents: Partial<Record<CommandKind, string>> = {};
  private openBefore = false;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.pace.end();
  }

  get isOpportunity(): boolean {
    return this.objectApiName === 'Opportunity';
  }

  get subjectQuery(): string | undefined {
    return this.recordId && this.isOpportunity ? opportunityQuery : undefined;
  }

  get subjectVariables(): Record<string, unknown> {
    return { record: this.recordId };
  }

  @wire(graphql, { query: '$subjectQuery', variables: '$subjectVariables', operationName: 'erpQuoteToSend' })
  wiredSubject(result: GraphQLResult): void {
    if (!this.isOpportunity) return;
    this.subjectAnswer = this.take('subject', result, readOpportunity, this.subjectAnswer.value);
  }

  get otherId(): string | undefined {
    return this.isOpportunity ? undefined : this.recordId;
  }

  get otherFields(): readonly string[] {
    return otherFields(this.objectApiName);
  }

  @wire(getRecord, { recordId: '$otherId', optionalFields: '$otherFields' })
  wiredOther({ data, error }: RecordResult): void {
    if (this.isOpportunity) return;
    const value = data ? readOther(data.fields) : undefined;
    this.subjectAnswer = { value, failed: Boolean(error), partial: false };
  }

  get accountQuery(): string | undefined {
    return this.subject?.accountId ? customersQuery : undefined;
  }

  get accountVariables(): Record<string, unknown> {
    return { account: this.subject?.accountId };
  }

  @wire(graphql, { query: '$accountQuery', variables: '$accountVariables', operationName: 'erpCustomers' })
  wiredAccount(result: GraphQLResult): void {
    this.accountAnswer = this.take('account', result, readAccount, this.accountAnswer.value);
  }

  get commandsQuery(): string | undefined {
    return this.recordId ? commandsQuery : undefined;
  }

  get commandsVariables(): Record<string, unknown> {
    return { target: this.recordId };
  }

  @wire(graphql, { query: '$commandsQuery', variables: '$commandsVariables', operationName: 'erpCommands' })
  wiredCommands(result: GraphQLResult): void {
    this.commandsAnswer = this.take('commands', result, readCommands, this.commandsAnswer.value);
    this.followCommands();
  }

  override get state(): PanelState {
    if (this.subjectAnswer.failed) return 'failed';
    if (!this.subject) return 'loading';
    return this.subject.visible ? 'ready' : 'noPermission';
  }

  get isPartial(): boolean {
    return this.accountAnswer.failed || this.commandsAnswer.failed || this.subjectAnswer.partial;
  }

  get subject(): Subject | undefined {
    return this.subjectAnswer.value;
  }

  get missing(): readonly Missing[] {
    return this.subject ? missingOf(this.subject) : [];
  }

  get isComplete(): boolean {
    return this.missing.length === 0;
  }

  get recipients(): readonly Recipient[] {
    return recipientsOf(this.accountAnswer.value);
  }

  get hasChoice(): boolean {
    return this.recipients.length > 1;
  }

  get recipient(): Recipient | undefined {
    return this.recipients.find(({ value }) => value === this.chosenRecipient) ?? this.recipients[0];
  }

  get recipientValue(): string {
    return this.recipient?.value ?? '';
  }

  get prospectText(): string {
    if (!this.recipient?.isProspect) return '';
    return this.recipient.needsConsent ? labels.prospectConsent : labels.prospect;
  }

  get command(): Command | undefined {
    return this.commands.find(({ kind }) => kind === 'send-quote' || kind === 'check-quote');
  }

  /** A check that was done is shown as its table, not as a sentence. */
  get followed(): Command | undefined {
    const command = this.command;
    return command?.kind === 'check-quote' && command.status === 'Done' ? undefined : command;
  }

  get preflight(): Preflight | undefined {
    const check = this.commands.find(({ kind, status }) => kind === 'check-quote' && status === 'Done');
    const sent = this.commands.find(({ kind }) => kind === 'send-quote');
    const isOld = check && sent?.status === 'Done' && this.commands.indexOf(sent) < this.commands.indexOf(check);
    return (check && !isOld && readPreflight(check.result)) || undefined;
  }

  get history(): readonly object[] {
    return historyOf(this.commands);
  }

  get hasHistory(): boolean {
    return this.history.length > 0;
  }

  get isAccepted(): boolean {
    return this.subject !== undefined && hasLiveOrder(this.subject);
  }

  get acceptedText(): string {
    const { orderNumber = '', sent = '' } = this.subject ?? {};
    const text = fillLabel(this.isHeld ? labels.held : labels.accepted, orderNumber);
    return sent ? `${text} ${fillLabel(labels.sentAt, formatMoment(new Date(sent)))}` : text;
  }

  get acceptedKind(): string {
    return this.isHeld ? 'attention' : 'good';
  }

  /** It stands in the ERP as a quote until a seller releases it. */
  get isHeld(): boolean {
    return this.isAccepted && this.subject?.sendState === 'On Hold';
  }

  get canRelease(): boolean {
    return this.isSeller && this.isHeld;
  }

  get cannotRelease(): boolean {
    return this.asking || this.hasOpen;
  }

  get orderId(): string {
    return this.subject?.order?.id ?? '';
  }

  /** The order was deleted in the ERP, so that it may be sent anew. */
  get isGone(): boolean {
    return this.subject?.orderNumber !== '' && !this.isAccepted;
  }

  get goneText(): string {
    return fillLabel(labels.gone, this.subject?.orderNumber ?? '');
  }

  get doneText(): string {
    const { kind, result = {} } = this.command ?? {};
    if (kind !== 'send-quote') return '';
    const number = String(result.number ?? '');
    const text = fillLabel(result.documentType === 'quote' ? labels.doneQuote : labels.doneOrder, number);
    const more = [result.customerCreated === true ? labels.doneCustomer : '', result.stageProblem ?? ''];
    return [text, ...more].filter(Boolean).join(' ');
  }

  get showsForm(): boolean {
    return this.isSeller && !this.isAccepted;
  }

  /** Another user's request is private; the record itself says that one is on its way. */
  get isElsewhere(): boolean {
    const state = this.subject?.sendState;
    return !this.hasOpen && (state === 'Sending' || state === 'Checking');
  }

  get cannotCheck(): boolean {
    return !this.isComplete || this.asking || this.hasOpen || !this.recipient;
  }

  get cannotSend(): boolean {
    return this.cannotCheck || this.isElsewhere || this.preflight?.ready === false;
  }

  get sendLabel(): string {
    const { kind, status } = this.command ?? {};
    const again = this.isGone || (kind === 'send-quote' && (status === 'Refused' || status === 'Failed'));
    return again ? labels.sendAgain : labels.send;
  }

  handleRecipient(event: CustomEvent<{ value: string }>): void {
    this.chosenRecipient = event.detail.value;
  }

  handleDate(event: CustomEvent<{ value: string | null }>): void {
    this.requestedDate = event.detail.value ?? '';
  }

  handleReference(event: CustomEvent<{ value: string }>): void {
    this.reference = event.detail.value;
  }

  handleHold(event: CustomEvent<{ checked: boolean }>): void {
    this.onHold = event.detail.checked;
  }

  handleCheck(): Promise<void> {
    return this.ask('check-quote', { ...this.recipient?.request });
  }

  handleSend(): Promise<void> {
    if (this.cannotSend) return Promise.resolve();
    return this.ask('send-quote', {
      ...this.recipient?.request,
      ...(this.requestedDate ? { requestedDeliveryDate: this.requestedDate } : {}),
      ...(this.reference.trim() ? { reference: this.reference.trim() } : {}),
      ...(this.onHold ? { onHold: true } : {}),
    });
  }

  /** Sending again without the hold makes the order of the quote. */
  handleRelease(): Promise<void> {
    return this.ask('send-quote', { ...this.recipient?.request });
  }

  private get commands(): readonly Command[] {
    return this.commandsAnswer.value?.list ?? [];
  }

  private get hasOpen(): boolean {
    return this.commands.some(isOpen);
  }

  /**
   * Asks once: the key of the intention stays until the org has the request, so that a second click, or a try after an
   * answer was lost, is the same request.
   */
  private async ask(kind: CommandKind, request: object): Promise<void> {
    if (this.cannotCheck || !this.recordId) return;
    this.asking = true;
    this.askError = '';
    const quote = this.isOpportunity ? {} : { quoteId: this.recordId };
    this.intents = { ...this.intents, [kind]: this.intents[kind] ?? newRequestKey() };
    const requestKey = this.intents[kind] ?? '';
    try {
      await createCommand({ kind, targetId: this.recordId, request: { ...quote, ...request }, requestKey });
      this.intents = {};
      await this.refreshOne('commands');
      this.template?.querySelector<HTMLElement & { focus(): void }>('c-erp-command-progress')?.focus();
    } catch (error) {
      this.askError = (error as Error).message;
    } finally {
      this.asking = false;
    }
  }

  /** Looks again while something is open; when it ends the page is read anew: the record and its orders changed too. */
  private followCommands(): void {
    const open = this.commands.filter(isOpen);
    this.pace.follow(open.map(({ id, status, progress }) => `${id} ${status} ${progress}`).join());
    const ended = this.openBefore && open.length === 0;
    this.openBefore = open.length > 0;
    if (!ended || !this.recordId) return;
    this.refreshOne('subject');
    this.refreshOne('account');
    this.dispatchEvent(new RefreshEvent());
    notifyRecordUpdateAvailable([{ recordId: this.recordId }]);
  }
}
