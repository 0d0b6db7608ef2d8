import { LightningElement, api } from 'lwc';
import { fillLabel, formatNumber } from 'c/erpFormat';
import { labels } from './labels';

/** Rows of a list that are read at first, and more at a time. */
export const ROWS_STEP = 200;
/** Rows that one question of GraphQL can have (its `first` is 2,000 at most: GraphQL API guide, documented). */
export const ROWS_MAX = 2_000;

/** How many rows to read when more are wanted. */
export const moreRows = (rows: number): number => Math.min(rows + ROWS_STEP, ROWS_MAX);

/**
 * Below a list that is longer than what is shown of it: how many of how many are shown, and the way to more. `more` asks
 * the parent for them. It reads its list anew from the beginning: rows of our lists move while somebody looks, and a
 * cursor of the platform is a place in the list, behind which a row could be missed or come twice.
 */
export default class ErpShowMore extends LightningElement {
  @api
  get shown(): number {
    return this.rows;
  }
  set shown(value: number) {
    this.keepFocus();
    this.rows = value;
  }

  @api
  get total(): number {
    return this.all;
  }
  set total(value: number) {
    this.keepFocus();
    this.all = value;
  }

  private rows = 0;
  private all = 0;
  private hadFocus = false;

  /** Where the last row appeared there is no button any more: what it says takes the focus, so that it is not lost. */
  override renderedCallback(): void {
    if (this.hadFocus && !this.hasMore) this.template?.querySelector<HTMLElement>('[data-id=count]')?.focus();
    this.hadFocus = false;
  }

  get isLong(): boolean {
    return this.all > ROWS_STEP || this.all > this.rows;
  }

  get hasMore(): boolean {
    return this.all > this.rows && this.rows < ROWS_MAX;
  }

  get countText(): string {
    if (this.all <= this.rows) return fillLabel(labels.all, formatNumber(this.all));
    return fillLabel(labels.shown, formatNumber(this.rows), formatNumber(this.all));
  }

  get moreText(): string {
    return fillLabel(labels.more, formatNumber(Math.min(this.all, moreRows(this.rows)) - this.rows));
  }

  handleMore(): void {
    this.dispatchEvent(new CustomEvent('more'));
  }

  private keepFocus(): void {
    this.hadFocus ||= this.template?.activeElement?.getAttribute('data-id') === 'more';
  }
}
