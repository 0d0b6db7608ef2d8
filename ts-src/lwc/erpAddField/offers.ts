import type { ConsoleCompany, Mapping } from 'c/erpConsoleData';
import {
  compileDraft,
  entityOf,
  entriesOf,
  nameOf,
  partOf,
  samplesFor,
  shown,
  targetFieldsOf,
  tryRecord,
  usedIn,
  type Catalogue,
  type ErpField,
  type SalesforceField,
  type SampleRecord,
} from 'c/erpMappingDraft';
import type { MappingDocument } from 'c/mappingEngine';
import { suggestPairs, withField, type PastChoice, type Suggestion } from 'c/mappingEditing';
import type { PickerOption } from 'c/erpPicker';

/** A field of the ERP that a mapping which runs could move too. */
export interface Offer {
  /** Unlike that of any other offer. */
  readonly id: string;
  readonly mapping: Mapping;
  readonly document: MappingDocument;
  /** Name of the list of lines; blank for the record itself. */
  readonly list: string;
  readonly field: ErpField;
  readonly used: boolean;
}

/** Everything that could be moved too, by mapping; what is moved already comes last. */
export function offersOf(
  mappings: readonly Mapping[],
  documents: ReadonlyMap<string, MappingDocument>,
  catalogue: Catalogue,
): readonly Offer[] {
  const all = mappings.flatMap((mapping) => {
    const document = documents.get(mapping.key);
    if (!document) return [];
    const lists = ['', ...(document.children ?? []).map(({ name }) => name)];
    return lists.flatMap((list) => {
      const used = new Set(usedIn(document, list));
      return (entityOf(document, list, catalogue)?.fields ?? []).map((field) => ({
        id: `${mapping.key}|${list}|${field.name}`,
        mapping,
        document,
        list,
        field,
        used: used.has(field.name),
      }));
    });
  });
  return [...all.filter(({ used }) => !used), ...all.filter(({ used }) => used)];
}

/** An offer as something to pick: its name, then whose it is, its type and a value. */
export function optionOf({ id, mapping, list, field }: Offer): PickerOption {
  const whose = [mapping.name, list].filter(Boolean).join(' ');
  const [sample] = field.samples;
  const detail = [whose, field.type, sample === undefined ? '' : shown(sample)].filter(Boolean).join(' · ');
  return { value: id, label: field.name, detail };
}

/** Fields of Salesforce that an offer can go to: those that may be written and have no value yet. */
export function targetsOf(offer: Offer, catalogue: Catalogue): readonly SalesforceField[] {
  return openFields(offer, catalogue).filter(({ createable, updateable }) => createable || updateable);
}

/** The field that would fit an offer if the companion might write it; undefined when none would. */
export function forbiddenFor(offer: Offer, catalogue: Catalogue): SalesforceField | undefined {
  const forbidden = openFields(offer, catalogue)
    .filter(({ createable, updateable }) => !createable && !updateable)
    .map((field) => ({ ...field, createable: true }));
  const found = suggestPairs({ source: [offer.field], target: forbidden })[0];
  return found && forbidden.find(({ name }) => name === found.target);
}

function openFields({ document, list }: Offer, catalogue: Catalogue): readonly SalesforceField[] {
  const part = partOf(document, list);
  const taken = new Set(entriesOf(part).map(({ target }) => target));
  const own = part ? [part.target.keyField, ...('parent' in part.target ? [part.target.parent] : [])] : [];
  return targetFieldsOf(document, list, catalogue).filter(({ name }) => !taken.has(name) && !own.includes(name));
}

/** The field of Salesforce that fits an offer best, with reasons; undefined when none does. */
export function suggestionFor(offer: Offer, catalogue: Catalogue, past: readonly PastChoice[]): Suggestion | undefined {
  return suggestPairs({ source: [offer.field], target: targetsOf(offer, catalogue), past })[0];
}

/** The document with the offer taken. In a mapping of both directions it comes from the ERP only. */
export function withOffer({ document, list, field }: Offer, target: string): MappingDocument {
  const oneWay = document.direction === 'both' && !list ? { owner: 'erp' as const, toErp: [] } : {};
  return withField(document, { target, source: field.name, ...oneWay }, list || undefined);
}

/** What the latest record known of the entity would get in the field. */
export interface SampleResult {
  readonly record: string;
  readonly text: string;
  readonly failed: boolean;
}

export interface SampleContext {
  readonly catalogue: Catalogue;
  readonly records: readonly SampleRecord[];
  readonly company: ConsoleCompany;
}

/** Tries the document on the first record that has it; undefined when there is none, or none with a line of the list. */
export function sampleOf(
  { list }: Offer,
  { document, target }: { readonly document: MappingDocument; readonly target: string },
  { catalogue, records, company }: SampleContext,
): SampleResult | undefined {
  const record = records.find((each) => samplesFor(document, list, { company, records: [each] }).length > 0);
  const part = partOf(document, list);
  if (!record || !part) return undefined;
  const outcome = tryRecord(compileDraft(document, catalogue), record, company);
  const value = outcome?.values.get(`${part.target.object} ${target}`);
  if (!value) return undefined;
  const text = value.problem ? value.problem.message : shown(value.value);
  return { record: nameOf(record), text, failed: value.problem !== null };
}
