import type { InvoiceLineInput, PostedDocument } from './clerk.ts';

/** A line of an order or quote as the clerk sees it. */
export interface ShownLine {
  /** "Line No.": how the other calls name the line. */
  readonly line: number;
  readonly type: string;
  readonly item: string;
  readonly description: string;
  readonly quantity: number;
  readonly unit: string;
  readonly unitPrice: number;
  readonly discountPercent: number;
  readonly shipmentDate: string;
  readonly shipped: number;
  readonly invoiced: number;
}

/** An open order or a quote. Totals are in the document's currency. */
export interface ShownOrder {
  readonly id: string;
  readonly number: string;
  readonly customer: string;
  readonly name: string;
  /** As the API gives it: Draft, In Review or Open for orders; Draft, Sent or Accepted for quotes. */
  readonly status: string;
  readonly orderDate: string;
  readonly requestedDeliveryDate: string;
  readonly externalDocumentNumber: string;
  readonly currency: string;
  readonly net: number;
  readonly total: number;
  readonly lines: readonly ShownLine[];
}

/** A line, named by its number, and how much of it. */
export interface LineQuantity {
  readonly line: number;
  readonly quantity: number;
}

export interface OrderLineInput extends InvoiceLineInput {
  readonly shipmentDate?: string;
}

interface OrderPlace {
  readonly company: string;
  /** Number of the order. */
  readonly order: string;
}

type LinePlace = OrderPlace & { readonly line: number };

/** What a clerk does with orders and quotes. */
export interface OrderClerk {
  /** Open orders, all or of one customer or number. */
  orders(input: { company: string; customer?: string; number?: string }): readonly ShownOrder[];
  quotes(input: { company: string; customer?: string; number?: string }): readonly ShownOrder[];
  createOrder(input: {
    company: string;
    customer: string;
    lines: readonly OrderLineInput[];
    externalDocumentNumber?: string;
    requestedDeliveryDate?: string;
    /** False: shipping advice Complete. */
    partialShipping?: boolean;
  }): ShownOrder;
  createQuote(input: {
    company: string;
    customer: string;
    lines: readonly OrderLineInput[];
    externalDocumentNumber?: string;
  }): ShownOrder;
  /** Turns a quote into an order. */
  makeOrder(input: { company: string; quote: string }): ShownOrder;
  /** Releases an open order, or approves one that waits. */
  releaseOrder(input: OrderPlace): ShownOrder;
  reopenOrder(input: OrderPlace): ShownOrder;
  /** Sends an open order for approval: it stays on hold until it is released or reopened. */
  holdOrder(input: OrderPlace): ShownOrder;
  /** Ships the named quantities, else all that is left. `carrier` is the code of a shipping agent. */
  shipOrder(
    input: OrderPlace & {
      lines?: readonly LineQuantity[];
      carrier?: string;
      trackingNumber?: string;
      postingDate?: string;
    },
  ): { readonly id: string; readonly number: string };
  /** Invoices the named quantities, else all that was shipped; an order invoiced completely is gone afterwards. */
  invoiceOrder(input: OrderPlace & { lines?: readonly LineQuantity[]; postingDate?: string }): PostedDocument;
  addLine(input: OrderPlace & OrderLineInput): ShownOrder;
  changeLine(
    input: LinePlace & { quantity?: number; unitPrice?: number; discountPercent?: number; shipmentDate?: string },
  ): ShownOrder;
  /** Puts another item on the line, at its proposed price. */
  replaceItem(input: LinePlace & { item: string }): ShownOrder;
  deleteLine(input: LinePlace): ShownOrder;
  deleteOrder(input: OrderPlace): void;
  /** Credits quantities of lines of a posted invoice. */
  creditLines(input: {
    company: string;
    invoice: string;
    lines: readonly LineQuantity[];
    postingDate?: string;
  }): PostedDocument;
  /** In the company's currency; 0: no limit. */
  setCreditLimit(input: { company: string; customer: string; creditLimit: number }): void;
  carriers(input: { company: string }): readonly { readonly code: string; readonly name: string }[];
}
