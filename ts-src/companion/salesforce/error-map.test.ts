import { describe, expect, test } from 'vitest';
import type { ErrorKind } from '../errors/counterpart-error.ts';
import {
  mapBrokenCall,
  mapFailedJob,
  mapLoginRefusal,
  mapRefusedCall,
  mapRowRefusals,
  parseBulkRowError,
  refusalsOf,
} from './error-map.ts';

const call = (status: number, errorCode: string, message = '', writes = false) =>
  mapRefusedCall({
    status,
    body: errorCode === '' ? message : JSON.stringify([{ message, errorCode }]),
    host: 'org.example',
    operation: 'a query',
    writes,
  });

describe('refused rows', () => {
  const table: readonly (readonly [string, string, string, ErrorKind])[] = [
    ['ALL_OR_NONE_OPERATION_ROLLED_BACK', '', 'SF_ROLLED_BACK', 'transient'],
    ['CANNOT_EXECUTE_FLOW_TRIGGER', 'The flow failed', 'SF_AUTOMATION_FAILED', 'data'],
    ['CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY', 'Trigger', 'SF_AUTOMATION_FAILED', 'data'],
    ['DELETE_FAILED', '', 'SF_DELETE_FAILED', 'data'],
    ['DUPLICATES_DETECTED', 'Use one of these records?', 'SF_DUPLICATES_DETECTED', 'data'],
    ['DUPLICATE_EXTERNAL_ID', '', 'SF_DUPLICATE_EXTERNAL_ID', 'data'],
    ['DUPLICATE_VALUE', 'duplicate value found: F__c', 'SF_DUPLICATE_VALUE', 'data'],
    ['DUPLICATE_VALUE', 'Duplicate external id specified: 1', 'SF_DUPLICATE_EXTERNAL_ID', 'data'],
    ['ENTITY_IS_DELETED', 'entity is deleted', 'SF_RECORD_DELETED', 'data'],
    ['ENTITY_IS_LOCKED', '', 'SF_RECORD_LOCKED', 'data'],
    ['FAILED_ACTIVATION', '', 'SF_ACTIVATION', 'data'],
    ['FIELD_CUSTOM_VALIDATION_EXCEPTION', 'Too early', 'SF_VALIDATION_RULE', 'data'],
    ['FIELD_FILTER_VALIDATION_EXCEPTION', '', 'SF_LOOKUP_FILTER', 'data'],
    ['FIELD_INTEGRITY_EXCEPTION', '', 'SF_FIELD_INTEGRITY', 'data'],
    ['INACTIVE_OWNER_OR_USER', '', 'SF_OWNER_INACTIVE', 'data'],
    ['INSUFFICIENT_ACCESS', '', 'SF_RECORD_NO_ACCESS', 'data'],
    ['INSUFFICIENT_ACCESS_OR_READONLY', '', 'SF_RECORD_NO_ACCESS', 'data'],
    ['INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY', '', 'SF_RECORD_NO_ACCESS', 'data'],
    ['INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id', 'SF_INVALID_REFERENCE', 'data'],
    ['INVALID_CURRENCY_ISO', '', 'SF_PICKLIST_VALUE', 'data'],
    ['INVALID_EMAIL_ADDRESS', '', 'SF_INVALID_EMAIL', 'data'],
    ['INVALID_FIELD', "No such column 'x'", 'SF_FIELD_MISSING', 'config'],
    ['INVALID_FIELD', 'Foreign key external ID: x not found for field K__c in entity A', 'SF_PARENT_MISSING', 'data'],
    ['INVALID_FIELD_FOR_INSERT_UPDATE', '', 'SF_FIELD_NOT_WRITABLE', 'config'],
    ['INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST', '', 'SF_PICKLIST_VALUE', 'data'],
    ['INVALID_TYPE_ON_FIELD_IN_RECORD', '', 'SF_WRONG_TYPE', 'data'],
    ['JSON_PARSER_ERROR', '', 'SF_WRONG_TYPE', 'data'],
    ['LIMIT_EXCEEDED', '', 'SF_LIMIT_EXCEEDED', 'limit'],
    ['MALFORMED_ID', '', 'SF_INVALID_REFERENCE', 'data'],
    ['NOT_FOUND', '', 'SF_RECORD_NOT_FOUND', 'data'],
    ['NUMBER_OUTSIDE_VALID_RANGE', '', 'SF_NUMBER_OUT_OF_RANGE', 'data'],
    ['PROCESSING_HALTED', '', 'SF_ROLLED_BACK', 'transient'],
    ['REQUIRED_FIELD_MISSING', 'Required fields are missing: [Name]', 'SF_REQUIRED_FIELD_MISSING', 'data'],
    ['STANDARD_PRICE_NOT_DEFINED', '', 'SF_STANDARD_PRICE_MISSING', 'data'],
    ['STORAGE_LIMIT_EXCEEDED', '', 'SF_STORAGE_FULL', 'limit'],
    ['STRING_TOO_LONG', '', 'SF_STRING_TOO_LONG', 'data'],
    ['UNABLE_TO_LOCK_ROW', 'unable to obtain exclusive access', 'SF_ROW_LOCKED', 'transient'],
    ['UNKNOWN_EXCEPTION', '', 'SF_NOT_PROCESSED', 'transient'],
    ['SOMETHING_NEW', '', 'SF_ROW_REFUSED', 'data'],
  ];

  test.each(table)('%s (%s) becomes %s of kind %s', (code, message, ours, kind) => {
    const error = mapRowRefusals([{ code, message, fields: [] }]);
    expect(error).toMatchObject({ code: ours, kind });
  });

  test('the field of a missing parent is read from the message', () => {
    const message = 'Foreign key external ID: a|b|c not found for field ERP_Key__c in entity ERP_Customer__c';
    expect(mapRowRefusals([{ code: 'INVALID_FIELD', message }]).fields).toEqual(['ERP_Customer__c.ERP_Key__c']);
  });

  test('the text of a validation rule is told, the text of other refusals is not', () => {
    const rule = mapRowRefusals([{ code: 'FIELD_CUSTOM_VALIDATION_EXCEPTION', message: 'Close the order first.' }]);
    expect(rule.message).toContain('Close the order first.');
    const length = mapRowRefusals([{ code: 'STRING_TOO_LONG', message: 'Name: data value too large: Secret Ltd' }]);
    expect(length.message).not.toContain('Secret');
  });

  test('of several reasons the one that stops the record for good is told', () => {
    const locked = { code: 'UNABLE_TO_LOCK_ROW', message: '' };
    const missing = { code: 'REQUIRED_FIELD_MISSING', message: '', fields: ['Name'] };
    expect(mapRowRefusals([locked, missing]).code).toBe('SF_REQUIRED_FIELD_MISSING');
  });
});

