/** What a mapping's record in Salesforce says of it: what it reads and writes, and why it does not run. */
import type { Notice } from '../companion.ts';
import type { TargetRow } from '../salesforce/port.ts';
import type { OrgReader } from './mapping-store.ts';
import type { ActiveMapping } from './ports.ts';
import { withPatience } from './reactions.ts';

/** A mapping's record as it was read. */
export interface StoredMapping {
  readonly id: string;
  readonly key: string;
  readonly stored: Readonly<Record<string, unknown>>;
}

/** Reasons that loading does not look for; all others are gone by themselves when the mapping holds again. */
const NOT_FOUND_AT_LOAD = 'DRIFT_';
const PAUSED_MAX = 255;

/**
 * Writes what has changed to the mapping's record and gives the mapping, or why it does not run. One that was paused
 * for a reason that loading does not look for stays paused.
 */
export async function tellMapping(
  reader: OrgReader,
  mapping: StoredMapping,
  found: ActiveMapping | Notice,
): Promise<ActiveMapping | Notice> {
  const kept = keptPause(mapping, found);
  const outcome = kept ?? found;
  const paused = 'code' in outcome && outcome.paused ? `${outcome.code}: ${outcome.message}` : null;
  const wanted: TargetRow = {
    ...('code' in found ? {} : shapeOf(found)),
    Paused__c: kept === null ? (paused?.slice(0, PAUSED_MAX) ?? null) : String(mapping.stored['Paused__c']),
  };
  const changed = Object.entries(wanted).filter(([field, value]) => (mapping.stored[field] ?? null) !== value);
  if (changed.length > 0) {
    const rows = [{ Id: mapping.id, ...Object.fromEntries(changed) }];
    const [written] = await withPatience(reader, () => reader.salesforce.update('ERP_Mapping__c', rows));
    if (written?.ok === false) throw written.error;
  }
  return outcome;
}

function shapeOf({ compiled }: ActiveMapping): TargetRow {
  const { source, target, direction } = compiled.document;
  return { Entity__c: source.entity, Target_Object__c: target.object, Direction__c: direction };
}

/** The pause for a changed field that stands on the record: it says more than what loading finds of the change. */
function keptPause(mapping: StoredMapping, found: ActiveMapping | Notice): Notice | null {
  const text = mapping.stored['Paused__c'];
  if (typeof text !== 'string' || !text.startsWith(NOT_FOUND_AT_LOAD)) return null;
  const [code = '', message = ''] = text.split(/: (.*)/s);
  const name = 'code' in found ? found.mapping : found.name;
  return { mapping: name, integration: found.integration, code, message, paused: true };
}
