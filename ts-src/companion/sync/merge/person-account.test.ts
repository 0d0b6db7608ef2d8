import { expect, test } from 'vitest';
import { forPersonAccount } from './person-account.ts';

test.each([
  ['Ann Lee', 'Ann', 'Lee'],
  [' Ann  Mary Lee ', 'Ann Mary', 'Lee'],
  ['Lee', null, 'Lee'],
])('the name %s becomes first and last name', (name, first, last) => {
  expect(forPersonAccount({ Id: '1', Name: name, Phone: '2' })).toEqual({
    Id: '1',
    Phone: '2',
    FirstName: first,
    LastName: last,
  });
});

test('a row without a name is left as it is, and a blank name is refused with a code', () => {
  expect(forPersonAccount({ Id: '1', Phone: '2' })).toEqual({ Id: '1', Phone: '2' });
  expect(() => forPersonAccount({ Id: '1', Name: null })).toThrow(
    expect.objectContaining({ code: 'SYNC_PERSON_NAME_MISSING' }),
  );
});
