import type { Cents } from './money.ts';
import type { CustomerPriceGroup, ItemUnit, PriceList, PriceListLine } from './pricing/model.ts';
import type { LineProgress, OrderFacts, OrderLineOrigin, QuoteFacts } from './order-facts.ts';
import type { Contact } from './contacts.ts';
import type { ServiceItem, ServiceOrder } from './service/model.ts';
import type { Table } from './table.ts';

/** What every stored row has: id as on the wire, a version for etags, stamps in milliseconds. */
export interface StoredRow {
  readonly id: string;
  version: number;
  created: number;
  modified: number;
}

/** An address as it stood; replaced as a whole, so documents can keep the one of their day. */
export interface Address {
  readonly name: string;
  readonly line1: string;
  readonly line2: string;
  readonly city: string;
  readonly state: string;
  readonly country: string;
  readonly postCode: string;
}

export type Blocked = ' ' | 'Ship' | 'Invoice' | 'All';

/** A customer. `currency` blank is the company's own; `billTo` blank is the customer itself. */
export interface Customer extends StoredRow {
  number: string;
  type: 'Company' | 'Person';
  address: Address;
  phone: string;
  email: string;
  website: string;
  salesperson: string;
  creditLimit: Cents;
  taxLiable: boolean;
  taxArea: string;
  taxRegistration: string;
  currency: string;
  paymentTerms: string;
  shipmentMethod: string;
  paymentMethod: string;
  blocked: Blocked;
  billTo: string;
  priceGroup: string;
  discountGroup: string;
  /** Whether a line discount goes with the item card's price. */
  allowLineDiscount: boolean;
  pricesIncludeTax: boolean;
  invoiceDiscountPercent: number;
  /** Kept by posting, as the flow fields are: what is owed, and net sales, in the company's currency. */
  readonly entries: LedgerEntry[];
}

export interface Item extends StoredRow {
  number: string;
  description: string;
  description2: string;
  type: 'Inventory' | 'Service' | 'Non-Inventory';
  category: string;
  blocked: boolean;
  gtin: string;
  inventory: number;
  unitPrice: number;
  unitCost: number;
  priceIncludesTax: boolean;
  /** "VAT Bus. Posting Gr. (Price)": whose tax the price includes. */
  priceTaxArea: string;
  discountGroup: string;
  taxGroup: string;
  unit: string;
  /** Unit in which it is sold; blank is the base unit. */
  salesUnit: string;
  postingGroup: string;
  inventoryGroup: string;
}

export interface ItemVariant extends StoredRow {
  readonly item: Item;
  readonly code: string;
  readonly description: string;
}

/** A row with a code and a name: categories, units, methods, countries, areas, groups, salespeople, currencies. */
export interface CodeRow extends StoredRow {
  readonly code: string;
  readonly name: string;
  /** Values of the further fields of its set, by field name. */
  readonly more: Readonly<Record<string, string | number | boolean>>;
}

export interface PaymentTerms extends StoredRow {
  readonly code: string;
  readonly name: string;
  /** Date formulas without brackets, such as `1M` or `CM+8D`. */
  readonly due: string;
  readonly discountDue: string;
  readonly discountPercent: number;
  readonly discountOnCreditMemos: boolean;
}

/** From this date on `exchange` units of the currency are worth `relational` units of the company's own. */
export interface ExchangeRate extends StoredRow {
  readonly currency: string;
  readonly date: string;
  readonly exchange: number;
  readonly relational: number;
}

export interface AccountingPeriod extends StoredRow {
  readonly startingDate: string;
  readonly name: string;
  readonly newFiscalYear: boolean;
  readonly closed: boolean;
}

