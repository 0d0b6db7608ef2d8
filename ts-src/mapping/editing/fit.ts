import type { SourceField, TargetField } from '../index.ts';

/**
 * How a field of the ERP fits one of Salesforce: `same` as it is, `cut` when longer texts lose their end, `converted`
 * when every value has a form there, `differs` when some values have none.
 */
export type TypeFit = 'same' | 'cut' | 'converted' | 'differs';

const FAMILIES: Readonly<Record<string, string>> = {
  text: 'text',
  guid: 'text',
  enum: 'choice',
  number: 'number',
  integer: 'number',
  boolean: 'flag',
  date: 'date',
  datetime: 'time',
  string: 'text',
  textarea: 'text',
  email: 'text',
  phone: 'text',
  url: 'text',
  id: 'text',
  picklist: 'choice',
  multipicklist: 'choice',
  combobox: 'choice',
  double: 'number',
  currency: 'number',
  percent: 'number',
  int: 'number',
};

/** How the values of a field of the ERP fit a field of Salesforce, by their types and lengths alone. */
export function typeFit(source: SourceField, target: Pick<TargetField, 'type' | 'length'>): TypeFit {
  const from = FAMILIES[source.type] ?? 'text';
  const to = FAMILIES[target.type] ?? 'text';
  if (from === to) {
    return to === 'text' && target.length > 0 && (source.maxLength ?? 0) > target.length ? 'cut' : 'same';
  }
  const convertible = to === 'text' || (from === 'text' && to === 'choice') || (from === 'time' && to === 'date');
  return convertible ? 'converted' : 'differs';
}
