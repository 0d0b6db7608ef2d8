/** A new version of a mapping that the companion makes itself: saved and active at once, like one that was published. */
import type { MappingDocument } from '../../mapping/index.ts';
import { createVersion } from '../mappings/new-version.ts';
import type { OrgReader } from '../sync/mapping-store.ts';
import { compileForOrg } from '../sync/mapping-store.ts';
import { mappingsChanged } from '../sync/mappings-mark.ts';
import { queryAll, soqlText } from '../sync/stored-rows.ts';
import type { WatchedMapping } from './watched-mappings.ts';

/**
 * Saves a document as the next version and makes it the active one. Rejects with what compiling rejects with, with
 * MAPPING_VERSION_TAKEN when somebody saved a version with the same number in the meantime, and when the org refuses it.
 */
export async function makeVersion(
  reader: OrgReader,
  mapping: Pick<WatchedMapping, 'id' | 'key' | 'version'>,
  next: { readonly document: MappingDocument; readonly note: string },
): Promise<number> {
  await compileForOrg(reader, next.document, { fresh: true });
  const soql = `SELECT Number__c FROM ERP_Mapping_Version__c WHERE Mapping__c = ${soqlText(mapping.id)}`;
  const numbers = (await queryAll(reader, soql)).map((row) => Number(row['Number__c'] ?? 0));
  const number = Math.max(mapping.version, ...numbers) + 1;
  const { document, note } = next;
  await createVersion(reader, mapping, {
    ...{ number, document, note, summary: note },
    ...{ basedOn: mapping.version, activate: true },
  });
  await mappingsChanged(reader.state, reader.clock.now());
  return number;
}
