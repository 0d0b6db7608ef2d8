import { SERVICE_ITEM_STATUSES, SERVICE_PRIORITIES, SERVICE_STATUSES } from '../books/service/model.ts';
import type { EntityContract } from './derive.ts';
import { extensionSet } from './field-list.ts';

/** Members of the AL enum Service Line Type, before encoding. */
const LINE_TYPES = [' ', 'Item', 'Resource', 'Cost', 'G/L Account'] as const;

const MEMBERS = { status: SERVICE_STATUSES, priority: SERVICE_PRIORITIES };

/**
 * The sets of the extension around contacts and service. `customerId` of a contact is that of the customer behind its
 * company. `serviceItemId` of an order is that of its first item line. Writing a status gives the item lines the repair
 * status that goes with it.
 */
export const SERVICE_CONTRACT: readonly EntityContract[] = [
  extensionSet(
    'contactDetails',
    'contactDetail',
    `id:guid number:string(20) customerId:guid customerNumber:string(20) firstName:string(30)! middleName:string(30)!
     surname:string(30)! lastModifiedDateTime:datetime`,
    { verbs: 'M' },
  ),
  extensionSet(
    'serviceItems',
    'serviceItem',
    `id:guid number:string(20) serialNumber:string(50) description:string(100)! status:enum priority:enum!
     customerId:guid customerNumber:string(20) itemId:guid itemNumber:string(20) salesDate:date installationDate:date
     lastServiceDate:date warrantyEndingDateParts:date warrantyEndingDateLabor:date locationOfServiceItem:string(30)!
     lastModifiedDateTime:datetime`,
    { members: { ...MEMBERS, status: SERVICE_ITEM_STATUSES }, verbs: 'M' },
  ),
  extensionSet(
    'serviceOrders',
    'serviceOrder',
    `id:guid number:string(20) customerId:guid customerNumber:string(20) customerName:string(100) contactId:guid!
     contactNumber:string(20) contactName:string(100)! phoneNumber:string(30)! email:string(80)! description:string(100)!
     status:enum! priority:enum! orderDate:date responseDate:date startingDate:date finishingDate:date
     serviceOrderType:string(10) externalDocumentNumber:string(35)! yourReference:string(35)! workDescription:string!
     serviceItemId:guid serviceItemNumber:string(20) lastModifiedDateTime:datetime`,
    {
      members: MEMBERS,
      verbs: 'M',
      parts: [
        { name: 'serviceItemLines', many: true },
        { name: 'serviceLines', many: true },
      ],
    },
  ),
  extensionSet(
    'serviceItemLines',
    'serviceItemLine',
    `id:guid serviceOrderId:guid serviceOrderNumber:string(20) lineNumber:int32 serviceItemId:guid
     serviceItemNumber:string(20) itemNumber:string(20) serialNumber:string(50) description:string(100)
     repairStatusCode:string(10) faultReasonCode:string(10) lastModifiedDateTime:datetime`,
  ),
  extensionSet(
    'serviceLines',
    'serviceLine',
    `id:guid serviceOrderId:guid serviceOrderNumber:string(20) lineNumber:int32 serviceItemLineNumber:int32 type:enum
     itemId:guid number:string(20) description:string(100) quantity:decimal unitOfMeasureCode:string(10)
     unitPrice:decimal lineAmount:decimal lastModifiedDateTime:datetime`,
    { members: { type: LINE_TYPES } },
  ),
];
