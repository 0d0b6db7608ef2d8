import { valueOf, type Field } from 'c/erpAccountData';

/** The moment in a date-time field; null when it has none or the reader may not see it. */
export function momentOf(field: Field<string>): Date | null {
  const text = valueOf(field);
  return text === null ? null : new Date(text);
}
