/** A dry run of a version that is saved in the org, whether it is live or not. */
import { codedError } from '../errors/coded-error.ts';
import { compileVersion, mappingKey, type OrgReader } from '../sync/mapping-store.ts';
import { queryAll, soqlText } from '../sync/stored-rows.ts';
import { dryRun, type DryRunRequest } from './dry-run.ts';
import type { DryRunResult } from './result.ts';

export interface VersionRequest extends Omit<DryRunRequest, 'mapping'> {
  readonly mapping: string;
  /** The active version by default. */
  readonly version?: number;
}

/** Tries a version. Rejects with MAPPING_UNKNOWN, MAPPING_VERSION_MISSING, MAPPING_MALFORMED, or as `dryRun` does. */
export async function dryRunOfVersion(reader: OrgReader, request: VersionRequest): Promise<DryRunResult> {
  const { mapping: name, version: asked, ...rest } = request;
  const key = mappingKey(reader.settings.connection, name);
  const soql = `SELECT Id, Integration__c, Active_Version__c FROM ERP_Mapping__c WHERE Mapping_Key__c = ${soqlText(key)}`;
  const [row] = await queryAll(reader, soql);
  if (row === undefined) throw codedError('MAPPING_UNKNOWN', { values: { name } });
  const version = asked ?? Number(row['Active_Version__c'] ?? 0);
  const compiled = await compileVersion(reader, key, version);
  const integration = String(row['Integration__c'] ?? '');
  return dryRun(reader, { ...rest, mapping: { name, integration, version, compiled, id: String(row['Id']) } });
}
