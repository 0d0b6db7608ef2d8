import { afterAll, beforeAll, expect, test } from 'vitest';
import { createKernel } from '../kernel/kernel.ts';
import type { Kernel } from '../kernel/kernel.ts';
import { tableOf } from '../rows/row-table.ts';
import { usernameOf } from './org-users.ts';
import type { Session } from './session.ts';

/** What the companion asks before it acts for someone, on the package's own metadata. */
let kernel: Kernel;
let integration: Session;
let order: string;
let account: string;

const session = (name: string): Session => kernel.sessions.open(usernameOf(name)) as Session;
const make = (object: string, record: Record<string, unknown>, as = session('admin')): string => {
  const [result] = kernel.save.insert(object, tableOf([record]), as);
  if (typeof result?.id !== 'string') throw new Error(JSON.stringify(result?.errors));
  return result.id;
};
const ask = (soql: string): Record<string, unknown>[] => kernel.query(soql, integration).records;

beforeAll(() => {
  kernel = createKernel({ features: ['quotes'] });
  integration = session('integration');
  account = make('Account', { Name: 'A', OwnerId: session('rep').user.id });
  const customer = make('ERP_Customer__c', { Account__c: account, ERP_Key__c: 'c', Name: 'C' });
  order = make('ERP_Order__c', { Customer__c: customer, ERP_Key__c: 'o' });
});
afterAll(() => kernel.close());

test('the integration user finds who holds a custom permission', () => {
  const holders = (permission: string): unknown[] => {
    const sets =
      "SELECT ParentId FROM SetupEntityAccess WHERE SetupEntityType = 'CustomPermission' AND SetupEntityId IN " +
      `(SELECT Id FROM CustomPermission WHERE DeveloperName = '${permission}')`;
    const ids = ask(sets).map(({ ParentId }) => `'${String(ParentId)}'`);
    return ask(`SELECT Assignee.Username FROM PermissionSetAssignment WHERE PermissionSetId IN (${ids.join(',')})`).map(
      (row) => (row['Assignee'] as Record<string, unknown>)['Username'],
    );
  };
  expect(holders('ERP_Seller')).toEqual([usernameOf('rep')]);
  expect(holders('ERP_Finance')).toEqual([usernameOf('finance')]);
});

test('it asks about the access of another user, to accounts, what hangs below them and private records', () => {
  const own = { Kind__c: 'check-quote', Target_Id__c: account };
  const command = make('ERP_Command__c', own, session('rep'));
  const access = (name: string): unknown =>
    Object.fromEntries(
      ask(
        'SELECT RecordId, HasReadAccess, HasEditAccess FROM UserRecordAccess WHERE ' +
          `UserId = '${session(name).user.id}' AND RecordId IN ('${account}', '${order}', '${command}')`,
      ).map((row) => [row['RecordId'], [row['HasReadAccess'], row['HasEditAccess']]]),
    );
  expect(access('rep')).toMatchObject({ [account]: [true, true], [order]: [true, false] });
  expect(access('rep2')).toEqual({ [account]: [false, false], [order]: [false, false], [command]: [false, false] });
  expect(access('finance')).toMatchObject({ [account]: [true, false], [order]: [true, false] });
});

test('a command says who asked, and others do not see it', () => {
  const command = make('ERP_Command__c', { Kind__c: 'check-quote', Target_Id__c: account }, session('rep'));
  const [record] = ask(`SELECT CreatedById, OwnerId FROM ERP_Command__c WHERE Id = '${command}'`);
  expect(record).toMatchObject({ CreatedById: session('rep').user.id, OwnerId: session('rep').user.id });
  const others = `SELECT Id FROM ERP_Command__c WHERE Id = '${command}'`;
  expect(kernel.query(others, session('finance')).totalSize).toBe(0);
});
