import { LightningElement, api } from 'lwc';
import IS_ADMIN from '@salesforce/customPermission/ERP_Admin';
import { fillLabel } from 'c/erpFormat';
import { shown, type ErpField, type FieldRow, type SampleRecord } from 'c/erpMappingDraft';
import { SURE } from 'c/mappingEditing';
import { badges } from './badges';
import { labels } from './labels';

/** More rows than these are not drawn at once: typing finds the others. */
const ROWS_MAX = 150;

type Filter = 'all' | 'mapped' | 'unmapped' | 'changed';

const passes: Record<Filter, (row: FieldRow) => boolean> = {
  all: () => true,
  mapped: ({ entry }) => entry !== undefined,
  unmapped: (row) => row.entry === undefined && row.badges.includes('required'),
  changed: ({ changed }) => changed,
};

const stepOf = (key: string): number => ({ ArrowDown: 1, ArrowUp: -1 })[key] ?? 0;

/**
 * Fields of the ERP beside fields of Salesforce. A field of the ERP is chosen (typing and Enter, arrows, click or drag)
 * and then the field of Salesforce that takes it: `pair` tells both, `take` proposals that were accepted, `choose` a
 * field of Salesforce that is to be edited. Each column is one stop of the Tab key; the arrows move within.
 */
export default class ErpFieldPairs extends LightningElement {
  @api rows: readonly FieldRow[] = [];
  @api erpFields: readonly ErpField[] = [];
  /** The record that is tried: its values stand beside the names. */
  @api record?: SampleRecord;
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
  /** Where the arrows stand in each column. */
  erpAt = 0;
  rowAt = 0;
  private focusesRow = false;

  /** Puts the focus on a field of Salesforce, or on the search when it is not shown. */
  @api
  focusTarget(name: string): void {
    this.rowAt = Math.max(
      0,
      this.found.findIndex((row) => row.name === name),
    );
    this.focusesRow = true;
  }

  override renderedCallback(): void {
    if (!this.focusesRow) return;
    this.focusesRow = false;
    this.template?.querySelector<HTMLElement>('button.target[tabindex="0"]')?.focus();
  }

  get erpRows(): readonly object[] {
    const used = new Set(this.used);
    return this.foundErp.map(({ name, type, samples }, index) => {
      const value = this.record ? this.record[name] : samples[0];
      return {
        name,
        type,
        id: `erp-${index}`,
        sample: value === undefined || value === null || value === '' ? '' : shown(value),
        used: used.has(name),
        selected: String(name === this.chosen),
        className: `erp${name === this.chosen ? ' chosen' : ''}${index === this.erpAt ? ' active' : ''}`,
      };
    });
  }

  get activeErp(): string | null {
    return this.foundErp.length > 0 ? `erp-${Math.min(this.erpAt, this.foundErp.length - 1)}` : null;
  }

  get salesforceRows(): readonly object[] {
    const at = Math.min(this.rowAt, this.found.length - 1);
    return this.found.slice(0, ROWS_MAX).map((row, index) => ({
      ...row,
      index: String(index),
      tabIndex: index === at ? '0' : '-1',
      detail: `${row.name} · ${row.type}`,
      shownValue: row.value === undefined ? '' : shown(row.value),
      badgeList: row.badges.map((kind) => ({ kind, ...badges[kind] })),
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
    this.erpAt = 0;
  }

  handleSalesforceText(event: CustomEvent<{ value: string }>): void {
    this.salesforceText = event.detail.value;
    this.rowAt = 0;
  }

  handleFilter(event: CustomEvent<{ value: Filter }>): void {
    this.filter = event.detail.value;
    this.rowAt = 0;
  }

  /** In the search: Enter takes the field that is found first, the arrows go through what is found. */
  handleErpKey(event: KeyboardEvent): void {
    const step = stepOf(event.key);
    const count = this.foundErp.length;
    if (count === 0) return;
    const isSearch = (event.currentTarget as HTMLElement).dataset.id === 'find-erp';
    if (step !== 0) {
      event.preventDefault();
      this.erpAt = (this.erpAt + step + count) % count;
    } else if (event.key === 'Enter' || (event.key === ' ' && !isSearch)) {
      event.preventDefault();
      this.choose(this.foundErp[this.erpAt]?.name ?? '');
    }
  }

  /** In the search: Enter pairs the first found, or opens it when nothing is chosen; the arrow goes into the rows. */
  handleSalesforceKey(event: KeyboardEvent): void {
    const [first] = this.found;
    if (!first) return;
    if (event.key === 'Enter') this.takeTarget(first.name);
    else if (event.key === 'ArrowDown') {
      event.preventDefault();
      this.focusTarget(first.name);
    }
  }

  handleRowKey(event: KeyboardEvent): void {
    const step = stepOf(event.key);
    const count = Math.min(ROWS_MAX, this.found.length);
    if (step === 0 || count === 0) return;
    event.preventDefault();
    this.rowAt = (Math.min(this.rowAt, count - 1) + step + count) % count;
    this.focusesRow = true;
  }

  handleErp(event: Event): void {
    this.choose((event.currentTarget as HTMLElement).dataset.name ?? '');
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
    const { target = '', index = '0' } = (event.currentTarget as HTMLElement).dataset;
    this.rowAt = Number(index);
    this.takeTarget(target);
  }

  handleAccept(event: Event): void {
    const { target = '' } = (event.currentTarget as HTMLElement).dataset;
    this.take(this.rows.filter(({ name }) => name === target));
  }

  handleAcceptAll(): void {
    this.take(this.sure);
  }

  private get foundErp(): readonly ErpField[] {
    const typed = this.erpText.trim().toLowerCase();
    return this.erpFields
      .filter(({ name, samples }) => !typed || `${name} ${samples.join(' ')}`.toLowerCase().includes(typed))
      .slice(0, ROWS_MAX);
  }

  private get found(): readonly FieldRow[] {
    const typed = this.salesforceText.trim().toLowerCase();
    return this.rows
      .filter(passes[this.filter])
      .filter(({ name, label, place }) => !typed || `${name} ${label} ${place}`.toLowerCase().includes(typed));
  }

  private choose(name: string): void {
    this.erpAt = Math.max(
      0,
      this.foundErp.findIndex((field) => field.name === name),
    );
    this.chosen = this.chosen === name ? '' : name;
  }

  private takeTarget(target: string): void {
    if (this.chosen) this.pairWith(target);
    else this.dispatchEvent(new CustomEvent('choose', { detail: { target } }));
  }

  private pairWith(target: string): void {
    const source = this.chosen;
    this.chosen = '';
    if (source && target) this.dispatchEvent(new CustomEvent('pair', { detail: { source, target } }));
  }

  private take(rows: readonly FieldRow[]): void {
    const pairs = rows.flatMap(({ suggestion }) => suggestion ?? []).map(({ source, target }) => ({ source, target }));
    if (pairs.length > 0) this.dispatchEvent(new CustomEvent('take', { detail: { pairs } }));
  }
}
