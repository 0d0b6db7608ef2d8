import { numberOf, valueOf } from 'c/erpAccountData';
import type { StatusKind } from 'c/erpStatus';
import type { MappingNode } from './consoleQuery';
import { momentOf } from './moment';
import { labels } from './labels';

export type MappingState = 'Off' | 'Test' | 'Live';

/** A mapping as the console shows it. */
export interface Mapping {
  readonly id: string;
  /** `connection|name` */
  readonly key: string;
  readonly name: string;
  readonly integration: string;
  readonly entity: string;
  readonly object: string;
  readonly direction: string;
  readonly state: MappingState;
  /** Number of the version that runs; 0 without one. */
  readonly active: number;
  readonly latest: number;
  readonly driftPolicy: string;
  /** Why the companion does not run it; empty when it does. */
  readonly paused: string;
  readonly currentTo: Date | null;
  readonly lastRun: Date | null;
  readonly lastOutcome: string;
  readonly lastError: string;
  readonly nextRun: Date | null;
  readonly waiting: number;
  readonly parked: number;
  readonly apiCalls: number;
}

/** Reads one mapping of the answer of `consoleQuery`. */
export function readMapping(node: MappingNode): Mapping {
  return {
    id: node.Id,
    key: valueOf(node.Mapping_Key__c) ?? '',
    name: valueOf(node.Name) ?? '',
    integration: valueOf(node.Integration__c) ?? '',
    entity: valueOf(node.Entity__c) ?? '',
    object: valueOf(node.Target_Object__c) ?? '',
    direction: valueOf(node.Direction__c) ?? '',
    state: (valueOf(node.State__c) ?? 'Off') as MappingState,
    active: numberOf(node.Active_Version__c),
    latest: numberOf(node.Latest_Version__c),
    driftPolicy: valueOf(node.Drift_Policy__c) ?? '',
    paused: valueOf(node.Paused__c) ?? '',
    currentTo: momentOf(node.Current_To__c),
    lastRun: momentOf(node.Last_Run__c),
    lastOutcome: valueOf(node.Last_Outcome__c) ?? '',
    lastError: valueOf(node.Last_Error__c) ?? '',
    nextRun: momentOf(node.Next_Run__c),
    waiting: numberOf(node.Waiting__c),
    parked: numberOf(node.Parked__c),
    apiCalls: numberOf(node.Api_Calls_Today__c),
  };
}

/** How a mapping is, as a word and a kind of icon. */
export interface MappingHealth {
  readonly kind: StatusKind;
  readonly label: string;
  /** It should run and does not. */
  readonly stopped: boolean;
}

/** Whether a mapping runs as it should. One that is off is as it should be. */
export function healthOf({ state, paused, lastOutcome, lastRun }: Mapping): MappingHealth {
  if (state === 'Off') return { kind: 'neutral', label: labels.off, stopped: false };
  if (paused) return { kind: 'bad', label: labels.paused, stopped: true };
  if (lastOutcome === 'Failed') return { kind: 'bad', label: labels.failed, stopped: true };
  if (!lastRun) return { kind: 'busy', label: labels.notYet, stopped: false };
  if (lastOutcome === 'Partly') return { kind: 'attention', label: labels.partly, stopped: false };
  return { kind: 'good', label: state === 'Test' ? labels.testing : labels.running, stopped: false };
}

/** Age in milliseconds of the oldest change that may not be processed yet; null when nothing is known or it is off. */
export function lagOf({ state, currentTo }: Mapping, now: Date): number | null {
  if (state === 'Off' || !currentTo) return null;
  return Math.max(0, now.getTime() - currentTo.getTime());
}
