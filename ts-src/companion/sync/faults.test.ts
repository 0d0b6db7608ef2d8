/** Every promise about failures, each broken on purpose once. */
import { describe, expect, it } from 'vitest';
import { INTEGRATIONS, type RunReport, type SyncReport } from '../companion.ts';
import type { SourceRecord } from '../erp/contract.ts';
import { always, failing, Killed, onCall, withFaults, type Fault, type FaultPlan } from './memory/faults.ts';
import { createWorld, customerRecord, filledWorld, invoiceRecord, testSettings, type World } from './memory/world.ts';

const pass = (world: World): Promise<SyncReport> => world.sync().pass({ integrations: INTEGRATIONS });
const passWith = (world: World, plan: FaultPlan): Promise<SyncReport> =>
  world.sync(withFaults(world, plan)).pass({ integrations: INTEGRATIONS });
const runOf = (report: SyncReport, mapping = 'sales-invoice') =>
  report.runs.find((run) => run.mapping === mapping) as RunReport;
const invoices = (world: World) => world.salesforce.records('ERP_Invoice__c');
const lines = (world: World) => world.salesforce.records('ERP_Invoice_Line__c');

describe('a lost answer', () => {
  it('is read back by key: what arrived is not sent again', async () => {
    const world = await filledWorld();
    const plan = onCall('salesforce.upsert ERP_Invoice__c', {
      kind: 'fail',
      when: 'after',
      error: failing('uncertain'),
    });
    const report = await passWith(world, plan);
    expect(runOf(report)).toMatchObject({ created: 4, parked: 0, outcome: 'Done' });
    const sent = world.salesforce.writes.filter((write) => write.object === 'ERP_Invoice__c');
    expect(sent.reduce((sum, write) => sum + write.rows, 0)).toBe(4);
  });

  it('is followed by a second attempt for what did not arrive', async () => {
    const world = await filledWorld();
    const plan = onCall('salesforce.upsert ERP_Invoice_Line__c', {
      kind: 'fail',
      when: 'before',
      error: failing('uncertain'),
    });
    expect(runOf(await passWith(world, plan))).toMatchObject({ created: 4, linesWritten: 8, incomplete: 0 });
    expect(invoices(world).every((row) => row['Complete__c'] === true)).toBe(true);
  });
});

describe('a passing failure', () => {
  it('is waited out with growing delays', async () => {
    const world = await filledWorld();
    let failures = 0;
    const report = await passWith(world, (call) =>
      call === 'salesforce.upsert ERP_Invoice__c' && failures++ < 2
        ? { kind: 'fail', when: 'before', error: failing('transient') }
        : { kind: 'none' },
    );
    expect(runOf(report)).toMatchObject({ created: 4, outcome: 'Done' });
    expect(world.clock.waited).toBeGreaterThanOrEqual(2 * 375);
  });

  it('that does not pass ends the run, leaves the watermark, and the next pass brings everything', async () => {
    const world = await filledWorld();
    const fault: Fault = { kind: 'fail', when: 'before', error: failing('transient') };
    const report = await passWith(world, always('salesforce.upsert ERP_Invoice__c', fault));
    expect(report.ok).toBe(false);
    expect(runOf(report)).toMatchObject({ outcome: 'Failed', errorCode: 'TEST_TRANSIENT', read: 0 });
    expect(await world.state.readWatermark('sales-invoice|GB')).toBeNull();
    expect(runOf(await pass(world))).toMatchObject({ read: 4, created: 4 });
  });

  it('while reading makes reading go on from the last page', async () => {
    const world = await filledWorld(20);
    const plan = onCall('erp.read', { kind: 'fail', when: 'before', error: failing('transient') }, 6);
    const report = await passWith(world, plan);
    expect(report.ok).toBe(true);
    expect(invoices(world)).toHaveLength(20);
  });

  it('of a single row is tried again by the next pass when it outlasts this one', async () => {
    const world = await filledWorld();
    world.salesforce.rule = (object, row) =>
      object === 'ERP_Invoice__c' && row['Name'] === 'INV-d1' ? 'SF_ROW_LOCKED' : undefined;
    expect(runOf(await pass(world))).toMatchObject({ created: 3, parked: 1, outcome: 'Partly' });
    world.salesforce.rule = () => undefined;
    world.clock.advance(1_000);
    expect(runOf(await pass(world))).toMatchObject({ read: 1, created: 1, parked: 0 });
    expect(await world.state.countParked()).toBe(0);
  });
});

