import { beforeAll, describe, expect, test } from 'vitest';
import { createTestOrg } from '../fixtures/test-org.ts';
import type { TestOrg } from '../fixtures/test-org.ts';

let org: TestOrg;

beforeAll(() => {
  org = createTestOrg();
  const acme = org.make('Account', { Name: 'Acme' });
  org.make('Contact', { LastName: 'Adams', AccountId: acme });
});

const semiJoin = 'SELECT Id FROM Account WHERE Id IN (SELECT AccountId FROM Contact';

describe('queries that the grammar allows and SOQL refuses', () => {
  test.each([
    ['SELECT Name n FROM Account', 'only aggregate expressions use field aliasing'],
    ["SELECT Name FROM Account HAVING Name = 'x'", 'having clause requires a group by clause'],
    [`SELECT ${'Parent.'.repeat(6)}Name FROM Account`, 'a relationship path can go up 5 levels at most, not 6'],
    [`SELECT Id FROM Account WHERE ${'Parent.'.repeat(6)}Name = 'x'`, 'can go up 5 levels at most'],
    [`${semiJoin}) OR Name = 'x'`, 'only allowed at the top level WHERE expressions'],
    [`${semiJoin} WHERE Id IN (SELECT WhoId FROM Task))`, 'Nesting of semi join sub-selects is not supported'],
    [`${semiJoin} LIMIT 1)`, 'can not have ORDER BY, LIMIT or OFFSET'],
    [`${semiJoin} ORDER BY Name)`, 'can not have ORDER BY, LIMIT or OFFSET'],
    ['SELECT Id FROM Account WHERE Id IN (SELECT ParentId FROM Account)', 'should not be on the same object type'],
    ['SELECT Id FROM Account WHERE Name IN (SELECT Name FROM Contact)', 'should point to the same object type'],
    ['SELECT Id FROM Account WHERE Id IN (SELECT Id FROM Contact)', 'should point to the same object type'],
    ['SELECT Id FROM Account WHERE COUNT(Id) > 1', 'Aggregate functions are not allowed in WHERE'],
    ['SELECT Id FROM Account ORDER BY COUNT(Id)', 'Ordered field must be grouped or aggregated'],
    [
      'SELECT Industry FROM Account GROUP BY Industry ORDER BY Name',
      'Ordered field must be grouped or aggregated: Name',
    ],
    [
      "SELECT Industry FROM Account GROUP BY Industry HAVING Name = 'x'",
      'Having field must be grouped or aggregated: Name',
    ],
    ['SELECT MAX(COUNT(Id)) FROM Account', 'aggregate functions can not be nested'],
    ['SELECT CALENDAR_YEAR(CreatedDate) FROM Account', 'Field must be grouped or aggregated: CALENDAR_YEAR'],
    ['SELECT GROUPING(Industry) FROM Account GROUP BY Industry', 'GROUPING is for GROUP BY ROLLUP'],
    ['SELECT COUNT(Id) FROM Account GROUP BY CALENDAR_YEAR(Name)', 'field Name does not support date function'],
    ['SELECT Id, (SELECT COUNT(Id) FROM Contacts) FROM Account', 'not supported in a sub-query of the SELECT list'],
    ['SELECT Id FROM Account USING SCOPE team', "unexpected token: 'team'"],
    ['SELECT Id FROM Account FOR FUN', "unexpected token: 'FUN'"],
    ['SELECT Id FROM Account WHERE CreatedDate > 2020-13-01T00:00:00Z', "unexpected token: '2020-13-01T00:00:00Z'"],
    ['SELECT Id FROM Account WHERE LastActivityDate > 2020-02-31', "unexpected token: '2020-02-31'"],
    ["SELECT Id FROM Account WHERE BillingAddress = 'x'", "field 'BillingAddress' can not be filtered"],
    ['SELECT Id FROM Account WHERE IsDeleted > false', 'invalid operator on boolean field'],
    ["SELECT Id FROM Account WHERE Name = 'a\\x'", "Illegal character sequence '\\x' in string literal"],
    ["SELECT Id FROM Account WHERE Name INCLUDES ('x')", 'invalid operator on string field'],
    ['SELECT Id FROM Account WHERE CreatedDate > 2020-01-01', 'must be of type dateTime'],
    ['SELECT Id FROM Account ORDER BY Description', "field 'Description' can not be sorted in a query call"],
  ])('%s', (soql, message) => {
    expect(() => org.rows(soql)).toThrow(message);
  });
});

describe('queries close to the refused ones', () => {
  test.each([
    ['SELECT Name n, COUNT(Id) c FROM Account GROUP BY Name', [{ n: 'Acme', c: 1 }]],
    ['SELECT toLabel(Industry) label FROM Account', [{ label: null }]],
    [`SELECT Account.${'Parent.'.repeat(5)}Name FROM Account`, [{ Parent: null }]],
    ["SELECT Name FROM Account WHERE (Id IN (SELECT AccountId FROM Contact) AND (Name = 'acme'))", [{ Name: 'Acme' }]],
    ["SELECT Name FROM Account WHERE Name = '\\u0041\\u0063ME'", [{ Name: 'Acme' }]],
    ['SELECT Name FROM Account WHERE DAY_ONLY(CreatedDate) > 2020-01-01', [{ Name: 'Acme' }]],
  ])('%s', (soql, rows) => {
    expect(org.rows(soql)).toEqual(rows);
  });
});
