/** The records of changed fields (`ERP_Drift__c`): reading those that are known, and writing what is found. */
import type { TargetRow } from '../salesforce/port.ts';
import type { OrgReader } from '../sync/mapping-store.ts';
import { withPatience } from '../sync/reactions.ts';
import { queryAll, soqlText } from '../sync/stored-rows.ts';
import type { DriftKind } from './compare-fields.ts';
import type { Side } from './schema-side.ts';

export type DriftStatus = 'Open' | 'Ignored' | 'Added' | 'Resolved';

export interface Drift {
  readonly key: string;
  readonly side: Side;
  readonly container: string;
  /** Empty: the entity or object itself. */
  readonly field: string;
  readonly kind: DriftKind;
  readonly before: string | null;
  readonly after: string | null;
  readonly status: DriftStatus;
  readonly firstSeen: string;
  /** Names of the mappings that it touches. */
  readonly mappings: readonly string[];
  readonly breaks: boolean;
}

export const driftKey = (connection: string, drift: Pick<Drift, 'side' | 'container' | 'field' | 'kind'>): string =>
  [connection, drift.side, drift.container, drift.field, drift.kind].join('|');

const COLUMNS =
  'Drift_Key__c, Side__c, Container__c, Field__c, Kind__c, Before__c, After__c, Status__c, First_Seen__c, Mappings__c, Breaks__c';

/** All changes of the connection, by key. */
export async function readDrift(reader: OrgReader): Promise<ReadonlyMap<string, Drift>> {
  const rows = await queryAll(reader, `SELECT ${COLUMNS} FROM ERP_Drift__c WHERE Drift_Key__c != null`);
  return byKey(reader, rows);
}

/** One change, by its key. */
export async function findDrift(reader: OrgReader, key: string): Promise<Drift | undefined> {
  const rows = await queryAll(reader, `SELECT ${COLUMNS} FROM ERP_Drift__c WHERE Drift_Key__c = ${soqlText(key)}`);
  return byKey(reader, rows).get(key);
}

function byKey(reader: OrgReader, rows: readonly Readonly<Record<string, unknown>>[]): Map<string, Drift> {
  const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);
  const mine = rows.filter((row) => String(row['Drift_Key__c']).startsWith(`${reader.settings.connection}|`));
  return new Map(
    mine.map((row): [string, Drift] => [
      String(row['Drift_Key__c']),
      {
        key: String(row['Drift_Key__c']),
        side: row['Side__c'] === 'Salesforce' ? 'Salesforce' : 'ERP',
        container: String(row['Container__c']),
        field: text(row['Field__c']) ?? '',
        kind: row['Kind__c'] as DriftKind,
        before: text(row['Before__c']),
        after: text(row['After__c']),
        status: row['Status__c'] as DriftStatus,
        firstSeen: String(row['First_Seen__c']),
        mappings: (text(row['Mappings__c']) ?? '').split(', ').filter((name) => name !== ''),
        breaks: row['Breaks__c'] === true,
      },
    ]),
  );
}

/** Writes changes as they are now. Rejects when the org refuses one. */
export async function writeDrift(reader: OrgReader, drifts: readonly Drift[]): Promise<void> {
  if (drifts.length === 0) return;
  const now = new Date(reader.clock.now()).toISOString();
  const rows = drifts.map((drift): TargetRow => ({
    Drift_Key__c: drift.key,
    Side__c: drift.side,
    Container__c: drift.container.slice(0, 80),
    Field__c: drift.field.slice(0, 120),
    Kind__c: drift.kind,
    Before__c: drift.before?.slice(0, 255) ?? null,
    After__c: drift.after?.slice(0, 255) ?? null,
    Status__c: drift.status,
    Mappings__c: drift.mappings.join(', '),
    Breaks__c: drift.breaks,
    First_Seen__c: drift.firstSeen,
    Last_Seen__c: now,
  }));
  const request = { object: 'ERP_Drift__c', externalIdField: 'Drift_Key__c', rows, route: 'collections' } as const;
  const outcomes = await withPatience(reader, () => reader.salesforce.upsert(request));
  for (const outcome of outcomes) if (!outcome.ok) throw outcome.error;
}
