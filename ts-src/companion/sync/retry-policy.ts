/**
 * When a parked record is tried again without being asked. What passes by itself (locks, limits, lost answers) is tried
 * by the next run. Everything else may heal too, because somebody else acts: a rule of the org is changed, a user becomes
 * active, a duplicate is merged, the record is deleted in the ERP. So it is looked at again once a day; a change of the
 * record in the ERP, or another version of the mapping, lets it be tried at once in any case.
 */
import type { ErrorKind } from '../errors/counterpart-error.ts';

const DAY_MS = 86_400_000;

/** Whether a failure of the kind passes by itself. */
export const isPassing = (kind: ErrorKind): boolean => kind !== 'data' && kind !== 'conflict';

/** The moment from which a record parked now (milliseconds since 1970) is tried again. */
export const retryAt = (passing: boolean, now: number): string => new Date(now + (passing ? 0 : DAY_MS)).toISOString();
