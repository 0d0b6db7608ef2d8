import type { Transport } from './transport.ts';

/**
 * ISO code of the currency of an org that keeps one; null where it keeps several, or does not say. No object tells it:
 * Connect REST does (Connect REST API Developer Guide, Organization, Features; not verified on a real org).
 */
export async function readOnlyCurrency(transport: Transport): Promise<string | null> {
  const operation = 'the currency of the org';
  const call = { method: 'GET', path: '/connect/organization', effect: 'read', operation } as const;
  const answer = (await transport.sendJson(call)) as { features?: { defaultCurrencyIsoCode?: string | null } };
  return answer.features?.defaultCurrencyIsoCode ?? null;
}
