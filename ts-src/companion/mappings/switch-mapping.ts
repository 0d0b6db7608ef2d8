/** The settings of a mapping that are no part of its versions: whether it runs, and what happens when fields change. */
import type { SwitchedMapping } from '../companion.ts';
import { checkDrift } from '../drift/check-drift.ts';
import { codedError } from '../errors/coded-error.ts';
import type { TargetRow } from '../salesforce/port.ts';
import { compileVersion, type OrgReader } from '../sync/mapping-store.ts';
import { mappingsChanged } from '../sync/mappings-mark.ts';
import { withPatience } from '../sync/reactions.ts';
import { queryAll, soqlText } from '../sync/stored-rows.ts';
import { orgMappings } from './org-mappings.ts';

export interface MappingSetting {
  readonly state: string;
  readonly driftPolicy: string;
}

export interface SettingChange {
  readonly before: MappingSetting;
  readonly after: MappingSetting;
}

/**
 * Switches a mapping off, to test or live, and sets what happens when fields change. Live only when its active version
 * holds: rejects with CMD_MAPPING_HAS_NO_VERSION, or with what is wrong with the version.
 */
export async function changeSetting(
  reader: OrgReader,
  { id, key }: { readonly id: string; readonly key: string },
  { state, driftPolicy }: { readonly state?: string | undefined; readonly driftPolicy?: string | undefined },
): Promise<SettingChange> {
  const name = key.slice(reader.settings.connection.length + 1);
  const soql = `SELECT Id, State__c, Drift_Policy__c, Active_Version__c FROM ERP_Mapping__c WHERE Id = ${soqlText(id)}`;
  const [row = {}] = await queryAll(reader, soql);
  const before: MappingSetting = {
    state: String(row['State__c']),
    driftPolicy: String(row['Drift_Policy__c'] ?? 'Pause'),
  };
  const version = Number(row['Active_Version__c'] ?? 0);
  if (state !== undefined && state !== 'Off' && version === 0) {
    throw codedError('CMD_MAPPING_HAS_NO_VERSION', { values: { name, state } });
  }
  if (state === 'Live') await compileVersion(reader, key, version);
  await write(reader, {
    Id: id,
    ...(state === undefined ? {} : { State__c: state }),
    ...(state === 'Live' ? { Paused__c: null } : {}),
    ...(driftPolicy === undefined ? {} : { Drift_Policy__c: driftPolicy }),
  });
  // What a policy pauses, or lets run again, is to be seen at once.
  if (driftPolicy !== undefined && driftPolicy !== before.driftPolicy) await checkDrift(reader);
  return { before, after: { state: state ?? before.state, driftPolicy: driftPolicy ?? before.driftPolicy } };
}

async function write(reader: OrgReader, row: TargetRow): Promise<void> {
  const [outcome] = await withPatience(reader, () => reader.salesforce.update('ERP_Mapping__c', [row]));
  if (outcome?.ok === false) throw outcome.error;
  await mappingsChanged(reader.state, reader.clock.now());
}

/**
 * Switches a mapping from the command line, by the rules of the console, and leaves the trail that a request of the
 * console is. Rejects with MAPPING_UNKNOWN, or as `changeSetting` does.
 */
export async function switchMapping(
  reader: OrgReader,
  name: string,
  state: 'Off' | 'Test' | 'Live',
): Promise<SwitchedMapping> {
  const [mapping] = await orgMappings(reader, [name]);
  if (mapping === undefined) throw codedError('MAPPING_UNKNOWN', { values: { name } });
  const { before, after } = await changeSetting(reader, mapping, { state });
  const changed = before.state !== after.state;
  if (changed) await leaveTrail(reader, mapping.id, { state, name, before, after });
  return { name, before: before.state, state: after.state, changed };
}

/** A request that is done already: nobody carries it out, the audit shows it. */
async function leaveTrail(
  reader: OrgReader,
  id: string,
  { state, name, before, after }: SettingChange & { readonly state: string; readonly name: string },
): Promise<void> {
  const now = new Date(reader.clock.now()).toISOString();
  const audit = { what: `Switched the mapping ${name} from the command line`, before, after };
  const row: TargetRow = {
    Kind__c: 'change-mapping',
    Target_Id__c: id,
    Request__c: JSON.stringify({ state }),
    Status__c: 'Done',
    Result__c: JSON.stringify({ ...after, audit }),
    Started__c: now,
    Finished__c: now,
  };
  const [outcome] = await withPatience(reader, () => reader.salesforce.create('ERP_Command__c', [row]));
  if (outcome?.ok === false) throw outcome.error;
}
