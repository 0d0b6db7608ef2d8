/**
 * Credits that are posted after an order was finished: the ERP has no such order any more, so no run brings it again.
 * Customers with a credit memo that was written are remembered durably, and what was credited of their finished orders
 * is asked for and raised on the lines.
 */
import { buildKey, parseKey, type MappedRow } from '../../../mapping/index.ts';
import type { OrderPosting } from '../../erp/contract.ts';
import { CounterpartError } from '../../errors/counterpart-error.ts';
import type { TargetRow } from '../../salesforce/port.ts';
import type { Link } from '../../state/port.ts';
import type { OrgReader } from '../mapping-store.ts';
import { withPatience } from '../reactions.ts';
import { queryByValues, valueAt } from '../stored-rows.ts';
import { writeRows } from '../write-rows.ts';
import { orderOutcome } from './order-outcome.ts';
import { knownLine, LINE } from './known-line.ts';

/** Name under which links remember customers to look at. */
const CREDITED = 'customers-credited';
const CUSTOMERS_PER_ROUND = 200;
const CUSTOMER_PATH = 'Order__r.Customer__r.ERP_Key__c';

/** Customers to remember with rows of an object that were written. */
export function customersCredited(
  object: string,
  customerColumn: string | undefined,
  rows: readonly MappedRow[],
): readonly Link[] {
  if (object !== 'ERP_Invoice__c' || customerColumn === undefined) return [];
  const keys = rows.filter((row) => row['Type__c'] === 'Credit Memo').map((row) => String(row[customerColumn] ?? ''));
  return [...new Set(keys)]
    .filter((key) => key !== '')
    .map((key) => ({ object: CREDITED, key, id: '', hash: null, children: null, account: null }));
}

/**
 * Raises credited quantities of finished orders; gives the number of lines written. What fails is told to the log and
 * looked at again by the next pass.
 */
export async function creditOrders(reader: OrgReader): Promise<number> {
  let written = 0;
  try {
    for (let after = ''; ;) {
      const links = await reader.state.pageLinks(CREDITED, after, CUSTOMERS_PER_ROUND);
      if (links.length === 0) return written;
      after = links.at(-1)?.key ?? '';
      written += await creditRound(
        reader,
        links.map(({ key }) => key),
      );
      await reader.state.record({ removedLinks: links.map(({ key }) => ({ object: CREDITED, key })) });
      reader.signal?.throwIfAborted();
    }
  } catch (error) {
    if (!(error instanceof CounterpartError)) throw error;
    reader.log('warn', 'credits-not-looked-for', { code: error.code, kind: error.kind });
    return written;
  }
}

async function creditRound(reader: OrgReader, customers: readonly string[]): Promise<number> {
  if (reader.erp.orderPostings === undefined) return 0;
  const columns = ['ERP_Key__c', 'Line_Number__c', 'Item_Number__c', 'Quantity__c', 'Shipped_Quantity__c'];
  const order = ['Order__r.ERP_Key__c', 'Order__r.Number__c', 'Order__r.Company__c', 'Order__r.Status__c'];
  const query = {
    object: LINE,
    by: CUSTOMER_PATH,
    columns: [...columns, 'Invoiced_Quantity__c', 'Credited_Quantity__c', 'Removed__c', ...order],
  };
  const lines = (await queryByValues(reader, query, customers)).filter(
    (row) => valueAt(row, 'Order__r.Status__c') === 'Finished' && String(row['Removed__c']) !== 'true',
  );
  const orders = Map.groupBy(lines, (row) =>
    orderAt(valueAt(row, 'Order__r.Company__c'), valueAt(row, 'Order__r.Number__c')),
  );
  const postings = await postingsOf(reader, [...orders.keys()]);
  const rows = [...orders].flatMap(([at, own]): TargetRow[] => {
    const known = own.map(knownLine);
    return orderOutcome(known, postings.get(at) ?? []).lines.flatMap(({ key, credited }, index) =>
      credited === known[index]?.credited ? [] : [{ ERP_Key__c: key, Credited_Quantity__c: credited }],
    );
  });
  const outcomes = await writeRows(reader, { object: LINE, keyField: 'ERP_Key__c', rows, outcomes: 'failures' });
  const refused = outcomes.find((outcome) => !outcome.ok);
  if (refused !== undefined && !refused.ok) throw refused.error;
  return rows.length;
}

const orderAt = (company: unknown, number: unknown): string => buildKey(String(company), 'orderNumber', String(number));

async function postingsOf(
  reader: OrgReader,
  orders: readonly string[],
): Promise<ReadonlyMap<string, readonly OrderPosting[]>> {
  const found = new Map<string, OrderPosting[]>();
  const places = orders.flatMap((at) => parseKey(at) ?? []);
  for (const [company, own] of Map.groupBy(places, (place) => place.company)) {
    const numbers = own.map(({ key }) => key);
    const postings = await withPatience(reader, async () => reader.erp.orderPostings?.({ company, numbers }) ?? []);
    for (const posting of postings) {
      const at = orderAt(company, posting.orderNumber);
      found.set(at, [...(found.get(at) ?? []), posting]);
    }
  }
  return found;
}
