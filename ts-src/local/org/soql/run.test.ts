import { beforeAll, describe, expect, test } from 'vitest';
import { createTestOrg } from '../fixtures/test-org.ts';
import type { TestOrg } from '../fixtures/test-org.ts';

let org: TestOrg;
const names = (soql: string): unknown[] => org.rows(soql).map(({ Name }) => Name);

beforeAll(() => {
  org = createTestOrg();
  const [acme, beta] = [
    org.make('Account', { Name: 'Acme', Industry: 'Banking', NumberOfEmployees: 5, BillingCity: 'Gouda' }),
    org.make('Account', { Name: 'beta', Industry: 'Energy' }),
  ];
  org.make('Account', { Name: 'Céline' });
  org.make('Contact', { LastName: 'Zola', FirstName: 'Émile', AccountId: acme });
  org.make('Contact', { LastName: 'Adams', AccountId: acme });
  org.make('Contact', { LastName: 'Beck', AccountId: beta, Email: 'b@example.com' });
  const one = org.make('Parent__c', { Account__c: acme, Name: 'One', Amount__c: 10, Day__c: '2026-03-14' });
  org.make('Parent__c', { Account__c: beta, Name: 'Two', Amount__c: 20, Day__c: '2025-12-31', Kind__c: 'Large' });
  org.insert('Child__c', [
    { Parent__c: one, Value__c: 0.1 },
    { Parent__c: one, Value__c: 0.2, Contact__c: null },
  ]);
});

describe('conditions', () => {
  test.each([
    ["WHERE Name = 'ACME'", ['Acme']],
    ["WHERE Name LIKE '%e%' ORDER BY Name DESC", ['Céline', 'beta', 'Acme']],
    ["WHERE Name LIKE '_eta'", ['beta']],
    ["WHERE Industry != 'Banking' ORDER BY Name", ['beta', 'Céline']],
    ["WHERE NOT Industry = 'Banking' ORDER BY Name", ['beta', 'Céline']],
    ["WHERE Industry NOT IN ('Banking', 'Energy')", ['Céline']],
    ['WHERE Industry = null', ['Céline']],
    ["WHERE Industry IN ('Energy', null) ORDER BY Name", ['beta', 'Céline']],
    ['WHERE NumberOfEmployees > 4 AND (NumberOfEmployees < 6 OR Name = null)', ['Acme']],
    ['WHERE CreatedDate = TODAY AND CreatedDate > LAST_WEEK ORDER BY Name LIMIT 1', ['Acme']],
    ["WHERE Id IN (SELECT AccountId FROM Contact WHERE LastName = 'Beck')", ['beta']],
    ['WHERE Id NOT IN (SELECT AccountId FROM Contact)', ['Céline']],
    ["WHERE Owner.Username = 'ADMIN@counterpart.local' ORDER BY Name LIMIT 1 OFFSET 1", ['beta']],
    ['ORDER BY Industry NULLS LAST, Name', ['Acme', 'beta', 'Céline']],
    ['ORDER BY Industry', ['Céline', 'Acme', 'beta']],
  ])('%s', (clauses, expected) => {
    expect(names(`SELECT Name FROM Account ${clauses}`)).toEqual(expected);
  });

  test('formulas that are computed when read can be filtered, sorted and grouped', () => {
    expect(names("SELECT Name FROM Parent__c WHERE Account_Name__c = 'beta!'")).toEqual(['Two']);
    expect(org.rows('SELECT Account_Name__c n, SUM(Amount__c) s FROM Parent__c GROUP BY Account_Name__c')).toEqual([
      { n: 'Acme!', s: 10 },
      { n: 'beta!', s: 20 },
    ]);
  });

  test('formulas kept in columns can be filtered too', () => {
    expect(names('SELECT Name FROM Parent__c WHERE Full__c = true')).toEqual(['One']);
  });
});

describe('shape', () => {
  test('parents are nested records or null, compound fields are put together', () => {
    expect(
      org.kernel.query(
        "SELECT Name, Account.Name, Account.BillingAddress FROM Contact WHERE LastName = 'Zola'",
        org.admin,
      ).records,
    ).toEqual([
      {
        attributes: {
          type: 'Contact',
          url: expect.stringMatching(/^\/services\/data\/v66\.0\/sobjects\/Contact\/003/),
        },
        Name: 'Émile Zola',
        Account: {
          attributes: { type: 'Account', url: expect.stringContaining('/sobjects/Account/001') },
          Name: 'Acme',
          BillingAddress: expect.objectContaining({ city: 'Gouda', country: null }),
        },
      },
    ]);
    expect(org.rows("SELECT Name, Parent.Name FROM Account WHERE Name = 'Acme'")).toEqual([
      { Name: 'Acme', Parent: null },
    ]);
  });

  test('lists of children are nested, cut per parent, and null when empty', () => {
    expect(
      org.rows('SELECT Name, (SELECT LastName FROM Contacts ORDER BY LastName LIMIT 1) FROM Account ORDER BY Name'),
    ).toEqual([
      { Name: 'Acme', Contacts: { totalSize: 1, done: true, records: [{ LastName: 'Adams' }] } },
      { Name: 'beta', Contacts: { totalSize: 1, done: true, records: [{ LastName: 'Beck' }] } },
      { Name: 'Céline', Contacts: null },
    ]);
  });

  test('FIELDS(ALL) gives every field the user sees', () => {
    const [row] = org.rows('SELECT FIELDS(ALL) FROM Parent__c LIMIT 1');
    expect(Object.keys(row ?? {})).toEqual(expect.arrayContaining(['Id', 'Total__c', 'Account_Name__c']));
    expect(() => org.rows('SELECT FIELDS(ALL) FROM Parent__c')).toThrow('LIMIT');
  });

  test('TYPEOF takes the fields of the object that the reference leads to', () => {
    expect(org.rows("SELECT TYPEOF Owner WHEN User THEN Username ELSE Name END FROM Case WHERE Subject = 'x'")).toEqual(
      [],
    );
  });
});

