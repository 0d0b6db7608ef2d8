/** When alarms ring: the defaults, and what an administrator set on the connection. */
import * as v from 'valibot';

const number = v.pipe(v.number(), v.minValue(0));

const schema = v.strictObject({
  lagMinutes: v.optional(number, 60),
  failedPercent: v.optional(number, 20),
  moneyStuck: v.optional(number, 10_000),
  budgetPercent: v.optional(number, 90),
  lateIntervals: v.optional(number, 2),
  expiryDays: v.optional(number, 30),
});

/**
 * `lagMinutes`: age of the oldest change not processed. `failedPercent`: parked among the records read in the last runs of a mapping.
 * `moneyStuck`: money in the records of an issue, in one currency. `budgetPercent`: API calls forecast, of those allowed.
 * `lateIntervals`: sweeps that a mapping may miss. `expiryDays`: days for which a credential is still valid.
 */
export type AlertThresholds = v.InferOutput<typeof schema>;

export const defaultThresholds: AlertThresholds = v.parse(schema, {});

/** The thresholds in a text of JSON; the defaults for a blank one and for one that can't be read, which `ok` tells. */
export function readThresholds(text: string | null): { readonly ok: boolean; readonly thresholds: AlertThresholds } {
  if (text === null || text.trim() === '') return { ok: true, thresholds: defaultThresholds };
  try {
    const value = JSON.parse(text) as unknown;
    return Array.isArray(value)
      ? { ok: false, thresholds: defaultThresholds }
      : { ok: true, thresholds: v.parse(schema, value) };
  } catch {
    return { ok: false, thresholds: defaultThresholds };
  }
}
