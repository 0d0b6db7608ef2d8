import { beforeEach, describe, expect, test } from 'vitest';
import { createTestOrg } from '../fixtures/test-org.ts';
import type { TestOrg } from '../fixtures/test-org.ts';

let org: TestOrg;
let account: string;

beforeEach(() => {
  org = createTestOrg();
  account = org.make('Account', { Name: 'Acme' });
});

/** Code, message and fields of the one error of the one row. */
function refusal(record: Record<string, unknown>, object = 'Parent__c'): unknown {
  const values = object === 'Parent__c' ? { Account__c: account, ...record } : record;
  const [result] = org.insert(object, [values]);
  expect(result?.success).toBe(false);
  const [error] = result?.errors ?? [];
  return [error?.statusCode, error?.message, error?.fields];
}

describe('values', () => {
  test('text loses blanks at its ends, and blank text is no text', () => {
    org.make('Parent__c', { Account__c: account, Name: '  Tom \n', Code__c: '   ' });
    expect(org.rows('SELECT Name, Code__c FROM Parent__c')).toEqual([{ Name: 'Tom', Code__c: null }]);
  });

  test('text that is too long is refused with its length', () => {
    expect(refusal({ Code__c: '12345678901' })).toEqual([
      'STRING_TOO_LONG',
      'Code: data value too large: 12345678901 (max length=10)',
      ['Code__c'],
    ]);
  });

  test('numbers are rounded to the scale of the field, halves away from zero', () => {
    org.make('Parent__c', { Account__c: account, Amount__c: '1.005' });
    org.make('Parent__c', { Account__c: account, Amount__c: 2.675 });
    expect(org.rows('SELECT Amount__c FROM Parent__c ORDER BY Amount__c')).toEqual([
      { Amount__c: 1.01 },
      { Amount__c: 2.68 },
    ]);
  });

  test('numbers with more digits than the field has are refused', () => {
    expect(refusal({ Amount__c: 1_000_000 })).toEqual([
      'NUMBER_OUTSIDE_VALID_RANGE',
      'Amount: value outside of valid range on numeric field: 1000000',
      ['Amount__c'],
    ]);
  });

  test('a restricted picklist takes its values only and has its default', () => {
    expect(refusal({ Kind__c: 'Huge' })).toEqual([
      'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
      'Kind: bad value for restricted picklist field: Huge',
      ['Kind__c'],
    ]);
    org.make('Parent__c', { Account__c: account });
    expect(org.rows('SELECT Kind__c, toLabel(Kind__c) label, Active__c FROM Parent__c')).toEqual([
      { Kind__c: 'Small', label: 'Small', Active__c: true },
    ]);
  });

  test('a multi-select picklist keeps its values in the order of the definition', () => {
    org.make('Parent__c', { Account__c: account, Colours__c: 'Blue;Red' });
    expect(org.rows("SELECT Colours__c FROM Parent__c WHERE Colours__c INCLUDES ('Red;Blue', 'Green')")).toEqual([
      { Colours__c: 'Red;Blue' },
    ]);
    expect(org.rows("SELECT Id FROM Parent__c WHERE Colours__c EXCLUDES ('Red')")).toEqual([]);
  });

  test('e-mail addresses are checked', () => {
    expect(refusal({ Mail__c: 'nobody' })).toEqual([
      'INVALID_EMAIL_ADDRESS',
      'Mail: invalid email address: nobody',
      ['Mail__c'],
    ]);
  });

  test('a JSON value of another type refuses the whole request, a CSV cell only its row', () => {
    expect(() => org.insert('Parent__c', [{ Account__c: account, Day__c: '2026-02-30' }])).toThrow(
      'Cannot deserialize instance of date from VALUE_STRING value 2026-02-30',
    );
    const table = {
      columns: ['Account__c', 'Day__c'],
      rows: [
        [account, 'soon'],
        [account, '2026-02-28'],
      ],
    };
    const results = org.kernel.save.insert('Parent__c', table, org.admin, { cells: 'csv' });
    expect(results.map(({ success, errors }) => [success, errors[0]?.statusCode])).toEqual([
      [false, 'INVALID_TYPE_ON_FIELD_IN_RECORD'],
      [true, undefined],
    ]);
  });

  test('date/times are kept to the second and shown as REST shows them', () => {
    org.make('Parent__c', { Account__c: account, Moment__c: '2026-01-02T03:04:05.678+01:00' });
    expect(org.rows('SELECT Moment__c, CreatedDate FROM Parent__c')).toEqual([
      { Moment__c: '2026-01-02T02:04:05.000+0000', CreatedDate: '2026-03-15T10:20:30.000+0000' },
    ]);
  });
});

