/**
 * What the synchronisation needs of Salesforce. Names of objects and fields are written without namespace here; the
 * implementation adds the `namespace` setting on the way out and takes it off on the way in.
 */
import type { CheckResult } from '../erp/contract.ts';
import type { CounterpartError } from '../errors/counterpart-error.ts';

/** A value that can be written to a Salesforce field; `null` empties the field. */
export type TargetValue = string | number | boolean | null;

/** One row to write. A parent by external id stands as `Customer__r.ERP_Key__c` → key. */
export type TargetRow = Readonly<Record<string, TargetValue>>;

export interface FieldDescription {
  readonly name: string;
  /** What people call it. */
  readonly label: string;
  readonly type: string;
  readonly length: number;
  readonly precision: number;
  readonly scale: number;
  readonly createable: boolean;
  readonly updateable: boolean;
  readonly nillable: boolean;
  readonly defaultedOnCreate: boolean;
  readonly externalId: boolean;
  /** Salesforce gives the field its value by counting. */
  readonly autoNumber?: boolean;
  readonly relationshipName: string | null;
  readonly referenceTo: readonly string[];
  readonly picklistValues: readonly string[];
  readonly restrictedPicklist: boolean;
}

/** An object that records can stand in. */
export interface OfferedObject {
  readonly name: string;
  readonly label: string;
}

export interface ObjectDescription {
  readonly name: string;
  readonly label: string;
  readonly createable: boolean;
  readonly updateable: boolean;
  readonly deletable: boolean;
  readonly fields: ReadonlyMap<string, FieldDescription>;
}

/**
 * What became of one row: written, or refused with the reason. Answers stand in the order of the rows. `id` and
 * `created` are null when the request said that they are not needed.
 */
export type RowOutcome =
  | { readonly ok: true; readonly id: string | null; readonly created: boolean | null }
  | { readonly ok: false; readonly error: CounterpartError };

export interface WriteRequest {
  readonly object: string;
  /** External id field that finds the row, for upsert; rows carry it themselves. */
  readonly externalIdField: string;
  readonly rows: readonly TargetRow[];
  /**
   * `collections`: 200 a call, answers at once. `bulk`: one Bulk API 2.0 job of at most 10,000 rows. The caller makes
   * sure that jobs under way at the same time share no account.
   */
  readonly route: 'collections' | 'bulk';
  /**
   * `failures`: the caller needs to know only which rows were refused; written rows may then stand as
   * `{ok: true, id: null, created: false}`, which spares reading the list of successes back. Default `full`.
   */
  readonly outcomes?: 'full' | 'failures';
}

/** A row to rehearse, of any object. Rows to update carry `Id`. */
export interface RehearsalRow {
  readonly object: string;
  readonly row: TargetRow;
}

/**
 * What to rehearse: all rows are created, or all updated. The rows of one group go to the org together; the later ones
 * may refer to the first by its external id. Groups know nothing of each other, but travel together where there is room.
 */
export interface RehearsalRequest {
  readonly kind: 'create' | 'update';
  readonly groups: readonly (readonly RehearsalRow[])[];
  readonly signal?: AbortSignal;
}

/**
 * What the org would do with a row. `accepted`: it took the row together with all other rows of its call. `refused`: it
 * did not, `error.said` has its own words. `notTried`: nothing is known, because what the row stands below was refused or
 * can't be referred to before it is there, the group is too large for one call, or the calls meant for it ran out.
 */
export type RehearsalOutcome =
  | { readonly outcome: 'accepted' }
  | { readonly outcome: 'refused'; readonly error: CounterpartError }
  | { readonly outcome: 'notTried' };

/** Use of the org's limits as the org itself reports them. */
export interface OrgUsage {
  readonly apiCallsMax: number;
  readonly apiCallsRemaining: number;
  readonly dataStorageMbMax: number;
  readonly dataStorageMbRemaining: number;
}

/** Something that users of the org are told at once. */
export interface OrgNotification {
  /** Ids of users. */
  readonly recipients: readonly string[];
  readonly title: string;
  readonly body: string;
  /** The record that it leads to. */
  readonly targetId: string;
}

/** A session with one org. All methods reject with `CounterpartError` only. */
export interface SalesforcePort {
  readonly namespace: string;
  /** Remembered for the life of the session, unless it is asked for anew. */
  describe(object: string, options?: { readonly fresh?: boolean }): Promise<ObjectDescription>;
  /** Objects whose records this user can read and change, by name. */
  objects(): Promise<readonly OfferedObject[]>;
  /** Rows of a SOQL query, page by page, without `attributes`, names without namespace. */
  query(soql: string): AsyncIterable<Readonly<Record<string, unknown>>>;
  /** Upserts by external id. Partial failure is a value; only a failure of the whole call rejects. */
  upsert(request: WriteRequest): Promise<readonly RowOutcome[]>;
  /** Creates records that have no external id (runs, issues, messages). */
  create(object: string, rows: readonly TargetRow[]): Promise<readonly RowOutcome[]>;
  /** Updates by Salesforce id: each row carries `Id`. */
  update(object: string, rows: readonly TargetRow[]): Promise<readonly RowOutcome[]>;
  /** Deletes by Salesforce id. */
  remove(object: string, ids: readonly string[]): Promise<readonly RowOutcome[]>;
  /**
   * Lets the org try rows without keeping any: its rules, duplicate rules and automation decide, then everything is
   * rolled back. Groups and outcomes stand in the order of the request. Rejects with `SF_REHEARSAL_KEPT` (kind `bug`)
   * when the org kept a row against its own rules, and with `SF_REHEARSAL_UNCLEAR` when its answer proves nothing.
   */
  rehearse(request: RehearsalRequest): Promise<readonly (readonly RehearsalOutcome[])[]>;
  /** Tells users by the package's type of notification. Rejects with SF_NOTIFICATION_REFUSED, or with what broke. */
  notify(notification: OrgNotification): Promise<void>;
  usage(): Promise<OrgUsage>;
  /** ISO code of the currency of an org that keeps one; null where it keeps several, or does not say. */
  onlyCurrency(): Promise<string | null>;
  /** API calls made by this session so far. */
  readonly apiCalls: number;
  /** Every prerequisite on the Salesforce side, right by right. */
  check(): Promise<readonly CheckResult[]>;
  close(): Promise<void>;
}
