import { labels } from './labels';
import { healthOf, lagOf, type Mapping, type MappingState } from './mappings';

/** The nine integrations in the order in which they build on each other. */
export const INTEGRATIONS = [
  'customers',
  'contacts',
  'items',
  'prices',
  'quotes',
  'sales-orders',
  'sales-history',
  'payments',
  'service',
] as const;

export type IntegrationName = (typeof INTEGRATIONS)[number];

const names: Record<IntegrationName, string> = {
  customers: labels.customers,
  contacts: labels.contacts,
  items: labels.items,
  prices: labels.prices,
  quotes: labels.quotes,
  'sales-orders': labels.salesOrders,
  'sales-history': labels.salesHistory,
  payments: labels.payments,
  service: labels.service,
};

const purposes: Record<IntegrationName, string> = {
  customers: labels.customersPurpose,
  contacts: labels.contactsPurpose,
  items: labels.itemsPurpose,
  prices: labels.pricesPurpose,
  quotes: labels.quotesPurpose,
  'sales-orders': labels.salesOrdersPurpose,
  'sales-history': labels.salesHistoryPurpose,
  payments: labels.paymentsPurpose,
  service: labels.servicePurpose,
};

/** How people call an integration; its own name where it is not one of ours. */
export function integrationName(name: string): string {
  return names[name as IntegrationName] ?? name;
}

/** What an integration does, in one line. */
export function integrationPurpose(name: IntegrationName): string {
  return purposes[name];
}

/** What the mappings of one integration add up to. */
export interface Integration {
  readonly name: IntegrationName;
  readonly mappings: readonly Mapping[];
  /** The furthest state of its mappings; null when nothing is installed. */
  readonly state: MappingState | null;
  /** Mappings that should run and do not. */
  readonly stopped: readonly Mapping[];
  readonly lastRun: Date | null;
  readonly parked: number;
  readonly waiting: number;
  /** The largest lag of its mappings in milliseconds. */
  readonly lag: number | null;
}

const order: readonly MappingState[] = ['Live', 'Test', 'Off'];

/** Adds up mappings by integration. */
export function integrationsOf(mappings: readonly Mapping[], now: Date): readonly Integration[] {
  return INTEGRATIONS.map((name) => {
    const own = mappings.filter(({ integration }) => integration === name);
    const lags = own.map((mapping) => lagOf(mapping, now)).filter((lag) => lag !== null);
    const runs = own.map(({ lastRun }) => lastRun).filter((run) => run !== null);
    return {
      name,
      mappings: own,
      state: order.find((state) => own.some((mapping) => mapping.state === state)) ?? null,
      stopped: own.filter((mapping) => healthOf(mapping).stopped),
      lastRun: runs.reduce<Date | null>((latest, run) => (latest && latest > run ? latest : run), null),
      parked: own.reduce((sum, { parked }) => sum + parked, 0),
      waiting: own.reduce((sum, { waiting }) => sum + waiting, 0),
      lag: lags.length > 0 ? Math.max(...lags) : null,
    };
  });
}
