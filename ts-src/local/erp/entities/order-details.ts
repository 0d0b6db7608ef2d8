import type { Company, CustomerTemplate, Shipment } from '../books/model.ts';
import { movementsOf, type Movement } from '../books/movements.ts';
import { defineSet } from '../odata/entity-set.ts';

/** The extension's sets around orders: customer templates, parcels, and what was posted of order lines. */
export const customerTemplatesSet = defineSet<CustomerTemplate>('customerTemplates', {
  rows: (company) => company.customerTemplates.rows(),
  find: (company, key) => company.customerTemplates.byId(key),
  version: (row) => row.version,
  get: {
    id: (row) => row.id,
    code: (row) => row.code,
    description: (row) => row.description,
    type: (row) => row.type,
    country: (row) => row.country,
    currencyCode: (row) => row.currency,
    paymentTermsCode: (row) => row.paymentTerms,
    paymentMethodCode: (row) => row.paymentMethod,
    shipmentMethodCode: (row) => row.shipmentMethod,
    customerPriceGroup: (row) => row.priceGroup,
    customerDiscountGroup: (row) => row.discountGroup,
    taxAreaCode: (row) => row.taxArea,
    pricesIncludingTax: (row) => row.pricesIncludeTax,
    lastModifiedDateTime: (row) => row.modified,
  },
});

/** The address that follows a parcel: the agent's, with its number in place of %1. */
function trackingUrl(company: Company, shipment: Shipment): string {
  const url = company.codes.shippingAgents.byKey(shipment.agent)?.more['url'];
  if (typeof url !== 'string' || url === '' || shipment.tracking === '') return '';
  return url.replace('%1', encodeURIComponent(shipment.tracking));
}

export const shipmentDetailsSet = defineSet<Shipment>('shipmentDetails', {
  rows: (company) => company.shipments.rows(),
  find: (company, key) => company.shipments.byId(key),
  version: (row) => row.version,
  get: {
    id: (row) => row.id,
    number: (row) => row.number,
    shippingAgentCode: (row) => row.agent,
    shippingAgentName: (row, company) => company.codes.shippingAgents.byKey(row.agent)?.name ?? '',
    packageTrackingNumber: (row) => row.tracking,
    trackingUrl: (row, company) => trackingUrl(company, row),
    lastModifiedDateTime: (row) => row.modified,
  },
});

export const orderLineMovementsSet = defineSet<Movement>('orderLineMovements', {
  rows: movementsOf,
  find: (company, key) => movementsOf(company).find((row) => row.id === key),
  version: (row) => row.version,
  get: {
    id: (row) => row.id,
    kind: (row) => row.kind,
    documentId: (row) => row.documentId,
    documentNumber: (row) => row.documentNumber,
    orderNumber: (row) => row.origin.orderNumber,
    orderLineNumber: (row) => row.origin.sequence,
    itemNumber: (row) => row.itemNumber,
    quantity: (row) => row.quantity,
    postingDate: (row) => row.postingDate,
    lastModifiedDateTime: (row) => row.posted,
  },
});
