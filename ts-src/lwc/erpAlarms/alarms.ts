import { nodesOf, valueOf, type Connection, type Field } from 'c/erpAccountData';
import { labels } from './labels';

/** What is set by a number, with what holds when nothing is set (docs/operating.md, Alarms). */
export const DEFAULTS = {
  lateIntervals: 2,
  lagMinutes: 60,
  failedPercent: 20,
  moneyStuck: 10_000,
  budgetPercent: 90,
  expiryDays: 30,
  silenceMinutes: 30,
} as const;

export type Setting = keyof typeof DEFAULTS;
export type Settings = Readonly<Record<Setting, number>>;

/** An alarm as people know it; some ring at once and have nothing to set. */
export interface Alarm {
  readonly kind: string;
  readonly label: string;
  readonly setting?: Setting;
  readonly unit?: string;
}

export const ALARMS: readonly Alarm[] = [
  { kind: 'paused', label: labels.paused },
  { kind: 'late', label: labels.late, setting: 'lateIntervals', unit: labels.sweeps },
  { kind: 'lag', label: labels.lag, setting: 'lagMinutes', unit: labels.minutes },
  { kind: 'failures', label: labels.failures, setting: 'failedPercent', unit: labels.percentOfRecords },
  { kind: 'money', label: labels.money, setting: 'moneyStuck', unit: labels.anyCurrency },
  { kind: 'drift', label: labels.drift },
  { kind: 'budget', label: labels.budget, setting: 'budgetPercent', unit: labels.percentOfCalls },
  { kind: 'expiry', label: labels.expiry, setting: 'expiryDays', unit: labels.days },
  { kind: 'settings', label: labels.unreadable },
  { kind: 'silence', label: labels.silence, setting: 'silenceMinutes', unit: labels.minutes },
];

/** The alarms of a connection. */
export interface ConnectionAlarms {
  readonly id: string;
  readonly name: string;
  readonly to: string;
  /** Name of the user; empty when the companion chooses. */
  readonly toName: string;
  readonly settings: Settings;
  /** False when the thresholds on the connection are no JSON: the defaults hold. */
  readonly readable: boolean;
}

interface Node {
  readonly Id: string;
  readonly Name?: Field<string>;
  readonly Alert_To__c?: Field<string>;
  readonly Alert_To__r?: { readonly Name?: Field<string> } | null;
  readonly Alert_Settings__c?: Field<string>;
  readonly Silence_Minutes__c?: Field<number>;
}

/** Reads the answer of `alarmsQuery`. */
export function readAlarms(answer: unknown): readonly ConnectionAlarms[] {
  const { query } = (answer as { uiapi: { query: { ERP_Connection__c?: Connection<Node> } } }).uiapi;
  return nodesOf(query.ERP_Connection__c).map((node) => {
    const text = valueOf(node.Alert_Settings__c);
    const given = readSettings(text ?? '');
    const silenceMinutes = valueOf(node.Silence_Minutes__c) ?? DEFAULTS.silenceMinutes;
    return {
      id: node.Id,
      name: valueOf(node.Name) ?? '',
      to: valueOf(node.Alert_To__c) ?? '',
      toName: valueOf(node.Alert_To__r?.Name) ?? '',
      settings: { ...DEFAULTS, ...given, silenceMinutes },
      readable: given !== undefined,
    };
  });
}

function readSettings(text: string): Partial<Settings> | undefined {
  if (text.trim() === '') return {};
  try {
    const value = JSON.parse(text) as unknown;
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** What is asked of the companion: thresholds that differ from their defaults, and the silence when it is another one. */
export function changeOf(before: Settings, after: Settings): object {
  const { silenceMinutes, ...thresholds } = after;
  const set = Object.entries(thresholds).filter(([name, value]) => value !== DEFAULTS[name as Setting]);
  return {
    thresholds: Object.fromEntries(set),
    ...(silenceMinutes === before.silenceMinutes ? {} : { silenceMinutes }),
  };
}
