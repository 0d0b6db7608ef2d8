import { ErpError } from '../books/errors.ts';

/** What goes back: a body is a text, bytes, or text in pieces that are written as the client takes them. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array | Iterable<string>;
}

const JSON_TYPE = 'application/json; odata.metadata=minimal; odata.streaming=true';

/** Data as Business Central sends it: OData 4.0 with minimal metadata. */
export function jsonAnswer(status: number, body: string | Iterable<string>): Answer {
  return { status, headers: { 'content-type': JSON_TYPE, 'odata-version': '4.0' }, body };
}

/** The answer to an action or deletion that worked. */
export function noContent(): Answer {
  return { status: 204, headers: { 'odata-version': '4.0' }, body: '' };
}

/** The error body of Business Central: code, text, correlation id (documentation: "Error codes"). */
export function errorAnswer(error: unknown, correlationId: string): Answer {
  const known = error instanceof ErpError;
  const status = known ? error.status : 500;
  const code = known ? error.code : 'Internal_ServerError';
  const message = known ? error.message : 'An internal server error occurred.';
  const body = JSON.stringify({ error: { code, message: `${message}  CorrelationId:  ${correlationId}.` } });
  return { status, headers: { 'content-type': JSON_TYPE }, body };
}
