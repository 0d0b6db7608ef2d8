import { addDays, fillLabel } from 'c/erpFormat';
import { labels } from './labels';

/** Due dates of an ageing bucket, inclusive, and what it is called. */
export interface BucketRange {
  readonly from: string;
  readonly to: string;
  readonly label: string;
}

/** Bounds where a range is open. Salesforce takes dates from 1700 to 4000. */
const EARLIEST = '1700-01-01';
const LATEST = '3999-12-31';

/** The range of a bucket on a day; an unknown or empty key is everything. */
export function bucketRange(key: string, agingDays: readonly [number, number, number], today: string): BucketRange {
  const [first, second, third] = agingDays;
  const days = (from: number, to: number): BucketRange => ({
    from: addDays(today, -to),
    to: addDays(today, -from),
    label: fillLabel(labels.agingDays, from, to),
  });
  switch (key) {
    case 'notDue':
      return { from: today, to: LATEST, label: labels.notDue };
    case 'late1':
      return days(1, first);
    case 'late2':
      return days(first + 1, second);
    case 'late3':
      return days(second + 1, third);
    case 'late4':
      return { from: EARLIEST, to: addDays(today, -third - 1), label: fillLabel(labels.daysOver, third) };
    default:
      return { from: EARLIEST, to: LATEST, label: '' };
  }
}
