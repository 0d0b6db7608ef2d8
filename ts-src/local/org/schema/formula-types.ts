import type { FormulaType } from '../../../mapping/formula/index.ts';
import type { FieldType } from './types.ts';

const FORMULA_TYPES: Readonly<Record<FieldType, FormulaType>> = {
  id: 'id',
  reference: 'id',
  boolean: 'boolean',
  int: 'number',
  long: 'number',
  double: 'number',
  currency: 'number',
  percent: 'percent',
  date: 'date',
  datetime: 'datetime',
  time: 'time',
  picklist: 'picklist',
  multipicklist: 'multipicklist',
  string: 'text',
  textarea: 'text',
  combobox: 'text',
  email: 'text',
  phone: 'text',
  url: 'text',
  encryptedstring: 'text',
  base64: 'text',
  address: 'text',
  location: 'text',
};

/** Type that a field has inside a formula. */
export function formulaType(type: FieldType): FormulaType {
  return FORMULA_TYPES[type];
}
