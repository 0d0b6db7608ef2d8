/**
 * Records that the ERP deleted, for mappings whose deletion policy is `delete`: a price that is no more must not stay.
 * Nothing tells of a deletion, so the ERP is asked for the keys that it has, now and then: only keys travel.
 */
import { buildKey, parseKey } from '../../mapping/index.ts';
import type { Link } from '../state/port.ts';
import { staleBooks } from './price-books/stale.ts';
import type { RunContext } from './ports.ts';
import { withPatience } from './reactions.ts';
import { queryByValues } from './stored-rows.ts';
import { watermarkScope } from './write-units.ts';

/** Time between two looks at a mapping and company. */
const LOOK_EVERY_MS = 600_000;
const LINKS_PER_ROUND = 500;

/** Deletes what is gone, when it is time to look, and counts it. */
export async function removeGone(context: RunContext): Promise<void> {
  const { state, clock, erp, company, mapping, signal } = context;
  const mark = `gone:${watermarkScope(context)}`;
  const last = Number((await state.readMark(mark)) ?? 0);
  if (clock.now() - last < LOOK_EVERY_MS) return;
  const { entity } = mapping.compiled.document.source;
  const request = { company: company.code, entity, ...(signal === undefined ? {} : { signal }) };
  const present = await withPatience(context, () => erp.keys(request));
  const prefix = buildKey(company.code, entity, '');
  for (let after = prefix; ;) {
    const links = await state.pageLinks(mapping.compiled.header.object, after, LINKS_PER_ROUND);
    const own = links.filter((link) => link.key.startsWith(prefix));
    await removeLinks(
      context,
      own.filter((link) => !present.has(sourceKeyOf(link))),
    );
    if (own.length < LINKS_PER_ROUND) break;
    after = own.at(-1)?.key ?? '';
    signal?.throwIfAborted();
  }
  await state.record({ marks: { [mark]: String(clock.now()) } });
}

const sourceKeyOf = (link: Link): string => parseKey(link.key)?.key ?? '';

/** Deletes the records of links, unless the ERP finds one by its key after all. */
async function removeLinks(context: RunContext, links: readonly Link[]): Promise<void> {
  if (links.length === 0) return;
  const { erp, company, mapping, state, tally, salesforce } = context;
  const { document, header } = mapping.compiled;
  const keyField = erp.keyField(document.source.entity);
  const request = {
    company: company.code,
    entity: document.source.entity,
    expand: [],
    fields: [keyField],
    fresh: true,
  };
  const found = await withPatience(context, () => erp.readByKey(request, links.map(sourceKeyOf)));
  const there = new Set(found.map((record) => String(record[keyField])));
  const gone = links.filter((link) => !there.has(sourceKeyOf(link)));
  const { object, keyField: by } = header;
  const rows = await queryByValues(
    context,
    { object, by, columns: [] },
    gone.map((link) => link.key),
  );
  const ids = rows.map((row) => String(row['Id']));
  const outcomes = ids.length === 0 ? [] : await withPatience(context, () => salesforce.remove(object, ids));
  const refused = outcomes.find((outcome) => !outcome.ok);
  // The next look tries again; what was deleted is found no more.
  if (refused !== undefined && !refused.ok) throw refused.error;
  tally.read(gone.length);
  tally.settle('deleted', gone.length);
  await state.record({
    removedLinks: gone.map(({ key }) => ({ object, key })),
    settled: gone.map(({ key }) => ({ mapping: mapping.name, key })),
    marks: staleBooks(object),
  });
}
