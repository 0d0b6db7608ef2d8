import { LightningElement, api } from 'lwc';
import IS_ADMIN from '@salesforce/customPermission/ERP_Admin';
import { fillLabel } from 'c/erpFormat';
import { labels } from './labels';

export type SampleRecord = Readonly<Record<string, unknown>>;

/**
 * Chooses the real record that a mapping is tried on: the company, a search by number or name, and the way through what
 * was found. `find` asks for records, `show` tells which one is looked at.
 */
export default class ErpSampleStrip extends LightningElement {
  @api companies: readonly { readonly code: string; readonly name: string }[] = [];
  @api company = '';
  @api masked: readonly string[] = [];
  @api busy = false;

  readonly labels = labels;
  readonly isAdmin = IS_ADMIN === true;
  index = 0;
  text = '';
  private list: readonly SampleRecord[] = [];

  @api
  get records(): readonly SampleRecord[] {
    return this.list;
  }
  set records(records: readonly SampleRecord[]) {
    if (records === this.list) return;
    this.list = records;
    this.index = 0;
  }

  get companyOptions(): readonly object[] {
    return this.companies.map(({ code, name }) => ({ value: code, label: name || code }));
  }

  get position(): string {
    if (this.list.length === 0) return labels.none;
    return fillLabel(labels.of, this.index + 1, this.list.length, nameOf(this.list[this.index]));
  }

  get maskedText(): string {
    return this.masked.length > 0 ? fillLabel(labels.masked, this.masked.join(', ')) : '';
  }

  get isFirst(): boolean {
    return this.index === 0;
  }

  get isLast(): boolean {
    return this.index >= this.list.length - 1;
  }

  handleCompany(event: CustomEvent<{ value: string }>): void {
    this.ask(event.detail.value);
  }

  handleText(event: CustomEvent<{ value: string }>): void {
    this.text = event.detail.value;
  }

  handleKey(event: KeyboardEvent): void {
    if (event.key === 'Enter') this.ask(this.company);
  }

  handleFind(): void {
    this.ask(this.company);
  }

  handlePrevious(): void {
    this.show(this.index - 1);
  }

  handleNext(): void {
    this.show(this.index + 1);
  }

  private show(index: number): void {
    this.index = Math.max(0, Math.min(this.list.length - 1, index));
    this.dispatchEvent(new CustomEvent('show', { detail: { index: this.index } }));
  }

  private ask(company: string): void {
    this.dispatchEvent(new CustomEvent('find', { detail: { company, text: this.text.trim() } }));
  }
}

/** What people know a record by. */
export function nameOf(record: SampleRecord | undefined): string {
  const known = ['number', 'code', 'documentNumber', 'displayName', 'name', 'description', 'id'];
  const name = known.map((field) => record?.[field]).find((value) => typeof value === 'string' && value !== '');
  return typeof name === 'string' ? name : '–';
}
