import {
  erpFieldsTaken,
  proposeWayBack,
  salesforceNames,
  tryWayBack,
  wayBackKind,
  wayBackNeed,
  type CompletionField,
  type RoundTrip,
  type WayBackKind,
  type WayBackNeed,
} from 'c/mappingEditing';
import { lookupColumnName, type MappingDocument, type WayBack } from 'c/mappingEngine';
import type { Catalogue } from './catalogue';
import { entityOf, isLookup, nameOf, targetFieldsOf, type Entry, type Samples } from './parts';
import type { Outcome, Trial } from './trial';

/** A field of the ERP to go back to, or why it is none: `taken` by another field of Salesforce. */
export interface ErpFieldChoice {
  readonly name: string;
  readonly type: string;
  readonly refused?: 'key' | 'readOnly' | 'taken';
  /** Label of the field that has taken it. */
  readonly by?: string;
}

/** What comes back for one sample record. */
export interface SampleTrip {
  readonly key: string;
  readonly label: string;
  readonly trips: readonly RoundTrip[];
}

/** How one field of a two-way mapping goes back, with all that is needed to change it. */
export interface BackView {
  /** The column of the Salesforce record, such as `Name` or `Owner.ERP_Salesperson_Code__c`. */
  readonly column: string;
  readonly kind: WayBackKind;
  readonly need: WayBackNeed | null;
  /** As the document has them. */
  readonly ways: readonly WayBack[] | undefined;
  /** Field of the ERP that it goes back to as it came; blank when it can't. */
  readonly same: string;
  readonly choices: readonly ErpFieldChoice[];
  /** What formulas may name. */
  readonly names: readonly CompletionField[];
  readonly proposal: WayBack;
  readonly samples: readonly SampleTrip[];
}

export interface BackRequest {
  readonly document: MappingDocument;
  readonly entry: Entry;
  readonly catalogue: Catalogue;
  readonly trial: Trial;
  readonly samples: Samples | undefined;
  /** Of the record that is looked at. */
  readonly outcome: Outcome | undefined;
}

const SAMPLES_MAX = 5;

/** How a field of the record goes back to the ERP. */
export function backViewOf(request: BackRequest): BackView {
  const { document, entry, catalogue } = request;
  const column = columnOf(document, entry);
  const need = wayBackNeed(entry, document);
  const choices = choicesOf(request);
  const offered = new Set(choices.filter(({ refused }) => !refused).map(({ name }) => name));
  return {
    column,
    kind: wayBackKind(entry, document),
    need,
    ways: entry.toErp,
    same: need === null ? (entry.source ?? '') : '',
    choices,
    names: salesforceNames(document, targetFieldsOf(document, '', catalogue), rowOf(request)),
    proposal: proposeWayBack(entry, document, (name) => offered.has(name)),
    samples: tripsOf(request, column),
  };
}

/** The column of the Salesforce record that an entry fills. */
export function columnOf(document: MappingDocument, entry: Entry): string {
  return isLookup(entry) ? lookupColumnName(entry, document) : entry.target;
}

function choicesOf({ document, entry, catalogue }: BackRequest): readonly ErpFieldChoice[] {
  const taken = erpFieldsTaken(document, entry.target);
  const fields = targetFieldsOf(document, '', catalogue);
  const labelOf = (target: string): string => fields.find(({ name }) => name === target)?.label ?? target;
  return (entityOf(document, '', catalogue)?.fields ?? []).map(({ name, type, readOnly }): ErpFieldChoice => {
    const by = taken.get(name);
    if (name === document.key.source) return { name, type, refused: 'key' };
    if (readOnly) return { name, type, refused: 'readOnly' };
    return by === undefined ? { name, type } : { name, type, refused: 'taken', by: labelOf(by) };
  });
}

function rowOf({ document, outcome }: BackRequest): Readonly<Record<string, unknown>> {
  const prefix = `${document.target.object} `;
  const own = [...(outcome?.values ?? [])].filter(([key]) => key.startsWith(prefix));
  return Object.fromEntries(own.map(([key, { value }]) => [key.slice(prefix.length), value]));
}

function tripsOf({ trial, samples }: BackRequest, column: string): readonly SampleTrip[] {
  const { mapping } = trial;
  if (!samples) return [];
  const env = { company: samples.company, now: Date.now() };
  return samples.records.slice(0, SAMPLES_MAX).map((record, index) => ({
    key: String(index),
    label: nameOf(record),
    trips: mapping ? tryWayBack(mapping, column, { record, env }) : [],
  }));
}
