/**
 * The entities that the connector offers to mappings, and where each is read. Names are the singular API names.
 *
 * Some of them are more than one API entity:
 *
 * - `customer`, `item`, `contact` and `salesShipment` are joined with what the extension offers of them (`details.ts`), null
 *   without it or where its version lacks a field; `billToCustomerNumber` is blank when the customer pays itself.
 * - `salesOrder` is joined with what its lines say and the extension knows of its postings (`order-join.ts`):
 *   `openAmountExcludingTax`, `nextShipmentDate` and `exchangeRate` on the order, `creditedQuantity` and `variantCode` on
 *   its lines. `salesShipment` says what it brought as `linesText`; `itemVariant` carries the units of its item and
 *   `itemBlocked`.
 * - `salesInvoice` and `salesCreditMemo` are posted documents only (drafts are left out), joined with the amounts of
 *   the posted document that the Counterpart extension offers. Joined fields stand beside the API's own ones, in the
 *   document's own direction (a credit memo's amounts are positive), and are null without the extension:
 *   `amountExcludingTaxLocalCurrency`, `amountIncludingTaxLocalCurrency`, `remainingAmountLocalCurrency`,
 *   `currencyFactor`, `ledgerEntryId`, and on credit memos, where the API has none, `remainingAmount`.
 * - `application` is what settled what, made of detailed ledger entries: `id` and `entryNumber` of the detailed entry,
 *   `kind` (Application, Discount, Rounding, Tolerance, Exchange), `applyingEntryId` and `applyingEntryNumber` (the
 *   later entry, such as a payment), `appliedEntryId` and `appliedEntryNumber` (the earlier one, such as an invoice),
 *   `amount` and `amountLocalCurrency` (as in the ledger: negative lessens what the applied entry owes), `currencyCode`, `postingDate`, `unapplied`, `customerId`, `customerNumber`,
 *   `documentType`, `documentNumber`, `applicationNumber`, `lastModifiedDateTime`.
 */

import type { ApiName } from './client.ts';
import { contactDetails, customerDetails, itemDetails, shipmentDetails, type Details } from './details.ts';
import { ORDER_LINES } from './order-join.ts';
import { SHIPMENT_LINES } from './shipment-text.ts';

/** How changes of an entity are noticed. */
export type ChangeSignal = 'stamp' | 'order' | 'document' | 'ledger' | 'application';

export interface EntitySource {
  readonly entity: string;
  readonly set: string;
  readonly api: ApiName;
  readonly signal: ChangeSignal;
  /** The child list that holds most of the volume. */
  readonly lines?: string;
  /** For documents: the extension's set with the posted amounts, and the sign that turns them round. */
  readonly amounts?: { readonly set: string; readonly sign: 1 | -1; readonly documentType: string };
  /** The extension's set with further fields, which is joined. */
  readonly details?: Details;
  /** Single records expanded with every read, because templates look through them: navigation name → entity. */
  readonly single?: Readonly<Record<string, string>>;
}

const sources: readonly EntitySource[] = [
  {
    entity: 'customer',
    set: 'customers',
    api: 'standard',
    signal: 'stamp',
    single: { currency: 'currency', paymentTerm: 'paymentTerm' },
    details: customerDetails,
  },
  {
    entity: 'item',
    set: 'items',
    api: 'standard',
    signal: 'stamp',
    single: { unitOfMeasure: 'unitOfMeasure' },
    details: itemDetails,
  },
  { entity: 'contact', set: 'contacts', api: 'standard', signal: 'stamp', details: contactDetails },
  { entity: 'salesOrder', set: 'salesOrders', api: 'standard', signal: 'order', lines: ORDER_LINES },
  {
    entity: 'salesShipment',
    set: 'salesShipments',
    api: 'standard',
    signal: 'stamp',
    lines: SHIPMENT_LINES,
    details: shipmentDetails,
  },
  { entity: 'itemVariant', set: 'itemVariants', api: 'standard', signal: 'stamp' },
  { entity: 'itemUnitOfMeasure', set: 'itemUnitsOfMeasure', api: 'extension', signal: 'stamp' },
  { entity: 'exchangeRate', set: 'exchangeRates', api: 'extension', signal: 'stamp' },
  { entity: 'taxRate', set: 'taxRates', api: 'extension', signal: 'stamp' },
  { entity: 'priceListLine', set: 'priceListLines', api: 'extension', signal: 'stamp' },
  {
    entity: 'salesInvoice',
    set: 'salesInvoices',
    api: 'standard',
    signal: 'document',
    lines: 'salesInvoiceLines',
    amounts: { set: 'postedInvoiceAmounts', sign: 1, documentType: 'Invoice' },
  },
  {
    entity: 'salesCreditMemo',
    set: 'salesCreditMemos',
    api: 'standard',
    signal: 'document',
    lines: 'salesCreditMemoLines',
    amounts: { set: 'postedCreditMemoAmounts', sign: -1, documentType: 'Credit Memo' },
  },
  { entity: 'customerLedgerEntry', set: 'customerLedgerEntries', api: 'extension', signal: 'ledger' },
  { entity: 'application', set: 'detailedCustomerLedgerEntries', api: 'extension', signal: 'application' },
];

/** The entities with a way of reading of their own; any other entity of `$metadata` is read by its stamp. */
export const entitySources: ReadonlyMap<string, EntitySource> = new Map(sources.map((s) => [s.entity, s]));
