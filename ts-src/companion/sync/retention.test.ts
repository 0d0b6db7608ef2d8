import { expect, it } from 'vitest';
import { INTEGRATIONS } from '../companion.ts';
import { createWorld, customerRecord, invoiceRecord, type World } from './memory/world.ts';

const DAY_MS = 86_400_000;
const pass = (world: World) => world.sync().pass({ integrations: INTEGRATIONS });
const count = (world: World, object: string): number => world.salesforce.records(object).length;

it('deletes old runs and what was resolved long ago, and nothing that is still open or is not ours', async () => {
  const world = await createWorld();
  world.erp.put('GB', 'customer', customerRecord('c1'));
  for (const id of ['healed', 'open']) world.erp.put('GB', 'invoice', invoiceRecord(id, 'c1', [1]));
  world.salesforce.rule = (object, row) =>
    object !== 'ERP_Invoice__c' ? undefined : row['Name'] === 'INV-open' ? 'SF_VALIDATION_RULE' : 'SF_DUPLICATE_VALUE';
  const other = { Run_Key__c: 'other|customer|GB|1', Started__c: '2020-01-01T00:00:00.000Z' };
  await world.salesforce.create('ERP_Run__c', [other]);
  await pass(world);
  world.salesforce.rule = (object, row) =>
    object === 'ERP_Invoice__c' && row['Name'] === 'INV-open' ? 'SF_VALIDATION_RULE' : undefined;
  world.clock.advance(DAY_MS);
  await pass(world);
  const runs = count(world, 'ERP_Run__c');
  world.clock.advance(80 * DAY_MS);
  await pass(world);
  expect([count(world, 'ERP_Message__c'), count(world, 'ERP_Issue__c')]).toEqual([2, 2]);
  expect(count(world, 'ERP_Run__c')).toBeGreaterThanOrEqual(runs);
  world.clock.advance(11 * DAY_MS);
  await pass(world);
  const messages = world.salesforce.records('ERP_Message__c');
  expect(messages.map((row) => [row['Number__c'], row['State__c']])).toEqual([['INV-open', 'Parked']]);
  expect(world.salesforce.records('ERP_Issue__c')).toMatchObject([{ Code__c: 'SF_VALIDATION_RULE' }]);
  const left = world.salesforce.records('ERP_Run__c').map((row) => String(row['Started__c']));
  expect(left.filter((started) => started < '2026-06-16')).toEqual([other.Started__c]);
});
