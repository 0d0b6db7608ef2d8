import { LightningElement, api } from 'lwc';
import IS_ADMIN from '@salesforce/customPermission/ERP_Admin';
import { fillLabel } from 'c/erpFormat';
import { isLookup, type Entry, type FieldRow, type SalesforceField } from 'c/erpMappingDraft';
import type { CompletionField } from 'c/mappingEditing';
import type { PickerOption } from 'c/erpPicker';
import type { FormulaSample } from 'c/erpFormulaEditor';
import { constantOf, entryOfKind, kindOf, withSetting, type Kind } from './entries';
import { labels } from './labels';

/**
 * Where the value of one field comes from and what else is done with it. Every change is told at once: `entry` with the
 * new entry, or with none when the field is not to be written any more; `class` with the class of the source field.
 */
export default class ErpFieldEditor extends LightningElement {
  @api row?: FieldRow;
  @api field?: SalesforceField;
  /** Paths that can be chosen. */
  @api erpFields: readonly CompletionField[] = [];
  @api samples: readonly FormulaSample[] = [];
  @api valueMaps: readonly string[] = [];
  @api entities: readonly PickerOption[] = [];
  @api classes: Readonly<Record<string, string>> = {};
  @api twoWay = false;

  readonly labels = labels;
  readonly isAdmin = IS_ADMIN === true;
  readonly owners = [
    { value: '', label: labels.ownerDefault },
    { value: 'erp', label: labels.ownerErp },
    { value: 'salesforce', label: labels.ownerSalesforce },
    { value: 'latest', label: labels.ownerLatest },
    { value: 'ask', label: labels.ownerAsk },
  ];
  readonly classOptions = [
    { value: 'open', label: labels.open },
    { value: 'personal', label: labels.personal },
    { value: 'confidential', label: labels.confidential },
  ];

  get headingText(): string {
    return fillLabel(labels.title, this.field?.label ?? '');
  }

  get hasField(): boolean {
    return this.row !== undefined && this.field !== undefined;
  }

  get kinds(): readonly object[] {
    const isReference = this.field?.type === 'reference';
    return [
      { value: 'nothing', label: labels.nothing },
      { value: 'source', label: labels.source },
      { value: 'formula', label: labels.formula },
      { value: 'constant', label: labels.constant },
      ...(isReference ? [{ value: 'lookup', label: labels.lookup }] : []),
    ];
  }

  get kind(): Kind {
    return kindOf(this.entry);
  }

  get isSource(): boolean {
    return this.kind === 'source';
  }

  get isFormula(): boolean {
    return this.kind === 'formula';
  }

  get isConstant(): boolean {
    return this.kind === 'constant';
  }

  get isLookup(): boolean {
    return this.kind === 'lookup';
  }

  get hasSettings(): boolean {
    return this.kind !== 'nothing' && this.kind !== 'lookup';
  }

  get sourceOptions(): readonly PickerOption[] {
    return this.erpFields.map(({ name, type = '' }) => ({ value: name, label: name, detail: type }));
  }

  get source(): string {
    return this.entry?.source ?? '';
  }

  get formula(): string {
    return this.entry?.formula ?? '';
  }

  get constant(): string {
    return this.entry && !isLookup(this.entry) ? String(this.entry.constant ?? '') : '';
  }

  get defaultValue(): string {
    return this.entry && !isLookup(this.entry) ? String(this.entry.default ?? '') : '';
  }

  get required(): boolean {
    return this.entry?.required === true;
  }

  get insertOnly(): boolean {
    return this.entry?.insertOnly === true;
  }

  get owner(): string {
    return this.entry?.owner ?? '';
  }

  get note(): string {
    return this.entry?.note ?? '';
  }

  get entity(): string {
    return this.entry && isLookup(this.entry) ? this.entry.entity : '';
  }

  get valueMap(): string {
    return this.entry && !isLookup(this.entry) ? (this.entry.valueMap ?? '') : '';
  }

  get valueMapOptions(): readonly object[] {
    const fresh = (this.field?.name ?? '')
      .replace(/__c$/, '')
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, '-');
    return [
      { value: '', label: labels.noValueMap },
      ...this.valueMaps.map((value) => ({ value, label: value })),
      ...(this.valueMaps.includes(fresh) ? [] : [{ value: fresh, label: fillLabel(labels.newValueMap, fresh) }]),
    ];
  }

  get classValue(): string {
    return this.classes[this.source] ?? 'open';
  }

  get steps(): readonly object[] {
    return (this.row?.steps ?? []).map((text, index) => ({ key: String(index), text }));
  }

  get hasSteps(): boolean {
    return this.steps.length > 0;
  }

  handleKind(event: CustomEvent<{ value: Kind }>): void {
    const { value } = event.detail;
    if (!this.field || value === this.kind) return;
    if (value === 'nothing' || value === 'aggregate') this.tell(undefined);
    else this.tell(entryOfKind(this.field, value, { before: this.entry, twoWay: this.twoWay }));
  }

  handleSource(event: CustomEvent<{ value: string }>): void {
    if (event.detail.value) this.set('source', event.detail.value);
  }

  handleFormula(event: CustomEvent<{ value: string }>): void {
    event.stopPropagation();
    this.set('formula', event.detail.value || '""');
  }

  handleConstant(event: CustomEvent<{ value: string }>): void {
    if (this.field) this.set('constant', constantOf(this.field, event.detail.value));
  }

  handleDefault(event: CustomEvent<{ value: string }>): void {
    const { value } = event.detail;
    if (this.field) this.set('default', value === '' ? undefined : constantOf(this.field, value));
  }

  handleValueMap(event: CustomEvent<{ value: string }>): void {
    this.set('valueMap', event.detail.value || undefined);
  }

  handleOwner(event: CustomEvent<{ value: string }>): void {
    this.set('owner', event.detail.value || undefined);
  }

  handleNote(event: CustomEvent<{ value: string }>): void {
    this.set('note', event.detail.value || undefined);
  }

  handleEntity(event: CustomEvent<{ value: string }>): void {
    if (event.detail.value) this.set('entity', event.detail.value);
  }

  handleFlag(event: CustomEvent<{ checked: boolean }>): void {
    const { name = '' } = (event.currentTarget as HTMLElement).dataset;
    const { checked } = event.detail;
    // A lookup always says whether it is required; a field says it only when it is.
    this.set(name, checked || (name === 'required' && this.isLookup) ? checked : undefined);
  }

  handleClass(event: CustomEvent<{ value: string }>): void {
    this.dispatchEvent(new CustomEvent('class', { detail: { path: this.source, value: event.detail.value } }));
  }

  handleRemove(): void {
    this.tell(undefined);
  }

  private get entry(): Entry | undefined {
    return this.row?.entry;
  }

  private set(name: string, value: unknown): void {
    if (this.entry) this.tell(withSetting(this.entry, name, value));
  }

  private tell(entry: Entry | undefined): void {
    this.dispatchEvent(new CustomEvent('entry', { detail: { target: this.field?.name ?? '', entry } }));
  }
}
