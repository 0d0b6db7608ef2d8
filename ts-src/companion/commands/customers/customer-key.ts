import { createHash } from 'node:crypto';

/** Namespace of our name-based ids; chosen once, never changed. */
const NAMESPACE = 'b7c0f2c4-6d0e-5b57-9a5e-2f1d7c1f8e11';

/**
 * The key that the customer of an account in a company will have in the ERP: UUID version 5 (RFC 9562, 5.5) of both, so
 * that whoever creates it, and however often, means the same customer.
 */
export function customerKeyFor(accountId: string, company: string): string {
  const hash = createHash('sha1')
    .update(Buffer.from(NAMESPACE.replaceAll('-', ''), 'hex'))
    .update(`${accountId}|${company}`)
    .digest();
  hash[6] = ((hash[6] ?? 0) & 0x0f) | 0x50;
  hash[8] = ((hash[8] ?? 0) & 0x3f) | 0x80;
  const hex = hash.subarray(0, 16).toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
