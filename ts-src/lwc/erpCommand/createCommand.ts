import { createRecord } from 'lightning/uiRecordApi';
import COMMAND from '@salesforce/schema/ERP_Command__c';
import KIND from '@salesforce/schema/ERP_Command__c.Kind__c';
import REQUEST from '@salesforce/schema/ERP_Command__c.Request__c';
import REQUEST_KEY from '@salesforce/schema/ERP_Command__c.Request_Key__c';
import TARGET from '@salesforce/schema/ERP_Command__c.Target_Id__c';
import type { CommandKind } from './command';
import { isTaken, saveMessage } from './saveProblems';

/** What is asked of the companion. */
export interface Asked {
  readonly kind: CommandKind;
  readonly targetId: string;
  readonly request: object;
  /** Made once for each intention, with `newRequestKey`; asking twice with it asks once. */
  readonly requestKey: string;
}

/** A key for one intention of the user. */
export function newRequestKey(): string {
  return crypto.randomUUID();
}

/**
 * Asks the companion for something. Resolves also when the same request is there already: then a first click, or an
 * answer that was lost, has asked for it. Rejects with the org's sentence. The schema imports carry the namespace of
 * a package, which names in the variables of a GraphQL mutation would not.
 */
export async function createCommand({ kind, targetId, request, requestKey }: Asked): Promise<void> {
  const fields = {
    [KIND.fieldApiName]: kind,
    [TARGET.fieldApiName]: targetId,
    [REQUEST.fieldApiName]: JSON.stringify(request),
    [REQUEST_KEY.fieldApiName]: requestKey,
  };
  try {
    await createRecord({ apiName: COMMAND.objectApiName, fields });
  } catch (error) {
    if (isTaken(error)) return;
    throw new Error(saveMessage(error));
  }
}
