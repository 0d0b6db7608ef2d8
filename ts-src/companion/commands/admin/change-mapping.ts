import { checkDrift } from '../../drift/check-drift.ts';
import { codedError } from '../../errors/coded-error.ts';
import type { TargetRow } from '../../salesforce/port.ts';
import { compileVersion } from '../../sync/mapping-store.ts';
import { withPatience } from '../../sync/reactions.ts';
import { mappingsChanged } from '../../sync/mappings-mark.ts';
import { queryAll, soqlText } from '../../sync/stored-rows.ts';
import type { Accepted, AdminContext, Answer, Target } from '../command.ts';
import type { ChangeMappingRequest } from './requests.ts';

interface Setting {
  readonly state: string;
  readonly driftPolicy: string;
}

/**
 * Switches a mapping off, to test or live, and sets what happens when fields change. Live only when its active version
 * holds: rejects with CMD_MAPPING_HAS_NO_VERSION, or with what is wrong with the version.
 */
export async function changeMapping(
  context: AdminContext,
  { target, request }: Accepted<ChangeMappingRequest>,
): Promise<Answer> {
  const { reader } = context;
  const key = target.key ?? '';
  const name = key.slice(reader.settings.connection.length + 1);
  const soql = `SELECT Id, State__c, Drift_Policy__c, Active_Version__c FROM ERP_Mapping__c WHERE Id = ${soqlText(target.id)}`;
  const [row = {}] = await queryAll(reader, soql);
  const before: Setting = { state: String(row['State__c']), driftPolicy: String(row['Drift_Policy__c'] ?? 'Pause') };
  const version = Number(row['Active_Version__c'] ?? 0);
  const { state, driftPolicy } = request;
  if (state !== undefined && state !== 'Off' && version === 0) {
    throw codedError('CMD_MAPPING_HAS_NO_VERSION', { values: { name, state } });
  }
  if (state === 'Live') await compileVersion(reader, key, version);
  const after: Setting = { state: state ?? before.state, driftPolicy: driftPolicy ?? before.driftPolicy };
  await write(context, target, {
    ...(state === undefined ? {} : { State__c: state }),
    ...(state === 'Live' ? { Paused__c: null } : {}),
    ...(driftPolicy === undefined ? {} : { Drift_Policy__c: driftPolicy }),
  });
  // What a policy pauses, or lets run again, is to be seen at once.
  if (driftPolicy !== undefined && driftPolicy !== before.driftPolicy) await checkDrift(reader);
  const audit = { what: `Changed the settings of the mapping ${name}`, before, after };
  return { status: 'Done', result: { state: after.state, driftPolicy: after.driftPolicy, audit } };
}

async function write({ reader }: AdminContext, target: Target, values: TargetRow): Promise<void> {
  const rows = [{ Id: target.id, ...values }];
  const [outcome] = await withPatience(reader, () => reader.salesforce.update('ERP_Mapping__c', rows));
  if (outcome?.ok === false) throw outcome.error;
  await mappingsChanged(reader.state, reader.clock.now());
}
