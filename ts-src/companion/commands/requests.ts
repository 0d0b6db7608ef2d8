/** The form of what each kind of request asks for, and reading it. */
import * as v from 'valibot';
import { codedError } from '../errors/coded-error.ts';
import { isRecordId } from './target.ts';

/** Characters that a request may have. */
const REQUEST_MAX = 20_000;
const LINES_MAX = 500;

const recordId = v.pipe(v.string(), v.check(isRecordId, 'expected the id of a record'));
const day = v.pipe(v.string(), v.isoDate('expected a day such as 2026-12-31'));
const company = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{1,20}$/, 'expected the code of a company'));
const note = v.pipe(v.string(), v.maxLength(1_000));

const which = {
  quoteId: v.optional(recordId),
  erpCustomerId: v.optional(recordId),
  company: v.optional(company),
};

export const checkQuoteRequest = v.strictObject(which);
export const sendQuoteRequest = v.strictObject({
  ...which,
  requestedDeliveryDate: v.optional(day),
  reference: v.optional(v.pipe(v.string(), v.maxLength(80))),
  onHold: v.optional(v.boolean()),
});
export const changeOrderRequest = v.strictObject({
  requestedDeliveryDate: v.optional(day),
  cancelOrder: v.optional(v.boolean()),
  lines: v.optional(
    v.pipe(
      v.array(
        v.strictObject({
          lineId: recordId,
          quantity: v.optional(v.number()),
          shipmentDate: v.optional(day),
          cancel: v.optional(v.boolean()),
        }),
      ),
      v.maxLength(LINES_MAX),
    ),
  ),
});
export const createCustomerRequest = v.strictObject({
  company: v.optional(company),
  template: v.optional(v.pipe(v.string(), v.maxLength(20))),
});
export const consentRequest = v.strictObject({
  company: v.optional(company),
  granted: v.boolean(),
  note: v.optional(note),
});
export const settleRequest = v.strictObject({
  choices: v.record(v.pipe(v.string(), v.regex(/^\w{1,80}$/)), v.picklist(['erp', 'salesforce'])),
});

export type CheckQuoteRequest = v.InferOutput<typeof checkQuoteRequest>;
export type SendQuoteRequest = v.InferOutput<typeof sendQuoteRequest>;
export type ChangeOrderRequest = v.InferOutput<typeof changeOrderRequest>;
export type CreateCustomerRequest = v.InferOutput<typeof createCustomerRequest>;
export type ConsentRequest = v.InferOutput<typeof consentRequest>;
export type SettleRequest = v.InferOutput<typeof settleRequest>;

/** Reads a request. Rejects with CMD_REQUEST_TOO_LARGE or CMD_REQUEST_MALFORMED; a blank one is an empty object. */
export function parseRequest<Request>(text: string, schema: v.GenericSchema<unknown, Request>): Request {
  if (text.length > REQUEST_MAX) {
    throw codedError('CMD_REQUEST_TOO_LARGE', { values: { size: text.length, most: REQUEST_MAX } });
  }
  let value: unknown;
  try {
    value = text.trim() === '' ? {} : JSON.parse(text);
  } catch {
    throw codedError('CMD_REQUEST_MALFORMED', { values: { detail: 'it is not JSON' } });
  }
  const parsed = v.safeParse(schema, value);
  if (parsed.success) return parsed.output;
  const issue = parsed.issues[0];
  const place = v.getDotPath(issue) ?? 'the whole';
  const said = issue.expected === 'never' ? 'is not known' : issue.message;
  throw codedError('CMD_REQUEST_MALFORMED', { values: { detail: `${place}: ${said}` } });
}
