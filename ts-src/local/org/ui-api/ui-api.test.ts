import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Session } from '../access/session.ts';
import { RouteCaller } from '../http/call-route.ts';
import { createKernel } from '../kernel/kernel.ts';
import type { Kernel } from '../kernel/types.ts';
import { uiApiRoutes } from './routes.ts';

/** The JSON of an answer; tests look into it freely. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Json = any;

let kernel: Kernel;
let admin: Session;
let rep: Session;
let api: RouteCaller;

function session(name: string): Session {
  const user = kernel.sessions.users.find((known) => known.name === name);
  const opened = user === undefined ? null : kernel.sessions.open(user.username);
  if (opened === null) throw new Error(`no user ${name}`);
  return opened;
}

beforeEach(() => {
  kernel = createKernel();
  admin = session('Ada Admin');
  rep = session('Robin Rep');
  api = new RouteCaller(uiApiRoutes(kernel), admin);
});

afterEach(() => kernel.close());

async function get(path: string, as = api): Promise<Json> {
  const reply = await as.call({ method: 'GET', path: `/ui-api${path}` });
  expect(reply.status).toBe(200);
  return reply.body;
}

async function createAccount(fields: object): Promise<Json> {
  const reply = await api.call({ method: 'POST', path: '/ui-api/records', body: { apiName: 'Account', fields } });
  expect(reply.status).toBe(201);
  return reply.body;
}

describe('object info', () => {
  it('describes an object, its fields and its master record type', async () => {
    const info = await get('/object-info/ERP_Invoice__c');
    expect(info).toMatchObject({
      apiName: 'ERP_Invoice__c',
      custom: true,
      defaultRecordTypeId: '012000000000000AAA',
      nameFields: ['Name'],
      recordTypeInfos: { '012000000000000AAA': { master: true, name: 'Master' } },
    });
    expect(info.fields.Customer__c).toMatchObject({
      dataType: 'Reference',
      reference: true,
      relationshipName: 'Customer__r',
      referenceToInfos: [{ apiName: 'ERP_Customer__c', nameFields: ['Name'] }],
    });
    expect(info.fields.Type__c.dataType).toBe('Picklist');
    expect(info.fields.ERP_Key__c).toMatchObject({ unique: true, length: 255 });
  });

  it('answers several objects at once, each with its own status', async () => {
    const batch = await get('/object-info/batch/Account,Nope__c');
    expect(batch.hasErrors).toBe(true);
    expect(batch.results.map((item: Json) => item.statusCode)).toEqual([200, 404]);
  });

  it('leaves out what the user may not read', async () => {
    const info = await get('/object-info/Account', new RouteCaller(uiApiRoutes(kernel), rep));
    for (const name of Object.keys(info.fields)) expect(rep.access.fieldReadable('Account', name)).toBe(true);
    await expect(get('/object-info/Nope__c')).rejects.toMatchObject({ status: 404 });
  });

  it('lists picklist values of one field and of all', async () => {
    const one = await get('/object-info/ERP_Invoice__c/picklist-values/012000000000000AAA/Type__c');
    expect(one.values.map((item: Json) => item.value)).toEqual(['Invoice', 'Credit Memo']);
    const all = await get('/object-info/ERP_Invoice__c/picklist-values/012000000000000AAA');
    expect(Object.keys(all.picklistFieldValues)).toContain('Status__c');
  });
});

describe('records', () => {
  it('gives the fields asked for with display values, and parents as nested records', async () => {
    const { id } = await createAccount({ Name: 'Acme', AnnualRevenue: 1500, Industry: 'Retail' });
    const record = await get(`/records/${id}?fields=Account.Name,Account.AnnualRevenue,Account.Owner.Name`);
    expect(record).toMatchObject({ apiName: 'Account', id, recordTypeInfo: null, childRelationships: {} });
    expect(record.fields.Name).toEqual({ displayValue: null, value: 'Acme' });
    expect(record.fields.AnnualRevenue).toEqual({ displayValue: '$1,500', value: 1500 });
    expect(record.fields.OwnerId.value).toBe(admin.user.id);
    expect(record.fields.Owner).toMatchObject({
      displayValue: 'Ada Admin',
      value: { apiName: 'User', id: admin.user.id, fields: { Name: { value: 'Ada Admin' } } },
    });
    expect(Object.keys(record.fields).sort()).toEqual(['AnnualRevenue', 'Name', 'Owner', 'OwnerId']);
    expect(record.lastModifiedDate).toMatch(/Z$/);
  });

  it('fails for an unknown field but leaves out an unknown optional one', async () => {
    const { id } = await createAccount({ Name: 'Acme' });
    await expect(get(`/records/${id}?fields=Account.Nope__c`)).rejects.toMatchObject({
      status: 400,
      errorCode: 'INVALID_FIELD',
    });
    const record = await get(`/records/${id}?fields=Account.Name&optionalFields=Account.Nope__c`);
    expect(Object.keys(record.fields)).toEqual(['Name']);
    await expect(get(`/records/${id}`)).rejects.toMatchObject({ status: 400 });
  });

  it('hides records the user has no access to', async () => {
    const { id } = await createAccount({ Name: 'Acme' });
    const asRep = new RouteCaller(uiApiRoutes(kernel), rep);
    await expect(get(`/records/${id}?fields=Account.Name`, asRep)).rejects.toMatchObject({ status: 404 });
  });

  it('answers several records at once', async () => {
    const { id } = await createAccount({ Name: 'Acme' });
    const batch = await get(`/records/batch/${id},001Wt0000099999AAA?fields=Account.Name`);
    expect(batch.results.map((item: Json) => item.statusCode)).toEqual([200, 404]);
  });

  it('updates, refuses a change behind the back, and deletes', async () => {
    const { id } = await createAccount({ Name: 'Acme' });
    const path = `/ui-api/records/${id}`;
    const body = { fields: { Name: 'Bolt' } };
    const updated = await api.call({ method: 'PATCH', path, body });
    expect(updated).toMatchObject({ status: 200, body: { fields: { Name: { value: 'Bolt' } } } });
    const headers = { 'if-unmodified-since': 'Mon, 01 Jan 2001 00:00:00 GMT' };
    await expect(api.call({ method: 'PATCH', path, body, headers })).rejects.toMatchObject({ status: 412 });
    expect(await api.call({ method: 'DELETE', path })).toEqual({ status: 204 });
    await expect(get(`/records/${id}?fields=Account.Name`)).rejects.toMatchObject({ status: 404 });
  });

  it('names the fields a save was refused for', async () => {
    const body = { apiName: 'ERP_Invoice__c', fields: { Type__c: 'Nonsense' } };
    const reply = await api.call({ method: 'POST', path: '/ui-api/records', body });
    expect(reply.status).toBe(400);
    expect(reply.body).toMatchObject({ enhancedErrorType: 'RecordError', statusCode: 400 });
    const { output } = reply.body as { output: { fieldErrors: Record<string, { errorCode: string }[]> } };
    expect(Object.keys(output.fieldErrors).length).toBeGreaterThan(0);
  });
});
