import { codedError } from '../../errors/coded-error.ts';
import { installMappings, mappingKey } from '../../sync/mapping-store.ts';
import { mappingsChanged } from '../../sync/mappings-mark.ts';
import { queryAll, soqlText } from '../../sync/stored-rows.ts';
import type { Accepted, AdminContext, Answer } from '../command.ts';
import type { InstallTemplatesRequest } from './requests.ts';

/**
 * Makes mappings of the templates of an integration that the org does not have yet; those that are there stay as they
 * are. Rejects with CMD_TEMPLATES_UNKNOWN when no templates come with the integration.
 */
export async function installTemplates(
  context: AdminContext,
  { request }: Accepted<InstallTemplatesRequest>,
): Promise<Answer> {
  const { integration, state = 'Test' } = request;
  const { reader } = context;
  const offered = context.templates.filter((template) => template.integration === integration);
  if (offered.length === 0) throw codedError('CMD_TEMPLATES_UNKNOWN', { values: { integration } });
  const keys = offered.map((template) => mappingKey(reader.settings.connection, template.name));
  const soql = `SELECT Mapping_Key__c FROM ERP_Mapping__c WHERE Mapping_Key__c IN (${keys.map(soqlText).join(', ')})`;
  const present = new Set((await queryAll(reader, soql)).map((row) => String(row['Mapping_Key__c'])));
  const missing = offered.filter((template) => !present.has(mappingKey(reader.settings.connection, template.name)));
  if (missing.length > 0) await installMappings(reader, missing, state);
  await mappingsChanged(reader.state, reader.clock.now());
  const installed = missing.map((template) => template.name);
  const names = installed.length === 0 ? 'nothing, all are there' : installed.join(', ');
  return { status: 'Done', result: { installed, audit: { what: `Installed templates of ${integration}: ${names}` } } };
}
