import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fiscalWindow as ofTheCompanion } from '../../companion/sync/figures/fiscal-window.ts';
import { fiscalWindow as ofThePage } from '../../lwc/erpFiscal/erpFiscal.ts';

const day = fc
  .date({ min: new Date('2015-01-01'), max: new Date('2032-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

/** The page and the companion can share no module; what they compare has to be the same days all the same. */
describe('the fiscal year of the account page and of the figures', () => {
  test('has the same days for any fiscal calendar and any day', () => {
    fc.assert(
      fc.property(fc.array(day, { maxLength: 6 }), day, (firstDays, today) => {
        expect(ofThePage(firstDays, today)).toMatchObject(ofTheCompanion(firstDays, today));
      }),
      { numRuns: 2_000 },
    );
  });

  test.each([
    ['in a year that began in July', ['2024-07-01', '2025-07-01'], '2026-02-28'],
    ['on 29 February', ['2023-01-01', '2024-01-01'], '2024-02-29'],
    ['after a calendar that nobody continued', ['2019-04-01'], '2026-03-31'],
    ['after a short year', ['2024-01-01', '2024-10-01'], '2025-09-30'],
    ['without a calendar', [], '2026-12-31'],
  ])('has the same days %s', (_, firstDays, today) => {
    expect(ofThePage(firstDays, today)).toMatchObject(ofTheCompanion(firstDays, today));
  });
});
