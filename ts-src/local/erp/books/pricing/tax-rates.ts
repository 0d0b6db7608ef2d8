import type { Company } from '../model.ts';
import { createRandom, guidMaker } from '../random.ts';

/** Table 325, VAT Posting Setup: the tax of a customer's area on an item's group. */
export interface TaxRate {
  readonly id: string;
  readonly area: string;
  readonly group: string;
  readonly percent: number;
  readonly modified: number;
}

const made = new WeakMap<Company, readonly TaxRate[]>();

/** A company's tax rates as rows, by area and group; they are set up with the company and never change. */
export function taxRatesOf(company: Company): readonly TaxRate[] {
  let rows = made.get(company);
  if (rows === undefined) {
    const newId = guidMaker(createRandom(`${company.id}/tax rates`));
    const { modified } = company.information;
    rows = Object.entries(company.taxPercents).flatMap(([area, groups]) =>
      Object.entries(groups).map(([group, percent]) => ({ id: newId(), area, group, percent, modified })),
    );
    made.set(company, rows);
  }
  return rows;
}
