/**
 * What Salesforce says → what we call it. Pure. Codes from the REST API guide ("Status Codes and Error Responses"),
 * the SOAP API guide's StatusCode list and the OAuth help pages ("OAuth 2.0 error codes"); none was tried on a real
 * org here.
 */
import type { KnownErrorCode } from '../errors/codes.ts';
import { codedError, type ErrorPlace } from '../errors/coded-error.ts';
import type { CounterpartError } from '../errors/counterpart-error.ts';
import type { NetworkFailure } from '../errors/network-failure.ts';

/** A refusal as the API writes it; `code` is `errorCode` of single calls and `statusCode` of rows. */
export interface Refusal {
  readonly code: string;
  readonly message: string;
  readonly fields?: readonly string[];
}

const ROW_CODES: Readonly<Record<string, KnownErrorCode>> = {
  ALL_OR_NONE_OPERATION_ROLLED_BACK: 'SF_ROLLED_BACK',
  CANNOT_EXECUTE_FLOW_TRIGGER: 'SF_AUTOMATION_FAILED',
  CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY: 'SF_AUTOMATION_FAILED',
  DELETE_FAILED: 'SF_DELETE_FAILED',
  DUPLICATES_DETECTED: 'SF_DUPLICATES_DETECTED',
  DUPLICATE_EXTERNAL_ID: 'SF_DUPLICATE_EXTERNAL_ID',
  DUPLICATE_VALUE: 'SF_DUPLICATE_VALUE',
  ENTITY_IS_DELETED: 'SF_RECORD_DELETED',
  ENTITY_IS_LOCKED: 'SF_RECORD_LOCKED',
  FAILED_ACTIVATION: 'SF_ACTIVATION',
  FIELD_CUSTOM_VALIDATION_EXCEPTION: 'SF_VALIDATION_RULE',
  FIELD_FILTER_VALIDATION_EXCEPTION: 'SF_LOOKUP_FILTER',
  FIELD_INTEGRITY_EXCEPTION: 'SF_FIELD_INTEGRITY',
  INACTIVE_OWNER_OR_USER: 'SF_OWNER_INACTIVE',
  INSUFFICIENT_ACCESS: 'SF_RECORD_NO_ACCESS',
  INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY: 'SF_RECORD_NO_ACCESS',
  INSUFFICIENT_ACCESS_OR_READONLY: 'SF_RECORD_NO_ACCESS',
  INVALID_CROSS_REFERENCE_KEY: 'SF_INVALID_REFERENCE',
  INVALID_CURRENCY_ISO: 'SF_PICKLIST_VALUE',
  INVALID_EMAIL_ADDRESS: 'SF_INVALID_EMAIL',
  INVALID_FIELD: 'SF_FIELD_MISSING',
  INVALID_FIELD_FOR_INSERT_UPDATE: 'SF_FIELD_NOT_WRITABLE',
  INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST: 'SF_PICKLIST_VALUE',
  INVALID_TYPE_ON_FIELD_IN_RECORD: 'SF_WRONG_TYPE',
  JSON_PARSER_ERROR: 'SF_WRONG_TYPE',
  LIMIT_EXCEEDED: 'SF_LIMIT_EXCEEDED',
  MALFORMED_ID: 'SF_INVALID_REFERENCE',
  MULTIPLE_CHOICES: 'SF_DUPLICATE_EXTERNAL_ID',
  NOT_FOUND: 'SF_RECORD_NOT_FOUND',
  NUMBER_OUTSIDE_VALID_RANGE: 'SF_NUMBER_OUT_OF_RANGE',
  PROCESSING_HALTED: 'SF_ROLLED_BACK',
  REQUEST_LIMIT_EXCEEDED: 'SF_REQUEST_LIMIT',
  REQUIRED_FIELD_MISSING: 'SF_REQUIRED_FIELD_MISSING',
  STANDARD_PRICE_NOT_DEFINED: 'SF_STANDARD_PRICE_MISSING',
  STORAGE_LIMIT_EXCEEDED: 'SF_STORAGE_FULL',
  STRING_TOO_LONG: 'SF_STRING_TOO_LONG',
  UNABLE_TO_LOCK_ROW: 'SF_ROW_LOCKED',
  UNKNOWN_EXCEPTION: 'SF_NOT_PROCESSED',
};

