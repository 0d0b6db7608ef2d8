/**
 * What Business Central says → what we call it. Pure. Codes from "Error codes" of the developer documentation
 * (webservices/dynamics-error-codes) and the status codes of its limits page; the pairing of statuses and codes is
 * documented for few of them, so the code decides before the status.
 */
import type { KnownErrorCode } from '../../errors/codes.ts';
import { codedError } from '../../errors/coded-error.ts';
import type { CounterpartError } from '../../errors/counterpart-error.ts';
import type { NetworkFailure } from '../../errors/network-failure.ts';
import { ruleBehind } from './business-rules.ts';

/** An answer that is no data. */
export interface RefusedAnswer {
  readonly status: number;
  readonly body: string;
  readonly host: string;
  /** What was being done, in words: `reading salesInvoices`. */
  readonly operation: string;
  readonly retryAfterMs?: number;
}

/** Pause after a 429 that names none, in milliseconds; the backoff makes it grow. */
const THROTTLED_MS = 1_000;

const CODES: Readonly<Record<string, KnownErrorCode>> = {
  Application_CallbackNotAllowed: 'BC_BUSINESS_RULE',
  Application_DialogException: 'BC_BUSINESS_RULE',
  Application_EvaluateException: 'BC_VALUE_REFUSED',
  Application_FieldValidationException: 'BC_BUSINESS_RULE',
  Application_FilterErrorException: 'BC_VALUE_REFUSED',
  Application_InvalidGUID: 'BC_VALUE_REFUSED',
  Application_StringExceededLength: 'BC_VALUE_REFUSED',
  Authentication_InvalidCredentials: 'BC_LOGIN_REFUSED',
  BadRequest: 'BC_REQUEST_REFUSED',
  BadRequest_InvalidOperation: 'BC_REQUEST_REFUSED',
  BadRequest_InvalidRequestUrl: 'BC_REQUEST_REFUSED',
  BadRequest_InvalidToken: 'BC_REQUEST_REFUSED',
  BadRequest_MethodNotAllowed: 'BC_REQUEST_REFUSED',
  BadRequest_MethodNotImplemented: 'BC_REQUEST_REFUSED',
  BadRequest_NotFound: 'BC_ENTITY_MISSING',
  BadRequest_RequiredParamNotProvided: 'BC_VALUE_REFUSED',
  BadRequest_ResourceNotFound: 'BC_ENTITY_MISSING',
  Internal_CompanyNotFound: 'BC_COMPANY_MISSING',
  Internal_DataNotFoundFilter: 'BC_RECORD_MISSING',
  Internal_EntityWithSameKeyExists: 'BC_DUPLICATE_KEY',
  Internal_RecordAlreadyExists: 'BC_DUPLICATE_KEY',
  Internal_InvalidTableRelation: 'BC_RELATED_MISSING',
  Internal_RecordNotFound: 'BC_RECORD_MISSING',
  Internal_ServerError: 'BC_SERVER_ERROR',
  Internal_TenantUnavailable: 'BC_UNAVAILABLE',
  Request_EntityChanged: 'BC_RECORD_CHANGED',
};

/** `error.code` of a body; undefined when it is no error of the API. */
export function errorCodeOf(body: string): string | undefined {
  return errorOf(body)?.code;
}

function errorOf(body: string): { code?: string; message?: string } | undefined {
  try {
    const error = (JSON.parse(body) as { error?: { code?: unknown; message?: unknown } } | null)?.error;
    const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
    const [code, message] = [text(error?.code), text(error?.message)];
    return { ...(code === undefined ? {} : { code }), ...(message === undefined ? {} : { message }) };
  } catch {
    return undefined;
  }
}

function byStatus(status: number, body: string, code: string | undefined): KnownErrorCode {
  if (status === 401) return 'BC_LOGIN_REFUSED';
  if (status === 429) return 'BC_THROTTLED';
  if (status === 408 || status === 504) return 'BC_TIMEOUT';
  if (status === 413 || status === 414) return 'BC_TOO_LARGE';
  if (status === 409 || status === 412) return 'BC_RECORD_CHANGED';
  if (status === 502 || status === 503) return 'BC_UNAVAILABLE';
  if (status >= 500 && status !== 501) return 'BC_SERVER_ERROR';
  if (body.trimStart().startsWith('<')) return 'BC_HTML_ANSWER';
  // A switched-off API answers 405 before any request is looked at, so without an error of the API.
  if (status === 405 && code === undefined) return 'BC_ENDPOINT_OFF';
  if (status === 403) return 'BC_NO_PERMISSION';
  if (status === 404) return 'BC_ENTITY_MISSING';
  return 'BC_REQUEST_REFUSED';
}

