import { LightningElement, api } from 'lwc';
import { fillLabel, formatNumber } from 'c/erpFormat';
import type { StatusKind } from 'c/erpStatus';
import { labels } from './labels';

/** One row: what the cells show, and what opens below it. */
export interface DocumentRow {
  readonly id: string;
  readonly number: string;
  /** What stands small below the number: a type, an order, who pays. */
  readonly note: string;
  readonly date: string;
  readonly due: string;
  readonly amount: string;
  /** The amount in the company's own currency when the document has another. */
  readonly homeAmount: string;
  readonly remaining: string;
  readonly status: { readonly kind: StatusKind; readonly label: string };
  /** Document whose lines open below; empty when there is none. */
  readonly invoiceId: string;
  /** Ledger entry whose settlements open below; empty when there is none. */
  readonly entryId: string;
  readonly currency: string | null;
  readonly mailText: string;
}

/** One page of a list. */
export interface DocumentPage {
  readonly rows: readonly DocumentRow[];
  /** Number of the page's first row in the whole list, from 1. */
  readonly first: number;
  readonly total: number;
  readonly hasNext: boolean;
}

/** A page of documents as a table whose rows open in place. Turning pages and copying are the parent's business. */
export default class ErpDocumentList extends LightningElement {
  @api page?: DocumentPage;
  /** Said instead of the table: nothing there, no permission, failed. */
  @api notice = '';
  @api canRetry = false;
  /** Invoices and open items have a due date. */
  @api showsDue = false;
  @api caption = '';

  readonly labels = labels;
  openRow = '';

  get isLoading(): boolean {
    return !this.page && !this.notice;
  }

  get columnCount(): number {
    return this.showsDue ? 8 : 7;
  }

  get rows(): readonly object[] {
    return (this.page?.rows ?? []).map((row) => {
      const isOpen = row.id === this.openRow;
      return {
        ...row,
        isOpen,
        expanded: String(isOpen),
        icon: isOpen ? 'utility:chevrondown' : 'utility:chevronright',
        toggleText: fillLabel(isOpen ? labels.closeDetails : labels.openDetails, row.number),
        copyText: fillLabel(labels.copy, row.number),
      };
    });
  }

  get rangeText(): string {
    const { first = 1, total = 0, rows = [] } = this.page ?? {};
    const last = first + rows.length - 1;
    return fillLabel(labels.range, formatNumber(first), formatNumber(last), formatNumber(total));
  }

  get isFirst(): boolean {
    return (this.page?.first ?? 1) === 1;
  }

  get isLast(): boolean {
    return !this.page?.hasNext;
  }

  get showsPaging(): boolean {
    return !(this.isFirst && this.isLast);
  }

  handleToggle(event: Event): void {
    const { row = '' } = (event.currentTarget as HTMLElement).dataset;
    this.openRow = this.openRow === row ? '' : row;
  }

  handleCopy(event: Event): void {
    const { row = '' } = (event.currentTarget as HTMLElement).dataset;
    const text = this.page?.rows.find(({ id }) => id === row)?.mailText ?? '';
    this.dispatchEvent(new CustomEvent('copytext', { detail: { text } }));
  }

  handleNext(): void {
    this.dispatchEvent(new CustomEvent('next'));
  }

  handlePrevious(): void {
    this.dispatchEvent(new CustomEvent('previous'));
  }

  handleRetry(): void {
    this.dispatchEvent(new CustomEvent('retry'));
  }
}