const CALL_CODES: Readonly<Record<string, KnownErrorCode>> = {
  API_CURRENTLY_DISABLED: 'SF_API_DISABLED',
  API_DISABLED_FOR_ORG: 'SF_API_DISABLED',
  DUPLICATE_EXTERNAL_ID: 'SF_DUPLICATE_EXTERNAL_ID',
  EXCEEDED_ID_LIMIT: 'SF_LIMIT_EXCEEDED',
  FUNCTIONALITY_NOT_ENABLED: 'SF_FEATURE_OFF',
  INSUFFICIENT_ACCESS: 'SF_NO_ACCESS',
  INSUFFICIENT_ACCESS_OR_READONLY: 'SF_NO_ACCESS',
  INVALID_AUTH_HEADER: 'SF_SESSION_EXPIRED',
  INVALID_FIELD: 'SF_FIELD_MISSING',
  INVALID_QUERY_LOCATOR: 'SF_QUERY_CURSOR_LOST',
  INVALID_SESSION_ID: 'SF_SESSION_EXPIRED',
  INVALID_TYPE: 'SF_OBJECT_MISSING',
  JSON_PARSER_ERROR: 'SF_WRONG_TYPE',
  LIMIT_EXCEEDED: 'SF_LIMIT_EXCEEDED',
  MALFORMED_QUERY: 'SF_QUERY_MALFORMED',
  METHOD_NOT_ALLOWED: 'SF_REQUEST_REFUSED',
  MULTIPLE_CHOICES: 'SF_DUPLICATE_EXTERNAL_ID',
  NOT_FOUND: 'SF_NOT_FOUND',
  QUERY_TIMEOUT: 'SF_QUERY_TIMEOUT',
  REQUEST_LIMIT_EXCEEDED: 'SF_REQUEST_LIMIT',
  SERVER_UNAVAILABLE: 'SF_UNAVAILABLE',
  STORAGE_LIMIT_EXCEEDED: 'SF_STORAGE_FULL',
  UNABLE_TO_LOCK_ROW: 'SF_ROW_LOCKED',
  UNKNOWN_EXCEPTION: 'SF_UNAVAILABLE',
};

/** Texts of an administrator of the org (rules, flows), which say what to do better than we could. */
const QUOTED = new Set<KnownErrorCode>(['SF_VALIDATION_RULE', 'SF_AUTOMATION_FAILED']);

function refine(code: KnownErrorCode | undefined, refusal: Refusal): KnownErrorCode | undefined {
  const { message } = refusal;
  if (code === 'SF_FIELD_MISSING' && /foreign key external id/i.test(message)) return 'SF_PARENT_MISSING';
  if (code === 'SF_REQUEST_LIMIT' && /concurrent/i.test(message)) return 'SF_CONCURRENT_LIMIT';
  if (code === 'SF_DUPLICATE_VALUE' && /duplicate external id/i.test(message)) return 'SF_DUPLICATE_EXTERNAL_ID';
  return code;
}

/** Fields as Salesforce names them; for a missing parent they stand in the message alone. */
function fieldsOf(refusal: Refusal): readonly string[] {
  if (refusal.fields !== undefined && refusal.fields.length > 0) return refusal.fields;
  const parent = /not found for field (\S+) in entity (\w+)/i.exec(refusal.message);
  if (parent !== null) return [`${parent[2]}.${parent[1]}`];
  const named =
    /not found for field (\S+)/i.exec(refusal.message) ?? /fields are missing: \[([^\]]*)\]/i.exec(refusal.message);
  return named?.[1] === undefined ? [] : named[1].split(/,\s*/);
}

function rowPlace(code: KnownErrorCode, refusal: Refusal): ErrorPlace {
  const fields = fieldsOf(refusal);
  const reason = QUOTED.has(code) ? refusal.message : refusal.code;
  return {
    fields,
    said: refusal.message,
    values: { reason, operation: 'a record', ...(fields.length === 0 ? {} : { fields: fields.join(', ') }) },
  };
}

/** Why a single record was refused. With several reasons the first one that stops it for good is told. */
export function mapRowRefusals(refusals: readonly Refusal[]): CounterpartError {
  const errors = refusals.map((refusal) => {
    const code = refine(ROW_CODES[refusal.code], refusal) ?? 'SF_ROW_REFUSED';
    return codedError(code, rowPlace(code, refusal));
  });
  return errors.find((error) => error.kind === 'data') ?? errors[0] ?? codedError('SF_ROW_REFUSED');
}

/** `CODE:message:fields --`, as Bulk API 2.0 writes `sf__Error` (Bulk API 2.0 guide, "Get Failed Results"). */
export function parseBulkRowError(text: string): Refusal {
  const match = /^([A-Z][A-Z0-9_]*):([\s\S]*?)(?::([\w.,\s]*?))?\s*(?:--)?\s*$/.exec(text);
  if (match === null) return { code: 'UNKNOWN', message: text };
  const fields = (match[3] ?? '').split(',').map((field) => field.trim());
  return { code: match[1] ?? 'UNKNOWN', message: match[2] ?? '', fields: fields.filter((field) => field !== '') };
}

/** An answer that refused a whole call. */
export interface RefusedCall {
  readonly status: number;
  readonly body: string;
  readonly host: string;
  /** What was being done, in words: `a query`, `the upsert of ERP_Invoice__c`. */
  readonly operation: string;
  /** The call may have changed something. */
  readonly writes: boolean;
  readonly retryAfterMs?: number;
  readonly apiVersion?: string;
}

/** The errors in a body of the API: an array of `{errorCode, message, fields}`; empty when it is something else. */
export function refusalsOf(body: string): Refusal[] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(body);
  } catch {
    return [];
  }
  const list = Array.isArray(parsed) ? parsed : [parsed];
  return list.flatMap((entry: unknown) => {
    if (typeof entry !== 'object' || entry === null) return [];
    const { errorCode, statusCode, message, fields } = entry as Record<string, unknown>;
    const code = typeof errorCode === 'string' ? errorCode : statusCode;
    if (typeof code !== 'string') return [];
    return [{ code, message: String(message ?? ''), fields: Array.isArray(fields) ? fields.map(String) : [] }];
  });
}

