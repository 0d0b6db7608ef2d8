import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openWorkers, type Workers } from './command-workers.ts';
import { openSellingStage, type SellingStage } from './selling-stage.ts';

let stage: SellingStage;
let workers: Workers;
let opportunity = '';
let order = '';
/** A target and a proper request of every kind. */
let asks: Readonly<Record<string, readonly [string, object]>> = {};

const KINDS = ['check-quote', 'send-quote', 'change-order', 'create-customer', 'consent-customer', 'settle-conflict'];

beforeAll(async () => {
  stage = await openSellingStage();
  workers = await openWorkers(stage);
  opportunity = await stage.opportunity();
  order = String(
    stage.rows(`SELECT Id FROM ERP_Order__c WHERE Customer__r.Account__c = '${stage.account.id}'`)[0]?.['Id'],
  );
  if (order === 'undefined') {
    const sent = await stage.ask('rep', 'send-quote', opportunity);
    order = (JSON.parse(String(sent['Result__c'])) as { orderId: string }).orderId;
  }
  asks = {
    'check-quote': [opportunity, {}],
    'send-quote': [opportunity, {}],
    'change-order': [order, { cancelOrder: true }],
    'create-customer': [stage.account.id, {}],
    'consent-customer': [stage.account.id, { granted: true }],
    'settle-conflict': [stage.account.id, { choices: { Phone: 'erp' } }],
  };
});
afterAll(async () => {
  await workers.close();
  await stage.close();
});

const ids = (object: string, field: string, value: string): string =>
  String(stage.rows(`SELECT Id FROM ${object} WHERE ${field} = '${value}'`)[0]?.['Id']);

/** Gives a user a permission set and takes it back with the function that it gives. */
async function assign(user: string, set: string): Promise<() => Promise<unknown>> {
  const AssigneeId = ids('User', 'Username', `${user}@counterpart.local`);
  const id = await stage.create('admin', 'PermissionSetAssignment', {
    AssigneeId,
    PermissionSetId: ids('PermissionSet', 'Name', set),
  });
  return () => stage.call('admin', 'DELETE', `/sobjects/PermissionSetAssignment/${id}`);
}

async function refusalOf(user: string, kind: string): Promise<unknown[]> {
  const [target, request] = asks[kind] ?? ['', {}];
  const { Status__c, Error_Code__c } = await stage.ask(user, kind, target, request);
  return [kind, Status__c, Error_Code__c];
}

describe.each(KINDS)('a request to %s', (kind) => {
  test('for a record that the requester can’t see is refused', async () => {
    // rep2 sees none of the rep's accounts, and here may ask for everything.
    const back = [await assign('rep2', 'ERP_Seller'), await assign('rep2', 'ERP_Finance')];
    expect(await refusalOf('rep2', kind)).toEqual([kind, 'Refused', 'CMD_NO_ACCESS']);
    for (const take of back) await take();
  });

  test('of a user without the permission is refused', async () => {
    const needed = kind === 'consent-customer' ? 'rep' : 'viewer';
    const [target, request] = asks[kind] ?? ['', {}];
    if (needed === 'rep') return expect(await refusalOf('rep', kind)).toEqual([kind, 'Refused', 'CMD_NO_PERMISSION']);
    // The rep loses the right to sell after asking: what counts is the moment at which it is acted on.
    const id = await stage.request('rep', kind, target, request);
    const set = ids('PermissionSet', 'Name', 'ERP_Seller');
    const user = ids('User', 'Username', 'rep@counterpart.local');
    const held = stage.rows(
      `SELECT Id FROM PermissionSetAssignment WHERE AssigneeId = '${user}' AND PermissionSetId = '${set}'`,
    );
    for (const row of held)
      await stage.call('admin', 'DELETE', `/sobjects/PermissionSetAssignment/${String(row['Id'])}`);
    await stage.companion.commands.round();
    const { Status__c, Error_Code__c } = stage.command(id);
    await assign('rep', 'ERP_Seller');
    expect([Status__c, Error_Code__c]).toEqual(['Refused', 'CMD_NO_PERMISSION']);
  });

  test('can’t be changed after it was sent', async () => {
    const [target, request] = asks[kind] ?? ['', {}];
    const id = await stage.request('rep', kind, target, request);
    for (const change of [
      { Request__c: '{"company":"X"}' },
      { Target_Id__c: stage.account.id.slice(0, 15) },
      { Kind__c: 'other' },
    ]) {
      const { error } = await stage.call('rep', 'PATCH', `/sobjects/ERP_Command__c/${id}`, change);
      expect(error).toContain('CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY');
      // Not even by who may edit requests.
      const byAdmin = await stage.call('admin', 'PATCH', `/sobjects/ERP_Command__c/${id}`, change);
      expect(byAdmin.error).toContain('CMD_REQUEST_CHANGED');
    }
    const { error } = await stage.call('admin', 'PATCH', `/sobjects/ERP_Command__c/${id}`, { Status__c: 'Done' });
    expect(error).toContain('CMD_STATUS_NOT_YOURS');
    await stage.call('admin', 'DELETE', `/sobjects/ERP_Command__c/${id}`);
  });
});

