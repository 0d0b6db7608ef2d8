import { addDays, dayMs, daysBetween } from '../books/dates.ts';
import { createDraft } from '../books/documents.ts';
import type { Company } from '../books/model.ts';
import { createRandom } from '../books/random.ts';
import { Business } from './business.ts';
import { drawHabit, type Habit } from './habits.ts';
import { addCustomerTemplates } from './customer-templates.ts';
import { addCustomers, addItems, addSalespeople } from './masters.ts';
import { addContacts } from './contacts.ts';
import { addOpenOrders } from './orders.ts';
import { addPrices } from './prices.ts';
import { addService } from './service.ts';

export type DemoSize = 'small' | 'medium' | 'large';

export interface PopulateOptions {
  readonly seed: number;
  readonly size: DemoSize;
  readonly now: () => number;
  /** First and last day of business. */
  readonly from: string;
  readonly to: string;
  /** Part of the size's customers that this company has. */
  readonly share: number;
}

const SIZES: Readonly<Record<DemoSize, { customers: number; items: number }>> = {
  small: { customers: 40, items: 60 },
  medium: { customers: 320, items: 220 },
  large: { customers: 1600, items: 600 },
};

/** The days on which a customer orders: around its usual gap, working days only, in its months only. */
function orderDays(habit: Habit, options: PopulateOptions, unit: () => number): number[] {
  const days: number[] = [];
  let at = habit.firstDay + Math.floor(unit() * habit.gapDays);
  while (at <= habit.lastDay) {
    const date = addDays(options.from, at);
    const weekday = new Date(dayMs(date)).getUTCDay();
    const shifted = weekday === 6 ? at + 2 : weekday === 0 ? at + 1 : at;
    const month = Number(date.slice(5, 7));
    if (shifted <= habit.lastDay && (habit.months.length === 0 || habit.months.includes(month))) days.push(shifted);
    at += Math.max(3, Math.round(habit.gapDays * (0.6 + unit() * 0.8)));
  }
  return days;
}

/** Blocks, drafts and odd states of the last day. */
function finish(company: Company, habits: readonly Habit[]): void {
  for (const [index, { customer, favourites }] of habits.entries()) {
    if (index % 33 === 32) customer.blocked = 'All';
    else if (index % 50 === 49) customer.blocked = 'Invoice';
    else if (index % 90 === 89) customer.blocked = 'Ship';
    const item = favourites[0]?.item;
    if (index % 29 === 0 && item !== undefined) {
      createDraft(company, { kind: 'invoice', customer, lines: [{ item, quantity: 2 }] });
    }
  }
  for (const [index, item] of company.items.rows().entries()) if (index % 41 === 40) item.blocked = true;
}

/**
 * Fills a company with customers, items and business day by day; every document and entry is made by the posting
 * engine. Stamps follow the simulated day and never lie after now.
 */
export function populate(company: Company, options: PopulateOptions): void {
  const random = createRandom(`${options.seed}/${company.code}/${options.size}`);
  const size = SIZES[options.size];
  const days = daysBetween(options.from, options.to);
  const clock = { ms: dayMs(options.from) };
  const latest = options.now();
  company.time.now = () => Math.min((clock.ms += 1000), latest);
  addSalespeople(company);
  addCustomerTemplates(company);
  const items = addItems(company, random, size.items);
  const customers = addCustomers(company, random, Math.round(size.customers * options.share));
  addPrices(company, { from: options.from, to: options.to, seed: String(options.seed) });
  const habits = customers.map((customer) => drawHabit(customer, items, random, days));
  const business = new Business(company, random, options.from, days);
  for (const habit of habits) {
    business.open(habit);
    for (const day of orderDays(habit, options, random.unit)) business.planOrder(day, habit);
  }
  for (let day = 0; day <= days; day += 1) {
    clock.ms = Math.max(clock.ms, dayMs(addDays(options.from, day)) + 8 * 3_600_000);
    business.runDay(day);
  }
  finish(company, habits);
  const span = { seed: `${options.seed}/${options.size}`, today: options.to };
  addOpenOrders(company, habits, span);
  addContacts(company, span.seed);
  addService(company, span);
  company.time.now = options.now;
}
