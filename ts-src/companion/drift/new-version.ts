/** A new version of a mapping that the companion makes itself: saved and active at once, like one that was published. */
import { createHash } from 'node:crypto';
import type { MappingDocument } from '../../mapping/index.ts';
import type { OrgReader } from '../sync/mapping-store.ts';
import { compileForOrg } from '../sync/mapping-store.ts';
import { mappingsChanged } from '../sync/mappings-mark.ts';
import { withPatience } from '../sync/reactions.ts';
import { queryAll, soqlText } from '../sync/stored-rows.ts';
import type { WatchedMapping } from './watched-mappings.ts';

/**
 * Saves a document as the next version and makes it the active one. Rejects with what compiling rejects with, and when
 * the org refuses it, as it does when somebody saved a version with the same number in the meantime.
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
  const text = JSON.stringify(next.document, null, 1);
  const version = {
    Mapping__c: mapping.id,
    Number__c: number,
    Version_Key__c: `${mapping.key}|${number}`,
    Document__c: text,
    Note__c: next.note.slice(0, 255),
    Summary__c: next.note,
    Checksum__c: createHash('sha256').update(text).digest('hex'),
    Based_On__c: mapping.version,
  };
  const [saved] = await withPatience(reader, () => reader.salesforce.create('ERP_Mapping_Version__c', [version]));
  if (saved?.ok === false) throw saved.error;
  const active = { Id: mapping.id, Active_Version__c: number, Latest_Version__c: number };
  const [written] = await withPatience(reader, () => reader.salesforce.update('ERP_Mapping__c', [active]));
  if (written?.ok === false) throw written.error;
  await mappingsChanged(reader.state, reader.clock.now());
  return number;
}