describe('a limit', () => {
  it('is waited out as long as the other side asks', async () => {
    const world = await filledWorld();
    const fault: Fault = { kind: 'fail', when: 'before', error: failing('limit', 45_000) };
    expect(runOf(await passWith(world, onCall('salesforce.upsert ERP_Invoice__c', fault)))).toMatchObject({
      created: 4,
    });
    expect(world.clock.waited).toBeGreaterThanOrEqual(45_000);
  });

  it('without an end in sight ends the pass, so that others can use what is left', async () => {
    const world = await filledWorld();
    const fault: Fault = { kind: 'fail', when: 'before', error: failing('limit') };
    const report = await passWith(world, always('salesforce.upsert ERP_Customer__c', fault));
    expect(report.runs.map((run) => run.outcome)).toEqual(['Done', 'Failed']);
    expect(world.clock.waited).toBe(0);
  });

  it('met by single rows ends the run instead of parking every record', async () => {
    const world = await filledWorld();
    world.salesforce.rule = (object) => (object === 'ERP_Invoice__c' ? 'SF_STORAGE_FULL' : undefined);
    expect(runOf(await pass(world))).toMatchObject({ outcome: 'Failed', errorCode: 'SF_STORAGE_FULL', parked: 0 });
    world.salesforce.rule = () => undefined;
    expect(runOf(await pass(world))).toMatchObject({ created: 4 });
  });
});

describe('a set-up that does not fit', () => {
  it('pauses the mapping concerned before it writes, and holds up no other', async () => {
    const world = await filledWorld();
    const broken = world.sync({
      salesforce: {
        ...world.salesforce,
        describe: async (object) => {
          const described = await world.salesforce.describe(object);
          const fields = new Map(described.fields);
          fields.delete('Posting_Date__c');
          return { ...described, fields };
        },
      },
    });
    const report = await broken.pass({ integrations: INTEGRATIONS });
    expect(report.ok).toBe(false);
    expect(report.notices).toMatchObject([{ mapping: 'sales-invoice', code: 'MAPPING_MALFORMED', paused: true }]);
    expect(report.notices?.[0]?.message).toContain('Posting_Date__c');
    expect(world.salesforce.records('ERP_Invoice__c')).toHaveLength(0);
    expect(world.salesforce.records('Account').length).toBeGreaterThan(0);
  });

  it('refuses a state that belongs to another org', async () => {
    const world = await filledWorld();
    await pass(world);
    await world.state.record({ marks: { org: '00D000000000009AAA' } });
    await expect(pass(world)).rejects.toMatchObject({ code: 'STATE_OF_ANOTHER_ORG' });
  });

  it('pauses a malformed mapping that was made the active one, with its place', async () => {
    const world = await filledWorld();
    await pass(world);
    const [version] = world.salesforce
      .records('ERP_Mapping_Version__c')
      .filter((row) => row['Version_Key__c'] === 'test|sales-invoice|1');
    const document = String(version?.['Document__c']).replace('"source": "date"', '"formula": "IF(date,"');
    world.salesforce.edit('ERP_Mapping_Version__c', String(version?.['Id']), { Document__c: document });
    const [notice] = (await pass(world)).notices ?? [];
    expect(notice).toMatchObject({ mapping: 'sales-invoice', code: 'MAPPING_MALFORMED', paused: true });
    const [mapping] = world.salesforce
      .records('ERP_Mapping__c')
      .filter((row) => row['Mapping_Key__c'] === 'test|sales-invoice');
    expect(mapping?.['Paused__c']).toBe(`MAPPING_MALFORMED: ${notice?.message}`);
  });
});

