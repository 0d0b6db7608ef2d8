import { api, wire } from 'lwc';
import { graphql, type GraphQLResult } from 'lightning/graphql';
import { RefreshEvent } from 'lightning/refresh';
import IS_ADMIN from '@salesforce/customPermission/ERP_Admin';
import IS_SELLER from '@salesforce/customPermission/ERP_Seller';
import ErpAccountPanel, { unanswered, type Answer, type PanelState } from 'c/erpAccountPanel';
import {
  Pace,
  commandsQuery,
  createCommand,
  isOpen,
  newRequestKey,
  readCommands,
  type Command,
  type Commands,
} from 'c/erpCommand';
import { fieldName, fillLabel } from 'c/erpFormat';
import { conflictsQuery, readConflicts, type RecordConflicts } from './conflicts';
import { labels } from './labels';

type Side = 'erp' | 'salesforce';

/** Fields of the account that both sides changed, to be decided one by one. Without any the panel is not there. */
export default class ErpConflicts extends ErpAccountPanel {
  @api recordId?: string;

  readonly labels = labels;
  readonly mayDecide = IS_SELLER === true || IS_ADMIN === true;
  conflictsAnswer: Answer<readonly RecordConflicts[]> = unanswered;
  commandsAnswer: Answer<Commands> = unanswered;
  choices: Readonly<Record<string, Side>> = {};
  asking = false;
  askError = '';
  private readonly pace = new Pace(() => this.refreshOne('commands'));
  private intent = '';
  private openBefore = false;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.pace.end();
  }

  get conflictsQuery(): string | undefined {
    return this.keys.length > 0 ? conflictsQuery : undefined;
  }

  get conflictsVariables(): Record<string, unknown> {
    return { keys: this.keys };
  }

  @wire(graphql, { query: '$conflictsQuery', variables: '$conflictsVariables', operationName: 'erpConflicts' })
  wiredConflicts(result: GraphQLResult): void {
    this.conflictsAnswer = this.take('conflicts', result, readConflicts, this.conflictsAnswer.value);
  }

  /** Asked only where there is something to decide: most accounts have no conflicts. */
  get commandsQuery(): string | undefined {
    return this.mayDecide && this.conflicts.length > 0 ? commandsQuery : undefined;
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
    return 'ready';
  }

  get isReader(): boolean {
    return !this.mayDecide;
  }

  get isShown(): boolean {
    return this.conflicts.length > 0;
  }

  get records(): readonly object[] {
    return this.conflicts.map(({ id, recordKey, fields }) => ({
      id,
      title: this.titleOf(recordKey),
      fields: fields.map(({ field, agreed, salesforce, erp }) => ({
        key: `${id} ${field}`,
        field,
        name: fieldName(field),
        agreed: fillLabel(labels.agreed, shown(agreed)),
        value: this.choices[field] ?? '',
        options: [
          { label: fillLabel(labels.salesforce, shown(salesforce)), value: 'salesforce' },
          { label: fillLabel(labels.erp, shown(erp)), value: 'erp' },
        ],
      })),
    }));
  }

  get command(): Command | undefined {
    return this.settling[0];
  }

  get cannotSettle(): boolean {
    return this.asking || this.settling.some(isOpen) || Object.keys(this.choices).length === 0;
  }

  handleChoice(event: CustomEvent<{ value: Side }>): void {
    const { field = '' } = (event.currentTarget as HTMLElement).dataset;
    this.choices = { ...this.choices, [field]: event.detail.value };
  }

  async handleSettle(): Promise<void> {
    if (this.cannotSettle || !this.recordId) return;
    this.asking = true;
    this.askError = '';
    this.intent = this.intent || newRequestKey();
    try {
      const { choices, intent, recordId } = this;
      await createCommand({
        kind: 'settle-conflict',
        targetId: recordId,
        request: { choices },
        requestKey: intent,
      });
      this.intent = '';
      this.choices = {};
      await this.refreshOne('commands');
      this.template?.querySelector<HTMLElement>('c-erp-command-progress')?.focus();
    } catch (error) {
      this.askError = (error as Error).message;
    } finally {
      this.asking = false;
    }
  }

  private get keys(): readonly string[] {
    return (this.account?.customers ?? []).map(({ key }) => key).filter(Boolean);
  }

  private get conflicts(): readonly RecordConflicts[] {
    return this.conflictsAnswer.value ?? [];
  }

  private get settling(): readonly Command[] {
    return (this.commandsAnswer.value?.list ?? []).filter(({ kind }) => kind === 'settle-conflict');
  }

  private titleOf(recordKey: string): string {
    const customer = this.account?.customers.find(({ key }) => key === recordKey);
    return customer ? fillLabel(labels.customer, customer.companyName, customer.number, customer.name) : '';
  }

  private followCommands(): void {
    const open = this.settling.filter(isOpen);
    this.pace.follow(open.map(({ id, status, progress }) => `${id} ${status} ${progress}`).join());
    const ended = this.openBefore && open.length === 0;
    this.openBefore = open.length > 0;
    if (!ended) return;
    this.refreshOne('conflicts');
    this.dispatchEvent(new RefreshEvent());
  }
}

function shown(value: unknown): string {
  return value === null || value === undefined || value === '' ? labels.noValue : String(value);
}
