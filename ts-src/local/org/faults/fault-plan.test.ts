import { expect, test } from 'vitest';
import { createFaultPlan } from './fault-plan.ts';
import type { FaultAction } from './fault-plan.ts';

const fail: FaultAction = { do: 'fail', status: 503, errorCode: 'SERVER_UNAVAILABLE' };
const query = { kind: 'query', method: 'GET', path: '/services/data/v66.0/query' };

test('a fault lets the first requests pass, then strikes as often as asked for', () => {
  const plan = createFaultPlan();
  plan.add({ action: fail, after: 2, times: 2 });
  const strikes = Array.from({ length: 6 }, () => plan.strike(query).length);
  expect(strikes).toEqual([0, 0, 1, 1, 0, 0]);
  expect(plan.pending).toEqual([]);
});

test('a fault without end strikes until it is cleared', () => {
  const plan = createFaultPlan();
  plan.add({ action: fail, times: 0 });
  expect(Array.from({ length: 5 }, () => plan.strike(query).length)).toEqual([1, 1, 1, 1, 1]);
  plan.clear();
  expect(plan.strike(query)).toEqual([]);
});

test.each([
  [{ kind: 'query' }, 1],
  [{ kind: 'rows' }, 0],
  [{ method: 'POST' }, 0],
  [{ pathIncludes: '/query', method: 'GET' }, 1],
  [{ pathIncludes: '/jobs' }, 0],
])('only requests that fit %j are hit', (match, strikes) => {
  const plan = createFaultPlan();
  plan.add({ match, action: fail });
  expect(plan.strike(query)).toHaveLength(strikes);
});

test('locks and a full storage are asked for while saving and do not touch requests', () => {
  const plan = createFaultPlan();
  plan.add({ action: { do: 'lockAccount', accountId: '001Wt0000000001' }, times: 1 });
  plan.add({ action: { do: 'storageFull' } });
  expect(plan.strike(query)).toEqual([]);
  expect([plan.storageFull, plan.locksAccounts]).toEqual([true, true]);
  expect(plan.takeLock('001Wt0000000002IAA')).toBe(false);
  expect(plan.takeLock('001Wt0000000001IAA')).toBe(true);
  expect([plan.takeLock('001Wt0000000001IAA'), plan.locksAccounts]).toEqual([false, false]);
});
