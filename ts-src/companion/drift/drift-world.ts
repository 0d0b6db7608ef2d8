/** A small ERP and a small org whose fields can be changed: what the tests of schema changes run on. */
import { INTEGRATIONS, type SyncReport } from '../companion.ts';
import type { EntityField } from '../erp/contract.ts';
import type { FieldDescription, SalesforcePort } from '../salesforce/port.ts';
import type { Row } from '../sync/memory/soql.ts';
import type { OrgReader } from '../sync/mapping-store.ts';
import {
  createWorld,
  customerRecord,
  testEntities,
  testSettings,
  testTemplates,
  type World,
} from '../sync/memory/world.ts';

export interface DriftWorld extends World {
  readonly reader: OrgReader;
  /** Changes the fields of an entity of the ERP. */
  changeErp(entity: string, change: (fields: readonly EntityField[]) => readonly EntityField[]): void;
  /** Changes the fields of an object as the org describes them. */
  changeOrg(object: string, change: (fields: readonly FieldDescription[]) => readonly FieldDescription[]): void;
  pass(): Promise<SyncReport>;
  /** Changes of fields as they stand in the org, newest last: `kind container.field`. */
  drifts(status?: string): readonly string[];
  mapping(name: string): Row;
  setPolicy(name: string, policy: string): void;
}

/** Two synced customers, with accounts. */
export async function driftWorld(): Promise<DriftWorld> {
  const entities = { ...testEntities };
  const templates = testTemplates.filter(({ integration }) => integration === 'customers');
  const world = await createWorld(':memory:', undefined, { templates, erp: { entities } });
  const changes = new Map<string, (fields: readonly FieldDescription[]) => readonly FieldDescription[]>();
  const salesforce: SalesforcePort = Object.assign(Object.create(world.salesforce) as typeof world.salesforce, {
    describe: async (object: string) => {
      const described = await world.salesforce.describe(object);
      const change = changes.get(object);
      if (change === undefined) return described;
      const fields = change([...described.fields.values()]);
      return { ...described, fields: new Map(fields.map((field) => [field.name, field])) };
    },
  });
  const mapping: DriftWorld['mapping'] = (name) =>
    world.salesforce.records('ERP_Mapping__c').find((row) => row['Mapping_Key__c'] === `test|${name}`) ?? {};
  const synchroniser = world.sync({ salesforce });
  for (const id of ['c1', 'c2']) world.erp.put('GB', 'customer', customerRecord(id));
  const made = Object.assign(world, {
    reader: { ...world, salesforce, settings: testSettings, random: () => 0.5, log: () => undefined },
    changeErp: (entity: string, change: (fields: readonly EntityField[]) => readonly EntityField[]) => {
      const before = entities[entity];
      if (before !== undefined) entities[entity] = { ...before, fields: change(before.fields) };
    },
    changeOrg: (object: string, change: (fields: readonly FieldDescription[]) => readonly FieldDescription[]) =>
      void changes.set(object, change),
    pass: async () => {
      // Mappings are remembered for a minute.
      world.clock.advance(61_000);
      return synchroniser.pass({ integrations: INTEGRATIONS });
    },
    drifts: (status?: string) =>
      world.salesforce
        .records('ERP_Drift__c')
        .filter((row) => status === undefined || row['Status__c'] === status)
        .map((row) => `${String(row['Kind__c'])} ${String(row['Container__c'])}.${String(row['Field__c'] ?? '')}`),
    mapping,
    setPolicy: (name: string, policy: string) =>
      world.salesforce.edit('ERP_Mapping__c', String(mapping(name)['Id']), { Drift_Policy__c: policy }),
  });
  await made.pass();
  return made;
}

/** The fields without one of them. */
export const without =
  (name: string) =>
  <F extends { readonly name: string }>(fields: readonly F[]): readonly F[] =>
    fields.filter((field) => field.name !== name);
