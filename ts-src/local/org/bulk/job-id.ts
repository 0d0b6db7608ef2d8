import { toId18 } from '../store/record-id.ts';

const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** The 18-character id of the n-th job, batch or result; `prefix` has three characters, such as `750` for jobs. */
export function jobId(prefix: string, number: number): string {
  let text = '';
  for (let rest = number; rest > 0; rest = Math.floor(rest / 62)) text = (digits[rest % 62] ?? '0') + text;
  return toId18(`${prefix}Wt0${text.padStart(9, '0')}`);
}
