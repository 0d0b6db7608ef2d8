import * as v from 'valibot';
import { badRequest } from '../books/errors.ts';
import { SERVICE_PRIORITIES } from '../books/service/model.ts';

const text = v.pipe(v.string(), v.nonEmpty());
const day = v.pipe(v.string(), v.isoDate());
const amount = v.pipe(v.number(), v.finite());
const place = { company: text, customer: text };
const lines = v.array(
  v.object({
    item: v.exactOptional(text),
    quantity: amount,
    unitPrice: v.exactOptional(amount),
    discountPercent: v.exactOptional(v.pipe(v.number(), v.minValue(0), v.maxValue(100))),
    description: v.exactOptional(v.pipe(v.string(), v.maxLength(100))),
  }),
);
const orderLine = {
  item: v.exactOptional(text),
  quantity: amount,
  unitPrice: v.exactOptional(amount),
  discountPercent: v.exactOptional(v.pipe(v.number(), v.minValue(0), v.maxValue(100))),
  description: v.exactOptional(v.pipe(v.string(), v.maxLength(100))),
  shipmentDate: v.exactOptional(day),
};
const quantities = v.array(v.object({ line: v.pipe(v.number(), v.integer()), quantity: amount }));
const onOrder = { company: text, order: text };
const onLine = { ...onOrder, line: v.pipe(v.number(), v.integer()) };
const filter = { company: text, customer: v.exactOptional(text), number: v.exactOptional(text) };
const external = v.exactOptional(v.pipe(v.string(), v.maxLength(35)));
const postingDate = v.exactOptional(day);
const appliesTo = v.exactOptional(text);

/** What each of the clerk's endpoints takes. */
export const CLERK_INPUT = {
  postInvoice: v.object({
    ...place,
    lines,
    postingDate,
    externalDocumentNumber: external,
  }),
  receivePayment: v.object({ ...place, amount, appliesTo, postingDate }),
  issueCreditMemo: v.object({ ...place, appliesTo, lines: v.exactOptional(lines), postingDate }),
  blockCustomer: v.object({ ...place, blocked: v.picklist([' ', 'Ship', 'Invoice', 'All']) }),
  unapplyLast: v.object({ ...place, entryNumber: v.pipe(v.number(), v.integer()) }),
  openEntries: v.object(place),
  orders: v.object(filter),
  quotes: v.object(filter),
  createOrder: v.object({
    ...place,
    lines: v.array(v.object(orderLine)),
    externalDocumentNumber: external,
    requestedDeliveryDate: v.exactOptional(day),
    partialShipping: v.exactOptional(v.boolean()),
  }),
  createQuote: v.object({ ...place, lines: v.array(v.object(orderLine)), externalDocumentNumber: external }),
  makeOrder: v.object({ company: text, quote: text }),
  releaseOrder: v.object(onOrder),
  reopenOrder: v.object(onOrder),
  holdOrder: v.object(onOrder),
  shipOrder: v.object({
    ...onOrder,
    lines: v.exactOptional(quantities),
    carrier: v.exactOptional(text),
    trackingNumber: v.exactOptional(v.pipe(v.string(), v.maxLength(50))),
    postingDate,
  }),
  invoiceOrder: v.object({ ...onOrder, lines: v.exactOptional(quantities), postingDate }),
  addLine: v.object({ ...onOrder, ...orderLine }),
  changeLine: v.object({
    ...onLine,
    quantity: v.exactOptional(amount),
    unitPrice: v.exactOptional(amount),
    discountPercent: orderLine.discountPercent,
    shipmentDate: v.exactOptional(day),
  }),
  replaceItem: v.object({ ...onLine, item: text }),
  deleteLine: v.object(onLine),
  deleteOrder: v.object(onOrder),
  creditLines: v.object({ company: text, invoice: text, lines: quantities, postingDate }),
  setCreditLimit: v.object({ ...place, creditLimit: v.pipe(amount, v.minValue(0)) }),
  carriers: v.object({ company: text }),
  serviceOrders: v.object(filter),
  serviceItems: v.object(place),
  openServiceOrder: v.object({
    ...place,
    description: v.pipe(text, v.maxLength(100)),
    priority: v.exactOptional(v.picklist(SERVICE_PRIORITIES)),
    serviceItem: v.exactOptional(text),
    contact: v.exactOptional(text),
  }),
  startServiceOrder: v.object(onOrder),
  holdServiceOrder: v.object(onOrder),
  finishServiceOrder: v.object({ ...onOrder, repair: v.exactOptional(v.string()) }),
  customers: v.object({ company: text }),
  items: v.object({ company: text }),
  companies: v.object({}),
} as const;

export type ClerkEndpoint = keyof typeof CLERK_INPUT;

/**
 * The checked input of an endpoint.
 * @throws ErpError 400 naming the first value that does not fit.
 */
export function readInput<Name extends ClerkEndpoint>(
  name: Name,
  body: string,
): v.InferOutput<(typeof CLERK_INPUT)[Name]> {
  let value: unknown;
  try {
    value = body === '' ? {} : JSON.parse(body);
  } catch {
    throw badRequest('The request body is not valid JSON.');
  }
  const result = v.safeParse(CLERK_INPUT[name], value);
  if (result.success) return result.output as v.InferOutput<(typeof CLERK_INPUT)[Name]>;
  const [issue] = result.issues;
  throw badRequest(`${v.getDotPath(issue) ?? 'The input'}: ${issue.message}.`);
}
