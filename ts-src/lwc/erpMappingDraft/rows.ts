import type { MappingDocument, MappingProblem } from 'c/mappingEngine';
import { placeOf, typeFit, type Suggestion } from 'c/mappingEditing';
import { columnOf } from './back';
import type { ErpField, SalesforceField } from './catalogue';
import { placeAt } from './checks';
import { entryOf, isLookup, partOf, type Entry } from './parts';
import type { Outcome } from './trial';

/** `differs`: some values of the ERP's field have no form there. `cut`: longer ones lose their end. */
export type BadgeKind =
  'problem' | 'required' | 'readOnly' | 'noPermission' | 'createOnly' | 'differs' | 'cut' | 'altered' | 'currency';

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
  readonly sources: readonly ErpField[];
  readonly problems: readonly MappingProblem[];
  readonly outcome: Outcome | undefined;
  readonly suggestions: readonly Suggestion[];
}

/** Fields of the object as rows: those that need something first, then those with a value, then all others by label. */
export function fieldRows(request: RowRequest): readonly FieldRow[] {
  const { document, saved, list, fields, outcome } = request;
  const part = partOf(document, list);
  if (!part) return [];
  const before = partOf(saved, list);
  const problems = problemsByTarget(request);
  const sources = new Map(request.sources.map((field) => [field.name, field]));
  const suggestions = new Map(request.suggestions.map((each) => [each.target, each]));
  const hidden = new Set([part.target.keyField, 'parent' in part.target ? part.target.parent : '', 'Id']);
  const rows = fields
    .filter(({ name }) => !hidden.has(name))
    .map((field): FieldRow => {
      const entry = entryOf(part, field.name);
      const column = entry ? columnOf(document, entry) : field.name;
      const explained = outcome?.values.get(`${part.target.object} ${column}`);
      const problem = problems.get(field.name) ?? explained?.problem?.message ?? '';
      const notes = (explained?.notes ?? []).map(({ message }) => message);
      return {
        name: field.name,
        label: field.label,
        type: field.type,
        entry,
        place: entry ? wordsOf(entry) : '',
        badges: badgesOf(field, entry, { problem, notes, source: sources.get(entry?.source ?? '') }),
        problem,
        value: explained?.value,
        notes,
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

function wordsOf(entry: Entry): string {
  return isLookup(entry) ? `${entry.object}: ${entry.source ?? entry.formula ?? ''}` : placeOf(entry);
}

interface Known {
  readonly problem: string;
  readonly notes: readonly string[];
  readonly source: ErpField | undefined;
}

function badgesOf(field: SalesforceField, entry: Entry | undefined, known: Known): readonly BadgeKind[] {
  const badges: BadgeKind[] = [];
  if (known.problem) badges.push('problem');
  if (field.required) badges.push('required');
  if (!field.createable && !field.updateable) badges.push(entry ? 'noPermission' : 'readOnly');
  else if (field.createable && !field.updateable) badges.push('createOnly');
  badges.push(...fitBadges(field, entry, known));
  if (field.type === 'currency') badges.push('currency');
  return badges;
}

/** What becomes of values on the way: a value map decides otherwise than the types. */
function fitBadges(
  field: SalesforceField,
  entry: Entry | undefined,
  { notes, source }: Known,
): readonly ('differs' | 'cut' | 'altered')[] {
  const mapped = entry && !isLookup(entry) && entry.valueMap !== undefined;
  const fit = source && entry && !mapped && !isLookup(entry) ? typeFit(source, field) : 'same';
  if (fit === 'differs' || fit === 'cut') return [fit];
  return notes.length > 0 ? ['altered'] : [];
}

/** Problems of the document by the field that their path leads to; the first one of each. */
function problemsByTarget({ document, list, problems }: RowRequest): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const { path, message, hint } of problems) {
    const place = placeAt(document, path);
    if (place.list !== list || !place.target || found.has(place.target)) continue;
    found.set(place.target, hint ? `${message}. ${hint}` : message);
  }
  return found;
}

/** A value as a cell shows it. */
export function shown(value: unknown): string {
  if (value === null || value === undefined || value === '') return '–';
  return typeof value === 'object' ? JSON.stringify(value) : String(value as string);
}
