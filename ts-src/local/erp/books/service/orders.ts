import { newRow, nextNumber, touch } from '../company.ts';
import { contactName, customerOf, type PersonContact } from '../contacts.ts';
import { addDays, dayOf } from '../dates.ts';
import { refuse } from '../errors.ts';
import type { Company, Customer, Item } from '../model.ts';
import {
  REPAIR_STATUS,
  type ServiceItem,
  type ServiceItemLine,
  type ServiceOrder,
  type ServicePriority,
  type ServiceStatus,
} from './model.ts';

/** Days within which an order of a priority is answered. */
const RESPONSE_DAYS: Readonly<Record<ServicePriority, number>> = { High: 1, Medium: 3, Low: 7 };

export interface ServiceOrderInput {
  readonly customer: Customer;
  readonly description: string;
  readonly priority: ServicePriority;
  readonly items: readonly ServiceItem[];
  readonly contact?: PersonContact | null;
  readonly orderDate?: string;
  readonly faultReason?: string;
  readonly orderType?: string;
  readonly workDescription?: string;
  readonly external?: string;
}

function today(company: Company): string {
  return dayOf(company.time.now());
}

/** Opens an order. @throws ErpError when the customer is blocked or an item belongs to another customer */
export function openServiceOrder(company: Company, input: ServiceOrderInput): ServiceOrder {
  const { customer, items, contact = null } = input;
  if (customer.blocked === 'All') {
    throw refuse(`You cannot create this type of document when Customer ${customer.number} is blocked with type All`);
  }
  const other = items.find((item) => item.customer !== customer);
  if (other !== undefined) throw refuse(`Service item ${other.number} does not belong to customer ${customer.number}.`);
  const orderDate = input.orderDate ?? today(company);
  const order: ServiceOrder = {
    ...newRow(company),
    number: nextNumber(company, 'serviceOrder'),
    customer,
    contact: null,
    contactName: '',
    phone: customer.phone,
    email: customer.email,
    description: input.description,
    status: 'Pending',
    priority: input.priority,
    orderDate,
    responseDate: addDays(orderDate, RESPONSE_DAYS[input.priority]),
    startingDate: '',
    finishingDate: '',
    orderType: input.orderType ?? '',
    external: input.external ?? '',
    reference: '',
    workDescription: input.workDescription ?? '',
    itemLines: [],
    lines: [],
  };
  if (contact !== null) setServiceContact(order, contact);
  for (const serviceItem of items) addItemLine(company, order, serviceItem, input.faultReason ?? '');
  company.serviceOrders.insert(order);
  return order;
}

function addItemLine(company: Company, order: ServiceOrder, serviceItem: ServiceItem, faultReason: string): void {
  order.itemLines.push({
    ...newRow(company),
    order,
    lineNumber: (order.itemLines.length + 1) * 10_000,
    serviceItem,
    description: serviceItem.description,
    repairStatus: REPAIR_STATUS[order.status],
    faultReason,
  });
}

/** A part or a cost on an order, below the line of the item it is for. */
export interface ServiceLineInput {
  readonly item: Item | null;
  readonly description: string;
  readonly quantity: number;
  readonly unitPrice: number;
}

/** Adds a part (with an item) or a cost to an order. */
export function addServiceLine(
  company: Company,
  order: ServiceOrder,
  itemLine: ServiceItemLine | null,
  input: ServiceLineInput,
): void {
  const { item, description, quantity, unitPrice } = input;
  order.lines.push({
    ...newRow(company),
    order,
    lineNumber: (order.lines.length + 1) * 10_000,
    itemLine,
    type: item === null ? 'Cost' : 'Item',
    item,
    description,
    quantity,
    unit: item?.unit ?? '',
    unitPrice,
  });
}

/** Names the person an order is about. @throws ErpError when the person is not of the order's customer */
export function setServiceContact(order: ServiceOrder, contact: PersonContact | null): void {
  if (contact !== null && customerOf(contact) !== order.customer) {
    throw refuse(
      `Contact ${contact.number} ${contactName(contact)} is not related to customer ${order.customer.number}.`,
    );
  }
  order.contact = contact;
  order.contactName = contact === null ? '' : contactName(contact);
  const { phone, email } = contact ?? order.customer;
  if (phone !== '') order.phone = phone;
  if (email !== '') order.email = email;
}

/**
 * Brings an order to a status: its items get the repair status that goes with it, the first work starts it, finishing
 * ends it and dates the last service of its items.
 */
export function setServiceStatus(company: Company, order: ServiceOrder, status: ServiceStatus): void {
  if (status === order.status) return;
  const day = today(company);
  order.status = status;
  for (const line of order.itemLines) {
    line.repairStatus = REPAIR_STATUS[status];
    touch(company, line);
  }
  if (status !== 'Pending' && order.startingDate === '') order.startingDate = day;
  order.finishingDate = status === 'Finished' ? day : '';
  if (status !== 'Finished') return;
  for (const { serviceItem } of order.itemLines) {
    serviceItem.lastServiceDate = day;
    touch(company, serviceItem);
  }
}
