/** The companion as the command line, the demo and the tests see it. `main.ts` makes one. */
import type { MappingDocument } from '../mapping/index.ts';
import type { Difference } from '../mapping/editing/differences.ts';
import type { CheckResult } from './erp/contract.ts';
import type { VersionRequest } from './dry-run/of-version.ts';
import type { DryRunResult } from './dry-run/result.ts';
import type { ErrorOwner } from './errors/counterpart-error.ts';

/**
 * The nine integrations, in the order in which a full sync runs them. `quotes` goes by requests and has no mapping;
 * `service` also takes whatever mappings an administrator makes for anything else.
 */
export const INTEGRATIONS = [
  'customers',
  'contacts',
  'items',
  'prices',
  'quotes',
  'sales-orders',
  'sales-history',
  'payments',
  'service',
] as const;
/** Integrations whose templates are installed by the first sync; the others begin when somebody chooses them. */
export const FIRST_INTEGRATIONS: readonly string[] = [
  'customers',
  'items',
  'prices',
  'sales-orders',
  'sales-history',
  'payments',
];
export type IntegrationName = (typeof INTEGRATIONS)[number];

/** What became of the records of one run; `read` is the sum of all others. */
export interface RunCounts {
  readonly read: number;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly deleted: number;
  readonly filtered: number;
  readonly waiting: number;
  readonly parked: number;
}

/** Values that did not fit their field and were cut, rounded, cleaned or replaced by a default. */
export interface Alteration {
  readonly code: string;
  readonly object: string;
  readonly field: string;
  /** How many values of the records read. */
  readonly values: number;
}

/** One run: one mapping over one company. */
export interface RunReport extends RunCounts {
  readonly integration: IntegrationName;
  readonly mapping: string;
  readonly company: string;
  readonly mappingVersion: number;
  readonly linesWritten: number;
  /** Documents left without all their lines; they are parked or tried again, and show as loading until then. */
  readonly incomplete: number;
  readonly apiCalls: number;
  readonly started: string;
  readonly finished: string;
  readonly outcome: 'Done' | 'Failed' | 'Partly';
  /** What the mapping altered on the way, most frequent first; absent when nothing. */
  readonly alterations?: readonly Alteration[];
  readonly errorCode?: string;
  readonly errorMessage?: string;
}

/** Why a mapping does not run, or a template that could be installed: the others go on without it. */
export interface Notice {
  readonly mapping: string;
  readonly integration: string;
  readonly code: string;
  readonly message: string;
  /** The mapping is paused until somebody corrects it; otherwise it is no more than something to know. */
  readonly paused: boolean;
}

export interface SyncReport {
  readonly ok: boolean;
  readonly runs: readonly RunReport[];
  /** Mapping templates that were installed because the org had none. */
  readonly installed: readonly string[];
  /** Mappings that did not run; absent when all did. `ok` is false when one of them is paused. */
  readonly notices?: readonly Notice[];
  /** Rows of figures (customers, customer items) written after the runs. */
  readonly figuresWritten: number;
  /** Price books and their entries written after the runs. */
  readonly pricesWritten?: number;
  readonly apiCalls: number;
  /** Calls that wrote business records; 0 when nothing had changed. */
  readonly writes: number;
  readonly seconds: number;
}

/** Progress of a sync, for bars and lines; `total` is a forecast (null when unknown). */
export interface ProgressEvent {
  readonly integration: IntegrationName | 'figures';
  readonly mapping: string;
  readonly company: string;
  readonly phase: 'started' | 'moving' | 'finished';
  readonly done: number;
  readonly lines: number;
  readonly total: number | null;
}

export type OnProgress = (event: ProgressEvent) => void;

export interface CheckReport {
  readonly ok: boolean;
  readonly results: readonly (CheckResult & { readonly side: 'salesforce' | 'erp' | 'companion' })[];
  readonly storage: {
    readonly records: number;
    readonly megabytes: number;
    readonly megabytesFree: number;
    readonly megabytesMax: number;
  } | null;
}

export interface ParkedRecord {
  readonly integration: IntegrationName;
  readonly mapping: string;
  readonly company: string;
  readonly key: string;
  readonly code: string;
  readonly message: string;
  readonly owner: ErrorOwner;
  readonly fields: readonly string[];
  readonly attempts: number;
  readonly firstSeen: string;
  readonly lastSeen: string;
}

/** A record that both sides changed, with the three values of each field in question. */
export interface OpenConflict {
  readonly mapping: string;
  readonly company: string;
  readonly key: string;
  readonly object: string;
  readonly fields: readonly {
    readonly field: string;
    readonly agreed: string | number | boolean | null;
    readonly salesforce: string | number | boolean | null;
    readonly erp: string | number | boolean | null;
  }[];
  readonly firstSeen: string;
  readonly lastSeen: string;
}

export interface WaitingRecord {
  readonly mapping: string;
  readonly company: string;
  readonly key: string;
  readonly waitsFor: string;
  readonly firstSeen: string;
}

export interface StatusReport {
  readonly connection: string;
  readonly running: boolean;
  readonly lastRuns: readonly RunReport[];
  readonly waiting: number;
  readonly parked: number;
  readonly links: Readonly<Record<string, number>>;
  readonly issues: readonly { readonly code: string; readonly records: number; readonly owner: ErrorOwner }[];
}

/** One look at the requests of the org (`ERP_Command__c`). */
export interface CommandReport {
  /** False: another worker is at work on them. */
  readonly worked: boolean;
  /** Requests that came to their end. */
  readonly finished: number;
  /** Requests that are not at their end: they wait for somebody, or an answer of the ERP is looked for. */
  readonly open: number;
}

