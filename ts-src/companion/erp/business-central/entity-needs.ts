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
const AMOUNTS =
  'documentId documentNumber remainingAmount amountExcludingTaxLocalCurrency amountLocalCurrency remainingAmountLocalCurrency';

export const entityNeeds: readonly EntityNeed[] = [
  need('standard', 'companyInformation', 'currencyCode currentFiscalYearStartDate'),
  need(
    'standard',
    'customers',
    'id number displayName addressLine1 addressLine2 city state country postalCode phoneNumber email website creditLimit ' +
      'currencyCode blocked lastModifiedDateTime paymentTerm',
  ),
  {
    ...need('standard', 'items', 'id number displayName type blocked baseUnitOfMeasureCode lastModifiedDateTime'),
    optional: ['displayName2'],
  },
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
  need('extension', 'customerDetails', 'id number customerPriceGroup billToCustomerNumber'),
  need('extension', 'postedInvoiceAmounts', AMOUNTS),
  need('extension', 'postedCreditMemoAmounts', AMOUNTS),
];
