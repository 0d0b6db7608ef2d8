/** What an opportunity (and the quote that was sent) says about its order in the ERP. */
import type { TargetRow } from '../../salesforce/port.ts';
import { withPatience } from '../../sync/reactions.ts';
import type { CommandContext } from '../command.ts';
import type { Quote, SendState } from './quote.ts';

const iso = (context: CommandContext): string => new Date(context.clock.now()).toISOString();

/**
 * Before the ERP is asked: the key and the moment, in Salesforce and in the state, so that neither a companion that is
 * killed nor one that loses its state asks twice.
 */
export async function reserve(
  context: CommandContext,
  quote: Quote,
  { requestKey, company }: { readonly requestKey: string; readonly company: string },
): Promise<void> {
  await write(context, quote, {
    ERP_Request_Key__c: requestKey,
    ERP_Send_State__c: 'Sending',
    ERP_Sent__c: iso(context),
  });
  const { opportunityId: id } = quote;
  await context.state.record({
    links: [{ object: 'Opportunity', key: requestKey, id, hash: null, children: null, account: quote.accountId }],
  });
  await context.state.saveStep({
    subject: id,
    step: 'sending',
    facts: JSON.stringify({ requestKey, company }),
    at: iso(context),
  });
}

/** What became of it. */
export const writeState = (context: CommandContext, quote: Quote, state: SendState | null): Promise<void> =>
  write(context, quote, { ERP_Send_State__c: state });

/** The order is there: number, state, and the stage by setting. A stage that is refused is told, and no failure. */
export async function writeOrder(
  context: CommandContext,
  quote: Quote,
  order: { readonly number: string; readonly state: SendState },
): Promise<string | null> {
  await write(context, quote, { ERP_Order_Number__c: order.number, ERP_Send_State__c: order.state });
  await context.state.forgetSteps(quote.opportunityId);
  const { stageAfterOrder } = context.chosen;
  if (stageAfterOrder === null || order.state !== 'Accepted') return null;
  const rows = [{ Id: quote.opportunityId, StageName: stageAfterOrder }];
  const [outcome] = await withPatience(context.reader, () => context.salesforce.update('Opportunity', rows));
  return outcome?.ok === false ? outcome.error.message : null;
}

async function write(context: CommandContext, quote: Quote, values: TargetRow): Promise<void> {
  const records: [string, string][] = [['Opportunity', quote.opportunityId]];
  if (quote.quoteId !== null && (await hasFields(context))) records.push(['Quote', quote.quoteId]);
  for (const [object, id] of records) {
    const row = { Id: id, ...values };
    const [outcome] = await withPatience(context.reader, () => context.salesforce.update(object, [row]));
    if (outcome?.ok === false) throw outcome.error;
  }
}

/** Whether our fields are on Quote: they are in a package part of their own. */
const hasFields = async (context: CommandContext): Promise<boolean> =>
  (await context.salesforce.describe('Quote')).fields.has('ERP_Request_Key__c');
