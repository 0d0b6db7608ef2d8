/** Types of the mapping engine's public face. The document's own type stands in document/schema.ts. */
import type { ConflictPolicy, LineDeletion, MappingDocument } from './document/schema.ts';

/** One Salesforce field as the engine needs it; `FieldDescription` of the Salesforce port fits. */
export interface TargetField {
  readonly name: string;
  /** Salesforce describe type in lower case: string, textarea, double, currency, int, boolean, date, datetime, reference… */
  readonly type: string;
  readonly length: number;
  readonly precision: number;
  readonly scale: number;
  readonly nillable: boolean;
  readonly createable: boolean;
  readonly updateable: boolean;
  readonly defaultedOnCreate: boolean;
  readonly relationshipName: string | null;
  readonly referenceTo: readonly string[];
  readonly picklistValues: readonly string[];
  readonly restrictedPicklist: boolean;
}

/** One ERP field as the engine needs it; `EntityField` of the connector contract fits. */
export interface SourceField {
  readonly name: string;
  readonly type: string;
  readonly maxLength?: number;
}

/** An ERP entity as the engine needs it; `EntityDescription` of the connector contract fits. */
export interface SourceEntity {
  readonly fields: readonly SourceField[];
  /** Navigation name → child entity. */
  readonly children: Readonly<Record<string, string>>;
}

export interface CompileOptions {
  /** The ERP's entities by name. Without it every source field counts as there, with a type taken from the value. */
  readonly sourceFields?: (entity: string) => SourceEntity | undefined;
  /** The fields of a Salesforce object by name (`describe(object).fields`); undefined when the object is not there. */
  readonly targetFields: (object: string) => ReadonlyMap<string, TargetField> | undefined;
}

/** What a record is mapped with: its company and the clock. */
export interface MappingEnvironment {
  readonly company: { readonly code: string; readonly name?: string; readonly currency?: string };
  /** Milliseconds since 1970 UTC. */
  readonly now: number;
  /** Today in the company's time zone, `YYYY-MM-DD`; by default the UTC day of `now`. */
  readonly today?: string;
}

/** A value ready to be written; fits `TargetValue` of the Salesforce port. */
export type MappedValue = string | number | boolean | null;

/** Column → value. A parent by external id stands as `Customer__r.ERP_Key__c` → key. */
export type MappedRow = Readonly<Record<string, MappedValue>>;

/** Something the engine altered on the way: never silent. */
export interface MappingNote {
  readonly code: 'MAPPING_TEXT_CUT' | 'MAPPING_NUMBER_ROUNDED' | 'MAPPING_VALUE_DEFAULTED' | 'MAPPING_TEXT_CLEANED';
  /** Key of the row concerned (header or child). */
  readonly key: string;
  readonly object: string;
  readonly field: string;
  readonly message: string;
}

/** Why a record can't be written: its own data, never the run. */
export interface DataProblem {
  readonly code: string;
  readonly key: string | null;
  readonly object: string;
  readonly field: string;
  /** One sentence without the record's content. */
  readonly message: string;
  readonly hint?: string;
}

/** A row with its key and the hash of its canonical form (16 hex digits). */
export interface MappedRecord {
  readonly key: string;
  readonly row: MappedRow;
  readonly hash: string;
}

export interface MappedChildren {
  /** Name of the child list in the document, such as `lines`. */
  readonly name: string;
  readonly object: string;
  readonly keyField: string;
  readonly records: readonly MappedRecord[];
}

export type MappingResult =
  | { readonly outcome: 'filtered' }
  | { readonly outcome: 'refused'; readonly key: string | null; readonly problems: readonly DataProblem[] }
  | {
      readonly outcome: 'mapped';
      readonly key: string;
      readonly object: string;
      readonly keyField: string;
      readonly row: MappedRow;
      readonly hash: string;
      readonly children: readonly MappedChildren[];
      readonly notes: readonly MappingNote[];
    };

/** One column that refers to another record by external id. */
export interface CompiledLookup {
  /** `Product__r.ERP_Key__c` */
  readonly column: string;
  /** `Product__c` */
  readonly field: string;
  readonly object: string;
  readonly keyField: string;
  /** Source entity of the record referred to, the middle part of its key. */
  readonly entity: string;
  /** Without it the row can't be written: the record waits until it is there. */
  readonly required: boolean;
  /** Written when the row is created and never again. */
  readonly insertOnly: boolean;
  /** The field is the row's master: it must always be sent on create. */
  readonly master: boolean;
  /**
   * Field of the record found whose reference is written, such as `Account__c` of an ERP customer; the column then is
   * the target field itself and holds the key until the record has been found. Null: the record itself is meant.
   */
  readonly through: string | null;
  /** The reference is merged in both directions, so a record that is not there is left out and never waited for. */
  readonly twoWay: boolean;
}

