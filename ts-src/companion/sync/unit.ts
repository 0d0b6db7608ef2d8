import type { MappedChildren, MappedRow } from '../../mapping/index.ts';
import type { ErrorOwner } from '../errors/counterpart-error.ts';
import type { Agreement, ConflictRow, Link } from '../state/port.ts';
import type { PageTicket } from './page-tracker.ts';

/** A document (or a record without lines) on its way to Salesforce: the unit of work and of accounting. */
export interface Unit {
  readonly key: string;
  /** Key of the record in the ERP, to read it again by. */
  readonly sourceKey: string;
  readonly row: MappedRow;
  /** Hash of the row as it can be written now (references that wait left out). */
  readonly hash: string;
  readonly children: readonly MappedChildren[];
  /** Key and row hashes of the children. */
  readonly packed: Uint8Array | null;
  /** What work is divided by: the account, or the record itself when nothing stands above it. */
  readonly account: string;
  /** Key of the ERP customer whose account is the record's, where the account is found that way. */
  readonly below?: string;
  readonly link: Link | undefined;
  /** Optional references that are left out because their records are not there yet. */
  readonly waitsFor: readonly { readonly object: string; readonly key: string }[];
  readonly ticket: PageTicket;
  /** Version and time of modification in the ERP, of records that are merged in both directions. */
  readonly version?: ErpVersion;
}

export interface ErpVersion {
  readonly etag: string | null;
  /** Milliseconds since 1970. */
  readonly modified: number | null;
}

/** Why a unit was not written. */
export interface Refusal {
  readonly object: string;
  readonly code: string;
  readonly message: string;
  readonly owner: ErrorOwner;
  readonly fields: readonly string[];
  /** The failure will pass by itself: the next run tries again without being asked. */
  readonly retry: boolean;
  /** The fields that both sides changed, when that is the reason. */
  readonly conflict?: readonly ConflictRow[];
}

/** What became of a unit, with the link to remember. */
export type UnitOutcome =
  | {
      readonly unit: Unit;
      readonly disposition: 'created' | 'updated' | 'unchanged';
      readonly link: Link;
      readonly agreement?: Agreement;
    }
  | {
      readonly unit: Unit;
      readonly disposition: 'parked';
      readonly link: Link | null;
      readonly refusal: Refusal;
      readonly agreement?: Agreement;
    };

/** Rows that writing the unit sends at most. */
export const unitRows = (unit: Unit): number => unit.children.reduce((sum, list) => sum + list.records.length, 0);