/** A document line. Amounts are in the document's currency. */
export interface SalesLine {
  readonly id: string;
  readonly document: SalesDocument;
  sequence: number;
  type: 'Comment' | 'Account' | 'Item';
  item: Item | null;
  /** Item or account number as printed. */
  number: string;
  description: string;
  description2: string;
  unit: string;
  quantity: number;
  unitPrice: number;
  discountPercent: number;
  discount: Cents;
  taxCode: string;
  taxPercent: number;
  /** Before the invoice discount: without tax, and with it. */
  lineNet: Cents;
  lineGross: Cents;
  /** After the invoice discount. */
  net: Cents;
  tax: Cents;
  shipmentDate: string;
  variantId: string;
  version: number;
  /** Nothing but zeros on other documents than orders. */
  progress: LineProgress;
  /** Null on lines that were not posted from an order. */
  readonly origin: OrderLineOrigin | null;
}

export type DocumentKind = 'quote' | 'order' | 'invoice' | 'creditMemo';

export type Cancellation = 'none' | 'canceled' | 'corrective';

/** A quote, an order, or an invoice or credit memo, unposted or posted. A document's own direction is positive. */
export interface SalesDocument extends StoredRow {
  readonly kind: DocumentKind;
  number: string;
  posted: boolean;
  customer: Customer;
  billTo: Customer;
  sellToAddress: Address;
  billToAddress: Address;
  shipToAddress: Address;
  phone: string;
  email: string;
  external: string;
  reference: string;
  documentDate: string;
  postingDate: string;
  dueDate: string;
  currency: string;
  orderNumber: string;
  orderId: string;
  paymentTerms: string;
  shipmentMethod: string;
  salesperson: string;
  pricesIncludeTax: boolean;
  /** Invoice discount, without tax unless prices include it. */
  invoiceDiscount: Cents;
  lines: SalesLine[];
  net: Cents;
  tax: Cents;
  /** Number of the posted invoice a credit memo is for; blank when none. */
  appliesTo: string;
  cancellation: Cancellation;
  entry: LedgerEntry | null;
  order: OrderFacts | null;
  offer: QuoteFacts | null;
}

export interface ShipmentLine {
  readonly id: string;
  readonly shipment: Shipment;
  readonly sequence: number;
  /** The order's line as it was shipped. */
  readonly line: Readonly<SalesLine>;
  readonly quantity: number;
  readonly origin: OrderLineOrigin;
  readonly version: number;
}

/** A posted shipment; `header` is the order as it was shipped. */
export interface Shipment extends StoredRow {
  readonly number: string;
  readonly header: Readonly<SalesDocument>;
  readonly postingDate: string;
  /** Code of the shipping agent; blank when none. */
  readonly agent: string;
  readonly tracking: string;
  readonly lines: readonly ShipmentLine[];
}

/** Defaults of new customers. */
export interface CustomerTemplate extends StoredRow {
  readonly code: string;
  readonly description: string;
  readonly type: Customer['type'];
  readonly country: string;
  readonly currency: string;
  readonly paymentTerms: string;
  readonly paymentMethod: string;
  readonly shipmentMethod: string;
  readonly priceGroup: string;
  readonly discountGroup: string;
  readonly taxArea: string;
  readonly pricesIncludeTax: boolean;
}

export type DocumentType = ' ' | 'Payment' | 'Invoice' | 'Credit Memo' | 'Finance Charge Memo' | 'Reminder' | 'Refund';

/** Table 21, Cust. Ledger Entry. What the customer owes is positive. */
export interface LedgerEntry extends StoredRow {
  readonly number: number;
  readonly customer: Customer;
  sellTo: string;
  readonly documentType: DocumentType;
  readonly documentNumber: string;
  readonly documentId: string;
  readonly external: string;
  readonly postingDate: string;
  readonly dueDate: string;
  readonly documentDate: string;
  readonly description: string;
  readonly currency: string;
  /** Units of the entry's currency for one of the company's own, as "Original Currency Factor". */
  readonly factor: number;
  readonly amount: Cents;
  readonly amountLocal: Cents;
  readonly salesLocal: Cents;
  /** Sums of the detailed entries, as the flow fields are. */
  remaining: Cents;
  remainingLocal: Cents;
  readonly discountDate: string;
  readonly discountPossible: Cents;
  readonly salesperson: string;
  readonly paymentMethod: string;
  readonly transaction: number;
  open: boolean;
  closedAt: string;
  closedBy: number;
  onHold: string;
  readonly details: DetailedEntry[];
}

