import { daysBetween, type FiscalWindow } from './fiscal-window.ts';

/** One line of a complete document, as far as figures need it. */
export interface SoldLine {
  readonly invoice: string;
  readonly date: string;
  readonly creditMemo: boolean;
  readonly item: string;
  readonly description: string | null;
  readonly product: string | null;
  readonly quantity: number;
  readonly netHome: number;
}

/** What a customer buys of one item. Amounts in the company's own currency, credit memos taken off. */
export interface CustomerItem {
  readonly item: string;
  readonly description: string | null;
  readonly product: string | null;
  /** Days on which it was bought. */
  readonly times: number;
  readonly firstDate: string;
  readonly lastDate: string;
  /** Median of the days between purchases; null below two of them. */
  readonly usualGapDays: number | null;
  readonly netThisYear: number;
  readonly netLastYearToDate: number;
  readonly netLastYear: number;
  readonly quantityThisYear: number;
  /** Bought at least five times, and longer ago than its own usual gap. */
  readonly stopped: boolean;
  readonly rank: number;
}

/** Purchases below which no habit is assumed. */
const HABIT_TIMES_MIN = 5;
/** Part of the places that items no longer bought get, even when they rank low by amount: they are what a rep can act on. */
const STOPPED_SHARE = 0.3;

interface Sums {
  description: string | null;
  product: string | null;
  dates: Set<string>;
  lastSeen: string;
  thisYear: number;
  lastYearToDate: number;
  lastYear: number;
  quantity: number;
}

/** Adds lines up by item; lines may come in any order. */
export function createItemSums(window: FiscalWindow): {
  add(line: SoldLine): void;
  finish(itemsMax: number): readonly CustomerItem[];
} {
  const items = new Map<string, Sums>();
  return {
    add: (line) => addLine(items, line, window),
    finish: (itemsMax) => rank(items, window, itemsMax),
  };
}

function addLine(items: Map<string, Sums>, line: SoldLine, window: FiscalWindow): void {
  let sums = items.get(line.item);
  if (sums === undefined) {
    sums = {
      description: null,
      product: null,
      dates: new Set(),
      lastSeen: '',
      thisYear: 0,
      lastYearToDate: 0,
      lastYear: 0,
      quantity: 0,
    };
    items.set(line.item, sums);
  }
  const sign = line.creditMemo ? -1 : 1;
  if (!line.creditMemo && line.quantity > 0) sums.dates.add(line.date);
  if (line.date >= sums.lastSeen) {
    sums.lastSeen = line.date;
    sums.description = line.description ?? sums.description;
    sums.product = line.product ?? sums.product;
  }
  const cents = sign * Math.round(line.netHome * 100);
  if (line.date >= window.start && line.date <= window.today) {
    sums.thisYear += cents;
    sums.quantity += sign * line.quantity;
  } else if (line.date >= window.lastStart && line.date <= window.lastEnd) {
    sums.lastYear += cents;
    if (line.date <= window.lastSameDay) sums.lastYearToDate += cents;
  }
}

function rank(items: ReadonlyMap<string, Sums>, window: FiscalWindow, itemsMax: number): readonly CustomerItem[] {
  const all = [...items]
    .filter(([, sums]) => sums.dates.size > 0)
    .map(([item, sums]) => ({ ...finishItem(item, sums, window), value: sums.thisYear + sums.lastYear }))
    .sort((a, b) => b.value - a.value || b.times - a.times || (a.item < b.item ? -1 : 1));
  const stopped = all.filter((entry) => entry.stopped);
  const reserved = new Set(stopped.slice(0, Math.floor(itemsMax * STOPPED_SHARE)).map((entry) => entry.item));
  const others = all.filter((entry) => !reserved.has(entry.item)).slice(0, itemsMax - reserved.size);
  const chosen = new Set([...reserved, ...others.map((entry) => entry.item)]);
  return all
    .filter((entry) => chosen.has(entry.item))
    .map(({ value: _value, ...entry }, index) => ({ ...entry, rank: index + 1 }));
}

function finishItem(item: string, sums: Sums, window: FiscalWindow): Omit<CustomerItem, 'rank'> {
  const dates = [...sums.dates].sort();
  const gap = usualGap(dates);
  const lastDate = dates.at(-1) as string;
  return {
    item,
    description: sums.description,
    product: sums.product,
    times: dates.length,
    firstDate: dates[0] as string,
    lastDate,
    usualGapDays: gap,
    netThisYear: sums.thisYear / 100,
    netLastYearToDate: sums.lastYearToDate / 100,
    netLastYear: sums.lastYear / 100,
    quantityThisYear: Math.round(sums.quantity * 100_000) / 100_000,
    stopped: dates.length >= HABIT_TIMES_MIN && gap !== null && daysBetween(lastDate, window.today) > gap,
  };
}

/** Median of the gaps between consecutive dates, in days; one decimal at most. */
function usualGap(dates: readonly string[]): number | null {
  const gaps = dates.slice(1).map((date, index) => daysBetween(dates[index] as string, date));
  if (gaps.length === 0) return null;
  gaps.sort((a, b) => a - b);
  const middle = gaps.length >> 1;
  return gaps.length % 2 === 1
    ? (gaps[middle] as number)
    : ((gaps[middle - 1] as number) + (gaps[middle] as number)) / 2;
}
