/** What one customer's records add up to; amounts in cents, credit memos positive as on the documents. */
export interface LedgerTotals {
  invoices: number;
  creditMemos: number;
  lines: number;
  netCents: number;
  grossCents: number;
  remainingCents: number;
  entries: number;
  balanceCents: number;
  applications: number;
}

/** Totals by `company|customer number`. */
export type TotalsByCustomer = Map<string, LedgerTotals>;

/** The totals of one customer, made empty when it is new. */
export function totalsFor(all: TotalsByCustomer, company: string, number: string): LedgerTotals {
  const key = `${company}|${number}`;
  let totals = all.get(key);
  if (!totals) {
    totals = {
      invoices: 0,
      creditMemos: 0,
      lines: 0,
      netCents: 0,
      grossCents: 0,
      remainingCents: 0,
      entries: 0,
      balanceCents: 0,
      applications: 0,
    };
    all.set(key, totals);
  }
  return totals;
}

/** An amount with two decimals as whole cents. */
export function cents(amount: number): number {
  return Math.round(amount * 100);
}

/** One sentence for each customer and figure that differs between the ERP and the org. */
export function differencesBetween(erp: TotalsByCustomer, org: TotalsByCustomer): string[] {
  const found: string[] = [];
  for (const [customer, expected] of erp) {
    const actual = org.get(customer);
    if (!actual) {
      found.push(`${customer}: not in the org`);
      continue;
    }
    for (const figure of Object.keys(expected) as (keyof LedgerTotals)[]) {
      if (expected[figure] !== actual[figure]) {
        found.push(`${customer}: ${figure} is ${expected[figure]} in the ERP and ${actual[figure]} in the org`);
      }
    }
  }
  for (const customer of org.keys()) if (!erp.has(customer)) found.push(`${customer}: in the org, not in the ERP`);
  return found;
}
