/**
 * What the companion remembers between runs. All of it can be thrown away and found again in Salesforce (external ids)
 * and in the ERP; it exists so that nothing unchanged is sent and nothing that waits or failed is forgotten.
 *
 * - *link*: an ERP record and its Salesforce record, with the hash of what was last written.
 * - *agreement*: the values on which both sides of a two-way record agreed last.
 * - *watermark*: how far a source has been read; everything before it is durably accounted for.
 * - *waiting*: a record whose parent is not there yet. *parked*: a record that was refused. *issue*: parked records of
 *   one mapping with one cause. *ignored*: a parked record that somebody does not want to hear of until it changes.
 * - *override*: a value that somebody gave for a field of the ERP's record, used in place of the ERP's own until that changes.
 * - *lease*: the right of one worker to do something alone until a point in time.
 *
 * `record` writes everything that one step of a run decided in one transaction: either all of it is remembered or none.
 */
import type { ErrorOwner } from '../errors/counterpart-error.ts';

export interface Link {
  readonly object: string;
  readonly key: string;
  /** Salesforce id; empty while it is not known. */
  readonly id: string;
  /** Hash of the row last agreed; null when it must be compared with what Salesforce holds. */
  readonly hash: string | null;
  /** Key and row hashes of the children, packed; null when unknown or without children. */
  readonly children: Uint8Array | null;
  /** Salesforce id of the account above the record, where that is known (customers). */
  readonly account: string | null;
}

export interface WaitingRow {
  readonly mapping: string;
  readonly key: string;
  readonly company: string;
  /** Key of the record in the ERP, to read it again by. */
  readonly sourceKey: string;
  readonly waitsObject: string;
  readonly waitsKey: string;
  /** The record stands in Salesforce already, without the optional reference that it waits for. */
  readonly written: boolean;
  readonly firstSeen: string;
  readonly lastSeen: string;
  readonly facts?: RecordFacts;
}

export interface ParkedRow {
  readonly mapping: string;
  readonly key: string;
  readonly company: string;
  readonly sourceKey: string;
  readonly object: string;
  readonly code: string;
  readonly message: string;
  readonly owner: ErrorOwner;
  readonly fields: readonly string[];
  readonly attempts: number;
  /** From when the companion tries again by itself; null when someone must act first. */
  readonly retryAt: string | null;
  readonly firstSeen: string;
  readonly lastSeen: string;
  /** The fields that both sides changed, when that is why the record is parked. */
  readonly conflict?: readonly ConflictRow[];
  readonly facts?: RecordFacts;
}

/** What people want to know of a record that is held up, besides its keys. */
export interface RecordFacts {
  /** Salesforce object of the record. */
  readonly object: string;
  /** What people call it, such as the number of an invoice. */
  readonly number: string | null;
  /** The money that is concerned, in the company's own currency. */
  readonly amount: number | null;
  readonly currency: string | null;
  /** Customers and orders above it, or that it is itself: `ERP_Customer__c GB|customer|…`. */
  readonly above: readonly string[];
}

/** One record of the ERP as a mapping reads it. */
export interface SourcePlace {
  readonly mapping: string;
  readonly company: string;
  readonly sourceKey: string;
}

/** A parked record that is left out while the ERP gives it as it was when somebody decided so. */
export interface IgnoredRow {
  readonly parked: ParkedRow;
  /** Of what the mapping reads of the record. */
  readonly hash: string;
  readonly reason: string;
  /** Salesforce id of the user who decided; null when the companion does not know any more. */
  readonly user: string | null;
  readonly at: string;
}

/** A value used in place of one of the ERP's. */
export interface Override extends SourcePlace {
  /** Key of the record in Salesforce. */
  readonly key: string;
  /** Field of the ERP's record, or a path such as `address.city`. */
  readonly field: string;
  /** The ERP's value that it stands for, as JSON; once the ERP has another one the override is over. */
  readonly erp: string;
  readonly value: StoredValue;
}

/** Overrides and decisions to ignore, by key in the ERP. */
export interface Repairs {
  readonly overrides: ReadonlyMap<string, readonly Override[]>;
  readonly ignored: ReadonlyMap<string, IgnoredRow>;
}

export type StoredValue = string | number | boolean | null;

/** One field that both sides changed, with its three values; `agreed` is null when nothing was ever agreed. */
export interface ConflictRow {
  readonly field: string;
  readonly agreed: StoredValue;
  readonly salesforce: StoredValue;
  readonly erp: StoredValue;
}

/** What both sides of a two-way record agreed on, by column. */
export interface Agreement {
  readonly mapping: string;
  readonly key: string;
  readonly agreed: Readonly<Record<string, StoredValue>>;
  /** What is being written, by direction, until its end is recorded; null when nothing is. */
  readonly sending: {
    readonly toErp: Readonly<Record<string, StoredValue>>;
    readonly toSalesforce: Readonly<Record<string, StoredValue>>;
  } | null;
}

export interface IssueRow {
  readonly issueKey: string;
  readonly mapping: string;
  readonly code: string;
  readonly owner: ErrorOwner;
  readonly records: number;
  readonly firstSeen: string;
  readonly lastSeen: string;
  readonly status: 'Open' | 'Ignored' | 'Resolved';
  /** Money concerned by currency. */
  readonly amounts: Readonly<Record<string, number>>;
}

