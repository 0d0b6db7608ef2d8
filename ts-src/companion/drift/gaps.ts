/**
 * Missing fields that mappings run on without, because their policy or somebody's decision says so. Kept in the state, so
 * that loading mappings needs no call for them; the check writes them anew whenever it runs.
 */
import type { MappingDocument } from '../../mapping/index.ts';
import type { StatePort } from '../state/port.ts';
import { withoutMissing } from './change-document.ts';
import type { UsedField } from './fields-used.ts';

/** A missing field; `decided`: somebody chose to run on without it, whatever a mapping's policy says. */
export interface Gap extends UsedField {
  readonly decided: boolean;
}

const markOf = (connection: string): string => `drift:gaps:${connection}`;

/** The gaps known now; none when nothing was checked yet. */
export async function readGaps(state: StatePort, connection: string): Promise<readonly Gap[]> {
  const mark = await state.readMark(markOf(connection));
  return mark === null || mark === '' ? [] : (JSON.parse(mark) as Gap[]);
}

export async function writeGaps(state: StatePort, connection: string, gaps: readonly Gap[]): Promise<void> {
  await state.record({ marks: { [markOf(connection)]: JSON.stringify(gaps) } });
}

/** The document as it runs now: without what is missing, where the policy or a decision allows that. */
export function documentThatHolds(document: MappingDocument, policy: string, gaps: readonly Gap[]): MappingDocument {
  return withoutMissing(
    document,
    gaps.filter(({ decided }) => decided || policy === 'Ignore'),
  );
}
