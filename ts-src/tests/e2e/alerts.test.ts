/** Alarms over both local systems: what rings, for whom and how often; and silence, which rings without the companion. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createCompanion } from '../../companion/main.ts';
import type { Companion } from '../../companion/companion.ts';
import type { Clock } from '../../companion/sync/clock.ts';
import { openStage, type Stage } from './stage.ts';

const MINUTE_MS = 60_000;
let stage: Stage;
let companion: Companion;
let now = 0;
const clock: Clock = { now: () => now, wait: async (milliseconds) => void (now += milliseconds) };

beforeEach(async () => {
  now = Date.now();
  stage = await openStage();
  companion = await createCompanion({ config: stage.config, clock });
});
afterEach(async () => {
  await companion.close();
  await stage.close();
});

interface Told {
  readonly messageTitle: string;
  readonly messageBody: string;
}

/** What a user was told, newest first. */
async function toldTo(name: string): Promise<readonly Told[]> {
  const token = stage.org.users.find((user) => user.name === name)?.accessToken ?? '';
  const url = `${stage.org.url}/services/data/v${stage.org.apiVersion}/connect/notifications`;
  const reply = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
  return ((await reply.json()) as { notifications: readonly Told[] }).notifications;
}

const admin = () => {
  const session = stage.org.kernel.sessions.open(stage.org.users.find(({ name }) => name === 'admin')?.username ?? '');
  if (session === null) throw new Error('The local org has no admin.');
  return session;
};
const set = (object: string, values: Record<string, string | number | boolean | null>): void => {
  const table = { columns: Object.keys(values), rows: [Object.values(values)] };
  const [result] = stage.org.kernel.save.update(object, table, admin());
  expect(result?.errors).toEqual([]);
};
const idOf = (object: string, where: string): string =>
  String(stage.rows(`SELECT Id FROM ${object} WHERE ${where}`)[0]?.['Id']);

/** Makes a mapping malformed, as somebody can who writes versions by hand. */
function breakMapping(name: string): void {
  const id = idOf('ERP_Mapping__c', `Mapping_Key__c = 'local|${name}'`);
  set('ERP_Mapping__c', { Id: id, Active_Version__c: 99 });
}

test('an alarm rings once for those who hold ERP Admin, and again only when it was gone in between', async () => {
  await companion.sync();
  breakMapping('customer');
  const sync = async (): Promise<unknown> => {
    now += 6 * MINUTE_MS;
    return companion.sync();
  };
  await sync();
  const paused = async () =>
    (await toldTo('admin')).filter(({ messageTitle }) => /customer is paused/.test(messageTitle));
  expect(await paused()).toHaveLength(1);
  expect((await paused())[0]?.messageBody).toMatch(/^MAPPING_VERSION_MISSING/);
  await sync();
  expect(await paused()).toHaveLength(1);
  expect(await toldTo('rep')).toEqual([]);
  set('ERP_Mapping__c', { Id: idOf('ERP_Mapping__c', "Mapping_Key__c = 'local|customer'"), Active_Version__c: 1 });
  await sync();
  breakMapping('customer');
  await sync();
  expect(await paused()).toHaveLength(2);
});

test('alarms go to whom the connection names; that they can’t be sent stops nothing', async () => {
  await companion.sync();
  const connection = idOf('ERP_Connection__c', "Connection_Key__c = 'local'");
  set('ERP_Connection__c', { Id: connection, Alert_To__c: idOf('User', "Username = 'rep@counterpart.local'") });
  breakMapping('customer');
  now += 6 * MINUTE_MS;
  await companion.sync();
  expect((await toldTo('rep')).length).toBeGreaterThan(0);
  // A user who is not active any more can't be told.
  set('User', { Id: idOf('User', "Username = 'rep@counterpart.local'"), IsActive: false });
  breakMapping('item-product');
  now += 6 * MINUTE_MS;
  const report = await companion.sync();
  expect(report.runs.some(({ outcome }) => outcome === 'Done')).toBe(true);
});

test('silence rings in the org when the companion stops, and not while heartbeats come', async () => {
  await companion.sync();
  now += 6 * MINUTE_MS;
  await companion.sync();
  const connection = idOf('ERP_Connection__c', "Connection_Key__c = 'local'");
  // The companion has chosen an administrator, so that the flow has somebody to tell.
  const [row] = stage.rows(
    `SELECT Alert_To__c, Silence_At__c, Heartbeat__c FROM ERP_Connection__c WHERE Id = '${connection}'`,
  );
  expect(row?.['Silence_At__c']).not.toBeNull();
  set('ERP_Connection__c', { Id: connection, Alert_To__c: idOf('User', "Username = 'admin@counterpart.local'") });
  const silent = async () => (await toldTo('admin')).filter(({ messageTitle }) => /silent/.test(messageTitle));
  const moveOrg = async (minutes: number): Promise<void> => {
    const reply = await fetch(`${stage.org.url}/__local/clock`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ advanceSeconds: minutes * 60 }),
    });
    expect(reply.ok).toBe(true);
  };
  await moveOrg(20);
  now += 20 * MINUTE_MS;
  await companion.sync();
  await moveOrg(20);
  expect(await silent()).toHaveLength(0);
  await moveOrg(60);
  expect(await silent()).toHaveLength(1);
  expect((await silent())[0]?.messageBody).toContain('counterpart check');
});
