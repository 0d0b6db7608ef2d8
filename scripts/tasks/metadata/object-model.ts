import { childrenNamed, childText, childTexts, type XmlElement } from './xml.ts';
import type { SourceFile } from './source-files.ts';

/** What the metadata says of one custom field. */
export interface FieldModel {
  readonly object: string;
  readonly name: string;
  readonly label: string;
  readonly description: string;
  readonly type: string;
  readonly length: number | undefined;
  readonly precision: number | undefined;
  readonly scale: number | undefined;
  readonly required: boolean;
  readonly unique: boolean;
  readonly externalId: boolean;
  readonly formula: string | undefined;
  readonly referenceTo: string | undefined;
  /** Name of the list on the parent, without `__r`. */
  readonly relationshipName: string | undefined;
  readonly values: readonly string[];
  readonly restricted: boolean;
  readonly element: XmlElement;
}

/** What the metadata says of one object: a custom object of ours, or a standard one that we add fields to. */
export interface ObjectModel {
  readonly name: string;
  readonly custom: boolean;
  readonly label: string;
  readonly description: string;
  readonly nameLabel: string;
  readonly nameType: string;
  readonly sharingModel: string;
  readonly fields: ReadonlyMap<string, FieldModel>;
}

/** Builds the objects from the files of `objects/`; other files are ignored. Objects and fields stand in name order. */
export function readObjectModel(files: readonly SourceFile[]): ReadonlyMap<string, ObjectModel> {
  const names = new Set(files.flatMap((file) => objectOf(file.path) ?? []));
  return new Map([...names].toSorted().map((name) => [name, buildObject(name, files)]));
}

/** Name of the object whose folder a file stands in, or undefined. */
export function objectOf(path: string): string | undefined {
  return /\/objects\/([^/]+)\//.exec(path)?.[1];
}

/** Whether the platform or a formula computes the field, so that nobody writes it. */
export function isComputed(field: FieldModel): boolean {
  return field.formula !== undefined || field.type === 'Summary' || field.type === 'AutoNumber';
}

function buildObject(name: string, files: readonly SourceFile[]): ObjectModel {
  const own = files.filter((file) => objectOf(file.path) === name);
  const root = own.find((file) => file.root.name === 'CustomObject')?.root;
  const nameField = root && childrenNamed(root, 'nameField')[0];
  const fields = own.filter((file) => file.root.name === 'CustomField').map((file) => buildField(name, file.root));
  return {
    name,
    custom: root !== undefined,
    label: (root && childText(root, 'label')) ?? name,
    description: (root && childText(root, 'description')) ?? '',
    nameLabel: (nameField && childText(nameField, 'label')) ?? '',
    nameType: (nameField && childText(nameField, 'type')) ?? '',
    sharingModel: (root && childText(root, 'sharingModel')) ?? '',
    fields: new Map(fields.map((field) => [field.name, field])),
  };
}

function buildField(object: string, root: XmlElement): FieldModel {
  const number = (name: string): number | undefined => {
    const text = childText(root, name);
    return text === undefined ? undefined : Number(text);
  };
  const valueSet = childrenNamed(root, 'valueSet')[0];
  const definition = valueSet && childrenNamed(valueSet, 'valueSetDefinition')[0];
  return {
    object,
    name: childText(root, 'fullName') ?? '',
    label: childText(root, 'label') ?? '',
    description: childText(root, 'description') ?? '',
    type: childText(root, 'type') ?? '',
    length: number('length'),
    precision: number('precision'),
    scale: number('scale'),
    required: childText(root, 'required') === 'true',
    unique: childText(root, 'unique') === 'true',
    externalId: childText(root, 'externalId') === 'true',
    formula: childText(root, 'formula'),
    referenceTo: childText(root, 'referenceTo'),
    relationshipName: childText(root, 'relationshipName'),
    values: definition ? childrenNamed(definition, 'value').flatMap((value) => childTexts(value, 'fullName')) : [],
    restricted: valueSet !== undefined && childText(valueSet, 'restricted') === 'true',
    element: root,
  };
}
