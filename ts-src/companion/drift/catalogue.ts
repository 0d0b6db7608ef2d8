/**
 * What the catalogue (`ERP_Entity__c`) remembers of the fields of both sides, what the systems say now, and bringing the
 * one in line with the other. Masked samples and classes of fields that stay are kept.
 */
import { defaultClass } from '../../mapping/index.ts';
import { fitting } from '../catalogue/fitting.ts';
import { CounterpartError } from '../errors/counterpart-error.ts';
import type { EntityField } from '../erp/contract.ts';
import type { FieldDescription, TargetRow } from '../salesforce/port.ts';
import type { OrgReader } from '../sync/mapping-store.ts';
import { withPatience } from '../sync/reactions.ts';
import { queryByValues } from '../sync/stored-rows.ts';
import { ofCatalogue, ofErp, ofSalesforce, type Container, type SchemaField, type Side } from './schema-side.ts';

type Named = Pick<Container, 'side' | 'name'>;

/** An entity or object as it is now, with its fields as the catalogue keeps them. */
export interface Described extends Container {
  readonly label: string;
  readonly raw: readonly (EntityField | FieldDescription)[];
  readonly children: Readonly<Record<string, string>>;
}

/** What the catalogue has of an entity or object; `text` is its list of fields as stored. */
export interface Remembered {
  readonly fields: readonly SchemaField[];
  readonly text: string;
}

/** What the two sides say of an entity or object that they do not have; anything else says nothing about it. */
const IS_GONE: readonly string[] = ['SF_OBJECT_MISSING', 'BC_ENTITY_MISSING'];

export const entityKey = (connection: string, { side, name }: Named): string => `${connection}|${side}|${name}`;

/** The containers that the catalogue has, by side and name; absent where it has none or one that can't be read. */
export async function rememberedFields(
  reader: OrgReader,
  containers: readonly Named[],
): Promise<ReadonlyMap<string, Remembered>> {
  const { connection } = reader.settings;
  const keys = new Map(containers.map((each) => [entityKey(connection, each), each]));
  const query = { object: 'ERP_Entity__c', by: 'Entity_Key__c', columns: ['Fields__c', 'Children__c'] };
  const rows = await queryByValues(reader, query, [...keys.keys()]);
  return new Map(
    rows.flatMap((row) => {
      const named = keys.get(String(row['Entity_Key__c']));
      const text = String(row['Fields__c'] ?? '');
      const own = named === undefined ? null : ofCatalogue(named.side, text);
      if (named === undefined || own === null) return [];
      const fields = [...own, ...listsOf(String(row['Children__c'] ?? ''))];
      return [[`${named.side}|${named.name}`, { fields, text }] as const];
    }),
  );
}

/**
 * An entity or object as the system describes it; null when it is not there. `fresh`: not what was remembered. An ERP that
 * is asked afresh once answers for all entities as they are now.
 */
export async function describeNow(reader: OrgReader, { side, name }: Named, fresh: boolean): Promise<Described | null> {
  try {
    return await withPatience(reader, () =>
      side === 'ERP' ? describeErp(reader, name, fresh) : describeObject(reader, name, fresh),
    );
  } catch (error) {
    if (error instanceof CounterpartError && IS_GONE.includes(error.code)) return null;
    throw error;
  }
}

/** A list of lines is named by mappings as a field is. */
const listFields = (children: Readonly<Record<string, string>>): SchemaField[] =>
  Object.entries(children).map(([name, entity]) => ({ name, type: `list(${entity})`, label: null }));

function listsOf(text: string): SchemaField[] {
  try {
    return listFields(JSON.parse(text) as Readonly<Record<string, string>>);
  } catch {
    return [];
  }
}

async function describeErp(reader: OrgReader, name: string, fresh: boolean): Promise<Described> {
  const { fields, children } = await reader.erp.describe(name, { fresh });
  const own = [...fields.map(ofErp), ...listFields(children)];
  return { side: 'ERP', name, label: name, raw: fields, children, fields: own };
}

async function describeObject(reader: OrgReader, name: string, fresh: boolean): Promise<Described> {
  const { fields, label } = await reader.salesforce.describe(name, { fresh });
  const raw = [...fields.values()];
  return { side: 'Salesforce', name, label, raw, children: {}, fields: raw.map(ofSalesforce) };
}

/** Writes how containers are now. Rejects when the org refuses it. */
export async function rememberFields(
  reader: OrgReader,
  containers: readonly { readonly now: Described; readonly before: Remembered | undefined }[],
): Promise<void> {
  const rows = containers.map(({ now, before }): TargetRow => ({
    Entity_Key__c: entityKey(reader.settings.connection, now),
    Name: now.name.slice(0, 80),
    Side__c: now.side,
    Fields__c: fitting(merged(now, before)),
    Read__c: new Date(reader.clock.now()).toISOString(),
    ...(now.side === 'ERP' ? { Children__c: JSON.stringify(now.children) } : {}),
    ...(before === undefined ? { Label__c: now.label.slice(0, 80) } : {}),
  }));
  if (rows.length === 0) return;
  const request = { object: 'ERP_Entity__c', externalIdField: 'Entity_Key__c', rows, route: 'collections' } as const;
  const outcomes = await withPatience(reader, () => reader.salesforce.upsert(request));
  for (const outcome of outcomes) if (!outcome.ok) throw outcome.error;
}

/** The fields as they are now, each with what the catalogue knew of it besides (class, masked samples). */
function merged({ side, name, raw }: Described, before: Remembered | undefined): readonly object[] {
  const known = new Map(
    (JSON.parse(before?.text ?? '[]') as { readonly name: string }[]).map((field) => [field.name, field] as const),
  );
  return raw.map((field) => ({ ...besides(side, name, field), ...known.get(field.name), ...factsOf(field) }));
}

const besides = (side: Side, entity: string, { name }: { readonly name: string }): object =>
  side === 'ERP' ? { class: defaultClass(name, entity), samples: [] } : {};

const factsOf = (field: EntityField | FieldDescription): object =>
  'createable' in field
    ? { ...field, required: field.createable && !field.nillable && !field.defaultedOnCreate }
    : field;
