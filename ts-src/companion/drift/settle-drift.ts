/** What somebody decides about a changed field: to run on without it, or to take the change into the mappings. */
import { codedError } from '../errors/coded-error.ts';
import type { OrgReader } from '../sync/mapping-store.ts';
import { sureFields } from './add-fields.ts';
import { describeNow } from './catalogue.ts';
import { withRenamed } from './change-document.ts';
import { checkDrift, type DriftReport } from './check-drift.ts';
import { fieldOf, isTouched } from './judge.ts';
import { makeVersion } from './new-version.ts';
import { findDrift, writeDrift, type Drift } from './records.ts';
import { containerKey } from './schema-side.ts';
import { watchedMappings, type WatchedMapping } from './watched-mappings.ts';

export interface Settled {
  /** Versions that were made: `name|number`. */
  readonly versions: readonly string[];
  readonly drift: Drift;
  readonly report: DriftReport;
}

/**
 * Settles a change. `ignore`: nobody is asked about it again, and mappings run on with what holds. `add`: of a new field
 * that surely belongs to another one, and of a confirmed renaming, every mapping concerned gets a new version. Rejects
 * with DRIFT_UNKNOWN, DRIFT_NOT_SURE, or with what making a version rejects with.
 */
export async function settleDrift(
  reader: OrgReader,
  { driftKey, choice }: { readonly driftKey: string; readonly choice: 'ignore' | 'add' },
): Promise<Settled> {
  const drift = await findDrift(reader, driftKey);
  if (drift === undefined || drift.status === 'Resolved' || drift.status === 'Added') throw codedError('DRIFT_UNKNOWN');
  const versions = choice === 'add' ? await addEverywhere(reader, drift) : [];
  await writeDrift(reader, [{ ...drift, status: choice === 'add' ? 'Added' : 'Ignored' }]);
  return { versions, drift, report: await checkDrift(reader) };
}

async function addEverywhere(reader: OrgReader, drift: Drift): Promise<readonly string[]> {
  const notSure = codedError('DRIFT_NOT_SURE', { values: { field: drift.field } });
  if (drift.kind !== 'New' && drift.kind !== 'Renamed') throw notSure;
  const mappings = (await watchedMappings(reader)).filter(({ document }) => isTouched(document, drift));
  const versions: string[] = [];
  for (const mapping of mappings) {
    const next = drift.kind === 'New' ? await withNew(reader, mapping, drift) : renamed(mapping, drift);
    if (next !== null) versions.push(`${mapping.name}|${await makeVersion(reader, mapping, next)}`);
  }
  if (versions.length === 0) throw notSure;
  return versions;
}

type Next = Parameters<typeof makeVersion>[2];

const renamed = ({ document }: WatchedMapping, drift: Drift): Next => ({
  document: withRenamed(document, fieldOf(drift), drift.after ?? drift.field),
  note: `${drift.field} of ${drift.container} is called ${drift.after ?? ''} now`,
});

async function withNew(reader: OrgReader, { document }: WatchedMapping, drift: Drift): Promise<Next | null> {
  const sides = [
    { side: 'ERP', name: document.source.entity },
    { side: 'Salesforce', name: document.target.object },
  ] as const;
  const now = new Map<string, Awaited<ReturnType<typeof describeNow>>>();
  for (const each of sides) now.set(containerKey(each), await describeNow(reader, each, true));
  const [sure] = sureFields(document, { drifts: [{ ...drift, status: 'Open' }], now });
  if (sure === undefined) return null;
  const { field } = sure;
  return {
    document: { ...document, fields: [...document.fields, field] },
    note: `Added ${field.source ?? ''} → ${field.target}`,
  };
}
