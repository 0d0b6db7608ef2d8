import { LightningElement, api } from 'lwc';
import IS_ADMIN from '@salesforce/customPermission/ERP_Admin';
import { fillLabel } from 'c/erpFormat';
import { isLookup, type BackView, type Entry, type FieldRow, type SalesforceField } from 'c/erpMappingDraft';
import type { FieldMapping, LookupMapping, WayBack } from 'c/mappingEngine';
import type { CompletionField } from 'c/mappingEditing';
import type { PickerOption } from 'c/erpPicker';
import type { FormulaSample } from 'c/erpFormulaEditor';
import {
  aggregateKey,
  aggregateOf,
  aggregatesOf,
  constantOf,
  entryOfKind,
  kindOf,
  withSetting,
  type CountedList,
  type Kind,
} from './entries';
import { labels } from './labels';
import { classes, owners } from './options';

export type { CountedList } from './entries';

/**
 * Where the value of one field comes from and what else is done with it. Every change is told at once: `entry` with the
 * new entry, or with none when the field is not to be written any more; `class` with the class of the source field;
 * `close` when it is left.
 */
export default class ErpFieldEditor extends LightningElement {
  @api row?: FieldRow;
  @api field?: SalesforceField;
  /** Paths that can be chosen. */
  @api erpFields: readonly CompletionField[] = [];
  @api samples: readonly FormulaSample[] = [];
  @api valueMaps: readonly string[] = [];
  @api entities: readonly PickerOption[] = [];
  /** Lists that can be counted and summed; none for a line. */
  @api lists: readonly CountedList[] = [];
  /** External id fields of the objects that can be referred to. */
  @api keyFields: Readonly<Record<string, readonly string[]>> = {};
  @api classes: Readonly<Record<string, string>> = {};
  @api twoWay = false;
  /** How it goes back; none in a mapping of one direction. */
  @api wayBack?: BackView;

  readonly labels = labels;
  readonly isAdmin = IS_ADMIN === true;
  readonly owners = owners;
  readonly classOptions = classes;
  /** The field whose way back is being said, though none is kept yet. */
  private wanted = '';

  /** Puts the focus on the heading, when the reader chose a field. */
  @api
  focus(): void {
    this.template?.querySelector<HTMLElement>('[data-id=heading]')?.focus();
  }

  get headingText(): string {
    return fillLabel(labels.title, this.field?.label ?? '');
  }

