import { touch } from '../books/company.ts';
import type { PersonContact } from '../books/contacts.ts';
import { notFound } from '../books/errors.ts';
import type { Company } from '../books/model.ts';
import type { ServiceItem, ServiceOrder, ServiceStatus } from '../books/service/model.ts';
import { openServiceOrder, setServiceStatus } from '../books/service/orders.ts';
import { companyIn, customerIn } from './places.ts';
import type { ServiceClerk, ShownServiceOrder } from './service-clerk.ts';

function shown(order: ServiceOrder): ShownServiceOrder {
  return {
    id: order.id,
    number: order.number,
    customer: order.customer.number,
    name: order.customer.address.name,
    contact: order.contactName,
    description: order.description,
    status: order.status,
    priority: order.priority,
    orderDate: order.orderDate,
    responseDate: order.responseDate,
    serviceItem: order.itemLines[0]?.serviceItem.number ?? '',
    workDescription: order.workDescription,
  };
}

function orderIn(company: Company, number: string): ServiceOrder {
  const order = company.serviceOrders.byKey(number);
  if (order === undefined) throw notFound(`There is no service order ${number} in ${company.name}.`);
  return order;
}

function itemIn(company: Company, number: string): ServiceItem {
  const item = company.serviceItems.byKey(number);
  if (item === undefined) throw notFound(`There is no service item ${number} in ${company.name}.`);
  return item;
}

function personIn(company: Company, number: string): PersonContact {
  const found = company.contacts.byKey(number);
  if (found?.type === 'Person') return found;
  throw notFound(`There is no person ${number} among the contacts of ${company.name}.`);
}

function bring(company: Company, number: string, status: ServiceStatus): ServiceOrder {
  const order = orderIn(company, number);
  setServiceStatus(company, order, status);
  touch(company, order);
  return order;
}

/** The part of the clerk that looks after service. */
export function createServiceClerk(companies: readonly Company[]): ServiceClerk {
  return {
    serviceOrders: ({ company, customer, number }) =>
      companyIn(companies, company)
        .serviceOrders.rows()
        .filter((order) => (number === undefined ? order.status !== 'Finished' : order.number === number))
        .filter((order) => customer === undefined || order.customer.number === customer)
        .map(shown),
    serviceItems: ({ company, customer }) =>
      companyIn(companies, company)
        .serviceItems.rows()
        .filter((item) => item.customer.number === customer)
        .map(({ id, number, description, serialNumber }) => ({ id, number, description, serialNumber })),
    openServiceOrder: ({ company, customer, description, priority = 'Medium', serviceItem, contact }) => {
      const at = companyIn(companies, company);
      const order = openServiceOrder(at, {
        customer: customerIn(at, customer),
        description,
        priority,
        items: serviceItem === undefined ? [] : [itemIn(at, serviceItem)],
        contact: contact === undefined ? null : personIn(at, contact),
      });
      return shown(order);
    },
    startServiceOrder: ({ company, order }) => shown(bring(companyIn(companies, company), order, 'In Process')),
    holdServiceOrder: ({ company, order }) => shown(bring(companyIn(companies, company), order, 'On Hold')),
    finishServiceOrder: ({ company, order: number, repair = '' }) => {
      const at = companyIn(companies, company);
      const order = orderIn(at, number);
      order.workDescription = [order.workDescription, repair].filter((text) => text !== '').join('\n');
      return shown(bring(at, number, 'Finished'));
    },
  };
}
