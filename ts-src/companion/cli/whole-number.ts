import { codedError } from '../errors/coded-error.ts';

/** The value of an option that is a whole number of at most nine digits. Throws CLI_USAGE for anything else. */
export function wholeNumber(option: string, text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw codedError('CLI_USAGE', { values: { detail: `${option} is a whole number` } });
}
