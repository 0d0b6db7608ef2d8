import type { LocalOrg } from '../../local/org/index.ts';
import { compare, pairIds } from './compare.ts';
import type { Difference } from './compare.ts';
import type { Exchange, Recording } from './recording.ts';

/** What one exchange showed. */
export interface ReplayedExchange {
  readonly exchange: Exchange;
  readonly differences: readonly Difference[];
}

/** Stands for the id of the org in some recordings. */
const maskedOrgId = '00D0xORGID00000000';

/**
 * Sends the requests of a recording to a local org, one after the other, as its administrator. Ids of the recorded org
 * are replaced by those the local org gave at the same places of earlier answers.
 */
export async function replay(recording: Recording, org: LocalOrg): Promise<ReplayedExchange[]> {
  const ids = new Map([[maskedOrgId, org.orgId]]);
  const token = org.users.find(({ name }) => name === 'admin')?.accessToken ?? '';
  const results: ReplayedExchange[] = [];
  for (const exchange of recording.exchanges) {
    const { status, answer } = await send(exchange, ids, { url: org.url, token });
    const differences: Difference[] = [];
    if (status !== exchange.status) {
      const [expected, actual] = [String(exchange.status), String(status)];
      differences.push({ path: '', kind: 'status', expected, actual });
    }
    if (exchange.answer !== undefined) {
      const expected = parsed(exchange.answer);
      differences.push(...compare(expected, answer));
      pairIds(expected, answer, ids);
    }
    results.push({ exchange, differences });
  }
  return results;
}

async function send(
  { method, path, body, contentType }: Exchange,
  ids: ReadonlyMap<string, string>,
  { url, token }: { readonly url: string; readonly token: string },
): Promise<{ status: number; answer: unknown }> {
  const content = body === undefined || body === null ? null : typeof body === 'string' ? body : JSON.stringify(body);
  const headers = { authorization: `Bearer ${token}`, 'x-sfdc-session': token, 'content-type': contentType };
  const request = content === null ? { method, headers } : { method, headers, body: withOurIds(content, ids) };
  const response = await fetch(url + withOurIds(path, ids), request);
  const text = await response.text();
  return { status: response.status, answer: text === '' ? null : parsed(text) };
}

function withOurIds(text: string, ids: ReadonlyMap<string, string>): string {
  let result = text;
  for (const [recorded, ours] of ids) result = result.replaceAll(recorded, ours);
  return result;
}

/** JSON as it is; XML as an object of its element texts (one level, lists by element name); other text as text. */
function parsed(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  if (value.startsWith('<')) return parsedXml(value);
  try {
    return JSON.parse(value);
  } catch {
    return value.trimEnd().split('\n');
  }
}

function parsedXml(text: string): unknown {
  const elements: Record<string, string | string[]> = {};
  for (const [, name = '', content = ''] of text.matchAll(/<(\w+)[^>]*>([^<]*)<\/\1>/g)) {
    const known = elements[name];
    elements[name] = known === undefined ? content : [...(Array.isArray(known) ? known : [known]), content];
  }
  return elements;
}
