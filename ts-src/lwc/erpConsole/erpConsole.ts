import { LightningElement, wire } from 'lwc';
import { CurrentPageReference, NavigationMixin, type PageReference } from 'lightning/navigation';
import IS_ADMIN from '@salesforce/customPermission/ERP_Admin';
import type { ConsolePlace } from 'c/erpConsoleView';
import { labels } from './labels';
import { VIEWS, placeOf, samePlace, stateOf } from './place';

/** Adding one field is at hand from everywhere. */
const ADD_FIELD = 'add-field';

const viewNames: Record<string, string> = {
  home: labels.home,
  mappings: labels.mappings,
  monitor: labels.monitor,
  drift: labels.drift,
  audit: labels.audit,
};

/**
 * The console of administrators: its views, and the way between them. The place stands in the page's address, so that
 * a link, the browser's way back and a reload come to the same place. After a change of place the focus is on its
 * heading.
 */
export default class ErpConsole extends NavigationMixin(LightningElement) {
  readonly labels = labels;
  readonly isAdmin = IS_ADMIN === true;
  place: ConsolePlace = placeOf();
  private page: PageReference | undefined;
  private movesFocus = false;

  @wire(CurrentPageReference)
  wiredPage(page: PageReference | null | undefined): void {
    if (!page) return;
    const before = this.page;
    this.page = page;
    this.show(placeOf(page.state), before !== undefined);
  }

  override renderedCallback(): void {
    if (!this.movesFocus) return;
    this.movesFocus = false;
    this.template?.querySelector<HTMLElement>('[data-id=heading]')?.focus();
  }

  get tabs(): readonly object[] {
    const current = this.tab;
    return VIEWS.map((view) => ({
      view,
      label: viewNames[view],
      itemClass: `slds-tabs_default__item${view === current ? ' slds-is-active' : ''}`,
      current: view === current ? 'page' : null,
    }));
  }

  get heading(): string {
    return viewNames[this.tab] ?? labels.title;
  }

  get isHome(): boolean {
    return this.tab === 'home';
  }

  get isMappings(): boolean {
    return this.tab === 'mappings' && !this.isEditor && !this.isVersions && !this.isAddField;
  }

  get isAddField(): boolean {
    return this.place.view === ADD_FIELD;
  }

  get isVersions(): boolean {
    return this.place.view === 'versions' && Boolean(this.place.mapping);
  }

  get isEditor(): boolean {
    return this.place.view === 'mappings' && Boolean(this.place.mapping);
  }

  get isMonitor(): boolean {
    return this.tab === 'monitor';
  }

  get isDrift(): boolean {
    return this.tab === 'drift';
  }

  get isAudit(): boolean {
    return this.tab === 'audit';
  }

  handleTab(event: Event): void {
    this.go({ view: (event.currentTarget as HTMLElement).dataset.view ?? 'home' });
  }

  handleAddField(): void {
    this.go({ view: ADD_FIELD });
  }

  handleNavigate(event: CustomEvent<ConsolePlace>): void {
    event.stopPropagation();
    this.go(event.detail);
  }

  /** The tab that a view belongs to: versions belong to the mappings. */
  private get tab(): string {
    const { view } = this.place;
    if (view === 'versions' || view === ADD_FIELD) return 'mappings';
    return VIEWS.some((name) => name === view) ? view : 'home';
  }

  private go(place: ConsolePlace): void {
    if (this.page) this[NavigationMixin.Navigate]({ ...this.page, state: { ...this.page.state, ...stateOf(place) } });
    else this.show(place, true);
  }

  private show(place: ConsolePlace, movesFocus: boolean): void {
    if (samePlace(place, this.place)) return;
    this.place = place;
    this.movesFocus = movesFocus;
  }
}
