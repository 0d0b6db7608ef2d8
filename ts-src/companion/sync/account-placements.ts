/**
 * On which account an ERP customer stands, and whether it is the responsible one there: the customer whose key is the
 * account's creation key; if that one has left the account, the customer with the smallest key among those there.
 */
import type { RunContext } from './ports.ts';
import { queryByValues, valueAt } from './stored-rows.ts';
import type { Unit } from './unit.ts';

const CUSTOMER = 'ERP_Customer__c';

export interface Placement {
  /** Account that the customer's ERP_Customer__c record points to. */
  readonly account: string;
  readonly responsible: boolean;
}

/** Placements by the key of the customer; absent for those without an ERP_Customer__c record. */
export async function findPlacements(context: RunContext, units: readonly Unit[]): Promise<Map<string, Placement>> {
  const keyField = 'ERP_Key__c';
  const columns = ['Account__c', `Account__r.${keyField}`];
  const keys = units.map((unit) => unit.key);
  const rows = await queryByValues(context, { object: CUSTOMER, by: keyField, columns }, keys);
  const creationKeys = new Map<string, string | null>();
  for (const row of rows) {
    const creationKey = valueAt(row, `Account__r.${keyField}`);
    creationKeys.set(String(row['Account__c']), typeof creationKey === 'string' ? creationKey : null);
  }
  const shared = [...creationKeys].filter(([, key]) => key === null || !keys.includes(key)).map(([account]) => account);
  const neighbours = await queryByValues(context, { object: CUSTOMER, by: 'Account__c', columns: [keyField] }, shared);
  const byAccount = new Map<string, string[]>();
  for (const row of [...rows, ...neighbours]) {
    const account = String(row['Account__c']);
    byAccount.set(account, [...(byAccount.get(account) ?? []), String(row[keyField])]);
  }
  return new Map(
    rows.map((row) => {
      const account = String(row['Account__c']);
      const present = byAccount.get(account) ?? [];
      const creationKey = creationKeys.get(account) ?? null;
      const first = present.reduce((least, key) => (key < least ? key : least));
      const chosen = creationKey !== null && present.includes(creationKey) ? creationKey : first;
      return [String(row[keyField]), { account, responsible: chosen === row[keyField] }];
    }),
  );
}
