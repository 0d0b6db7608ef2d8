/**
 * Finding again what a lost state knew: every record of ours carries its key in Salesforce, so the links are read from
 * there, once an object. What they can't tell is whether the record still is what the ERP says; their hash is unknown,
 * and the record is compared with what Salesforce holds when it next comes by. In an empty org this costs one call.
 */
import type { Link } from '../state/port.ts';
import type { RunContext } from './ports.ts';
import { withPatience } from './reactions.ts';
import { valueAt } from './stored-rows.ts';

/** Where the account stands as seen from a record: master-detail parents up to Account. */
const ACCOUNT_PATHS: Readonly<Record<string, string>> = {
  ERP_Customer__c: 'Account__c',
  ERP_Order__c: 'Customer__r.Account__c',
  ERP_Shipment__c: 'Customer__r.Account__c',
  ERP_Invoice__c: 'Customer__r.Account__c',
  ERP_Ledger_Entry__c: 'Customer__r.Account__c',
};

const ROWS_PER_RECORDING = 1_000;

type Reader = Pick<RunContext, 'salesforce' | 'state' | 'clock' | 'random' | 'settings' | 'signal' | 'log'>;

/** Makes sure that every record of the object that stands in Salesforce has a link. */
export async function ensureKnown(reader: Reader, object: string, keyField: string): Promise<void> {
  const mark = `known:${object}`;
  if ((await reader.state.readMark(mark)) !== null) return;
  const found = await withPatience(reader, () => readLinks(reader, object, keyField));
  if (found > 0) reader.log('info', 'links-rebuilt', { object, links: found });
  await reader.state.record({ marks: { [mark]: new Date(reader.clock.now()).toISOString() } });
}

async function readLinks(reader: Reader, object: string, keyField: string): Promise<number> {
  const path = ACCOUNT_PATHS[object];
  const columns = ['Id', keyField, ...(path === undefined ? [] : [path])];
  const soql = `SELECT ${columns.join(', ')} FROM ${object} WHERE ${keyField} != null`;
  let links: Link[] = [];
  let found = 0;
  for await (const row of reader.salesforce.query(soql)) {
    const account = path === undefined ? null : valueAt(row, path);
    links.push({
      object,
      key: String(row[keyField]),
      id: String(row['Id']),
      hash: null,
      children: null,
      account: account === null || account === undefined ? null : String(account),
    });
    found++;
    if (links.length < ROWS_PER_RECORDING) continue;
    await reader.state.record({ links });
    links = [];
  }
  if (links.length > 0) await reader.state.record({ links });
  return found;
}
