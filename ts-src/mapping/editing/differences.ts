/** The differences between two mapping documents, in words that somebody who maps understands. Pure. */
import { fieldsGoingBack } from './direction.ts';
import type { ChildMapping, FieldMapping, LookupMapping, MappingDocument } from '../index.ts';

export interface Difference {
  /** Where: `fields.Phone__c`, `children.lines.filter`, `valueMaps.status`. */
  readonly path: string;
  readonly kind: 'added' | 'removed' | 'changed';
  readonly sentence: string;
}

type Part = MappingDocument | ChildMapping;

/** What changes when one document replaces another; nothing when they mean the same, in the order of a document. */
export function describeDifferences(before: MappingDocument, after: MappingDocument): readonly Difference[] {
  return [
    ...settings(before, after),
    ...parts({ before, after, at: '', of: '' }),
    ...lists(before, after),
    ...valueMaps(before, after),
    ...classes(before, after),
  ];
}

const same = (one: unknown, other: unknown): boolean => canonical(one) === canonical(other);

/** JSON with its members in one order, so that a document saved by another editor is not different. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, each: unknown) =>
    typeof each === 'object' && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  );
}

const shown = (value: unknown): string =>
  value === undefined || value === null || value === '' ? 'nothing' : `“${String(value as string)}”`;

function change(path: string, what: string, before: unknown, after: unknown): readonly Difference[] {
  if (same(before, after)) return [];
  if (before === undefined) return [{ path, kind: 'added', sentence: `${what} is now ${shown(after)}` }];
  if (after === undefined) return [{ path, kind: 'removed', sentence: `${what} is gone; it was ${shown(before)}` }];
  return [{ path, kind: 'changed', sentence: `${what} is ${shown(after)} instead of ${shown(before)}` }];
}

function settings(before: MappingDocument, after: MappingDocument): readonly Difference[] {
  return [
    ...change('label', 'The name people see', before.label, after.label),
    ...change('integration', 'The integration', before.integration, after.integration),
    ...change('source.entity', 'The entity of the ERP', before.source.entity, after.source.entity),
    ...change('source.companies', 'Whose records they are', before.source.companies, after.source.companies),
    ...change('source.filter', 'The filter', before.source.filter, after.source.filter),
    ...change('target.object', 'The object of Salesforce', before.target.object, after.target.object),
    ...change('target.keyField', 'The field with the key', before.target.keyField, after.target.keyField),
    ...change('target.write', 'What is written', before.target.write, after.target.write),
    ...change('direction', 'The direction', before.direction, after.direction),
    ...goingBack(before, after),
    ...change('conflict', 'Who wins when both sides changed', before.conflict, after.conflict),
    ...change('deletion', 'What becomes of records that the ERP deleted', before.deletion, after.deletion),
  ];
}

/** What a mapping that becomes two-way sends to the ERP from now on, although no field of it was touched. */
function goingBack(before: MappingDocument, after: MappingDocument): readonly Difference[] {
  const fields = before.direction === after.direction ? [] : fieldsGoingBack(after);
  if (fields.length === 0) return [];
  const sentence = `Changes in Salesforce go back to the ERP from ${fields.join(', ')}`;
  return [{ path: 'direction', kind: 'changed', sentence }];
}

interface Parts {
  readonly before: Part;
  readonly after: Part;
  /** Path of the part, with its point. */
  readonly at: string;
  /** Of which list, in words; blank for the record itself. */
  readonly of: string;
}

function parts({ before, after, at, of }: Parts): readonly Difference[] {
  const fields = pairs(before.fields, after.fields).flatMap(([old, now, target]) =>
    ofField(`${at}fields.${target}`, `${target}${of}`, old, now),
  );
  const lookups = pairs(before.lookups ?? [], after.lookups ?? []).flatMap(([old, now, target]) =>
    ofLookup(`${at}lookups.${target}`, `${target}${of}`, old, now),
  );
  return [
    ...change(`${at}key`, `What tells records${of} apart`, keyText(before), keyText(after)),
    ...fields,
    ...lookups,
  ];
}

const keyText = ({ key }: Part): string => key.source ?? key.formula ?? '';

/** Entries of both by their target, those of before first in their order, then the new ones. */
function pairs<Entry extends { readonly target: string }>(
  before: readonly Entry[],
  after: readonly Entry[],
): readonly (readonly [Entry | undefined, Entry | undefined, string])[] {
  const names = [...new Set([...before, ...after].map(({ target }) => target))];
  const find = (list: readonly Entry[], name: string): Entry | undefined => list.find(({ target }) => target === name);
  return names.map((name) => [find(before, name), find(after, name), name] as const);
}

const FIELD_SETTINGS: readonly (readonly [keyof FieldMapping, string])[] = [
  ['valueMap', 'the value map'],
  ['default', 'the value for blank ones'],
  ['required', 'whether it must have a value'],
  ['insertOnly', 'whether it is written only once'],
  ['owner', 'who owns it'],
  ['everyRecord', 'whether it goes to every record of the ERP'],
  ['toErp', 'the way back to the ERP'],
];

