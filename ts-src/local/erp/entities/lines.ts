import type { Company, SalesDocument, SalesLine } from '../books/model.ts';
import { fromCents } from '../books/money.ts';
import { EMPTY_GUID } from '../books/random.ts';
import { defineSet, toOne, type EntitySet } from '../odata/entity-set.ts';
import { lineWriter } from '../write/lines.ts';
import { idOfCode } from './codes.ts';

function allLines(company: Company, kind: SalesDocument['kind']): SalesLine[] {
  const table = kind === 'invoice' ? company.invoices : company.creditMemos;
  return table.rows().flatMap((document) => document.lines);
}

function lineSet(set: string, kind: SalesDocument['kind']): EntitySet {
  return defineSet<SalesLine>(set, {
    rows: (company) => allLines(company, kind),
    find: (company, key) => allLines(company, kind).find((row) => row.id === key),
    version: (row) => row.version,
    needsFilterOn: ['documentId', 'id'],
    get: {
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
    },
    navigation: {
      [kind === 'invoice' ? 'salesInvoice' : 'salesCreditMemo']: toOne<SalesLine>(
        kind === 'invoice' ? 'salesInvoices' : 'salesCreditMemos',
        (row) => row.document,
      ),
      item: toOne<SalesLine>('items', (row) => row.item ?? undefined),
      unitOfMeasure: toOne<SalesLine>('unitsOfMeasure', (row, company) => company.codes.unitsOfMeasure.byKey(row.unit)),
      itemVariant: toOne<SalesLine>('itemVariants', (row, company) => company.variants.byId(row.variantId)),
    },
    write: lineWriter(kind),
  });
}

export const invoiceLinesSet = lineSet('salesInvoiceLines', 'invoice');
export const creditMemoLinesSet = lineSet('salesCreditMemoLines', 'creditMemo');
