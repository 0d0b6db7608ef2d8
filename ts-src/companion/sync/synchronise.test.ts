import { describe, expect, it } from 'vitest';
import { INTEGRATIONS, type OnProgress, type SyncReport } from '../companion.ts';
import { parseMappingDocument } from '../../mapping/index.ts';
import { createWorld, customerRecord, invoiceRecord, testTemplates, type World } from './memory/world.ts';

const syncAll = (world: World): Promise<SyncReport> => world.sync().pass({ integrations: INTEGRATIONS });
const runOf = (report: SyncReport, mapping: string) => report.runs.find((run) => run.mapping === mapping);

function fill(world: World): void {
  for (const id of ['c1', 'c2', 'c3']) world.erp.put('GB', 'customer', customerRecord(id));
  world.erp.put('GB', 'item', { id: 'i1', name: 'Bicycle' });
  for (let n = 0; n < 30; n++) {
    world.erp.put('GB', 'invoice', invoiceRecord(`d${n}`, `c${(n % 3) + 1}`, [10, 20.5, n]));
  }
}

describe('a pass', () => {
  it('moves customers, items, documents with all their lines, and writes nothing the second time', async () => {
    const world = await createWorld();
    fill(world);
    const first = await syncAll(world);
    expect(first.ok).toBe(true);
    expect(first.installed).toHaveLength(5);
    expect(runOf(first, 'sales-invoice')).toMatchObject({ read: 30, created: 30, linesWritten: 90, outcome: 'Done' });
    expect(world.salesforce.records('ERP_Invoice__c').every((row) => row['Complete__c'] === true)).toBe(true);
    expect(world.salesforce.records('ERP_Customer__c')).toHaveLength(3);
    expect(world.salesforce.records('Account')).toHaveLength(3);
    const second = await syncAll(world);
    expect(second.writes).toBe(0);
    expect(runOf(second, 'sales-invoice')).toMatchObject({ read: 0 });
  });

  it('that is told to stop says so, accounts for what it did, and the next one brings the rest', async () => {
    const world = await createWorld();
    fill(world);
    const stop = new AbortController();
    const onProgress: OnProgress = ({ mapping, phase }) => {
      if (mapping === 'sales-invoice' && phase === 'started') stop.abort();
    };
    const stopped = await world.sync().pass({ integrations: INTEGRATIONS, onProgress, signal: stop.signal });
    expect(stopped.ok).toBe(false);
    const run = stopped.runs.at(-1);
    expect(run).toMatchObject({ mapping: 'sales-invoice', outcome: 'Failed', errorCode: 'SYNC_STOPPED' });
    expect(run?.read).toBe((run?.created ?? 0) + (run?.waiting ?? 0) + (run?.parked ?? 0));
    const next = await syncAll(world);
    expect(next.ok).toBe(true);
    expect(world.salesforce.records('ERP_Invoice__c').filter((row) => row['Complete__c'] === true)).toHaveLength(30);
  });

  it('goes on without a mapping whose source this ERP does not offer, and says so', async () => {
    const world = await createWorld();
    fill(world);
    const lost = parseMappingDocument({
      ...testTemplates[2],
      name: 'offers',
      source: { entity: 'offer', companies: 'each' },
    });
    const logged: string[] = [];
    const log = (_level: string, event: string) => void logged.push(event);
    const synchroniser = world.sync({ templates: [...testTemplates, lost], log });
    const report = await synchroniser.pass({ integrations: INTEGRATIONS });
    await synchroniser.pass({ integrations: INTEGRATIONS });
    expect(report.ok).toBe(true);
    expect(report.notices).toMatchObject([{ mapping: 'offers', code: 'SYNC_SOURCE_MISSING' }]);
    expect(runOf(report, 'sales-invoice')).toMatchObject({ created: 30 });
    expect(logged.filter((event) => event === 'mapping-not-run')).toHaveLength(1);
  });

  it('says which values it had to alter, and does not take them for changes the next time', async () => {
    const world = await createWorld();
    world.erp.put('GB', 'customer', { ...customerRecord('c1'), name: 'x'.repeat(300) });
    const first = await syncAll(world);
    const cut = { code: 'MAPPING_TEXT_CUT', object: 'ERP_Customer__c', field: 'Name', values: 1 };
    expect(runOf(first, 'customer')?.alterations).toContainEqual(cut);
    expect((await syncAll(world)).writes).toBe(0);
  });
});
