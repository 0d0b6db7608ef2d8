/** Sides that can't be reached or refuse the login: what stops, what goes on, what the connection's record says. */
import { describe, expect, it } from 'vitest';
import { INTEGRATIONS, type RunReport, type SyncReport } from '../companion.ts';
import { always, failing, onCall, withFaults, type Fault, type FaultPlan } from './memory/faults.ts';
import { filledWorld, type World } from './memory/world.ts';

const pass = (world: World): Promise<SyncReport> => world.sync().pass({ integrations: INTEGRATIONS });
const passWith = (world: World, plan: FaultPlan): Promise<SyncReport> =>
  world.sync(withFaults(world, plan)).pass({ integrations: INTEGRATIONS });
const runOf = (report: SyncReport, mapping = 'sales-invoice') =>
  report.runs.find((run) => run.mapping === mapping) as RunReport;
const invoices = (world: World) => world.salesforce.records('ERP_Invoice__c');

describe('an entity that keeps failing', () => {
  it('does not keep the others from moving', async () => {
    const world = await filledWorld();
    const fault: Fault = { kind: 'fail', when: 'before', error: failing('transient') };
    const report = await passWith(world, always('salesforce.upsert ERP_Customer__c', fault));
    const names = report.runs.map((run) => [run.mapping, run.outcome]);
    expect(names).toContainEqual(['customer', 'Failed']);
    expect(names.at(-1)?.[0]).not.toBe('customer');
    expect(report.ok).toBe(false);
    world.clock.advance(600_000);
    await pass(world);
    expect(invoices(world).every((row) => row['Complete__c'] === true)).toBe(true);
    expect(invoices(world)).toHaveLength(4);
  });
});

describe('a refused login', () => {
  it('in mid-run ends the pass, and the next one brings what was missing', async () => {
    const world = await filledWorld();
    const fault: Fault = { kind: 'fail', when: 'before', error: failing('auth') };
    const report = await passWith(world, onCall('salesforce.upsert ERP_Invoice_Line__c', fault));
    expect(runOf(report)).toMatchObject({ outcome: 'Failed', errorCode: 'TEST_AUTH' });
    expect(report.runs.at(-1)?.mapping).toBe('sales-invoice');
    world.clock.advance(1_000);
    await pass(world);
    expect(invoices(world).every((row) => row['Complete__c'] === true)).toBe(true);
  });

  it('before anything was done pauses the connection', async () => {
    const world = await filledWorld();
    await pass(world);
    const fault: Fault = { kind: 'fail', when: 'before', error: failing('auth') };
    await expect(passWith(world, onCall('erp.companies', fault))).rejects.toMatchObject({ kind: 'auth' });
    expect(world.salesforce.records('ERP_Connection__c')[0]).toMatchObject({ State__c: 'Paused' });
  });

  it('does not make what Salesforce shows look newer than it is', async () => {
    const world = await filledWorld();
    await pass(world);
    const lastRun = world.salesforce.records('ERP_Connection__c')[0]?.['Last_Run__c'];
    expect(lastRun).toBeTruthy();
    world.clock.advance(600_000);
    const fault: Fault = { kind: 'fail', when: 'before', error: failing('auth') };
    await expect(passWith(world, onCall('erp.companies', fault))).rejects.toMatchObject({ kind: 'auth' });
    expect(world.salesforce.records('ERP_Connection__c')[0]).toMatchObject({ Last_Run__c: lastRun });
  });
});
