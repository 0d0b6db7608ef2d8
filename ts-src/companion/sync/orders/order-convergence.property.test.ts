/**
 * Whatever the clerk does to orders between passes, whatever fails and whenever the state is lost: once things have
 * calmed down, Salesforce holds each order as the ERP holds it, keeps those that are gone, and writes nothing more.
 */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { INTEGRATIONS } from '../../companion.ts';
import { CounterpartError } from '../../errors/counterpart-error.ts';
import type { SourceRecord } from '../../erp/contract.ts';
import { failing, Killed, withFaults, type Fault } from '../memory/faults.ts';
import { createWorld, customerRecord, orderTemplate, testTemplates, type World } from '../memory/world.ts';

type Step =
  | { readonly do: 'write'; readonly order: number; readonly lines: readonly (readonly [number, number])[] }
  | { readonly do: 'post'; readonly order: number; readonly all: boolean }
  | { readonly do: 'delete'; readonly order: number }
  | { readonly do: 'pass' }
  | { readonly do: 'faulty pass'; readonly at: number; readonly fault: Fault }
  | { readonly do: 'lose state' };

const order = fc.integer({ min: 1, max: 3 });
const fault: fc.Arbitrary<Fault> = fc.oneof(
  fc.record({
    kind: fc.constant('fail' as const),
    when: fc.constantFrom('before' as const, 'after' as const),
    error: fc.constant(failing('uncertain')),
  }),
  fc.record({ kind: fc.constant('kill' as const), when: fc.constantFrom('before' as const, 'after' as const) }),
);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('write' as const),
      order,
      lines: fc.uniqueArray(fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 4 })), {
        maxLength: 4,
        selector: ([number]) => number,
      }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('post' as const), order, all: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('delete' as const), order }) },
  { weight: 3, arbitrary: fc.constant({ do: 'pass' as const }) },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('faulty pass' as const), at: fc.integer({ min: 0, max: 90 }), fault }),
  },
  { weight: 1, arbitrary: fc.constant({ do: 'lose state' as const }) },
);

async function pass(world: World, at = -1, what: Fault = { kind: 'none' }): Promise<number> {
  let call = 0;
  const ports = withFaults(world, () => (call++ === at ? what : { kind: 'none' }));
  const templates = [...testTemplates, orderTemplate];
  const report = await world.sync({ ...ports, templates }).pass({ integrations: INTEGRATIONS });
  for (const run of report.runs) {
    const { created, updated, unchanged, deleted, filtered, waiting, parked } = run;
    expect(run.read).toBe(created + updated + unchanged + deleted + filtered + waiting + parked);
  }
  return report.writes;
}

const find = (world: World, id: string): SourceRecord | undefined =>
  world.erp.all('GB', 'order').find((record) => record['id'] === id);

/** Invoices what is open of all lines, or of the first; an order that is invoiced completely is gone, as in the ERP. */
function post(world: World, id: string, all: boolean): void {
  const record = find(world, id);
  if (record === undefined) return;
  const lines = (record['lines'] as readonly SourceRecord[]).map((line, index) => {
    const open = Number(line['quantity']) - Number(line['invoiced']);
    if (open <= 0 || (index > 0 && !all)) return line;
    const serial = world.erp.all('GB', 'posting').length;
    const posting = { orderNumber: `N-${id}`, kind: 'Invoice', lineNumber: line['line'] ?? 0, number: 'A' };
    world.erp.put('GB', 'posting', { id: `p${serial}`, ...posting, quantity: open });
    return { ...line, invoiced: line['quantity'] ?? 0, shipped: line['quantity'] ?? 0 };
  });
  const finished = lines.length > 0 && lines.every((line) => line['invoiced'] === line['quantity']);
  if (finished) world.erp.drop('GB', 'order', id);
  else world.erp.put('GB', 'order', { ...record, lines });
}

let serial = 0;
async function take(world: World, next: Step, named: Map<number, string>): Promise<void> {
  if (next.do === 'pass') await pass(world);
  else if (next.do === 'lose state') await world.loseState();
  else if (next.do === 'faulty pass') {
    try {
      await pass(world, next.at, next.fault);
    } catch (error) {
      const expected = error instanceof Killed || (error instanceof CounterpartError && error.code.includes('TEST_'));
      if (!expected) throw error;
      world.clock.advance(3_600_000);
    }
  } else if (next.do === 'write') {
    const present = named.get(next.order);
    // The number of an order that is gone is never given again.
    const id = present !== undefined && find(world, present) !== undefined ? present : `o${(serial += 1)}`;
    named.set(next.order, id);
    world.erp.put('GB', 'order', written(id, next.lines));
  } else {
    const id = named.get(next.order);
    if (id === undefined) return;
    if (next.do === 'post') post(world, id, next.all);
    else world.erp.drop('GB', 'order', id);
  }
}

const written = (id: string, lines: readonly (readonly [number, number])[]): SourceRecord => ({
  ...{ id, number: `N-${id}`, customer: 'c1', status: 'Open', reference: '', open: 1, next: null },
  lines: lines.map(([number, quantity]) => ({
    ...{ id: `${id}-${number}`, line: number * 10_000, item: 'A', quantity, net: quantity * 10 },
    ...{ shipped: 0, invoiced: 0, credited: 0 },
  })),
});

const openLines = (world: World, order_: string) =>
  world.salesforce
    .records('ERP_Order_Line__c')
    .filter((line) => line['Order__c'] === order_ && line['Removed__c'] !== true)
    .map((line) => [line['ERP_Key__c'], line['Quantity__c'], line['Invoiced_Quantity__c']])
    .sort();

function check(world: World): void {
  const orders = world.salesforce.records('ERP_Order__c');
  for (const record of world.erp.all('GB', 'order')) {
    const key = `GB|order|${String(record['id'])}`;
    const row = orders.find((each) => each['ERP_Key__c'] === key);
    expect(row).toMatchObject({ Status__c: 'Open', Complete__c: true });
    expect(openLines(world, String(row?.['Id']))).toEqual(
      (record['lines'] as readonly SourceRecord[])
        .map((line) => [`GB|orderLine|${String(line['id'])}`, line['quantity'], line['invoiced']])
        .sort(),
    );
  }
  const present = new Set(world.erp.all('GB', 'order').map((record) => `GB|order|${String(record['id'])}`));
  for (const row of orders.filter((each) => !present.has(String(each['ERP_Key__c'])))) {
    const lines = openLines(world, String(row['Id']));
    const covered = lines.length > 0 && lines.every(([, quantity, invoiced]) => Number(invoiced) >= Number(quantity));
    expect(row['Status__c']).toBe(covered ? 'Finished' : 'Deleted');
    expect(row['Open_Net_Home__c']).toBe(0);
  }
}

it('ends with orders as the ERP has them, and then writes nothing', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 18 }), async (steps) => {
      const world = await createWorld();
      world.erp.put('GB', 'customer', customerRecord('c1'));
      const named = new Map<number, string>();
      for (const next of steps) await take(world, next, named);
      world.clock.advance(3_600_000);
      await pass(world);
      await pass(world);
      check(world);
      expect(await pass(world)).toBe(0);
      expect(await world.state.countParked()).toBe(0);
      await world.state.close();
    }),
    { numRuns: Number(process.env['PROPERTY_RUNS'] ?? 80) },
  );
});
