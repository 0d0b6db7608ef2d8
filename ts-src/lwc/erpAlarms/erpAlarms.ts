import { wire } from 'lwc';
import { graphql, type GraphQLResult } from 'lightning/graphql';
import { readUsers, usersQuery } from 'c/erpConsoleData';
import ErpConsoleView, { unanswered, type Answer, type PanelState } from 'c/erpConsoleView';
import { fillLabel } from 'c/erpFormat';
import type { PickerOption } from 'c/erpPicker';
import { ALARMS, changeOf, readAlarms, type ConnectionAlarms, type Setting, type Settings } from './alarms';
import { alarmsQuery } from './alarmsQuery';
import { labels } from './labels';

/** Who hears the alarms of a connection, when each rings, and a test that shows how one arrives. */
export default class ErpAlarms extends ErpConsoleView {
  readonly labels = labels;
  chosenId = '';
  /** What was typed and is not saved, by setting. */
  typed: Partial<Record<Setting, string>> = {};
  choosing = false;
  find = '';
  doneText = '';
  alarmsAnswer: Answer<readonly ConnectionAlarms[]> = unanswered;
  usersAnswer: Answer<readonly PickerOption[]> = unanswered;

  get alarmsQuery(): string | undefined {
    return this.isAdmin ? alarmsQuery : undefined;
  }

  @wire(graphql, { query: '$alarmsQuery', operationName: 'erpAlarms' })
  wiredAlarms(result: GraphQLResult): void {
    this.alarmsAnswer = this.take('alarms', result, readAlarms, this.alarmsAnswer.value);
  }

  get usersQuery(): string | undefined {
    return this.choosing ? usersQuery : undefined;
  }

  get usersVariables(): Record<string, unknown> {
    return { name: `%${this.find}%` };
  }

  @wire(graphql, { query: '$usersQuery', variables: '$usersVariables', operationName: 'erpUsers' })
  wiredUsers(result: GraphQLResult): void {
    this.usersAnswer = this.take('users', result, readUsers, this.usersAnswer.value);
  }

  override get state(): PanelState {
    const state = this.stateOf(this.alarmsAnswer, () => true);
    return state === 'ready' && this.all.length === 0 ? 'empty' : state;
  }

  get users(): readonly PickerOption[] {
    return this.usersAnswer.value ?? [];
  }

  get hasSeveral(): boolean {
    return this.all.length > 1;
  }

  get connectionOptions(): readonly object[] {
    return this.all.map(({ id, name }) => ({ value: id, label: name }));
  }

  get connectionId(): string {
    return this.shown?.id ?? '';
  }

  get toText(): string {
    const { toName = '' } = this.shown ?? {};
    return toName === '' ? labels.toAdmins : fillLabel(labels.to, toName);
  }

  get isUnreadable(): boolean {
    return this.shown?.readable === false;
  }

  get rows(): readonly object[] {
    return ALARMS.map(({ kind, label, setting, unit }) => ({
      kind,
      label,
      setting,
      unit,
      value: setting ? (this.typed[setting] ?? String(this.shown?.settings[setting] ?? '')) : '',
      inputLabel: fillLabel(labels.threshold, label, unit ?? ''),
      testLabel: fillLabel(labels.testOf, label),
      min: setting === 'silenceMinutes' ? '5' : '0',
    }));
  }

  get cannotSave(): boolean {
    return this.asking || this.wanted === undefined || Object.keys(this.typed).length === 0;
  }

  handleConnection(event: CustomEvent<{ value: string }>): void {
    this.chosenId = event.detail.value;
    this.typed = {};
  }

  handleChoose(): void {
    this.choosing = true;
    this.find = '';
  }

  handleCancel(): void {
    this.choosing = false;
  }

  handleFind(event: CustomEvent<{ text: string }>): void {
    this.find = event.detail.text.trim();
  }

  handleUser(event: CustomEvent<{ value: string }>): Promise<void> {
    return this.change({ to: event.detail.value || null });
  }

  handleNumber(event: CustomEvent<{ value: string }>): void {
    const { setting } = (event.currentTarget as HTMLElement).dataset;
    this.typed = { ...this.typed, [setting as Setting]: event.detail.value };
  }

  handleSave(): Promise<void> {
    const before = this.shown?.settings;
    return before && this.wanted ? this.change(changeOf(before, this.wanted)) : Promise.resolve();
  }

  async handleTest(event: Event): Promise<void> {
    const { kind = '' } = (event.currentTarget as HTMLElement).dataset;
    this.doneText = '';
    const ended = await this.ask({ kind: 'test-alert', targetId: this.connectionId, request: { alert: kind } });
    const { sent = 0 } = (ended?.result ?? {}) as { sent?: number };
    if (ended?.status === 'Done') this.doneText = fillLabel(labels.sent, sent);
  }

  private get all(): readonly ConnectionAlarms[] {
    return this.alarmsAnswer.value ?? [];
  }

  private get shown(): ConnectionAlarms | undefined {
    return this.all.find(({ id }) => id === this.chosenId) ?? this.all[0];
  }

  /** The settings as they would be saved; undefined while a number is none. */
  private get wanted(): Settings | undefined {
    const numbers = Object.entries(this.typed).map(([name, text]) => [name, text.trim() === '' ? NaN : Number(text)]);
    if (!this.shown || numbers.some(([, value]) => !(Number(value) >= 0))) return undefined;
    return { ...this.shown.settings, ...(Object.fromEntries(numbers) as Partial<Settings>) };
  }

  private async change(request: object): Promise<void> {
    this.doneText = labels.saved;
    const ended = await this.ask({ kind: 'change-alarms', targetId: this.connectionId, request });
    if (ended?.status !== 'Done') return;
    this.choosing = false;
    if (!('to' in request)) this.typed = {};
  }
}
