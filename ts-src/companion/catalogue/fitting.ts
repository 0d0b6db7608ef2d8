/** Lists as JSON in the fields of the catalogue, which hold 131,072 characters. */

const JSON_MAX = 131_072;
/** A text as long as this may have been cut: what is missing in it need not be missing in the system. */
const MAYBE_CUT = 100_000;
/** Values of a picklist that are kept when a list is too long with all of them. */
const VALUES_MAX = 10;

/**
 * The entries as JSON, as many as there is room for. Objects of Salesforce with hundreds of fields first lose the samples
 * and most values of their picklists, and only then fields.
 */
export function fitting(entries: readonly object[]): string {
  const whole = JSON.stringify(entries);
  if (whole.length <= JSON_MAX) return whole;
  const lean = entries.map(withoutLongLists);
  for (let count = lean.length; count > 0; count = Math.floor(count * 0.8)) {
    const text = JSON.stringify(lean.slice(0, count));
    if (text.length <= JSON_MAX) return text;
  }
  return '[]';
}

const withoutLongLists = (entry: object): object =>
  Object.fromEntries(
    Object.entries(entry).map(([name, value]) => [name, Array.isArray(value) ? value.slice(0, VALUES_MAX) : value]),
  );

/** Whether a stored list may lack entries for want of room. */
export const mayBeCut = (text: string): boolean => text.length > MAYBE_CUT;
