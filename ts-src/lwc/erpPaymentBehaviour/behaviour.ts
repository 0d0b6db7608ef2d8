import {
  groupsOf,
  nodesOf,
  numberOf,
  valueOf,
  type Computed,
  type Connection,
  type Field,
  type Groups,
} from 'c/erpAccountData';
import { addDays, daysBetween } from 'c/erpFormat';

/** Days of turnover that DSO looks at. A year: fewer would swing with the season. */
export const DSO_DAYS = 365;

/** One month of the trend; `days` is null when nothing was settled in it. */
export interface TrendMonth {
  readonly year: number;
  readonly month: number;
  readonly days: number | null;
}

export interface UnappliedCredit {
  readonly documentType: string | null;
  readonly amountHome: number;
  readonly count: number;
}

export interface Behaviour {
  readonly visible: boolean;
  /** Days past due weighted by amount over the months of the trend; negative when paid early; null: none settled. */
  readonly averageDaysLate: number | null;
  readonly settledInvoices: number;
  readonly settledHome: number;
  readonly trend: readonly TrendMonth[];
  /** Longest time past due: of what was settled in the trend's months, or is still open. */
  readonly longestDays: number | null;
  readonly longestIsOpen: boolean;
  /**
   * Gross invoices less credit memos that were billed to the customer in the last year, from its ledger: a head office
   * owes what its branches bought, so what it owes is held against what was billed to it. Null: not visible.
   */
  readonly turnoverHome: number | null;
  readonly credits: readonly UnappliedCredit[];
  readonly lastPayment: { readonly date: string; readonly amount: number; readonly currency: string | null } | null;
}

/** First day of the twelve calendar months that end with today's. */
export function trendStart(today: string): string {
  const month = Number(today.slice(5, 7));
  const year = Number(today.slice(0, 4)) - (month === 12 ? 0 : 1);
  return `${year}-${String((month % 12) + 1).padStart(2, '0')}-01`;
}

/** Variables of `behaviourQuery` for a customer on a day. */
export function behaviourVariables(customer: string, today: string): Record<string, unknown> {
  return { customer, today, trendStart: trendStart(today), yearAgo: addDays(today, -DSO_DAYS) };
}

/** Days sales outstanding: balance ÷ gross sales of the period × its days; null without sales. */
export function daysSalesOutstanding(balance: number | null, turnover: number | null): number | null {
  if (balance === null || turnover === null || turnover <= 0) return null;
  return Math.max(0, (balance / turnover) * DSO_DAYS);
}

interface SettledGroup {
  readonly Closed_Date__c: Computed<'calendarMonth', number>;
  readonly Late_Weight__c: Computed<'sum', number>;
  readonly Amount_Home__c: Computed<'sum' | 'count', number>;
  readonly Days_Late__c: Computed<'max', number>;
}
interface CreditGroup {
  readonly Document_Type__c: Field<string>;
  readonly Remaining_Home__c: Computed<'sum' | 'count', number>;
}
interface BehaviourAnswer {
  readonly uiapi: {
    readonly aggregate: {
      readonly settled: Groups<SettledGroup>;
      readonly waiting: Groups<{ readonly Due_Date__c: Computed<'min', string> }>;
      readonly turnover: Groups<{ readonly Amount_Home__c: Computed<'sum', number> }>;
      readonly credits: Groups<CreditGroup>;
    };
    readonly query: {
      readonly lastPayment: Connection<{
        readonly Posting_Date__c?: Field<string>;
        readonly Currency__c?: Field<string>;
        readonly Amount__c?: Field<number>;
      }>;
    };
  };
}

/** Reads the answer of `behaviourQuery`. */
export function readBehaviour(answer: unknown, today: string): Behaviour {
  const { aggregate, query } = (answer as BehaviourAnswer).uiapi;
  const settled = groupsOf(aggregate.settled);
  const settledHome = settled.reduce((sum, group) => sum + numberOf(group.Amount_Home__c?.sum), 0);
  const weight = settled.reduce((sum, group) => sum + numberOf(group.Late_Weight__c?.sum), 0);
  return {
    visible: Boolean(aggregate.settled),
    averageDaysLate: settledHome > 0 ? weight / settledHome : null,
    settledInvoices: settled.reduce((sum, group) => sum + numberOf(group.Amount_Home__c?.count), 0),
    settledHome,
    trend: readTrend(settled, today),
    ...readLongest(settled, groupsOf(aggregate.waiting), today),
    turnoverHome: aggregate.turnover
      ? groupsOf(aggregate.turnover).reduce((sum, group) => sum + numberOf(group.Amount_Home__c?.sum), 0)
      : null,
    credits: groupsOf(aggregate.credits).map((group) => ({
      documentType: valueOf(group.Document_Type__c),
      amountHome: -numberOf(group.Remaining_Home__c?.sum),
      count: numberOf(group.Remaining_Home__c?.count),
    })),
    lastPayment: readLastPayment(query.lastPayment),
  };
}

function readTrend(settled: readonly SettledGroup[], today: string): readonly TrendMonth[] {
  const byMonth = new Map(settled.map((group) => [valueOf(group.Closed_Date__c?.calendarMonth), group]));
  const first = trendStart(today);
  const firstMonth = Number(first.slice(5, 7));
  return Array.from({ length: 12 }, (_, index) => {
    const month = ((firstMonth - 1 + index) % 12) + 1;
    const group = byMonth.get(month);
    const amount = numberOf(group?.Amount_Home__c?.sum);
    return {
      year: Number(first.slice(0, 4)) + (month < firstMonth ? 1 : 0),
      month,
      days: group && amount > 0 ? numberOf(group.Late_Weight__c?.sum) / amount : null,
    };
  });
}

function readLongest(
  settled: readonly SettledGroup[],
  waiting: readonly { readonly Due_Date__c: Computed<'min', string> }[],
  today: string,
): { longestDays: number | null; longestIsOpen: boolean } {
  const paid = settled.map((group) => valueOf(group.Days_Late__c?.max)).filter((days) => days !== null);
  const open = waiting
    .map((group) => valueOf(group.Due_Date__c?.min))
    .filter((date) => date !== null)
    .map((date) => daysBetween(date, today));
  const longestPaid = paid.length > 0 ? Math.max(...paid) : null;
  const longestOpen = open.length > 0 ? Math.max(...open) : null;
  if (longestOpen === null && longestPaid === null) return { longestDays: null, longestIsOpen: false };
  const longestIsOpen = (longestOpen ?? -Infinity) >= (longestPaid ?? -Infinity);
  return { longestDays: Math.max(0, longestIsOpen ? longestOpen! : longestPaid!), longestIsOpen };
}

function readLastPayment(list: BehaviourAnswer['uiapi']['query']['lastPayment']): Behaviour['lastPayment'] {
  const node = nodesOf(list)[0];
  const date = valueOf(node?.Posting_Date__c);
  if (!node || date === null) return null;
  return { date, amount: -numberOf(node.Amount__c), currency: valueOf(node.Currency__c) };
}
