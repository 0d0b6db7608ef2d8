import type { ErrorCodeEntry, ErrorCodes } from './code-entry.ts';

const CORRECT_IN_ERP = 'Correct the record in the ERP; it is taken again with its next change.';
const CORRECT_FORMULA = 'Or let an administrator correct the formula in the mapping and publish it.';

/** A record that a formula of the mapping can't be computed for. */
function formula(sentence: string, action: string = CORRECT_FORMULA): ErrorCodeEntry {
  return { kind: 'data', owner: 'admin', sentence, actions: [CORRECT_IN_ERP, action] };
}

/** A record whose own data do not fit what the mapping makes of it. */
function record(sentence: string, action: string): ErrorCodeEntry {
  return { kind: 'data', owner: 'admin', sentence, actions: [CORRECT_IN_ERP, action] };
}

/** Why the mapping engine refuses a record: it is parked and the run goes on. */
export const mappingCodes = {
  MAPPING_KEY_BLANK: record('The record has no key.', 'Or choose another field as the key in the mapping.'),
  MAPPING_KEY_TOO_LONG: record(
    'A key of the record is longer than 255 characters.',
    'Or choose a shorter field as the key in the mapping.',
  ),
  MAPPING_WRONG_TYPE: record(
    'A value does not fit the type of its Salesforce field.',
    'Or map the field with a formula that turns the value into the right type.',
  ),
  MAPPING_NUMBER_TOO_LARGE: record(
    'A number has more digits before the decimal point than its Salesforce field holds.',
    'Or give the Salesforce field more digits.',
  ),
  MAPPING_DATE_OUT_OF_RANGE: record(
    'A date lies outside the years 1700 to 4000, which Salesforce stores.',
    'Or map the field with a formula that leaves such dates blank.',
  ),
  MAPPING_PICKLIST_VALUE_UNKNOWN: record(
    'A restricted picklist does not have the value that the ERP gives.',
    'Or add the value to the picklist, or a value map to the mapping, and retry.',
  ),
  MAPPING_VALUE_NOT_MAPPED: record(
    'A value map does not know the value that the ERP gives.',
    'Or add the value to the value map, publish the mapping and retry.',
  ),
  MAPPING_REQUIRED_VALUE_MISSING: record(
    'A field that must have a value has none in the ERP.',
    'Or give the field a default in the mapping.',
  ),
  MAPPING_ERP_TEXT_TOO_LONG: record(
    'A text that was changed in Salesforce is longer than the ERP has room for.',
    'Or shorten the text in Salesforce; it then goes to the ERP by itself.',
  ),
  MAPPING_LOOKUP_BLANK: record(
    'The record must refer to another record, but names none.',
    'Or make the reference optional in the mapping, where Salesforce allows it.',
  ),
  FORMULA_DIVISION_BY_ZERO: formula('A formula divides by zero for this record.'),
  FORMULA_NOT_A_NUMBER: formula('A formula reads a text as a number that is none.'),
  FORMULA_NOT_A_DATE: formula('A formula reads a text as a date that is none.'),
  FORMULA_NOT_A_TIME: formula('A formula reads a text as a time that is none.'),
  FORMULA_NO_SUCH_DATE: formula('A formula makes a date that does not exist.'),
  FORMULA_DATE_OUT_OF_RANGE: formula('A formula makes a date outside the years 1 to 9999.'),
  FORMULA_OUT_OF_DOMAIN: formula(
    'A formula computes something that has no value, such as the root of a negative number.',
  ),
  FORMULA_POWER_OUT_OF_RANGE: formula('A formula computes a power that is too large or has a fractional exponent.'),
  FORMULA_WRONG_VALUE: formula('A formula reads a field whose value is of another type.'),
  FORMULA_BAD_PATTERN: formula('A formula searches with a text that is no regular expression.'),
  FORMULA_VALUE_NOT_MAPPED: formula(
    'A value map that a formula uses does not know the value.',
    'Or add the value to the value map, publish the mapping and retry.',
  ),
  FORMULA_NO_VALUE_MAP: formula(
    'A formula uses a value map that the mapping does not have.',
    'Or add the value map to the mapping, publish it and retry.',
  ),
  FORMULA_NO_CLOCK: formula('A formula asks for the present time where there is none.'),
  FORMULA_NOT_COMPUTED: formula('A formula could not be computed for this record.'),
} as const satisfies ErrorCodes;
