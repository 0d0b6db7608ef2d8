import { EMPTY_DATE, EMPTY_GUID } from '../books/random.ts';
import type { Company } from '../books/model.ts';
import type { ServiceItem, ServiceItemLine, ServiceLine, ServiceOrder } from '../books/service/model.ts';
import { defineSet, to } from '../odata/entity-set.ts';
import { serviceItemWriter, serviceOrderWriter } from '../write/service.ts';

const day = (date: string): string => (date === '' ? EMPTY_DATE : date);

export const serviceItemsSet = defineSet<ServiceItem>('serviceItems', {
  rows: (company) => company.serviceItems.rows(),
  find: (company, key) => company.serviceItems.byId(key),
  version: (row) => row.version,
  get: {
    id: (row) => row.id,
    number: (row) => row.number,
    serialNumber: (row) => row.serialNumber,
    description: (row) => row.description,
    status: (row) => row.status,
    priority: (row) => row.priority,
    customerId: (row) => row.customer.id,
    customerNumber: (row) => row.customer.number,
    itemId: (row) => row.item.id,
    itemNumber: (row) => row.item.number,
    salesDate: (row) => day(row.salesDate),
    installationDate: (row) => day(row.installationDate),
    lastServiceDate: (row) => day(row.lastServiceDate),
    warrantyEndingDateParts: (row) => day(row.warrantyEnds),
    warrantyEndingDateLabor: (row) => day(row.warrantyEnds),
    locationOfServiceItem: (row) => row.location,
    lastModifiedDateTime: (row) => row.modified,
  },
  write: serviceItemWriter,
});

export const serviceOrdersSet = defineSet<ServiceOrder>('serviceOrders', {
  rows: (company) => company.serviceOrders.rows(),
  find: (company, key) => company.serviceOrders.byId(key),
  version: (row) => row.version,
  get: {
    id: (row) => row.id,
    number: (row) => row.number,
    customerId: (row) => row.customer.id,
    customerNumber: (row) => row.customer.number,
    customerName: (row) => row.customer.address.name,
    contactId: (row) => row.contact?.id ?? EMPTY_GUID,
    contactNumber: (row) => row.contact?.number ?? '',
    contactName: (row) => row.contactName,
    phoneNumber: (row) => row.phone,
    email: (row) => row.email,
    description: (row) => row.description,
    status: (row) => row.status,
    priority: (row) => row.priority,
    orderDate: (row) => row.orderDate,
    responseDate: (row) => row.responseDate,
    startingDate: (row) => day(row.startingDate),
    finishingDate: (row) => day(row.finishingDate),
    serviceOrderType: (row) => row.orderType,
    externalDocumentNumber: (row) => row.external,
    yourReference: (row) => row.reference,
    workDescription: (row) => row.workDescription,
    serviceItemId: (row) => row.itemLines[0]?.serviceItem.id ?? EMPTY_GUID,
    serviceItemNumber: (row) => row.itemLines[0]?.serviceItem.number ?? '',
    lastModifiedDateTime: (row) => row.modified,
  },
  navigation: {
    serviceItemLines: to<ServiceOrder>('serviceItemLines', (row) => row.itemLines),
    serviceLines: to<ServiceOrder>('serviceLines', (row) => row.lines),
  },
  write: serviceOrderWriter,
});

const itemLines = (company: Company): readonly ServiceItemLine[] =>
  company.serviceOrders.rows().flatMap((order) => order.itemLines);

export const serviceItemLinesSet = defineSet<ServiceItemLine>('serviceItemLines', {
  rows: itemLines,
  find: (company, key) => itemLines(company).find((row) => row.id === key),
  version: (row) => row.version,
  get: {
    id: (row) => row.id,
    serviceOrderId: (row) => row.order.id,
    serviceOrderNumber: (row) => row.order.number,
    lineNumber: (row) => row.lineNumber,
    serviceItemId: (row) => row.serviceItem.id,
    serviceItemNumber: (row) => row.serviceItem.number,
    itemNumber: (row) => row.serviceItem.item.number,
    serialNumber: (row) => row.serviceItem.serialNumber,
    description: (row) => row.description,
    repairStatusCode: (row) => row.repairStatus,
    faultReasonCode: (row) => row.faultReason,
    lastModifiedDateTime: (row) => row.modified,
  },
});

const serviceLines = (company: Company): readonly ServiceLine[] =>
  company.serviceOrders.rows().flatMap((order) => order.lines);

export const serviceLinesSet = defineSet<ServiceLine>('serviceLines', {
  rows: serviceLines,
  find: (company, key) => serviceLines(company).find((row) => row.id === key),
  version: (row) => row.version,
  get: {
    id: (row) => row.id,
    serviceOrderId: (row) => row.order.id,
    serviceOrderNumber: (row) => row.order.number,
    lineNumber: (row) => row.lineNumber,
    serviceItemLineNumber: (row) => row.itemLine?.lineNumber ?? 0,
    type: (row) => row.type,
    itemId: (row) => row.item?.id ?? EMPTY_GUID,
    number: (row) => row.item?.number ?? '',
    description: (row) => row.description,
    quantity: (row) => row.quantity,
    unitOfMeasureCode: (row) => row.unit,
    unitPrice: (row) => row.unitPrice,
    lineAmount: (row) => Math.round(row.quantity * row.unitPrice * 100) / 100,
    lastModifiedDateTime: (row) => row.modified,
  },
});