function ofField(
  path: string,
  name: string,
  before: FieldMapping | undefined,
  after: FieldMapping | undefined,
): readonly Difference[] {
  if (before === undefined)
    return [{ path, kind: 'added', sentence: `${name} now gets ${placeOf(after as FieldMapping)}` }];
  if (after === undefined) {
    return [{ path, kind: 'removed', sentence: `${name} is not written any more; it got ${placeOf(before)}` }];
  }
  const place: Difference[] =
    placeOf(before) === placeOf(after)
      ? []
      : [{ path, kind: 'changed', sentence: `${name} gets ${placeOf(after)} instead of ${placeOf(before)}` }];
  const rest = FIELD_SETTINGS.filter(([setting]) => !same(before[setting], after[setting])).map(([setting, words]) => ({
    path: `${path}.${setting}`,
    kind: 'changed' as const,
    sentence: `${name}: ${words} is ${settingText(after[setting])} instead of ${settingText(before[setting])}`,
  }));
  return [...place, ...rest];
}

function settingText(value: unknown): string {
  if (value === undefined) return 'not set';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : shown(value);
}

/** Where the value of a field comes from, in words. */
export function placeOf(field: FieldMapping): string {
  if (field.source !== undefined) return `the field ${field.source}`;
  if (field.formula !== undefined) return `the formula ${field.formula}`;
  if (field.aggregate !== undefined) {
    const { function: name, of, field: summed } = field.aggregate;
    return name === 'COUNT' ? `the number of ${of}` : `the sum of ${summed ?? ''} over ${of}`;
  }
  return field.constant === null ? 'nothing' : `always ${shown(field.constant)}`;
}

function ofLookup(
  path: string,
  name: string,
  before: LookupMapping | undefined,
  after: LookupMapping | undefined,
): readonly Difference[] {
  if (before === undefined) {
    return [
      {
        path,
        kind: 'added',
        sentence: `${name} now refers to the ${(after as LookupMapping).object} of ${linkOf(after as LookupMapping)}`,
      },
    ];
  }
  if (after === undefined) return [{ path, kind: 'removed', sentence: `${name} is not written any more` }];
  return [
    ...change(path, `What ${name} refers to`, linkOf(before), linkOf(after)),
    ...change(`${path}.object`, `The object that ${name} refers to`, before.object, after.object),
    ...(before.required === after.required
      ? []
      : [
          {
            path: `${path}.required`,
            kind: 'changed' as const,
            sentence: after.required
              ? `Records now wait until the record that ${name} refers to is there`
              : `Records no longer wait for the record that ${name} refers to`,
          },
        ]),
    ...change(
      `${path}.insertOnly`,
      `Whether ${name} is written only once`,
      before.insertOnly ?? false,
      after.insertOnly ?? false,
    ),
    ...change(`${path}.owner`, `Who owns ${name}`, before.owner, after.owner),
  ];
}

const linkOf = ({ source, formula, entity }: LookupMapping): string => `${source ?? formula ?? ''} (${entity})`;

function lists(before: MappingDocument, after: MappingDocument): readonly Difference[] {
  const old = new Map((before.children ?? []).map((list) => [list.name, list]));
  const now = new Map((after.children ?? []).map((list) => [list.name, list]));
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((name): readonly Difference[] => {
    const path = `children.${name}`;
    const [one, other] = [old.get(name), now.get(name)];
    if (one === undefined) {
      const { source = '', target } = other as ChildMapping;
      return [{ path, kind: 'added', sentence: `The list ${name} is new: ${source} becomes ${target.object}` }];
    }
    if (other === undefined) return [{ path, kind: 'removed', sentence: `The list ${name} is not moved any more` }];
    return [
      ...change(`${path}.source`, `Where the list ${name} comes from`, one.source, other.source),
      ...change(`${path}.target`, `What the list ${name} is written to`, one.target.object, other.target.object),
      ...change(`${path}.filter`, `The filter of ${name}`, one.filter, other.filter),
      ...change(
        `${path}.deletion`,
        `What becomes of ${name} that the ERP took out`,
        one.deletion?.mark,
        other.deletion?.mark,
      ),
      ...parts({ before: one, after: other, at: `${path}.`, of: ` of ${name}` }),
    ];
  });
}

const UNKNOWN: Readonly<Record<string, string>> = {
  block: 'refuse the record',
  default: 'take the default',
  keep: 'keep the value',
};

function valueMaps(before: MappingDocument, after: MappingDocument): readonly Difference[] {
  const [old, now] = [before.valueMaps ?? {}, after.valueMaps ?? {}];
  return [...new Set([...Object.keys(old), ...Object.keys(now)])].flatMap((name): readonly Difference[] => {
    const path = `valueMaps.${name}`;
    const [one, other] = [old[name], now[name]];
    if (one === undefined) return [{ path, kind: 'added', sentence: `The value map ${name} is new` }];
    if (other === undefined) return [{ path, kind: 'removed', sentence: `The value map ${name} is gone` }];
    const values = [...new Set([...Object.keys(one.entries), ...Object.keys(other.entries)])];
    return [
      ...values.flatMap((value) =>
        change(
          `${path}.${value}`,
          `In the value map ${name}, ${shown(value)}`,
          one.entries[value],
          other.entries[value],
        ),
      ),
      ...change(
        `${path}.unknown`,
        `What the value map ${name} does with unknown values`,
        UNKNOWN[one.unknown],
        UNKNOWN[other.unknown],
      ),
      ...change(`${path}.default`, `The default of the value map ${name}`, one.default, other.default),
    ];
  });
}

function classes(before: MappingDocument, after: MappingDocument): readonly Difference[] {
  const [old, now] = [before.classes ?? {}, after.classes ?? {}];
  return [...new Set([...Object.keys(old), ...Object.keys(now)])].flatMap((path) =>
    change(`classes.${path}`, `The class of ${path}`, old[path], now[path]),
  );
}
