import { hashRow } from '../../mapping/index.ts';
import type { TargetRow } from '../salesforce/port.ts';
import type { OrgReader } from './mapping-store.ts';
import { writeRows } from './write-rows.ts';

export interface RowsToPublish {
  readonly object: string;
  readonly keyField: string;
  readonly rows: readonly TargetRow[];
  /** Name under which hashes are remembered; the object's by default. Needed when a mapping writes the object too. */
  readonly remember?: string;
  /** Values that go with every row that is sent, and are no reason to send one. */
  readonly besides?: TargetRow;
}

/**
 * Upserts rows that the companion itself makes (issues, figures), sending only those that differ from what was sent
 * last. Refused rows are logged and sent again next time. Returns how many were written.
 */
export async function publishRows(reader: OrgReader, publication: RowsToPublish): Promise<number> {
  const { object, keyField, rows } = publication;
  const name = publication.remember ?? object;
  if (rows.length === 0) return 0;
  const keyed = rows.map((row) => ({ key: String(row[keyField]), row, hash: hashRow(row, Object.keys(row).sort()) }));
  const links = await reader.state.findLinks(
    name,
    keyed.map(({ key }) => key),
  );
  const changed = keyed.filter(({ key, hash }) => links.get(key)?.hash !== hash);
  if (changed.length === 0) return 0;
  const outcomes = await writeRows(reader, {
    object,
    keyField,
    rows: changed.map(({ row }) => ({ ...row, ...publication.besides })),
    outcomes: 'failures',
  });
  const written = changed.filter((_, index) => outcomes[index]?.ok === true);
  const refused = outcomes.find((outcome) => !outcome.ok);
  if (refused !== undefined && !refused.ok) {
    const refusals = outcomes.length - written.length;
    reader.log('warn', 'publication-refused', { object, rows: refusals, code: refused.error.code });
  }
  await reader.state.record({
    links: written.map(({ key, hash }) => ({ object: name, key, id: '', hash, children: null, account: null })),
  });
  return written.length;
}
