/** What a synchronisation works with; built once by `main.ts` and passed down read-only. */
import type { ErpCompany, ErpConnector } from '../erp/contract.ts';
import type { SalesforcePort } from '../salesforce/port.ts';
import type { StatePort } from '../state/port.ts';
import type { CompiledMapping } from '../../mapping/index.ts';
import type { Clock } from './clock.ts';
import type { ParentIndex } from './parents.ts';
import type { Tally } from './tally.ts';

/** Sizes that decide how rows travel. */
export interface WriteLimits {
  /** Up to so many rows go by sObject collections (200 a call); a bulk job costs about six calls whatever its size. */
  readonly collectionsRowsMax: number;
  /** Rows of one bulk job: the platform cuts jobs into batches of 10,000, which then run in parallel and lock parents. */
  readonly bulkRowsMax: number;
  /** Jobs under way at once; they never share an account. */
  readonly writers: number;
}

/** What `sync` may do again, and how long it waits. */
export interface RetryLimits {
  readonly attemptsMax: number;
  readonly delayMsFirst: number;
  readonly delayMsMax: number;
  /** A limit that asks for a longer wait than this ends the run; the next sweep goes on. */
  readonly limitWaitMsMax: number;
}

export interface SyncSettings {
  readonly connection: string;
  readonly write: WriteLimits;
  readonly retry: RetryLimits;
  readonly history: { readonly years?: number; readonly depth: 'lines' | 'headers' };
}

export const defaultWriteLimits: WriteLimits = { collectionsRowsMax: 1_000, bulkRowsMax: 10_000, writers: 2 };
export const defaultRetryLimits: RetryLimits = {
  attemptsMax: 6,
  delayMsFirst: 500,
  delayMsMax: 30_000,
  limitWaitMsMax: 120_000,
};

/** A line for the log: what happened, with counts and codes, never with the content of records. */
export type Log = (
  level: 'debug' | 'info' | 'warn' | 'error',
  event: string,
  facts?: Readonly<Record<string, unknown>>,
) => void;

export interface SyncPorts {
  readonly erp: ErpConnector;
  readonly salesforce: SalesforcePort;
  readonly state: StatePort;
  readonly clock: Clock;
  /** Uniform in [0, 1), for jitter. */
  readonly random: () => number;
  readonly log: Log;
}

/** A mapping as it runs: the active version in the org. */
export interface ActiveMapping {
  readonly name: string;
  readonly integration: string;
  readonly version: number;
  readonly compiled: CompiledMapping;
  /** Salesforce id of its ERP_Mapping__c record. */
  readonly id: string;
}

/** One run: one mapping over one company. */
export interface RunContext extends SyncPorts {
  readonly settings: SyncSettings;
  readonly mapping: ActiveMapping;
  readonly company: ErpCompany;
  readonly parents: ParentIndex;
  readonly tally: Tally;
  readonly signal?: AbortSignal;
}
