import { LightningElement, api } from 'lwc';
import IS_ADMIN from '@salesforce/customPermission/ERP_Admin';
import {
  backViewOf,
  entityOf,
  entriesOf,
  fieldRows,
  namesFor,
  partOf,
  samplesFor,
  targetFieldsOf,
  tryRecord,
  usedIn,
  type BackView,
  type Catalogue,
  type ErpField,
  type FieldRow,
  type Outcome,
  type SalesforceField,
  type SampleRecord,
  type Samples,
  type Trial,
} from 'c/erpMappingDraft';
import type { CountedList } from 'c/erpFieldEditor';
import type { FormulaSample } from 'c/erpFormulaEditor';
import type { PickerOption } from 'c/erpPicker';
import type { MappingDocument } from 'c/mappingEngine';
import { suggestPairs, type CompletionField, type PastChoice } from 'c/mappingEditing';
import { withClass, withEntry, withPairs, type EntryChange, type PairChosen } from './edits';
import { labels } from './labels';

/**
 * Pairs fields of a mapping and says where the value of each comes from, tried on a record all the while. `document`
 * tells the document with a change, `place` the list and the field that are looked at.
 */
export default class ErpMappingFields extends LightningElement {
  @api document?: MappingDocument;
  /** As it was saved. */
  @api saved?: MappingDocument;
  @api catalogue?: Catalogue;
  @api trial?: Trial;
  @api samples?: Samples;
  /** Which of the samples is looked at. */
  @api index = 0;
  /** Name of a list of lines; blank for the record itself. */
  @api list = '';
  /** The field of Salesforce that is edited. */
  @api target = '';
  /** Entities that can be referred to. */
  @api entities: readonly string[] = [];
  @api past: readonly PastChoice[] = [];

  readonly labels = labels;
  readonly isAdmin = IS_ADMIN === true;
  private focusesPanel = false;
  private computed: { readonly of: readonly unknown[]; readonly rows: readonly FieldRow[] } | undefined;

  override renderedCallback(): void {
    if (!this.focusesPanel) return;
    this.focusesPanel = false;
    this.template?.querySelector<HTMLElement>('c-erp-field-editor')?.focus();
  }

  get lists(): readonly object[] {
    const children = this.document?.children ?? [];
    return [{ value: '', label: labels.record }, ...children.map(({ name }) => ({ value: name, label: name }))];
  }

  get hasLists(): boolean {
    return this.lists.length > 1;
  }

  get isCatalogueMissing(): boolean {
    return this.salesforceFields.length === 0;
  }

  /** Computed once for what it is made of: several parts of the page ask for it. */
  get rows(): readonly FieldRow[] {
    const of = [this.document, this.saved, this.catalogue, this.trial, this.samples, this.index, this.list, this.past];
    if (!this.computed || of.some((each, index) => each !== this.computed?.of[index])) {
      this.computed = { of, rows: this.computeRows() };
    }
    return this.computed.rows;
  }

  get row(): FieldRow | undefined {
    return this.rows.find(({ name }) => name === this.target);
  }

  get field(): SalesforceField | undefined {
    return this.salesforceFields.find(({ name }) => name === this.target);
  }

  get erpFields(): readonly ErpField[] {
    const { document, catalogue } = this;
    return (document && catalogue && entityOf(document, this.list, catalogue)?.fields) ?? [];
  }

  get salesforceFields(): readonly SalesforceField[] {
    const { document, catalogue } = this;
    return document && catalogue ? targetFieldsOf(document, this.list, catalogue) : [];
  }

  get record(): SampleRecord | undefined {
    const { document, samples } = this;
    const record = samples?.records[this.index];
    return document && record
      ? samplesFor(document, this.list, { ...samples, records: [record] })[0]?.record
      : undefined;
  }

  /** The sample record has no values then, and why must be said. */
  get isLeftOut(): boolean {
    return this.outcome?.result.outcome === 'filtered';
  }

  get used(): readonly string[] {
    return this.document ? usedIn(this.document, this.list) : [];
  }

  get names(): readonly CompletionField[] {
    const { document, catalogue } = this;
    return document && catalogue ? namesFor(document, this.list, catalogue) : [];
  }

  get formulaSamples(): readonly FormulaSample[] {
    const { document, samples } = this;
    return document && samples ? samplesFor(document, this.list, samples) : [];
  }

