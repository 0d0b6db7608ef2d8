/** Types of the org's schema. All names carry the namespace already when the org runs in namespaced mode. */

export type FieldType =
  | 'id'
  | 'string'
  | 'textarea'
  | 'boolean'
  | 'int'
  | 'double'
  | 'currency'
  | 'percent'
  | 'date'
  | 'datetime'
  | 'time'
  | 'reference'
  | 'picklist'
  | 'multipicklist'
  | 'combobox'
  | 'email'
  | 'phone'
  | 'url'
  | 'address'
  | 'location'
  | 'encryptedstring'
  | 'base64'
  | 'long';

/**
 * How a value lies in SQLite: `text` as is; `real` a double; `flag` 0 or 1; `date` text `YYYY-MM-DD`; `time` text
 * `HH:MM:SS.sss`; `datetime` milliseconds since 1970 UTC; `record` a record number (store/record-id.ts); `none` has no
 * column: it is computed when read (formulas over other records or today, compound addresses).
 */
export type StorageKind = 'text' | 'real' | 'flag' | 'date' | 'time' | 'datetime' | 'record' | 'none';

export interface PicklistValue {
  readonly value: string;
  readonly label: string;
  readonly active: boolean;
  readonly defaultValue: boolean;
}

export interface MasterDetail {
  /** 0 for the first master (it decides sharing and ownership), 1 for the second. */
  readonly order: number;
  readonly reparentable: boolean;
  /** Read access on the master is enough to edit details. */
  readonly writeRequiresMasterRead: boolean;
}

export type RollupOperation = 'count' | 'sum' | 'min' | 'max';

export interface RollupFilter {
  /** Field of the detail object. */
  readonly field: string;
  readonly operation: string;
  readonly value: string;
}

export interface RollupDefinition {
  readonly operation: RollupOperation;
  readonly detailObject: string;
  /** Master-detail field of the detail object. */
  readonly relationField: string;
  /** Field of the detail object; null for count. */
  readonly summarizedField: string | null;
  readonly filters: readonly RollupFilter[];
}

export interface FormulaDefinition {
  readonly source: string;
  readonly blanksAsZero: boolean;
  /** Kept in a column and maintained at save: depends on stored fields of its own record only. */
  readonly stored: boolean;
}

export interface FieldSchema {
  readonly name: string;
  readonly label: string;
  readonly type: FieldType;
  readonly storage: StorageKind;
  readonly custom: boolean;
  /** Characters; 0 when not text. */
  readonly length: number;
  readonly precision: number;
  /** Digits right of the decimal point. */
  readonly scale: number;
  readonly nillable: boolean;
  readonly createable: boolean;
  readonly updateable: boolean;
  readonly defaultedOnCreate: boolean;
  readonly unique: boolean;
  readonly caseSensitive: boolean;
  readonly externalId: boolean;
  readonly idLookup: boolean;
  readonly nameField: boolean;
  readonly autoNumber: boolean;
  /** Display format of an auto-number, such as `R-{00000}`. */
  readonly autoNumberFormat: string | null;
  readonly defaultValue: string | number | boolean | null;
  readonly defaultValueFormula: string | null;
  readonly filterable: boolean;
  readonly sortable: boolean;
  readonly groupable: boolean;
  readonly aggregatable: boolean;
  readonly permissionable: boolean;
  readonly picklistValues: readonly PicklistValue[];
  readonly restrictedPicklist: boolean;
  readonly controllingField: string | null;
  readonly referenceTo: readonly string[];
  readonly relationshipName: string | null;
  /** Name of the list on the parent (`Contacts`, `Invoices__r`); null when there is none. */
  readonly childRelationshipName: string | null;
  readonly masterDetail: MasterDetail | null;
  readonly cascadeDelete: boolean;
  readonly restrictedDelete: boolean;
  readonly formula: FormulaDefinition | null;
  readonly rollup: RollupDefinition | null;
  readonly compoundFieldName: string | null;
  readonly htmlFormatted: boolean;
  readonly inlineHelpText: string | null;
  readonly extraTypeInfo: string | null;
}

export interface ValidationRule {
  readonly name: string;
  readonly formula: string;
  readonly message: string;
  readonly errorField: string | null;
}

export interface ChildRelationship {
  readonly childObject: string;
  readonly field: string;
  readonly relationshipName: string | null;
  readonly cascadeDelete: boolean;
  readonly restrictedDelete: boolean;
}

export type SharingModel = 'Private' | 'Read' | 'ReadWrite' | 'ControlledByParent';

export interface ObjectSchema {
  readonly name: string;
  readonly label: string;
  readonly labelPlural: string;
  readonly keyPrefix: string;
  readonly custom: boolean;
  /** Objects such as User or PermissionSet: no storage counted, readable by everyone. */
  readonly system: boolean;
  readonly createable: boolean;
  readonly updateable: boolean;
  readonly deletable: boolean;
  readonly sharingModel: SharingModel;
  readonly fields: readonly FieldSchema[];
  readonly nameField: string | null;
  readonly childRelationships: readonly ChildRelationship[];
  readonly validationRules: readonly ValidationRule[];
  /** First master-detail field, when the object is a detail. */
  readonly masterField: string | null;
  /** Looks a field up by API name, in any letter case. */
  field(name: string): FieldSchema | undefined;
  /** Looks a parent relationship (`Account`, `Customer__r`) up, in any letter case; gives its reference field. */
  relationship(name: string): FieldSchema | undefined;
  /** Looks a child list up by relationship name, in any letter case. */
  childRelationship(name: string): ChildRelationship | undefined;
}

export interface OrgSchema {
  readonly namespace: string;
  readonly objects: readonly ObjectSchema[];
  /** Looks an object up by API name, in any letter case. */
  object(name: string): ObjectSchema | undefined;
  objectByKeyPrefix(prefix: string): ObjectSchema | undefined;
}
