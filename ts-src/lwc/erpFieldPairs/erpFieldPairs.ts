import { LightningElement, api } from 'lwc';
import IS_ADMIN from '@salesforce/customPermission/ERP_Admin';
import { fillLabel } from 'c/erpFormat';
import { shown, type BadgeKind, type ErpField, type FieldRow } from 'c/erpMappingDraft';
import { SURE } from 'c/mappingEditing';
import { labels } from './labels';

/** More rows than these are not drawn at once: typing finds the others. */
const ROWS_MAX = 150;

const badges: Record<BadgeKind, { readonly label: string; readonly icon: string }> = {
  problem: { label: labels.problem, icon: 'utility:error' },
  required: { label: labels.required, icon: 'utility:priority' },
  readOnly: { label: labels.readOnly, icon: 'utility:lock' },
  noPermission: { label: labels.noPermission, icon: 'utility:warning' },
  altered: { label: labels.altered, icon: 'utility:cut' },
  currency: { label: labels.currency, icon: 'utility:moneybag' },
};

type Filter = 'all' | 'mapped' | 'unmapped' | 'changed';

const passes: Record<Filter, (row: FieldRow) => boolean> = {
  all: () => true,
  mapped: ({ entry }) => entry !== undefined,
  unmapped: (row) => row.entry === undefined && row.badges.includes('required'),
  changed: ({ changed }) => changed,
};

/**
 * Fields of the ERP beside fields of Salesforce. A field of the ERP is chosen (click, Enter or drag) and then the field
 * of Salesforce that takes it: `pair` tells both, `take` a proposal that was accepted, `choose` a field of Salesforce
 * that is to be edited.
 */
export default class ErpFieldPairs extends LightningElement {
  @api rows: readonly FieldRow[] = [];
  @api erpFields: readonly ErpField[] = [];
  /** Fields of the ERP that have a use. */
  @api used: readonly string[] = [];
  /** The field of Salesforce that is being edited. */
  @api selected = '';

  readonly labels = labels;
  readonly isAdmin = IS_ADMIN === true;
  readonly filters = [
    { value: 'all', label: labels.all },
    { value: 'mapped', label: labels.mapped },
    { value: 'unmapped', label: labels.unmapped },
    { value: 'changed', label: labels.changed },
  ];
  filter: Filter = 'all';
  erpText = '';
  salesforceText = '';
  chosen = '';

  get erpRows(): readonly object[] {
    const typed = this.erpText.trim().toLowerCase();
    const used = new Set(this.used);
    return this.erpFields
      .filter(({ name, samples }) => !typed || `${name} ${samples.join(' ')}`.toLowerCase().includes(typed))
      .slice(0, ROWS_MAX)
      .map(({ name, type, samples }) => ({
        name,
        type,
        sample: samples.length > 0 ? shown(samples[0]) : '',
        used: used.has(name),
        pressed: String(name === this.chosen),
        className: `erp${name === this.chosen ? ' chosen' : ''}`,
      }));
  }

  get salesforceRows(): readonly object[] {
    return this.found.slice(0, ROWS_MAX).map((row) => ({
      ...row,
      shownValue: row.value === undefined ? '' : shown(row.value),
      badgeList: row.badges.map((kind) => ({ kind, ...badges[kind] })),
      suggestionText: row.suggestion ? fillLabel(labels.suggested, row.suggestion.source) : '',
      reasons: row.suggestion?.reasons.join(' · ') ?? '',
      acceptLabel: row.suggestion ? fillLabel(labels.accept, row.suggestion.source) : '',
      pairLabel: this.chosen ? fillLabel(labels.pair, this.chosen, row.label) : '',
      className: row.name === this.selected ? 'slds-is-selected' : '',
      current: row.name === this.selected ? 'true' : null,
    }));
  }

  get moreText(): string {
    const more = this.found.length - ROWS_MAX;
    return more > 0 ? fillLabel(labels.more, more) : '';
  }

  get isNone(): boolean {
    return this.found.length === 0;
  }

  get chosenText(): string {
    return this.chosen ? fillLabel(labels.chosen, this.chosen) : '';
  }

  get sure(): readonly FieldRow[] {
    return this.rows.filter(({ suggestion }) => suggestion !== undefined && suggestion.score >= SURE);
  }

  get hasSure(): boolean {
    return this.sure.length > 0;
  }

  get acceptAllText(): string {
    return fillLabel(labels.acceptAll, this.sure.length);
  }

  handleErpText(event: CustomEvent<{ value: string }>): void {
    this.erpText = event.detail.value;
  }

  handleSalesforceText(event: CustomEvent<{ value: string }>): void {
    this.salesforceText = event.detail.value;
  }

  handleFilter(event: CustomEvent<{ value: Filter }>): void {
    this.filter = event.detail.value;
  }

  handleErp(event: Event): void {
    const { name = '' } = (event.currentTarget as HTMLElement).dataset;
    this.chosen = this.chosen === name ? '' : name;
  }

  handleKey(event: KeyboardEvent): void {
    if (event.key === 'Escape' && this.chosen) this.chosen = '';
  }

  handleDragStart(event: DragEvent): void {
    this.chosen = (event.currentTarget as HTMLElement).dataset.name ?? '';
    event.dataTransfer?.setData('text/plain', this.chosen);
  }

  handleDragOver(event: DragEvent): void {
    if (this.chosen) event.preventDefault();
  }

  handleDrop(event: DragEvent): void {
    event.preventDefault();
    this.pairWith((event.currentTarget as HTMLElement).dataset.target ?? '');
  }

  handleTarget(event: Event): void {
    const { target = '' } = (event.currentTarget as HTMLElement).dataset;
    if (this.chosen) this.pairWith(target);
    else this.dispatchEvent(new CustomEvent('choose', { detail: { target } }));
  }

  handleAccept(event: Event): void {
    const { target = '' } = (event.currentTarget as HTMLElement).dataset;
    this.take(this.rows.filter(({ name }) => name === target));
  }

  handleAcceptAll(): void {
    this.take(this.sure);
  }

  private get found(): readonly FieldRow[] {
    const typed = this.salesforceText.trim().toLowerCase();
    return this.rows
      .filter(passes[this.filter])
      .filter(({ name, label, place }) => !typed || `${name} ${label} ${place}`.toLowerCase().includes(typed));
  }

  private pairWith(target: string): void {
    const source = this.chosen;
    this.chosen = '';
    if (source && target) this.dispatchEvent(new CustomEvent('pair', { detail: { source, target } }));
  }

  private take(rows: readonly FieldRow[]): void {
    const pairs = rows.flatMap(({ suggestion }) =>
      suggestion ? [{ source: suggestion.source, target: suggestion.target }] : [],
    );
    if (pairs.length > 0) this.dispatchEvent(new CustomEvent('take', { detail: { pairs } }));
  }
}
