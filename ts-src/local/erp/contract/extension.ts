import type { EntityContract } from './derive.ts';
import { ORDER_CONTRACT } from './extension-orders.ts';
import { PRICE_CONTRACT } from './extension-prices.ts';
import { SERVICE_CONTRACT } from './extension-service.ts';
import { extensionSet } from './field-list.ts';

/** Members of the AL enum Gen. Journal Document Type, before encoding. */
export const DOCUMENT_TYPES = [
  ' ',
  'Payment',
  'Invoice',
  'Credit Memo',
  'Finance Charge Memo',
  'Reminder',
  'Refund',
] as const;

/** Members of the AL enum Detailed CV Ledger Entry Type that follow its empty member 0, before encoding. */
export const ENTRY_TYPES = [
  'Initial Entry',
  'Application',
  'Unrealized Loss',
  'Unrealized Gain',
  'Realized Loss',
  'Realized Gain',
  'Payment Discount',
  'Payment Discount (VAT Excl.)',
  'Payment Discount (VAT Adjustment)',
  'Appln. Rounding',
  'Correction of Remaining Amount',
  'Payment Tolerance',
  'Payment Discount Tolerance',
  'Payment Tolerance (VAT Excl.)',
  'Payment Tolerance (VAT Adjustment)',
  'Payment Discount Tolerance (VAT Excl.)',
  'Payment Discount Tolerance (VAT Adjustment)',
] as const;

const LEDGER_MEMBERS = { documentType: DOCUMENT_TYPES, initialDocumentType: DOCUMENT_TYPES, entryType: ENTRY_TYPES };

const AMOUNTS_OF_DOCUMENT = `
  documentId:guid documentNumber:string(20) postingDate:date currencyCode:string(10) currencyFactor:decimal
  ledgerEntryId:guid ledgerEntryNumber:int32 open:boolean amount:decimal remainingAmount:decimal
  amountExcludingTaxLocalCurrency:decimal amountLocalCurrency:decimal remainingAmountLocalCurrency:decimal
  lastModifiedDateTime:datetime`;

/**
 * The entity sets of the extension under `companion/erp/business-central/extension`, as its AL pages and queries
 * define them: publisher `counterpart`, group `integration`, version `v1.0`.
 *
 * Amounts are signed as in the ledger: what the customer owes is positive. `amount` is in the entry's currency,
 * `…LocalCurrency` in the company's own. `documentId` is the id that the standard API gives the posted document, the
 * empty guid when the entry has none. `applyingEntry…` and `settledEntry…` name the two sides of the application that a
 * detailed entry belongs to, also for rows (discounts, roundings, gains and losses) that carry no applied entry number. In the amounts queries `amountExcludingTaxLocalCurrency` is the entry's
 * "Sales (LCY)": net, negative on a credit memo.
 */
export const EXTENSION_CONTRACT: readonly EntityContract[] = [
  extensionSet(
    'customerLedgerEntries',
    'customerLedgerEntry',
    `id:guid entryNumber:int32 customerNumber:string(20) customerId:guid sellToCustomerNumber:string(20)
     documentType:enum documentNumber:string(20) documentId:guid externalDocumentNumber:string(35)
     postingDate:date dueDate:date documentDate:date description:string(100) currencyCode:string(10)
     currencyFactor:decimal amount:decimal remainingAmount:decimal amountLocalCurrency:decimal
     remainingAmountLocalCurrency:decimal salesAmountLocalCurrency:decimal paymentDiscountDate:date
     originalPaymentDiscountPossible:decimal open:boolean closedAtDate:date closedByEntryNumber:int32
     onHold:string(3) reversed:boolean salespersonCode:string(20) paymentMethodCode:string(10)
     transactionNumber:int32 lastModifiedDateTime:datetime`,
    { members: LEDGER_MEMBERS, parts: [{ name: 'detailedCustomerLedgerEntries', many: true }] },
  ),
  extensionSet(
    'detailedCustomerLedgerEntries',
    'detailedCustomerLedgerEntry',
    `id:guid entryNumber:int32 customerLedgerEntryNumber:int32 customerLedgerEntryId:guid
     appliedCustomerLedgerEntryNumber:int32 appliedCustomerLedgerEntryId:guid applyingEntryNumber:int32
     applyingEntryId:guid settledEntryNumber:int32 settledEntryId:guid entryType:enum postingDate:date
     documentType:enum documentNumber:string(20) initialDocumentType:enum customerNumber:string(20) customerId:guid
     currencyCode:string(10) amount:decimal amountLocalCurrency:decimal unapplied:boolean
     unappliedByEntryNumber:int32 applicationNumber:int32 transactionNumber:int32 initialEntryDueDate:date
     ledgerEntryAmount:boolean lastModifiedDateTime:datetime`,
    { members: LEDGER_MEMBERS },
  ),
  extensionSet(
    'customerDetails',
    'customerDetail',
    `id:guid number:string(20) customerPriceGroup:string(10) billToCustomerNumber:string(20)
     customerDiscountGroup:string(20) allowLineDiscount:boolean pricesIncludingTax:boolean taxAreaCode:string(20)
     outstandingOrders:decimal shippedNotInvoiced:decimal lastModifiedDateTime:datetime`,
  ),
  extensionSet('postedInvoiceAmounts', 'postedInvoiceAmount', AMOUNTS_OF_DOCUMENT),
  extensionSet('postedCreditMemoAmounts', 'postedCreditMemoAmount', AMOUNTS_OF_DOCUMENT),
  ...PRICE_CONTRACT,
  ...ORDER_CONTRACT,
  ...SERVICE_CONTRACT,
];