export interface RunRow {
  readonly runKey: string;
  readonly started: string;
  readonly mapping: string;
  readonly company: string;
  /** The run's report as JSON. */
  readonly report: string;
  readonly published: boolean;
}

/** A step of a request that must not happen twice, noted before it is taken. */
export interface CommandStep {
  /** Salesforce id of the record that the request is about. */
  readonly subject: string;
  readonly step: string;
  /** What it takes to find out what became of it, as JSON. */
  readonly facts: string;
  readonly at: string;
}

/**
 * What one step decided. A record has one fate at a time: what is settled leaves the waiting room and the parked
 * records, what is parked leaves the waiting room, what waits leaves the parked records.
 */
export interface StateChanges {
  readonly links?: readonly Link[];
  readonly removedLinks?: readonly { readonly object: string; readonly key: string }[];
  readonly agreements?: readonly Agreement[];
  readonly parked?: readonly Omit<ParkedRow, 'attempts' | 'firstSeen'>[];
  readonly waiting?: readonly Omit<WaitingRow, 'firstSeen'>[];
  readonly settled?: readonly { readonly mapping: string; readonly key: string }[];
  /** Records that are no longer held up, whatever their key was: left out by the filter, or under a key of their own by now. */
  readonly settledSources?: readonly SourcePlace[];
  /** Parked records that are left alone from now on. */
  readonly ignored?: readonly IgnoredRow[];
  readonly noLongerIgnored?: readonly SourcePlace[];
  readonly overrides?: readonly Override[];
  readonly droppedOverrides?: readonly (SourcePlace & { readonly field: string })[];
  readonly watermark?: { readonly scope: string; readonly value: string };
  readonly marks?: Readonly<Record<string, string>>;
}

export interface ParkedFilter {
  readonly mapping?: string;
  readonly code?: string;
  readonly company?: string;
}

export interface StatePort {
  readonly kind: 'sqlite' | 'postgres';
  /** Links of the given keys; keys without a link are absent. */
  findLinks(object: string, keys: readonly string[]): Promise<Map<string, Link>>;
  /** Links of an object in key order after a key, for passes over all of them. */
  pageLinks(object: string, afterKey: string, limit: number): Promise<readonly Link[]>;
  /** Links of an object by what stands above their records (`account`). */
  linksBelow(object: string, above: readonly string[]): Promise<readonly Link[]>;
  /** What was agreed on records of a two-way mapping, by key; absent where nothing was. */
  findAgreements(mapping: string, keys: readonly string[]): Promise<Map<string, Agreement>>;
  countLinks(): Promise<Readonly<Record<string, number>>>;
  /** Writes the changes in one transaction. */
  record(changes: StateChanges): Promise<void>;
  /** Forgets links, agreements, watermarks and marks, as if the state were lost; what is parked or waits, runs and leases stay. */
  forgetAgreements(): Promise<void>;
  readWatermark(scope: string): Promise<string | null>;
  readMark(name: string): Promise<string | null>;
  /** Waiting records of a mapping and company whose parent has a link now. */
  readyWaiting(mapping: string, company: string, limit: number): Promise<readonly WaitingRow[]>;
  listWaiting(limit: number): Promise<readonly WaitingRow[]>;
  countWaiting(): Promise<number>;
  /** Parked records of a mapping and company whose time to be tried again has come. */
  dueParked(mapping: string, company: string, now: string, limit: number): Promise<readonly ParkedRow[]>;
  listParked(filter: ParkedFilter, limit: number): Promise<readonly ParkedRow[]>;
  findParked(key: string): Promise<readonly ParkedRow[]>;
  countParked(): Promise<number>;
  /** What somebody decided about records of a mapping and company. */
  findRepairs(mapping: string, company: string, sourceKeys: readonly string[]): Promise<Repairs>;
  /** Ignored records, oldest decision first. */
  listIgnored(filter: ParkedFilter, limit: number): Promise<readonly IgnoredRow[]>;
  /** Overrides in use, by mapping and key. */
  listOverrides(limit: number): Promise<readonly Override[]>;
  /** How many records of each mapping are parked, and how many wait. */
  countHeldUp(): Promise<Readonly<Record<string, { readonly parked: number; readonly waiting: number }>>>;
  /** Brings the issues in line with the parked records and returns those that are open or were just resolved. */
  refreshIssues(now: string): Promise<readonly IssueRow[]>;
  saveRun(run: RunRow): Promise<void>;
  findRun(runKey: string): Promise<RunRow | null>;
  /** The newest run of every mapping and company. */
  lastRuns(): Promise<readonly RunRow[]>;
  /** Runs that Salesforce has not been told of yet, oldest first. */
  unpublishedRuns(limit: number): Promise<readonly RunRow[]>;
  markRunsPublished(runKeys: readonly string[], keepAfter: string): Promise<void>;
  /** Notes a step before it is taken; the same step of a subject replaces the earlier note. */
  saveStep(step: CommandStep): Promise<void>;
  /** Noted steps of a subject, oldest first. */
  readSteps(subject: string): Promise<readonly CommandStep[]>;
  forgetSteps(subject: string): Promise<void>;
  /** Takes or extends a lease; false when another owner holds it and it has not run out. Times in ms since 1970. */
  takeLease(name: string, owner: string, until: number, now: number): Promise<boolean>;
  /** The owner of a lease that has not run out; null when there is none. */
  leaseHolder(name: string, now: number): Promise<string | null>;
  releaseLease(name: string, owner: string): Promise<void>;
  close(): Promise<void>;
}
