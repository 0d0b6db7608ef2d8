/** What a request to the companion is, and what its kinds work with. */
import type * as v from 'valibot';
import type { MappingDocument } from '../../mapping/index.ts';
import type { SyncReport } from '../companion.ts';
import type { CounterpartError } from '../errors/counterpart-error.ts';
import type { ErpCompany } from '../erp/contract.ts';
import type { ErpSales } from '../erp/sales-contract.ts';
import type { OrgReader } from '../sync/mapping-store.ts';
import type { SyncPorts, SyncSettings } from '../sync/ports.ts';
import type { PassRequest } from '../sync/synchronise.ts';

export type OpenStatus = 'New' | 'Running' | 'Checking';

/** An `ERP_Command__c` that is not finished, as it stands in Salesforce. */
export interface Command {
  readonly id: string;
  readonly kind: string;
  readonly targetId: string;
  readonly request: string;
  readonly status: OpenStatus;
  /** User who created the record. Whoever owns it now says nothing about who asked. */
  readonly requester: string;
  /** Milliseconds since 1970. */
  readonly created: number;
  readonly started: number | null;
}

export type TargetObject =
  | 'Opportunity'
  | 'Quote'
  | 'Account'
  | 'ERP_Order__c'
  | 'ERP_Connection__c'
  | 'ERP_Mapping__c'
  | 'ERP_Mapping_Version__c'
  | 'ERP_Issue__c'
  | 'ERP_Message__c';

/** The record that a request is about, with what stands above it. */
export interface Target {
  readonly object: TargetObject;
  readonly id: string;
  /** The record whose sharing decides who may see the target; null where the account above it alone does. */
  readonly sharedAs: string | null;
  /** External id of a record of set-up, which begins with the connection it belongs to; null for business records. */
  readonly key: string | null;
  readonly accountId: string | null;
  readonly opportunityId: string | null;
}

/** A request that was read and whose requester may ask for it. */
export interface Accepted<Request> {
  readonly command: Command;
  readonly target: Target;
  readonly request: Request;
}

/**
 * What a look at a request came to. `Wait`: nothing to do until somebody else acts; `Check`: an answer of the ERP was
 * lost and is being looked for. Both are looked at again later. A refusal is thrown, or answered where there is more to
 * tell than one reason.
 */
export type Answer =
  | { readonly status: 'Done'; readonly result: Readonly<Record<string, unknown>> }
  | {
      readonly status: 'Refused';
      readonly error: CounterpartError;
      readonly result: Readonly<Record<string, unknown>>;
    }
  | { readonly status: 'Wait' | 'Check'; readonly progress: string };

/** What an admin sets on `ERP_Connection__c`. */
export interface CommandSettings {
  readonly linesFrom: 'Opportunity Products' | 'Synced Quote';
  readonly sendAs: 'Order' | 'Quote';
  readonly stageAfterOrder: string | null;
  readonly customerConsent: boolean;
  readonly defaultCompany: string | null;
  readonly customerTemplate: string | null;
  readonly priceTolerancePercent: number;
}

/** Reads records of the ERP again and writes them to Salesforce by the live mappings. */
export type Refresh = (entity: string, company: string, keys: readonly string[]) => Promise<void>;

/** Settles open conflicts of a record as its user chose; gives the fields that are settled. */
export type Settle = (
  recordId: string,
  choices: Readonly<Record<string, 'erp' | 'salesforce'>>,
) => Promise<readonly string[]>;

export interface CommandPorts extends SyncPorts {
  readonly settings: SyncSettings;
  readonly sales: ErpSales | null;
  readonly refresh: Refresh;
  readonly settle: Settle | null;
  readonly templates: readonly MappingDocument[];
  readonly retry: AdminContext['retry'];
  /** How long an order or customer whose answer was lost may still come up in the ERP, milliseconds. */
  readonly answerLostMs: number;
}

/** What a kind of request acts with. */
export interface CommandContext extends Omit<CommandPorts, 'settings' | 'sales'> {
  readonly reader: SyncPorts & { readonly settings: SyncSettings };
  readonly sales: ErpSales;
  readonly chosen: CommandSettings;
  readonly companies: readonly ErpCompany[];
  /** Tells the requester how far it is: `3/7 Creating the order`. Also extends the right to work on it. */
  readonly progress: (text: string) => Promise<void>;
  /** Rejects when the requester lost a right since the request was taken, which may be days ago. */
  readonly stillAllowed: () => Promise<void>;
}

/** What a request of an administrator acts with. */
export interface AdminContext {
  readonly reader: OrgReader;
  /** The mappings that come with this ERP. */
  readonly templates: readonly MappingDocument[];
  /** Reads parked records again and tries them anew. Rejects with SYNC_BUSY during a sweep; the request is tried again then. */
  readonly retry: (only: NonNullable<PassRequest['only']>) => Promise<SyncReport>;
  /** Salesforce id of the user who asked. */
  readonly requester: string;
  /** Tells the requester how far it is: `3/7 Reading orders`. Also extends the right to work on it. */
  readonly progress: (text: string) => Promise<void>;
}

/** The form of a kind of request, and who may ask for it. */
export interface CommandNeeds<Request = unknown> {
  readonly targets: readonly TargetObject[];
  /** Custom permissions, one of which the requester must have. */
  readonly permissions: readonly string[];
  /** What the requester must be able to do with the target. */
  readonly access: 'read' | 'edit';
  /** What the requester must be able to do with the account above it, where there is one. */
  readonly accountAccess: 'read' | 'edit';
  readonly request: v.GenericSchema<unknown, Request>;
}

/** A kind of request that sells: it takes a connector that can. */
export interface SellingKind<Request = unknown> extends CommandNeeds<Request> {
  readonly area: 'selling';
  readonly act: (context: CommandContext, accepted: Accepted<Request>) => Promise<Answer>;
}

/**
 * A kind of request by which administrators set up, watch and repair. Its result says in `audit` what was done: the
 * finished request is the trail of who did what and when.
 */
export interface AdminKind<Request = unknown> extends CommandNeeds<Request> {
  readonly area: 'admin';
  readonly act: (context: AdminContext, accepted: Accepted<Request>) => Promise<Answer>;
}

export type CommandKind = SellingKind | AdminKind;
