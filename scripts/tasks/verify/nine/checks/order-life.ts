import { clerk } from '../../../clerk.ts';
import { ordersOf } from '../placed-order.ts';
import { askAsRep, notDone } from '../request.ts';
import { accountsOfRep, sell } from '../../../selling.ts';
import type { NineStage } from '../stage.ts';
import { compareSides, fieldProblems, type Check } from './check.ts';

/** An order is shipped and invoiced in parts, paid in part, credited in part, and finished; the org follows each step. */
export const orderLife: Check = {
  name: 'sales orders, history and payments: the life of an order',
  run: async (stage) => {
    const [account = ''] = await accountsOfRep(stage, 1);
    const sale = await sell(stage, account, 'Delivered sale');
    const sent = await askAsRep(stage, 'send-quote', sale.opportunity);
    const problems = notDone('send', sent);
    const [placed] = await ordersOf(stage, sale.opportunity);
    if (placed === undefined) return { summary: 'no order', problems };
    const place = { company: stage.erp.companies[0]?.code, order: String(placed['number']) };
    const [first, second] = (placed['salesOrderLines'] as { sequence: number }[]).map((line) => line.sequence);
    await clerk(stage.erp.url, 'releaseOrder', place);
    await clerk(stage.erp.url, 'shipOrder', {
      ...place,
      lines: [{ line: first, quantity: 3 }],
      carrier: 'HERON',
      trackingNumber: 'HX-1',
    });
    const invoice = await clerk<{ number: string }>(stage.erp.url, 'invoiceOrder', {
      ...place,
      lines: [{ line: first, quantity: 2 }],
    });
    problems.push(...(await after(stage, 'in parts', { Shipped_Quantity__c: 3, Invoiced_Quantity__c: 2 }, sent)));
    const customer = { company: place.company, customer: String(placed['customerNumber']) };
    await clerk(stage.erp.url, 'receivePayment', { ...customer, amount: 10, appliesTo: invoice.number });
    await clerk(stage.erp.url, 'creditLines', {
      ...customer,
      invoice: invoice.number,
      lines: [{ line: first, quantity: 1 }],
    });
    problems.push(...(await after(stage, 'credited', { Credited_Quantity__c: 1 }, sent)));
    await clerk(stage.erp.url, 'shipOrder', place);
    await clerk(stage.erp.url, 'invoiceOrder', place);
    const whole = sale.lines[0]?.quantity;
    problems.push(
      ...(await after(stage, 'finished', { Shipped_Quantity__c: whole, Invoiced_Quantity__c: whole }, sent)),
    );
    const [order] = await stage.rows(
      `SELECT Status__c, Open_Net__c FROM ERP_Order__c WHERE Id = '${String(sent.result['orderId'])}'`,
    );
    problems.push(...fieldProblems('finished order', { Status__c: 'Finished', Open_Net__c: 0 }, order ?? {}));
    if (second === undefined) problems.push('the order had one line only');
    const sides = await compareSides(stage, ['sales-history', 'payments']);
    return { summary: `order ${place.order}; ${sides.summary}`, problems: [...problems, ...sides.problems] };
  },
};

/** Syncs and compares the first line of the order. */
async function after(
  stage: NineStage,
  when: string,
  wanted: Readonly<Record<string, unknown>>,
  sent: { readonly result: Readonly<Record<string, unknown>> },
): Promise<string[]> {
  const { ok } = await stage.sync();
  const fields = Object.keys(wanted).join(', ');
  const [line] = await stage.rows(
    `SELECT ${fields} FROM ERP_Order_Line__c WHERE Order__c = '${String(sent.result['orderId'])}' ORDER BY Line_Number__c LIMIT 1`,
  );
  return [...(ok ? [] : [`the sync failed when ${when}`]), ...fieldProblems(`first line, ${when}`, wanted, line ?? {})];
}
