import { createRecord, updateRecord } from 'lightning/uiRecordApi';
import { isTaken, saveMessage } from 'c/erpCommand';
import LATEST from '@salesforce/schema/ERP_Mapping__c.Latest_Version__c';
import VERSION from '@salesforce/schema/ERP_Mapping_Version__c';
import BASED_ON from '@salesforce/schema/ERP_Mapping_Version__c.Based_On__c';
import DOCUMENT from '@salesforce/schema/ERP_Mapping_Version__c.Document__c';
import MASTER from '@salesforce/schema/ERP_Mapping_Version__c.Mapping__c';
import NOTE from '@salesforce/schema/ERP_Mapping_Version__c.Note__c';
import NUMBER from '@salesforce/schema/ERP_Mapping_Version__c.Number__c';
import RESTORED from '@salesforce/schema/ERP_Mapping_Version__c.Restored_From__c';
import SUMMARY from '@salesforce/schema/ERP_Mapping_Version__c.Summary__c';
import VERSION_KEY from '@salesforce/schema/ERP_Mapping_Version__c.Version_Key__c';

/** A version to be saved. Versions never change once they are saved. */
export interface NewVersion {
  readonly mappingId: string;
  /** `connection|name` */
  readonly mappingKey: string;
  readonly number: number;
  /** The version it was made from; 0 for none. */
  readonly basedOn: number;
  readonly document: object;
  readonly note: string;
  /** The differences in words, one a line. */
  readonly summary: readonly string[];
  /** The older version that it brings back. */
  readonly restoredFrom?: number;
}

/** Characters that a document may have, and its differences. */
const DOCUMENT_MAX = 120_000;
const SUMMARY_MAX = 32_000;

/** Somebody else has saved a version of this number meanwhile; theirs stays as it is. */
export class VersionTaken extends Error {
  override readonly name = 'VersionTaken';
  readonly number: number;

  constructor(number: number) {
    super(`Version ${number} is there already.`);
    this.number = number;
  }
}

/**
 * Saves a version and gives its id. The number is unique for a mapping, so the second of two who save the same one gets
 * `VersionTaken` and nothing is overwritten. Rejects with the org's sentence otherwise.
 */
export async function saveVersion(version: NewVersion): Promise<string> {
  const { mappingId, mappingKey, number, basedOn, document, note, summary, restoredFrom } = version;
  const text = JSON.stringify(document, null, 1);
  if (text.length > DOCUMENT_MAX) {
    throw new Error(`The mapping has ${text.length} characters; there is room for ${DOCUMENT_MAX}.`);
  }
  const fields = {
    [MASTER.fieldApiName]: mappingId,
    [NUMBER.fieldApiName]: number,
    [VERSION_KEY.fieldApiName]: `${mappingKey}|${number}`,
    [DOCUMENT.fieldApiName]: text,
    [NOTE.fieldApiName]: note,
    [SUMMARY.fieldApiName]: summary.join('\n').slice(0, SUMMARY_MAX),
    ...(restoredFrom === undefined ? {} : { [RESTORED.fieldApiName]: restoredFrom }),
    ...(basedOn > 0 ? { [BASED_ON.fieldApiName]: basedOn } : {}),
  };
  let id: string;
  try {
    ({ id } = await createRecord({ apiName: VERSION.objectApiName, fields }));
  } catch (error) {
    throw isTaken(error) ? new VersionTaken(number) : new Error(saveMessage(error));
  }
  await updateRecord({ fields: { Id: mappingId, [LATEST.fieldApiName]: number } });
  return id;
}
