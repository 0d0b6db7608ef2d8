import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSellingStage, type SellingStage } from './selling-stage.ts';

let stage: SellingStage;
beforeAll(async () => {
  stage = await openSellingStage();
});
afterAll(() => stage.close());

describe('sending a quote', () => {
  test('makes one order in the ERP, and Salesforce shows it at once', async () => {
    const opportunity = await stage.opportunity([2, 3]);
    const record = await stage.ask('rep', 'send-quote', opportunity, { requestedDeliveryDate: '2027-01-15' });
    expect(record).toMatchObject({ Status__c: 'Done', Error_Code__c: null, Error_Message__c: null });
    const result = JSON.parse(String(record['Result__c'])) as Record<string, unknown>;
    const orders = await stage.orders(opportunity);
    expect(orders).toHaveLength(1);
    expect(result).toMatchObject({ documentType: 'order', number: orders[0]?.['number'], created: true });
    const [row] = stage.rows(
      `SELECT Opportunity__c, Complete__c, Sent__c FROM ERP_Order__c WHERE Id = '${String(result['orderId'])}'`,
    );
    expect(row).toMatchObject({ Opportunity__c: opportunity, Complete__c: true });
    const lines = stage.rows(
      `SELECT Quantity__c, Sent_Quantity__c, Unit_Price__c, Sent_Unit_Price__c FROM ERP_Order_Line__c WHERE Order__c = '${String(result['orderId'])}' ORDER BY Line_Number__c`,
    );
    expect(lines).toMatchObject([
      { Quantity__c: 2, Sent_Quantity__c: 2, Unit_Price__c: 10, Sent_Unit_Price__c: 10 },
      { Quantity__c: 3, Sent_Quantity__c: 3, Unit_Price__c: 11, Sent_Unit_Price__c: 11 },
    ]);
    expect(
      stage.rows(`SELECT ERP_Order_Number__c, ERP_Send_State__c FROM Opportunity WHERE Id = '${opportunity}'`),
    ).toMatchObject([{ ERP_Order_Number__c: orders[0]?.['number'], ERP_Send_State__c: 'Accepted' }]);
  });
});
