import { codedError } from '../errors/coded-error.ts';
import type { OrgReader } from './mapping-store.ts';
import { queryAll } from './stored-rows.ts';

/** Refuses (`STATE_OF_ANOTHER_ORG`) to work with links that belong to another org: they would hide what is missing here. */
export async function ensureSameOrg(reader: OrgReader): Promise<void> {
  const rows = await queryAll(reader, 'SELECT Id FROM Organization');
  const org = String(rows[0]?.['Id'] ?? '');
  if (org === '') return;
  const known = await reader.state.readMark('org');
  if (known === null) await reader.state.record({ marks: { org } });
  else if (known !== org) throw codedError('STATE_OF_ANOTHER_ORG');
}
