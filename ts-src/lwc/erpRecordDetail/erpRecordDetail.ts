import { api } from 'lwc';
import type { AdminCommandKind, Command } from 'c/erpCommand';
import type { FailedRecord } from 'c/erpConsoleData';
import ErpConsoleView from 'c/erpConsoleView';
import { fillLabel } from 'c/erpFormat';
import type { PickerOption } from 'c/erpPicker';
import type { RequestElement } from 'c/erpRequest';
import { labels } from './labels';
import { sourceFields, typedValue, type Payload } from './sourceFields';

interface Repair {
  readonly field: string;
  readonly text: string;
}

const noRepair: Repair = { field: '', text: '' };

/**
 * One failed record: retry it, show what both sides have, repair a value that the ERP has wrong (used in place of it
 * until the ERP's own value changes), or ignore it. `changed` is told when the companion has done something.
 */
export default class ErpRecordDetail extends ErpConsoleView {
  @api record?: FailedRecord;

  readonly labels = labels;
  payloads: Payload | undefined;
  repairs: readonly Repair[] = [];
  ignoring = false;
  reason = '';
  doneText = '';

  get isIgnored(): boolean {
    return this.record?.state === 'Ignored';
  }

  get canAct(): boolean {
    return this.record?.state !== 'Resolved';
  }

  get isRepairing(): boolean {
    return this.repairs.length > 0;
  }

  get source(): Payload {
    return (this.payloads?.source ?? {}) as Payload;
  }

  get fieldOptions(): readonly PickerOption[] {
    return sourceFields(this.source);
  }

  get repairRows(): readonly object[] {
    return this.repairs.map((repair, index) => ({ ...repair, index: String(index), key: `repair-${index}` }));
  }

  get cannotRepair(): boolean {
    return this.asking || this.repairs.every(({ field }) => field === '');
  }

  get cannotIgnore(): boolean {
    return this.asking || this.reason.trim() === '';
  }

  async handleRetryRecord(): Promise<void> {
    this.doneText = '';
    const ended = await this.act('retry-records', {});
    if (ended?.status === 'Done') this.doneText = Number(ended.result.settled) > 0 ? labels.settled : labels.stillFails;
  }

  async handleShow(): Promise<void> {
    this.doneText = '';
    const ended = await this.ask({ kind: 'show-payloads', targetId: this.record?.id ?? '' });
    if (ended?.status !== 'Done') return;
    this.payloads = ended.result;
    this.template?.querySelector<RequestElement>('c-erp-request')?.clear();
  }

  /** The names of the fields come with the record; so it is shown first. */
  async handleRepairForm(): Promise<void> {
    if (!this.payloads) await this.handleShow();
    if (this.payloads) this.repairs = [noRepair];
  }

  handleField(event: CustomEvent<{ value: string }>): void {
    this.change(event, { field: event.detail.value });
  }

  handleText(event: CustomEvent<{ value: string }>): void {
    this.change(event, { text: event.detail.value });
  }

  handleMore(): void {
    this.repairs = [...this.repairs, noRepair];
  }

  handleCancel(): void {
    this.repairs = [];
    this.ignoring = false;
  }

  async handleRepair(): Promise<void> {
    const given = this.repairs.filter(({ field }) => field !== '');
    const values = Object.fromEntries(given.map(({ field, text }) => [field, typedValue(this.source, field, text)]));
    this.doneText = '';
    const ended = await this.act('repair-record', { values });
    if (ended?.status !== 'Done') return;
    this.repairs = [];
    // What is shown is from before the repair.
    this.payloads = undefined;
    const { settled, message } = ended.result;
    this.doneText = settled === true ? labels.repaired : fillLabel(labels.notRepaired, String(message ?? ''));
  }

  handleIgnoreForm(): void {
    this.ignoring = true;
    this.reason = '';
  }

  handleReason(event: CustomEvent<{ value: string }>): void {
    this.reason = event.detail.value;
  }

  async handleIgnore(): Promise<void> {
    this.doneText = labels.ignored;
    const ended = await this.act('ignore-records', { reason: this.reason.trim() });
    if (ended?.status === 'Done') this.ignoring = false;
  }

  handleUndo(): Promise<unknown> {
    this.doneText = labels.undone;
    return this.act('ignore-records', { undo: true });
  }

  private change(event: Event, part: Partial<Repair>): void {
    const place = Number((event.currentTarget as HTMLElement).dataset.index);
    this.repairs = this.repairs.map((repair, index) => (index === place ? { ...repair, ...part } : repair));
  }

  private async act(kind: AdminCommandKind, request: object): Promise<Command | undefined> {
    const ended = await this.ask({ kind, targetId: this.record?.id ?? '', request });
    if (ended) this.dispatchEvent(new CustomEvent('changed'));
    return ended;
  }
}
