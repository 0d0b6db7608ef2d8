import type { CodeSet, Company } from '../books/model.ts';
import { EMPTY_GUID } from '../books/random.ts';

/** Id of a code row, the empty guid for a blank or unknown code. */
export function idOfCode(company: Company, set: CodeSet, code: string): string {
  return code === '' ? EMPTY_GUID : (company.codes[set].byKey(code)?.id ?? EMPTY_GUID);
}

/** The currency code as the API shows it: the company's own where the stored one is blank. */
export function shownCurrency(company: Company, stored: string): string {
  return stored === '' ? company.currency : stored;
}

/** Today in the company's time. */
export function today(company: Company): string {
  return new Date(company.time.now()).toISOString().slice(0, 10);
}
