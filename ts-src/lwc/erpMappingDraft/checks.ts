import type { ChildMapping, MappingDocument } from 'c/mappingEngine';
import type { Catalogue } from './catalogue';
import { entriesOf, targetFieldsOf } from './parts';
import type { Trial } from './trial';

/** Where in the editor something is corrected. */
export interface Place {
  readonly tab: 'fields' | 'settings';
  /** Name of a list of lines; blank for the record itself. */
  readonly list: string;
  /** A field of Salesforce; blank for none. */
  readonly target: string;
}

/** `required`: a field that Salesforce requires has no value. `createOnly`: it is written when a record is created only. */
export type FindingKind = 'problem' | 'required' | 'createOnly' | 'warning';

export interface Finding {
  readonly kind: FindingKind;
  /** The field or setting concerned, as people know it. */
  readonly about: string;
  /** What is wrong, in words; blank where the kind says it all. */
  readonly text: string;
  readonly place: Place;
}

/** Everything that stands against publishing a document or should be known before; what must be corrected comes first. */
export function findingsOf(document: MappingDocument, trial: Trial, catalogue: Catalogue): readonly Finding[] {
  const lists = ['', ...(document.children ?? []).map(({ name }) => name)];
  const said = (kind: 'problem' | 'warning', { path, message, hint }: Told): Finding => {
    const place = placeAt(document, path);
    return { kind, about: aboutOf(document, place, catalogue) || path, text: sentenceOf(message, hint), place };
  };
  return [
    ...trial.problems.map((problem) => said('problem', problem)),
    ...lists.flatMap((list) => requiredGaps(document, list, catalogue)),
    ...trial.warnings.map((warning) => said('warning', warning)),
    ...lists.flatMap((list) => createOnly(document, list, catalogue)),
  ];
}

interface Told {
  readonly path: string;
  readonly message: string;
  readonly hint?: string;
}

function sentenceOf(message: string, hint: string | undefined): string {
  return hint ? `${message}. ${hint}.` : message;
}

/** Whether a finding keeps the mapping from running. */
export const mustBeCorrected = ({ kind }: Finding): boolean => kind === 'problem' || kind === 'required';

/** The place in the editor that a path of the document leads to, such as `children[0].fields[3].formula`. */
export function placeAt(document: MappingDocument, path: string): Place {
  const inList = /^children\[(\d+)\]\.?/.exec(path);
  const child: ChildMapping | undefined = inList ? document.children?.[Number(inList[1])] : undefined;
  const part = inList ? child : document;
  const [, kind, number] = /^(fields|lookups)\[(\d+)\]/.exec(path.slice(inList?.[0].length ?? 0)) ?? [];
  const entries = kind === 'lookups' ? part?.lookups : kind === 'fields' ? part?.fields : undefined;
  const target = entries?.[Number(number)]?.target ?? '';
  return { tab: target ? 'fields' : 'settings', list: child?.name ?? '', target };
}

function aboutOf(document: MappingDocument, { list, target }: Place, catalogue: Catalogue): string {
  const label = targetFieldsOf(document, list, catalogue).find(({ name }) => name === target)?.label ?? target;
  return [label, target ? list : ''].filter(Boolean).join(' · ');
}

function requiredGaps(document: MappingDocument, list: string, catalogue: Catalogue): readonly Finding[] {
  const { target, entries } = written(document, list);
  if (target.write === 'update') return [];
  return targetFieldsOf(document, list, catalogue)
    .filter(({ name, required }) => required && !entries.has(name) && !target.own.includes(name))
    .map(({ name, label }) => finding('required', label, { tab: 'fields', list, target: name }));
}

function createOnly(document: MappingDocument, list: string, catalogue: Catalogue): readonly Finding[] {
  const { entries } = written(document, list);
  return targetFieldsOf(document, list, catalogue)
    .filter(({ name, createable, updateable }) => createable && !updateable && entries.get(name) === false)
    .map(({ name, label }) => finding('createOnly', label, { tab: 'fields', list, target: name }));
}

function finding(kind: FindingKind, label: string, place: Place): Finding {
  return { kind, about: [label, place.list].filter(Boolean).join(' · '), text: '', place };
}

/** What a part writes: by target whether it says itself that it is written once; and the columns that it fills by itself. */
function written(document: MappingDocument, list: string) {
  const child = list ? document.children?.find(({ name }) => name === list) : undefined;
  const part = child ?? document;
  const own = [part.target.keyField, ...(child ? [child.target.parent] : [])];
  return {
    target: { own, write: child ? 'upsert' : document.target.write },
    entries: new Map(entriesOf(part).map((entry) => [entry.target, entry.insertOnly === true])),
  };
}
