/** The same in an org where the package has a namespace: every name of ours carries the prefix on the wire. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openStage, sumOf, type Stage } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage({ org: { namespace: 'cpart' } });
});
afterAll(() => stage.close());

it('a namespaced org is filled, writes nothing the second time and survives a lost state', async () => {
  const first = await stage.companion.sync();
  expect(first.ok).toBe(true);
  expect(sumOf(first, 'parked') + sumOf(first, 'waiting')).toBe(0);
  expect(stage.rows('SELECT Id FROM cpart__ERP_Invoice__c WHERE cpart__Complete__c = false')).toHaveLength(0);
  expect(stage.rows('SELECT Id FROM cpart__ERP_Customer_Item__c LIMIT 1')).toHaveLength(1);
  expect((await stage.companion.sync()).writes).toBe(0);
  const again = await (await stage.another()).sync();
  expect(sumOf(again, 'created') + sumOf(again, 'updated')).toBe(0);
});
