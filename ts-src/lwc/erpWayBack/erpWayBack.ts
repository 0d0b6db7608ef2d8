import { LightningElement, api } from 'lwc';
import IS_ADMIN from '@salesforce/customPermission/ERP_Admin';
import { fillLabel } from 'c/erpFormat';
import type { BackView } from 'c/erpMappingDraft';
import type { WayBack } from 'c/mappingEngine';
import type { CompletionField } from 'c/mappingEditing';
import { labels } from './labels';
import { needs } from './needs';
import { keptOf, plainRow, refusalOf, rowOf, type Way } from './ways';

/**
 * How a field of a two-way mapping goes back to the ERP: as it came, or to fields of the ERP that are computed from the
 * Salesforce record. What a sample record would get back stands beside what the ERP has. `ways` tells the ways with
 * every change: a list, or nothing for a field that goes back as it came.
 */
export default class ErpWayBack extends LightningElement {
  readonly labels = labels;
  readonly isAdmin = IS_ADMIN === true;
  ways: readonly Way[] = [];
  private told: BackView | undefined;
  private made = 0;
  /** What gets the focus after the next drawing: the picker of a way, or the button that adds one. */
  private focusNext = '';

  @api
  get view(): BackView | undefined {
    return this.told;
  }
  set view(view: BackView | undefined) {
    const ways = (view?.ways ?? []).map((way) => this.wayOf(way));
    // What is told here and comes back must not draw the rows anew: somebody is typing in them.
    const isOther =
      view?.column !== this.told?.column || JSON.stringify(keptOf(ways)) !== JSON.stringify(keptOf(this.ways));
    this.told = view;
    if (isOther) this.ways = ways;
  }

  override renderedCallback(): void {
    if (!this.focusNext) return;
    const selector = this.focusNext === 'add' ? '[data-id=add]' : `c-erp-picker[data-key="${this.focusNext}"]`;
    this.focusNext = '';
    this.template?.querySelector<HTMLElement>(selector)?.focus();
  }

  get needText(): string {
    const need = this.view?.need;
    return need ? needs[need] : '';
  }

  get choices(): readonly object[] {
    return [
      { value: 'same', label: fillLabel(labels.same, this.view?.same ?? '') },
      { value: 'computed', label: labels.computed },
    ];
  }

  get choice(): string {
    return this.isComputed ? 'computed' : 'same';
  }

  get isComputed(): boolean {
    return this.view !== undefined && (this.view.need !== null || this.view.ways !== undefined);
  }

  /** Nothing is kept yet, so the field does not go back. */
  get isNothing(): boolean {
    return keptOf(this.ways).length === 0;
  }

  get rows(): readonly object[] {
    const { view, ways } = this;
    if (!view) return [];
    return this.isComputed ? ways.map((way, index) => rowOf(way, index, ways, view)) : [plainRow(view)];
  }

  get names(): readonly CompletionField[] {
    return this.view?.names ?? [];
  }

  get formulaLabel(): string {
    return fillLabel(labels.formula, this.view?.column ?? '');
  }

  get refused(): readonly string[] {
    return (this.view?.choices ?? []).map(refusalOf).filter(Boolean);
  }

  get hasRefused(): boolean {
    return this.refused.length > 0;
  }

  get refusedTitle(): string {
    return fillLabel(labels.notOffered, this.refused.length);
  }

  get hasNoSample(): boolean {
    return this.view?.samples.length === 0;
  }

  handleChoice(event: CustomEvent<{ value: string }>): void {
    const { value } = event.detail;
    if (!this.view || value === this.choice) return;
    this.ways = value === 'computed' ? [this.wayOf(this.view.proposal)] : [];
    this.tell(value === 'computed' ? keptOf(this.ways) : undefined);
  }

  /** The first way is the one that is proposed, others begin blank. */
  handleAdd(): void {
    if (!this.view) return;
    const way = this.wayOf(this.ways.length === 0 ? this.view.proposal : { field: '' });
    this.change([...this.ways, way]);
    this.focusNext = way.id;
  }

  handleRemove(event: Event): void {
    const { key } = (event.currentTarget as HTMLElement).dataset;
    const at = this.ways.findIndex(({ id }) => id === key);
    const rest = this.ways.filter(({ id }) => id !== key);
    this.change(rest);
    this.focusNext = (rest[at] ?? rest[at - 1])?.id ?? 'add';
  }

  /** A picker that is typed in has no choice for a while; the one before stays until there is another. */
  handleField(event: CustomEvent<{ value: string }>): void {
    if (event.detail.value) this.set(event, { field: event.detail.value });
  }

  handleFormula(event: CustomEvent<{ value: string }>): void {
    event.stopPropagation();
    this.set(event, { formula: event.detail.value });
  }

  private set(event: Event, part: Partial<Way>): void {
    const { key } = (event.currentTarget as HTMLElement).dataset;
    this.change(this.ways.map((way) => (way.id === key ? { ...way, ...part } : way)));
  }

  private change(ways: readonly Way[]): void {
    this.ways = ways;
    this.tell(keptOf(ways));
  }

  private wayOf({ field, formula = '' }: WayBack): Way {
    this.made += 1;
    return { id: String(this.made), field, formula };
  }

  private tell(toErp: readonly WayBack[] | undefined): void {
    this.dispatchEvent(new CustomEvent('ways', { detail: { toErp } }));
  }
}
