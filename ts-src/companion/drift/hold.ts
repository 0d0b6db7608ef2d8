/** Whether a mapping may run with what changed. Pure. */
import { codedError } from '../errors/coded-error.ts';
import { uses } from './fields-used.ts';
import { withoutMissing } from './change-document.ts';
import { fieldOf, isTouched, sentenceOf, takesAway } from './judge.ts';
import type { Drift } from './records.ts';
import type { WatchedMapping } from './watched-mappings.ts';

export interface Pause {
  readonly code: string;
  readonly message: string;
}

/**
 * Why a mapping must not run; null when it may. A change that somebody decided to ignore, or that the mapping's policy
 * ignores, keeps it only when it can't be without the field (key, filter, required lookup, parent, the entity itself).
 */
export function pauseOf(
  { document, policy }: Pick<WatchedMapping, 'document' | 'policy'>,
  drifts: readonly Drift[],
): Pause | null {
  const concerning = drifts.filter(
    (drift) =>
      (drift.status === 'Open' || drift.status === 'Ignored') && takesAway(drift) && isTouched(document, drift),
  );
  for (const drift of concerning) {
    const ignored = drift.status === 'Ignored' || policy === 'Ignore';
    if (ignored && (drift.kind === 'Retyped' || canBeWithout(document, drift))) continue;
    const { code, message } = codedError(ignored ? 'DRIFT_FIELD_NEEDED' : 'DRIFT_FIELD_CHANGED', {
      values: { change: sentenceOf(drift) },
    });
    return { code, message };
  }
  return null;
}

function canBeWithout(document: WatchedMapping['document'], drift: Drift): boolean {
  if (drift.field === '') return false;
  return !uses(withoutMissing(document, [fieldOf(drift)]), fieldOf(drift));
}
