import { newRow, nextNumber, touch } from '../books/company.ts';
import type { PersonContact } from '../books/contacts.ts';
import { addDays, addMonths } from '../books/dates.ts';
import type { Company, SalesDocument, SalesLine } from '../books/model.ts';
import { createRandom, type Random } from '../books/random.ts';
import type { ServiceItem, ServiceOrder, ServiceStatus } from '../books/service/model.ts';
import { addServiceLine, openServiceOrder, setServiceStatus } from '../books/service/orders.ts';

interface Fault {
  readonly description: string;
  readonly reason: string;
  readonly found: string;
  readonly done: string;
  readonly part: string;
}

/** What goes wrong with things of a category. */
const FAULTS: Readonly<Record<string, readonly Fault[]>> = {
  HEATING: [
    {
      description: 'Does not ignite',
      reason: 'IGNITION',
      found: 'Customer reports that the heater clicks but does not light.',
      done: 'Electrode worn; replaced, gap set, ignition tested ten times.',
      part: 'Ignition electrode',
    },
    {
      description: 'Fan is loud',
      reason: 'NOISE',
      found: 'Grinding noise from the fan after some minutes.',
      done: 'Bearing dry; fan replaced.',
      part: 'Fan, 120 mm',
    },
    {
      description: 'Yearly inspection',
      reason: 'INSPECT',
      found: 'Inspection by contract.',
      done: 'Cleaned, gaskets checked, measured within limits.',
      part: 'Gasket set',
    },
  ],
  DESK: [
    {
      description: 'Motor stops half way',
      reason: 'MOTOR',
      found: 'Desk stops at 92 cm and shows error E2.',
      done: 'Left column replaced and both columns aligned.',
      part: 'Lifting column',
    },
    {
      description: 'Control panel dead',
      reason: 'CONTROL',
      found: 'No display after a thunderstorm.',
      done: 'Power supply and panel replaced.',
      part: 'Control panel',
    },
  ],
};

/** Service items of a company: at most so many, and so many a customer on average. */
const ITEMS_MAX = 240;
const ITEMS_PER_CUSTOMER = 1.5;
/** One service item in so many has an order. */
const ORDER_EVERY = 2;
const STATUSES: readonly ServiceStatus[] = ['Pending', 'In Process', 'Finished', 'On Hold', 'Finished'];

const isServiced = (line: SalesLine): boolean =>
  line.item !== null && FAULTS[line.item.category] !== undefined && line.quantity > 0;

function addServiceItem(company: Company, invoice: SalesDocument, line: SalesLine, random: Random): ServiceItem | null {
  const { item } = line;
  if (item === null) return null;
  const installed = addDays(invoice.postingDate, random.int(2, 20));
  return company.serviceItems.insert({
    ...newRow(company),
    number: nextNumber(company, 'serviceItem'),
    serialNumber: `${item.number}-${random.int(10_000, 99_999)}`,
    description: item.description,
    status: random.chance(0.06) ? 'Defective' : random.chance(0.08) ? 'Temporarily Installed' : 'Installed',
    priority: random.pick(['Low', 'Medium', 'Medium', 'High']),
    customer: invoice.customer,
    item,
    salesDate: invoice.postingDate,
    installationDate: installed,
    lastServiceDate: '',
    warrantyEnds: addMonths(invoice.postingDate, 24),
    location: random.pick(['', 'Ground floor', 'Workshop', 'Terrace', 'Reception']),
  });
}

function personOf(company: Company, item: ServiceItem): PersonContact | null {
  const found = company.contacts
    .rows()
    .find((contact) => contact.type === 'Person' && contact.company?.customer === item.customer);
  return found?.type === 'Person' ? found : null;
}

interface Visit {
  readonly item: ServiceItem;
  readonly fault: Fault;
  readonly status: ServiceStatus;
  readonly today: string;
}

function addOrder(company: Company, visit: Visit, random: Random): ServiceOrder {
  const { item, fault, status, today } = visit;
  const order = openServiceOrder(company, {
    customer: item.customer,
    description: `${fault.description}: ${item.description}`.slice(0, 100),
    priority: item.priority,
    items: [item],
    contact: personOf(company, item),
    orderDate: addDays(today, -random.int(1, 40)),
    faultReason: fault.reason,
    orderType: fault.reason === 'INSPECT' ? 'MAINTAIN' : 'REPAIR',
    workDescription: fault.found,
  });
  if (status === 'Pending') return order;
  order.startingDate = addDays(order.orderDate, random.int(0, 3));
  setServiceStatus(company, order, status);
  const hours = { item: null, description: 'Work', quantity: random.int(1, 4), unitPrice: 68 };
  const [itemLine = null] = order.itemLines;
  addServiceLine(company, order, itemLine, hours);
  if (status === 'Finished') {
    order.workDescription = `${fault.found}\n${fault.done}`;
    const part = { item: null, description: fault.part, quantity: 1, unitPrice: random.int(12, 190) };
    addServiceLine(company, order, itemLine, part);
  }
  touch(company, order);
  return order;
}

/**
 * Service items of what posted invoices sold, and orders for some of them in every status; drawn apart, so that the
 * business before stays as it is.
 */
export function addService(company: Company, span: { readonly seed: string; readonly today: string }): void {
  const random = createRandom(`${span.seed}/service/${company.code}`);
  const sold = company.invoices
    .rows()
    .filter(({ posted, cancellation, customer }) => posted && cancellation === 'none' && customer.blocked !== 'All')
    .flatMap((invoice) => invoice.lines.filter(isServiced).map((line) => ({ invoice, line })));
  const wanted = Math.min(ITEMS_MAX, Math.round(company.customers.size * ITEMS_PER_CUSTOMER));
  const every = Math.max(1, Math.floor(sold.length / wanted));
  let visits = 0;
  for (let at = 0; at < sold.length && company.serviceItems.size < wanted; at += every) {
    const { invoice, line } = sold[at] as (typeof sold)[number];
    const item = addServiceItem(company, invoice, line, random);
    if (item === null || company.serviceItems.size % ORDER_EVERY !== 0) continue;
    const fault = random.pick(FAULTS[item.item.category] ?? []);
    const status = STATUSES[visits % STATUSES.length] ?? 'Pending';
    visits += 1;
    addOrder(company, { item, fault, status, today: span.today }, random);
  }
}
