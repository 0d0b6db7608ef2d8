import { beforeEach, describe, expect, test } from 'vitest';
import { createTestOrg } from '../fixtures/test-org.ts';
import type { TestOrg } from '../fixtures/test-org.ts';
import { tableOf } from '../rows/row-table.ts';

let org: TestOrg;
let own: string;
let foreign: string;

beforeEach(() => {
  org = createTestOrg();
  own = org.make('Account', { Name: 'Own', OwnerId: org.rep.user.id });
  foreign = org.make('Account', { Name: 'Foreign' });
  for (const [account, key] of [
    [own, 'o'],
    [foreign, 'f'],
  ]) {
    const parent = org.make('Parent__c', { Account__c: account, Key__c: key, Code__c: key });
    org.make('Child__c', { Parent__c: parent, Value__c: 1 });
  }
});

const asRep = (soql: string): unknown[] => org.kernel.query(soql, org.rep).records;

describe('sharing', () => {
  test('a user sees own accounts and everything below them, nothing else', () => {
    expect(asRep('SELECT Name FROM Account')).toMatchObject([{ Name: 'Own' }]);
    expect(asRep('SELECT Key__c FROM Parent__c')).toMatchObject([{ Key__c: 'o' }]);
    expect(asRep('SELECT Id FROM Child__c')).toHaveLength(1);
    expect(asRep('SELECT Name, (SELECT Id FROM Parents__r) FROM Account')).toHaveLength(1);
    expect(org.kernel.query('SELECT COUNT() FROM Child__c', org.rep).totalSize).toBe(1);
  });

  test('a share opens an account and its details; taking it away closes them', () => {
    const share = org.make('AccountShare', {
      AccountId: foreign,
      UserOrGroupId: org.rep.user.id,
      AccountAccessLevel: 'Read',
      OpportunityAccessLevel: 'Read',
      RowCause: 'Manual',
    });
    expect(asRep('SELECT Id FROM Child__c')).toHaveLength(2);
    const change = tableOf([{ Id: foreign, Name: 'Mine now' }]);
    expect(org.kernel.save.update('Account', change, org.rep)[0]?.errors[0]?.statusCode).toBe(
      'INSUFFICIENT_ACCESS_OR_READONLY',
    );
    org.kernel.save.remove('AccountShare', [share], org.admin);
    expect(asRep('SELECT Id FROM Child__c')).toHaveLength(1);
  });

  test('a new owner sees the account, the old one no longer', () => {
    org.update('Account', [{ Id: own, OwnerId: org.admin.user.id }]);
    expect(asRep('SELECT Id FROM Account')).toEqual([]);
  });

  test('details go below accounts that the user may edit only', () => {
    const save = (account: string): unknown =>
      org.kernel.save.insert('Parent__c', tableOf([{ Account__c: account }]), org.rep)[0]?.errors[0]?.statusCode;
    expect(save(own)).toBeUndefined();
    expect(save(foreign)).toBe('INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY');
  });

  test('UserRecordAccess says the same', () => {
    const soql =
      'SELECT RecordId, HasReadAccess, HasEditAccess, MaxAccessLevel FROM UserRecordAccess ' +
      `WHERE UserId = '${org.rep.user.id}' AND RecordId IN ('${own}', '${foreign}')`;
    expect(org.rows(soql)).toEqual([
      { RecordId: own, HasReadAccess: true, HasEditAccess: true, MaxAccessLevel: 'All' },
      { RecordId: foreign, HasReadAccess: false, HasEditAccess: false, MaxAccessLevel: 'None' },
    ]);
  });
});

describe('object and field rights', () => {
  test('a field without right does not exist for the user', () => {
    expect(() => asRep('SELECT Code__c FROM Parent__c')).toThrow("No such column 'Code__c' on entity 'Parent__c'");
    expect(() => asRep("SELECT Id FROM Parent__c WHERE Code__c = 'o'")).toThrow("No such column 'Code__c'");
    expect(() => org.kernel.save.insert('Parent__c', tableOf([{ Account__c: own, Code__c: 'x' }]), org.rep)).toThrow(
      "No such column 'Code__c'",
    );
  });

  test('a field that may only be read is refused by row', () => {
    const record = { Account__c: own, Kind__c: 'Large' };
    const [result] = org.kernel.save.insert('Parent__c', tableOf([record]), org.rep);
    expect(result?.errors[0]?.statusCode).toBe('INVALID_FIELD_FOR_INSERT_UPDATE');
  });

  test('an object right that is missing refuses the row', () => {
    const [parent] = org.rows("SELECT Id FROM Parent__c WHERE Key__c = 'o'");
    const [result] = org.kernel.save.insert('Child__c', tableOf([{ Parent__c: parent?.['Id'] }]), org.rep);
    expect(result?.errors[0]?.statusCode).toBe('CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY');
    const [removed] = org.kernel.save.remove('Parent__c', [String(parent?.['Id'])], org.rep);
    expect(removed?.errors[0]?.statusCode).toBe('INSUFFICIENT_ACCESS_OR_READONLY');
  });

  test('rights follow the assignment of permission sets at once', () => {
    const [assignment] = org.rows('SELECT Id FROM PermissionSetAssignment');
    org.kernel.save.remove('PermissionSetAssignment', [String(assignment?.['Id'])], org.admin);
    expect(() => asRep('SELECT Id FROM Parent__c')).toThrow("sObject type 'Parent__c' is not supported");
  });
});

test('a session ends two hours after its last use, or when it is revoked', () => {
  const { sessions } = org.kernel;
  const start = org.kernel.clock();
  const minutes = (n: number): void => org.setNow(start + n * 60_000);
  minutes(119);
  expect(sessions.find(org.rep.token)).not.toBeNull();
  minutes(238);
  expect(sessions.find(org.rep.token)).not.toBeNull();
  minutes(359);
  expect(sessions.find(org.rep.token)).toBeNull();
  const again = sessions.open('REP@counterpart.local');
  expect(again?.token).toMatch(/^00D\w{12,15}![.\w]*$/);
  sessions.revoke(again?.token ?? '');
  expect(sessions.find(again?.token ?? '')).toBeNull();
});

test('in an org with namespace every custom name carries it, also in formulas, roll-ups and rights', () => {
  const spaced = createTestOrg('ctp');
  const account = spaced.make('Account', { Name: 'Own', OwnerId: spaced.rep.user.id });
  const parent = spaced.make('ctp__Parent__c', { ctp__Account__c: account, ctp__Key__c: 'k' });
  spaced.make('ctp__Child__c', { ctp__Parent__r: { ctp__Key__c: 'k' }, ctp__Value__c: 5 });
  expect(
    spaced.rows('SELECT ctp__Total__c, ctp__Account_Name__c, (SELECT Id FROM ctp__Children__r) FROM ctp__Parent__c'),
  ).toMatchObject([{ ctp__Total__c: 5, ctp__Account_Name__c: 'Own!', ctp__Children__r: { totalSize: 1 } }]);
  expect(() => spaced.rows('SELECT Id FROM Parent__c')).toThrow('is not supported');
  // A package can't carry rights on a detail of a standard object.
  expect(() => spaced.kernel.query('SELECT Id FROM ctp__Parent__c', spaced.rep)).toThrow('is not supported');
  expect(spaced.kernel.query('SELECT Id FROM ctp__Child__c', spaced.rep).totalSize).toBe(1);
  expect(parent).toMatch(/^a0/);
});
