import { expect, it } from 'vitest';
import { INTEGRATIONS } from '../../companion.ts';
import { createWorld, customerRecord } from '../memory/world.ts';
import { ordersToLink } from './link-shipments.ts';

it('a shipment finds its order by company and number, whichever came first', async () => {
  const world = await createWorld();
  world.erp.put('GB', 'customer', customerRecord('c1'));
  const pass = () => world.sync().pass({ integrations: INTEGRATIONS });
  await pass();
  const below = { 'Customer__r.ERP_Key__c': 'GB|customer|c1' };
  const create = (object: string, row: Readonly<Record<string, string>>) =>
    world.salesforce.upsert({
      object,
      externalIdField: 'ERP_Key__c',
      rows: [{ ...below, ...row }],
      route: 'collections',
    });
  await create('ERP_Shipment__c', { ERP_Key__c: 's1', Company__c: 'GB', Order_Number__c: 'N-1' });
  await create('ERP_Shipment__c', { ERP_Key__c: 's2', Company__c: 'DE', Order_Number__c: 'N-1' });
  await world.state.record({ links: ordersToLink('ERP_Shipment__c', 'GB', [{ Order_Number__c: 'N-1' }]) });
  await pass();
  expect(world.salesforce.records('ERP_Shipment__c').map((row) => row['Order__c'] ?? null)).toEqual([null, null]);
  await create('ERP_Order__c', { ERP_Key__c: 'o1', Name: 'N-1', Company__c: 'GB', Number__c: 'N-1' });
  await world.state.record({ links: ordersToLink('ERP_Order__c', 'GB', [{ Number__c: 'N-1' }]) });
  await pass();
  const [order] = world.salesforce.records('ERP_Order__c');
  expect(world.salesforce.records('ERP_Shipment__c').map((row) => row['Order__c'] ?? null)).toEqual([
    order?.['Id'],
    null,
  ]);
  expect((await pass()).writes).toBe(0);
});
