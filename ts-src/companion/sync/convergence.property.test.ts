/**
 * Whatever changes in the ERP, whatever fails, whenever the process is killed and even when the state is lost: once
 * things have calmed down, Salesforce holds exactly what the ERP holds, and every run's accounting has added up.
 */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { INTEGRATIONS, type RunReport } from '../companion.ts';
import { CounterpartError } from '../errors/counterpart-error.ts';
import type { SourceRecord } from '../erp/contract.ts';
import { failing, Killed, withFaults, type Fault } from './memory/faults.ts';
import { createWorld, customerRecord, invoiceRecord, type World } from './memory/world.ts';

type Step =
  | { readonly do: 'customer'; readonly id: string; readonly name: string }
  | { readonly do: 'invoice'; readonly number: number; readonly amounts: readonly number[] }
  | { readonly do: 'item'; readonly id: string }
  | { readonly do: 'sync' }
  | { readonly do: 'faulty sync'; readonly faults: readonly (readonly [number, Fault])[] }
  | { readonly do: 'lose state' };

const customerId = fc.constantFrom('c1', 'c2', 'c3', 'c4');
const fault: fc.Arbitrary<Fault> = fc.oneof(
  fc.record({
    kind: fc.constant('fail' as const),
    when: fc.constant('before' as const),
    error: fc.constantFrom('transient', 'limit', 'auth', 'config').map((kind) => failing(kind as 'transient')),
  }),
  fc.record({
    kind: fc.constant('fail' as const),
    when: fc.constantFrom('before' as const, 'after' as const),
    error: fc.constant(failing('uncertain')),
  }),
  fc.record({ kind: fc.constant('kill' as const), when: fc.constantFrom('before' as const, 'after' as const) }),
);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('customer' as const),
      id: customerId,
      name: fc.constantFrom('Ann', 'Bea', ' Cy '),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('invoice' as const),
      number: fc.integer({ min: 1, max: 6 }),
      amounts: fc.array(fc.integer({ min: -500, max: 500 }), { maxLength: 6 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('item' as const), id: fc.constantFrom('i1', 'i2') }) },
  { weight: 2, arbitrary: fc.constant({ do: 'sync' as const }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('faulty sync' as const),
      faults: fc.array(fc.tuple(fc.integer({ min: 0, max: 150 }), fault), { minLength: 1, maxLength: 4 }),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ do: 'lose state' as const }) },
);

const sum = (run: RunReport): number =>
  run.created + run.updated + run.unchanged + run.deleted + run.filtered + run.waiting + run.parked;

async function sync(world: World, faults: ReadonlyMap<number, Fault> = new Map()): Promise<readonly RunReport[]> {
  let call = 0;
  const ports = withFaults(world, () => faults.get(call++) ?? { kind: 'none' });
  const report = await world.sync(ports).pass({ integrations: INTEGRATIONS });
  for (const run of report.runs) expect(run.read).toBe(sum(run));
  return report.runs;
}

async function take(world: World, next: Step): Promise<void> {
  if (next.do === 'customer') world.erp.put('GB', 'customer', customerRecord(next.id, next.name));
  else if (next.do === 'item') world.erp.put('GB', 'item', { id: next.id, name: next.id });
  else if (next.do === 'invoice')
    world.erp.put(
      'GB',
      'invoice',
      withItems(invoiceRecord(`d${next.number}`, `c${(next.number % 4) + 1}`, next.amounts)),
    );
  else if (next.do === 'lose state') await world.loseState();
  else {
    try {
      await sync(world, new Map(next.do === 'faulty sync' ? next.faults : []));
    } catch (error) {
      if (!(error instanceof Killed) && !(error instanceof CounterpartError && error.code.includes('TEST_')))
        throw error;
      // What a killed companion held of the lease runs out.
      world.clock.advance(3_600_000);
    }
  }
}

/** Lines that refer to an item which may come later or never. */
function withItems(invoice: SourceRecord): SourceRecord {
  const lines = invoice['lines'] as readonly SourceRecord[];
  return { ...invoice, lines: lines.map((line, index) => ({ ...line, item: index % 2 === 0 ? 'i1' : 'i2' })) };
}

/** What Salesforce should hold, and what it holds, in one comparable form. */
function expected(world: World): unknown {
  const customers = new Set(world.erp.all('GB', 'customer').map((record) => record['id']));
  const items = new Set(world.erp.all('GB', 'item').map((record) => record['id']));
  return {
    customers: world.erp
      .all('GB', 'customer')
      .map((r) => [`GB|customer|${String(r['id'])}`, String(r['name']).trim()])
      .sort(),
    invoices: world.erp
      .all('GB', 'invoice')
      .filter((record) => customers.has(record['customer'] as string))
      .map((record) => ({
        key: `GB|invoice|${String(record['id'])}`,
        customer: `GB|customer|${String(record['customer'])}`,
        complete: true,
        lines: (record['lines'] as readonly SourceRecord[])
          .map((line) => [`GB|invoiceLine|${String(line['id'])}`, line['net'], items.has(line['item'] as string)])
          .sort(),
      }))
      .sort((a, b) => (a.key < b.key ? -1 : 1)),
  };
}

function actual(world: World): unknown {
  const customers = world.salesforce.records('ERP_Customer__c');
  const lines = world.salesforce.records('ERP_Invoice_Line__c');
  return {
    customers: customers.map((row) => [row['ERP_Key__c'], row['Name']]).sort(),
    invoices: world.salesforce
      .records('ERP_Invoice__c')
      .map((row) => ({
        key: String(row['ERP_Key__c']),
        customer: customers.find((customer) => customer['Id'] === row['Customer__c'])?.['ERP_Key__c'],
        complete: row['Complete__c'],
        lines: lines
          .filter((line) => line['Invoice__c'] === row['Id'])
          .map((line) => [line['ERP_Key__c'], line['Net__c'], (line['Product__c'] ?? null) !== null])
          .sort(),
      }))
      .sort((a, b) => (a.key < b.key ? -1 : 1)),
  };
}

it('ends with Salesforce equal to the ERP, and then writes nothing', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 25 }), async (steps) => {
      const world = await createWorld();
      for (const next of steps) await take(world, next);
      world.clock.advance(3_600_000);
      await sync(world);
      await sync(world);
      expect(actual(world)).toEqual(expected(world));
      expect(world.salesforce.records('Account')).toHaveLength(world.erp.all('GB', 'customer').length);
      expect(await world.state.countParked()).toBe(0);
      const writes = world.salesforce.writes.length;
      const third = await world.sync().pass({ integrations: INTEGRATIONS });
      expect(third.writes).toBe(0);
      expect(world.salesforce.writes.slice(writes).filter((write) => !/Connection|Run__c/.test(write.object))).toEqual(
        [],
      );
      await world.state.close();
    }),
    { numRuns: Number(process.env['PROPERTY_RUNS'] ?? 150) },
  );
});
