/** Requests where the package has a namespace: every name of ours carries the prefix on the wire. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSellingStage, type SellingStage } from './selling-stage.ts';

let stage: SellingStage;
beforeAll(async () => {
  stage = await openSellingStage({ org: { namespace: 'cpart' } });
});
afterAll(() => stage.close());

test('a quote is checked and sent, its order changed, and the permission asked for is that of the package', async () => {
  const opportunity = await stage.opportunity([2]);
  expect(await stage.ask('rep', 'check-quote', opportunity)).toMatchObject({ Status__c: 'Done', Error_Code__c: null });
  const sent = await stage.ask('rep', 'send-quote', opportunity);
  expect(sent).toMatchObject({ Status__c: 'Done', Error_Code__c: null });
  const { orderId } = JSON.parse(String(sent['Result__c'])) as { orderId: string };
  const [line] = stage.rows(`SELECT Id FROM ERP_Order_Line__c WHERE Order__c = '${orderId}'`);
  const lines = [{ lineId: line?.['Id'], quantity: 3 }];
  expect(await stage.ask('rep', 'change-order', orderId, { lines })).toMatchObject({ Status__c: 'Done' });
  expect(await stage.orders(opportunity)).toMatchObject([{ salesOrderLines: [{ quantity: 3 }] }]);
  const refused = await stage.ask('rep', 'consent-customer', stage.account.id, { granted: true });
  expect(refused).toMatchObject({ Status__c: 'Refused', Error_Code__c: 'CMD_NO_PERMISSION' });
});
