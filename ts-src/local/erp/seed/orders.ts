import { touch } from '../books/company.ts';
import { addDays } from '../books/dates.ts';
import { billToOf, createDraft, type LineInput } from '../books/documents.ts';
import type { Company, SalesDocument } from '../books/model.ts';
import { setToShip } from '../books/order-lines.ts';
import { postOrder } from '../books/order-posting.ts';
import { holdOrder, releaseOrder } from '../books/orders.ts';
import { createRandom, EMPTY_DATE, type Random } from '../books/random.ts';
import type { Habit } from './habits.ts';

/** What has become of an order by today. */
type Stage = 'open' | 'released' | 'waiting' | 'part shipped' | 'part invoiced' | 'shipped';

const STAGES: readonly Stage[] = ['open', 'released', 'part shipped', 'part invoiced', 'shipped', 'waiting'];
/** One customer in so many has an open order, one in so many a quote. */
const ORDER_EVERY = 4;
const QUOTE_EVERY = 9;

function linesFor(habit: Habit, random: Random): LineInput[] {
  const items = [...new Set(habit.favourites.map(({ item }) => item))].filter(({ blocked }) => !blocked);
  return items.slice(0, random.int(1, 4)).map((item) => ({ item, quantity: random.int(2, 12) }));
}

/** Ships about half of each line. */
function shipHalf(company: Company, order: SalesDocument, random: Random, postingDate: string): void {
  for (const line of order.lines) setToShip(line, Math.max(1, Math.floor(line.quantity / 2)));
  ship(company, order, random, postingDate);
}

function ship(company: Company, order: SalesDocument, random: Random, postingDate: string): void {
  const agent = random.pick(['HERON', 'NORTHLINE', 'OWN']);
  const tracking = agent === 'OWN' ? '' : `${agent.slice(0, 2)}${random.int(10_000_000, 99_999_999)}`;
  postOrder(company, order, { ship: true, invoice: false, postingDate, agent, tracking });
}

function bring(company: Company, order: SalesDocument, to: { stage: Stage; random: Random; today: string }): void {
  const { stage, random, today } = to;
  const day = addDays(today, -random.int(0, 2));
  if (stage === 'released') releaseOrder(company, order);
  else if (stage === 'waiting') holdOrder(company, order);
  else if (stage === 'shipped') ship(company, order, random, day);
  else if (stage !== 'open') {
    shipHalf(company, order, random, day);
    if (stage === 'part invoiced') postOrder(company, order, { ship: false, invoice: true, postingDate: day });
  }
}

/** Orders and quotes that are open today, in every stage; drawn apart, so that the business before stays as it is. */
export function addOpenOrders(company: Company, habits: readonly Habit[], span: { seed: string; today: string }): void {
  const random = createRandom(`${span.seed}/orders/${company.code}`);
  let made = 0;
  for (const [index, habit] of habits.entries()) {
    const { customer } = habit;
    if (customer.blocked !== ' ' || billToOf(company, customer).blocked !== ' ') continue;
    const orders = index % ORDER_EVERY === 1;
    const quotes = index % QUOTE_EVERY === 2;
    const lines = orders || quotes ? linesFor(habit, random) : [];
    if (lines.length === 0) continue;
    const postingDate = addDays(span.today, -random.int(3, 12));
    const common = { customer, postingDate, lines, external: `PO-${random.int(10_000, 99_999)}` };
    if (quotes) {
      const quote = createDraft(company, { kind: 'quote', ...common });
      quote.offer = { sentAt: 0, validUntil: addDays(span.today, 30), acceptedOn: EMPTY_DATE };
      touch(company, quote);
    }
    if (orders) {
      const requestedDelivery = addDays(span.today, random.int(2, 21));
      const order = createDraft(company, { kind: 'order', ...common, requestedDelivery });
      bring(company, order, { stage: STAGES[made % STAGES.length] ?? 'open', random, today: span.today });
      made += 1;
    }
  }
}
