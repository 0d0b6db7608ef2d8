import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Killed, type Fault, type FaultPlan } from '../../companion/sync/memory/faults.ts';
import { ANSWER_LOST_MS, connect, openWorkers, type Workers } from './command-workers.ts';
import { ofErp, openSellingStage, type SellingStage } from './selling-stage.ts';

let stage: SellingStage;
let workers: Workers;
let ends: ReturnType<typeof connect>;
/** Calls of an undisturbed sending that change something, in their order: a companion is killed at each of them. */
let customerSteps: readonly string[] = [];
let prospectSteps: readonly string[] = [];

const CHANGES =
  /^(salesforce\.(update|upsert|remove)|state\.(record|saveStep|forgetSteps)|erp\.sales\.(place|createCustomer))/;

beforeAll(async () => {
  stage = await openSellingStage();
  ends = connect(stage);
  // A dozen days of a small org's work in a minute.
  stage.org.kernel.usage.setApiCallsMax(1_000_000);
  // The mappings that the org lacks are installed by the first sending.
  await stepsOf(await stage.opportunity());
  customerSteps = await stepsOf(await stage.opportunity());
  prospectSteps = await stepsOf(await prospectDeal('Recorded Prospect'));
});
afterAll(async () => {
  await Promise.all([ends.salesforce.close(), ends.erp.close()]);
  await stage.close();
});
beforeEach(async () => {
  workers = await openWorkers(stage, ends);
});
afterEach(() => workers.close());

/** A deal with an account that is no customer yet. */
async function prospectDeal(name: string): Promise<string> {
  const address = {
    BillingStreet: '1 High Street',
    BillingCity: 'Leeds',
    BillingPostalCode: 'LS1 1AA',
    BillingCountry: 'GB',
  };
  const AccountId = await stage.create('rep', 'Account', { Name: name, ...address });
  return stage.opportunity([1], { AccountId });
}

const send = (opportunity: string): Promise<string> =>
  stage.request('rep', 'send-quote', opportunity, { company: stage.erp.companies[0]?.code });

async function stepsOf(opportunity: string): Promise<readonly string[]> {
  const calls: string[] = [];
  await send(opportunity);
  const recorded = await openWorkers(stage, ends);
  const worker = recorded.worker((name) => {
    if (CHANGES.test(name)) calls.push(name);
    return { kind: 'none' };
  });
  await worker.round();
  await recorded.close();
  expect(await stage.orders(opportunity)).toHaveLength(1);
  return calls;
}

/** Kills before the n-th changing call (from 0), or after the last one. */
function killAt(step: number, count: number): FaultPlan {
  let seen = -1;
  const at = Math.min(step, count - 1);
  const when = step < count ? 'before' : 'after';
  return (name): Fault => (CHANGES.test(name) && ++seen === at ? { kind: 'kill', when } : { kind: 'none' });
}

interface Death {
  readonly step: number;
  readonly count: number;
  readonly lostState: boolean;
}

async function killedAndRestarted(opportunity: string, { step, count, lostState }: Death): Promise<string> {
  const id = await send(opportunity);
  const mine = await openWorkers(stage, ends);
  await expect(mine.worker(killAt(step, count)).round()).rejects.toThrow(Killed);
  if (lostState) await mine.loseState();
  const record = await mine.untilEnd(id);
  await mine.close();
  return `${String(record['Status__c'])} ${String(record['Error_Code__c'] ?? '')}`.trim();
}

/** Every place between two steps, before the first and after the last. */
const placesIn = (steps: readonly string[]): readonly string[] => [...steps, 'after the last step'];

