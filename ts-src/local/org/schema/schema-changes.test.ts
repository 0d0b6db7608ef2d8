import { expect, test } from 'vitest';
import { createTestOrg } from '../fixtures/test-org.ts';

test('a field that is taken away is nowhere any more, and comes back with its data', () => {
  const org = createTestOrg();
  const id = org.make('Account', { Name: 'A', Phone: '1' });
  org.kernel.changes.hide('Account', 'Phone');
  expect(() => org.rows('SELECT Phone FROM Account')).toThrow(/No such column 'Phone'/);
  expect(() => org.update('Account', [{ Id: id, Phone: '2' }])).toThrow(/Phone/);
  expect(org.admin.access.fieldReadable('Account', 'phone')).toBe(false);
  org.kernel.changes.show('Account', 'Phone');
  expect(org.rows('SELECT Phone FROM Account')).toEqual([{ Phone: '1' }]);
});

test('a field gets another type or length, and saving follows', () => {
  const org = createTestOrg();
  org.kernel.changes.reshape('Account', 'Phone', { type: 'email' });
  expect(org.kernel.schema.object('Account')?.field('Phone')?.type).toBe('email');
  org.kernel.changes.reshape('Account', 'Phone', { type: 'string', length: 2 });
  expect(org.insert('Account', [{ Name: 'B', Phone: '123' }])[0]?.errors[0]?.statusCode).toBe('STRING_TOO_LONG');
});

test('what is not there, and what could not be converted, is refused', () => {
  const org = createTestOrg();
  expect(() => org.kernel.changes.hide('Account', 'Nothing__c')).toThrow(/no field Account.Nothing__c/);
  expect(() => org.kernel.changes.reshape('Account', 'Phone', { type: 'double' })).toThrow(/can't become double/);
});
