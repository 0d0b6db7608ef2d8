import { groupsOf, netSales, numberOf, valueOf, type Computed, type Groups, type SalesGroup } from 'c/erpAccountData';
import type { FiscalWindow } from 'c/erpFiscal';

/** Net sales of one calendar month in both years; null where the month is still to come. */
export interface SalesMonth {
  readonly month: number;
  readonly thisYear: number | null;
  readonly lastYear: number;
}

export interface Sales {
  readonly visible: boolean;
  readonly months: readonly SalesMonth[];
  /** Documents whose lines are still on their way; they are in no sum. */
  readonly loadingDocuments: number;
}

interface MonthGroup extends SalesGroup {
  readonly Posting_Date__c: Computed<'calendarMonth', number>;
}
interface SalesAnswer {
  readonly uiapi: {
    readonly aggregate: {
      readonly thisYear: Groups<MonthGroup>;
      readonly lastYear: Groups<MonthGroup>;
      readonly loading: Groups<{ readonly Id: Computed<'count', number> }>;
    };
  };
}

/** Reads the answer of the sales query into the months of the fiscal year, in their order. */
export function readSales(answer: unknown, year: FiscalWindow): Sales {
  const { aggregate } = (answer as SalesAnswer).uiapi;
  const thisYear = groupsOf(aggregate.thisYear);
  const lastYear = groupsOf(aggregate.lastYear);
  const lastMonth = year.months.indexOf(Number(year.today.slice(5, 7)));
  return {
    visible: Boolean(aggregate.thisYear),
    months: year.months.map((month, index) => ({
      month,
      thisYear: index <= lastMonth ? netSales(inMonth(thisYear, month)) : null,
      lastYear: netSales(inMonth(lastYear, month)),
    })),
    loadingDocuments: groupsOf(aggregate.loading).reduce((sum, group) => sum + numberOf(group.Id?.count), 0),
  };
}

function inMonth(groups: readonly MonthGroup[], month: number): readonly MonthGroup[] {
  return groups.filter((group) => valueOf(group.Posting_Date__c?.calendarMonth) === month);
}
