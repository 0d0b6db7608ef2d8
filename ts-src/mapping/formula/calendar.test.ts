import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as calendar from './calendar.ts';

const day = fc.integer({ min: -719_162, max: 2_932_896 });

describe('the calendar', () => {
  it('goes from day number to date and back', () => {
    fc.assert(
      fc.property(day, (number) => {
        const date = calendar.calendarDate(number);
        expect(calendar.dayNumber(date.year, date.month, date.day)).toBe(number);
      }),
    );
  });

  it('agrees with the platform on every date', () => {
    fc.assert(
      fc.property(day, (number) => {
        expect(calendar.dateText(number)).toBe(new Date(number * calendar.DAY_MS).toISOString().slice(0, 10));
      }),
    );
  });

  it('agrees with the platform on date/times', () => {
    fc.assert(
      fc.property(fc.integer({ min: -6e13, max: 2e14 }), (ms) => {
        expect(calendar.dateTimeText(ms)).toBe(new Date(ms).toISOString());
        expect(calendar.parseDateTime(calendar.dateTimeText(ms))).toBe(ms);
      }),
    );
  });

  it('reads zones, blanks for T, missing seconds and fractions of any length', () => {
    expect(calendar.parseDateTime('2026-01-31T10:00:00+02:00')).toBe(Date.UTC(2026, 0, 31, 8));
    expect(calendar.parseDateTime('2026-01-31 10:00')).toBe(Date.UTC(2026, 0, 31, 10));
    expect(calendar.parseDateTime('2026-01-31T10:00:00.1234567Z')).toBe(Date.UTC(2026, 0, 31, 10, 0, 0, 123));
    expect(calendar.parseDateTime('2026-01-31')).toBe(Date.UTC(2026, 0, 31));
  });

  it('has no date where there is none', () => {
    expect(calendar.parseDate('2026-02-30')).toBeNull();
    expect(calendar.parseDate('0000-01-01')).toBeNull();
    expect(calendar.parseDateTime('2026-01-31T25:00:00Z')).toBeNull();
    expect(calendar.parseTime('24:00')).toBeNull();
  });
});