/** A mapping of the connection, and which of its versions runs. */
export interface MappingSummary {
  readonly name: string;
  readonly label: string;
  readonly integration: string;
  /** Off, Test or Live. */
  readonly state: string;
  /** Number of the published version; 0 for none. */
  readonly active: number;
  /** Number of the newest saved version; 0 for none. */
  readonly latest: number;
  readonly entity: string;
  readonly object: string;
  readonly direction: string;
  /** Why it does not run, `CODE: sentence`. */
  readonly paused: string | null;
}

/** Something that is wrong with a document, or that will work differently here; `path` is where in it. */
export interface DocumentProblem {
  readonly code: string;
  readonly path: string;
  readonly message: string;
  readonly hint?: string;
}

export interface MappingProblems {
  readonly name: string;
  readonly problems: readonly DocumentProblem[];
}

/** The document of a version, or why it can't be read. */
export type StoredDocument =
  | { readonly name: string; readonly version: number; readonly document: MappingDocument }
  | { readonly name: string; readonly version: number; readonly problems: readonly DocumentProblem[] };

export interface SaveMappings {
  readonly documents: readonly MappingDocument[];
  /** What was changed and why; stands on every version made. */
  readonly note: string;
  /** Makes the versions run at once; `backfill` moves again what was moved before. */
  readonly publish?: { readonly backfill: boolean };
}

export interface SavedMapping {
  readonly name: string;
  /** `created`: the org did not have the mapping; it is switched off until somebody switches it on. */
  readonly outcome: 'created' | 'saved' | 'unchanged';
  readonly version: number;
  readonly published: boolean;
  /** What is different from the version that ran until now. */
  readonly differences: readonly Difference[];
}

export interface SaveReport {
  /** False: some document does not hold here, and nothing was written. */
  readonly ok: boolean;
  readonly saved: readonly SavedMapping[];
  readonly problems: readonly MappingProblems[];
  readonly warnings: readonly MappingProblems[];
}

/** A mapping that was switched; `changed` is false when it was in that state already. */
export interface SwitchedMapping {
  readonly name: string;
  /** Off, Test or Live. */
  readonly before: string;
  readonly state: string;
  readonly changed: boolean;
}

export interface Companion {
  /** Looks at every prerequisite on both sides and forecasts the storage. Changes nothing. */
  check(): Promise<CheckReport>;
  /**
   * One pass over the named integrations (all by default), figures included. Rejects with `CounterpartError`. When the
   * signal fires, what is under way is finished and recorded; the run it met is `Failed` with `SYNC_STOPPED`.
   */
  sync(integrations?: readonly IntegrationName[], onProgress?: OnProgress, signal?: AbortSignal): Promise<SyncReport>;
  /**
   * Forgets what both sides agreed on: the next sync reads everything and compares it with Salesforce. For records that
   * somebody deleted or changed there. Rejects with `SYNC_BUSY` while a sync is under way.
   */
  forget(): Promise<void>;
  /** Sweeps until `close` is called or the signal fires; resolves when the sweep under way has come to its end. */
  run(options?: { readonly signal?: AbortSignal; readonly onSweep?: (report: SyncReport) => void }): Promise<void>;
  status(): Promise<StatusReport>;
  readonly commands: {
    /** Carries out what the org asks for, once. Rejects when Salesforce can't be asked. */
    round(signal?: AbortSignal): Promise<CommandReport & { readonly lively: boolean }>;
  };
  readonly parked: {
    list(filter?: { readonly code?: string; readonly mapping?: string }): Promise<readonly ParkedRecord[]>;
    show(key: string): Promise<ParkedRecord | null>;
    /** Reads the named records (all by default) again from the ERP and tries them anew. */
    retry(keys?: readonly string[]): Promise<SyncReport>;
  };
  readonly conflicts: {
    list(): Promise<readonly OpenConflict[]>;
    /**
     * Settles fields of a record in conflict, one side for all or a side for each field, and merges the record. Rejects
     * with `SYNC_CONFLICT_UNKNOWN` when the record has no such field in conflict.
     */
    settle(
      key: string,
      choices: 'erp' | 'salesforce' | Readonly<Record<string, 'erp' | 'salesforce'>>,
    ): Promise<{ readonly settled: readonly string[]; readonly report: SyncReport }>;
  };
  /** Tries a saved version of a mapping on records of the ERP. Nothing stays anywhere. Rejects with `CounterpartError`. */
  dryRun(request: VersionRequest): Promise<DryRunResult>;
  readonly mappings: {
    /** All mappings of the connection by name. */
    list(): Promise<readonly MappingSummary[]>;
    /**
     * What runs of the named mappings (all by default), or the latest version where none runs. Those without any version
     * are left out. Rejects with MAPPING_UNKNOWN.
     */
    documents(names?: readonly string[]): Promise<readonly StoredDocument[]>;
    /** One saved version. Rejects with MAPPING_UNKNOWN or MAPPING_VERSION_MISSING. */
    version(name: string, number: number): Promise<StoredDocument>;
    /** Saves documents as new versions, as `saveMappings` in mappings/save-mappings.ts says. */
    save(request: SaveMappings): Promise<SaveReport>;
    /** Switches a mapping by the rules of the console, as `switchMapping` in mappings/switch-mapping.ts says. */
    switchTo(name: string, state: 'Off' | 'Test' | 'Live'): Promise<SwitchedMapping>;
  };
  /** Records that wait for another one, with what they wait for. */
  waiting(): Promise<readonly WaitingRecord[]>;
  /** Ends the daemon, closes sessions and the state. */
  close(): Promise<void>;
}
