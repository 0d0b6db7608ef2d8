import { documentTable } from '../books/documents.ts';
import type { Company, DocumentKind, SalesLine } from '../books/model.ts';
import { fromCents } from '../books/money.ts';
import { EMPTY_GUID } from '../books/random.ts';
import { defineSet, toOne, type EntitySet } from '../odata/entity-set.ts';
import { LINE_SETS } from '../write/documents.ts';
import { lineWriter } from '../write/lines.ts';
import { idOfCode } from './codes.ts';
import { ofContract } from './document-fields.ts';

function allLines(company: Company, kind: DocumentKind): SalesLine[] {
  return documentTable(company, kind)
    .rows()
    .flatMap((document) => document.lines);
}

const PARENTS = {
  quote: ['salesQuote', 'salesQuotes'],
  order: ['salesOrder', 'salesOrders'],
  invoice: ['salesInvoice', 'salesInvoices'],
  creditMemo: ['salesCreditMemo', 'salesCreditMemos'],
} as const;

function lineSet(kind: DocumentKind): EntitySet {
  const set = LINE_SETS[kind];
  const [parent, parents] = PARENTS[kind];
  return defineSet<SalesLine>(set, {
    rows: (company) => allLines(company, kind),
    find: (company, key) => allLines(company, kind).find((row) => row.id === key),
    version: (row) => row.version,
    needsFilterOn: ['documentId', 'id'],
    get: ofContract<SalesLine>(set, {
      id: (row) => row.id,
      documentId: (row) => row.document.id,
      sequence: (row) => row.sequence,
      itemId: (row) => row.item?.id ?? EMPTY_GUID,
      accountId: () => EMPTY_GUID,
      lineType: (row) => row.type,
      lineObjectNumber: (row) => row.number,
      description: (row) => row.description,
      description2: (row) => row.description2,
      unitOfMeasureId: (row, company) => idOfCode(company, 'unitsOfMeasure', row.unit),
      unitOfMeasureCode: (row) => row.unit,
      quantity: (row) => row.quantity,
      unitPrice: (row) => row.unitPrice,
      discountAmount: (row) => fromCents(row.discount),
      discountPercent: (row) => row.discountPercent,
      discountAppliedBeforeTax: () => false,
      amountExcludingTax: (row) => fromCents(row.lineNet),
      taxCode: (row) => row.taxCode,
      taxPercent: (row) => row.taxPercent,
      totalTaxAmount: (row) => fromCents(row.lineGross - row.lineNet),
      amountIncludingTax: (row) => fromCents(row.lineGross),
      invoiceDiscountAllocation: (row) => fromCents(row.lineNet - row.net),
      netAmount: (row) => fromCents(row.net),
      netTaxAmount: (row) => fromCents(row.tax),
      netAmountIncludingTax: (row) => fromCents(row.net + row.tax),
      shipmentDate: (row) => row.shipmentDate,
      itemVariantId: (row) => row.variantId,
      locationId: () => EMPTY_GUID,
      shippedQuantity: (row) => row.progress.shipped,
      invoicedQuantity: (row) => row.progress.invoiced,
      invoiceQuantity: (row) => row.progress.toInvoice,
      shipQuantity: (row) => row.progress.toShip,
    }),
    navigation: {
      [parent]: toOne<SalesLine>(parents, (row) => row.document),
      item: toOne<SalesLine>('items', (row) => row.item ?? undefined),
      unitOfMeasure: toOne<SalesLine>('unitsOfMeasure', (row, company) => company.codes.unitsOfMeasure.byKey(row.unit)),
      itemVariant: toOne<SalesLine>('itemVariants', (row, company) => company.variants.byId(row.variantId)),
    },
    write: lineWriter(kind),
  });
}

export const quoteLinesSet = lineSet('quote');
export const orderLinesSet = lineSet('order');
export const invoiceLinesSet = lineSet('invoice');
export const creditMemoLinesSet = lineSet('creditMemo');
