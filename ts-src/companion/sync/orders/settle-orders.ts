/**
 * Orders that Salesforce holds as open and the ERP no longer has. They are never deleted here: their status says what
 * became of them, and their lines how much was shipped, invoiced and credited in the end.
 */
import { parseKey } from '../../../mapping/index.ts';
import type { ErpConnector, OrderPosting } from '../../erp/contract.ts';
import type { CounterpartError } from '../../errors/counterpart-error.ts';
import type { RowOutcome, TargetRow } from '../../salesforce/port.ts';
import type { Link, StateChanges } from '../../state/port.ts';
import { STALE_FIGURES } from '../figures/stale.ts';
import type { RunContext } from '../ports.ts';
import { withPatience } from '../reactions.ts';
import { isPassing, retryAt } from '../retry-policy.ts';
import { queryAll, queryByValues, soqlText, valueAt } from '../stored-rows.ts';
import { writeRows } from '../write-rows.ts';
import { knownLine, LINE } from './known-line.ts';
import { orderOutcome, type KnownLine, type OrderOutcome } from './order-outcome.ts';

export const ORDER = 'ERP_Order__c';
/** What an order is called as long as the ERP has it. */
const OPEN = ['Draft', 'In Review', 'Open'];
/** Orders settled at a time: their lines and postings are in memory together. */
const ORDERS_PER_ROUND = 100;

interface OpenOrder {
  readonly id: string;
  readonly key: string;
  readonly sourceKey: string;
  readonly number: string;
  readonly customerKey: string;
}

/**
 * Settles the orders of the run's company that are gone, and counts each: finished ones as updated, deleted ones as
 * deleted. An order is gone when the ERP names all its orders without it and does not find it by its key either.
 */
export async function settleOrders(context: RunContext): Promise<void> {
  const open = await openOrders(context);
  if (open.length === 0) return;
  const { erp, company, mapping, signal } = context;
  const { entity } = mapping.compiled.document.source;
  const request = { company: company.code, entity, ...(signal === undefined ? {} : { signal }) };
  const present = await withPatience(context, () => erp.keys(request));
  const missing = open.filter((order) => !present.has(order.sourceKey));
  for (let at = 0; at < missing.length; at += ORDERS_PER_ROUND) {
    const round = missing.slice(at, at + ORDERS_PER_ROUND);
    const keys = round.map((order) => order.sourceKey);
    const again = { ...request, expand: [], fields: [erp.keyField(entity)], fresh: true };
    const found = await withPatience(context, () => erp.readByKey(again, keys));
    const there = new Set(found.map((record) => String(record[erp.keyField(entity)])));
    await settleRound(
      context,
      round.filter((order) => !there.has(order.sourceKey)),
    );
    signal?.throwIfAborted();
  }
}

async function openOrders(context: RunContext): Promise<readonly OpenOrder[]> {
  const rows = await queryAll(
    context,
    `SELECT Id, ERP_Key__c, Number__c, Customer__r.ERP_Key__c FROM ${ORDER} ` +
      `WHERE Company__c = ${soqlText(context.company.code)} AND Status__c IN (${OPEN.map(soqlText).join(', ')})`,
  );
  const { entity } = context.mapping.compiled.document.source;
  return rows.flatMap((row) => {
    const key = String(row['ERP_Key__c']);
    const parts = parseKey(key);
    if (parts?.entity !== entity) return [];
    const customerKey = String(valueAt(row, 'Customer__r.ERP_Key__c'));
    return [{ id: String(row['Id']), key, sourceKey: parts.key, number: String(row['Number__c']), customerKey }];
  });
}

async function settleRound(context: RunContext, orders: readonly OpenOrder[]): Promise<void> {
  if (orders.length === 0) return;
  context.tally.read(orders.length);
  const postings = await postingsOf(context, orders);
  const lines = await linesOf(context, orders);
  const outcomes = orders.map((order) => orderOutcome(lines.get(order.key) ?? [], postings.get(order.number) ?? []));
  const refused = await writeLineQuantities(context, { orders, outcomes, lines });
  const headers = await writeRows(context, {
    object: ORDER,
    keyField: 'ERP_Key__c',
    rows: orders.map((order, index) => headerRow(order, outcomes[index] as OrderOutcome)),
    outcomes: 'failures',
  });
  await remember(context, { orders, outcomes, headers, refused });
}

async function postingsOf(
  context: RunContext,
  orders: readonly OpenOrder[],
): Promise<ReadonlyMap<string, readonly OrderPosting[]>> {
  const { erp, company } = context;
  const ask: ErpConnector['orderPostings'] = erp.orderPostings?.bind(erp);
  const byOrder = new Map<string, OrderPosting[]>();
  if (ask === undefined) return byOrder;
  const numbers = orders.map((order) => order.number);
  for (const posting of await withPatience(context, () => ask({ company: company.code, numbers }))) {
    const list = byOrder.get(posting.orderNumber) ?? [];
    byOrder.set(posting.orderNumber, list);
    list.push(posting);
  }
  return byOrder;
}

