/**
 * The catalogue (`ERP_Entity__c`): what the ERP and Salesforce offer, for the editor of mappings. Fields of the ERP with
 * their class and masked sample values, fields of Salesforce as the companion may use them.
 */
import { CounterpartError } from '../errors/counterpart-error.ts';
import type { EntityDescription, OfferedEntity } from '../erp/contract.ts';
import type { FieldDescription, TargetRow } from '../salesforce/port.ts';
import type { OrgReader } from '../sync/mapping-store.ts';
import { publishRows } from '../sync/publish-rows.ts';
import { withPatience } from '../sync/reactions.ts';
import { fitting } from './fitting.ts';
import { classesOfEntity } from './field-classes.ts';
import { readSamples, type Samples } from './sample-records.ts';

/** Records kept as samples, and values shown beside a field. */
const SAMPLE_RECORDS = 5;
const SAMPLE_VALUES = 3;
const SAMPLE_LENGTH_MAX = 60;

export interface Named {
  readonly name: string;
  readonly label: string;
}

export interface CatalogueNames {
  readonly entities: readonly Named[];
  readonly objects: readonly Named[];
}

/** Everything that could be mapped: entities of this installation, and objects that the companion may write. */
export async function listCatalogue(reader: OrgReader): Promise<CatalogueNames> {
  const entities = await withPatience(reader, () => reader.erp.entities());
  const objects = await withPatience(reader, () => reader.salesforce.objects());
  return {
    entities: entities
      .filter(({ within }) => within === undefined)
      .map(({ entity, label }) => ({ name: entity, label })),
    objects,
  };
}

/**
 * Reads the named entities and objects and writes what is new of them; those that neither side has are left out of the
 * answer. Rows that are as before are not written again.
 */
export async function refreshCatalogue(
  reader: OrgReader,
  names: { readonly entities: readonly string[]; readonly objects: readonly string[] },
): Promise<CatalogueNames> {
  const offered = new Map((await withPatience(reader, () => reader.erp.entities())).map((each) => [each.entity, each]));
  const rows: TargetRow[] = [];
  for (const name of names.entities) rows.push(...(await ifThere(() => entityRow(reader, name, offered))));
  for (const name of names.objects) rows.push(...(await ifThere(() => objectRow(reader, name))));
  const read = new Date(reader.clock.now()).toISOString();
  await publishRows(reader, { object: 'ERP_Entity__c', keyField: 'Entity_Key__c', rows, besides: { Read__c: read } });
  const named = (side: string): readonly Named[] =>
    rows
      .filter((row) => row['Side__c'] === side)
      .map((row) => ({ name: String(row['Name']), label: String(row['Label__c']) }));
  return { entities: named('ERP'), objects: named('Salesforce') };
}

/** A side without the entity or object says so with kind `config`; that is an answer, not a failure. */
async function ifThere(make: () => Promise<TargetRow>): Promise<readonly TargetRow[]> {
  try {
    return [await make()];
  } catch (error) {
    if (error instanceof CounterpartError && error.kind === 'config') return [];
    throw error;
  }
}

const keyOf = (reader: OrgReader, side: string, name: string): string =>
  `${reader.settings.connection}|${side}|${name}`;

async function entityRow(
  reader: OrgReader,
  name: string,
  offered: ReadonlyMap<string, OfferedEntity>,
): Promise<TargetRow> {
  const { erp } = reader;
  const description = await withPatience(reader, () => erp.describe(name));
  const lists = Object.keys(description.children).filter(
    (list) => offered.get(description.children[list] ?? '')?.within === name,
  );
  const samples = await samplesOf(reader, name, lists);
  const [company] = await withPatience(reader, () => erp.companies());
  const records = company === undefined ? null : await erp.count(company.code, name).catch(() => null);
  return {
    Entity_Key__c: keyOf(reader, 'ERP', name),
    Name: name.slice(0, 80),
    Side__c: 'ERP',
    Label__c: (offered.get(name)?.label ?? name).slice(0, 80),
    Fields__c: fitting(await fieldsOf(reader, description, samples)),
    Children__c: JSON.stringify(description.children),
    Samples__c: fitting(samples.records),
    Records__c: records,
    Key_Field__c: erp.keyField(name),
    Stamp_Field__c: erp.stampField?.(name) ?? null,
    Writable__c: offered.get(name)?.writable === true,
  };
}

/** Samples of the first company that has any; an entity that can't be searched has none. */
async function samplesOf(reader: OrgReader, entity: string, expand: readonly string[]): Promise<Samples> {
  for (const { code } of await withPatience(reader, () => reader.erp.companies())) {
    try {
      const request = { entity, company: code, text: '', limit: SAMPLE_RECORDS, expand };
      const samples = await readSamples(reader, request);
      if (samples.records.length > 0) return samples;
    } catch (error) {
      if (!(error instanceof CounterpartError) || error.kind === 'auth' || error.kind === 'bug') throw error;
      reader.log('warn', 'samples-not-read', { entity, company: code, code: error.code });
    }
  }
  return { records: [], masked: [] };
}

async function fieldsOf(
  reader: OrgReader,
  { entity, fields }: EntityDescription,
  samples: Samples,
): Promise<readonly object[]> {
  const classOf = await classesOfEntity(reader, entity);
  return fields.map((field) => ({
    ...field,
    class: classOf(field.name),
    samples: valuesOf(samples.records.map((record) => record[field.name])),
  }));
}

function valuesOf(values: readonly unknown[]): readonly unknown[] {
  const shown = values.filter(
    (value) => value !== null && value !== undefined && value !== '' && typeof value !== 'object',
  );
  return [...new Set(shown)]
    .slice(0, SAMPLE_VALUES)
    .map((value) => (typeof value === 'string' ? value.slice(0, SAMPLE_LENGTH_MAX) : value));
}

async function objectRow(reader: OrgReader, name: string): Promise<TargetRow> {
  const { label, fields, createable } = await withPatience(reader, () =>
    reader.salesforce.describe(name, { fresh: true }),
  );
  return {
    Entity_Key__c: keyOf(reader, 'Salesforce', name),
    Name: name.slice(0, 80),
    Side__c: 'Salesforce',
    Label__c: label.slice(0, 80),
    Fields__c: fitting([...fields.values()].map(withRequired)),
    Writable__c: createable,
  };
}

const withRequired = (field: FieldDescription): object => ({
  ...field,
  required: field.createable && !field.nillable && !field.defaultedOnCreate,
});
