/** A version of a mapping that the companion saves itself: from a file, from another org, or because fields changed. */
import { createHash } from 'node:crypto';
import type { MappingDocument } from '../../mapping/index.ts';
import { codedError } from '../errors/coded-error.ts';
import type { TargetRow } from '../salesforce/port.ts';
import type { OrgReader } from '../sync/mapping-store.ts';
import { withPatience } from '../sync/reactions.ts';

const NOTE_MAX = 255;
const SUMMARY_MAX = 32_768;

export interface NewVersion {
  readonly number: number;
  readonly document: MappingDocument;
  readonly note: string;
  /** The differences in words. */
  readonly summary: string;
  /** The version it was made from; 0 for none. */
  readonly basedOn: number;
  /** Makes it the one that runs; whoever asks for it has compiled it. */
  readonly activate: boolean;
}

/**
 * Saves a version and notes it on its mapping as the latest one. Rejects with MAPPING_VERSION_TAKEN when somebody saved
 * one with this number meanwhile, else with what the org refuses.
 */
export async function createVersion(
  reader: OrgReader,
  { id, key }: { readonly id: string; readonly key: string },
  { number, document, note, summary, basedOn, activate }: NewVersion,
): Promise<void> {
  const text = JSON.stringify(document, null, 1);
  const row: TargetRow = {
    Mapping__c: id,
    Number__c: number,
    Version_Key__c: `${key}|${number}`,
    Document__c: text,
    Note__c: note.slice(0, NOTE_MAX),
    Checksum__c: createHash('sha256').update(text).digest('hex'),
    Based_On__c: basedOn === 0 ? null : basedOn,
    Summary__c: summary.slice(0, SUMMARY_MAX) || null,
  };
  await createNew(reader, 'ERP_Mapping_Version__c', { name: document.name, row });
  const latest = { Id: id, Latest_Version__c: number, ...(activate ? { Active_Version__c: number } : {}) };
  const [written] = await withPatience(reader, () => reader.salesforce.update('ERP_Mapping__c', [latest]));
  if (written?.ok === false) throw written.error;
}

/**
 * Creates, never upserts: what somebody else saved a moment ago is not written over. Gives the record's id; rejects with
 * MAPPING_VERSION_TAKEN when its key is there already.
 */
export async function createNew(
  reader: OrgReader,
  object: string,
  { name, row }: { readonly name: string; readonly row: TargetRow },
): Promise<string> {
  const [outcome] = await withPatience(reader, () => reader.salesforce.create(object, [row]));
  if (outcome?.ok === true) return outcome.id ?? '';
  const taken = outcome?.error.code === 'SF_DUPLICATE_VALUE';
  throw taken ? codedError('MAPPING_VERSION_TAKEN', { values: { name }, cause: outcome.error }) : outcome?.error;
}
