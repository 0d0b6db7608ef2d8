import { expect, test } from 'vitest';
import type { RouteDefinition } from './route.ts';
import { Router } from './router.ts';

const route = (method: RouteDefinition['method'], path: string): RouteDefinition => ({
  method,
  path,
  kind: path,
  handle: () => ({ status: 200 }),
});

const router = new Router([
  route('GET', '/sobjects/:object/:id'),
  route('GET', '/sobjects/:object/describe'),
  route('PATCH', '/sobjects/:object/:field/:value'),
  route('GET', '/jobs/ingest/:id/unprocessedrecords'),
]);

function found(method: string, path: string): unknown {
  const match = router.find(method, path);
  return match === null || match === 'otherMethods' ? match : [match.route.path, match.params];
}

test('a literal part wins over a parameter', () => {
  expect(found('GET', '/sobjects/Account/describe')).toEqual(['/sobjects/:object/describe', { object: 'Account' }]);
  expect(found('GET', '/sobjects/Account/001')).toEqual(['/sobjects/:object/:id', { object: 'Account', id: '001' }]);
});

test('values are decoded and literal parts count in any letter case', () => {
  expect(found('PATCH', '/sobjects/A/K__c/a%7Cb%2Fc')).toEqual([
    '/sobjects/:object/:field/:value',
    { object: 'A', field: 'K__c', value: 'a|b/c' },
  ]);
  expect(found('GET', '/jobs/ingest/7/unprocessedRecords/')).toEqual([
    '/jobs/ingest/:id/unprocessedrecords',
    { id: '7' },
  ]);
});

test('an unknown path and a wrong method are told apart', () => {
  expect(found('GET', '/nothing')).toBeNull();
  expect(found('DELETE', '/sobjects/A/K__c/1')).toBe('otherMethods');
});
