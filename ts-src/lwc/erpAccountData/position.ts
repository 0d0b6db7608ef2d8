import { NO_VALUE, addDays, daysBetween } from 'c/erpFormat';
import { fiscalWindow } from 'c/erpFiscal';
import type { ErpCustomer } from './account';
import {
  groupsOf,
  nodesOf,
  numberOf,
  valueOf,
  type Computed,
  type Connection,
  type Field,
  type Groups,
} from './graphqlAnswer';

export type BucketKey = 'notDue' | 'late1' | 'late2' | 'late3' | 'late4';

/** What is owed in one document currency. */
export interface CurrencyAmount {
  /** Null when the entries carry no code: the company's own currency. */
  readonly currency: string | null;
  readonly amount: number;
}

export interface Bucket {
  readonly key: BucketKey;
  /** First and last day past due; null where the bucket is open. */
  readonly fromDays: number | null;
  readonly toDays: number | null;
  readonly amountHome: number;
  readonly count: number;
  readonly currencies: readonly CurrencyAmount[];
}

export interface Position {
  readonly buckets: readonly Bucket[];
  readonly owedHome: number;
  readonly overdueHome: number;
  readonly oldestDays: number;
  /** Payments and credit memos that settle nothing yet, as a positive amount in the company's own currency. */
  readonly creditsHome: number;
  readonly salesThisYear: number;
  readonly salesLastYear: number;
  /** Documents whose lines are still on their way; they are in no sum of sales. */
  readonly loadingDocuments: number;
  /**
   * Name of the customer to whom the latest document of this or the last fiscal year was billed when that is another
   * one, such as a head office; its ledger holds what is owed. Empty when billed to this customer.
   */
  readonly billedTo: string;
  /** False when the reader may not see the ledger, or not the invoices. */
  readonly ledgerVisible: boolean;
  readonly salesVisible: boolean;
}

/** Variables of `positionQuery` for a customer on a day. */
export function positionVariables(customer: ErpCustomer, today: string): Record<string, unknown> {
  const year = fiscalWindow(customer.fiscalYears, today);
  const [first, second, third] = customer.agingDays;
  return {
    customer: customer.id,
    today,
    from1: addDays(today, -first),
    from2: addDays(today, -second),
    from3: addDays(today, -third),
    yearStart: year.start,
    lastStart: year.lastStart,
    lastSameDay: year.lastSameDay,
  };
}

interface OwedGroup {
  readonly Currency__c: Field<string>;
  readonly Remaining__c: Computed<'sum', number>;
  readonly Remaining_Home__c: Computed<'sum' | 'count', number>;
  readonly Due_Date__c?: Computed<'min', string>;
}
export interface SalesGroup {
  readonly Type__c: Field<string>;
  readonly Net_Home__c: Computed<'sum', number>;
}
interface BilledNode {
  readonly Bill_To_Customer__c?: Field<string>;
  readonly Bill_To_Customer__r?: { readonly Name?: Field<string>; readonly Number__c?: Field<string> } | null;
}
interface LoadingGroup {
  readonly Id: Computed<'count', number>;
}
type PositionAnswer = {
  readonly uiapi: {
    readonly aggregate: Record<'owed' | 'late1' | 'late2' | 'late3' | 'late4' | 'credits', Groups<OwedGroup>> &
      Record<'salesThis' | 'salesLast', Groups<SalesGroup>> & { readonly loading: Groups<LoadingGroup> };
    readonly query?: { readonly billedTo?: Connection<BilledNode> };
  };
};

