/**
 * Looks at the fields of both sides that mappings live on, and compares them with what the catalogue remembers. What
 * changed stands in `ERP_Drift__c`; mappings that lost a field are paused, go on without it, or take new fields in, as
 * their policy says; those that have everything back run again by themselves.
 */
import { mayBeCut } from '../catalogue/fitting.ts';
import { withPatience } from '../sync/reactions.ts';
import type { OrgReader } from '../sync/mapping-store.ts';
import { mappingsChanged } from '../sync/mappings-mark.ts';
import { addNewFields } from './add-fields.ts';
import { describeNow, rememberedFields, rememberFields, type Described, type Remembered } from './catalogue.ts';
import { compareFields, type Difference } from './compare-fields.ts';
import { containersUsed, uses } from './fields-used.ts';
import { readGaps, writeGaps, type Gap } from './gaps.ts';
import { pauseOf, type Pause } from './hold.ts';
import { fieldOf, isTouched, statusNow, takesAway } from './judge.ts';
import { driftKey, readDrift, writeDrift, type Drift } from './records.ts';
import { containerKey, type SchemaField, type Side } from './schema-side.ts';
import { watchedMappings, type WatchedMapping } from './watched-mappings.ts';

export interface DriftReport {
  /** Changes that nobody has decided about. */
  readonly open: number;
  /** Found by this check. */
  readonly found: readonly Drift[];
  /** Names of mappings that do not run because of a change. */
  readonly paused: readonly string[];
  /** Names of mappings that run again. */
  readonly resumed: readonly string[];
  /** Mappings run with other fields left out than before. */
  readonly otherGaps: boolean;
  /** Versions that were made of new fields: `name|number`. */
  readonly added: readonly string[];
  readonly containers: readonly { readonly side: Side; readonly name: string }[];
}

interface Look {
  readonly mappings: readonly WatchedMapping[];
  readonly containers: readonly { readonly side: Side; readonly name: string }[];
  readonly now: ReadonlyMap<string, Described | null>;
  readonly before: ReadonlyMap<string, Remembered>;
}

/** Checks once. Rejects with `CounterpartError` when one of the systems can't be asked. */
export async function checkDrift(reader: OrgReader): Promise<DriftReport> {
  const look = await lookAtBoth(reader);
  const known = await readDrift(reader);
  const drifts = judgeAll(reader, look, known);
  const changed = drifts.filter((drift) => !isSame(drift, known.get(drift.key)));
  await writeDrift(reader, changed);
  await rememberFields(reader, staleContainers(look));
  const gaps = gapsOf(drifts);
  const other = JSON.stringify(gaps) !== JSON.stringify(await readGaps(reader.state, reader.settings.connection));
  if (other) await writeGaps(reader.state, reader.settings.connection, gaps);
  const { paused, resumed } = await pauseAndResume(reader, look.mappings, drifts);
  const added = await addNewFields(reader, look.mappings, { drifts, now: look.now });
  if (other || changed.length + resumed.length + added.length > 0)
    await mappingsChanged(reader.state, reader.clock.now());
  const found = changed.filter((drift) => drift.status === 'Open' && known.get(drift.key)?.status !== 'Open');
  for (const { side, container, field, kind } of found)
    reader.log('warn', 'schema-changed', { side, container, field, kind });
  const open = drifts.filter(({ status }) => status === 'Open').length;
  return { open, found, paused, resumed, added, otherGaps: other, containers: look.containers };
}

async function lookAtBoth(reader: OrgReader): Promise<Look> {
  const mappings = await watchedMappings(reader);
  const named = new Map(
    mappings.flatMap(({ document }) => containersUsed(document)).map((each) => [containerKey(each), each]),
  );
  const containers = [...named.values()];
  const before = await rememberedFields(reader, containers);
  const now = new Map<string, Described | null>();
  let erpAsked = false;
  for (const each of containers) {
    now.set(containerKey(each), await describeNow(reader, each, each.side === 'Salesforce' || !erpAsked));
    erpAsked ||= each.side === 'ERP';
  }
  return { mappings, containers, now, before };
}

/** Every change that was known or is found now, with its present state. */
function judgeAll(reader: OrgReader, look: Look, known: ReadonlyMap<string, Drift>): readonly Drift[] {
  const found = look.containers.flatMap((each) =>
    differencesOf(look, each).map((difference) => ({ ...each, difference })),
  );
  const drifts = new Map<string, Drift>();
  for (const { side, name, difference } of found) {
    const { field, kind, before, after } = difference;
    if (isWayBack(known, { side, container: name, difference }) || isNamedAlready(look, side, name, difference))
      continue;
    const key = driftKey(reader.settings.connection, { side, container: name, field, kind });
    const old = known.get(key);
    const goesOn = old !== undefined && (old.status === 'Open' || (old.status === 'Ignored' && old.after === after));
    const firstSeen = goesOn ? old.firstSeen : new Date(reader.clock.now()).toISOString();
    const status = goesOn ? old.status : 'Open';
    drifts.set(key, {
      key,
      side,
      container: name,
      field,
      kind,
      before,
      after,
      status,
      firstSeen,
      mappings: [],
      breaks: false,
    });
  }
  for (const drift of known.values()) {
    if (!drifts.has(drift.key) && look.now.has(containerKey({ side: drift.side, name: drift.container })))
      drifts.set(drift.key, drift);
  }
  return [...drifts.values()]
    .map((drift) => judged(look, drift))
    .filter((drift) => drift.mappings.length > 0 || known.has(drift.key));
}

