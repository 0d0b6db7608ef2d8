/**
 * Shipments find their order by its number: that is all a posted shipment tells, and the order may be finished and gone
 * from the ERP, or come later. Numbers of shipments and orders that were written are remembered durably until both have
 * been looked for.
 */
import { buildKey, parseKey, type MappedRow } from '../../../mapping/index.ts';
import type { TargetRow } from '../../salesforce/port.ts';
import type { Link } from '../../state/port.ts';
import type { OrgReader } from '../mapping-store.ts';
import { queryByValues } from '../stored-rows.ts';
import { writeRows } from '../write-rows.ts';

/** Name under which links remember order numbers to look for. */
const TO_LINK = 'orders-to-link';
const NUMBERS_PER_ROUND = 200;
/** Field with the order's number, by object. */
const NUMBER_OF: Readonly<Record<string, string>> = { ERP_Shipment__c: 'Order_Number__c', ERP_Order__c: 'Number__c' };

/** Order numbers to remember with rows of an object that were written. */
export function ordersToLink(object: string, company: string, rows: readonly MappedRow[]): readonly Link[] {
  const field = NUMBER_OF[object];
  if (field === undefined) return [];
  const numbers = new Set(rows.map((row) => row[field]).filter((number) => typeof number === 'string'));
  return [...numbers].map((number) => {
    const key = buildKey(company, 'orderNumber', number);
    return { object: TO_LINK, key, id: '', hash: null, children: null, account: null };
  });
}

/** Sets the order of shipments that do not have it yet; gives the number of rows written. */
export async function linkShipments(reader: OrgReader): Promise<number> {
  let written = 0;
  for (let after = ''; ;) {
    const links = await reader.state.pageLinks(TO_LINK, after, NUMBERS_PER_ROUND);
    if (links.length === 0) return written;
    after = links.at(-1)?.key ?? '';
    written += await linkRound(reader, links);
    await reader.state.record({ removedLinks: links.map(({ key }) => ({ object: TO_LINK, key })) });
    reader.signal?.throwIfAborted();
  }
}

async function linkRound(reader: OrgReader, links: readonly Link[]): Promise<number> {
  const places = new Set(links.map((link) => link.key));
  const numbers = [...new Set(links.map((link) => parseKey(link.key)?.key ?? ''))];
  const columns = ['ERP_Key__c', 'Company__c'];
  const orders = new Map<string, { readonly id: string; readonly key: string }>();
  const orderQuery = { object: 'ERP_Order__c', by: 'Number__c', columns };
  for (const row of await queryByValues(reader, orderQuery, numbers)) {
    const place = buildKey(String(row['Company__c']), 'orderNumber', String(row['Number__c']));
    if (places.has(place)) orders.set(place, { id: String(row['Id']), key: String(row['ERP_Key__c']) });
  }
  if (orders.size === 0) return 0;
  const shipmentQuery = { object: 'ERP_Shipment__c', by: 'Order_Number__c', columns: [...columns, 'Order__c'] };
  const rows = (await queryByValues(reader, shipmentQuery, numbers)).flatMap((row): TargetRow[] => {
    const order = orders.get(buildKey(String(row['Company__c']), 'orderNumber', String(row['Order_Number__c'])));
    if (order === undefined || row['Order__c'] === order.id) return [];
    return [{ ERP_Key__c: String(row['ERP_Key__c']), 'Order__r.ERP_Key__c': order.key }];
  });
  if (rows.length === 0) return 0;
  const outcomes = await writeRows(reader, {
    object: 'ERP_Shipment__c',
    keyField: 'ERP_Key__c',
    rows,
    outcomes: 'failures',
  });
  const refused = outcomes.find((outcome) => !outcome.ok);
  if (refused !== undefined && !refused.ok) throw refused.error;
  return rows.length;
}
