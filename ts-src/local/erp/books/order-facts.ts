/** How far an order's line has come: shipped and invoiced so far, and what the next posting ships and invoices. */
export interface LineProgress {
  readonly shipped: number;
  readonly invoiced: number;
  readonly toShip: number;
  readonly toInvoice: number;
}

/** The order line that a posted line comes from. */
export interface OrderLineOrigin {
  readonly orderNumber: string;
  /** "Line No." of the order's line. */
  readonly sequence: number;
}

/** "Status" of a sales header. */
export type Release = 'Open' | 'Pending Approval' | 'Released';

/** What only orders have; replaced as a whole. */
export interface OrderFacts {
  readonly release: Release;
  /** "Shipping Advice": Partial when true, else Complete. */
  readonly partialShipping: boolean;
  readonly requestedDelivery: string;
}

/** What only quotes have; replaced as a whole. */
export interface QuoteFacts {
  /** Milliseconds; 0: not sent. */
  readonly sentAt: number;
  readonly validUntil: string;
  readonly acceptedOn: string;
}