export type EntryType =
  | 'Initial Entry'
  | 'Application'
  | 'Realized Loss'
  | 'Realized Gain'
  | 'Payment Discount'
  | 'Appln. Rounding'
  | 'Correction of Remaining Amount'
  | 'Payment Tolerance';

/** Table 379, Detailed Cust. Ledg. Entry. */
export interface DetailedEntry extends StoredRow {
  readonly number: number;
  readonly entry: LedgerEntry;
  readonly type: EntryType;
  readonly postingDate: string;
  readonly documentType: DocumentType;
  readonly documentNumber: string;
  readonly amount: Cents;
  readonly amountLocal: Cents;
  /** Entry number of the applying entry; 0 when the row belongs to no application. */
  readonly appliedNumber: number;
  unapplied: boolean;
  unappliedBy: number;
  readonly application: number;
  readonly transaction: number;
  /** The application that the row belongs to: which entry settled which; null for an initial entry. */
  readonly pair: Pair | null;
}

/** The two sides of an application. */
export interface Pair {
  readonly applying: LedgerEntry;
  readonly settled: LedgerEntry;
}

/** A number series: the next number is `prefix` followed by `next`. */
export interface NumberSeries {
  readonly prefix: string;
  next: number;
}

export type SeriesName =
  | 'quote'
  | 'order'
  | 'shipment'
  | 'invoice'
  | 'creditMemo'
  | 'draftInvoice'
  | 'draftCreditMemo'
  | 'payment'
  | 'refund'
  | 'financeCharge'
  | 'customer'
  | 'contact'
  | 'serviceItem'
  | 'serviceOrder';

/** One company: set-up, master data, documents and the receivables ledger. */
export interface Company {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly currency: string;
  readonly information: CodeRow;
  readonly address: Address;
  /** Tax percentage by tax area (business group), then tax group (product group). */
  readonly taxPercents: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly series: Record<SeriesName, NumberSeries>;
  readonly time: { now: () => number };
  readonly newId: () => string;
  readonly counters: { version: number; entry: number; detail: number; transaction: number; application: number };
  readonly customers: Table<Customer>;
  readonly contacts: Table<Contact>;
  readonly serviceItems: Table<ServiceItem>;
  readonly serviceOrders: Table<ServiceOrder>;
  readonly items: Table<Item>;
  readonly variants: Table<ItemVariant>;
  readonly codes: Readonly<Record<CodeSet, Table<CodeRow>>>;
  readonly terms: Table<PaymentTerms>;
  readonly rates: Table<ExchangeRate>;
  readonly itemUnits: Table<ItemUnit>;
  readonly priceGroups: Table<CustomerPriceGroup>;
  readonly priceLists: Table<PriceList>;
  readonly priceLines: Table<PriceListLine>;
  readonly periods: Table<AccountingPeriod>;
  readonly customerTemplates: Table<CustomerTemplate>;
  readonly quotes: Table<SalesDocument>;
  readonly orders: Table<SalesDocument>;
  readonly shipments: Table<Shipment>;
  readonly invoices: Table<SalesDocument>;
  readonly creditMemos: Table<SalesDocument>;
  readonly entries: Table<LedgerEntry>;
  readonly details: Table<DetailedEntry>;
}

export const CODE_SETS = [
  'itemCategories',
  'unitsOfMeasure',
  'currencies',
  'paymentMethods',
  'shipmentMethods',
  'countriesRegions',
  'taxAreas',
  'taxGroups',
  'salespeoplePurchasers',
  'shippingAgents',
] as const;
export type CodeSet = (typeof CODE_SETS)[number];
