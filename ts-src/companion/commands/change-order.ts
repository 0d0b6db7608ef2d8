/** Changes to an order that is under way: Salesforce asks, the ERP decides, line by line. */
import { parseKey } from '../../mapping/index.ts';
import { codedError } from '../errors/coded-error.ts';
import { CounterpartError } from '../errors/counterpart-error.ts';
import type { OrderLineFacts } from '../erp/sales-contract.ts';
import { withPatience } from '../sync/reactions.ts';
import { queryAll, soqlText } from '../sync/stored-rows.ts';
import type { Accepted, Answer, CommandContext } from './command.ts';
import type { ChangeOrderRequest } from './requests.ts';

type LineWish = NonNullable<ChangeOrderRequest['lines']>[number];

interface Refusal {
  /** Null: the order as a whole. */
  readonly lineId: string | null;
  readonly error: CounterpartError;
}

interface Outcome {
  readonly changed: Readonly<Record<string, unknown>>[];
  readonly refused: Refusal[];
}

interface Order {
  readonly id: string;
  readonly company: string;
  readonly key: string;
}

/** Asks for every change; those that the ERP refuses are told beside those that it made. */
export async function changeOrder(
  context: CommandContext,
  { target, request }: Accepted<ChangeOrderRequest>,
): Promise<Answer> {
  await context.progress('1/3 Reading the order');
  const order = await readOrder(context, target.id);
  const keys = await lineKeys(context, order.id, request.lines ?? []);
  if ((await context.sales.orderLines(order.company, order.key)) === null) throw codedError('CMD_ORDER_GONE');
  await context.progress('2/3 Asking the ERP');
  const outcome: Outcome = { changed: [], refused: [] };
  if (request.cancelOrder === true) await cancel(context, order, outcome);
  else await change(context, order, { request, keys, outcome });
  await context.progress('3/3 Reading the order back');
  if (request.cancelOrder !== true) await context.refresh('salesOrder', order.company, [order.key]);
  return answerOf(outcome);
}

async function readOrder(context: CommandContext, id: string): Promise<Order> {
  const [row] = await queryAll(context.reader, `SELECT Id, ERP_Key__c FROM ERP_Order__c WHERE Id = ${soqlText(id)}`);
  const key = parseKey(String(row?.['ERP_Key__c'] ?? ''));
  if (row === undefined || key === null) throw codedError('CMD_ORDER_GONE');
  return { id, company: key.company, key: key.key };
}

/** Keys in the ERP by the line ids of the request. Rejects with CMD_FOREIGN_RECORD for lines of other orders. */
async function lineKeys(
  context: CommandContext,
  orderId: string,
  wishes: readonly LineWish[],
): Promise<ReadonlyMap<string, string>> {
  if (wishes.length === 0) return new Map();
  const soql = `SELECT Id, ERP_Key__c FROM ERP_Order_Line__c WHERE Order__c = ${soqlText(orderId)}`;
  const own = new Map(
    (await queryAll(context.reader, soql)).map((row) => [
      String(row['Id']).slice(0, 15),
      parseKey(String(row['ERP_Key__c'] ?? ''))?.key ?? '',
    ]),
  );
  return new Map(
    wishes.map(({ lineId }) => {
      const key = own.get(lineId.slice(0, 15));
      if (key === undefined) throw codedError('CMD_FOREIGN_RECORD', { values: { what: 'a line' } });
      return [lineId, key];
    }),
  );
}

async function cancel(context: CommandContext, order: Order, outcome: Outcome): Promise<void> {
  await attempt(outcome, null, async () => {
    await context.sales.removeOrder(order.company, order.key);
    const rows = [{ Id: order.id, Status__c: 'Deleted' }];
    const [written] = await withPatience(context.reader, () => context.salesforce.update('ERP_Order__c', rows));
    if (written?.ok === false) throw written.error;
    return { lineId: null, cancelled: true };
  });
}

async function change(
  context: CommandContext,
  order: Order,
  asked: {
    readonly request: ChangeOrderRequest;
    readonly keys: ReadonlyMap<string, string>;
    readonly outcome: Outcome;
  },
): Promise<void> {
  const { request, keys, outcome } = asked;
  const { requestedDeliveryDate: day } = request;
  if (day !== undefined) {
    await attempt(outcome, null, async () => {
      await context.sales.requestDelivery(order.company, order.key, day);
      return { lineId: null, requestedDeliveryDate: day };
    });
  }
  for (const wish of request.lines ?? []) {
    // A change of one line may change the version of others, so each is looked at when its turn comes.
    const lines = await context.sales.orderLines(order.company, order.key);
    const line = lines?.find((each) => each.key === keys.get(wish.lineId));
    await attempt(outcome, wish.lineId, () => changeLine(context, order, { wish, line }));
  }
}

async function changeLine(
  context: CommandContext,
  order: Order,
  { wish, line }: { readonly wish: LineWish; readonly line: OrderLineFacts | undefined },
): Promise<Readonly<Record<string, unknown>>> {
  const { lineId, quantity, shipmentDate } = wish;
  if (line === undefined) {
    // Asked again after a companion was stopped: what was to go is gone.
    if (wish.cancel === true) return { lineId, cancelled: true };
    throw codedError('CMD_LINE_GONE');
  }
  if (wish.cancel === true) {
    await context.sales.removeLine(order.company, { lineKey: line.key, version: line.version });
    return { lineId, cancelled: true };
  }
  if (quantity !== undefined && !(quantity > 0)) throw codedError('CMD_QUANTITY_WRONG', { fields: ['Quantity__c'] });
  const wanted = {
    ...(quantity === undefined ? {} : { quantity }),
    ...(shipmentDate === undefined ? {} : { shipmentDate }),
  };
  await context.sales.changeLine(order.company, {
    orderKey: order.key,
    lineKey: line.key,
    version: line.version,
    ...wanted,
  });
  return { lineId, ...wanted };
}

/** Refusals of one change are told; whatever concerns more than the change ends the request. */
async function attempt(
  outcome: Outcome,
  lineId: string | null,
  make: () => Promise<Readonly<Record<string, unknown>>>,
): Promise<void> {
  try {
    outcome.changed.push(await make());
  } catch (error) {
    if (!(error instanceof CounterpartError) || (error.kind !== 'data' && error.kind !== 'conflict')) throw error;
    outcome.refused.push({ lineId, error });
  }
}

function answerOf({ changed, refused }: Outcome): Answer {
  const result = {
    changed,
    refused: refused.map(({ lineId, error }) => ({
      lineId,
      code: error.code,
      message: [error.message, ...error.actions.slice(0, 1)].join(' '),
      field: error.fields[0] ?? null,
    })),
  };
  const [first] = refused;
  return changed.length === 0 && first !== undefined
    ? { status: 'Refused', error: first.error, result }
    : { status: 'Done', result };
}
