import type { ChildMapping, FieldMapping, LookupMapping, MappingDocument, MappingProblem } from 'c/mappingEngine';
import { placeOf, type Suggestion } from 'c/mappingEditing';
import type { SalesforceField } from './catalogue';
import type { Outcome } from './trial';

export type BadgeKind = 'required' | 'readOnly' | 'noPermission' | 'altered' | 'currency' | 'problem';

/** A field of Salesforce as a row of the editor. */
export interface FieldRow {
  readonly name: string;
  readonly label: string;
  readonly type: string;
  readonly entry: Entry | undefined;
  /** Where its value comes from, in words; blank when it has none. */
  readonly place: string;
  readonly badges: readonly BadgeKind[];
  readonly problem: string;
  /** Its value for the record that is tried; undefined when none is. */
  readonly value: unknown;
  readonly notes: readonly string[];
  readonly steps: readonly string[];
  readonly changed: boolean;
  readonly suggestion: Suggestion | undefined;
}

export interface RowRequest {
  readonly document: MappingDocument;
  readonly saved: MappingDocument;
  /** Name of a list of lines; blank for the record itself. */
  readonly list: string;
  readonly fields: readonly SalesforceField[];
  readonly problems: readonly MappingProblem[];
  readonly outcome: Outcome | undefined;
  readonly suggestions: readonly Suggestion[];
}

export type Entry = FieldMapping | LookupMapping;
type Part = MappingDocument | ChildMapping;

/** The part of a document that a list names; the document itself for none. */
export function partOf(document: MappingDocument, list: string): Part | undefined {
  return list ? document.children?.find(({ name }) => name === list) : document;
}

/** Fields of the object as rows: those that need something first, then those with a value, then all others by label. */
export function fieldRows(request: RowRequest): readonly FieldRow[] {
  const { document, saved, list, fields, outcome } = request;
  const part = partOf(document, list);
  if (!part) return [];
  const before = partOf(saved, list);
  const problems = problemsByTarget(request, part);
  const suggestions = new Map(request.suggestions.map((each) => [each.target, each]));
  const hidden = new Set([part.target.keyField, 'parent' in part.target ? part.target.parent : '', 'Id']);
  const rows = fields
    .filter(({ name }) => !hidden.has(name))
    .map((field): FieldRow => {
      const entry = entryOf(part, field.name);
      const column = entry && isLookup(entry) ? `${entry.relationship}.${entry.keyField}` : field.name;
      const explained = outcome?.values.get(`${part.target.object} ${column}`);
      const problem = problems.get(field.name) ?? explained?.problem?.message ?? '';
      return {
        name: field.name,
        label: field.label,
        type: field.type,
        entry,
        place: entry ? wordsOf(entry) : '',
        badges: badgesOf(field, entry, { problem, notes: explained?.notes.length ?? 0 }),
        problem,
        value: explained?.value,
        notes: (explained?.notes ?? []).map(({ message }) => message),
        steps: (explained?.steps ?? []).map(({ what, detail, value }) => `${what}: ${detail} → ${shown(value)}`),
        changed: JSON.stringify(entry) !== JSON.stringify(before && entryOf(before, field.name)),
        suggestion: entry ? undefined : suggestions.get(field.name),
      };
    });
  return rows.sort((one, other) => rank(one) - rank(other) || one.label.localeCompare(other.label));
}

function rank({ entry, badges, suggestion }: FieldRow): number {
  if (badges.includes('problem')) return 0;
  if (!entry && badges.includes('required')) return 1;
  if (entry) return 2;
  return suggestion ? 3 : 4;
}

/** The entry of a part for a field; undefined when the field has no value. */
export function entryOf(part: Part, target: string): Entry | undefined {
  return [...part.fields, ...(part.lookups ?? [])].find((entry) => entry.target === target);
}

export const isLookup = (entry: Entry): entry is LookupMapping => 'relationship' in entry;

function wordsOf(entry: Entry): string {
  return isLookup(entry) ? `${entry.object}: ${entry.source ?? entry.formula ?? ''}` : placeOf(entry);
}

function badgesOf(
  field: SalesforceField,
  entry: Entry | undefined,
  { problem, notes }: { readonly problem: string; readonly notes: number },
): readonly BadgeKind[] {
  const badges: BadgeKind[] = [];
  if (problem) badges.push('problem');
  if (field.required) badges.push('required');
  if (!field.createable && !field.updateable) badges.push(entry ? 'noPermission' : 'readOnly');
  if (field.type === 'currency') badges.push('currency');
  if (notes > 0) badges.push('altered');
  return badges;
}

/** Problems of the document by the field that their path leads to. */
function problemsByTarget({ document, list, problems }: RowRequest, part: Part): ReadonlyMap<string, string> {
  const index = list ? (document.children ?? []).findIndex(({ name }) => name === list) : -1;
  const at = list ? `children[${index}].` : '';
  const found = new Map<string, string>();
  for (const { path, message, hint } of problems) {
    if (!path.startsWith(at)) continue;
    const [, kind, number = ''] = /^(fields|lookups)\[(\d+)\]/.exec(path.slice(at.length)) ?? [];
    const entries: readonly Entry[] = kind === 'lookups' ? (part.lookups ?? []) : kind === 'fields' ? part.fields : [];
    const entry = entries[Number(number)];
    if (entry && !found.has(entry.target)) found.set(entry.target, hint ? `${message}. ${hint}` : message);
  }
  return found;
}

/** A value as a cell shows it. */
export function shown(value: unknown): string {
  if (value === null || value === undefined || value === '') return '–';
  return typeof value === 'object' ? JSON.stringify(value) : String(value as string);
}
