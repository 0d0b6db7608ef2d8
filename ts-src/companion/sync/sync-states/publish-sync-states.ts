/** Customers and orders say whether they, and the documents below them, are in step with the ERP. */
import type { RecordFacts } from '../../state/port.ts';
import type { TargetRow } from '../../salesforce/port.ts';
import type { OrgReader } from '../mapping-store.ts';
import { publishedOthers } from '../message-books.ts';
import { publishRows } from '../publish-rows.ts';
import { syncStateOf, type HeldUp } from './sync-state.ts';

/** Objects that say so. */
export const SAYING_OBJECTS = ['ERP_Customer__c', 'ERP_Order__c'] as const;
/** Records looked at a kind: with more than that held up nobody needs to be told one by one. */
const RECORDS_MAX = 10_000;

/** Name under which is remembered what an object's records say. */
export const saidBy = (object: string): string => `sync-state:${object}`;

/** Writes what has changed; a record that nothing holds up any more says so. Costs no call when nothing changed. */
export async function publishSyncStates(reader: OrgReader): Promise<void> {
  const held = await heldUpByRecord(reader);
  for (const object of SAYING_OBJECTS) {
    const own = new Map(
      [...held].flatMap(([at, list]) => (at.startsWith(`${object} `) ? [[at.slice(object.length + 1), list]] : [])),
    );
    // Nobody is told of records that are not there themselves.
    const there = await reader.state.findLinks(object, [...own.keys()]);
    const rows = [...own].flatMap(([key, list]) => (there.has(key) ? [rowOf(key, list)] : []));
    await publishRows(reader, { object, keyField: 'ERP_Key__c', rows, remember: saidBy(object) });
    await sayInStep(reader, object, new Set(rows.map((row) => String(row['ERP_Key__c']))));
  }
}

type Held = [HeldUp, ...HeldUp[]];

async function heldUpByRecord({ state }: OrgReader): Promise<ReadonlyMap<string, Held>> {
  const byRecord = new Map<string, Held>();
  const add = (facts: RecordFacts | undefined, held: HeldUp): void => {
    for (const at of facts?.above ?? []) {
      const list = byRecord.get(at);
      if (list === undefined) byRecord.set(at, [held]);
      else list.push(held);
    }
  };
  for (const row of await state.listParked({}, RECORDS_MAX)) {
    const kind = row.conflict === undefined ? 'Failed' : 'Conflict';
    add(row.facts, { kind, object: row.object, number: row.facts?.number ?? null, since: row.firstSeen });
  }
  for (const row of await state.listWaiting(RECORDS_MAX)) {
    if (row.written) continue;
    const object = row.facts?.object ?? '';
    add(row.facts, { kind: 'Waiting', object, number: row.facts?.number ?? null, since: row.firstSeen });
  }
  return byRecord;
}

function rowOf(key: string, held: Held): TargetRow {
  const { state, detail, since } = syncStateOf(held);
  return { ERP_Key__c: key, Sync_State__c: state, Sync_Detail__c: detail, Sync_Since__c: since };
}

async function sayInStep(reader: OrgReader, object: string, current: ReadonlySet<string>): Promise<void> {
  const healed = await publishedOthers(reader, saidBy(object), current);
  if (healed.length === 0) return;
  const there = await reader.state.findLinks(object, healed);
  const now = new Date(reader.clock.now()).toISOString();
  const rows = healed
    .filter((key) => there.has(key))
    .map((key): TargetRow => ({ ERP_Key__c: key, Sync_State__c: 'In Step', Sync_Detail__c: null, Sync_Since__c: now }));
  const written = await publishRows(reader, { object, keyField: 'ERP_Key__c', rows, remember: saidBy(object) });
  if (written < rows.length) return;
  await reader.state.record({ removedLinks: healed.map((key) => ({ object: saidBy(object), key })) });
}
