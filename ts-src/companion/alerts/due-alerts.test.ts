import { describe, expect, it } from 'vitest';
import { dueAlerts, type AlertFacts, type MappingFacts } from './due-alerts.ts';
import { defaultThresholds, readThresholds } from './thresholds.ts';

const NOW = Date.UTC(2026, 10, 27, 12);
const minutesAgo = (minutes: number): number => NOW - minutes * 60_000;
const mapping = (values: Partial<MappingFacts> = {}): MappingFacts => ({
  name: 'customer',
  paused: null,
  lastRun: minutesAgo(1),
  currentTo: minutesAgo(1),
  read: 100,
  parked: 0,
  ...values,
});
const facts = (values: Partial<AlertFacts> = {}): AlertFacts => ({
  now: NOW,
  sweepSeconds: 60,
  mappings: [mapping()],
  stuck: [],
  api: { max: 100_000, forecast: 20_000 },
  drift: [],
  credentials: [{ side: 'erp', expires: '2027-05-31' }],
  settingsOk: true,
  ...values,
});
const kinds = (values: Partial<AlertFacts>, thresholds = defaultThresholds): readonly string[] =>
  dueAlerts(facts(values), thresholds).map(({ kind }) => kind);

describe('alarms', () => {
  it('are none when everything is as it should be', () => {
    expect(kinds({})).toEqual([]);
  });

  it.each([
    ['late', { mappings: [mapping({ lastRun: minutesAgo(20), currentTo: minutesAgo(20) })] }],
    ['lag', { mappings: [mapping({ currentTo: minutesAgo(61) })] }],
    ['failures', { mappings: [mapping({ parked: 20 })] }],
    ['paused', { mappings: [mapping({ paused: 'MAPPING_MALFORMED: …', lastRun: minutesAgo(999) })] }],
    ['money', { stuck: [{ cause: 'A cause', currency: 'EUR', amount: 10_000 }] }],
    ['budget', { api: { max: 100_000, forecast: 90_000 } }],
    ['drift', { drift: [{ container: 'customer', field: 'blocked' }] }],
    ['expiry', { credentials: [{ side: 'erp', expires: '2026-12-27' }] }],
    ['settings', { settingsOk: false }],
  ] satisfies readonly [string, Partial<AlertFacts>][])(
    'of the kind %s are due at their threshold, and only they',
    (kind, values) => {
      expect(kinds(values)).toEqual([kind]);
    },
  );

  it('are not due just below it', () => {
    expect(
      kinds({
        mappings: [mapping({ lastRun: minutesAgo(14), currentTo: minutesAgo(59), parked: 19 })],
        stuck: [{ cause: 'A cause', currency: 'EUR', amount: 9_999 }],
        api: { max: 100_000, forecast: 89_999 },
        credentials: [{ side: 'salesforce', expires: '2026-12-29' }],
      }),
    ).toEqual([]);
  });

  it('say nothing of rates of few records, nor of a mapping that never ran', () => {
    expect(
      kinds({ mappings: [mapping({ read: 19, parked: 19 }), mapping({ lastRun: null, currentTo: null })] }),
    ).toEqual([]);
  });

  it('of a credential ring again a week before its end and at its end, and name the date', () => {
    const ends = (expires: string) =>
      dueAlerts(facts({ credentials: [{ side: 'salesforce', expires }] }), defaultThresholds);
    const [month, week, ended] = ['2026-12-20', '2026-12-03', '2026-11-27'].map((expires) => ends(expires)[0]);
    expect(new Set([month, week, ended].map((alert) => alert?.key.split(' ').at(-1)))).toEqual(
      new Set(['30', '7', '0']),
    );
    expect(week).toMatchObject({ title: 'The credential for Salesforce ends in 6 days' });
    expect(week?.body).toContain('2026-12-03');
    expect(ended).toMatchObject({ title: 'The credential for Salesforce has ended' });
  });

  it('of long sweeps wait for two of them', () => {
    const hourly = { sweepSeconds: 3_600, mappings: [mapping({ lastRun: minutesAgo(119) })] };
    expect(kinds(hourly)).toEqual([]);
    expect(kinds({ ...hourly, mappings: [mapping({ lastRun: minutesAgo(121) })] })).toEqual(['late']);
  });
});

describe('thresholds', () => {
  it('are the defaults where nothing is set, and what is set where it is', () => {
    expect(readThresholds(null)).toEqual({ ok: true, thresholds: defaultThresholds });
    expect(readThresholds('{"lagMinutes": 5}').thresholds).toEqual({ ...defaultThresholds, lagMinutes: 5 });
  });

  it.each(['no JSON', '[]', '{"lagMinutes": "soon"}', '{"lagMinutes": -1}', '{"lagMintues": 5}'])(
    'that can’t be read (%s) are the defaults, and it is told',
    (text) => {
      expect(readThresholds(text)).toEqual({ ok: false, thresholds: defaultThresholds });
    },
  );
});
