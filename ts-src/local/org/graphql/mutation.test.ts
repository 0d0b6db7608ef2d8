import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RouteCaller } from '../http/call-route.ts';
import { createKernel } from '../kernel/kernel.ts';
import type { Kernel } from '../kernel/types.ts';
import { graphqlRoutes } from './routes.ts';

/** The JSON of an answer; tests look into it freely. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Json = any;

interface Answer {
  readonly data: Json;
  readonly errors: { message: string; paths: unknown[]; extensions: { ErrorType: string } }[];
}

let kernel: Kernel;

beforeAll(() => {
  kernel = createKernel();
});
afterAll(() => kernel.close());

function callerOf(org: Kernel): RouteCaller {
  const opened = org.sessions.open(org.sessions.users[0]?.username ?? '');
  if (opened === null) throw new Error('no user');
  return new RouteCaller(graphqlRoutes(org), opened);
}

async function ask(query: string, variables: object = {}, org = kernel): Promise<Answer> {
  const reply = await callerOf(org).call({ method: 'POST', path: '/graphql', body: { query, variables } });
  expect(reply.status).toBe(200);
  return reply.body as Answer;
}

async function data(query: string, variables: object = {}): Promise<Json> {
  const answer = await ask(query, variables);
  expect(answer.errors).toEqual([]);
  return answer.data;
}

describe('a mutation', () => {
  it('creates, refers to what it created, updates and deletes', async () => {
    const { uiapi } = await data(
      `mutation M($account: AccountCreateInput!) { uiapi {
        AccountCreate(input: $account) { Record { Id Name { value } } }
        contact: ContactCreate(input: {Contact: {LastName: "Ash", AccountId: "@{AccountCreate}"}}) { Record { Id AccountId { value } } } } }`,
      { account: { Account: { Name: 'Made' } } },
    );
    const id = uiapi.AccountCreate.Record.Id;
    expect(uiapi.AccountCreate.Record.Name.value).toBe('Made');
    expect(uiapi.contact.Record.AccountId.value).toBe(id);
    const updated = await data(
      `mutation M($id: IdOrRef!) { uiapi { AccountUpdate(input: {Id: $id, Account: {Name: "Changed"}}) { success Record { Name { value } } } } }`,
      { id },
    );
    expect(updated.uiapi.AccountUpdate).toEqual({ success: true, Record: { Name: { value: 'Changed' } } });
    const deleted = await data(`mutation M($id: IdOrRef!) { uiapi { AccountDelete(input: {Id: $id}) { Id } } }`, {
      id,
    });
    expect(deleted.uiapi.AccountDelete.Id).toBe(id);
  });

  it('undoes everything when one operation fails, or nothing with allOrNone false', async () => {
    const operations = `AccountCreate(input: {Account: {Name: "Half"}}) { Record { Id } } c: ContactCreate(input: {Contact: {FirstName: "No"}}) { Record { Id } }`;
    const count = async (): Promise<number> =>
      (await data('{ uiapi { query { Account(where: {Name: {eq: "Half"}}) { totalCount } } } }')).uiapi.query.Account
        .totalCount;
    const undone = await ask(`mutation M { uiapi { ${operations} } }`);
    expect(undone.data.uiapi).toEqual({ AccountCreate: null, c: null });
    expect(undone.errors[0]?.message).toBe('REQUIRED_FIELD_MISSING: Required fields are missing: [LastName]');
    expect(await count()).toBe(0);
    const kept = await ask(`mutation M { uiapi(input: {allOrNone: false}) { ${operations} } }`);
    expect(kept.data.uiapi.AccountCreate.Record.Id).toMatch(/^001/);
    expect(await count()).toBe(1);
  });

  it('says every rule that refuses it, each with the operation it belongs to', async () => {
    const command = `ERP_Command__cCreate(input: {ERP_Command__c: {Status__c: "Done", Request_Key__c: "forged"}}) { Record { Id } }`;
    const { errors } = await ask(`mutation M { uiapi { forged: ${command} } }`);
    expect(errors.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^FIELD_CUSTOM_VALIDATION_EXCEPTION: CMD_/),
      expect.stringMatching(/^FIELD_CUSTOM_VALIDATION_EXCEPTION: CMD_/),
    ]);
    expect(errors[0]).toMatchObject({
      paths: ['uiapi', 'forged'],
      extensions: { ErrorType: 'DataFetchingException' },
    });
  });

  it('fails with what it depends on, and other operations go on with allOrNone false', async () => {
    const { data: answer, errors } = await ask(
      `mutation M { uiapi(input: {allOrNone: false}) {
        parent: AccountCreate(input: {Account: {Phone: "1"}}) { Record { Id } }
        child: ContactCreate(input: {Contact: {LastName: "Ash", AccountId: "@{parent}"}}) { Record { Id } }
        other: AccountCreate(input: {Account: {Name: "Alone"}}) { Record { Name { value } } } } }`,
    );
    expect(answer.uiapi).toEqual({ parent: null, child: null, other: { Record: { Name: { value: 'Alone' } } } });
    expect(errors.map(({ paths }) => paths[1])).toEqual(['parent', 'child']);
  });

  it('creates no children and follows no parent in its answer', async () => {
    const { errors } = await ask(
      `mutation M { uiapi { AccountCreate(input: {Account: {Name: "A"}}) { Record { Id Owner { Name { value } } } } } }`,
    );
    expect(errors[0]?.message).toMatch(/is not currently available in mutation results/);
    const nested = await ask(
      `mutation M { uiapi { AccountCreate(input: {Account: {Name: "A", Contacts: []}}) { Record { Id } } } }`,
    );
    expect(nested.errors[0]?.extensions.ErrorType).toBe('ValidationError');
  });

  it('carries the namespace in the names of its input', async () => {
    const packaged = createKernel({ namespace: 'erp' });
    const mutation = `mutation M { uiapi { made: erp__ERP_Command__cCreate(input: {erp__ERP_Command__c:
      {erp__Kind__c: "check-quote", erp__Target_Id__c: "006000000000001AAA"}}) { Record { Kind__c: erp__Kind__c { value } } } } }`;
    expect(await ask(mutation, {}, packaged)).toEqual({
      data: { uiapi: { made: { Record: { Kind__c: { value: 'check-quote' } } } } },
      errors: [],
    });
    packaged.close();
  });
});
