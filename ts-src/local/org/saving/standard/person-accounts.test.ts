import { beforeEach, expect, test } from 'vitest';
import { createTestOrg } from '../../fixtures/test-org.ts';
import type { TestOrg } from '../../fixtures/test-org.ts';

let org: TestOrg;
let person: unknown;

beforeEach(() => {
  org = createTestOrg('', ['personaccounts']);
  [{ Id: person }] = org.rows("SELECT Id FROM RecordType WHERE SobjectType = 'Account' AND IsPersonType = true") as [
    { Id: unknown },
  ];
});

const refusal = (fields: Record<string, unknown>): unknown => {
  const error = org.insert('Account', [fields])[0]?.errors[0];
  return [error?.statusCode, error?.fields];
};

test('an org without person accounts does not know their fields', () => {
  expect(() => createTestOrg().rows('SELECT IsPersonAccount FROM Account')).toThrow('IsPersonAccount');
});

test('a person has a name made of its parts and a contact with its values', () => {
  const Id = org.make('Account', { RecordTypeId: person, FirstName: 'Ada', LastName: 'Byron', PersonEmail: 'a@b.org' });
  expect(org.rows('SELECT Name, IsPersonAccount, PersonContact.Email FROM Account')).toEqual([
    { Name: 'Ada Byron', IsPersonAccount: true, PersonContact: { Email: 'a@b.org' } },
  ]);
  org.update('Account', [{ Id, LastName: 'Lovelace', PersonMobilePhone: '1', Phone: '2' }]);
  expect(org.rows('SELECT Name, MobilePhone, Phone, IsPersonAccount, AccountId FROM Contact')).toEqual([
    { Name: 'Ada Lovelace', MobilePhone: '1', Phone: '2', IsPersonAccount: true, AccountId: Id },
  ]);
  expect(org.rows('SELECT Name FROM Account')).toEqual([{ Name: 'Ada Lovelace' }]);
});

test('a person needs a last name and takes no name as a whole', () => {
  expect(refusal({ RecordTypeId: person, FirstName: 'Ada' })).toEqual(['REQUIRED_FIELD_MISSING', ['LastName']]);
  expect(refusal({ RecordTypeId: person, LastName: 'Byron', Name: 'Ada Byron' })).toEqual([
    'INVALID_FIELD_FOR_INSERT_UPDATE',
    ['Name'],
  ]);
});

test('a business, which an account is by default, takes no field of a person', () => {
  expect(refusal({ Name: 'Acme', LastName: 'Byron' })).toEqual(['INVALID_FIELD_FOR_INSERT_UPDATE', ['LastName']]);
  const Id = org.make('Account', { Name: 'Acme', Phone: '1' });
  expect(org.rows('SELECT IsPersonAccount, RecordType.DeveloperName, PersonContactId FROM Account')).toEqual([
    { IsPersonAccount: false, RecordType: { DeveloperName: 'Business_Account' }, PersonContactId: null },
  ]);
  expect(org.update('Account', [{ Id, RecordTypeId: person }])[0]?.errors[0]?.statusCode).toBe(
    'FIELD_INTEGRITY_EXCEPTION',
  );
});
