import { api } from 'lwc';
import type { ConsoleCompany } from 'c/erpConsoleData';
import ErpConsoleView from 'c/erpConsoleView';
import { fillLabel } from 'c/erpFormat';
import { nameOf, type SampleRecord } from 'c/erpMappingDraft';
import { labels } from './labels';

const COUNT = 5;

/**
 * Chooses the real record that a mapping is tried on: the company, a search by number or name, and the way through what
 * was found. `samples` tells the company and its records when they were read, `show` which one is looked at.
 */
export default class ErpSampleStrip extends ErpConsoleView {
  @api mappingKey = '';
  @api entity = '';
  /** Lists to read with the records. */
  @api expand: readonly string[] = [];

  readonly labels = labels;
  company = '';
  index = 0;
  text = '';
  records: readonly SampleRecord[] = [];
  masked: readonly string[] = [];
  refused = '';
  private readFor = '';
  /** Something was read, or it was said why not. */
  private answered = false;
  /** What to read was changed while something else was read. */
  private changed = false;

  /** The latest records are read as soon as it is known of what. */
  override renderedCallback(): void {
    const wanted = `${this.entity} ${this.expand.join()}`;
    if (!this.entity || this.companies.length === 0 || this.asking || this.readFor === wanted) return;
    this.readFor = wanted;
    this.read();
  }

  get companyOptions(): readonly object[] {
    return this.companies.map(({ code, name }) => ({ value: code, label: name || code }));
  }

  get companyValue(): string {
    return this.company || (this.companies[0]?.code ?? '');
  }

  get position(): string {
    if (this.asking || !this.answered) return labels.reading;
    if (this.records.length === 0) return labels.none;
    return fillLabel(labels.of, this.index + 1, this.records.length, nameOf(this.records[this.index]));
  }

  get maskedText(): string {
    return this.masked.length > 0 ? fillLabel(labels.masked, this.masked.join(', ')) : '';
  }

  get problem(): string {
    return this.refused || this.askError;
  }

  get isFirst(): boolean {
    return this.index === 0;
  }

  get isLast(): boolean {
    return this.index >= this.records.length - 1;
  }

  handleCompany(event: CustomEvent<{ value: string }>): void {
    this.company = event.detail.value;
    this.read();
  }

  handleText(event: CustomEvent<{ value: string }>): void {
    this.text = event.detail.value;
  }

  handleKey(event: KeyboardEvent): void {
    if (event.key === 'Enter') this.read();
  }

  handleFind(): void {
    this.read();
  }

  handlePrevious(): void {
    this.show(this.index - 1);
  }

  handleNext(): void {
    this.show(this.index + 1);
  }

  private get connection() {
    return this.connections.find(({ key }) => key === this.mappingKey.split('|')[0]);
  }

  private get companies(): readonly ConsoleCompany[] {
    return this.connection?.companies ?? [];
  }

  private show(index: number): void {
    this.index = Math.max(0, Math.min(this.records.length - 1, index));
    this.dispatchEvent(new CustomEvent('show', { detail: { index: this.index } }));
  }

  private async read(): Promise<void> {
    const { entity, connection } = this;
    const company = this.companies.find(({ code }) => code === this.companyValue);
    if (!connection || !company) return;
    this.changed = this.asking;
    if (this.asking) return;
    const find = this.text.trim();
    const request = { entity, company: company.code, count: COUNT, expand: this.expand, ...(find ? { find } : {}) };
    this.refused = '';
    const ended = await this.ask({ kind: 'read-samples', targetId: connection.id, request });
    this.answered = true;
    if (this.changed) {
      await this.read();
      return;
    }
    if (!ended) return;
    if (ended.status !== 'Done') {
      this.refused = ended.errorMessage ?? '';
      return;
    }
    this.records = (ended.result.records ?? []) as readonly SampleRecord[];
    this.masked = (ended.result.masked ?? []) as readonly string[];
    this.index = 0;
    this.dispatchEvent(new CustomEvent('samples', { detail: { company, records: this.records } }));
  }
}