/** Reads the answer of `positionQuery`. What is owed without a due date counts as not due. */
export function readPosition(answer: unknown, customer: ErpCustomer, today: string): Position {
  const { aggregate, query } = (answer as PositionAnswer).uiapi;
  const late = (['late1', 'late2', 'late3', 'late4'] as const).map((key) => groupsOf(aggregate[key]));
  const all = groupsOf(aggregate.owed);
  const [first, second, third] = customer.agingDays;
  const limits = [
    [1, first],
    [first + 1, second],
    [second + 1, third],
    [third + 1, null],
  ] as const;
  const lateBuckets = late.map((groups, index) =>
    bucket(`late${index + 1}` as BucketKey, limits[index]!, groups.map(currencyOf), groups),
  );
  const notDue = bucket('notDue', [null, 0], subtract(all.map(currencyOf), lateBuckets), []);
  const owedHome = sumHome(all);
  const overdueHome = late.reduce((sum, groups) => sum + sumHome(groups), 0);
  const oldest = late
    .flat()
    .map((group) => valueOf(group.Due_Date__c?.min))
    .filter((date) => date !== null)
    .sort()[0];
  return {
    buckets: [
      {
        ...notDue,
        amountHome: cents(owedHome - overdueHome),
        count: count(all) - late.reduce((sum, groups) => sum + count(groups), 0),
      },
      ...lateBuckets,
    ],
    owedHome: cents(owedHome),
    overdueHome: cents(overdueHome),
    oldestDays: oldest === undefined ? 0 : daysBetween(oldest, today),
    creditsHome: cents(-sumHome(groupsOf(aggregate.credits))),
    salesThisYear: netSales(groupsOf(aggregate.salesThis)),
    salesLastYear: netSales(groupsOf(aggregate.salesLast)),
    loadingDocuments: groupsOf(aggregate.loading).reduce((sum, group) => sum + numberOf(group.Id?.count), 0),
    billedTo: readBilledTo(nodesOf(query?.billedTo)[0]),
    ledgerVisible: Boolean(aggregate.owed),
    salesVisible: Boolean(aggregate.salesThis),
  };
}

function readBilledTo(node: BilledNode | undefined): string {
  if (!valueOf(node?.Bill_To_Customer__c)) return '';
  const { Name, Number__c } = node?.Bill_To_Customer__r ?? {};
  const number = valueOf(Number__c);
  return `${valueOf(Name) ?? NO_VALUE}${number === null ? '' : ` (${number})`}`;
}

/** Invoices less credit memos, in the company's own currency. */
export function netSales(groups: readonly SalesGroup[]): number {
  const signed = groups.map(
    (group) => numberOf(group.Net_Home__c?.sum) * (valueOf(group.Type__c) === 'Credit Memo' ? -1 : 1),
  );
  return cents(signed.reduce((sum, amount) => sum + amount, 0));
}

/** Sums of doubles drift by less than a cent; amounts have two decimals. */
function cents(amount: number): number {
  return Math.round(amount * 100) / 100 + 0;
}

function currencyOf(group: OwedGroup): CurrencyAmount {
  return { currency: valueOf(group.Currency__c), amount: numberOf(group.Remaining__c?.sum) };
}

function sumHome(groups: readonly OwedGroup[]): number {
  return groups.reduce((sum, group) => sum + numberOf(group.Remaining_Home__c?.sum), 0);
}

function count(groups: readonly OwedGroup[]): number {
  return groups.reduce((sum, group) => sum + numberOf(group.Remaining_Home__c?.count), 0);
}

function bucket(
  key: BucketKey,
  [fromDays, toDays]: readonly [number | null, number | null],
  currencies: readonly CurrencyAmount[],
  groups: readonly OwedGroup[],
): Bucket {
  return { key, fromDays, toDays, amountHome: cents(sumHome(groups)), count: count(groups), currencies };
}

function subtract(all: readonly CurrencyAmount[], buckets: readonly Bucket[]): readonly CurrencyAmount[] {
  return all
    .map(({ currency, amount }) => {
      const late = buckets.flatMap((entry) => entry.currencies).filter((entry) => entry.currency === currency);
      return { currency, amount: cents(late.reduce((rest, entry) => rest - entry.amount, amount)) };
    })
    .filter(({ amount }) => amount !== 0);
}
