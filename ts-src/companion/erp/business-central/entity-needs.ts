/** What the templates and the connector read: entity sets with the fields that `check` looks for. */
export interface EntityNeed {
  readonly api: 'standard' | 'extension';
  readonly set: string;
  /** Fields, and single records looked through. */
  readonly fields: readonly string[];
  /** Fields that templates use where the version has them, and that are blank where it has not. */
  readonly optional?: readonly string[];
  /** Read with its document alone: the API refuses to list lines without naming the document. */
  readonly withDocument?: true;
  /** What can't be moved without it; only mappings that are installed by choice need it. */
  readonly onlyFor?: string;
}

const need = (api: EntityNeed['api'], set: string, fields: string): EntityNeed => ({
  api,
  set,
  fields: fields.split(' '),
});

const DOCUMENT =
  'id number externalDocumentNumber postingDate dueDate customerId billToCustomerId billToCustomerNumber currencyCode status ' +
  'totalAmountExcludingTax totalTaxAmount totalAmountIncludingTax lastModifiedDateTime';
const LINE =
  'id sequence lineType lineObjectNumber itemId description quantity unitOfMeasureCode unitPrice discountAmount netAmount ' +
  'netTaxAmount netAmountIncludingTax';
const ORDER_LINE =
  'shippedQuantity invoicedQuantity discountPercent shipmentDate itemVariantId description2 amountExcludingTax';
const AMOUNTS =
  'documentId documentNumber remainingAmount amountExcludingTaxLocalCurrency amountLocalCurrency remainingAmountLocalCurrency';

const CONTACTS_AND_SERVICE: readonly EntityNeed[] = [
  {
    ...need(
      'standard',
      'contacts',
      'id number type jobTitle addressLine1 addressLine2 city state country postalCode phoneNumber mobilePhoneNumber email ' +
        'privacyBlocked lastModifiedDateTime',
    ),
    onlyFor: 'contacts',
  },
  {
    ...need('extension', 'contactDetails', 'id number customerId customerNumber firstName middleName surname'),
    onlyFor: 'contacts',
  },
  {
    ...need(
      'extension',
      'serviceItems',
      'id number serialNumber description status customerId itemId salesDate installationDate warrantyEndingDateParts ' +
        'locationOfServiceItem lastModifiedDateTime',
    ),
    onlyFor: 'service',
  },
  {
    ...need(
      'extension',
      'serviceOrders',
      'id number customerId contactId description status priority workDescription serviceItemId lastModifiedDateTime',
    ),
    onlyFor: 'service',
  },
];

export const entityNeeds: readonly EntityNeed[] = [
  need('standard', 'companyInformation', 'currencyCode currentFiscalYearStartDate'),
  need(
    'standard',
    'customers',
    'id number displayName addressLine1 addressLine2 city state country postalCode phoneNumber email website creditLimit ' +
      'currencyCode blocked salespersonCode taxAreaDisplayName lastModifiedDateTime paymentTerm',
  ),
  {
    ...need(
      'standard',
      'items',
      'id number displayName type blocked baseUnitOfMeasureCode unitPrice priceIncludesTax taxGroupCode lastModifiedDateTime',
    ),
    optional: ['displayName2'],
  },
  need('standard', 'itemVariants', 'id itemId itemNumber code description lastModifiedDateTime'),
  need(
    'standard',
    'salesOrders',
    'id number externalDocumentNumber orderDate requestedDeliveryDate customerId currencyCode status salesperson ' +
      'partialShipping fullyShipped totalAmountExcludingTax totalTaxAmount totalAmountIncludingTax lastModifiedDateTime ' +
      'salesOrderLines',
  ),
  { ...need('standard', 'salesOrderLines', `${LINE} ${ORDER_LINE}`), withDocument: true },
  need(
    'standard',
    'salesShipments',
    'id number orderNumber postingDate customerId lastModifiedDateTime salesShipmentLines',
  ),
  need(
    'standard',
    'currencyExchangeRates',
    'currencyCode startingDate exchangeRateAmount relationalExchangeRateAmount',
  ),
  need('standard', 'salesInvoices', `${DOCUMENT} invoiceDate orderNumber remainingAmount salesInvoiceLines`),
  { ...need('standard', 'salesInvoiceLines', LINE), withDocument: true },
  need('standard', 'salesCreditMemos', `${DOCUMENT} creditMemoDate invoiceNumber salesCreditMemoLines`),
  { ...need('standard', 'salesCreditMemoLines', LINE), withDocument: true },
  need(
    'extension',
    'customerLedgerEntries',
    'id entryNumber customerId documentType documentNumber documentId externalDocumentNumber postingDate dueDate description ' +
      'currencyCode amount remainingAmount amountLocalCurrency remainingAmountLocalCurrency open closedAtDate lastModifiedDateTime',
  ),
  need(
    'extension',
    'detailedCustomerLedgerEntries',
    'id entryNumber customerLedgerEntryNumber customerLedgerEntryId appliedCustomerLedgerEntryNumber ' +
      'appliedCustomerLedgerEntryId applyingEntryNumber applyingEntryId settledEntryNumber settledEntryId entryType initialDocumentType postingDate amount amountLocalCurrency unapplied unappliedByEntryNumber',
  ),
  need(
    'extension',
    'customerDetails',
    'id number customerPriceGroup billToCustomerNumber customerDiscountGroup allowLineDiscount pricesIncludingTax taxAreaCode',
  ),
  need('extension', 'itemDetails', 'id itemNumber salesUnitOfMeasureCode itemDiscountGroup priceTaxAreaCode'),
  need(
    'extension',
    'priceListLines',
    'id priceListCode priceListDescription lineNumber status sourceType sourceNumber sourceId assetType assetNumber assetId ' +
      'variantCode unitOfMeasureCode currencyCode startingDate endingDate minimumQuantity amountType unitPrice ' +
      'lineDiscountPercent allowLineDiscount priceIncludesTax taxAreaCode lastModifiedDateTime',
  ),
  need('extension', 'itemUnitsOfMeasure', 'id itemNumber code quantityPerUnitOfMeasure lastModifiedDateTime'),
  need(
    'extension',
    'exchangeRates',
    'id currencyCode startingDate exchangeRateAmount relationalExchangeRateAmount unitAmountRoundingPrecision ' +
      'lastModifiedDateTime',
  ),
  need('extension', 'taxRates', 'id taxAreaCode taxGroupCode taxPercent lastModifiedDateTime'),
  need(
    'extension',
    'shipmentDetails',
    'id number shippingAgentCode shippingAgentName packageTrackingNumber trackingUrl',
  ),
  need('extension', 'orderLineMovements', 'id kind documentNumber orderNumber orderLineNumber itemNumber quantity'),
  ...CONTACTS_AND_SERVICE,
  need('extension', 'postedInvoiceAmounts', AMOUNTS),
  need('extension', 'postedCreditMemoAmounts', AMOUNTS),
];