async function linesOf(
  context: RunContext,
  orders: readonly OpenOrder[],
): Promise<ReadonlyMap<string, readonly KnownLine[]>> {
  const columns = ['ERP_Key__c', 'Line_Number__c', 'Item_Number__c', 'Quantity__c', 'Shipped_Quantity__c'];
  const query = {
    object: LINE,
    by: 'Order__r.ERP_Key__c',
    columns: [...columns, 'Invoiced_Quantity__c', 'Credited_Quantity__c', 'Removed__c'],
  };
  const byOrder = new Map<string, KnownLine[]>();
  const rows = await queryByValues(
    context,
    query,
    orders.map((order) => order.key),
  );
  for (const row of rows) {
    if (String(row['Removed__c']) === 'true') continue;
    const order = String(valueAt(row, 'Order__r.ERP_Key__c'));
    const list = byOrder.get(order) ?? [];
    byOrder.set(order, list);
    list.push(knownLine(row));
  }
  return byOrder;
}

interface Settlement {
  readonly orders: readonly OpenOrder[];
  readonly outcomes: readonly OrderOutcome[];
}

/** Writes the quantities that differ; gives the refusal of the first refused line of each order. */
async function writeLineQuantities(
  context: RunContext,
  settlement: Settlement & { readonly lines: ReadonlyMap<string, readonly KnownLine[]> },
): Promise<ReadonlyMap<string, RowOutcome>> {
  const rows: TargetRow[] = [];
  const owners: string[] = [];
  settlement.orders.forEach((order, index) => {
    const before = settlement.lines.get(order.key) ?? [];
    settlement.outcomes[index]?.lines.forEach((line, position) => {
      const known = before[position];
      const same = ['shipped', 'invoiced', 'credited'].every(
        (name) => known?.[name as 'shipped'] === line[name as 'shipped'],
      );
      if (same) return;
      owners.push(order.key);
      rows.push({
        ERP_Key__c: line.key,
        Shipped_Quantity__c: line.shipped,
        Invoiced_Quantity__c: line.invoiced,
        Credited_Quantity__c: line.credited,
      });
    });
  });
  const answers = await writeRows(context, { object: LINE, keyField: 'ERP_Key__c', rows, outcomes: 'failures' });
  context.tally.wroteLines(answers.filter((answer) => answer.ok).length);
  const refused = new Map<string, RowOutcome>();
  answers.forEach((answer, position) => {
    const owner = owners[position] ?? '';
    if (!answer.ok && !refused.has(owner)) refused.set(owner, answer);
  });
  return refused;
}

/** Nothing of it is open any more. */
const headerRow = (order: OpenOrder, outcome: OrderOutcome): TargetRow => ({
  ERP_Key__c: order.key,
  Status__c: outcome.status,
  Open_Net__c: 0,
  Open_Net_Home__c: 0,
  Next_Shipment_Date__c: null,
  ...(outcome.status === 'Finished' ? { Fully_Shipped__c: true } : {}),
});

/** Counts the orders and parks those that Salesforce refused; the next pass tries these again, since they are open. */
async function remember(
  context: RunContext,
  result: Settlement & {
    readonly headers: readonly RowOutcome[];
    readonly refused: ReadonlyMap<string, RowOutcome>;
  },
): Promise<void> {
  const settled: OpenOrder[] = [];
  const parked: NonNullable<StateChanges['parked']>[number][] = [];
  for (const [index, order] of result.orders.entries()) {
    const answer = result.refused.get(order.key) ?? (result.headers[index] as RowOutcome);
    if (answer.ok) settled.push(order);
    else parked.push(parkedRow(context, order, answer.error));
    const kept = result.outcomes[index]?.status === 'Finished' ? 'updated' : 'deleted';
    context.tally.settle(answer.ok ? kept : 'parked');
  }
  const known = await context.state.findLinks(
    ORDER,
    settled.map((order) => order.key),
  );
  // Should the ERP bring one back, it is compared with what Salesforce holds.
  const links = [...known.values()].map((link): Link => ({ ...link, hash: null, children: null }));
  const stale = [...new Set(settled.map((order) => order.customerKey))].map((key): Link => {
    return { object: STALE_FIGURES, key, id: '', hash: null, children: null, account: null };
  });
  const done = settled.map(({ key }) => ({ mapping: context.mapping.name, key }));
  await context.state.record({ links: [...links, ...stale], parked, settled: done });
}

function parkedRow(context: RunContext, order: OpenOrder, error: CounterpartError) {
  const { code, message, owner, fields } = error;
  const place = { mapping: context.mapping.name, key: order.key, company: context.company.code };
  const now = context.clock.now();
  const lastSeen = new Date(now).toISOString();
  const again = retryAt(isPassing(error.kind), now);
  const facts = {
    object: ORDER,
    number: order.number,
    amount: null,
    currency: null,
    above: [`${ORDER} ${order.key}`, `ERP_Customer__c ${order.customerKey}`],
  };
  return {
    ...place,
    sourceKey: order.sourceKey,
    object: ORDER,
    code,
    message,
    owner,
    fields,
    retryAt: again,
    lastSeen,
    facts,
  };
}
