import type { Session, Sessions } from '../access/session.ts';
import type { FaultPlan } from '../faults/fault-plan.ts';
import type { SchemaChanges } from '../schema/schema-changes.ts';
import type { ScheduledPaths } from '../flows/scheduled-paths.ts';
import type { Notifications } from '../notifications/notifications.ts';
import type { DuplicateRules } from '../saving/duplicates/duplicate-rules.ts';
import type { Saver } from '../saving/types.ts';
import type { OrgSchema } from '../schema/types.ts';
import type { SelectStatement } from '../soql/ast.ts';

/** Milliseconds since 1970 UTC. */
export type Clock = () => number;

export interface QueryOptions {
  /** Deleted rows too (`queryAll`). */
  readonly all?: boolean;
  /** API version of the links in `attributes.url`; default 66.0. */
  readonly version?: string;
}

/**
 * A record as REST gives it: `attributes` first, then the selected fields in order; parents are nested records or
 * null; child lists are `{totalSize, done, records}` or null. Datetimes `2026-05-07T22:07:19.000+0000`, dates
 * `YYYY-MM-DD`, ids of 18 characters, numbers and booleans as such.
 */
export type QueryRecord = Record<string, unknown>;

export interface QueryResult {
  /** Rows in all; for `COUNT()` the count, with no records. */
  readonly totalSize: number;
  readonly records: QueryRecord[];
}

/** A query whose rows are fetched by page: ids are fixed when it starts, values are those at the time of the page. */
export interface QueryCursor {
  readonly totalSize: number;
  /** Rows `from` (counted from 0) up to `from + count`. */
  page(from: number, count: number): QueryRecord[];
}

/** A query for CSV: dotted column names and flat rows of text (`''` for null). */
export interface FlatQuery {
  readonly columns: readonly string[];
  readonly totalSize: number;
  rows(from: number, count: number): string[][];
}

export interface Usage {
  /** Counts one API call. */
  apiCall(): void;
  readonly apiCallsMax: number;
  readonly apiCallsUsed: number;
  setApiCallsMax(max: number): void;
  /** Megabytes, at 2 KB a record. */
  readonly dataStorageMbMax: number;
  dataStorageMbUsed(): number;
  setDataStorageMbMax(megabytes: number): void;
  /** Live rows of an object. */
  recordCount(object: string): number;
}

/** What one committed transaction changed, per object. */
export interface CommittedChange {
  readonly object: string;
  readonly kind: 'created' | 'updated' | 'deleted';
  readonly ids: readonly string[];
}

export interface CommitEvents {
  /** Called after each commit; gives back how to stop listening. */
  onCommit(listener: (changes: readonly CommittedChange[]) => void): () => void;
}

/** The org without HTTP. Every operation works through it alone. All calls are synchronous. */
export interface Kernel {
  readonly apiVersion: string;
  /** 18 characters. */
  readonly orgId: string;
  readonly namespace: string;
  /** ISO code of the only currency, or of the corporate one where there are several. */
  readonly currency: string;
  readonly schema: OrgSchema;
  readonly sessions: Sessions;
  readonly usage: Usage;
  readonly clock: Clock;
  readonly events: CommitEvents;
  readonly faults: FaultPlan;
  readonly duplicates: DuplicateRules;
  /** What users were notified of. */
  readonly notifications: Notifications;
  /** Scheduled paths of flows. */
  readonly automation: ScheduledPaths;
  /** Moves the org's clock on and runs what is then due. */
  advanceClock(ms: number): void;
  /** Takes fields away, brings them back and gives them other types. */
  readonly changes: SchemaChanges;
  readonly save: Saver;
  /**
   * Runs SOQL as the user of the session: object and field rights and sharing apply.
   * @throws OrgError MALFORMED_QUERY, INVALID_FIELD, INVALID_TYPE (400)
   */
  query(soql: string, session: Session, options?: QueryOptions): QueryResult;
  /** The same for a syntax tree. */
  execute(statement: SelectStatement, session: Session, options?: QueryOptions): QueryResult;
  /** SOQL text to syntax tree. @throws OrgError MALFORMED_QUERY */
  parse(soql: string): SelectStatement;
  openCursor(statement: SelectStatement, session: Session, options?: QueryOptions): QueryCursor;
  openFlatQuery(statement: SelectStatement, session: Session, options?: QueryOptions): FlatQuery;
  /** Runs several saves as one transaction, undone as a whole when the work throws. The work must not wait. */
  transaction<T>(work: () => T): T;
  close(): void;
}