describe('refused calls', () => {
  const table: readonly (readonly [number, string, string, string, ErrorKind])[] = [
    [400, 'MALFORMED_QUERY', '', 'SF_QUERY_MALFORMED', 'bug'],
    [400, 'INVALID_FIELD', "No such column 'x' on sobject of type Y", 'SF_FIELD_MISSING', 'config'],
    [400, 'INVALID_TYPE', "sObject type 'X__c' is not supported.", 'SF_OBJECT_MISSING', 'config'],
    [400, 'INVALID_QUERY_LOCATOR', '', 'SF_QUERY_CURSOR_LOST', 'transient'],
    [400, 'QUERY_TIMEOUT', '', 'SF_QUERY_TIMEOUT', 'limit'],
    [400, 'EXCEEDED_ID_LIMIT', '', 'SF_LIMIT_EXCEEDED', 'limit'],
    [400, 'LIMIT_EXCEEDED', '', 'SF_LIMIT_EXCEEDED', 'limit'],
    [400, 'JSON_PARSER_ERROR', '', 'SF_WRONG_TYPE', 'data'],
    [400, 'INVALID_SOMETHING', '', 'SF_REQUEST_REFUSED', 'bug'],
    [401, 'INVALID_SESSION_ID', '', 'SF_SESSION_EXPIRED', 'auth'],
    [401, 'INVALID_AUTH_HEADER', '', 'SF_SESSION_EXPIRED', 'auth'],
    [403, 'REQUEST_LIMIT_EXCEEDED', 'TotalRequests Limit exceeded.', 'SF_REQUEST_LIMIT', 'limit'],
    [403, 'REQUEST_LIMIT_EXCEEDED', 'ConcurrentPerOrgLongTxn Limit exceeded', 'SF_CONCURRENT_LIMIT', 'transient'],
    [403, 'API_DISABLED_FOR_ORG', '', 'SF_API_DISABLED', 'auth'],
    [403, 'API_CURRENTLY_DISABLED', '', 'SF_API_DISABLED', 'auth'],
    [403, 'FUNCTIONALITY_NOT_ENABLED', '', 'SF_FEATURE_OFF', 'config'],
    [403, 'STORAGE_LIMIT_EXCEEDED', '', 'SF_STORAGE_FULL', 'limit'],
    [403, 'INSUFFICIENT_ACCESS', '', 'SF_NO_ACCESS', 'config'],
    [403, 'SOMETHING_NEW', '', 'SF_NO_ACCESS', 'config'],
    [404, 'NOT_FOUND', '', 'SF_NOT_FOUND', 'config'],
    [405, 'METHOD_NOT_ALLOWED', '', 'SF_REQUEST_REFUSED', 'bug'],
    [409, '', '', 'SF_RECORD_CHANGED', 'conflict'],
    [410, '', '', 'SF_VERSION_RETIRED', 'config'],
    [412, '', '', 'SF_RECORD_CHANGED', 'conflict'],
    [413, '', '', 'SF_TOO_LARGE', 'bug'],
    [414, '', '', 'SF_TOO_LARGE', 'bug'],
    [420, '', '', 'SF_THROTTLED', 'limit'],
    [429, '', '', 'SF_THROTTLED', 'limit'],
    [500, 'UNKNOWN_EXCEPTION', '', 'SF_UNAVAILABLE', 'transient'],
    [502, '', '<html>Bad Gateway</html>', 'SF_UNAVAILABLE', 'transient'],
    [503, 'SERVER_UNAVAILABLE', '', 'SF_UNAVAILABLE', 'transient'],
    [404, '', '<html>nothing here</html>', 'SF_NOT_JSON', 'config'],
  ];

  test.each(table)('%d %s (%s) becomes %s of kind %s', (...row) => {
    const [status, errorCode, message, code, kind] = row;
    expect(call(status, errorCode, message)).toMatchObject({ code, kind });
  });

  test('a gateway page after a write leaves open whether it was saved', () => {
    expect(call(502, '', '<html>', true)).toMatchObject({ code: 'SF_ANSWER_LOST', kind: 'uncertain' });
    expect(call(503, '', '<html>', true).kind).toBe('transient');
    expect(call(500, 'UNKNOWN_EXCEPTION', '', true).kind).toBe('transient');
  });

  test('the object that is missing is named', () => {
    expect(call(400, 'INVALID_TYPE', "sObject type 'ERP_X__c' is not supported.").message).toContain('ERP_X__c');
  });

  test('a body that is no list of errors has no refusals', () => {
    expect(refusalsOf('<html>')).toEqual([]);
    expect(refusalsOf('[]')).toEqual([]);
    expect(refusalsOf('null')).toEqual([]);
  });
});