describe('required, unique, references', () => {
  test('required fields that are missing are named together', () => {
    expect(refusal({}, 'Contact')).toEqual([
      'REQUIRED_FIELD_MISSING',
      'Required fields are missing: [LastName]',
      ['LastName'],
    ]);
    expect(refusal({ Parent__c: null, Required__c: null }, 'Child__c')).toEqual([
      'REQUIRED_FIELD_MISSING',
      'Required fields are missing: [Parent__c]',
      ['Parent__c'],
    ]);
  });

  test('a required field with a default is filled, auto-numbers count, a record name left out is the id', () => {
    const parent = org.make('Parent__c', { Account__c: account });
    org.make('Child__c', { Parent__c: parent });
    org.make('Child__c', { Parent__c: parent, Required__c: 'x' });
    expect(org.rows('SELECT Name, Required__c, Parent__r.Name FROM Child__c ORDER BY Name')).toEqual([
      { Name: 'C-0001', Required__c: 'dflt', Parent__r: { Name: parent } },
      { Name: 'C-0002', Required__c: 'x', Parent__r: { Name: parent } },
    ]);
  });

  test('unique text is told apart by case only where the field says so', () => {
    org.make('Parent__c', { Account__c: account, Key__c: 'a', Code__c: 'x' });
    const id = org.make('Parent__c', { Account__c: account, Key__c: 'A', Code__c: 'y' });
    expect(refusal({ Code__c: 'Y' })).toEqual([
      'DUPLICATE_VALUE',
      `duplicate value found: Code__c duplicates value on record with id: ${id}`,
      [],
    ]);
    expect(refusal({ Key__c: 'A' })).toEqual(expect.arrayContaining(['DUPLICATE_VALUE']));
    expect(org.rows("SELECT Key__c FROM Parent__c WHERE Key__c = 'a'")).toHaveLength(1);
    expect(org.rows("SELECT Code__c FROM Parent__c WHERE Code__c = 'X'")).toHaveLength(1);
  });

  test('a deleted record gives its unique value free', () => {
    const id = org.make('Parent__c', { Account__c: account, Key__c: 'a' });
    org.kernel.save.remove('Parent__c', [id], org.admin);
    expect(org.insert('Parent__c', [{ Account__c: account, Key__c: 'a' }])[0]?.success).toBe(true);
  });

  test('references must have the form, the object and a record', () => {
    expect(refusal({ Account__c: 'nonsense' })).toEqual([
      'MALFORMED_ID',
      'Account: id value of incorrect type: nonsense',
      ['Account__c'],
    ]);
    const contact = org.make('Contact', { LastName: 'X' });
    expect(refusal({ Account__c: contact })).toEqual(expect.arrayContaining(['MALFORMED_ID']));
    expect(refusal({ Account__c: '001Wt00000zzzzz' })).toEqual([
      'INVALID_CROSS_REFERENCE_KEY',
      'invalid cross reference id',
      ['Account__c'],
    ]);
  });

  test('a parent is found by its external id', () => {
    org.make('Parent__c', { Account__c: account, Key__c: 'p|1' });
    const results = org.insert('Child__c', [{ Parent__r: { Key__c: 'p|1' } }, { Parent__r: { Key__c: 'P|1' } }]);
    expect(results.map(({ success }) => success)).toEqual([true, false]);
    expect(results[1]?.errors).toEqual([
      {
        statusCode: 'INVALID_FIELD',
        message: 'Foreign key external ID: P|1 not found for field Key__c in entity Parent__c',
        fields: [],
      },
    ]);
  });

  test('an unknown column refuses the request', () => {
    expect(() => org.insert('Parent__c', [{ Account__c: account, Nothing__c: 1 }])).toThrow(
      "No such column 'Nothing__c' on sobject of type Parent__c",
    );
  });

  test('fields that nobody writes are refused by row', () => {
    expect(refusal({ Total__c: 5 })).toEqual([
      'INVALID_FIELD_FOR_INSERT_UPDATE',
      expect.stringContaining('Unable to create/update fields: Total__c'),
      ['Total__c'],
    ]);
  });
});

