/**
 * What was posted for orders: the extension knows it line by line. Without it the posted invoices that name the order
 * say what was invoiced of which item; they do not say of which line, and nothing of credits.
 */
import type { OrderPosting } from '../contract.ts';
import type { ApiName } from './client.ts';
import { decodeRecord } from './decode.ts';
import { anyOf, quoted, setAddress, slices, type SetQuery } from './odata.ts';
import { MOVEMENTS_SET } from './order-join.ts';
import { allRows, KEYS_PER_CALL, type Row } from './paging.ts';
import { prepare } from './prepare.ts';
import { planRead, queryOf } from './plan.ts';
import type { Reading } from './reading.ts';

const FIELDS = ['id', 'kind', 'orderNumber', 'orderLineNumber', 'itemNumber', 'quantity'];
const INVOICE_LINES = 'salesInvoiceLines';

interface Place {
  readonly set: string;
  readonly api: ApiName;
}

/** Everything posted for the orders of these numbers. */
export async function readOrderPostings(reading: Reading, numbers: readonly string[]): Promise<OrderPosting[]> {
  const known = [...reading.shapes.extension.values()].some((shape) => shape.set === MOVEMENTS_SET);
  const postings: OrderPosting[] = [];
  for (const some of slices([...new Set(numbers)], KEYS_PER_CALL)) {
    const filter = anyOf('orderNumber', some.map(quoted));
    postings.push(...(known ? await movements(reading, filter) : await invoiced(reading, filter)));
  }
  return postings;
}

async function rowsOf(reading: Reading, { set, api }: Place, query: SetQuery): Promise<Row[]> {
  const { client, companyId, pageRows, signal } = reading;
  const address = setAddress(companyId, set, query);
  const question = { address, api, operation: `reading ${set}`, pageSize: pageRows.documents, fresh: true };
  return allRows(client, signal === undefined ? question : { ...question, signal });
}

async function movements(reading: Reading, filter: string): Promise<OrderPosting[]> {
  const rows = await rowsOf(reading, { set: MOVEMENTS_SET, api: 'extension' }, { filter, select: FIELDS });
  return rows.flatMap((row) => {
    const { kind, orderNumber, orderLineNumber, itemNumber, quantity } = decodeRecord(row, new Set(['kind']));
    if (kind !== 'Shipment' && kind !== 'Invoice' && kind !== 'Credit Memo') return [];
    return [
      {
        kind,
        orderNumber: String(orderNumber),
        lineNumber: typeof orderLineNumber === 'number' ? orderLineNumber : null,
        number: typeof itemNumber === 'string' ? itemNumber : null,
        quantity: Number(quantity ?? 0),
      },
    ];
  });
}

async function invoiced(reading: Reading, filter: string): Promise<OrderPosting[]> {
  const plan = planRead(reading.shapes, { company: '', entity: 'salesInvoice', expand: [INVOICE_LINES] });
  const rows = await rowsOf(reading, plan.source, queryOf(plan, filter));
  const documents = await prepare(reading, plan, rows, false);
  return documents.flatMap((document) =>
    ((document[INVOICE_LINES] ?? []) as readonly Row[]).map((line): OrderPosting => ({
      kind: 'Invoice',
      orderNumber: String(document['orderNumber']),
      lineNumber: null,
      number: typeof line['lineObjectNumber'] === 'string' ? line['lineObjectNumber'] : null,
      quantity: Number(line['quantity'] ?? 0),
    })),
  );
}