  get valueMapNames(): readonly string[] {
    return Object.keys(this.document?.valueMaps ?? {});
  }

  get entityOptions(): readonly PickerOption[] {
    return this.entities.map((value) => ({ value, label: value }));
  }

  /** Lines are counted and summed by the record above them only. */
  get counted(): readonly CountedList[] {
    if (this.list) return [];
    return (this.document?.children ?? []).map(({ name, fields }) => ({
      name,
      fields: fields.map(({ target }) => target),
    }));
  }

  get keyFields(): Readonly<Record<string, readonly string[]>> {
    const objects = [...(this.catalogue?.objects.values() ?? [])];
    return Object.fromEntries(
      objects.map(({ name, fields }) => [
        name,
        fields.filter(({ externalId }) => externalId).map((field) => field.name),
      ]),
    );
  }

  get classes(): Readonly<Record<string, string>> {
    const defaults = Object.fromEntries(this.erpFields.map((field) => [field.name, field.class]));
    const prefix = this.listSource ? `${this.listSource}.` : '';
    const chosen = Object.entries(this.document?.classes ?? {}).filter(([path]) => path.startsWith(prefix));
    return { ...defaults, ...Object.fromEntries(chosen.map(([path, value]) => [path.slice(prefix.length), value])) };
  }

  get isTwoWay(): boolean {
    return this.document?.direction === 'both' && this.list === '';
  }

  /** How the field that is edited goes back; a list of lines goes one way. */
  get wayBack(): BackView | undefined {
    const { document, catalogue, trial, samples, outcome } = this;
    const entry = this.row?.entry;
    if (!entry || !document || !catalogue || !trial || !this.isTwoWay) return undefined;
    return backViewOf({ document, entry, catalogue, trial, samples, outcome });
  }

  handleList(event: CustomEvent<{ value: string }>): void {
    this.tellPlace(event.detail.value, '');
  }

  handlePair(event: CustomEvent<PairChosen>): void {
    this.tell((document) => withPairs(document, this.list, [event.detail]));
    this.tellPlace(this.list, event.detail.target);
  }

  handleTake(event: CustomEvent<{ pairs: readonly PairChosen[] }>): void {
    this.tell((document) => withPairs(document, this.list, event.detail.pairs));
  }

  handleChoose(event: CustomEvent<{ target: string }>): void {
    this.focusesPanel = true;
    this.tellPlace(this.list, event.detail.target);
  }

  handleEntry(event: CustomEvent<EntryChange>): void {
    this.tell((document) => withEntry(document, this.list, event.detail));
  }

  handleClass(event: CustomEvent<{ path: string; value: 'open' | 'personal' | 'confidential' }>): void {
    this.tell((document) => withClass(document, this.list, event.detail));
  }

  handleClose(): void {
    const { target } = this;
    this.tellPlace(this.list, '');
    this.template
      ?.querySelector<HTMLElement & { focusTarget(name: string): void }>('c-erp-field-pairs')
      ?.focusTarget(target);
  }

  private computeRows(): readonly FieldRow[] {
    const { document, saved, trial, list } = this;
    if (!document || !saved || !trial || this.isCatalogueMissing) return [];
    const suggestions = suggestPairs({
      source: this.erpFields,
      target: this.salesforceFields,
      past: this.past,
      taken: entriesOf(partOf(document, list)).map(({ target }) => target),
    });
    const { salesforceFields: fields, erpFields: sources, outcome } = this;
    return fieldRows({ document, saved, list, fields, sources, problems: trial.problems, outcome, suggestions });
  }

  private get listSource(): string {
    const part = this.document && partOf(this.document, this.list);
    return part && 'entity' in part ? part.source : '';
  }

  private get outcome(): Outcome | undefined {
    const record = this.samples?.records[this.index];
    return record && this.trial && this.samples ? tryRecord(this.trial, record, this.samples.company) : undefined;
  }

  private tell(change: (document: MappingDocument) => MappingDocument): void {
    if (!this.document) return;
    this.dispatchEvent(new CustomEvent('document', { detail: { document: change(this.document) } }));
  }

  private tellPlace(list: string, target: string): void {
    this.dispatchEvent(new CustomEvent('place', { detail: { list, target } }));
  }
}
