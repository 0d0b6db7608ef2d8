import type { OrderClerk } from './order-clerk.ts';
import type { ServiceClerk } from './service-clerk.ts';

/**
 * What a clerk does in the ERP, as plain functions. Amounts are decimals in the currency of the document; every
 * function posts at once and throws `ErpError` when the ERP's rules forbid it.
 */
export interface InvoiceLineInput {
  /** Item number; absent: a G/L account line. */
  readonly item?: string;
  readonly quantity: number;
  /** Absent: the item's price. */
  readonly unitPrice?: number;
  readonly discountPercent?: number;
  readonly description?: string;
}

export interface PostedDocument {
  /** Id as in the standard API. */
  readonly id: string;
  readonly number: string;
  /** Including tax. */
  readonly total: number;
}

export interface OpenEntry {
  readonly entryNumber: number;
  readonly documentType: string;
  readonly documentNumber: string;
  readonly postingDate: string;
  readonly dueDate: string;
  readonly currency: string;
  readonly amount: number;
  readonly remaining: number;
}

export interface Clerk extends OrderClerk, ServiceClerk {
  /** `company`: id, name or code. `customer`: customer number. Dates `YYYY-MM-DD`, default today. */
  postInvoice(input: {
    company: string;
    customer: string;
    lines: readonly InvoiceLineInput[];
    postingDate?: string;
    externalDocumentNumber?: string;
  }): PostedDocument;
  /** Applies to the invoice when one is named, else stands on account; a smaller amount is a part payment. */
  receivePayment(input: {
    company: string;
    customer: string;
    amount: number;
    appliesTo?: string;
    postingDate?: string;
  }): { readonly entryNumber: number; readonly documentNumber: string };
  /** Credits a whole invoice, the given lines of it, or stands alone. */
  issueCreditMemo(input: {
    company: string;
    customer: string;
    appliesTo?: string;
    lines?: readonly InvoiceLineInput[];
    postingDate?: string;
  }): PostedDocument;
  blockCustomer(input: { company: string; customer: string; blocked: ' ' | 'Ship' | 'Invoice' | 'All' }): void;
  /** Undoes the newest application of an entry, given by its number. */
  unapplyLast(input: { company: string; customer: string; entryNumber: number }): void;
  openEntries(input: { company: string; customer: string }): readonly OpenEntry[];
}
