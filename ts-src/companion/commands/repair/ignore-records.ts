import type { IgnoredRow, ParkedRow } from '../../state/port.ts';
import { PRICE_BOOKS } from '../../sync/price-books/refusals.ts';
import { hashOfSource } from '../../sync/repairs.ts';
import type { Accepted, AdminContext, Answer } from '../command.ts';
import { activeMapping, ignoredOf, parkedOf, readingOf, readNow, tellFailures } from './held-up.ts';
import type { IgnoreRequest } from './requests.ts';

/** Records read at a time. */
const KEYS_PER_READ = 200;

/**
 * Leaves parked records alone, for a reason, until something that the mapping reads of them changes in the ERP; or takes
 * that back, and the next sweep tries them. Records that the ERP no longer has are simply no longer held up. Each group
 * of records is decided in one step, so a request that was cut off goes on with the rest.
 */
export async function ignoreRecords(
  context: AdminContext,
  { target, request }: Accepted<IgnoreRequest>,
): Promise<Answer> {
  if ('undo' in request) return undo(context, await ignoredOf(context, target));
  const rows = await parkedOf(context, target);
  let ignored = 0;
  for (const group of groupsOf(rows)) {
    await context.progress(`${ignored}/${rows.length} Ignoring`);
    ignored += await ignoreGroup(context, group, request.reason);
  }
  await tellFailures(context);
  const [first] = rows;
  const what = `Ignored ${ignored} records of ${first?.mapping ?? ''} (${first?.code ?? ''}): ${request.reason}`;
  return { status: 'Done', result: { ignored, audit: { what } } };
}

/** Records of one company each, as many as are read at once. */
function groupsOf(rows: readonly ParkedRow[]): readonly (readonly ParkedRow[])[] {
  const groups: ParkedRow[][] = [];
  for (const row of rows) {
    const last = groups.findLast(([first]) => first?.company === row.company);
    if (last !== undefined && last.length < KEYS_PER_READ) last.push(row);
    else groups.push([row]);
  }
  return groups;
}

async function ignoreGroup(context: AdminContext, rows: readonly ParkedRow[], reason: string): Promise<number> {
  const { reader, requester } = context;
  const hashes = await hashesOf(context, rows);
  const at = new Date(reader.clock.now()).toISOString();
  const ignored = rows.flatMap((parked): IgnoredRow[] => {
    const hash = hashes.get(parked.sourceKey);
    return hash === undefined ? [] : [{ parked, hash, reason, user: requester, at }];
  });
  const settledSources = rows.filter(({ sourceKey }) => !hashes.has(sourceKey));
  await reader.state.record({ ignored, settledSources });
  return ignored.length;
}

/** Hashes of the records as the ERP has them now, by their keys there. */
async function hashesOf({ reader }: AdminContext, rows: readonly ParkedRow[]): Promise<ReadonlyMap<string, string>> {
  const [{ mapping: name, company }] = rows as readonly [ParkedRow];
  // Entries of price books are computed here: they stay ignored until somebody takes it back.
  if (name === PRICE_BOOKS) return new Map(rows.map(({ sourceKey }) => [sourceKey, '']));
  const mapping = await activeMapping(reader, name);
  const reading = await readingOf(reader, mapping, company);
  const now = await readNow(
    reading,
    rows.map(({ sourceKey }) => sourceKey),
  );
  return new Map([...now].map(([key, record]) => [key, hashOfSource(mapping.compiled.document, record)]));
}

async function undo(context: AdminContext, rows: readonly IgnoredRow[]): Promise<Answer> {
  const { reader } = context;
  const now = new Date(reader.clock.now()).toISOString();
  const parked = rows.map((row) => ({ ...row.parked, retryAt: now, lastSeen: now }));
  await reader.state.record({ noLongerIgnored: parked, parked });
  await tellFailures(context);
  const [first] = parked;
  const what = `Took back that ${rows.length} records of ${first?.mapping ?? ''} (${first?.code ?? ''}) are ignored`;
  return { status: 'Done', result: { ignored: 0, audit: { what } } };
}