  get sectionLabel(): string {
    return this.hasField ? this.headingText : labels.pick;
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
      ...(this.lists.length > 0 ? [{ value: 'aggregate', label: labels.aggregate }] : []),
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

  get isAggregate(): boolean {
    return this.kind === 'aggregate';
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
    return String(this.plain?.constant ?? '');
  }

  get defaultValue(): string {
    return String(this.plain?.default ?? '');
  }

  get aggregates(): readonly object[] {
    return aggregatesOf(this.lists).map((aggregate) => ({
      value: aggregateKey(aggregate),
      label:
        aggregate.function === 'COUNT'
          ? fillLabel(labels.countOf, aggregate.of)
          : fillLabel(labels.sumOf, aggregate.field ?? '', aggregate.of),
    }));
  }

  get aggregate(): string {
    return this.plain?.aggregate ? aggregateKey(this.plain.aggregate) : '';
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

  get goesBack(): boolean {
    const { wayBack } = this;
    if (!wayBack || this.neverGoesBack) return false;
    return wayBack.kind !== 'none' || this.wanted === this.field?.name;
  }

  get neverGoesBack(): boolean {
    return this.wayBack?.need === 'once';
  }

  /** Why a field that does not go back can't do so as it came. */
  get goesBackHint(): string {
    if (this.neverGoesBack) return labels.goesBackNever;
    return this.wayBack?.need && !this.goesBack ? labels.goesBackByFormula : '';
  }

  get canGoToAll(): boolean {
    return this.goesBack && this.plain !== undefined;
  }

  get everyRecord(): boolean {
    return this.plain?.everyRecord === true;
  }

  get note(): string {
    return this.entry?.note ?? '';
  }

  get entity(): string {
    return this.reference?.entity ?? '';
  }

  get objects(): readonly object[] {
    return (this.field?.referenceTo ?? []).map((value) => ({ value, label: value }));
  }

  get hasObjects(): boolean {
    return this.objects.length > 1;
  }

  get object(): string {
    return this.reference?.object ?? '';
  }

  get keyField(): string {
    return this.reference?.keyField ?? '';
  }

  get keyFieldOptions(): readonly object[] {
    const names = new Set([...(this.keyFields[this.object] ?? []), this.keyField].filter(Boolean));
    return [...names].map((value) => ({ value, label: value }));
  }

  get hasKeyFormula(): boolean {
    return this.reference?.formula !== undefined;
  }

  get valueMap(): string {
    return this.plain?.valueMap ?? '';
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

  get notes(): readonly string[] {
    return this.row?.notes ?? [];
  }

  get hasSteps(): boolean {
    return this.steps.length > 0;
  }

  handleKind(event: CustomEvent<{ value: Kind }>): void {
    const { value } = event.detail;
    if (!this.field || value === this.kind) return;
    const { entry: before, twoWay, lists } = this;
    this.tell(value === 'nothing' ? undefined : entryOfKind(this.field, value, { before, twoWay, lists }));
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

  handleAggregate(event: CustomEvent<{ value: string }>): void {
    this.set('aggregate', aggregateOf(event.detail.value));
  }

  /** A setting whose value is the text chosen or typed; blank takes it away. */
  handleText(event: CustomEvent<{ value: string }>): void {
    const { name = '' } = (event.currentTarget as HTMLElement).dataset;
    this.set(name, event.detail.value || undefined);
  }

  /** A reference needs each of its settings: a blank one is none that was chosen. */
  handleReference(event: CustomEvent<{ value: string }>): void {
    const { name = '' } = (event.currentTarget as HTMLElement).dataset;
    if (event.detail.value) this.set(name, event.detail.value);
  }

  handleFlag(event: CustomEvent<{ checked: boolean }>): void {
    const { name = '' } = (event.currentTarget as HTMLElement).dataset;
    const { checked } = event.detail;
    // A lookup always says whether it is required; a field says it only when it is.
    this.set(name, checked || (name === 'required' && this.isLookup) ? checked : undefined);
  }

  /** A plain field goes back as it came; for others the way that is proposed is taken, if there is one. */
  handleGoesBack(event: CustomEvent<{ checked: boolean }>): void {
    const { entry, wayBack } = this;
    if (!entry || !wayBack) return;
    const { checked } = event.detail;
    this.wanted = checked ? entry.target : '';
    if (!checked) this.tell(withSetting(withSetting(entry, 'everyRecord', undefined), 'toErp', []));
    else if (wayBack.need === null) this.set('toErp', undefined);
    else if (wayBack.proposal.field) this.set('toErp', [wayBack.proposal]);
  }

  handleWays(event: CustomEvent<{ toErp: readonly WayBack[] | undefined }>): void {
    this.wanted = this.entry?.target ?? '';
    this.set('toErp', event.detail.toErp);
  }

  handleClass(event: CustomEvent<{ value: string }>): void {
    this.dispatchEvent(new CustomEvent('class', { detail: { path: this.source, value: event.detail.value } }));
  }

  handleKey(event: KeyboardEvent): void {
    if (event.key === 'Escape') this.handleClose();
  }

  handleClose(): void {
    this.dispatchEvent(new CustomEvent('close'));
  }

  private get entry(): Entry | undefined {
    return this.row?.entry;
  }

  private get plain(): FieldMapping | undefined {
    return this.entry && !isLookup(this.entry) ? this.entry : undefined;
  }

  private get reference(): LookupMapping | undefined {
    return this.entry && isLookup(this.entry) ? this.entry : undefined;
  }

  private set(name: string, value: unknown): void {
    if (this.entry) this.tell(withSetting(this.entry, name, value));
  }

  private tell(entry: Entry | undefined): void {
    this.dispatchEvent(new CustomEvent('entry', { detail: { target: this.field?.name ?? '', entry } }));
  }
}
