/**
 * Alarms of the companion. Each rings once, by a custom notification, and again only when it was gone in between; what
 * is no alarm is told once a day. That alarms can't be sent is logged and never stops anything.
 */
import { CounterpartError } from '../errors/counterpart-error.ts';
import type { OrgReader } from '../sync/mapping-store.ts';
import { withPatience } from '../sync/reactions.ts';
import { queryAll, soqlText } from '../sync/stored-rows.ts';
import { dueAlerts, type Alert, type AlertFacts } from './due-alerts.ts';
import { readAlertFacts } from './read-facts.ts';
import { administrators } from './recipients.ts';
import { readThresholds } from './thresholds.ts';

const LOOK_MS = 300_000;
const DAY_MS = 86_400_000;
const LOOKED = 'alerts:looked';
const RINGING = 'alerts:ringing';
const DIGEST = 'alerts:digest';
/** Lengths that a notification takes (Actions Developer Guide, Custom Notification Actions; not verified). */
const TITLE_MAX = 250;
const BODY_MAX = 750;

type Row = Readonly<Record<string, unknown>>;

/** Looks at most every five minutes; gives the alarms that rang now. */
export async function ringAlerts(
  reader: OrgReader,
  known: Pick<AlertFacts, 'sweepSeconds' | 'credentials'>,
): Promise<readonly Alert[]> {
  const now = reader.clock.now();
  if (now - Number((await reader.state.readMark(LOOKED)) ?? 0) < LOOK_MS) return [];
  await reader.state.record({ marks: { [LOOKED]: String(now) } });
  const connection = await connectionOf(reader);
  if (connection === null) return [];
  const { ok, thresholds } = readThresholds(textOf(connection['Alert_Settings__c']));
  const facts = await readAlertFacts(reader, { ...known, settingsOk: ok, connection });
  const due = dueAlerts(facts, thresholds);
  const before = new Set(JSON.parse((await reader.state.readMark(RINGING)) ?? '[]') as readonly string[]);
  const fresh = due.filter(({ key }) => !before.has(key));
  const told = await tell(reader, connection, fresh);
  // What could not be told rings at the next look.
  const ringing = due.filter(({ key }) => before.has(key) || told.has(key)).map(({ key }) => key);
  await reader.state.record({ marks: { [RINGING]: JSON.stringify(ringing) } });
  await digest(reader, connection, ringing.length);
  return fresh.filter(({ key }) => told.has(key));
}

/** Sends one alarm as an example; gives to how many it went. Rejects when it can't be sent. */
export async function testAlert(reader: OrgReader, kind: string): Promise<number> {
  const connection = await connectionOf(reader);
  if (connection === null) return 0;
  const recipients = await recipientsOf(reader, connection);
  const body = `This is how an alarm of the kind “${kind}” reaches you. Nothing is wrong.`;
  await send(reader, connection, { recipients, title: 'Test of the ERP alarms', body });
  return recipients.length;
}

const textOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

async function connectionOf(reader: OrgReader): Promise<Row | null> {
  const where = `Connection_Key__c = ${soqlText(reader.settings.connection)}`;
  const soql = `SELECT Id, Name, Alert_To__c, Alert_Settings__c, Api_Calls_Max__c, Api_Forecast__c FROM ERP_Connection__c WHERE ${where}`;
  return (await queryAll(reader, soql))[0] ?? null;
}

async function recipientsOf(reader: OrgReader, connection: Row): Promise<readonly string[]> {
  const chosen = textOf(connection['Alert_To__c']);
  if (chosen !== null) return [chosen];
  const admins = await administrators(reader);
  // The alarm of silence rings without the companion, for whoever is chosen: somebody must be.
  if (admins[0] !== undefined) {
    const rows = [{ Id: String(connection['Id']), Alert_To__c: admins[0] }];
    await withPatience(reader, () => reader.salesforce.update('ERP_Connection__c', rows));
  }
  return admins;
}

/** Keys of the alarms that were sent. */
async function tell(reader: OrgReader, connection: Row, alerts: readonly Alert[]): Promise<ReadonlySet<string>> {
  const told = new Set<string>();
  if (alerts.length === 0) return told;
  try {
    const recipients = await recipientsOf(reader, connection);
    for (const { key, kind, title, body } of alerts) {
      await send(reader, connection, { recipients, title, body });
      told.add(key);
      reader.log('warn', 'alert-rang', { kind });
    }
  } catch (error) {
    if (!(error instanceof CounterpartError)) throw error;
    reader.log('warn', 'alert-not-sent', { code: error.code, kind: error.kind });
  }
  return told;
}

async function send(
  reader: OrgReader,
  connection: Row,
  alert: { readonly recipients: readonly string[]; readonly title: string; readonly body: string },
): Promise<void> {
  await reader.salesforce.notify({
    recipients: alert.recipients,
    title: alert.title.slice(0, TITLE_MAX),
    body: alert.body.slice(0, BODY_MAX),
    targetId: String(connection['Id']),
  });
}

/** Once a day: what waits for somebody and is no alarm. Nothing to tell, nothing told. */
async function digest(reader: OrgReader, connection: Row, ringing: number): Promise<void> {
  const now = reader.clock.now();
  const last = Number((await reader.state.readMark(DIGEST)) ?? 0);
  if (now - last < DAY_MS) return;
  await reader.state.record({ marks: { [DIGEST]: String(now) } });
  const [parked, waiting] = [await reader.state.countParked(), await reader.state.countWaiting()];
  if (last === 0 || parked + waiting === 0) return;
  const title = 'The day of the ERP integration';
  const body = `${parked} records are refused and ${waiting} wait; ${ringing} alarms are ringing. See Monitor in the console.`;
  await tell(reader, connection, [{ key: 'digest', kind: 'failures', title, body }]);
}
