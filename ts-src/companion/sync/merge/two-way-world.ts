/** A world whose customers are kept in step with accounts in both directions: what the tests of merging run on. */
import { parseMappingDocument, type MappingDocument } from '../../../mapping/index.ts';
import { createConflicts } from '../../conflicts.ts';
import type { Companion, SyncReport } from '../../companion.ts';
import { INTEGRATIONS } from '../../companion.ts';
import type { ErpFields } from '../../erp/contract.ts';
import { createWorld, testTemplates, type World } from '../memory/world.ts';
import type { SynchroniserOptions } from '../synchronise.ts';

const template = (name: string): MappingDocument =>
  testTemplates.find((each) => each.name === name) as unknown as MappingDocument;

/** The mapping of accounts, both ways; parts replace its own. */
export function accountMapping(parts: Record<string, unknown> = {}): MappingDocument {
  return parseMappingDocument({
    ...template('customer-account'),
    direction: 'both',
    conflict: 'ask',
    fields: [
      { target: 'Name', source: 'name' },
      { target: 'Phone', source: 'phone', everyRecord: true },
    ],
    ...parts,
  });
}

/** Upper-cases phones and cuts names, as an ERP does with codes. */
export const normalise = (_: string, fields: ErpFields): ErpFields =>
  Object.fromEntries(
    Object.entries(fields).map(([name, value]) => {
      if (typeof value !== 'string') return [name, value];
      return [name, name === 'phone' ? value.toUpperCase() : value.slice(0, 12)];
    }),
  );

export interface TwoWayWorld extends World {
  pass(change?: Partial<SynchroniserOptions>): Promise<SyncReport>;
  readonly conflicts: () => Companion['conflicts'];
  /** Account of a customer, as stored. */
  account(customer: string): Readonly<Record<string, unknown>>;
  editAccount(customer: string, change: Readonly<Record<string, unknown>>): void;
  erpCustomer(id: string): Readonly<Record<string, unknown>>;
  editErp(id: string, change: Readonly<Record<string, string | null>>): void;
}

/** A world with that mapping and the customers' own records. */
export async function twoWayWorld(parts: Record<string, unknown> = {}): Promise<TwoWayWorld> {
  const templates = [accountMapping(parts), template('customer')];
  const world = await createWorld(':memory:', undefined, { templates, erp: { normalise } });
  const pass: TwoWayWorld['pass'] = (change) => world.sync(change).pass({ integrations: INTEGRATIONS });
  const account: TwoWayWorld['account'] = (customer) => {
    const own = world.salesforce
      .records('ERP_Customer__c')
      .find((row) => row['ERP_Key__c'] === `GB|customer|${customer}`);
    const found = world.salesforce.records('Account').find((row) => row['Id'] === own?.['Account__c']);
    if (found === undefined) throw new Error(`no account of ${customer}`);
    return found;
  };
  const erpCustomer: TwoWayWorld['erpCustomer'] = (id) => {
    const found = world.erp.all('GB', 'customer').find((record) => record['id'] === id);
    if (found === undefined) throw new Error(`no customer ${id}`);
    return found;
  };
  return Object.assign(world, {
    pass,
    account,
    erpCustomer,
    conflicts: () => createConflicts(world.state, (only) => world.sync().pass({ integrations: INTEGRATIONS, only })),
    editAccount: (customer: string, change: Readonly<Record<string, unknown>>) => {
      world.clock.advance(60_000);
      world.salesforce.edit('Account', String(account(customer)['Id']), change);
    },
    editErp: (id: string, change: Readonly<Record<string, string | null>>) => {
      world.clock.advance(60_000);
      world.erp.put('GB', 'customer', { ...(erpCustomer(id) as Record<string, string>), ...change });
    },
  });
}
