import { beforeEach, describe, expect, test } from 'vitest';
import { createTestOrg } from '../../fixtures/test-org.ts';
import type { TestOrg } from '../../fixtures/test-org.ts';
import { tableOf } from '../../rows/row-table.ts';
import { matchKey } from './matching.ts';

let org: TestOrg;
const ACME = { Name: 'Acme Ltd.', BillingStreet: '1 High Street', Phone: '+44 20 1234' };
const again = (fields: object, object = 'Account'): unknown =>
  org.insert(object, [{ ...fields }])[0]?.errors[0]?.statusCode;

beforeEach(() => {
  org = createTestOrg();
  org.kernel.duplicates.set(true);
});

test.each([
  ['ACME, Limited', 'acme'],
  ['Müller GmbH', 'muller'],
  ['The Company', 'the company'],
])('%s is compared as %s', (name, key) => {
  expect(matchKey(name)).toBe(key);
});

describe('accounts', () => {
  beforeEach(() => org.make('Account', ACME));

  test('of the same name and street, town, postal code or phone are refused with what they are like', () => {
    const [result] = org.insert('Account', [{ Name: 'ACME Limited', BillingStreet: '1, High Street' }]);
    expect(result?.errors).toMatchObject([
      {
        statusCode: 'DUPLICATES_DETECTED',
        message: 'Use one of these records?',
        duplicateResult: {
          allowSave: true,
          duplicateRule: 'Standard_Account_Duplicate_Rule',
          matchResults: [
            { entityType: 'Account', size: 1, matchRecords: [{ record: { attributes: { type: 'Account' } } }] },
          ],
        },
      },
    ]);
    expect(again({ Name: 'Acme', Phone: '44-20-1234' })).toBe('DUPLICATES_DETECTED');
  });

  test('that share the name only, or blanks, are others', () => {
    expect(again({ Name: 'Acme Ltd.' })).toBeUndefined();
    expect(again({ Name: 'Acme Ltd.' })).toBeUndefined();
    expect(again({ Name: 'Other', BillingStreet: '1 High Street' })).toBeUndefined();
  });

  test('are saved all the same when the caller says so, and when the rules are off', () => {
    expect(org.insert('Account', [ACME], { allowDuplicates: true })[0]?.success).toBe(true);
    org.kernel.duplicates.set(false);
    expect(again(ACME)).toBeUndefined();
  });

  test('are looked at again when a compared field changes, not otherwise', () => {
    const Id = org.make('Account', { Name: 'Acme' });
    expect(org.update('Account', [{ Id, Description: 'x' }])[0]?.success).toBe(true);
    expect(org.update('Account', [{ Id, Phone: '44201234' }])[0]?.errors[0]?.statusCode).toBe('DUPLICATES_DETECTED');
  });

  test('that the user does not see are no duplicates for him', () => {
    const results = org.kernel.save.insert('Account', tableOf([ACME]), org.rep);
    expect(results[0]?.success).toBe(true);
  });

  test('of one save are not compared with each other', () => {
    const twin = { Name: 'Twin', Phone: '1' };
    expect(org.insert('Account', [twin, twin]).map(({ success }) => success)).toEqual([true, true]);
  });
});

test('contacts of the same name and e-mail are refused', () => {
  const ada = { FirstName: 'Ada', LastName: 'Byron', Email: 'ada@example.org' };
  org.make('Contact', ada);
  expect(again(ada, 'Contact')).toBe('DUPLICATES_DETECTED');
  expect(again({ ...ada, Email: 'other@example.org' }, 'Contact')).toBeUndefined();
  expect(again({ ...ada, FirstName: 'Eva' }, 'Contact')).toBeUndefined();
});

test('validation rules come before duplicate rules', () => {
  org.make('Contact', { LastName: 'Byron', FirstName: 'Ada', Email: 'ada@example.org' });
  expect(again({ FirstName: 'Ada', Email: 'ada@example.org' }, 'Contact')).toBe('REQUIRED_FIELD_MISSING');
});
