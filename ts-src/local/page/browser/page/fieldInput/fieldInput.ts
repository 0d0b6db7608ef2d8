import { LightningElement, api } from 'lwc';
import { picklist, type Choice, type FieldInfo } from 'page/objectInfo';
import type { LookupContext } from 'page/lookup';
import type { Row } from 'page/session';

/** What the page tells when a person changes a field; `row` is the chosen record of a lookup. */
export interface FieldChange {
  readonly name: string;
  readonly value: unknown;
  readonly row?: Row | undefined;
}

const inputTypes: Readonly<Record<string, string>> = {
  Date: 'date',
  DateTime: 'datetime',
  Phone: 'tel',
  Url: 'text',
  Email: 'email',
  Int: 'number',
  Double: 'number',
  Currency: 'number',
  Percent: 'number',
};

/** The input for one field, by its type. */
export default class FieldInput extends LightningElement {
  @api objectApiName = '';
  @api field?: FieldInfo;
  @api value: unknown;
  @api valueLabel = '';
  @api required = false;
  @api context: LookupContext = {};
  choices: readonly Choice[] = [];

  override connectedCallback(): void {
    if (this.isPicklist) void this.loadChoices();
  }

  get isPicklist(): boolean {
    return this.field?.dataType === 'Picklist' || this.field?.dataType === 'ComboBox';
  }

  get isReference(): boolean {
    return this.field?.dataType === 'Reference';
  }

  get isText(): boolean {
    return this.field?.dataType === 'TextArea';
  }

  get isBoolean(): boolean {
    return this.field?.dataType === 'Boolean';
  }

  get isInput(): boolean {
    return !this.isPicklist && !this.isReference && !this.isText && !this.isBoolean;
  }

  get inputType(): string {
    return inputTypes[this.field?.dataType ?? ''] ?? 'text';
  }

  get step(): string | undefined {
    return this.inputType === 'number' ? 'any' : undefined;
  }

  get label(): string {
    return (this.field?.label ?? '').replace(/ ID$/, '');
  }

  get target(): string {
    return this.field?.referenceToInfos[0]?.apiName ?? '';
  }

  get text(): string {
    return this.value === null || this.value === undefined ? '' : String(this.value as string);
  }

  get options(): Choice[] {
    return this.required ? [...this.choices] : [{ label: '--None--', value: '' }, ...this.choices];
  }

  handleValue(event: CustomEvent<{ value: string }>): void {
    const { value } = event.detail;
    const isEmpty = value === '';
    this.tell(isEmpty ? null : this.inputType === 'number' && this.isInput ? Number(value) : value);
  }

  handleChecked(event: CustomEvent<{ checked: boolean }>): void {
    this.tell(event.detail.checked);
  }

  handleRecord(event: CustomEvent<{ value: string; row?: Row }>): void {
    this.tell(event.detail.value, event.detail.row);
  }

  private tell(value: unknown, row?: Row): void {
    const detail: FieldChange = { name: this.field?.apiName ?? '', value, row };
    this.dispatchEvent(new CustomEvent('fieldchange', { detail }));
  }

  private async loadChoices(): Promise<void> {
    this.choices = await picklist(this.objectApiName, this.field!.apiName);
  }
}
