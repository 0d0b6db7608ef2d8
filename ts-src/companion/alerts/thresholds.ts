/** When alarms ring: the defaults, and what an administrator set on the connection. */
import * as v from 'valibot';

const number = v.optional(v.pipe(v.number(), v.minValue(0)));

/** What an administrator may set; what is left out keeps its default. */
export const thresholdSettings = v.strictObject({
  lagMinutes: number,
  failedPercent: number,
  moneyStuck: number,
  budgetPercent: number,
  lateIntervals: number,
  expiryDays: number,
});

/**
 * `lagMinutes`: age of the oldest change not processed. `failedPercent`: parked among the records read in the last runs of a mapping.
 * `moneyStuck`: money in the records of an issue, in one currency. `budgetPercent`: API calls forecast, of those allowed.
 * `lateIntervals`: sweeps that a mapping may miss. `expiryDays`: days for which a credential is still valid.
 */
export type AlertThresholds = Readonly<Record<keyof v.InferOutput<typeof thresholdSettings>, number>>;

export const defaultThresholds: AlertThresholds = {
  lagMinutes: 60,
  failedPercent: 20,
  moneyStuck: 10_000,
  budgetPercent: 90,
  lateIntervals: 2,
  expiryDays: 30,
};

/** The thresholds in a text of JSON; the defaults for a blank one and for one that can't be read, which `ok` tells. */
export function readThresholds(text: string | null): { readonly ok: boolean; readonly thresholds: AlertThresholds } {
  if (text === null || text.trim() === '') return { ok: true, thresholds: defaultThresholds };
  try {
    const value = JSON.parse(text) as unknown;
    return Array.isArray(value)
      ? { ok: false, thresholds: defaultThresholds }
      : { ok: true, thresholds: withDefaults(v.parse(thresholdSettings, value)) };
  } catch {
    return { ok: false, thresholds: defaultThresholds };
  }
}

function withDefaults(given: v.InferOutput<typeof thresholdSettings>): AlertThresholds {
  const names = Object.keys(defaultThresholds) as (keyof AlertThresholds)[];
  return Object.fromEntries(names.map((name) => [name, given[name] ?? defaultThresholds[name]])) as AlertThresholds;
}
