import type { Company, Shipment, ShipmentLine } from '../books/model.ts';
import { EMPTY_DATE } from '../books/random.ts';
import { defineSet, to, toOne, type Scalar } from '../odata/entity-set.ts';
import { HEADER, ofContract } from './document-fields.ts';
import { shownCurrency } from './codes.ts';

type Getters = Record<string, (row: Shipment, company: Company) => Scalar>;

/** What a shipment shows of its order as it was shipped. */
function ofHeader(): Getters {
  return Object.fromEntries(
    Object.entries(HEADER).map(([name, get]) => [name, (row: Shipment, company: Company) => get(row.header, company)]),
  );
}

export const salesShipmentsSet = defineSet<Shipment>('salesShipments', {
  rows: (company) => company.shipments.rows(),
  find: (company, key) => company.shipments.byId(key),
  version: (row) => row.version,
  get: ofContract<Shipment>('salesShipments', {
    ...ofHeader(),
    id: (row) => row.id,
    number: (row) => row.number,
    invoiceDate: (row) => row.header.documentDate,
    postingDate: (row) => row.postingDate,
    customerPurchaseOrderReference: (row) => row.header.reference,
    currencyCode: (row, company) => shownCurrency(company, row.header.currency),
    orderNumber: (row) => row.header.number,
    paymentTermsCode: (row) => row.header.paymentTerms,
    shipmentMethodCode: (row) => row.header.shipmentMethod,
    lastModifiedDateTime: (row) => row.modified,
  }),
  navigation: {
    salesShipmentLines: to<Shipment>('salesShipmentLines', (row) => row.lines),
    customer: toOne<Shipment>('customers', (row) => row.header.customer),
  },
});

const LINE_TYPES = { Comment: ' ', Account: 'G/L Account', Item: 'Item' } as const;

function allLines(company: Company): ShipmentLine[] {
  return company.shipments.rows().flatMap(({ lines }) => lines);
}

export const shipmentLinesSet = defineSet<ShipmentLine>('salesShipmentLines', {
  rows: allLines,
  find: (company, key) => allLines(company).find((row) => row.id === key),
  version: (row) => row.version,
  needsFilterOn: ['documentId', 'id'],
  get: {
    id: (row) => row.id,
    documentId: (row) => row.shipment.id,
    documentNo: (row) => row.shipment.number,
    sequence: (row) => row.sequence,
    lineType: (row) => LINE_TYPES[row.line.type],
    lineObjectNumber: (row) => row.line.number,
    description: (row) => row.line.description,
    description2: (row) => row.line.description2,
    unitOfMeasureCode: (row) => row.line.unit,
    unitPrice: (row) => row.line.unitPrice,
    quantity: (row) => row.quantity,
    discountPercent: (row) => row.line.discountPercent,
    taxPercent: (row) => row.line.taxPercent,
    shipmentDate: (row) => (row.line.type === 'Comment' ? EMPTY_DATE : row.line.shipmentDate),
  },
  navigation: { salesShipment: toOne<ShipmentLine>('salesShipments', (row) => row.shipment) },
});
