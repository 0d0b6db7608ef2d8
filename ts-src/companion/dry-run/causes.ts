/** Groups of records that stay behind for one reason. */
import type { CauseGroup } from './result.ts';

export interface Cause {
  /** In the org's own words, or ours. */
  readonly cause: string;
  readonly code: string;
  readonly source: 'org' | 'mapping';
  readonly fields: readonly string[];
  readonly object: string | null;
  readonly key: string;
  readonly number: string;
}

const EXAMPLES_MAX = 5;

/** The same words about different records: ids, keys, quoted texts and numbers in them do not tell causes apart. */
const withoutParticulars = (text: string): string =>
  text
    .replace(/"[^"]*"|'[^']*'/g, '…')
    .replace(/\b[a-zA-Z0-9]{15}(?:[a-zA-Z0-9]{3})?\b/g, '…')
    .replace(/[\w-]+\|[\w-]+\|[\w%-]+/g, '…')
    .replace(/\d+/g, '…');

/** Groups causes, those that hold most records first. */
export function groupCauses(causes: readonly Cause[]): readonly CauseGroup[] {
  const groups = new Map<string, CauseGroup & { readonly examples: { key: string; number: string }[] }>();
  const counts = new Map<string, number>();
  for (const { cause, code, source, fields, object, key, number } of causes) {
    const name = JSON.stringify([source, code, object, fields, withoutParticulars(cause)]);
    counts.set(name, (counts.get(name) ?? 0) + 1);
    const group = groups.get(name) ?? {
      cause,
      code,
      source,
      count: 0,
      ...(fields.length === 0 ? {} : { field: fields.join(', ') }),
      ...(object === null ? {} : { object }),
      examples: [],
    };
    groups.set(name, group);
    if (group.examples.length < EXAMPLES_MAX) group.examples.push({ key, number });
  }
  return [...groups]
    .map(([name, group]) => ({ ...group, count: counts.get(name) ?? 0 }))
    .toSorted((a, b) => b.count - a.count);
}
