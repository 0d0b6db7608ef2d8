import { describe, expect, test } from 'vitest';
import type { ErrorKind } from '../../errors/counterpart-error.ts';
import { errorCodeOf, mapBrokenAnswer, mapRefusedAnswer, mapTokenRefusal } from './error-map.ts';

const answer = (status: number, code: string, html = '') =>
  mapRefusedAnswer({
    status,
    body:
      code === ''
        ? html
        : JSON.stringify({ error: { code, message: 'Customer 10000 Secret Ltd.  CorrelationId:  x.' } }),
    host: 'bc.example',
    operation: 'reading salesInvoices',
  });

describe('refused answers', () => {
  test('a field that the entity does not have is told by its words: its code says nothing', () => {
    const message = "Could not find a property named 'website' on type 'Microsoft.NAV.customer'.";
    const body = JSON.stringify({ error: { code: 'BadRequest', message } });
    const refused = mapRefusedAnswer({ status: 400, body, host: 'bc.example', operation: 'reading customers' });
    expect(refused).toMatchObject({ code: 'BC_FIELD_MISSING', kind: 'config' });
  });

  const table: readonly (readonly [number, string, string, ErrorKind])[] = [
    [400, 'BadRequest', 'BC_REQUEST_REFUSED', 'bug'],
    [400, 'BadRequest_InvalidToken', 'BC_REQUEST_REFUSED', 'bug'],
    [400, 'BadRequest_RequiredParamNotProvided', 'BC_VALUE_REFUSED', 'data'],
    [400, 'BadRequest_InvalidOperation', 'BC_REQUEST_REFUSED', 'bug'],
    [400, 'BadRequest_InvalidRequestUrl', 'BC_REQUEST_REFUSED', 'bug'],
    [400, 'BadRequest_NotFound', 'BC_ENTITY_MISSING', 'config'],
    [404, 'BadRequest_ResourceNotFound', 'BC_ENTITY_MISSING', 'config'],
    [405, 'BadRequest_MethodNotAllowed', 'BC_REQUEST_REFUSED', 'bug'],
    [501, 'BadRequest_MethodNotImplemented', 'BC_REQUEST_REFUSED', 'bug'],
    [401, 'Authentication_InvalidCredentials', 'BC_LOGIN_REFUSED', 'auth'],
    [403, 'Authorization_RequestDenied', 'BC_NO_PERMISSION', 'config'],
    [401, 'Authorization_Missing', 'BC_NO_PERMISSION', 'config'],
    [409, 'Request_EntityChanged', 'BC_RECORD_CHANGED', 'conflict'],
    [400, 'Internal_EntityWithSameKeyExists', 'BC_DUPLICATE_KEY', 'data'],
    [404, 'Internal_RecordNotFound', 'BC_RECORD_MISSING', 'data'],
    [404, 'Internal_DataNotFoundFilter', 'BC_RECORD_MISSING', 'data'],
    [400, 'Internal_InvalidTableRelation', 'BC_RELATED_MISSING', 'data'],
    [404, 'Internal_CompanyNotFound', 'BC_COMPANY_MISSING', 'config'],
    [500, 'Internal_ServerError', 'BC_SERVER_ERROR', 'transient'],
    [503, 'Internal_TenantUnavailable', 'BC_UNAVAILABLE', 'transient'],
    [400, 'Application_DialogException', 'BC_BUSINESS_RULE', 'data'],
    [400, 'Application_FieldValidationException', 'BC_BUSINESS_RULE', 'data'],
    [400, 'Application_CallbackNotAllowed', 'BC_BUSINESS_RULE', 'data'],
    [400, 'Application_StringExceededLength', 'BC_VALUE_REFUSED', 'data'],
    [400, 'Application_EvaluateException', 'BC_VALUE_REFUSED', 'data'],
    [400, 'Application_InvalidGUID', 'BC_VALUE_REFUSED', 'data'],
    [400, 'Application_FilterErrorException', 'BC_VALUE_REFUSED', 'data'],
    [400, 'Unknown', 'BC_REQUEST_REFUSED', 'bug'],
    [429, 'Application_TooManyRequests', 'BC_THROTTLED', 'limit'],
    [408, '', 'BC_TIMEOUT', 'limit'],
    [504, '', 'BC_TIMEOUT', 'limit'],
    [413, '', 'BC_TOO_LARGE', 'config'],
    [401, '', 'BC_LOGIN_REFUSED', 'auth'],
    [403, '', 'BC_NO_PERMISSION', 'config'],
    [404, '', 'BC_ENTITY_MISSING', 'config'],
    [405, '', 'BC_ENDPOINT_OFF', 'config'],
    [502, '', 'BC_UNAVAILABLE', 'transient'],
    [500, '', 'BC_SERVER_ERROR', 'transient'],
  ];

  test.each(table)('%d %s becomes %s of kind %s', (status, code, ours, kind) => {
    expect(answer(status, code)).toMatchObject({ code: ours, kind });
  });

  test('a web page in place of data is named as such, a failing gateway stays transient', () => {
    expect(answer(404, '', '<!DOCTYPE html>')).toMatchObject({ code: 'BC_HTML_ANSWER', kind: 'config' });
    expect(answer(503, '', '<html>')).toMatchObject({ code: 'BC_UNAVAILABLE', kind: 'transient' });
  });

  test("the server's own text, which quotes records, stays out of the message", () => {
    expect(answer(400, 'Application_DialogException').message).not.toContain('Secret');
  });

  test('a throttled call that names no pause gets one', () => {
    expect(answer(429, '').retryAfterMs).toBe(1_000);
  });

  test('a body that is no error of the API has no code', () => {
    expect(errorCodeOf('<html>')).toBeUndefined();
    expect(errorCodeOf('null')).toBeUndefined();
  });
});

describe('broken answers and refused tokens', () => {
  test.each([
    ['unreachable', 'BC_UNREACHABLE'],
    ['certificate', 'BC_CERTIFICATE'],
    ['lost', 'BC_CONNECTION_LOST'],
    ['stopped', 'BC_STOPPED'],
  ] as const)('%s becomes %s', (failure, code) => {
    expect(mapBrokenAnswer(failure, { host: 'bc.example', operation: 'reading' }).code).toBe(code);
  });

  test.each([
    [401, 'invalid_client', 'BC_TOKEN_REFUSED'],
    [400, 'unauthorized_client', 'BC_TOKEN_REFUSED'],
    [404, '', 'BC_HTML_ANSWER'],
    [503, '', 'BC_UNAVAILABLE'],
    [429, '', 'BC_THROTTLED'],
  ])('a token refused with %d %s becomes %s', (status, error, code) => {
    expect(mapTokenRefusal({ status, error, host: 'login.example' }).code).toBe(code);
  });
});
