import { api, wire } from 'lwc';
import { graphql, type GraphQLResult } from 'lightning/graphql';
import type { AdminCommandKind, Command } from 'c/erpCommand';
import { readUsers, usersQuery, type Issue } from 'c/erpConsoleData';
import ErpConsoleView, { unanswered, type Answer } from 'c/erpConsoleView';
import { fillLabel, formatNumber } from 'c/erpFormat';
import type { PickerOption } from 'c/erpPicker';
import { labels } from './labels';

type Form = '' | 'ignore' | 'assign';

/**
 * What can be done about all records of an issue at once: retry them, ignore them with a reason (and take that back),
 * and give the issue to somebody. `changed` is told when the companion has done something.
 */
export default class ErpIssueActions extends ErpConsoleView {
  @api issue?: Issue;

  readonly labels = labels;
  form: Form = '';
  reason = '';
  userId = '';
  typed = '';
  doneText = '';
  usersAnswer: Answer<readonly PickerOption[]> = unanswered;

  get usersQuery(): string | undefined {
    return this.form === 'assign' ? usersQuery : undefined;
  }

  get usersVariables(): Record<string, unknown> {
    return { name: `%${this.typed}%` };
  }

  @wire(graphql, { query: '$usersQuery', variables: '$usersVariables', operationName: 'erpUsers' })
  wiredUsers(result: GraphQLResult): void {
    this.usersAnswer = this.take('users', result, readUsers, this.usersAnswer.value);
  }

  get users(): readonly PickerOption[] {
    return this.usersAnswer.value ?? [];
  }

  get isIgnored(): boolean {
    return this.issue?.status === 'Ignored';
  }

  get isOpen(): boolean {
    return this.issue?.status === 'Open';
  }

  get isIgnoring(): boolean {
    return this.form === 'ignore';
  }

  get isAssigning(): boolean {
    return this.form === 'assign';
  }

  get isAssigned(): boolean {
    return Boolean(this.issue?.assignedTo);
  }

  get retryLabel(): string {
    return fillLabel(labels.retry, formatNumber(this.issue?.records ?? 0));
  }

  get cannotIgnore(): boolean {
    return this.asking || this.reason.trim() === '';
  }

  get cannotAssign(): boolean {
    return this.asking || this.userId === '';
  }

  async handleRetryRecords(): Promise<void> {
    const ended = await this.act('retry-records', {});
    const { tried = 0, settled = 0, stillParked = 0 } = (ended?.result ?? {}) as Record<string, number>;
    this.doneText = fillLabel(labels.retried, tried, settled, stillParked);
  }

  handleIgnoreForm(): void {
    this.openForm('ignore');
  }

  handleAssignForm(): void {
    this.openForm('assign');
  }

  handleCancel(): void {
    this.form = '';
  }

  handleReason(event: CustomEvent<{ value: string }>): void {
    this.reason = event.detail.value;
  }

  handleFind(event: CustomEvent<{ text: string }>): void {
    this.typed = event.detail.text.trim();
  }

  handleUser(event: CustomEvent<{ value: string }>): void {
    this.userId = event.detail.value;
  }

  handleIgnore(): Promise<unknown> {
    this.doneText = labels.ignored;
    return this.act('ignore-records', { reason: this.reason.trim() });
  }

  handleUndo(): Promise<unknown> {
    this.doneText = labels.undone;
    return this.act('ignore-records', { undo: true });
  }

  handleAssign(): Promise<unknown> {
    this.doneText = labels.assigned;
    return this.act('assign-issue', { userId: this.userId });
  }

  handleUnassign(): Promise<unknown> {
    this.doneText = labels.unassigned;
    return this.act('assign-issue', { userId: null });
  }

  private openForm(form: Form): void {
    this.form = form;
    this.reason = '';
    this.userId = '';
    this.typed = '';
  }

  private async act(kind: AdminCommandKind, request: object): Promise<Command | undefined> {
    const ended = await this.ask({ kind, targetId: this.issue?.id ?? '', request });
    if (ended?.status === 'Done') this.form = '';
    if (ended) this.dispatchEvent(new CustomEvent('changed'));
    return ended;
  }
}
