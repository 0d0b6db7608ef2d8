const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/**
 * The 18-character id of the n-th job or batch: key prefix, instance, number in base 62, and the three characters that
 * tell the letter case of the fifteen before (Salesforce help, "Difference between 15 and 18 character ids").
 */
export function jobId(prefix: string, number: number): string {
  let text = '';
  for (let rest = number; rest > 0; rest = Math.floor(rest / 62)) text = (digits[rest % 62] ?? '0') + text;
  const id = `${prefix}000${text.padStart(9, '0')}`;
  let suffix = '';
  for (let group = 0; group < 3; group++) {
    let bits = 0;
    for (let at = 0; at < 5; at++) {
      const code = id.charCodeAt(group * 5 + at);
      if (code >= 65 && code <= 90) bits |= 1 << at;
    }
    suffix += alphabet.slice(0, 26).concat('012345')[bits] ?? '';
  }
  return id + suffix;
}
