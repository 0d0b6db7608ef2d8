import { addYears, fiscalWindow } from 'c/erpFiscal';

describe('fiscal window', () => {
  it('compares this fiscal year with the same days of the one before', () => {
    expect(fiscalWindow(['2024-07-01', '2025-07-01', '2026-07-01'], '2026-11-23')).toEqual({
      start: '2026-07-01',
      today: '2026-11-23',
      lastStart: '2025-07-01',
      lastEnd: '2026-06-30',
      lastSameDay: '2025-11-23',
      months: [7, 8, 9, 10, 11, 12, 1, 2, 3, 4, 5, 6],
      fromErp: true,
    });
  });

  it('does not depend on the order of the first days', () => {
    expect(fiscalWindow(['2026-01-01', '2025-01-01'], '2026-05-01').start).toBe('2026-01-01');
  });

  it('carries the last known first day on when the calendar was not continued, and says so', () => {
    const year = fiscalWindow(['2023-04-01'], '2026-02-10');
    expect(year.start).toBe('2025-04-01');
    expect(year.fromErp).toBe(false);
  });

  it('takes calendar years when the ERP names none', () => {
    const year = fiscalWindow([], '2026-02-10');
    expect([year.start, year.lastStart, year.lastEnd, year.fromErp]).toEqual([
      '2026-01-01',
      '2025-01-01',
      '2025-12-31',
      false,
    ]);
  });

  it('ignores years that have not begun', () => {
    expect(fiscalWindow(['2026-01-01', '2027-01-01'], '2026-12-31').start).toBe('2026-01-01');
  });

  it('answers 29 February with the 28th', () => {
    expect(addYears('2024-02-29', 1)).toBe('2025-02-28');
    expect(addYears('2024-02-29', 4)).toBe('2028-02-29');
    expect(fiscalWindow(['2028-01-01'], '2028-02-29').lastSameDay).toBe('2027-02-28');
  });

  it('takes a shortened year before as the ERP has it', () => {
    const year = fiscalWindow(['2025-10-01', '2026-01-01'], '2026-03-01');
    expect([year.lastStart, year.lastEnd]).toEqual(['2025-10-01', '2025-12-31']);
  });
});
