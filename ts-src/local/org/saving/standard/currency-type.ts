import { currencyValue } from '../../schema/currencies.ts';
import { RowProblem } from '../row-problem.ts';
import { changed, get, set } from './rules.ts';
import type { ObjectRules, RowInSave } from './rules.ts';

/** What picklists offer follows the active currencies. */
function offer(save: RowInSave): void {
  const { offeredCurrencies } = save.context;
  const codes = save.context.database.all('SELECT "IsoCode" FROM "CurrencyType" WHERE "IsActive" = 1 ORDER BY "Id"');
  offeredCurrencies.splice(0, offeredCurrencies.length, ...codes.map(([code]) => currencyValue(String(code))));
}

/** Each currency stands once; the corporate one has rate 1 and stays active (Object Reference, CurrencyType). */
export const currencyTypeRules: ObjectRules = {
  sets: ['IsoCode'],
  before: (save) => {
    const code = String(get(save, 'IsoCode')).toUpperCase();
    if (!/^[A-Z]{3}$/.test(code)) {
      throw new RowProblem('INVALID_CURRENCY_ISO', `invalid currency ISO code: ${code}`, ['IsoCode']);
    }
    set(save, 'IsoCode', code);
    const sql = 'SELECT 1 FROM "CurrencyType" WHERE "IsoCode" = ?';
    if (save.old === null && save.context.database.first(sql, code) !== undefined) {
      throw new RowProblem('DUPLICATE_VALUE', `duplicate value found: IsoCode duplicates value ${code}`, ['IsoCode']);
    }
    if (get(save, 'IsCorporate') !== 1) return;
    if (get(save, 'IsActive') === 1 && !changed(save, 'ConversionRate')) return;
    const why = 'the corporate currency is active and has the conversion rate 1';
    throw new RowProblem('FIELD_INTEGRITY_EXCEPTION', `field integrity exception: ${why}`, ['ConversionRate']);
  },
  after: offer,
};
