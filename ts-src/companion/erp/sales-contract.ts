/**
 * Selling in an ERP, in the words of the business: what `companion/commands` needs of a connector to turn a quote into
 * an order. Names of the ERP's own fields stay inside the connector. Every method rejects with CounterpartError; a lost
 * answer has kind `uncertain`, and nothing may be sent again before it was looked for.
 */

/** A customer as the ERP has it now; amounts in the company's own currency. */
export interface CustomerFacts {
  readonly key: string;
  readonly number: string;
  readonly name: string;
  /** ISO code; blank for the company's own currency. */
  readonly currency: string;
  readonly terms: string;
  /** Ship-to address on one line. */
  readonly shipTo: string;
  /** What the customer is blocked for, in the ERP's word (`All`, `Invoice`, `Ship`); blank when not. */
  readonly blocked: string;
  /** 0: no limit. */
  readonly creditLimit: number;
  readonly balance: number;
  /** Ordered and not invoiced yet, delivered goods included; null when the ERP does not say. */
  readonly openOrders: number | null;
}

export interface LineQuestion {
  readonly customerNumber: string | null;
  readonly item: string;
  readonly variant: string;
  readonly unit: string;
  readonly quantity: number;
  /** ISO code; blank for the company's own currency. */
  readonly currency: string;
  /** Day of the order, `YYYY-MM-DD`. */
  readonly day: string;
}

/** What the ERP says to a line that is to be ordered. */
export interface LineFacts {
  readonly blocked: boolean;
  readonly variantKnown: boolean;
  readonly unitKnown: boolean;
  /** Null when the ERP has no price in the currency. */
  readonly price: number | null;
  readonly discountPercent: number;
  /** Where the price is from: the code of a price list, or `Item Card`. */
  readonly source: string;
  readonly stock: number | null;
  /** First day the quantity can leave; null when the ERP does not know. */
  readonly shipmentDate: string | null;
}

export interface DraftLine {
  readonly item: string;
  readonly variant: string;
  readonly unit: string;
  readonly quantity: number;
  readonly price: number;
  readonly discountPercent: number;
  readonly shipmentDate: string | null;
  /** Text of its own below the line; blank for none. */
  readonly text: string;
}

export interface OrderDraft {
  /** Travels in the document and is how it is found again. */
  readonly requestKey: string;
  readonly customerKey: string;
  readonly currency: string;
  readonly requestedDeliveryDate: string | null;
  /** What the customer calls the order; blank for none. */
  readonly reference: string;
  readonly lines: readonly DraftLine[];
}

export type SalesDocumentType = 'order' | 'quote' | 'invoice';

/** A document in the ERP that carries a request key. */
export interface SalesDocument {
  readonly type: SalesDocumentType;
  readonly key: string;
  /** The order's number, also for an invoice of it. */
  readonly number: string;
  readonly status: string;
}

/** An order line as the ERP has it; comments are none. */
export interface OrderLineFacts {
  readonly key: string;
  readonly item: string;
  readonly quantity: number;
  readonly shipped: number;
  readonly version: string | null;
}

export interface LineChange {
  readonly orderKey: string;
  readonly lineKey: string;
  readonly version: string | null;
  readonly quantity?: number;
  readonly shipmentDate?: string;
}

export interface NewCustomer {
  /** Chosen by the caller, so that a lost answer can be looked for. */
  readonly key: string;
  readonly template: string;
  readonly name: string;
  readonly street: string;
  readonly city: string;
  readonly state: string;
  readonly country: string;
  readonly postalCode: string;
  readonly phone: string;
  readonly website: string;
  readonly currency: string;
  readonly salesperson: string;
}

export interface ErpSales {
  customer(company: string, key: string): Promise<CustomerFacts | null>;
  /** Null when the ERP has no such item. */
  line(company: string, question: LineQuestion): Promise<LineFacts | null>;
  /** Units of the company's own currency for one of the currency; null when there is no rate. */
  rate(company: string, currency: string, day: string): Promise<number | null>;
  /** The document that carries the key: an order before a quote before an invoice. Nothing written before is missed. */
  find(company: string, requestKey: string): Promise<SalesDocument | null>;
  /** Creates the document with all its lines, or nothing. */
  place(company: string, type: 'order' | 'quote', draft: OrderDraft): Promise<void>;
  /** Makes the quote an order; the quote is gone then. */
  makeOrder(company: string, quoteKey: string): Promise<void>;
  removeQuote(company: string, quoteKey: string): Promise<void>;
  /** The open lines of an order, in their order; null when the ERP has no such order. */
  orderLines(company: string, orderKey: string): Promise<readonly OrderLineFacts[] | null>;
  changeLine(company: string, change: LineChange): Promise<void>;
  removeLine(company: string, line: Pick<LineChange, 'lineKey' | 'version'>): Promise<void>;
  requestDelivery(company: string, orderKey: string, day: string): Promise<void>;
  removeOrder(company: string, orderKey: string): Promise<void>;
  createCustomer(company: string, customer: NewCustomer): Promise<void>;
}
