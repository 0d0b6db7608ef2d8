import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createTestOrg } from '../fixtures/test-org.ts';

test('roll-ups count, add up, take least and most, filter, and go up two levels', () => {
  const org = createTestOrg();
  const account = org.make('Account', { Name: 'Acme' });
  const parent = org.make('Parent__c', { Account__c: account });
  const sums = 'Children__c, Total__c, Good_Total__c, First_Day__c, Most__c, Full__c, Account_Name__c';
  expect(org.rows(`SELECT ${sums} FROM Parent__c`)).toEqual([
    {
      Children__c: 0,
      Total__c: 0,
      Good_Total__c: 0,
      First_Day__c: null,
      Most__c: null,
      Full__c: false,
      Account_Name__c: 'Acme!',
    },
  ]);
  const ids = [
    org.make('Child__c', { Parent__c: parent, Value__c: 0.1, State__c: 'Good', Day__c: '2026-02-01' }),
    org.make('Child__c', { Parent__c: parent, Value__c: 0.2, State__c: 'better', Day__c: '2026-01-01' }),
    org.make('Child__c', { Parent__c: parent, Value__c: 7, State__c: 'Bad' }),
  ];
  const after = { Children__c: 3, Total__c: 7.3, Good_Total__c: 0.3, First_Day__c: '2026-01-01', Most__c: 7 };
  expect(org.rows(`SELECT ${sums} FROM Parent__c`)[0]).toMatchObject({ ...after, Full__c: true });
  expect(org.rows('SELECT Parents_Total__c, Full_Parents__c FROM Account')).toEqual([
    { Parents_Total__c: 7.3, Full_Parents__c: 1 },
  ]);
  org.kernel.save.remove('Child__c', ids.slice(1), org.admin);
  const least = { Children__c: 1, Total__c: 0.1, First_Day__c: '2026-02-01', Most__c: 0.1, Full__c: false };
  expect(org.rows(`SELECT ${sums} FROM Parent__c`)[0]).toMatchObject(least);
  expect(org.rows('SELECT Parents_Total__c, Full_Parents__c FROM Account')).toEqual([
    { Parents_Total__c: 0.1, Full_Parents__c: 0 },
  ]);
});

test('moving a detail to another master corrects both masters', () => {
  const org = createTestOrg();
  const [a, b] = [org.make('Account', { Name: 'A' }), org.make('Account', { Name: 'B' })];
  const parent = org.make('Parent__c', { Account__c: a });
  org.make('Child__c', { Parent__c: parent, Value__c: 5 });
  org.update('Parent__c', [{ Id: parent, Account__c: b }]);
  expect(org.rows('SELECT Name, Parents_Total__c FROM Account ORDER BY Name')).toEqual([
    { Name: 'A', Parents_Total__c: 0 },
    { Name: 'B', Parents_Total__c: 5 },
  ]);
});

test('after any sequence of changes the roll-ups are what a query over the details gives', () => {
  const step = fc.oneof(
    fc.record({ do: fc.constant('insert' as const), parent: fc.nat(2), cents: fc.integer({ min: -999, max: 999 }) }),
    fc.record({ do: fc.constant('update' as const), pick: fc.nat(50), cents: fc.integer({ min: -999, max: 999 }) }),
    fc.record({ do: fc.constant('remove' as const), pick: fc.nat(50) }),
  );
  const org = createTestOrg();
  fc.assert(
    fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
      const account = org.make('Account', { Name: 'Any' });
      const parents = [0, 1, 2].map(() => org.make('Parent__c', { Account__c: account }));
      let children: string[] = [];
      for (const change of steps) {
        if (change.do === 'insert') {
          children.push(org.make('Child__c', { Parent__c: parents[change.parent], Value__c: change.cents / 100 }));
          continue;
        }
        const id = children[change.pick % Math.max(1, children.length)];
        if (id === undefined) continue;
        if (change.do === 'update') org.update('Child__c', [{ Id: id, Value__c: change.cents / 100 }]);
        else {
          org.kernel.save.remove('Child__c', [id], org.admin);
          children = children.filter((child) => child !== id);
        }
      }
      for (const parent of parents) {
        const [kept] = org.rows(`SELECT Children__c, Total__c, Most__c FROM Parent__c WHERE Id = '${parent}'`);
        const [counted] = org.rows(
          `SELECT COUNT(Id) n, SUM(Value__c) s, MAX(Value__c) m FROM Child__c WHERE Parent__c = '${parent}'`,
        );
        expect(kept).toEqual({ Children__c: counted?.['n'], Total__c: counted?.['s'] ?? 0, Most__c: counted?.['m'] });
      }
    }),
    { numRuns: 25 },
  );
});
