import type { Companion } from './companion.ts';
import { codedError } from './errors/coded-error.ts';
import type { OrgReader } from './sync/mapping-store.ts';
import { queryAll, soqlText } from './sync/stored-rows.ts';

type Conflicts = Companion['conflicts'];
type Choices = Readonly<Record<string, 'erp' | 'salesforce'>>;

/**
 * Settles conflicts by the account that its user sees them on: they are kept by the key of the ERP's record, and an
 * account has one for each of its customers. Rejects with `SYNC_CONFLICT_UNKNOWN` when a field is in no conflict.
 */
export const settleByAccount =
  (reader: OrgReader, conflicts: Conflicts) =>
  async (accountId: string, choices: Choices): Promise<readonly string[]> => {
    const keys = await keysOf(reader, accountId);
    const open = (await conflicts.list()).filter((conflict) => keys.has(conflict.key));
    const settled = new Set<string>();
    for (const { key, fields } of open) {
      const own = Object.fromEntries(
        Object.entries(choices).filter(([name]) => fields.some(({ field }) => field === name)),
      );
      if (Object.keys(own).length === 0) continue;
      for (const field of (await conflicts.settle(key, own)).settled) settled.add(field);
    }
    const unknown = Object.keys(choices).filter((field) => !settled.has(field));
    if (unknown.length > 0 || settled.size === 0) {
      throw codedError('SYNC_CONFLICT_UNKNOWN', { values: { key: 'the account', fields: unknown.join(', ') || '…' } });
    }
    return [...settled];
  };

async function keysOf(reader: OrgReader, accountId: string): Promise<ReadonlySet<string>> {
  const id = soqlText(accountId);
  const rows = [
    ...(await queryAll(reader, `SELECT ERP_Key__c FROM Account WHERE Id = ${id}`)),
    ...(await queryAll(reader, `SELECT ERP_Key__c FROM ERP_Customer__c WHERE Account__c = ${id}`)),
  ];
  return new Set(rows.flatMap((row) => (typeof row['ERP_Key__c'] === 'string' ? [row['ERP_Key__c']] : [])));
}
