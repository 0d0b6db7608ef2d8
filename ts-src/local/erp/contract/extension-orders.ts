import type { EntityContract } from './derive.ts';
import { extensionSet } from './field-list.ts';

const CUSTOMER_TYPES = ['Company', 'Person'] as const;

/** Members of the AL enum of movements, before encoding. */
const MOVEMENT_KINDS = ['Shipment', 'Invoice', 'Credit Memo'] as const;

/**
 * The sets of the extension around orders. `newCustomers` takes a customer with the defaults of a template and answers
 * with it; `templateCode` is blank when read. `orderLineMovements` are the posted lines of shipments, invoices and
 * credit memos by order line; a quantity is positive in the direction of its document.
 */
export const ORDER_CONTRACT: readonly EntityContract[] = [
  extensionSet(
    'customerTemplates',
    'customerTemplate',
    `id:guid code:string(20) description:string(100) type:enum country:string(10) currencyCode:string(10)
     paymentTermsCode:string(10) paymentMethodCode:string(10) shipmentMethodCode:string(10)
     customerPriceGroup:string(10) customerDiscountGroup:string(20) taxAreaCode:string(20)
     pricesIncludingTax:boolean lastModifiedDateTime:datetime`,
    { members: { type: CUSTOMER_TYPES } },
  ),
  extensionSet(
    'newCustomers',
    'newCustomer',
    `id:guid! number:string(20) templateCode:string(20)! displayName:string(100)! type:enum! addressLine1:string(100)!
     addressLine2:string(50)! city:string(30)! state:string(30)! country:string(10)! postalCode:string(20)!
     phoneNumber:string(30)! email:string(80)! website:string(255)! taxRegistrationNumber:string(20)!
     currencyCode:string(10)! paymentTermsCode:string(10)! salespersonCode:string(20)! lastModifiedDateTime:datetime`,
    { members: { type: CUSTOMER_TYPES }, verbs: 'I' },
  ),
  extensionSet(
    'shipmentDetails',
    'shipmentDetail',
    `id:guid number:string(20) shippingAgentCode:string(10) shippingAgentName:string(50)
     packageTrackingNumber:string(50) trackingUrl:string(250) lastModifiedDateTime:datetime`,
  ),
  extensionSet(
    'orderLineMovements',
    'orderLineMovement',
    `id:guid kind:enum documentId:guid documentNumber:string(20) orderNumber:string(20) orderLineNumber:int32
     itemNumber:string(20) quantity:decimal postingDate:date lastModifiedDateTime:datetime`,
    { members: { kind: MOVEMENT_KINDS } },
  ),
];
