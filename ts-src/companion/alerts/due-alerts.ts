/** Which alarms are due, from what is known. Pure. */
import { daysLeft, renewal, type Credential } from '../credentials.ts';
import type { AlertThresholds } from './thresholds.ts';

export const ALERT_KINDS = [
  'late',
  'lag',
  'failures',
  'money',
  'budget',
  'drift',
  'paused',
  'expiry',
  'settings',
] as const;
export type AlertKind = (typeof ALERT_KINDS)[number];

/** An alarm. The same `key` rings once until it is gone. */
export interface Alert {
  readonly key: string;
  readonly kind: AlertKind;
  readonly title: string;
  readonly body: string;
}

export interface MappingFacts {
  readonly name: string;
  readonly paused: string | null;
  /** Milliseconds; null when not known. */
  readonly lastRun: number | null;
  readonly currentTo: number | null;
  /** Records of its last runs, and how many of them were refused. */
  readonly read: number;
  readonly parked: number;
}

export interface AlertFacts {
  readonly now: number;
  readonly sweepSeconds: number;
  /** Mappings that are live. */
  readonly mappings: readonly MappingFacts[];
  /** Money in the open issues by issue and currency. */
  readonly stuck: readonly { readonly cause: string; readonly currency: string; readonly amount: number }[];
  readonly api: { readonly max: number; readonly forecast: number } | null;
  /** Changes of fields that break a mapping and nobody decided about. */
  readonly drift: readonly { readonly container: string; readonly field: string }[];
  readonly credentials: readonly Credential[];
  readonly settingsOk: boolean;
}

const MINUTE_MS = 60_000;
/** A short sweep may be late by this without anybody having to know. */
const LATE_MS_MIN = 15 * MINUTE_MS;
/** Fewer records than this say nothing about a rate. */
const RATE_RECORDS_MIN = 20;

/** All alarms that are due, in the order in which somebody would act on them. */
export function dueAlerts(facts: AlertFacts, thresholds: AlertThresholds): readonly Alert[] {
  const { mappings } = facts;
  return [
    ...mappings.flatMap((mapping) => pausedAlert(mapping)),
    ...mappings.flatMap((mapping) => lateAlert(mapping, facts, thresholds)),
    ...mappings.flatMap((mapping) => lagAlert(mapping, facts, thresholds)),
    ...mappings.flatMap((mapping) => failureAlert(mapping, thresholds)),
    ...facts.stuck.filter(({ amount }) => Math.abs(amount) >= thresholds.moneyStuck).map(moneyAlert),
    ...driftAlert(facts),
    ...budgetAlert(facts, thresholds),
    ...facts.credentials.flatMap((credential) => expiryAlert(credential, facts, thresholds)),
    ...(facts.settingsOk ? [] : [SETTINGS]),
  ];
}

const SETTINGS: Alert = {
  key: 'settings',
  kind: 'settings',
  title: 'The thresholds of the alarms can’t be read',
  body: 'The defaults hold until Alarm Thresholds on the connection is JSON such as {"lagMinutes": 60}.',
};

function pausedAlert({ name, paused }: MappingFacts): readonly Alert[] {
  if (paused === null || paused === '') return [];
  return [{ key: `paused ${name}`, kind: 'paused', title: `The mapping ${name} is paused`, body: paused }];
}

function lateAlert(
  { name, paused, lastRun }: MappingFacts,
  { now, sweepSeconds }: AlertFacts,
  { lateIntervals }: AlertThresholds,
): readonly Alert[] {
  if (lastRun === null || paused) return [];
  const late = now - lastRun;
  if (late < Math.max(LATE_MS_MIN, lateIntervals * sweepSeconds * 1000)) return [];
  const body = `It last ran ${minutes(late)} minutes ago. See Monitor for what holds it up.`;
  return [{ key: `late ${name}`, kind: 'late', title: `The mapping ${name} does not run`, body }];
}

function lagAlert(
  { name, paused, currentTo }: MappingFacts,
  { now }: AlertFacts,
  { lagMinutes }: AlertThresholds,
): readonly Alert[] {
  if (currentTo === null || paused || now - currentTo < lagMinutes * MINUTE_MS) return [];
  const body = `Changes of the last ${minutes(now - currentTo)} minutes are not in Salesforce yet.`;
  return [{ key: `lag ${name}`, kind: 'lag', title: `The mapping ${name} lags behind`, body }];
}

function failureAlert({ name, read, parked }: MappingFacts, { failedPercent }: AlertThresholds): readonly Alert[] {
  if (read < RATE_RECORDS_MIN || (100 * parked) / read < failedPercent) return [];
  const body = `${parked} of ${read} records were refused in its last runs. See Monitor for the causes.`;
  return [{ key: `failures ${name}`, kind: 'failures', title: `Many records of ${name} are refused`, body }];
}

function moneyAlert({ cause, currency, amount }: AlertFacts['stuck'][number]): Alert {
  return {
    key: `money ${cause} ${currency}`,
    kind: 'money',
    title: `${Math.round(amount).toLocaleString('en-US')} ${currency} are held up`,
    body: cause,
  };
}

function driftAlert({ drift }: AlertFacts): readonly Alert[] {
  if (drift.length === 0) return [];
  const names = drift.map(({ container, field }) => (field === '' ? container : `${container}.${field}`));
  const body = `${names.slice(0, 10).join(', ')}. See Field changes in the console for what to do.`;
  return [{ key: `drift ${names.join()}`, kind: 'drift', title: 'Fields that mappings need have changed', body }];
}

function budgetAlert({ api }: AlertFacts, { budgetPercent }: AlertThresholds): readonly Alert[] {
  if (api === null || api.max <= 0 || (100 * api.forecast) / api.max < budgetPercent) return [];
  const body = `${api.forecast} of ${api.max} API calls are forecast for 24 hours, all clients together.`;
  return [{ key: 'budget', kind: 'budget', title: 'API calls will run short', body }];
}

/** A week before the end, and at the end, it rings again. */
const LAST_DAYS = [0, 7];

function expiryAlert(credential: Credential, { now }: AlertFacts, { expiryDays }: AlertThresholds): readonly Alert[] {
  const left = daysLeft(credential, now);
  const step = [...LAST_DAYS, expiryDays].find((days) => left <= days);
  if (step === undefined) return [];
  const { side, expires } = credential;
  const whose = side === 'salesforce' ? 'Salesforce' : 'the ERP';
  const title = left > 0 ? `The credential for ${whose} ends in ${left} days` : `The credential for ${whose} has ended`;
  const body = `It is valid until ${expires}. ${renewal(credential)}`;
  return [{ key: `expiry ${side} ${expires} ${step}`, kind: 'expiry', title, body }];
}

const minutes = (milliseconds: number): number => Math.floor(milliseconds / MINUTE_MS);