describe('aggregates', () => {
  test('group, function, alias and unnamed columns', () => {
    const soql =
      'SELECT CALENDAR_YEAR(Day__c) y, COUNT(Id), SUM(Amount__c), MAX(Day__c) FROM Parent__c ' +
      'GROUP BY CALENDAR_YEAR(Day__c) ORDER BY CALENDAR_YEAR(Day__c) DESC';
    expect(org.kernel.query(soql, org.admin).records).toEqual([
      { attributes: { type: 'AggregateResult' }, y: 2026, expr0: 1, expr1: 10, expr2: '2026-03-14' },
      { attributes: { type: 'AggregateResult' }, y: 2025, expr0: 1, expr1: 20, expr2: '2025-12-31' },
    ]);
  });

  test('sums have no dust, COUNT() has no records', () => {
    expect(org.rows('SELECT SUM(Value__c) s, AVG(Value__c) a FROM Child__c')[0]).toEqual({
      s: 0.3,
      a: expect.closeTo(0.15),
    });
    expect(org.kernel.query('SELECT COUNT() FROM Account', org.admin)).toEqual({ totalSize: 3, records: [] });
  });

  test('HAVING keeps groups; ROLLUP adds subtotals', () => {
    expect(org.rows('SELECT AccountId, COUNT(Id) n FROM Contact GROUP BY AccountId HAVING COUNT(Id) > 1')).toHaveLength(
      1,
    );
    expect(
      org.rows(
        'SELECT Kind__c k, GROUPING(Kind__c) g, COUNT(Id) n FROM Parent__c GROUP BY ROLLUP(Kind__c) ORDER BY GROUPING(Kind__c), Kind__c',
      ),
    ).toEqual([
      { k: 'Large', g: 0, n: 1 },
      { k: 'Small', g: 0, n: 1 },
      { k: null, g: 1, n: 2 },
    ]);
  });

  test('a field that is neither grouped nor aggregated is refused', () => {
    expect(() => org.rows('SELECT Name, COUNT(Id) FROM Account GROUP BY Industry')).toThrow(
      'Field must be grouped or aggregated: Name',
    );
  });

  test('more than 2,000 groups are refused unless a LIMIT makes them one batch', () => {
    const parent = org.make('Parent__c', { Account__c: org.make('Account', { Name: 'Big' }) });
    const rows = Array.from({ length: 2001 }, (_, n) => [parent, `g${n}`]);
    org.kernel.save.insert('Child__c', { columns: ['Parent__c', 'State__c'], rows }, org.admin);
    const soql = 'SELECT State__c, COUNT(Id) FROM Child__c GROUP BY State__c';
    expect(() => org.rows(soql)).toThrow('Aggregate query does not support queryMore()');
    expect(org.rows(`${soql} LIMIT 2000`)).toHaveLength(2000);
    const cursor = org.kernel.openCursor(org.kernel.parse('SELECT State__c FROM Child__c ORDER BY Id'), org.admin);
    expect(cursor.totalSize).toBe(2003);
    expect(cursor.page(2000, 2000).map(({ State__c }) => State__c)).toEqual(['g1998', 'g1999', 'g2000']);
    const flat = org.kernel.openFlatQuery(
      org.kernel.parse('SELECT Id, Parent__r.Name, Value__c FROM Child__c'),
      org.admin,
    );
    expect(flat.columns).toEqual(['Id', 'Parent__r.Name', 'Value__c']);
    expect(flat.rows(0, 1)[0]?.slice(1)).toEqual(['One', '0.1']);
  });
});

describe('refusals', () => {
  test.each([
    ['SELECT Nope FROM Account', "No such column 'Nope' on entity 'Account'"],
    ['SELECT Id FROM Nope', "sObject type 'Nope' is not supported"],
    ['SELECT Nope.Name FROM Account', "Didn't understand relationship 'Nope'"],
    ['SELECT Id, (SELECT Id FROM Nopes) FROM Account', "Didn't understand relationship 'Nopes'"],
    [
      "SELECT Id FROM Account WHERE NumberOfEmployees = '5'",
      'must be of type double and should not be enclosed in quotes',
    ],
    ['SELECT Id FROM Account WHERE Name = 5', 'must be of type string and should be enclosed in quotes'],
    ["SELECT Id FROM Account WHERE Id = 'short'", 'invalid ID field: short'],
    ["SELECT Id FROM Parent__c WHERE Notes__c = 'x'", "field 'Notes__c' can not be filtered in a query call"],
    ['SELECT Id FROM Parent__c ORDER BY Notes__c', "field 'Notes__c' can not be sorted in a query call"],
    ['SELECT COUNT(Id) FROM Parent__c GROUP BY Amount__c', "field 'Amount__c' can not be grouped in a query call"],
    ['SELECT Id FROM Account OFFSET 2001', 'Maximum SOQL offset allowed is 2000'],
  ])('%s', (soql, message) => {
    expect(() => org.rows(soql)).toThrow(message);
  });
});