describe('a record that is refused', () => {
  const refuseLine = (object: string, row: Readonly<Record<string, unknown>>) =>
    object === 'ERP_Invoice_Line__c' && row['Net__c'] === 666 ? ('SF_VALIDATION_RULE' as const) : undefined;

  it('is parked by name, its document stays marked as incomplete, and the others go on', async () => {
    const world = await filledWorld();
    world.erp.put('GB', 'invoice', invoiceRecord('bad', 'c1', [1, 666, 3]));
    world.salesforce.rule = refuseLine;
    const report = await pass(world);
    expect(runOf(report)).toMatchObject({ read: 5, created: 4, parked: 1, incomplete: 1, outcome: 'Partly' });
    const bad = invoices(world).find((row) => row['ERP_Key__c'] === 'GB|invoice|bad');
    expect(bad?.['Complete__c']).toBe(false);
    expect(await world.state.findParked('GB|invoice|bad')).toMatchObject([
      { code: 'SF_VALIDATION_RULE', object: 'ERP_Invoice_Line__c', attempts: 1 },
    ]);
    expect(world.salesforce.records('ERP_Message__c')).toMatchObject([
      { Record_Key__c: 'GB|invoice|bad', State__c: 'Parked', Error_Code__c: 'SF_VALIDATION_RULE' },
    ]);
    expect(world.salesforce.records('ERP_Issue__c')).toMatchObject([{ Records__c: 1, Status__c: 'Open' }]);
  });

  it('is closed by a newer good version, and only what was missing is sent', async () => {
    const world = await filledWorld();
    world.erp.put('GB', 'invoice', invoiceRecord('bad', 'c1', [1, 666, 3]));
    world.salesforce.rule = refuseLine;
    await pass(world);
    world.erp.put('GB', 'invoice', invoiceRecord('bad', 'c1', [1, 2, 3]));
    const report = await pass(world);
    expect(runOf(report)).toMatchObject({ read: 1, updated: 1, parked: 0, linesWritten: 1 });
    expect(await world.state.countParked()).toBe(0);
    expect(world.salesforce.records('ERP_Message__c')).toMatchObject([{ State__c: 'Resolved' }]);
    expect(world.salesforce.records('ERP_Issue__c')).toMatchObject([{ Status__c: 'Resolved', Records__c: 0 }]);
  });

  it('is tried anew when someone asks, or once a day', async () => {
    const world = await filledWorld();
    world.erp.put('GB', 'invoice', invoiceRecord('bad', 'c1', [1, 666]));
    world.salesforce.rule = refuseLine;
    await pass(world);
    world.clock.advance(86_000_000);
    expect(runOf(await pass(world)).read).toBe(0);
    world.clock.advance(400_000);
    expect(runOf(await pass(world))).toMatchObject({ read: 1, parked: 1 });
    expect(runOf(await pass(world)).read).toBe(0);
    world.salesforce.rule = () => undefined;
    const only = new Map([['sales-invoice', new Map([['GB', ['bad']]])]]);
    const report = await world.sync().pass({ integrations: INTEGRATIONS, only });
    expect(report.runs).toHaveLength(1);
    expect(runOf(report)).toMatchObject({ read: 1, updated: 1, linesWritten: 1 });
    expect(await world.state.countParked()).toBe(0);
  });

  it('is forgotten when the ERP no longer has it', async () => {
    const world = await filledWorld();
    world.erp.put('GB', 'invoice', invoiceRecord('bad', 'c1', [666]));
    world.salesforce.rule = refuseLine;
    await pass(world);
    world.erp.drop('GB', 'invoice', 'bad');
    const only = new Map([['sales-invoice', new Map([['GB', ['bad']]])]]);
    expect(runOf(await world.sync().pass({ integrations: INTEGRATIONS, only })).read).toBe(0);
    expect(await world.state.countParked()).toBe(0);
  });
});

describe('a failed job of lines', () => {
  it('parks its documents as incomplete and the next pass completes them without being asked', async () => {
    const world = await filledWorld();
    const fault: Fault = { kind: 'fail', when: 'after', error: failing('bug') };
    const report = await passWith(world, onCall('salesforce.upsert ERP_Invoice_Line__c', fault));
    const failed = runOf(report);
    expect(failed.outcome).toBe('Failed');
    expect(failed.incomplete).toBeGreaterThan(0);
    expect(failed.parked).toBe(failed.incomplete);
    world.clock.advance(1_000);
    expect(runOf(await pass(world)).outcome).toBe('Done');
    expect(invoices(world).every((row) => row['Complete__c'] === true)).toBe(true);
    expect(lines(world)).toHaveLength(8);
    expect(await world.state.countParked()).toBe(0);
  });
});

describe('kill -9', () => {
  it('at any call, before or after its effect, loses nothing and doubles nothing', async () => {
    const world = await filledWorld();
    let calls = 0;
    await passWith(world, () => (calls++, { kind: 'none' }));
    const stored = (w: World) =>
      ['Account', 'ERP_Customer__c', 'ERP_Invoice__c', 'ERP_Invoice_Line__c'].map((object) =>
        w.salesforce
          .records(object)
          .map((row) => row['ERP_Key__c'])
          .sort(),
      );
    const truth = stored(world);
    expect(calls).toBeGreaterThan(50);
    for (let at = 0; at < calls; at++) {
      for (const when of ['before', 'after'] as const) {
        const victim = await filledWorld();
        let call = 0;
        const killed = passWith(victim, () => (call++ === at ? { kind: 'kill', when } : { kind: 'none' }));
        await expect(killed, `call ${at} ${when}`).rejects.toBeInstanceOf(Killed);
        victim.clock.advance(3_600_000);
        await pass(victim);
        expect(stored(victim), `call ${at} ${when}`).toEqual(truth);
        expect((await pass(victim)).writes, `call ${at} ${when}`).toBe(0);
        await victim.state.close();
      }
    }
  });
});

