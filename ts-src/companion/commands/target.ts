/** Finding the record that a request is about. */
import { codedError } from '../errors/coded-error.ts';
import type { SyncPorts, SyncSettings } from '../sync/ports.ts';
import { queryAll, valueAt } from '../sync/stored-rows.ts';
import type { Target, TargetObject } from './command.ts';

type Reader = SyncPorts & { readonly settings: SyncSettings };

/** Key prefixes of standard objects (Object Reference); those of custom objects differ by org. */
const PREFIXES: Readonly<Partial<Record<TargetObject, string>>> = { Opportunity: '006', Quote: '0Q0', Account: '001' };

const PATHS: Readonly<Record<TargetObject, { readonly account: string; readonly opportunity: string | null }>> = {
  Opportunity: { account: 'AccountId', opportunity: 'Id' },
  Quote: { account: 'Opportunity.AccountId', opportunity: 'OpportunityId' },
  Account: { account: 'Id', opportunity: null },
  ERP_Order__c: { account: 'Customer__r.Account__c', opportunity: 'Opportunity__c' },
};

/** Whether a text has the form of a record id, and so may stand in a query. */
export const isRecordId = (text: string): boolean => /^[A-Za-z0-9]{15}(?:[A-Za-z0-9]{3})?$/.test(text);

/** Which of the objects an id can be of; null when of none. */
export function objectOf(id: string, objects: readonly TargetObject[]): TargetObject | null {
  if (!isRecordId(id)) return null;
  const standard = objects.find((object) => PREFIXES[object] !== undefined && id.startsWith(PREFIXES[object]));
  if (standard !== undefined) return standard;
  const isStandard = Object.values(PREFIXES).some((prefix) => id.startsWith(prefix));
  return isStandard ? null : (objects.find((object) => PREFIXES[object] === undefined) ?? null);
}

/**
 * The record with what stands above it. Rejects with CMD_TARGET_WRONG for an id that can't be of the objects, and with
 * CMD_NO_ACCESS when there is none: who may not see a record is not told whether it exists.
 */
export async function findTarget(
  reader: Reader,
  asked: { readonly kind: string; readonly id: string },
  objects: readonly TargetObject[],
): Promise<Target> {
  const object = objectOf(asked.id, objects);
  if (object === null) {
    throw codedError('CMD_TARGET_WRONG', { values: { kind: asked.kind, objects: objects.join(', ') } });
  }
  const { account, opportunity } = PATHS[object];
  const columns = [...new Set(['Id', account, ...(opportunity === null ? [] : [opportunity])])];
  const [row] = await queryAll(reader, `SELECT ${columns.join(', ')} FROM ${object} WHERE Id = '${asked.id}'`);
  if (row === undefined) throw codedError('CMD_NO_ACCESS');
  const idAt = (path: string | null): string | null => {
    const value = path === null ? null : valueAt(row, path);
    return typeof value === 'string' && value !== '' ? value : null;
  };
  return { object, id: String(row['Id']), accountId: idAt(account), opportunityId: idAt(opportunity) };
}