/** A difference that undoes a change which is not settled is the end of that change, not a new one. */
function isWayBack(
  known: ReadonlyMap<string, Drift>,
  { side, container, difference }: { readonly side: Side; readonly container: string; readonly difference: Difference },
): boolean {
  const open = [...known.values()].filter(
    (drift) =>
      drift.side === side && drift.container === container && (drift.status === 'Open' || drift.status === 'Ignored'),
  );
  const { kind, field, after } = difference;
  return open.some((drift) => {
    if (kind === 'New') return takesAway(drift) && drift.field === field;
    if (kind === 'Renamed') return drift.kind === 'Renamed' && drift.field === after;
    return kind === 'Retyped' && drift.kind === 'Retyped' && drift.field === field && drift.before === after;
  });
}

/** A new field that mappings name already is no news to anybody. */
const isNamedAlready = ({ mappings }: Look, side: Side, container: string, { kind, field }: Difference): boolean =>
  kind === 'New' && mappings.some(({ document }) => uses(document, { side, container, field }));

function judged(look: Look, drift: Drift): Drift {
  const settled = drift.status === 'Resolved' || drift.status === 'Added';
  if (settled) return drift;
  const now = look.now.get(containerKey({ side: drift.side, name: drift.container })) ?? null;
  const status = statusNow(drift, now?.fields ?? null, look.mappings);
  if (status === 'Resolved' || status === 'Added') return { ...drift, status };
  const touched = look.mappings.filter(({ document }) => isTouched(document, drift));
  const breaks = takesAway(drift) && touched.some((mapping) => pauseOf(mapping, [drift]) !== null);
  return { ...drift, status, mappings: touched.map(({ name }) => name).toSorted(), breaks };
}

/** What differs from the catalogue; an entity or object that is gone is one difference, without a field. */
function differencesOf(look: Look, each: { readonly side: Side; readonly name: string }): readonly Difference[] {
  const before = look.before.get(containerKey(each));
  const now = look.now.get(containerKey(each)) ?? null;
  if (before === undefined) return [];
  if (now === null) return [{ kind: 'Removed', field: '', before: each.name, after: null }];
  const differences = compareFields(comparable(before.fields, now), now.fields);
  return mayBeCut(before.text) ? differences.filter(({ kind }) => kind !== 'New') : differences;
}

/** Lists of lines that come are no news: mappings take them by their document alone. */
const comparable = (before: readonly SchemaField[], now: Described): readonly SchemaField[] => [
  ...before,
  ...now.fields.filter(({ name, type }) => type.startsWith('list(') && !before.some((field) => field.name === name)),
];

/** Containers that the catalogue does not have, or has otherwise. */
function staleContainers(look: Look): readonly { readonly now: Described; readonly before: Remembered | undefined }[] {
  return look.containers.flatMap((each) => {
    const now = look.now.get(containerKey(each)) ?? null;
    const before = look.before.get(containerKey(each));
    const stale = now !== null && (before === undefined || differencesOf(look, each).length > 0);
    return stale ? [{ now, before }] : [];
  });
}

const isSame = (drift: Drift, known: Drift | undefined): boolean => JSON.stringify(drift) === JSON.stringify(known);

function gapsOf(drifts: readonly Drift[]): readonly Gap[] {
  return drifts
    .filter((drift) => (drift.kind === 'Removed' || drift.kind === 'Renamed') && drift.field !== '')
    .filter(({ status }) => status === 'Open' || status === 'Ignored')
    .map((drift) => ({ ...fieldOf(drift), decided: drift.status === 'Ignored' }));
}

const isOurs = (paused: string | null): boolean => paused?.startsWith('DRIFT_') === true;

/** Pauses mappings that lost something, and lets those go on that have everything again. */
async function pauseAndResume(
  reader: OrgReader,
  mappings: readonly WatchedMapping[],
  drifts: readonly Drift[],
): Promise<Pick<DriftReport, 'paused' | 'resumed'>> {
  const paused: string[] = [];
  const resumed: string[] = [];
  const rows: { readonly Id: string; readonly Paused__c: string | null }[] = [];
  for (const mapping of mappings) {
    const pause: Pause | null = pauseOf(mapping, drifts);
    const text = pause === null ? null : `${pause.code}: ${pause.message}`.slice(0, 255);
    if (text !== null) paused.push(mapping.name);
    else if (isOurs(mapping.paused)) resumed.push(mapping.name);
    // What loading found of the same change says less about it.
    if ((text !== null || isOurs(mapping.paused)) && text !== mapping.paused)
      rows.push({ Id: mapping.id, Paused__c: text });
  }
  if (rows.length > 0) {
    const outcomes = await withPatience(reader, () => reader.salesforce.update('ERP_Mapping__c', rows));
    for (const outcome of outcomes) if (!outcome.ok) throw outcome.error;
  }
  return { paused, resumed };
}