function codeOfStatus(call: RefusedCall, fromSalesforce: boolean): KnownErrorCode {
  const { status } = call;
  if (status === 429 || status === 420) return 'SF_THROTTLED';
  // A page of a gateway says nothing about what the org behind it did with a write.
  if (status === 503 || status === 408) return 'SF_UNAVAILABLE';
  if (status >= 500) return call.writes && !fromSalesforce ? 'SF_ANSWER_LOST' : 'SF_UNAVAILABLE';
  if (status === 401) return 'SF_SESSION_EXPIRED';
  if (status === 410) return 'SF_VERSION_RETIRED';
  if (status === 409 || status === 412) return 'SF_RECORD_CHANGED';
  if (status === 413 || status === 414 || status === 431) return 'SF_TOO_LARGE';
  if (!fromSalesforce) return 'SF_NOT_JSON';
  if (status === 403) return 'SF_NO_ACCESS';
  if (status === 404) return 'SF_NOT_FOUND';
  return 'SF_REQUEST_REFUSED';
}

/** Why a whole call was refused, from status and body. */
export function mapRefusedCall(call: RefusedCall): CounterpartError {
  const refusals = refusalsOf(call.body);
  const refusal = refusals[0];
  const known = refusal === undefined ? undefined : refine(CALL_CODES[refusal.code], refusal);
  const code = known ?? codeOfStatus(call, refusal !== undefined);
  const fields = refusal === undefined ? [] : fieldsOf(refusal);
  const object = /sObject type '(\w+)'/i.exec(refusal?.message ?? '')?.[1];
  return codedError(code, {
    fields,
    values: {
      host: call.host,
      operation: call.operation,
      status: call.status,
      fields: fields.join(', '),
      ...(object === undefined ? {} : { object }),
      ...(call.apiVersion === undefined ? {} : { version: call.apiVersion }),
    },
    ...(call.retryAfterMs === undefined ? {} : { retryAfterMs: call.retryAfterMs }),
  });
}

/** Why no whole answer came. A write that may have arrived is uncertain, everything else can be repeated. */
export function mapBrokenCall(
  failure: NetworkFailure,
  call: { readonly host: string; readonly operation: string; readonly writes: boolean; readonly cause?: unknown },
): CounterpartError {
  const place = { values: { host: call.host, operation: call.operation }, cause: call.cause };
  if (failure === 'unreachable') return codedError('SF_UNREACHABLE', place);
  if (failure === 'certificate') return codedError('SF_CERTIFICATE', place);
  return codedError(call.writes ? 'SF_ANSWER_LOST' : 'SF_CONNECTION_LOST', place);
}

/** Why the token endpoint gave no token: `error` and `error_description` of the OAuth answer. */
export function mapLoginRefusal(refusal: {
  readonly error: string;
  readonly description: string;
  readonly host: string;
}): CounterpartError {
  const { error, description } = refusal;
  const said = `${error} ${description}`.toLowerCase();
  const values = { host: refusal.host, reason: description === '' ? error : description, status: error };
  if (said.includes('audience')) return codedError('SF_LOGIN_AUDIENCE', { values });
  if (said.includes("hasn't approved") || said.includes('not approved'))
    return codedError('SF_LOGIN_NOT_APPROVED', { values });
  if (said.includes('client credentials user') || said.includes('not supported on this domain')) {
    return codedError('SF_LOGIN_NO_RUN_AS_USER', { values });
  }
  if (error.startsWith('invalid_client')) return codedError('SF_LOGIN_CLIENT', { values });
  if (error === 'rate_limit_exceeded') return codedError('SF_THROTTLED', { values });
  if (/^ERROR_HTTP_(5\d\d|429|420)$/.test(error))
    return codedError('SF_UNAVAILABLE', { values: { status: error.slice(11) } });
  if (error.startsWith('ERROR_HTTP_'))
    return codedError('SF_NOT_JSON', { values: { ...values, status: error.slice(11) } });
  return codedError('SF_LOGIN_REFUSED', { values });
}

/** Why a bulk job ended as Failed, from its `errorMessage`. */
export function mapFailedJob(job: string, errorMessage: string): CounterpartError {
  const values = { job, operation: `bulk job ${job}` };
  if (/field name not found|invalidbatch.*field/i.test(errorMessage)) {
    const field = /not found\s*:\s*(\S+)/i.exec(errorMessage)?.[1];
    return codedError('SF_FIELD_MISSING', { values, fields: field === undefined ? [] : [field] });
  }
  if (/limit|quota|exceeded/i.test(errorMessage)) return codedError('SF_LIMIT_EXCEEDED', { values });
  if (/clientinputerror|invalidbatch/i.test(errorMessage)) return codedError('SF_JOB_REFUSED', { values });
  return codedError('SF_JOB_FAILED', { values });
}