describe('a request', () => {
  const ending = async (values: object, user = 'rep'): Promise<unknown> => {
    const id = await stage.create(user, 'ERP_Command__c', {
      Kind__c: 'check-quote',
      Target_Id__c: opportunity,
      ...values,
    });
    await stage.companion.commands.round();
    const { Status__c, Error_Code__c } = stage.command(id);
    return [Status__c, Error_Code__c];
  };

  test('of an unknown kind, with broken JSON, too large or with unknown members is refused', async () => {
    expect(await ending({ Kind__c: 'transfer-money' })).toEqual(['Refused', 'CMD_UNKNOWN_KIND']);
    expect(await ending({ Kind__c: '__proto__' })).toEqual(['Refused', 'CMD_UNKNOWN_KIND']);
    expect(await ending({ Request__c: '{' })).toEqual(['Refused', 'CMD_REQUEST_MALFORMED']);
    expect(await ending({ Request__c: '{"admin":true}' })).toEqual(['Refused', 'CMD_REQUEST_MALFORMED']);
    expect(await ending({ Request__c: `"${'x'.repeat(20_000)}"` })).toEqual(['Refused', 'CMD_REQUEST_TOO_LARGE']);
  });

  test('about a record of another object, or about none, is refused', async () => {
    expect(await ending({ Target_Id__c: stage.account.id })).toEqual(['Refused', 'CMD_TARGET_WRONG']);
    expect(await ending({ Target_Id__c: "0' OR Id != '" })).toEqual(['Refused', 'CMD_TARGET_WRONG']);
    expect(await ending({ Target_Id__c: '006000000000001AAA' })).toEqual(['Refused', 'CMD_NO_ACCESS']);
  });

  test('that names a customer or a line of another record is refused', async () => {
    const elsewhere = `Account__c != '${stage.account.id}'`;
    const other = stage.rows(`SELECT Id FROM ERP_Customer__c WHERE ${elsewhere}`)[0]?.['Id'];
    const line = stage.rows(`SELECT Id FROM ERP_Order_Line__c WHERE Order__c != '${order}'`)[0]?.['Id'];
    expect(await ending({ Request__c: JSON.stringify({ erpCustomerId: other }) })).toEqual([
      'Refused',
      'CMD_FOREIGN_RECORD',
    ]);
    const lines = [{ lineId: line, quantity: 1 }];
    const change = { Kind__c: 'change-order', Target_Id__c: order, Request__c: JSON.stringify({ lines }) };
    expect(await ending(change)).toEqual(['Refused', 'CMD_FOREIGN_RECORD']);
  });

  test('of a user who is not active any more is refused; who owns the record does not matter', async () => {
    const user = ids('User', 'Username', 'rep@counterpart.local');
    const id = await stage.request('rep', 'check-quote', opportunity);
    await stage.call('admin', 'PATCH', `/sobjects/ERP_Command__c/${id}`, {
      OwnerId: ids('User', 'Username', 'admin@counterpart.local'),
    });
    await stage.call('admin', 'PATCH', `/sobjects/User/${user}`, { IsActive: false });
    await stage.companion.commands.round();
    await stage.call('admin', 'PATCH', `/sobjects/User/${user}`, { IsActive: true });
    expect(stage.command(id)).toMatchObject({ Status__c: 'Refused', Error_Code__c: 'CMD_USER_INACTIVE' });
  });

  test('that nobody could carry out for a day is not carried out any more; a refusal is logged without its content', async () => {
    const id = await stage.request('rep', 'check-quote', opportunity);
    workers.clock.advance(25 * 3_600_000);
    await workers.worker().round();
    expect(stage.command(id)).toMatchObject({ Status__c: 'Failed', Error_Code__c: 'CMD_TOO_OLD' });
    const [entry] = workers.logged.filter(({ event }) => event === 'command-failed');
    expect(Object.keys(entry?.facts ?? {})).toEqual(['id', 'kind', 'requester', 'code']);
  });
});
