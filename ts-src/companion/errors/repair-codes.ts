import type { ErrorCodes } from './code-entry.ts';

/** Prices that are held up, and why records that are held up could not be tried again, repaired or ignored. */
export const repairCodes = {
  PRICES_CURRENCY_MISSING: {
    kind: 'data',
    owner: 'admin',
    sentence: 'Prices in {currency} are left out of the price books: the org does not have this currency.',
    actions: [
      'Add the currency in Setup under Manage Currencies, or ignore this when it is not sold in.',
      'The prices follow with the next computation of the price books, at the latest after a day.',
    ],
  },
  CMD_NOTHING_HELD_UP: {
    kind: 'data',
    owner: 'admin',
    sentence: 'No record of this is held up any more.',
    actions: ['Refresh the page: the records went through in the meantime, or somebody else took care of them.'],
  },
  CMD_MAPPING_NOT_RUNNING: {
    kind: 'data',
    owner: 'admin',
    sentence: 'The mapping {name} does not run, so its records can’t be tried again.',
    actions: ['Set the mapping live, or correct what keeps it from running; then try again.'],
  },
  CMD_RETRY_CUT_OFF: {
    kind: 'transient',
    owner: 'admin',
    sentence: 'Trying again was cut off: {detail}',
    actions: [
      'Nothing is lost: it goes on by itself for some minutes; after that, see why the last run of the mapping failed, and try again.',
    ],
  },
  CMD_FIELD_NOT_READ: {
    kind: 'data',
    owner: 'admin',
    sentence: 'The mapping {name} does not read the field {field}, or makes the record’s key of it.',
    actions: ['Choose one of the fields that the record shows, or add the field to the mapping.'],
  },
  CMD_VALUE_WRONG: {
    kind: 'data',
    owner: 'admin',
    sentence: 'The value for {field} is not {expected}.',
    actions: ['Enter a value of the form that the ERP’s field has.'],
  },
  CMD_RECORD_GONE: {
    kind: 'data',
    owner: 'admin',
    sentence: 'The ERP has no such record any more.',
    actions: ['Nothing is left to repair: the failure is closed by the next sweep.'],
  },
  CMD_COMPANY_GONE: {
    kind: 'data',
    owner: 'admin',
    sentence: 'The company {company} is not part of this connection any more.',
    actions: ['Add the company to the connection file again, or ignore its records.'],
  },
  CMD_ASSIGNEE_UNFIT: {
    kind: 'data',
    owner: 'admin',
    sentence: 'The issue can only be assigned to an active user.',
    actions: ['Choose another user.'],
  },
} as const satisfies ErrorCodes;
