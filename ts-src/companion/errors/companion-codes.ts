import type { ErrorCodes } from './code-entry.ts';

/** What goes wrong in the companion itself: its connection file, its state, its runs. */
export const companionCodes = {
  CONFIG_FILE_MISSING: {
    kind: 'config',
    owner: 'admin',
    sentence: 'There is no connection file at {path}.',
    actions: ['Write one with: counterpart init'],
  },
  CONFIG_FILE_MALFORMED: {
    kind: 'config',
    owner: 'admin',
    sentence: 'The connection file {path} is not JSON: {detail}.',
    actions: ['Correct it at the named place; comments and trailing commas are allowed.'],
  },
  CONFIG_INVALID: {
    kind: 'config',
    owner: 'admin',
    sentence: 'The connection file {path} has wrong entries: {detail}.',
    actions: ['Correct the named entries; counterpart init writes an example with every setting explained.'],
  },
  CONFIG_SECRET_MISSING: {
    kind: 'config',
    owner: 'admin',
    sentence: '{where} names {what}, which is not there or can not be read.',
    actions: ['Set the environment variable for the companion, or put the secret into the named file.'],
  },
  CONFIG_FILE_EXISTS: {
    kind: 'config',
    owner: 'admin',
    sentence: '{path} exists already.',
    actions: ['Name another file, or use --force to write over it.'],
  },
  CONFIG_FILE_NOT_WRITTEN: {
    kind: 'config',
    owner: 'admin',
    sentence: 'The connection file {path} can not be written ({reason}).',
    actions: ['Name a place in a folder that exists and that you may write to.'],
  },
  CLI_FOLDER_MISSING: {
    kind: 'config',
    owner: 'admin',
    sentence: 'There is no folder {path}.',
    actions: ['Name a folder with mapping files; counterpart mapping export makes one.'],
  },
  CLI_FILE_MISSING: {
    kind: 'config',
    owner: 'admin',
    sentence: 'The folder {path} has no file {file}.',
    actions: ['Correct the name, or write the file with counterpart mapping export.'],
  },
  CLI_FOLDER_UNUSABLE: {
    kind: 'config',
    owner: 'admin',
    sentence: 'The folder {path} can not be used: {detail}.',
    actions: ['Look at the rights of the folder and at what stands in its place, or name another one.'],
  },
  CLI_MAPPING_FILES_WRONG: {
    kind: 'config',
    owner: 'admin',
    sentence: 'Files that hold no mapping as they should: {count}.',
    actions: ['Correct the files; docs/mapping.schema.json describes their form.'],
  },
  CLI_USAGE: {
    kind: 'config',
    owner: 'admin',
    sentence: 'The command line is not understood: {detail}.',
    actions: ['See: counterpart --help'],
  },
  STATE_UNREACHABLE: {
    kind: 'config',
    owner: 'admin',
    sentence:
      'The state of the companion can not be opened: {where} is not there, refuses access or holds something else.',
    actions: [
      'Check that the place exists and that the companion may write there.',
      'A damaged state can be moved away: the next sync rebuilds it from the keys in Salesforce.',
    ],
  },
  STATE_MIGRATION_FAILED: {
    kind: 'config',
    owner: 'admin',
    sentence: 'The state of the companion could not be brought up to date ({step}).',
    actions: [
      'Use a companion at least as new as the one that wrote the state.',
      'Or move the state away: the next sync rebuilds it from the keys in Salesforce.',
    ],
  },
  STATE_OF_ANOTHER_ORG: {
    kind: 'config',
    owner: 'admin',
    sentence: 'The state of the companion belongs to another Salesforce org than the one of the connection file.',
    actions: ['Name a state of its own for this org in the connection file: it is built on the first sync.'],
  },
  SYNC_BUSY: {
    kind: 'limit',
    owner: 'admin',
    sentence: 'Another companion is synchronising this connection at the moment.',
    actions: [
      'Wait until it has finished, or stop it.',
      'If it was killed on another machine, its place is free after ten minutes; on this machine at once.',
    ],
  },
  SYNC_STOPPED: {
    kind: 'transient',
    owner: 'admin',
    sentence: 'The sync was stopped before it had come to its end.',
    actions: ['Start it again: it goes on from where it was, and what was written is not written twice.'],
  },
  SYNC_UNKNOWN_INTEGRATION: {
    kind: 'config',
    owner: 'admin',
    sentence: 'There is no integration {name}.',
    actions: ['Use one of: customers, items, prices, sales-orders, sales-history, payments.'],
  },
  SYNC_TEMPLATE_NEW: {
    kind: 'config',
    owner: 'admin',
    sentence: 'The template {name} of {integration} is not installed: a newer version brought it, or it was left out.',
    actions: ['Install what is missing on the tile of the integration in the console, or ignore this issue.'],
  },
  SYNC_SOURCE_MISSING: {
    kind: 'config',
    owner: 'admin',
    sentence: 'The mapping {name} does nothing, because the ERP does not offer {entity}. All other mappings run.',
    actions: [
      'Install or update the Counterpart extension in the ERP, and give the user its permission set.',
      'Or switch the mapping off.',
    ],
  },
  DRIFT_FIELD_CHANGED: {
    kind: 'config',
    owner: 'admin',
    sentence: 'The mapping is paused: {change}',
    actions: [
      'Bring the field back: the mapping goes on by itself.',
      'Or take the change into the mapping, or ignore it, under “Schema changes” in the console.',
    ],
  },
  DRIFT_FIELD_NEEDED: {
    kind: 'config',
    owner: 'admin',
    sentence: 'The mapping can’t run without what changed: {change}',
    actions: ['Bring it back, or publish a version of the mapping that does without it.'],
  },
  DRIFT_UNKNOWN: {
    kind: 'data',
    owner: 'admin',
    sentence: 'This schema change is not known, or is over.',
    actions: ['Look at the list of schema changes again.'],
  },
  DRIFT_NOT_SURE: {
    kind: 'data',
    owner: 'admin',
    sentence: 'It is not sure what the field {field} belongs to, so it can’t be added by itself.',
    actions: ['Add it in the mapping editor.'],
  },
  DRY_RUN_COMPANY_UNKNOWN: {
    kind: 'config',
    owner: 'admin',
    sentence: 'The connection has no company {company}; it has {companies}.',
    actions: ['Name one of the companies of the connection.'],
  },
  DRY_RUN_RECORDS: {
    kind: 'config',
    owner: 'admin',
    sentence: 'A dry run takes from 1 to {most} records.',
    actions: ['Ask for fewer records.'],
  },
  SYNC_CONFLICT: {
    kind: 'conflict',
    owner: 'rep',
    sentence: 'The record was changed in Salesforce and in the ERP: {fields}.',
    actions: [
      'Compare the three values and choose one for each field; or: counterpart conflicts settle KEY --take erp',
    ],
  },
  SYNC_CONFLICT_UNKNOWN: {
    kind: 'data',
    owner: 'rep',
    sentence: 'There is no open conflict with the key {key} and the fields {fields}.',
    actions: ['Look again: it may have been settled meanwhile. See: counterpart conflicts list'],
  },
  SYNC_ERP_READ_ONLY: {
    kind: 'config',
    owner: 'admin',
    sentence: 'The mapping {name} goes both ways, but this ERP can only be read.',
    actions: ['Set the direction of the mapping to toSalesforce.'],
  },
  SYNC_ERP_KEEPS_CHANGING: {
    kind: 'transient',
    owner: 'admin',
    sentence: 'The record was changed in the ERP again and again while a change of Salesforce was to be written.',
    actions: ['Nothing to do: it is tried again with the next pass.'],
  },
  SYNC_ACCOUNT_GONE: {
    kind: 'data',
    owner: 'admin',
    sentence: 'The account of this customer was deleted in Salesforce.',
    actions: [
      'Restore the account from the recycle bin, with its ERP customer record; then retry.',
      'Or let a new one be created: counterpart sync customers --full',
    ],
  },
  SYNC_PERSON_NAME_MISSING: {
    kind: 'data',
    owner: 'admin',
    sentence: 'The account is a person account and needs a last name, but the ERP gives none.',
    actions: ['Fill the name in the ERP.'],
  },
  SYNC_ACCOUNTING_BROKEN: {
    kind: 'bug',
    owner: 'admin',
    sentence: '{read} records were read but {decided} accounted for.',
    actions: ['Report this with the log of the run; the watermark has not moved, so nothing is lost.'],
  },
  SYNC_COMPANY_UNKNOWN: {
    kind: 'config',
    owner: 'admin',
    sentence: 'The ERP has no company {name}.',
    actions: ['Correct the companies in the connection file.'],
  },
  MAPPING_MALFORMED: {
    kind: 'config',
    owner: 'admin',
    sentence: 'The mapping {name}, version {version}, can not be used: {detail}.',
    actions: ['Publish a corrected version, or make an earlier version the active one.'],
  },
  MAPPING_UNKNOWN: {
    kind: 'config',
    owner: 'admin',
    sentence: 'The org has no mapping {name} for this connection.',
    actions: ['Look at the names of the mappings in the console, or install the templates.'],
  },
  MAPPING_VERSION_TAKEN: {
    kind: 'conflict',
    owner: 'admin',
    sentence: 'Somebody saved a version of the mapping {name} at the same moment; nothing was written over.',
    actions: ['Look at what was saved (counterpart mapping diff), then do it again.'],
  },
  MAPPING_VERSION_MISSING: {
    kind: 'config',
    owner: 'admin',
    sentence: 'The mapping {name} has no version {version}.',
    actions: [
      'Name an existing version; counterpart mapping list says which is the latest one.',
      'Where it is the version that runs: publish an existing one.',
    ],
  },
  PARKED_UNKNOWN: {
    kind: 'config',
    owner: 'admin',
    sentence: 'No record with the key {key} is parked.',
    actions: ['See: counterpart parked list'],
  },
} as const satisfies ErrorCodes;
