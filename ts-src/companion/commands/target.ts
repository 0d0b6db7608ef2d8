/** Finding the record that a request is about. */
import { codedError } from '../errors/coded-error.ts';
import type { SyncPorts, SyncSettings } from '../sync/ports.ts';
import { queryAll, valueAt } from '../sync/stored-rows.ts';
import type { Target, TargetObject } from './command.ts';

type Reader = SyncPorts & { readonly settings: SyncSettings };

/** Key prefixes of standard objects (Object Reference); those of custom objects differ by org. */
const PREFIXES: Readonly<Partial<Record<TargetObject, string>>> = { Opportunity: '006', Quote: '0Q0', Account: '001' };

interface Paths {
  readonly account: string | null;
  readonly opportunity: string | null;
  /** Details are shared as what they hang below, and only that is asked for; null: the account alone decides. */
  readonly sharedAs: string | null;
  /** External id of a record of set-up. */
  readonly key: string | null;
}

const sellable = (account: string, opportunity: string | null, sharedAs: string | null): Paths => ({
  account,
  opportunity,
  sharedAs,
  key: null,
});
const setUp = (key: string, sharedAs = 'Id'): Paths => ({ account: null, opportunity: null, sharedAs, key });

const PATHS: Readonly<Record<TargetObject, Paths>> = {
  Opportunity: sellable('AccountId', 'Id', 'Id'),
  Quote: sellable('Opportunity.AccountId', 'OpportunityId', 'OpportunityId'),
  Account: sellable('Id', null, 'Id'),
  ERP_Order__c: sellable('Customer__r.Account__c', 'Opportunity__c', null),
  ERP_Connection__c: setUp('Connection_Key__c'),
  ERP_Mapping__c: setUp('Mapping_Key__c'),
  ERP_Mapping_Version__c: setUp('Version_Key__c', 'Mapping__c'),
  ERP_Issue__c: setUp('Issue_Key__c'),
  ERP_Message__c: setUp('Message_Key__c'),
};

/** Whether a text has the form of a record id, and so may stand in a query. */
export const isRecordId = (text: string): boolean => /^[A-Za-z0-9]{15}(?:[A-Za-z0-9]{3})?$/.test(text);

/** Which of the objects an id can be of; none when it is the id of another. */
export function objectsOf(id: string, objects: readonly TargetObject[]): readonly TargetObject[] {
  if (!isRecordId(id)) return [];
  const standard = Object.entries(PREFIXES).find(([, prefix]) => id.startsWith(prefix))?.[0];
  return objects.filter((object) => (standard === undefined ? PREFIXES[object] === undefined : object === standard));
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
  const possible = objectsOf(asked.id, objects);
  if (possible.length === 0) {
    throw codedError('CMD_TARGET_WRONG', { values: { kind: asked.kind, objects: objects.join(', ') } });
  }
  for (const object of possible) {
    const target = await findRecord(reader, object, asked.id);
    if (target !== null) return target;
  }
  throw codedError('CMD_NO_ACCESS');
}

async function findRecord(reader: Reader, object: TargetObject, id: string): Promise<Target | null> {
  const { account, opportunity, sharedAs, key } = PATHS[object];
  const paths = [account, opportunity, sharedAs, key].filter((path) => path !== null);
  const columns = [...new Set(['Id', ...paths])];
  const [row] = await queryAll(reader, `SELECT ${columns.join(', ')} FROM ${object} WHERE Id = '${id}'`);
  if (row === undefined) return null;
  const textAt = (path: string | null): string | null => {
    const value = path === null ? null : valueAt(row, path);
    return typeof value === 'string' && value !== '' ? value : null;
  };
  return {
    object,
    id: String(row['Id']),
    accountId: textAt(account),
    opportunityId: textAt(opportunity),
    sharedAs: textAt(sharedAs),
    key: textAt(key),
  };
}

/** Whether a record of set-up belongs to another connection, whose own companion answers what is asked of it. */
export function isOfOtherConnection(target: Target, connection: string): boolean {
  return target.key !== null && target.key !== connection && !target.key.startsWith(`${connection}|`);
}
