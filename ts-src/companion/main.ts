/**
 * Composition: the one file that knows every part of the companion. It opens the state, the Salesforce session and
 * the ERP connector that the connection file names, and hands them to the synchronisation.
 */
import type { Companion } from './companion.ts';
import type { CompanionConfig } from './config.ts';
import type { Clock } from './sync/clock.ts';

export type { Companion, ProgressEvent, RunReport, SyncReport, CheckReport, IntegrationName } from './companion.ts';

/** What a caller may bring along; everything else is made from the configuration. */
export interface CompanionOptions {
  readonly config: CompanionConfig;
  readonly clock?: Clock;
}

/** Makes a companion. Nothing is contacted before the first call of one of its methods. */
export type CreateCompanion = (options: CompanionOptions) => Promise<Companion>;