describe('the waiting room', () => {
  it('holds a document until its customer arrives, and reads only that document again', async () => {
    const world = await filledWorld();
    world.erp.put('GB', 'invoice', invoiceRecord('early', 'late', [5]));
    expect(runOf(await pass(world))).toMatchObject({ read: 5, created: 4, waiting: 1, outcome: 'Done' });
    expect(world.salesforce.records('ERP_Message__c')).toMatchObject([
      { State__c: 'Waiting', Waits_For__c: 'GB|customer|late' },
    ]);
    expect(runOf(await pass(world)).read).toBe(0);
    world.erp.put('GB', 'customer', customerRecord('late'));
    expect(runOf(await pass(world))).toMatchObject({ read: 1, created: 1 });
    expect(await world.state.countWaiting()).toBe(0);
  });

  it('lets a document through without a product and adds the product when it comes', async () => {
    const world = await filledWorld();
    const invoice = invoiceRecord('p', 'c1', [5]);
    const [line] = invoice['lines'] as readonly SourceRecord[];
    world.erp.put('GB', 'invoice', { ...invoice, lines: [{ ...line, item: 'i9' } as SourceRecord] });
    expect(runOf(await pass(world))).toMatchObject({ created: 5, waiting: 0 });
    expect((await pass(world)).writes).toBe(0);
    world.erp.put('GB', 'item', { id: 'i9', name: 'Late item' });
    expect(runOf(await pass(world))).toMatchObject({ read: 1, updated: 1, linesWritten: 1 });
    const row = lines(world).find((stored) => stored['ERP_Key__c'] === 'GB|invoiceLine|p-1');
    expect(row?.['Product__c']).toBe(world.salesforce.records('Product2')[0]?.['Id']);
  });
});

describe('a document that lacks two products', () => {
  it('still gets the second when it was read again in between', async () => {
    const world = await filledWorld();
    const invoice = (amounts: readonly number[]): SourceRecord => {
      const record = invoiceRecord('p', 'c1', amounts);
      const items = (record['lines'] as readonly SourceRecord[]).map((line, n) => ({ ...line, item: `i${n + 1}` }));
      return { ...record, lines: items };
    };
    world.erp.put('GB', 'invoice', invoice([5]));
    await pass(world);
    world.erp.put('GB', 'item', { id: 'i1', name: 'First' });
    world.erp.put('GB', 'invoice', invoice([5, 6]));
    await pass(world);
    world.erp.put('GB', 'item', { id: 'i2', name: 'Second' });
    await pass(world);
    const stored = lines(world).filter((row) => String(row['ERP_Key__c']).includes('|p-'));
    expect(stored.map((row) => row['Product__c'])).not.toContain(null);
    expect(stored).toHaveLength(2);
  });
});

describe('two companions', () => {
  it('never work on one connection at the same time', async () => {
    const world = await filledWorld();
    await world.state.takeLease('sync:test', 'another', world.clock.now() + 60_000, world.clock.now());
    await expect(pass(world)).rejects.toMatchObject({ code: 'SYNC_BUSY' });
    world.clock.advance(60_001);
    expect((await pass(world)).ok).toBe(true);
  });
});

describe('jobs under way at the same time', () => {
  it('share no account, hold whole documents and at most the rows of a batch', async () => {
    const world = await createWorld();
    for (let n = 0; n < 9; n++) world.erp.put('GB', 'customer', customerRecord(`c${n}`));
    for (let n = 0; n < 60; n++) world.erp.put('GB', 'invoice', invoiceRecord(`d${n}`, `c${n % 9}`, [1, 2, 3, 4, 5]));
    const running: ReadonlySet<string>[] = [];
    let together = 0;
    const salesforce = {
      ...world.salesforce,
      upsert: async (request: Parameters<typeof world.salesforce.upsert>[0]) => {
        if (request.object !== 'ERP_Invoice_Line__c') return world.salesforce.upsert(request);
        expect(request.rows.length).toBeLessThanOrEqual(testSettings.write.bulkRowsMax);
        const documents = new Map<string, number>();
        for (const row of request.rows) {
          const parent = String(row['Invoice__r.ERP_Key__c']);
          documents.set(parent, (documents.get(parent) ?? 0) + 1);
        }
        expect([...documents.values()].every((count) => count === 5)).toBe(true);
        const accounts = new Set([...documents.keys()].map((key) => `c${Number(key.split('|d')[1]) % 9}`));
        for (const other of running) expect([...accounts].filter((account) => other.has(account))).toEqual([]);
        running.push(accounts);
        together = Math.max(together, running.length);
        for (let turn = 0; turn < 20; turn++) await Promise.resolve();
        const answer = await world.salesforce.upsert(request);
        running.splice(running.indexOf(accounts), 1);
        return answer;
      },
    };
    const report = await world.sync({ salesforce }).pass({ integrations: INTEGRATIONS });
    expect(runOf(report)).toMatchObject({ created: 60, linesWritten: 300 });
    expect(together).toBe(2);
  });
});
