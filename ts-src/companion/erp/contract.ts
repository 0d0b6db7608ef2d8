/**
 * What every ERP connector gives the synchronisation. `companion/sync` knows this file and no connector.
 */

import type { ErpSales } from './sales-contract.ts';

/** A value as the ERP's API gave it; child lists (lines) stand under their navigation name. */
export type SourceValue = string | number | boolean | null | SourceRecord | readonly SourceRecord[];

/**
 * One ERP record, unchanged: field names and values are the ERP's own. A record that can be written carries the version
 * that was read as `etag`.
 */
export interface SourceRecord {
  readonly [field: string]: SourceValue;
}

/** One company of the ERP; `code` is the short code of the connection file, `[A-Za-z0-9_-]{1,20}`. */
export interface ErpCompany {
  readonly code: string;
  readonly id: string;
  readonly name: string;
  /** ISO 4217 code of the company's own currency. */
  readonly currency: string;
  /** First days of the known fiscal years, ascending, `YYYY-MM-DD`. */
  readonly fiscalYears: readonly string[];
}

export type EntityFieldType =
  'text' | 'number' | 'integer' | 'boolean' | 'date' | 'datetime' | 'guid' | 'enum' | 'other';

/** One field of an entity as the ERP's metadata describes it. */
export interface EntityField {
  readonly name: string;
  readonly type: EntityFieldType;
  readonly maxLength?: number;
  readonly values?: readonly string[];
  /** The ERP is known to refuse changes of it; others may turn out to be refused as well. */
  readonly readOnly?: true;
}

/** An ERP entity: its fields and its child lists (navigation name → child entity). */
export interface EntityDescription {
  readonly entity: string;
  readonly fields: readonly EntityField[];
  readonly children: Readonly<Record<string, string>>;
}

/** An entity that an installation offers. */
export interface OfferedEntity {
  readonly entity: string;
  /** Its name in words, such as `Sales invoice`. */
  readonly label: string;
  /** Whether the ERP takes changes of its records; null when it does not say. */
  readonly writable: boolean | null;
  /** The entity in whose child list it stands; the ERP refuses to list it on its own, so it is mapped as lines only. */
  readonly within?: string;
}

/** Looking for single records as a person does: by a part of a number, a name or another text that tells them apart. */
export interface RecordSearch {
  readonly company: string;
  readonly entity: string;
  /** Blank: the records changed last. */
  readonly text: string;
  readonly limit: number;
  readonly expand: readonly string[];
  readonly signal?: AbortSignal;
}

/** How far a source has been read; opaque text that only the connector that made it understands. */
export type Watermark = string;

/** What to read: all changes since a watermark (all records when it is null), with the child lists asked for. */
export interface ReadRequest {
  readonly company: string;
  readonly entity: string;
  readonly expand: readonly string[];
  readonly since: Watermark | null;
  /**
   * Fields that will be looked at, the record's own and those of each child list (by navigation name). A connector may
   * leave all others out of what it asks the ERP for; absent means all.
   */
  readonly fields?: readonly string[];
  readonly childFields?: Readonly<Record<string, readonly string[]>>;
  /** Whatever was written before this call must be in the answer: copies that lag behind are not good enough. */
  readonly fresh?: boolean;
  /** Documents dated before this day (`YYYY-MM-DD`) are not wanted; a connector may leave them out. */
  readonly from?: string;
  readonly signal?: AbortSignal;
}

/**
 * One page of changes. `watermark` may be stored once every record of this page and of all pages before it is
 * durably accounted for; reading again from it may give records once more (overlap) but never skips one.
 */
export interface SourcePage {
  readonly records: readonly SourceRecord[];
  readonly watermark: Watermark;
}

/** One prerequisite that was looked at, with what to do when it does not hold. */
export interface CheckResult {
  readonly name: string;
  readonly ok: boolean;
  readonly detail: string;
  readonly action?: string;
}

/** Values to write, by the ERP's field names, in the order in which the ERP shall check them; null empties a field. */
export type ErpFields = Readonly<Record<string, string | number | boolean | null>>;

/** One record of a company that a write is about. */
export interface ErpPlace {
  readonly company: string;
  readonly entity: string;
  readonly key: string;
}

export interface ErpCreation {
  readonly company: string;
  readonly entity: string;
  /** The record's key, where the caller chooses it, so that a lost answer can be read back. */
  readonly key?: string;
  readonly fields: ErpFields;
  /** Child lists that are created with the record, by navigation name. */
  readonly children?: Readonly<Record<string, readonly ErpFields[]>>;
  /** For a record that stands in the child list of another: the key of that one. */
  readonly parentKey?: string;
}