function codeFor(answer: RefusedAnswer, said: string | undefined): KnownErrorCode {
  if (said?.startsWith('Authorization_') === true) return 'BC_NO_PERMISSION';
  // Statuses that speak of the service and not of the request outrank what the body says.
  const ofService = answer.status === 429 || answer.status === 503 || answer.status === 504 || answer.status === 408;
  const known = said === undefined || ofService ? undefined : CODES[said];
  return known ?? byStatus(answer.status, answer.body, said);
}

/** The words of the OData library for a field that the entity does not have (any more); they have no code of their own. */
const NO_SUCH_FIELD = /could not find a property named/i;

/** Why an answer is no data, from status and body. The server's own text stays out: it quotes values of records. */
export function mapRefusedAnswer(answer: RefusedAnswer): CounterpartError {
  const said = errorCodeOf(answer.body);
  const general = codeFor(answer, said);
  const code = general === 'BC_REQUEST_REFUSED' && NO_SUCH_FIELD.test(answer.body) ? 'BC_FIELD_MISSING' : general;
  const pause = answer.retryAfterMs ?? (answer.status === 429 ? THROTTLED_MS : undefined);
  const { host, status, operation } = answer;
  return codedError(code, {
    values: { host, status, operation, reason: said ?? `status ${status}`, entity: operation.replace(/^\w+ /, '') },
    ...(pause === undefined ? {} : { retryAfterMs: pause }),
  });
}

/** Codes that say that the server may have worked on a request all the same. */
const MAYBE_DONE: ReadonlySet<string> = new Set(['BC_TIMEOUT', 'BC_SERVER_ERROR', 'BC_MALFORMED_ANSWER']);

/**
 * Why a change was refused. A business rule's text decides over its code, which is the same for all rules; statuses
 * that leave open whether the change took effect become BC_ANSWER_LOST.
 */
export function mapRefusedWrite(answer: RefusedAnswer): CounterpartError {
  const general = mapRefusedAnswer(answer);
  const { operation } = answer;
  // 503 is an answer of the queue before the server; 502 may come of a server that was at work.
  if (MAYBE_DONE.has(general.code) || answer.status === 502) {
    return codedError('BC_ANSWER_LOST', { values: { operation }, cause: general });
  }
  const said = errorOf(answer.body)?.message?.replace(/\s*CorrelationId:.*$/s, '');
  // What a user may not do, or the service cannot do now, is no matter of the record.
  if (said === undefined || (general.kind !== 'data' && general.code !== 'BC_REQUEST_REFUSED')) return general;
  const rule = ruleBehind(said);
  const code = rule?.code ?? (general.code as KnownErrorCode);
  const fields = rule?.fields ?? [];
  return codedError(code, {
    values: { operation, reason: errorCodeOf(answer.body) ?? '', fields: fields.join(', ') || '…' },
    said,
    ...(fields.length === 0 ? {} : { fields }),
  });
}

/** Why no answer to a change came: only a request that certainly never left may be sent again. */
export function mapBrokenWrite(
  failure: NetworkFailure,
  call: { readonly host: string; readonly operation: string; readonly cause?: unknown },
): CounterpartError {
  if (failure === 'unreachable' || failure === 'certificate') return mapBrokenAnswer(failure, call);
  return codedError('BC_ANSWER_LOST', { values: { operation: call.operation }, cause: call.cause });
}

/** Why no whole answer came. */
export function mapBrokenAnswer(
  failure: NetworkFailure,
  call: { readonly host: string; readonly operation: string; readonly cause?: unknown },
): CounterpartError {
  const place = { values: { host: call.host, operation: call.operation }, cause: call.cause };
  if (failure === 'unreachable') return codedError('BC_UNREACHABLE', place);
  if (failure === 'certificate') return codedError('BC_CERTIFICATE', place);
  if (failure === 'stopped') return codedError('BC_STOPPED', place);
  return codedError('BC_CONNECTION_LOST', place);
}

/** Why the token endpoint gave no token. `error` is the OAuth code (RFC 6749, 5.2). */
export function mapTokenRefusal(refusal: { status: number; error: string; host: string }): CounterpartError {
  const { status, error, host } = refusal;
  if (status >= 500) return codedError('BC_UNAVAILABLE', { values: { status } });
  if (status === 429) return codedError('BC_THROTTLED', { values: { status }, retryAfterMs: THROTTLED_MS });
  if (error === '') return codedError('BC_HTML_ANSWER', { values: { host, status } });
  return codedError('BC_TOKEN_REFUSED', { values: { reason: error } });
}
