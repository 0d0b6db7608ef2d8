/** Keeping what the editor of mappings shows of both sides from growing old. */
import { containersUsed } from '../drift/fields-used.ts';
import { CounterpartError } from '../errors/counterpart-error.ts';
import type { OrgReader } from '../sync/mapping-store.ts';
import type { ActiveMapping } from '../sync/ports.ts';
import { refreshCatalogue } from './refresh-catalogue.ts';

const EVERY_MS = 86_400_000;
/** The first sync has enough to do. */
const AFTER_FIRST_PASS_MS = 120_000;

/**
 * Reads samples, counts and fields of what the mappings use again, once a day; the first time two minutes after the
 * first pass. Rows that are as before are not written. A failure is logged and tried again a day later: nothing that
 * runs depends on it.
 */
export async function keepCatalogueFresh(reader: OrgReader, mappings: readonly ActiveMapping[]): Promise<void> {
  const mark = `catalogue:next:${reader.settings.connection}`;
  const now = reader.clock.now();
  const next = await reader.state.readMark(mark);
  if (next !== null && now < Number(next)) return;
  const after = next === null ? AFTER_FIRST_PASS_MS : EVERY_MS;
  await reader.state.record({ marks: { [mark]: String(now + after) } });
  if (next === null) return;
  const used = mappings.flatMap(({ compiled }) => containersUsed(compiled.document));
  const namesOf = (side: string): readonly string[] => [
    ...new Set(used.filter((each) => each.side === side).map(({ name }) => name)),
  ];
  try {
    await refreshCatalogue(reader, { entities: namesOf('ERP'), objects: namesOf('Salesforce') });
  } catch (error) {
    if (!(error instanceof CounterpartError) || error.kind === 'bug') throw error;
    reader.log('warn', 'catalogue-not-read', { code: error.code, kind: error.kind });
  }
}
