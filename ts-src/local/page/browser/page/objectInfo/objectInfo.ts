import { callOrg, ownName } from 'page/session';

/** What the org says about a field, as far as the shell uses it. */
export interface FieldInfo {
  readonly apiName: string;
  readonly label: string;
  readonly dataType: string;
  readonly custom: boolean;
  readonly createable: boolean;
  readonly updateable: boolean;
  readonly required: boolean;
  readonly relationshipName: string | null;
  readonly referenceToInfos: readonly { readonly apiName: string }[];
}

/** What the org says about an object to this user; fields that he may not see are absent. */
export interface ObjectInfo {
  readonly apiName: string;
  readonly label: string;
  readonly labelPlural: string;
  readonly keyPrefix: string;
  readonly createable: boolean;
  readonly updateable: boolean;
  readonly deletable: boolean;
  readonly fields: Readonly<Record<string, FieldInfo>>;
}

/** One choice of a picklist. */
export interface Choice {
  readonly label: string;
  readonly value: string;
}

const infos = new Map<string, Promise<ObjectInfo>>();
let directory: Promise<Readonly<Record<string, { readonly apiName: string; readonly keyPrefix: string }>>> | undefined;

/** Description of an object, asked once a page; rejects when the org has no such object for the user. */
export function objectInfo(name: string): Promise<ObjectInfo> {
  const known = infos.get(name) ?? callOrg<ObjectInfo>(`ui-api/object-info/${ownName(name)}`);
  infos.set(name, known);
  return known;
}

/** Objects that the user may see, by name. */
export function visibleObjects(): NonNullable<typeof directory> {
  directory ??= callOrg<{ objects: Awaited<NonNullable<typeof directory>> }>('ui-api/object-info').then(
    ({ objects }) => objects,
  );
  return directory;
}

/** Name of the object that a record belongs to; null for one that the user may not see. */
export async function objectOfRecord(recordId: string): Promise<string | null> {
  const objects = Object.values(await visibleObjects());
  return objects.find(({ keyPrefix }) => keyPrefix === recordId.slice(0, 3))?.apiName ?? null;
}

/** The choices of a picklist field. */
export async function picklist(object: string, field: string): Promise<readonly Choice[]> {
  const path = `ui-api/object-info/${object}/picklist-values/012000000000000AAA/${field}`;
  const { values } = await callOrg<{ values: readonly Choice[] }>(path);
  return values.map(({ label, value }) => ({ label, value }));
}

/** A field, or the field that a path of one step (`Account.Name`) begins with; undefined when the user may not see it. */
export function fieldOfPath(info: ObjectInfo, path: string): FieldInfo | undefined {
  const [first = '', second] = path.split('.');
  if (second === undefined) return info.fields[ownName(first)];
  return Object.values(info.fields).find(({ relationshipName }) => relationshipName === ownName(first));
}

/** Label of a column: of the field, or of the parent for the parent's name. */
export function labelOfPath(info: ObjectInfo, path: string): string {
  const label = fieldOfPath(info, path)?.label ?? path;
  const [, second = ''] = path.split('.');
  return second === 'ProductCode' ? 'Product Code' : label.replace(/ ID$/, '');
}
