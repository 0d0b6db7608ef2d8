import type { FieldPlace, MappingRule } from 'c/mappingEditing';
import type { MappingDocument } from 'c/mappingEngine';
import type { PickerOption } from 'c/erpPicker';
import { labels } from './labels';

export type RuleKind = MappingRule['kind'];

/** What is typed for a rule. */
export interface RuleInput {
  readonly kind: RuleKind;
  /** `target`, or `list|target` for a field of lines. */
  readonly field: string;
  readonly from: string;
  readonly value: string;
}

/** Kinds of rules as people call them. */
export const ruleKinds: readonly { readonly value: RuleKind; readonly label: string }[] = [
  { value: 'map-value', label: labels.mapValue },
  { value: 'default', label: labels.fillBlank },
  { value: 'cut', label: labels.cut },
  { value: 'constant', label: labels.constant },
  { value: 'formula', label: labels.formula },
  { value: 'optional', label: labels.optional },
  { value: 'leave-out', label: labels.leaveOut },
];

/** The kind of rule that most likely helps against an error. */
export function likelyKind(code: string): RuleKind {
  if (/TOO_LONG|LENGTH/.test(code)) return 'cut';
  if (/REQUIRED|MISSING|BLANK/.test(code)) return 'default';
  if (/WAIT|PARENT|LOOKUP|REFERENCE/.test(code)) return 'optional';
  return 'map-value';
}

/** The fields that a document writes, those of lines by their list. */
export function fieldsOf(document: MappingDocument): readonly PickerOption[] {
  const own = [...document.fields, ...(document.lookups ?? [])].map(({ target }) => optionOf(target, ''));
  const lines = (document.children ?? []).flatMap(({ name, fields, lookups = [] }) =>
    [...fields, ...lookups].map(({ target }) => optionOf(target, name)),
  );
  return [...own, ...lines];
}

/** The rule that is typed; undefined while something is missing. */
export function ruleOf({ kind, field, from, value }: RuleInput): MappingRule | undefined {
  if (kind === 'leave-out') return value.trim() ? { kind, where: value.trim() } : undefined;
  if (!field) return undefined;
  const place = placeOf(field);
  if (kind === 'optional') return { kind, place };
  if (kind === 'constant') return { kind, place, value: value === '' ? null : value };
  if (value.trim() === '') return undefined;
  if (kind === 'map-value') return from === '' ? undefined : { kind, place, from, to: value };
  if (kind === 'formula') return { kind, place, formula: value.trim() };
  if (kind === 'default') return { kind, place, value };
  const length = Number(value);
  return Number.isInteger(length) && length > 0 ? { kind, place, length } : undefined;
}

function placeOf(field: string): FieldPlace {
  const [first = '', second] = field.split('|');
  return second === undefined ? { target: first } : { list: first, target: second };
}

function optionOf(target: string, list: string): PickerOption {
  return { value: list ? `${list}|${target}` : target, label: target, detail: list };
}
