/** Taking new fields into mappings whose policy is to add them, where it is sure what belongs to what. */
import type { FieldMapping, MappingDocument } from '../../mapping/index.ts';
import type { EntityField } from '../erp/contract.ts';
import { CounterpartError } from '../errors/counterpart-error.ts';
import type { FieldDescription } from '../salesforce/port.ts';
import type { OrgReader } from '../sync/mapping-store.ts';
import type { Described } from './catalogue.ts';
import { wordsOf } from './compare-fields.ts';
import { makeVersion } from './new-version.ts';
import { writeDrift, type Drift } from './records.ts';
import { containerKey } from './schema-side.ts';
import type { WatchedMapping } from './watched-mappings.ts';

/** The Salesforce types that take a value of an ERP type as it is. */
const TAKES: Readonly<Record<EntityField['type'], readonly string[]>> = {
  text: ['string', 'textarea', 'email', 'phone', 'url'],
  number: ['double', 'currency', 'percent'],
  integer: ['double', 'int', 'currency', 'percent'],
  boolean: ['boolean'],
  date: ['date'],
  datetime: ['datetime'],
  guid: ['string'],
  enum: ['string'],
  other: [],
};

/** Whether a field of the ERP surely belongs into a field of Salesforce: the same words, a fitting type, room enough. */
export function belongsInto(source: EntityField, target: FieldDescription): boolean {
  const [from, into] = [wordsOf(source.name), wordsOf(target.name)];
  const same = from.size > 0 && from.size === into.size && [...from].every((word) => into.has(word));
  const fits = TAKES[source.type].includes(target.type) && target.createable && target.updateable;
  const room = source.type !== 'text' || source.maxLength === undefined || source.maxLength <= target.length;
  return same && fits && room;
}

interface Sides {
  readonly drifts: readonly Drift[];
  readonly now: ReadonlyMap<string, Described | null>;
}

/** The field mappings that new fields of the header surely make; targets that are mapped already are left alone. */
export function sureFields(
  document: MappingDocument,
  { drifts, now }: Sides,
): readonly { readonly field: FieldMapping; readonly drift: Drift }[] {
  const entity = document.source.entity;
  const { object } = document.target;
  const sources = (now.get(containerKey({ side: 'ERP', name: entity }))?.raw ?? []) as readonly EntityField[];
  const targets = (now.get(containerKey({ side: 'Salesforce', name: object }))?.raw ??
    []) as readonly FieldDescription[];
  // Nobody has agreed on values of a new field yet: it takes the ERP's, and whoever wants the way back adds it.
  const oneWay = document.direction === 'both' ? ({ owner: 'erp', toErp: [] } satisfies Partial<FieldMapping>) : {};
  const taken = new Set([document.target.keyField, ...document.fields.map(({ target }) => target)]);
  return drifts.flatMap((drift) => {
    const ofSource = drift.side === 'ERP' && drift.container === entity;
    const ofTarget = drift.side === 'Salesforce' && drift.container === object;
    if (drift.kind !== 'New' || drift.status !== 'Open' || (!ofSource && !ofTarget)) return [];
    const pairs = sources.flatMap((source) =>
      targets
        .filter((target) => (ofSource ? source.name : target.name) === drift.field && belongsInto(source, target))
        .map((target) => ({ source, target })),
    );
    const [pair] = pairs;
    // Two that would fit are no longer sure.
    if (pair === undefined || pairs.length > 1 || taken.has(pair.target.name)) return [];
    taken.add(pair.target.name);
    return [{ drift, field: { target: pair.target.name, source: pair.source.name, ...oneWay } }];
  });
}

/** Makes new versions for mappings with the policy Add. One that does not hold is left for a person; the others go on. */
export async function addNewFields(
  reader: OrgReader,
  mappings: readonly WatchedMapping[],
  sides: Sides,
): Promise<readonly string[]> {
  const made: string[] = [];
  for (const mapping of mappings.filter(({ policy }) => policy === 'Add')) {
    const sure = sureFields(mapping.document, sides);
    if (sure.length === 0) continue;
    const version = await addTo(reader, mapping, sure);
    if (version !== null) made.push(`${mapping.name}|${version}`);
  }
  return made;
}

async function addTo(
  reader: OrgReader,
  mapping: WatchedMapping,
  sure: ReturnType<typeof sureFields>,
): Promise<number | null> {
  const document = { ...mapping.document, fields: [...mapping.document.fields, ...sure.map(({ field }) => field)] };
  const named = sure.map(({ field }) => `${field.source ?? ''} → ${field.target}`).join(', ');
  try {
    const version = await makeVersion(reader, mapping, { document, note: `New fields added by policy: ${named}` });
    await writeDrift(
      reader,
      sure.map(({ drift }) => ({ ...drift, status: 'Added' })),
    );
    return version;
  } catch (error) {
    const expected = error instanceof CounterpartError && error.kind !== 'bug' && error.kind !== 'auth';
    if (!expected && !(error instanceof Error && error.name === 'MappingDocumentError')) throw error;
    reader.log('warn', 'new-fields-not-added', { mapping: mapping.name });
    return null;
  }
}
