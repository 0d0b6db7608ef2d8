import * as v from 'valibot';
import { badRequest } from '../books/errors.ts';

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
const postingDate = v.exactOptional(day);
const appliesTo = v.exactOptional(text);

/** What each of the clerk's endpoints takes. */
export const CLERK_INPUT = {
  postInvoice: v.object({
    ...place,
    lines,
    postingDate,
    externalDocumentNumber: v.exactOptional(v.pipe(v.string(), v.maxLength(35))),
  }),
  receivePayment: v.object({ ...place, amount, appliesTo, postingDate }),
  issueCreditMemo: v.object({ ...place, appliesTo, lines: v.exactOptional(lines), postingDate }),
  blockCustomer: v.object({ ...place, blocked: v.picklist([' ', 'Ship', 'Invoice', 'All']) }),
  unapplyLast: v.object({ ...place, entryNumber: v.pipe(v.number(), v.integer()) }),
  openEntries: v.object(place),
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
