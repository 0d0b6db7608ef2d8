import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createKernel } from '../kernel/kernel.ts';
import type { Kernel } from '../kernel/kernel.ts';
import { tableOf } from '../rows/row-table.ts';
import { readMetadataFile } from '../schema/metadata/xml.ts';
import { flowOf } from './read-flows.ts';

const START = Date.parse('2026-03-15T10:00:00.000Z');
const MINUTE = 60_000;

describe.each([
  ['plain', '', ''],
  ['of a package', 'cpt', 'cpt__'],
])('the silence alarm, %s', (_name, namespace, prefix) => {
  let kernel: Kernel;
  let connection = '';
  const session = () => kernel.sessions.open('admin@counterpart.local')!;
  const at = (minutes: number): string => new Date(START + minutes * MINUTE).toISOString();
  const named = (fields: Record<string, unknown>): Record<string, unknown> =>
    Object.fromEntries(
      Object.entries(fields).map(([name, value]) => [name.endsWith('__c') ? prefix + name : name, value]),
    );
  const update = (fields: Record<string, unknown>): void => {
    const [result] = kernel.save.update(
      `${prefix}ERP_Connection__c`,
      tableOf([{ Id: connection, ...named(fields) }]),
      session(),
    );
    expect(result).toMatchObject({ success: true });
  };

  beforeEach(() => {
    kernel = createKernel({ namespace, clock: () => START });
    const fields = { Name: 'Main', Connection_Key__c: 'main', Heartbeat__c: at(0), Silence_At__c: at(30) };
    const [made] = kernel.save.insert(`${prefix}ERP_Connection__c`, tableOf([named(fields)]), session());
    connection = made!.id!;
  });
  afterEach(() => kernel.close());

  it('rings for the owner when the time has come, once, and says since when and what to do', () => {
    kernel.advanceClock(29 * MINUTE);
    expect(kernel.notifications.list()).toEqual([]);
    kernel.advanceClock(MINUTE);
    expect(kernel.automation.failures).toEqual([]);
    expect(kernel.notifications.list()).toMatchObject([
      {
        recipientId: session().user.id,
        type: 'ERP_Alert',
        title: 'The ERP companion is silent: Main',
        body: expect.stringContaining('since 2026-03-15 10:00 UTC. Orders, prices') as string,
        targetId: connection,
      },
    ]);
    kernel.advanceClock(60 * MINUTE);
    update({ State_Detail__c: 'seen' });
    kernel.advanceClock(60 * MINUTE);
    expect(kernel.notifications.list()).toHaveLength(1);
  });

  it('moves with every heartbeat, and rings when those end', () => {
    for (const minutes of [10, 20, 30, 40]) {
      kernel.advanceClock(10 * MINUTE);
      update({ Heartbeat__c: at(minutes), Silence_At__c: at(minutes + 30) });
    }
    expect(kernel.automation.pending).toMatchObject([{ flow: 'ERP_Silence_Alarm', due: START + 70 * MINUTE }]);
    kernel.advanceClock(29 * MINUTE);
    expect(kernel.notifications.list()).toEqual([]);
    kernel.advanceClock(MINUTE);
    expect(kernel.notifications.list()).toHaveLength(1);
  });

  it('rings for the user that the connection names', () => {
    const finance = kernel.sessions.users.find(({ username }) => username.startsWith('finance@'))!.id;
    update({ Alert_To__c: finance });
    kernel.advanceClock(30 * MINUTE);
    expect(kernel.notifications.list().map(({ recipientId }) => recipientId)).toEqual([finance]);
  });

  it('does not ring when the time is taken away or the record is gone', () => {
    update({ Silence_At__c: null });
    expect(kernel.automation.pending).toEqual([]);
    update({ Silence_At__c: at(40) });
    kernel.save.remove(`${prefix}ERP_Connection__c`, [connection], session());
    kernel.advanceClock(60 * MINUTE);
    expect(kernel.notifications.list()).toEqual([]);
  });

  it('reports a failure of its own and rings for nobody who is not there any more', () => {
    const rep = kernel.sessions.users.find(({ username }) => username.startsWith('rep2@'))!.id;
    update({ Alert_To__c: rep });
    kernel.save.update('User', tableOf([{ Id: rep, IsActive: false }]), session());
    kernel.advanceClock(30 * MINUTE);
    expect(kernel.notifications.list()).toEqual([]);
    expect(kernel.automation.failures).toEqual([`ERP_Silence_Alarm: recipientIds: ${rep} is no active user`]);
  });
});

describe('a flow that the local org does not run', () => {
  const start = `<start><object>Account</object><recordTriggerType>Update</recordTriggerType>
    <triggerType>RecordAfterSave</triggerType>EXTRA</start>`;
  const read = (extra: string, ofStart = ''): unknown => {
    const folder = mkdtempSync(join(tmpdir(), 'flow-'));
    const file = join(folder, 'F.flow-meta.xml');
    const text = `<Flow><processType>AutoLaunchedFlow</processType>${start.replace('EXTRA', ofStart)}${extra}</Flow>`;
    writeFileSync(file, text);
    try {
      return flowOf('F', readMetadataFile(file), '');
    } finally {
      rmSync(folder, { recursive: true });
    }
  };
  const path = (more: string): string =>
    `<scheduledPaths><name>P</name><connector><targetReference>X</targetReference></connector>${more}</scheduledPaths>`;

  it.each([
    ['<loops><name>L</name></loops>', '', 'the element loops in flow'],
    ['<recordUpdates><name>U</name></recordUpdates>', '', 'the element recordUpdates in flow'],
    ['', '<connector><targetReference>X</targetReference></connector>', 'the element connector in start'],
    ['', '<filterFormula>true</filterFormula>', 'the element filterFormula in start'],
    ['', path('<timeSource>RecordTriggerEvent</timeSource>'), 'timeSource RecordTriggerEvent in scheduledPaths P'],
    ['', path('<timeSource>RecordField</timeSource><offsetUnit>Months</offsetUnit>'), 'offsetUnit Months'],
    ['', path('<timeSource>RecordField</timeSource><offsetUnit>Days</offsetUnit>'), 'a connector to X'],
    [
      '<actionCalls><name>A</name><actionName>emailSimple</actionName><actionType>emailSimple</actionType></actionCalls>',
      '',
      'actionName emailSimple in actionCalls A',
    ],
    ['<variables><name>V</name></variables>', '', 'isCollection missing in variables V'],
  ])('is refused with its name and the place: %s%s', (extra, ofStart, words) => {
    expect(() => read(extra, ofStart)).toThrow(`Flow F: the local org does not run ${words}`);
  });
});
