import type { PersonContact } from '../contacts.ts';
import type { Customer, Item, StoredRow } from '../model.ts';

/** Members of the AL enum Service Document Status. */
export const SERVICE_STATUSES = ['Pending', 'In Process', 'Finished', 'On Hold'] as const;
export type ServiceStatus = (typeof SERVICE_STATUSES)[number];

/** Members of the AL enum Service Priority. */
export const SERVICE_PRIORITIES = ['Low', 'Medium', 'High'] as const;
export type ServicePriority = (typeof SERVICE_PRIORITIES)[number];

/** Members of the AL enum Service Item Status. */
export const SERVICE_ITEM_STATUSES = [
  ' ',
  'Own Service Item',
  'Installed',
  'Temporarily Installed',
  'Defective',
] as const;
export type ServiceItemStatus = (typeof SERVICE_ITEM_STATUSES)[number];

/** The repair status that goes with each status of an order: codes of table 5927. */
export const REPAIR_STATUS: Readonly<Record<ServiceStatus, string>> = {
  Pending: 'INITIAL',
  'In Process': 'INPROCESS',
  'On Hold': 'SPORDERED',
  Finished: 'FINISHED',
};

/** Table 5940, Service Item: one thing at a customer that is serviced. Dates are blank when unknown. */
export interface ServiceItem extends StoredRow {
  readonly number: string;
  serialNumber: string;
  description: string;
  status: ServiceItemStatus;
  priority: ServicePriority;
  readonly customer: Customer;
  readonly item: Item;
  readonly salesDate: string;
  readonly installationDate: string;
  lastServiceDate: string;
  /** Of parts and labour. */
  readonly warrantyEnds: string;
  location: string;
}

/** Table 5901, Service Item Line: what is looked after on an order. */
export interface ServiceItemLine extends StoredRow {
  readonly order: ServiceOrder;
  readonly lineNumber: number;
  readonly serviceItem: ServiceItem;
  description: string;
  repairStatus: string;
  faultReason: string;
}

/** Table 5902, Service Line: parts and hours. */
export interface ServiceLine extends StoredRow {
  readonly order: ServiceOrder;
  readonly lineNumber: number;
  readonly itemLine: ServiceItemLine | null;
  readonly type: 'Item' | 'Cost';
  readonly item: Item | null;
  readonly description: string;
  readonly quantity: number;
  readonly unit: string;
  readonly unitPrice: number;
}

/** Table 5900, Service Header, documents of type Order. Dates are blank when they have not come. */
export interface ServiceOrder extends StoredRow {
  readonly number: string;
  readonly customer: Customer;
  contact: PersonContact | null;
  contactName: string;
  phone: string;
  email: string;
  description: string;
  status: ServiceStatus;
  priority: ServicePriority;
  orderDate: string;
  responseDate: string;
  startingDate: string;
  finishingDate: string;
  orderType: string;
  external: string;
  reference: string;
  /** What was wrong and what was done, free text. */
  workDescription: string;
  readonly itemLines: ServiceItemLine[];
  readonly lines: ServiceLine[];
}
