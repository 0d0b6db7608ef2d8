import { ordersOf } from '../placed-order.ts';
import { askAsRep, notDone } from '../request.ts';
import { accountsOfRep, sell } from '../../../selling.ts';
import { compareSides, fieldProblems, type Check } from './check.ts';

/** A rep changes the quantity of one line and cancels another; the ERP takes both. */
export const ordersFromSalesforce: Check = {
  name: 'sales orders: Salesforce to ERP, a line changed and one canceled',
  run: async (stage) => {
    const [account = ''] = await accountsOfRep(stage, 1);
    const sale = await sell(stage, account, 'Changed sale');
    const sent = await askAsRep(stage, 'send-quote', sale.opportunity);
    const order = String(sent.result['orderId']);
    const lines = await stage.rows(
      `SELECT Id FROM ERP_Order_Line__c WHERE Order__c = '${order}' ORDER BY Line_Number__c`,
    );
    const changed = await askAsRep(stage, 'change-order', order, {
      lines: [
        { lineId: lines[0]?.['Id'], quantity: 9 },
        { lineId: lines[1]?.['Id'], cancel: true },
      ],
    });
    const [placed] = await ordersOf(stage, sale.opportunity);
    const left = placed?.['salesOrderLines'] ?? [];
    await stage.sync();
    const [removed] = await stage.rows(
      `SELECT Removed__c, Sent_Quantity__c FROM ERP_Order_Line__c WHERE Id = '${String(lines[1]?.['Id'])}'`,
    );
    const problems = [
      ...notDone('send', sent),
      ...notDone('change', changed),
      ...(left.length === 2 ? [] : [`the order has ${left.length} lines, not 2`]),
      ...fieldProblems('first line', { quantity: 9 }, left[0] ?? {}),
      ...fieldProblems('canceled line', { Removed__c: true, Sent_Quantity__c: sale.lines[1]?.quantity }, removed ?? {}),
    ];
    const sides = await compareSides(stage, ['sales-orders']);
    return { summary: sides.summary, problems: [...problems, ...sides.problems] };
  },
};
