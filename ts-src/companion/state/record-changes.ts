import type { Kysely } from 'kysely';
import type { StateChanges } from './port.ts';
import { saveAgreements } from './queries/agreements.ts';
import { saveMark } from './queries/marks.ts';
import { removeLinks } from './queries/remove-links.ts';
import { dropIgnored, dropOverrides, saveIgnored, saveOverrides } from './queries/repairs.ts';
import { saveLinks } from './queries/save-links.ts';
import { saveParked } from './queries/save-parked.ts';
import { saveWaiting } from './queries/save-waiting.ts';
import { settle } from './queries/settle.ts';
import { saveWatermark } from './queries/watermarks.ts';
import type { StateTables } from './schema.ts';

/** Writes what a step decided in one transaction: all of it or nothing. */
export async function recordChanges(db: Kysely<StateTables>, changes: StateChanges): Promise<void> {
  await db.transaction().execute(async (tx) => {
    if (changes.links !== undefined) await saveLinks(tx, changes.links);
    if (changes.removedLinks !== undefined) await removeLinks(tx, changes.removedLinks);
    if (changes.agreements !== undefined) await saveAgreements(tx, changes.agreements);
    await settle(tx, changes);
    if (changes.parked !== undefined) await saveParked(tx, changes.parked);
    if (changes.waiting !== undefined) await saveWaiting(tx, changes.waiting);
    await dropIgnored(tx, changes.noLongerIgnored ?? []);
    await saveIgnored(tx, changes.ignored ?? []);
    await dropOverrides(tx, changes.droppedOverrides ?? []);
    await saveOverrides(tx, changes.overrides ?? []);
    for (const [name, value] of Object.entries(changes.marks ?? {})) await saveMark(tx, name, value);
    if (changes.watermark !== undefined) await saveWatermark(tx, changes.watermark.scope, changes.watermark.value);
  });
}
