import { beforeAll, expect, test } from 'vitest';
import { createTestOrg } from '../fixtures/test-org.ts';
import type { TestOrg } from '../fixtures/test-org.ts';
import { tableOf } from './row-table.ts';

let org: TestOrg;

beforeAll(() => {
  org = createTestOrg();
});

test('records that spell a field in other letter cases share its column', () => {
  expect(
    tableOf([
      { id: '1', Name: 'a' },
      { Id: '2', NAME: 'b', Phone: '5' },
    ]),
  ).toEqual({
    columns: ['id', 'Name', 'Phone'],
    rows: [
      ['1', 'a', undefined],
      ['2', 'b', '5'],
    ],
  });
});

test('a row that names its parent by id and by external id is refused, other rows of the call are not', () => {
  const parent = org.make('Account', { Name: 'Acme' });
  const owner = { Username: 'admin@counterpart.local' };
  const ownerId = org.admin.user.id;
  const results = org.insert('Account', [
    { Name: 'both', OwnerId: ownerId, Owner: owner, ParentId: parent },
    { Name: 'by id', OwnerId: ownerId },
    { Name: 'by key', Owner: owner },
  ]);
  expect(results.map(({ success }) => success)).toEqual([false, true, true]);
  expect(results[0]?.errors[0]).toMatchObject({
    statusCode: 'INVALID_FIELD',
    message: 'Cannot specify both an external ID reference Username and a salesforce id, OwnerId',
  });
});
