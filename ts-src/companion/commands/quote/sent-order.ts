/** The order in Salesforce at once, with what was sent, so that later changes in the ERP can be told apart. */
import { buildKey } from '../../../mapping/index.ts';
import { CounterpartError } from '../../errors/counterpart-error.ts';
import { withPatience } from '../../sync/reactions.ts';
import { queryAll, soqlText } from '../../sync/stored-rows.ts';
import type { CommandContext } from '../command.ts';
import type { Quote } from './quote.ts';

/**
 * Reads the order from the ERP and writes it by the live mapping. Gives its Salesforce id; null when it is not there yet
 * (no such mapping is live, or the order waits for something): the next sweep brings it.
 */
export async function bringOrder(context: CommandContext, company: string, orderKey: string): Promise<string | null> {
  try {
    await context.refresh('salesOrder', company, [orderKey]);
  } catch (error) {
    if (!(error instanceof CounterpartError)) throw error;
    context.log('warn', 'order-not-brought', { company, code: error.code });
  }
  const key = buildKey(company, 'salesOrder', orderKey);
  const rows = await queryAll(context.reader, `SELECT Id FROM ERP_Order__c WHERE ERP_Key__c = ${soqlText(key)}`);
  return rows[0] === undefined ? null : String(rows[0]['Id']);
}

/** Writes on the order and its lines what was sent, once. */
export async function rememberSent(context: CommandContext, orderId: string, quote: Quote): Promise<void> {
  const sent = new Date(context.clock.now()).toISOString();
  const [order] = await queryAll(
    context.reader,
    `SELECT Id, Sent__c FROM ERP_Order__c WHERE Id = ${soqlText(orderId)}`,
  );
  if (order === undefined || order['Sent__c'] !== null) return;
  const where = `Order__c = ${soqlText(orderId)} AND Type__c != 'Comment' ORDER BY Line_Number__c`;
  const lines = await queryAll(context.reader, `SELECT Id, Line_Number__c FROM ERP_Order_Line__c WHERE ${where}`);
  const rows = lines.slice(0, quote.lines.length).flatMap((row, index) => {
    const line = quote.lines[index];
    if (line === undefined) return [];
    return [
      {
        Id: String(row['Id']),
        Sent_Item_Number__c: line.item,
        Sent_Quantity__c: line.quantity,
        Sent_Unit_Price__c: line.price,
        Sent_Shipment_Date__c: line.shipmentDate,
      },
    ];
  });
  const { salesforce, reader } = context;
  const outcomes = [...(await withPatience(reader, () => salesforce.update('ERP_Order_Line__c', rows)))];
  const header = { Id: orderId, Sent__c: sent, Opportunity__c: quote.opportunityId };
  outcomes.push(...(await withPatience(reader, () => salesforce.update('ERP_Order__c', [header]))));
  for (const outcome of outcomes) if (!outcome.ok) throw outcome.error;
}
