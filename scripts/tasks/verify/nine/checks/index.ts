import { expectations, type VerifiedIntegration } from '../expected/index.ts';
import { accountsToCustomers } from './accounts-to-customers.ts';
import { byChoice } from './by-choice.ts';
import { compareSides, type Check } from './check.ts';
import { orderLife } from './order-life.ts';
import { ordersFromSalesforce } from './orders-from-salesforce.ts';
import { correctedMatch, peopleAndService } from './people-and-service.ts';
import { priceBooks } from './price-books.ts';
import { prospectToOrder } from './prospect-to-order.ts';
import { quoteToOrder } from './quote-to-order.ts';

export type { Check, Finding } from './check.ts';

const comparison = (integration: VerifiedIntegration): Check => ({
  name: `${integration}: ERP to Salesforce, field by field`,
  run: (stage) => compareSides(stage, [integration]),
});

/** A sync when nothing happened in between writes nothing. */
const quiet = (when: string): Check => ({
  name: `a sync ${when} writes nothing`,
  run: async (stage) => {
    const { ok, writes } = await stage.sync();
    const problems = ok && writes === 0 ? [] : [ok ? `it made ${writes} writes` : 'it failed'];
    return { summary: `${writes} writes`, problems };
  },
});

/** Everything once more, after all that happened on both sides. */
const everything: Check = {
  name: 'all integrations after the day: both sides, field by field',
  run: (stage) => compareSides(stage, Object.keys(expectations) as VerifiedIntegration[]),
};

/** The checks in order; each works on what the ones before it left. */
export const checks: readonly Check[] = [
  byChoice,
  ...(Object.keys(expectations) as VerifiedIntegration[]).map(comparison),
  priceBooks,
  quiet('after the first one'),
  accountsToCustomers,
  peopleAndService,
  correctedMatch,
  quoteToOrder,
  prospectToOrder,
  ordersFromSalesforce,
  orderLife,
  quiet('at the end of the day'),
  everything,
];
