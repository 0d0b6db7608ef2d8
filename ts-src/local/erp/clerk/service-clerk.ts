import type { ServicePriority, ServiceStatus } from '../books/service/model.ts';

/** A service order as the clerk sees it. */
export interface ShownServiceOrder {
  readonly id: string;
  readonly number: string;
  readonly customer: string;
  readonly name: string;
  readonly contact: string;
  readonly description: string;
  readonly status: ServiceStatus;
  readonly priority: ServicePriority;
  readonly orderDate: string;
  readonly responseDate: string;
  /** Number of the service item it is for; blank when none. */
  readonly serviceItem: string;
  readonly workDescription: string;
}

/** A service item as the clerk sees it. */
export interface ShownServiceItem {
  readonly id: string;
  readonly number: string;
  readonly description: string;
  readonly serialNumber: string;
}

interface ServicePlace {
  readonly company: string;
  /** Number of the service order. */
  readonly order: string;
}

/** What a clerk does with service orders. */
export interface ServiceClerk {
  /** Service orders that are not finished, all or of one customer; with `number` that one, whatever its status. */
  serviceOrders(input: { company: string; customer?: string; number?: string }): readonly ShownServiceOrder[];
  serviceItems(input: { company: string; customer: string }): readonly ShownServiceItem[];
  openServiceOrder(input: {
    company: string;
    customer: string;
    description: string;
    priority?: ServicePriority;
    serviceItem?: string;
    /** Number of a person at the customer. */
    contact?: string;
  }): ShownServiceOrder;
  startServiceOrder(input: ServicePlace): ShownServiceOrder;
  holdServiceOrder(input: ServicePlace): ShownServiceOrder;
  /** `repair`: what was done, added to the work description. */
  finishServiceOrder(input: ServicePlace & { repair?: string }): ShownServiceOrder;
}
