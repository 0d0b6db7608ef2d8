import { expect, test } from 'vitest';
import { dateRange } from './date-range.ts';

const TODAY = '2026-03-15'; // a Sunday

test.each([
  ['TODAY', 0, '2026-03-15', '2026-03-16'],
  ['YESTERDAY', 0, '2026-03-14', '2026-03-15'],
  ['THIS_WEEK', 0, '2026-03-15', '2026-03-22'],
  ['LAST_WEEK', 0, '2026-03-08', '2026-03-15'],
  ['THIS_MONTH', 0, '2026-03-01', '2026-04-01'],
  ['NEXT_QUARTER', 0, '2026-04-01', '2026-07-01'],
  ['LAST_YEAR', 0, '2025-01-01', '2026-01-01'],
  ['THIS_FISCAL_YEAR', 0, '2026-01-01', '2027-01-01'],
  ['LAST_N_DAYS', 7, '2026-03-08', '2026-03-16'],
  ['NEXT_N_DAYS', 7, '2026-03-16', '2026-03-23'],
  ['LAST_N_MONTHS', 2, '2026-01-01', '2026-03-01'],
  ['NEXT_N_YEARS', 1, '2027-01-01', '2028-01-01'],
  ['N_DAYS_AGO', 3, '2026-03-12', '2026-03-13'],
  ['N_QUARTERS_AGO', 1, '2025-10-01', '2026-01-01'],
  ['LAST_N_FISCAL_QUARTERS', 1, '2025-10-01', '2026-01-01'],
])('%s (%i) covers %s up to before %s', (name, n, start, end) => {
  expect(dateRange(name, n, TODAY)).toEqual({ start, end });
});