describe('upsert', () => {
  test('inserts what is not there, updates what is, and says which', () => {
    const first = org.upsert('Parent__c', 'Key__c', [{ Key__c: 'a', Account__c: account, Name: 'One' }]);
    const second = org.upsert('Parent__c', 'Key__c', [
      { Key__c: 'a', Account__c: account, Name: 'Two' },
      { Key__c: 'b', Account__c: account },
    ]);
    expect(first[0]?.created).toBe(true);
    expect(second.map(({ created }) => created)).toEqual([false, true]);
    expect(second[0]?.id).toBe(first[0]?.id);
    expect(org.rows("SELECT Name FROM Parent__c WHERE Key__c = 'a'")).toEqual([{ Name: 'Two' }]);
  });

  test('the same key twice in one call is refused from the second on', () => {
    const results = org.upsert('Parent__c', 'Key__c', [
      { Key__c: 'a', Account__c: account },
      { Key__c: 'a', Account__c: account },
    ]);
    expect(results.map(({ errors }) => errors[0]?.statusCode)).toEqual([undefined, 'DUPLICATE_VALUE']);
  });

  test('a key that fits several records is refused', () => {
    org.insert('Parent__c', [
      { Account__c: account, Group__c: 'g' },
      { Account__c: account, Group__c: 'G' },
    ]);
    const [result] = org.upsert('Parent__c', 'Group__c', [{ Group__c: 'g', Account__c: account }]);
    expect(result?.errors[0]?.statusCode).toBe('DUPLICATE_EXTERNAL_ID');
  });

  test('a row without its key, and a field that is no key', () => {
    expect(org.upsert('Parent__c', 'Key__c', [{ Account__c: account }])[0]?.errors[0]?.statusCode).toBe(
      'MISSING_ARGUMENT',
    );
    expect(() => org.upsert('Parent__c', 'Amount__c', [{ Amount__c: 1 }])).toThrow(
      'Provided external ID field does not exist or is not accessible: Amount__c',
    );
  });

  test('in CSV an empty cell leaves the field alone and #N/A empties it', () => {
    org.upsert('Parent__c', 'Key__c', [{ Key__c: 'a', Account__c: account, Code__c: 'x', Amount__c: 5 }]);
    const table = { columns: ['Key__c', 'Code__c', 'Amount__c'], rows: [['a', '', '#N/A']] };
    org.kernel.save.upsert('Parent__c', 'Key__c', table, org.admin, { cells: 'csv' });
    expect(org.rows('SELECT Code__c, Amount__c FROM Parent__c')).toEqual([{ Code__c: 'x', Amount__c: null }]);
  });
});

