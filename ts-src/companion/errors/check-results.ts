import type { CheckResult } from '../erp/contract.ts';
import { CounterpartError } from './counterpart-error.ts';

/** A prerequisite that holds. */
export const passed = (name: string, detail: string): CheckResult => ({ name, ok: true, detail });

/** A prerequisite that does not hold, with what to do about it. */
export const failed = (name: string, detail: string, action: string): CheckResult => ({
  name,
  ok: false,
  detail,
  action,
});

/** A prerequisite whose look-up failed with an error of ours. @throws anything else as it came */
export function failedBy(name: string, error: unknown): CheckResult {
  if (!(error instanceof CounterpartError)) throw error;
  return failed(name, `${error.message} [${error.code}]`, error.actions.join(' '));
}
