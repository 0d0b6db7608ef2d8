import { describe, expect, it } from 'vitest';
import { compiled, env, frozen, mapped } from './compiled-template.ts';

describe('the templates for orders', () => {
  const order = frozen({
    id: 'o1',
    number: 'S-ORD1',
    externalDocumentNumber: 'CP-006000000000001AAA',
    orderDate: '2026-01-05',
    customerId: 'c1',
    currencyCode: 'EUR',
    exchangeRate: 1.1,
    status: 'Open',
    totalAmountExcludingTax: 30,
    totalTaxAmount: 5.7,
    totalAmountIncludingTax: 35.7,
    openAmountExcludingTax: 10,
    nextShipmentDate: '2026-02-01',
    fullyShipped: false,
    partialShipping: true,
    salesOrderLines: [
      {
        id: 'l1',
        sequence: 10000,
        itemId: 'i1',
        itemVariantId: 'v1',
        variantCode: 'BLACK',
        lineType: 'Item',
        lineObjectNumber: '1896-S',
        description: 'ATHENS Desk',
        description2: '',
        quantity: 3,
        unitPrice: 10,
        discountPercent: 0,
        netAmount: 30,
        shippedQuantity: 2,
        invoicedQuantity: 2,
        creditedQuantity: 1,
        shipmentDate: '2026-02-01',
      },
    ],
  });

  it('map an order with its lines, in the company’s own currency at the rate of its date', () => {
    const result = mapped(compiled('sales-order').run(order, env));
    expect(result.row).toMatchObject({
      ERP_Key__c: 'US|salesOrder|o1',
      Status__c: 'Open',
      Net_Home__c: 33,
      Open_Net__c: 10,
      Open_Net_Home__c: 11,
      Next_Shipment_Date__c: '2026-02-01',
      Lines_Expected__c: 1,
      Lines_Net_Expected__c: 30,
      'Opportunity__r.ERP_Request_Key__c': 'CP-006000000000001AAA',
    });
    expect(result.children[0]?.records[0]?.row).toMatchObject({
      Shipped_Quantity__c: 2,
      Invoiced_Quantity__c: 2,
      Credited_Quantity__c: 1,
      Variant__c: 'BLACK',
      Removed__c: false,
      'Product__r.ERP_Key__c': 'US|itemVariant|v1',
    });
  });

  it('leave the opportunity alone for orders that were not sent from Salesforce', () => {
    const other = mapped(compiled('sales-order').run({ ...order, externalDocumentNumber: 'PO 17' }, env));
    expect(other.row).toMatchObject({ 'Opportunity__r.ERP_Request_Key__c': null });
  });

  it('map a shipment with its tracking', () => {
    const shipment = {
      id: 's1',
      number: 'S-SHPT1',
      orderNumber: 'S-ORD1',
      postingDate: '2026-01-06',
      customerId: 'c1',
      shippingAgentName: 'DHL',
      packageTrackingNumber: '42',
      linesText: '2 PCS 1896-S ATHENS Desk',
    };
    expect(mapped(compiled('sales-shipment').run(shipment, env)).row).toMatchObject({
      Carrier__c: 'DHL',
      Tracking_Number__c: '42',
      Order_Number__c: 'S-ORD1',
      Lines_Text__c: '2 PCS 1896-S ATHENS Desk',
    });
  });

  it('map a variant to a product beside that of its item', () => {
    const variant = { id: 'v1', itemId: 'i1', itemNumber: '1896-S', code: 'BLACK', description: 'Black desk' };
    expect(mapped(compiled('item-variant').run({ ...variant, itemBlocked: true }, env)).row).toMatchObject({
      ERP_Key__c: 'US|itemVariant|v1',
      Name: 'Black desk',
      ERP_Item_Number__c: '1896-S',
      ERP_Variant_Code__c: 'BLACK',
      IsActive: false,
    });
  });
});