export interface ErpSearch {
  readonly company: string;
  readonly entity: string;
  /** Fields and the values that they all must have. */
  readonly where: Readonly<Record<string, string>>;
  readonly expand?: readonly string[];
}

/**
 * Writing to the ERP; absent on connectors that only read. Every method rejects with CounterpartError. A request whose
 * answer was lost rejects with kind `uncertain` and is never sent again by the connector: read back first. One that
 * never left, or that the ERP did not look at, is repeated and ends as `transient` or `limit`. The records given back
 * are as the ERP stored them, without what a read joins to them.
 */
export interface ErpWriter {
  create(request: ErpCreation): Promise<SourceRecord>;
  /** A record changed since `etag` rejects with BC_RECORD_CHANGED (kind `conflict`); null overwrites. */
  update(request: ErpPlace & { readonly fields: ErpFields; readonly etag: string | null }): Promise<SourceRecord>;
  remove(request: ErpPlace & { readonly etag: string | null }): Promise<void>;
  /** A bound action, such as `makeOrder`. */
  act(request: ErpPlace & { readonly action: string }): Promise<void>;
  /** Records whose fields have these values; nothing written before the call is missing. */
  find(request: ErpSearch): Promise<readonly SourceRecord[]>;
}

/** One posted line of a shipment, an invoice or a credit memo that goes back to an order. */
export interface OrderPosting {
  readonly orderNumber: string;
  readonly kind: 'Shipment' | 'Invoice' | 'Credit Memo';
  /** Number of the order's line; null where the ERP does not say. */
  readonly lineNumber: number | null;
  /** Number of the item, account or other thing sold. */
  readonly number: string | null;
  /** In the document's own direction: a credit memo's is positive. */
  readonly quantity: number;
}

/** A connector to one ERP installation. All methods reject with `CounterpartError` only. */
export interface ErpConnector {
  /** Short name of the kind of ERP: the folder of its templates, such as `business-central`. */
  readonly kind: string;
  /** The companies of the connection file, resolved against the ERP. */
  companies(): Promise<readonly ErpCompany[]>;
  /**
   * The entity as this installation has it, from the ERP's metadata: unknown and missing fields are normal. An entity
   * that it does not have at all rejects with kind `config`. What was asked before may be remembered for a while; `fresh`
   * forgets that, of all entities.
   */
  describe(entity: string, options?: { readonly fresh?: boolean }): Promise<EntityDescription>;
  /** Every entity that this installation has and whose records have a key of their own, by name. */
  entities(): Promise<readonly OfferedEntity[]>;
  /**
   * Records that a text is found in, as a read gives them; the same number or name before what only contains it. At most
   * `limit`, and quickly rather than completely.
   */
  search(request: RecordSearch): Promise<readonly SourceRecord[]>;
  /** Changes in a stable order, page by page; the caller's pace is the reading pace. */
  read(request: ReadRequest): AsyncIterable<SourcePage>;
  /** Single records by key (the record's system id); those that no longer exist are absent from the answer. */
  readByKey(request: Omit<ReadRequest, 'since'>, keys: readonly string[]): Promise<readonly SourceRecord[]>;
  /** Keys of all records that are there now; whatever was deleted before the call is not among them. */
  keys(request: {
    readonly company: string;
    readonly entity: string;
    readonly signal?: AbortSignal;
  }): Promise<ReadonlySet<string>>;
  /** Everything posted for orders, by their numbers; absent where the ERP can't tell. */
  orderPostings?(request: {
    readonly company: string;
    readonly numbers: readonly string[];
  }): Promise<readonly OrderPosting[]>;
  /** How many records a full read would give; used for forecasts only. */
  count(company: string, entity: string): Promise<number>;
  /** Name of the field that holds an entity's key, such as `id`. */
  keyField(entity: string): string;
  /** Name of the field with the time of a record's last modification (ISO 8601); absent, or null, when there is none. */
  stampField?(entity: string): string | null;
  /** Version of the ERP as it calls itself, such as `29.0.1.2`; absent, or null, when it does not say. */
  version?(): Promise<string | null>;
  readonly write?: ErpWriter;
  /** Selling; absent on connectors that only read. */
  readonly sales?: ErpSales;
  /** Every prerequisite on the ERP side, right by right. */
  check(): Promise<readonly CheckResult[]>;
  /** Frees sockets; the connector is not used afterwards. */
  close(): Promise<void>;
}