describe('rules', () => {
  test('validation rules refuse with their message and field', () => {
    expect(refusal({ Amount__c: -1 })).toEqual([
      'FIELD_CUSTOM_VALIDATION_EXCEPTION',
      'The amount must not be negative.',
      ['Amount__c'],
    ]);
  });

  test('a rule may look at the value before', () => {
    const id = org.make('Parent__c', { Account__c: account, Code__c: 'x' });
    expect(org.update('Parent__c', [{ Id: id, Code__c: 'x', Amount__c: 1 }])[0]?.success).toBe(true);
    expect(org.update('Parent__c', [{ Id: id, Code__c: 'y' }])[0]?.errors[0]?.message).toBe("The code can't change.");
  });

  test('a rule may look at picklists, at the value before, and at the user with his profile and permissions', () => {
    const id = org.make('Parent__c', { Account__c: account, Kind__c: 'Large', Key__c: 'locked' });
    expect(org.update('Parent__c', [{ Id: id, Kind__c: 'Small' }])[0]?.errors).toEqual([
      {
        statusCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION',
        message: "Large ones don't get small.",
        fields: ['Kind__c'],
      },
    ]);
    const own = org.make('Account', { Name: 'Own', OwnerId: org.rep.user.id });
    const table = { columns: ['Account__c', 'Key__c'], rows: [[own, 'locked']] };
    expect(org.kernel.save.insert('Parent__c', table, org.rep)[0]?.errors[0]?.message).toBe(
      'Only the administrator who made it locks it.',
    );
  });

  test('all or none: the rows that did nothing wrong say so, and nothing is kept', () => {
    const records = [{ Account__c: account }, { Account__c: account, Amount__c: -1 }];
    const results = org.insert('Parent__c', records, { allOrNone: true });
    expect(results.map(({ errors }) => errors[0]?.statusCode)).toEqual([
      'ALL_OR_NONE_OPERATION_ROLLED_BACK',
      'FIELD_CUSTOM_VALIDATION_EXCEPTION',
    ]);
    expect(org.rows('SELECT Id FROM Parent__c')).toEqual([]);
  });
});

describe('deleting', () => {
  test('takes details along, empties other references, and leaves all in the recycle bin', () => {
    const contact = org.make('Contact', { LastName: 'X', AccountId: account });
    const other = org.make('Account', { Name: 'Other' });
    const mine = org.make('Parent__c', { Account__c: account });
    const theirs = org.make('Parent__c', { Account__c: other });
    org.insert('Child__c', [{ Parent__c: mine }, { Parent__c: theirs, Contact__c: contact }]);
    expect(org.kernel.save.remove('Account', [account], org.admin)[0]?.success).toBe(true);
    expect(org.rows('SELECT Parent__c, Contact__c FROM Child__c')).toEqual([{ Parent__c: theirs, Contact__c: null }]);
    expect(org.rows('SELECT Id FROM Contact')).toEqual([]);
    const binned = org.kernel.query('SELECT Id FROM Child__c WHERE IsDeleted = true', org.admin, { all: true });
    expect(binned.totalSize).toBe(1);
    const [again] = org.kernel.save.remove('Account', [account], org.admin);
    expect(again?.errors[0]).toEqual({ statusCode: 'ENTITY_IS_DELETED', message: 'entity is deleted', fields: [] });
  });

  test('a deleted record can be no parent any more', () => {
    org.kernel.save.remove('Account', [account], org.admin);
    expect(refusal({})).toEqual(expect.arrayContaining(['INVALID_CROSS_REFERENCE_KEY']));
  });
});

test('only reparentable details move to another master', () => {
  const other = org.make('Account', { Name: 'Other' });
  const parent = org.make('Parent__c', { Account__c: account });
  const second = org.make('Parent__c', { Account__c: account });
  const child = org.make('Child__c', { Parent__c: parent });
  expect(org.update('Parent__c', [{ Id: parent, Account__c: other }])[0]?.success).toBe(true);
  expect(org.update('Child__c', [{ Id: child, Parent__c: parent }])[0]?.success).toBe(true);
  expect(org.update('Child__c', [{ Id: child, Parent__c: second }])[0]?.errors[0]?.statusCode).toBe(
    'INVALID_FIELD_FOR_INSERT_UPDATE',
  );
});

test('listeners hear of commits, never of what was undone', () => {
  const heard: unknown[] = [];
  org.kernel.events.onCommit((changes) => heard.push(...changes.map(({ object, kind }) => [object, kind])));
  org.insert('Parent__c', [{ Account__c: account }, { Account__c: account, Amount__c: -1 }], { allOrNone: true });
  expect(() =>
    org.kernel.transaction(() => {
      org.make('Parent__c', { Account__c: account });
      throw new Error('undo');
    }),
  ).toThrow('undo');
  org.make('Parent__c', { Account__c: account });
  expect(heard).toEqual([['Parent__c', 'created']]);
});
