import { expect, test } from 'vitest';
import { parseSoql } from './parser.ts';

test('a query with every clause becomes a tree', () => {
  expect(
    parseSoql(
      "SELECT Id, a.Owner.Name n, COUNT(Id), (SELECT Id FROM Contacts LIMIT 1) FROM Account a USING SCOPE mine WHERE Name LIKE 'A%' " +
        'AND (NOT Active = true) GROUP BY Id HAVING COUNT(Id) > 1 ORDER BY Name DESC NULLS LAST, Id LIMIT 5 OFFSET 2',
    ),
  ).toMatchObject({
    items: [
      { kind: 'field', path: ['Id'] },
      { kind: 'field', path: ['a', 'Owner', 'Name'], alias: 'n' },
      { kind: 'function', name: 'count' },
      { kind: 'subquery', query: { from: 'Contacts', limit: 1 } },
    ],
    from: 'Account',
    alias: 'a',
    scope: 'mine',
    where: { kind: 'and', parts: [{ operator: 'like' }, { kind: 'not', part: { operator: '=' } }] },
    groupByKind: 'plain',
    having: { operator: '>' },
    orderBy: [
      { descending: true, nulls: 'last' },
      { descending: false, nulls: 'first' },
    ],
    limit: 5,
    offset: 2,
  });
});

test('literals keep their kind', () => {
  const values = [
    "'a\\'b\\n'",
    '-1.5',
    'true',
    'null',
    '2026-01-02',
    '2026-01-02T03:04:05Z',
    '2026-01-02T03:04:05+01:00',
    'LAST_N_DAYS:7',
    'THIS_FISCAL_YEAR',
  ];
  const { where } = parseSoql(`SELECT Id FROM A WHERE x IN (${values.join(', ')})`);
  expect((where as unknown as { value: unknown }).value).toEqual([
    { kind: 'string', value: "a'b\n" },
    { kind: 'number', value: -1.5, text: '-1.5' },
    { kind: 'boolean', value: true },
    { kind: 'null' },
    { kind: 'date', value: '2026-01-02' },
    { kind: 'datetime', value: Date.parse('2026-01-02T03:04:05Z') },
    { kind: 'datetime', value: Date.parse('2026-01-02T02:04:05Z') },
    { kind: 'dateLiteral', name: 'LAST_N_DAYS', n: 7 },
    { kind: 'dateLiteral', name: 'THIS_FISCAL_YEAR' },
  ]);
});

test.each([
  ['SELECT Id FRM Account', 11, "unexpected token: 'Account'"],
  ['SELECT Id FROM', 15, "unexpected token: '<EOF>'"],
  ["SELECT Id FROM Account WHERE Name = 'x", 37, 'string literal is not closed'],
  ['SELECT Id FROM A WHERE a = 1 AND b = 2 OR c = 3', 40, "unexpected token: 'OR'"],
  ['SELECT Id FROM A WHERE a == 1', 27, "unexpected token: '='"],
])('%s is refused with the place', (soql, _column, problem) => {
  expect(() => parseSoql(soql)).toThrow(problem);
  expect(() => parseSoql(soql)).toThrow('ERROR at Row:1:Column:');
});
