import LOCALE from '@salesforce/i18n/locale';
import { NO_VALUE } from 'c/erpFormat';

/** A length of time in the largest fitting unit: "40 sec", "3 min", "5 hr", "2 days". */
export function formatLag(milliseconds: number | null): string {
  if (milliseconds === null) return NO_VALUE;
  const seconds = Math.round(milliseconds / 1000);
  if (seconds < 60) return unit(seconds, 'second');
  if (seconds < 3600) return unit(Math.floor(seconds / 60), 'minute');
  if (seconds < 86_400) return unit(Math.floor(seconds / 3600), 'hour');
  return unit(Math.floor(seconds / 86_400), 'day');
}

function unit(value: number, name: string): string {
  return new Intl.NumberFormat(LOCALE, { style: 'unit', unit: name, unitDisplay: 'short' }).format(value);
}
