import { touch } from '../books/company.ts';
import type { PersonContact } from '../books/contacts.ts';
import { badRequest } from '../books/errors.ts';
import type { Company } from '../books/model.ts';
import { EMPTY_GUID } from '../books/random.ts';
import type { ServiceItem, ServiceItemLine, ServiceOrder, ServiceStatus } from '../books/service/model.ts';
import { setServiceContact, setServiceStatus } from '../books/service/orders.ts';
import type { Body, Writer } from '../odata/entity-set.ts';

const ITEM_FIELDS: Readonly<Record<string, keyof ServiceItem>> = {
  description: 'description',
  priority: 'priority',
  locationOfServiceItem: 'location',
};

/** Changes service items; they are created by what is sold. */
export const serviceItemWriter: Writer = {
  modify: (company, row: ServiceItem, body) => {
    const before = { ...row };
    for (const [name, value] of Object.entries(body)) Object.assign(row, { [ITEM_FIELDS[name] ?? name]: value });
    touch(company, row);
    return () => void Object.assign(row, before);
  },
};

const ORDER_FIELDS: Readonly<Record<string, keyof ServiceOrder>> = {
  contactName: 'contactName',
  phoneNumber: 'phone',
  email: 'email',
  description: 'description',
  priority: 'priority',
  externalDocumentNumber: 'external',
  yourReference: 'reference',
  workDescription: 'workDescription',
};

function personBehind(company: Company, id: string): PersonContact | null {
  if (id === EMPTY_GUID) return null;
  const found = company.contacts.byId(id);
  if (found?.type === 'Person') return found;
  throw badRequest('The "contactId" does not match to a Contact.', 'Internal_InvalidTableRelation');
}

function assign(company: Company, order: ServiceOrder, body: Body): void {
  for (const [name, value] of Object.entries(body)) {
    const field = ORDER_FIELDS[name];
    if (name === 'status') setServiceStatus(company, order, value as ServiceStatus);
    else if (name === 'contactId') setServiceContact(order, personBehind(company, value as string));
    else if (field !== undefined) Object.assign(order, { [field]: value });
  }
}

/** What an order's change may touch besides itself: its item lines and the items on them. */
function restorer(order: ServiceOrder): () => void {
  const before = { ...order };
  const lines = order.itemLines.map((line): [ServiceItemLine, ServiceItemLine] => [line, { ...line }]);
  const items = order.itemLines.map(({ serviceItem }): [ServiceItem, ServiceItem] => [serviceItem, { ...serviceItem }]);
  return () => {
    Object.assign(order, before);
    for (const [line, was] of lines) Object.assign(line, was);
    for (const [item, was] of items) Object.assign(item, was);
  };
}

/** Changes service orders, in the order of the fields given; they are opened and deleted in the ERP. */
export const serviceOrderWriter: Writer = {
  modify: (company, row: ServiceOrder, body) => {
    const undo = restorer(row);
    try {
      assign(company, row, body);
    } catch (error) {
      undo();
      throw error;
    }
    touch(company, row);
    return undo;
  },
};
