import type { OrgDatabase } from '../store/database.ts';
import type { Stored } from '../store/tables.ts';
import { RowProblem } from './row-problem.ts';

/** Code of the corporate currency, in which conversion rates are given; null in an org with one currency. */
export function corporateCurrency(database: OrgDatabase): Stored {
  if (!database.has('CurrencyType')) return null;
  return database.first('SELECT "IsoCode" FROM "CurrencyType" WHERE "IsCorporate" = 1')?.[0] ?? null;
}

/** Currency of a user's new records: the user's own, else the corporate one (Object Reference, User). */
export function userCurrency(database: OrgDatabase, user: number): Stored {
  if (!database.has('CurrencyType')) return null;
  const own = database.first('SELECT "DefaultCurrencyIsoCode" FROM "User" WHERE "Id" = ?', user)?.[0] ?? null;
  return own ?? corporateCurrency(database);
}

/** The code as the org spells it. @throws RowProblem INVALID_CURRENCY_ISO for a currency that is unknown or inactive */
export function activeCurrency(database: OrgDatabase, code: string): string {
  const known = database.first(
    'SELECT "IsoCode" FROM "CurrencyType" WHERE "IsoCode" = ? AND "IsActive" = 1',
    code,
  )?.[0];
  if (typeof known === 'string') return known;
  throw new RowProblem('INVALID_CURRENCY_ISO', `invalid currency ISO code: ${code}`, ['CurrencyIsoCode']);
}