describe('a companion that is killed between any two steps', () => {
  test('takes the steps that are expected: reserve, order, result', () => {
    expect(customerSteps.filter((name) => name.startsWith('erp.'))).toEqual(['erp.sales.place']);
    expect(customerSteps.indexOf('state.saveStep')).toBeLessThan(customerSteps.indexOf('erp.sales.place'));
    expect(prospectSteps.filter((name) => name.startsWith('erp.'))).toEqual([
      'erp.sales.createCustomer',
      'erp.sales.place',
    ]);
  });

  test.each([false, true])(
    'leaves exactly one order, state lost: %s',
    async (lostState) => {
      const places = placesIn(customerSteps);
      const outcomes: unknown[] = [];
      for (const [step, name] of places.entries()) {
        const opportunity = await stage.opportunity([1]);
        const status = await killedAndRestarted(opportunity, { step, count: customerSteps.length, lostState });
        outcomes.push([name, status, (await stage.orders(opportunity)).length]);
      }
      expect(outcomes).toEqual(places.map((name) => [name, 'Done', 1]));
    },
    240_000,
  );

  test.each([false, true])(
    'leaves one customer and one order, state lost: %s',
    async (lostState) => {
      const places = placesIn(prospectSteps);
      const outcomes: unknown[] = [];
      for (const [step, name] of places.entries()) {
        const title = `Prospect ${String(lostState)} ${step}`;
        const opportunity = await prospectDeal(title);
        const status = await killedAndRestarted(opportunity, { step, count: prospectSteps.length, lostState });
        const customers = await ofErp(stage, `customers?$filter=displayName eq '${title}'`);
        outcomes.push([name, status, customers.length, (await stage.orders(opportunity)).length]);
      }
      expect(outcomes).toEqual(places.map((name) => [name, 'Done', 1, 1]));
    },
    240_000,
  );
});

describe('an order is made once', () => {
  test('when the button is pressed twice: the same key is refused by the platform', async () => {
    const opportunity = await stage.opportunity([1]);
    const values = {
      Kind__c: 'send-quote',
      Target_Id__c: opportunity,
      Request__c: '{}',
      Request_Key__c: `k-${opportunity}`,
    };
    await stage.create('rep', 'ERP_Command__c', values);
    await expect(stage.create('rep', 'ERP_Command__c', values)).rejects.toThrow('DUPLICATE_VALUE');
    await workers.worker().round();
    expect(await stage.orders(opportunity)).toHaveLength(1);
  });

  test('when two requests ask for it, and again when it is sent later', async () => {
    const opportunity = await stage.opportunity([1]);
    const ids = [await send(opportunity), await send(opportunity)];
    await workers.worker().round();
    ids.push(await send(opportunity));
    await workers.worker().round();
    const results = ids.map(
      (id) => JSON.parse(String(stage.command(id)['Result__c'])) as { number: string; created: boolean },
    );
    expect(results.map(({ created }) => created)).toEqual([true, false, false]);
    expect(new Set(results.map(({ number }) => number)).size).toBe(1);
    expect(await stage.orders(opportunity)).toHaveLength(1);
  });

  test('when two workers look at the same time', async () => {
    const opportunity = await stage.opportunity([1]);
    const id = await send(opportunity);
    await Promise.all([workers.worker().round(), workers.worker().round()]);
    await workers.untilEnd(id);
    expect(stage.command(id)['Status__c']).toBe('Done');
    expect(await stage.orders(opportunity)).toHaveLength(1);
  });

  test('when the answer is lost after the ERP made it', async () => {
    const opportunity = await stage.opportunity([1]);
    const id = await send(opportunity);
    stage.erp.faults.add({ kind: 'cut', afterBytes: 1, method: 'POST', path: 'salesOrders', times: 1 });
    await workers.worker().round();
    stage.erp.faults.clear();
    expect(stage.command(id)['Status__c']).toBe('Done');
    expect(await stage.orders(opportunity)).toHaveLength(1);
  });

  test('when the answer is lost and there is none: it is looked for, then given up, and sending again makes one', async () => {
    const opportunity = await stage.opportunity([1]);
    const id = await send(opportunity);
    stage.erp.faults.add({ kind: 'status', status: 502, method: 'POST', path: 'salesOrders', times: 1 });
    const worker = workers.worker();
    await worker.round();
    stage.erp.faults.clear();
    expect(stage.command(id)['Status__c']).toBe('Checking');
    const second = await send(opportunity);
    await worker.round();
    expect(stage.command(second)['Status__c']).toBe('Checking');
    expect(await stage.orders(opportunity)).toEqual([]);
    workers.clock.advance(ANSWER_LOST_MS);
    await worker.round();
    expect(stage.command(id)).toMatchObject({ Status__c: 'Failed', Error_Code__c: 'CMD_ORDER_UNCERTAIN' });
    expect(stage.command(second)['Status__c']).toBe('Done');
    await send(opportunity);
    await worker.round();
    expect(await stage.orders(opportunity)).toHaveLength(1);
  });
});
