/** Two sets of mapping documents, and in words what is different between them. Pure. */
import { documentText, type MappingDocument } from '../../mapping/index.ts';
import { describeDifferences, type Difference } from '../../mapping/editing/differences.ts';

export interface MappingDifference {
  readonly name: string;
  /** `added`: only the second set has it; `removed`: only the first one. */
  readonly kind: 'added' | 'removed' | 'changed';
  readonly differences: readonly Difference[];
}

export interface Comparison {
  readonly same: readonly string[];
  readonly differ: readonly MappingDifference[];
}

/** What changes when the second set takes the place of the first, by name of the mapping. */
export function compareMappings(before: readonly MappingDocument[], after: readonly MappingDocument[]): Comparison {
  const [old, now] = [byName(before), byName(after)];
  const same: string[] = [];
  const differ: MappingDifference[] = [];
  for (const name of [...new Set([...old.keys(), ...now.keys()])].toSorted()) {
    const [one, other] = [old.get(name), now.get(name)];
    if (one === undefined) differ.push({ name, kind: 'added', differences: [] });
    else if (other === undefined) differ.push({ name, kind: 'removed', differences: [] });
    else if (documentText(one) === documentText(other)) same.push(name);
    else differ.push({ name, kind: 'changed', differences: inWords(one, other) });
  }
  return { same, differ };
}

const byName = (documents: readonly MappingDocument[]): ReadonlyMap<string, MappingDocument> =>
  new Map(documents.map((document) => [document.name, document]));

const PATHS_SHOWN = 5;

/** What there are no words for, such as notes, is named by its places. */
function inWords(before: MappingDocument, after: MappingDocument): readonly Difference[] {
  const differences = describeDifferences(before, after);
  if (differences.length > 0) return differences;
  const paths = differentPlaces(JSON.parse(documentText(before)), JSON.parse(documentText(after)), '');
  const more = paths.length > PATHS_SHOWN ? ` and ${paths.length - PATHS_SHOWN} more` : '';
  const sentence = `Different in ${paths.slice(0, PATHS_SHOWN).join(', ')}${more}`;
  return [{ path: paths[0] ?? '', kind: 'changed', sentence }];
}

/** `fields[3].note` */
function differentPlaces(before: unknown, after: unknown, at: string): readonly string[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  if (!isNested(before) || !isNested(after)) return [at];
  const place = (name: string): string =>
    Array.isArray(before) ? `${at}[${name}]` : `${at}${at === '' ? '' : '.'}${name}`;
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((name) =>
    differentPlaces(before[name], after[name], place(name)),
  );
}

const isNested = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;
