import type { ErrorCodes } from './code-entry.ts';

/** Reasons for which Salesforce refuses a single record. */
export const salesforceRowCodes = {
  SF_REQUIRED_FIELD_MISSING: {
    kind: 'data',
    owner: 'admin',
    sentence: 'A field that Salesforce requires is empty: {fields}.',
    actions: ['Fill the field in the ERP, or give it a default in the mapping.'],
  },
  SF_STRING_TOO_LONG: {
    kind: 'data',
    owner: 'admin',
    sentence: 'A text is longer than the Salesforce field allows: {fields}.',
    actions: ['Shorten the text in the ERP, or cut it with LEFT() in the mapping.'],
  },
  SF_NUMBER_OUT_OF_RANGE: {
    kind: 'data',
    owner: 'admin',
    sentence: 'A number does not fit into its Salesforce field: {fields}.',
    actions: ['Correct the number in the ERP, or round or scale it in the mapping.'],
  },
  SF_WRONG_TYPE: {
    kind: 'data',
    owner: 'admin',
    sentence: 'A value has the wrong type for its Salesforce field: {fields}.',
    actions: ['Convert the value in the mapping, for example with TEXT(), VALUE() or DATEVALUE().'],
  },
  SF_PICKLIST_VALUE: {
    kind: 'data',
    owner: 'admin',
    sentence: 'A value is not among the values of its Salesforce picklist: {fields}.',
    actions: ['Add the value to the picklist, or translate it by a value map in the mapping.'],
  },
  SF_INVALID_EMAIL: {
    kind: 'data',
    owner: 'rep',
    sentence: 'An e-mail address is not valid: {fields}.',
    actions: ['Correct the address in the ERP.'],
  },
  SF_PARENT_MISSING: {
    kind: 'data',
    owner: 'admin',
    sentence: 'The record points to a record that is not in Salesforce yet: {fields}.',
    actions: [
      'Nothing to do if the parent is on its way: the record waits for it.',
      'Otherwise repair or run the integration that brings the parent.',
      'If somebody deleted the parent in Salesforce: restore it, or run `counterpart sync --full`.',
    ],
  },
  SF_INVALID_REFERENCE: {
    kind: 'data',
    owner: 'admin',
    sentence: 'The record points to a Salesforce record that does not exist or is of the wrong kind: {fields}.',
    actions: ['Correct the lookup in the mapping.'],
  },
  SF_DUPLICATE_VALUE: {
    kind: 'data',
    owner: 'admin',
    sentence: 'Another Salesforce record already has this unique value: {fields}.',
    actions: ['Find the other record and merge or delete one of both.'],
  },
  SF_DUPLICATE_EXTERNAL_ID: {
    kind: 'data',
    owner: 'admin',
    sentence: 'More than one Salesforce record, or more than one record of the same upload, has this key: {fields}.',
    actions: ['Delete or merge the records that share the key.'],
  },
  SF_DUPLICATES_DETECTED: {
    kind: 'data',
    owner: 'rep',
    sentence: 'A duplicate rule of the org holds the record back because it looks like one that is there already.',
    actions: [
      'Decide in Salesforce whether it is the same, and match or create it.',
      'Or let the rule allow saves by the integration user.',
    ],
  },
  SF_VALIDATION_RULE: {
    kind: 'data',
    owner: 'admin',
    sentence: 'A validation rule of the org refused the record: {reason}',
    actions: ['Correct the value in the ERP, or change the validation rule.'],
  },
  SF_FIELD_INTEGRITY: {
    kind: 'data',
    owner: 'admin',
    sentence: 'Values of the record do not go together in Salesforce: {fields}.',
    actions: ['Correct the values in the ERP or in the mapping; with state and country picklists, write their codes.'],
  },
  SF_LOOKUP_FILTER: {
    kind: 'data',
    owner: 'admin',
    sentence: 'A lookup filter of the org does not allow the linked record: {fields}.',
    actions: ['Change the lookup filter or the linked record.'],
  },
  SF_FIELD_NOT_WRITABLE: {
    kind: 'config',
    owner: 'admin',
    sentence: 'The integration user cannot write a field of the mapping: {fields}.',
    actions: [
      'Assign the permission sets ERP_Integration and ERP_Integration_Org.',
      'Take read-only fields out of the mapping.',
    ],
  },
  SF_RECORD_NO_ACCESS: {
    kind: 'data',
    owner: 'admin',
    sentence: 'The integration user may not change this record or the one it points to: {fields}.',
    actions: ['Share the records with the integration user, or give it “Modify All” on the object.'],
  },
  SF_OWNER_INACTIVE: {
    kind: 'data',
    owner: 'admin',
    sentence: 'The owner or another user of the record is inactive: {fields}.',
    actions: ['Give the record to an active user.'],
  },
  SF_AUTOMATION_FAILED: {
    kind: 'data',
    owner: 'admin',
    sentence: 'A flow or trigger of the org failed on the record: {reason}',
    actions: ['Look at the flow or trigger; then retry the record.'],
  },
  SF_RECORD_LOCKED: {
    kind: 'data',
    owner: 'rep',
    sentence: 'The record is locked by an approval process.',
    actions: ['Finish or recall the approval, then retry the record.'],
  },
  SF_REHEARSAL_KEPT: {
    kind: 'bug',
    owner: 'admin',
    sentence:
      'Salesforce kept records of a dry run that had to be rolled back: {ids}. Taken back again: {takenBack} of {count}.',
    actions: [
      'Do not start another dry run in this org.',
      'Look at the records with these ids: delete those that were created, restore the fields of those that were changed.',
      'Report this together with the API version of the org.',
    ],
  },
  SF_REHEARSAL_UNCLEAR: {
    kind: 'bug',
    owner: 'admin',
    sentence: 'Salesforce rolled a dry run back without saying which record it refused, so the dry run proves nothing.',
    actions: [
      'Check that the integration user may create mapping versions.',
      'Report this with the API version of the org.',
    ],
  },
  SF_ROW_LOCKED: {
    kind: 'transient',
    owner: 'admin',
    sentence: 'Another process held the record or its account; Salesforce could not save it at that moment.',
    actions: ['Nothing to do: the record is sent again.'],
  },
  SF_RECORD_DELETED: {
    kind: 'data',
    owner: 'rep',
    sentence: 'The Salesforce record was deleted.',
    actions: ['Restore it from the recycle bin, or let the integration create it again.'],
  },
  SF_DELETE_FAILED: {
    kind: 'data',
    owner: 'admin',
    sentence: 'Salesforce does not let the record be deleted because others depend on it.',
    actions: ['Deactivate the record instead, or remove what depends on it.'],
  },
  SF_RECORD_CHANGED: {
    kind: 'conflict',
    owner: 'admin',
    sentence: 'The Salesforce record was changed by somebody else in the meantime.',
    actions: ['Nothing to do: the conflict policy of the mapping decides.'],
  },
  SF_RECORD_NOT_FOUND: {
    kind: 'data',
    owner: 'admin',
    sentence: 'Salesforce has no record with this id or key.',
    actions: ['Nothing to do if it was deleted on purpose; otherwise run the integration again.'],
  },
  SF_ACTIVATION: {
    kind: 'data',
    owner: 'rep',
    sentence: 'Salesforce does not let the record be activated in its present state.',
    actions: ['Complete the record in Salesforce, then retry.'],
  },
  SF_STANDARD_PRICE_MISSING: {
    kind: 'data',
    owner: 'admin',
    sentence: 'The product has no price in the standard price book in this currency.',
    actions: ['Add the standard price first, then retry the record.'],
  },
  SF_NOT_PROCESSED: {
    kind: 'transient',
    owner: 'admin',
    sentence: 'Salesforce ended the bulk job before it came to this record.',
    actions: ['Nothing to do: the record is sent again.'],
  },
  SF_ROLLED_BACK: {
    kind: 'transient',
    owner: 'admin',
    sentence: 'The record itself was right, but another one of the same call was refused.',
    actions: ['Nothing to do: the record is sent again without the refused one.'],
  },
  SF_ROW_REFUSED: {
    kind: 'data',
    owner: 'admin',
    sentence: 'Salesforce refused the record ({reason}).',
    actions: ['Look up the reason in the Salesforce help, correct the record and retry it.'],
  },
} as const satisfies ErrorCodes;
