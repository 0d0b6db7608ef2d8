/** From rows of the API to records of the contract: decoded, drafts out, amounts joined, applications made. */
import type { SourceRecord } from '../contract.ts';
import { applicationsOf } from './application.ts';
import { decodeRecord, nameEtags, nameKeys } from './decode.ts';
import { joinDetails } from './details.ts';
import { allOf, anyOf, quoted, setAddress, slices } from './odata.ts';
import { joinOrders } from './order-join.ts';
import { allRows, KEYS_PER_CALL, type Row } from './paging.ts';
import type { ReadPlan } from './plan.ts';
import type { Reading } from './reading.ts';
import { joinShipmentText, SHIPMENT_LINES } from './shipment-text.ts';
import { joinVariants } from './variant-join.ts';

const UNPOSTED = new Set(['Draft', 'In Review']);
const AMOUNT_FIELDS = [
  'documentId',
  'currencyFactor',
  'ledgerEntryId',
  'remainingAmount',
  'amountExcludingTaxLocalCurrency',
  'amountLocalCurrency',
  'remainingAmountLocalCurrency',
];

/** Fields that the join adds to a document. */
export const JOINED_FIELDS: readonly (readonly [string, 'number' | 'guid'])[] = [
  ['amountExcludingTaxLocalCurrency', 'number'],
  ['amountIncludingTaxLocalCurrency', 'number'],
  ['remainingAmountLocalCurrency', 'number'],
  ['remainingAmount', 'number'],
  ['currencyFactor', 'number'],
  ['ledgerEntryId', 'guid'],
];

type Amounts = ReadonlyMap<string, SourceRecord>;

async function amountsWhere(reading: Reading, set: string, condition: string): Promise<SourceRecord[]> {
  const { client, companyId, pageRows, signal } = reading;
  const address = setAddress(companyId, set, { filter: condition, select: AMOUNT_FIELDS });
  const question = { address, api: 'extension', operation: `reading ${set}`, pageSize: pageRows.records } as const;
  const rows = await allRows(client, signal === undefined ? question : { ...question, signal });
  return rows.map((row) => decodeRecord(row, new Set()));
}

/** Amounts of the documents of a page: by range when the page is in number order, else by id. */
async function amountsOf(reading: Reading, set: string, documents: readonly Row[], inOrder: boolean): Promise<Amounts> {
  const first = documents[0]?.['number'];
  const last = documents.at(-1)?.['number'];
  let found: SourceRecord[];
  if (inOrder && typeof first === 'string' && typeof last === 'string' && documents.length > KEYS_PER_CALL) {
    const range = allOf(`documentNumber ge ${quoted(first)}`, `documentNumber le ${quoted(last)}`);
    found = await amountsWhere(reading, set, range ?? '');
  } else {
    const calls = slices(
      documents.map((row) => String(row['id'])),
      KEYS_PER_CALL,
    );
    found = (await Promise.all(calls.map((ids) => amountsWhere(reading, set, anyOf('documentId', ids))))).flat();
  }
  return new Map(found.map((row) => [String(row['documentId']).toLowerCase(), row]));
}

function turned(value: unknown, sign: 1 | -1): number | null {
  // Never -0: it would be written as "-0" and look like a change.
  return typeof value === 'number' ? (value === 0 ? 0 : value * sign) : null;
}

function join(document: Row, amounts: SourceRecord | undefined, sign: 1 | -1): void {
  document['amountExcludingTaxLocalCurrency'] = turned(amounts?.['amountExcludingTaxLocalCurrency'], sign);
  document['amountIncludingTaxLocalCurrency'] = turned(amounts?.['amountLocalCurrency'], sign);
  document['remainingAmountLocalCurrency'] = turned(amounts?.['remainingAmountLocalCurrency'], sign);
  document['remainingAmount'] ??= turned(amounts?.['remainingAmount'], sign);
  document['currencyFactor'] = amounts?.['currencyFactor'] ?? null;
  document['ledgerEntryId'] = amounts?.['ledgerEntryId'] ?? null;
}

async function posted(reading: Reading, plan: ReadPlan, rows: Row[], inOrder: boolean): Promise<SourceRecord[]> {
  const { from } = plan;
  const documents = rows.filter(
    (row) => !UNPOSTED.has(String(row['status'])) && (from === undefined || String(row['postingDate'] ?? from) >= from),
  );
  const { amounts } = plan.source;
  if (amounts === undefined || !plan.withAmounts) {
    for (const document of documents) join(document, undefined, 1);
    return documents as SourceRecord[];
  }
  const found = await amountsOf(reading, amounts.set, documents, inOrder);
  return documents.filter((document) => {
    const own = found.get(String(document['id']).toLowerCase());
    // "Open" is also what a released draft is called; only a posted document has a ledger entry.
    if (own === undefined && document['status'] === 'Open') return false;
    join(document, own, amounts.sign);
    return true;
  }) as SourceRecord[];
}

/** Prepares the rows of a page. `inOrder`: they stand in the order of `plan.order`. */
export async function prepare(
  reading: Reading,
  plan: ReadPlan,
  rows: Row[],
  inOrder: boolean,
): Promise<SourceRecord[]> {
  for (const row of rows) decodeRecord(row, plan.enums);
  if (plan.renamed) for (const row of rows) nameKeys(row);
  if (plan.source.signal === 'application') return applicationsOf(rows as SourceRecord[]);
  if (plan.source.signal === 'document') return posted(reading, plan, rows, inOrder && plan.order === 'number');
  const { signal } = plan.source;
  if (signal === 'stamp' || signal === 'order') for (const row of rows) nameEtags(row);
  if (plan.ofOrders !== null) await joinOrders(reading, rows, plan.ofOrders);
  if (plan.source.entity === 'itemVariant') await joinVariants(reading, rows, plan.withSalesUnits);
  if (plan.source.lines === SHIPMENT_LINES) joinShipmentText(rows);
  if (plan.details !== null) {
    await joinDetails(reading, plan.details, { records: rows, inOrder: inOrder && plan.order === 'number' });
  }
  return rows as SourceRecord[];
}
