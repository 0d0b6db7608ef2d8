import { FormulaError } from './formula/index.ts';
import type { MappedValue, SourceField } from './types.ts';

const wrong = (wanted: string): FormulaError => new FormulaError('MAPPING_WRONG_TYPE', `the field takes ${wanted}`);

/**
 * A value as the ERP field takes it, or why it can't be taken. Nothing is cut: what the ERP has no room for would be
 * lost on both sides.
 */
export function toErpValue(value: unknown, field: SourceField | undefined): MappedValue | FormulaError {
  if (value === null || value === undefined || value === '') return null;
  if (typeof value === 'object') return wrong('a single value');
  switch (field?.type) {
    case 'number':
    case 'integer':
      return typeof value === 'number' ? value : wrong('a number');
    case 'boolean':
      return typeof value === 'boolean' ? value : wrong('true or false');
    case 'date':
      return /^\d{4}-\d{2}-\d{2}/.test(String(value)) ? String(value).slice(0, 10) : wrong('a date');
    case undefined:
      return value as MappedValue;
    default:
      return asText(String(value), field?.maxLength);
  }
}

function asText(text: string, lengthMax: number | undefined): string | FormulaError {
  if (lengthMax === undefined || text.length <= lengthMax) return text;
  return new FormulaError('MAPPING_ERP_TEXT_TOO_LONG', `the text is longer than the ${lengthMax} characters it holds`);
}
