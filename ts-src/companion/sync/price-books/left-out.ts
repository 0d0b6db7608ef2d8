/**
 * Currencies whose prices are left out of the books of an org that keeps one currency. It can't have another one (turning
 * several on can't be undone: facts of the Salesforce API, multi-currency, documented), so nobody has to act: they are
 * told once to the log, and stand with the company on the connection's record, where the tile of prices shows them.
 */
import type { StatePort } from '../../state/port.ts';
import type { OrgReader } from '../mapping-store.ts';

const markOf = (company: string): string => `price-books:left-out:${company}`;

/** The currencies of a company, by name; none before the books were computed. */
export async function readLeftOut(state: StatePort, company: string): Promise<readonly string[]> {
  return ((await state.readMark(markOf(company))) ?? '').split(' ').filter((code) => code !== '');
}

/** Remembers them, durably, and tells the log when they are others than before. */
export async function noteLeftOut(reader: OrgReader, company: string, codes: Iterable<string>): Promise<void> {
  const now = [...codes].toSorted().join(' ');
  if (now === (await readLeftOut(reader.state, company)).join(' ')) return;
  await reader.state.record({ marks: { [markOf(company)]: now } });
  reader.log('info', 'price-currencies-left-out', { company, currencies: now });
}