/** What is known of one target object of the mapping. */
export interface CompiledTarget {
  readonly object: string;
  readonly keyField: string;
  /** Every column a row has, in row order (the same for all rows). */
  readonly columns: readonly string[];
  /** Columns written on create only. */
  readonly insertOnly: readonly string[];
  readonly lookups: readonly CompiledLookup[];
}

/** How one value came about. */
export interface ExplainStep {
  readonly what:
    'source' | 'formula' | 'constant' | 'default' | 'valueMap' | 'convert' | 'lookup' | 'aggregate' | 'filter';
  readonly detail: string;
  readonly value: unknown;
}

export interface FieldExplanation {
  readonly object: string;
  readonly column: string;
  /** Key of the child row; null for the header. */
  readonly childKey: string | null;
  readonly value: MappedValue;
  readonly steps: readonly ExplainStep[];
  readonly notes: readonly MappingNote[];
  readonly problem: DataProblem | null;
}

export interface MappingExplanation {
  readonly result: MappingResult;
  readonly fields: readonly FieldExplanation[];
}

/** Something of the document that will work differently from what it says: a source field this ERP does not have. */
export interface MappingWarning {
  readonly code: 'MAPPING_SOURCE_FIELD_MISSING' | 'MAPPING_SOURCE_CHILD_MISSING';
  readonly path: string;
  readonly message: string;
  readonly hint?: string;
}

/** What is wrong with a document. `path` is a JSON path such as `fields[3].formula`. */
export interface MappingProblem {
  readonly code: string;
  readonly path: string;
  readonly message: string;
  readonly expected?: string;
  readonly hint?: string;
  /** Position inside a formula. */
  readonly line?: number;
  readonly column?: number;
}

/** Thrown for a document that can't be used, with everything that is wrong with it. */
export class MappingDocumentError extends Error {
  override readonly name = 'MappingDocumentError';
  readonly problems: readonly MappingProblem[];

  constructor(problems: readonly MappingProblem[]) {
    super(problems.map((p) => `${p.path}: ${p.message}`).join('; '));
    this.problems = problems;
  }
}

/** One column of a two-way mapping. */
export interface TwoWayColumn {
  readonly column: string;
  /** Who wins when both sides changed it. */
  readonly policy: ConflictPolicy;
  /** ERP fields that it goes back to; none: only the ERP changes it. */
  readonly erpFields: readonly string[];
  /** A reference to another record: blank means that the side can't name the record. */
  readonly reference: boolean;
  /** A change in Salesforce goes to every ERP record of the Salesforce record, not only to the responsible one. */
  readonly everyRecord: boolean;
}

/** Values for the ERP; with problems those that could be made, which are not to be written. */
export type ErpValues =
  | { readonly ok: true; readonly fields: Readonly<Record<string, MappedValue>> }
  | {
      readonly ok: false;
      readonly fields: Readonly<Record<string, MappedValue>>;
      readonly problems: readonly DataProblem[];
    };

/** The way back of a two-way mapping: from a Salesforce record to values for the ERP. */
export interface CompiledWayBack {
  readonly columns: readonly TwoWayColumn[];
  /** Fields and paths of the Salesforce object that the columns and formulas read. */
  readonly salesforceFields: readonly string[];
  /**
   * Values of the ERP fields behind the columns named, or behind all of them for a new ERP record. The row is the
   * Salesforce record as read, parents nested. Never throws for what is in the record.
   */
  run(row: Readonly<Record<string, unknown>>, env: MappingEnvironment, columns?: readonly string[]): ErpValues;
}

/** A mapping ready to run. Stateless: the same record and environment give the same result. */
export interface CompiledMapping {
  readonly document: MappingDocument;
  readonly header: CompiledTarget;
  /** `deletion`: what becomes of lines that the ERP took out; null when they are deleted. */
  readonly children: readonly (CompiledTarget & { readonly name: string; readonly deletion: LineDeletion | null })[];
  /** Child lists to read with the record (`$expand`). */
  readonly expand: readonly string[];
  readonly warnings: readonly MappingWarning[];
  /** Null for a mapping of one direction. */
  readonly wayBack: CompiledWayBack | null;
  /** Maps one record. Never throws for what is in the record. */
  run(record: Readonly<Record<string, unknown>>, env: MappingEnvironment): MappingResult;
  /** The same, with how each value came about; slower. */
  explain(record: Readonly<Record<string, unknown>>, env: MappingEnvironment): MappingExplanation;
}
