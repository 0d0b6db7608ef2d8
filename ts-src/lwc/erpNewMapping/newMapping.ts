import { createRecord } from 'lightning/uiRecordApi';
import { VersionTaken, saveVersion } from 'c/erpSaveVersion';
import MAPPING from '@salesforce/schema/ERP_Mapping__c';
import DIRECTION from '@salesforce/schema/ERP_Mapping__c.Direction__c';
import ENTITY from '@salesforce/schema/ERP_Mapping__c.Entity__c';
import INTEGRATION from '@salesforce/schema/ERP_Mapping__c.Integration__c';
import MAPPING_KEY from '@salesforce/schema/ERP_Mapping__c.Mapping_Key__c';
import STATE from '@salesforce/schema/ERP_Mapping__c.State__c';
import TARGET from '@salesforce/schema/ERP_Mapping__c.Target_Object__c';

/** What a new mapping is made of. */
export interface NewMapping {
  readonly connectionKey: string;
  readonly name: string;
  readonly integration: string;
  readonly entity: string;
  /** API name, without the namespace of the package. */
  readonly object: string;
}

/** A document that moves nothing yet: where from, where to, and by which key. */
export function emptyDocument({ name, integration, entity, object }: NewMapping): object {
  return {
    schemaVersion: 1,
    name,
    integration,
    source: { entity, companies: 'each' },
    target: { object, keyField: 'ERP_Key__c', write: 'upsert' },
    key: { source: 'id' },
    direction: 'toSalesforce',
    fields: [],
    conflict: 'erp',
    deletion: 'ignore',
  };
}

/** A name such as `sales-shipment` of an entity `salesShipment`. */
export function nameFor(entity: string): string {
  return entity
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replaceAll(/[^a-z0-9-]/g, '-')
    .replace(/^[^a-z]+/, '')
    .slice(0, 80);
}

/** The key of a mapping: what everything else names it by. */
export function keyFor({ connectionKey, name }: Pick<NewMapping, 'connectionKey' | 'name'>): string {
  return `${connectionKey}|${name}`;
}

/** Makes the mapping, which is off; gives its id. Rejects with what the org refuses. */
export async function createMapping(wanted: NewMapping): Promise<string> {
  const fields = {
    Name: wanted.name,
    [MAPPING_KEY.fieldApiName]: keyFor(wanted),
    [INTEGRATION.fieldApiName]: wanted.integration,
    [ENTITY.fieldApiName]: wanted.entity,
    [TARGET.fieldApiName]: wanted.object,
    [DIRECTION.fieldApiName]: 'toSalesforce',
    [STATE.fieldApiName]: 'Off',
  };
  return (await createRecord({ apiName: MAPPING.objectApiName, fields })).id;
}

/**
 * Makes version 1 of a mapping that was just made as an empty document. One that is there already is the one of a first
 * try whose answer was lost.
 */
export async function createFirstVersion(mappingId: string, wanted: NewMapping, note: string): Promise<void> {
  const mappingKey = keyFor(wanted);
  const document = emptyDocument(wanted);
  try {
    await saveVersion({ mappingId, mappingKey, number: 1, basedOn: 0, document, note, summary: [] });
  } catch (error) {
    if (!(error instanceof VersionTaken)) throw error;
  }
}
