import { expect, test } from 'vitest';
import { INTEGRATIONS } from '../companion.ts';
import { codedError } from '../errors/coded-error.ts';
import { createWorld, customerRecord, type World } from '../sync/memory/world.ts';

const MINUTE = 60_000;
const DAY = 1_440 * MINUTE;

const entity = (world: World, name: string) =>
  world.salesforce.records('ERP_Entity__c').find((row) => row['Name'] === name && row['Side__c'] === 'ERP');

test('samples and counts of what mappings use come after the first pass, and are read again once a day', async () => {
  const world = await createWorld();
  world.erp.put('GB', 'customer', customerRecord('c1'));
  const synchroniser = world.sync();
  const pass = () => synchroniser.pass({ integrations: INTEGRATIONS });
  expect((await pass()).ok).toBe(true);
  expect(entity(world, 'customer')?.['Records__c'] ?? null).toBeNull();
  world.clock.advance(3 * MINUTE);
  expect((await pass()).writes).toBe(0);
  expect(entity(world, 'customer')).toMatchObject({ Records__c: 1, Key_Field__c: 'id' });
  expect(JSON.parse(String(entity(world, 'customer')?.['Samples__c']))).toHaveLength(1);
  world.erp.put('GB', 'customer', customerRecord('c2'));
  world.clock.advance(MINUTE);
  await pass();
  expect(entity(world, 'customer')).toMatchObject({ Records__c: 1 });
  world.clock.advance(DAY);
  await pass();
  expect(entity(world, 'customer')).toMatchObject({ Records__c: 2 });
});

test('a system that does not answer then is no reason to fail the pass', async () => {
  const world = await createWorld();
  world.erp.put('GB', 'customer', customerRecord('c1'));
  const logged: string[] = [];
  const erp = { ...world.erp, entities: async () => Promise.reject(codedError('BC_UNREACHABLE')) };
  const synchroniser = world.sync({ erp, log: (_level, event) => void logged.push(event) });
  await synchroniser.pass({ integrations: INTEGRATIONS });
  world.clock.advance(3 * MINUTE);
  expect((await synchroniser.pass({ integrations: INTEGRATIONS })).ok).toBe(true);
  expect(logged).toContain('catalogue-not-read');
});