describe('broken calls', () => {
  test('a write whose answer is lost is uncertain, one that never left is not', () => {
    const at = { host: 'org.example', operation: 'the writing', writes: true };
    expect(mapBrokenCall('lost', at)).toMatchObject({ code: 'SF_ANSWER_LOST', kind: 'uncertain' });
    expect(mapBrokenCall('unreachable', at)).toMatchObject({ code: 'SF_UNREACHABLE', kind: 'transient' });
    expect(mapBrokenCall('certificate', at)).toMatchObject({ code: 'SF_CERTIFICATE', kind: 'config' });
    expect(mapBrokenCall('lost', { ...at, writes: false }).kind).toBe('transient');
  });
});

describe('refused logins', () => {
  const table: readonly (readonly [string, string, string])[] = [
    ['invalid_grant', 'expired access/refresh token', 'SF_LOGIN_REFUSED'],
    ['invalid_grant', 'Audience validation failed', 'SF_LOGIN_AUDIENCE'],
    ['invalid_grant', "user hasn't approved this consumer", 'SF_LOGIN_NOT_APPROVED'],
    ['invalid_grant', 'authentication failure', 'SF_LOGIN_REFUSED'],
    ['invalid_grant', 'user is locked', 'SF_LOGIN_REFUSED'],
    ['invalid_grant', 'request not supported on this domain', 'SF_LOGIN_NO_RUN_AS_USER'],
    ['invalid_grant', 'no client credentials user enabled', 'SF_LOGIN_NO_RUN_AS_USER'],
    ['invalid_client_id', '', 'SF_LOGIN_CLIENT'],
    ['invalid_client', '', 'SF_LOGIN_CLIENT'],
    ['invalid_client_credentials', '', 'SF_LOGIN_CLIENT'],
    ['unsupported_grant_type', '', 'SF_LOGIN_REFUSED'],
    ['inactive_user', '', 'SF_LOGIN_REFUSED'],
    ['inactive_org', '', 'SF_LOGIN_REFUSED'],
    ['rate_limit_exceeded', '', 'SF_THROTTLED'],
    ['ERROR_HTTP_503', '', 'SF_UNAVAILABLE'],
    ['ERROR_HTTP_404', '', 'SF_NOT_JSON'],
  ];

  test.each(table)('%s (%s) becomes %s', (error, description, ours) => {
    expect(mapLoginRefusal({ error, description, host: 'login.example' }).code).toBe(ours);
  });
});

describe('bulk jobs', () => {
  test.each([
    ['REQUIRED_FIELD_MISSING:Required fields are missing: [Name]:Name --', 'REQUIRED_FIELD_MISSING', ['Name']],
    ['ENTITY_IS_DELETED:entity is deleted:--', 'ENTITY_IS_DELETED', []],
    ['INVALID_FIELD:Foreign key external ID: a:b not found for field K__c in entity A:--', 'INVALID_FIELD', []],
    [
      'STRING_TOO_LONG:Name: data value too large: x (max length=80):Name,Other__c --',
      'STRING_TOO_LONG',
      ['Name', 'Other__c'],
    ],
    ['free text', 'UNKNOWN', undefined],
  ])('reads the row error %j', (text, code, fields) => {
    expect(parseBulkRowError(text)).toMatchObject(fields === undefined ? { code } : { code, fields });
  });

  test.each([
    ['InvalidBatch : Field name not found : Nope__c', 'SF_FIELD_MISSING'],
    ['ClientInputError : LineEnding is invalid on user data.', 'SF_JOB_REFUSED'],
    ['LimitExceeded: too many batches', 'SF_LIMIT_EXCEEDED'],
    ['InternalServerError', 'SF_JOB_FAILED'],
  ])('a job that failed with %j becomes %s', (message, code) => {
    expect(mapFailedJob('750x', message).code).toBe(code);
  });
});
