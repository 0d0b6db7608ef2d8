import type { Customer, Item } from '../books/model.ts';
import type { Random } from '../books/random.ts';

/** How a customer buys and pays, drawn once. */
export interface Habit {
  readonly customer: Customer;
  /** Days between two orders on average. */
  readonly gapDays: number;
  /** First and last day on which it buys, as days from the start. */
  readonly firstDay: number;
  readonly lastDay: number;
  /** Months (1–12) in which it buys; empty: all. */
  readonly months: readonly number[];
  readonly favourites: readonly { readonly item: Item; readonly untilDay: number }[];
  readonly pays: 'early' | 'on time' | 'late' | 'badly';
}

const SUMMER = [3, 4, 5, 6, 7, 8];
const WINTER = [9, 10, 11, 12, 1, 2];

function favouritesOf(
  items: readonly Item[],
  random: Random,
  span: { days: number; months: readonly number[] },
): Habit['favourites'] {
  const seasonal = span.months === SUMMER ? 'GARDEN' : span.months === WINTER ? 'HEATING' : undefined;
  const pool = seasonal === undefined ? items : items.filter((item) => item.category === seasonal);
  return Array.from({ length: random.int(5, 14) }, () => ({
    item: random.pick(pool),
    // Every fourth favourite is dropped at some time: what the customer stopped buying.
    untilDay: random.chance(0.25)
      ? random.int(Math.floor(span.days * 0.4), Math.floor(span.days * 0.85))
      : span.days + 1,
  }));
}

/** Draws the habits of a customer over so many days. */
export function drawHabit(customer: Customer, items: readonly Item[], random: Random, days: number): Habit {
  const kind = random.unit();
  const months = kind < 0.08 ? SUMMER : kind < 0.14 ? WINTER : [];
  const stopped = kind > 0.88;
  const isNew = kind > 0.8 && !stopped;
  const pays = random.unit();
  return {
    customer,
    gapDays: random.pick([14, 21, 28, 35, 45, 60, 90]),
    firstDay: isNew ? random.int(Math.floor(days * 0.4), Math.floor(days * 0.9)) : random.int(0, 30),
    lastDay: stopped ? random.int(Math.floor(days * 0.3), Math.floor(days * 0.75)) : days,
    months,
    favourites: favouritesOf(items, random, { days, months }),
    pays: pays < 0.2 ? 'early' : pays < 0.65 ? 'on time' : pays < 0.9 ? 'late' : 'badly',
  };
}
