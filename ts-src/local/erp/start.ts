import type { Clerk } from './clerk/clerk.ts';
import type { FaultPlan } from './http/faults.ts';

export interface LocalErpOptions {
  /** Port on 127.0.0.1; 0 or absent: a free one. */
  readonly port?: number;
  /** A company folder (docs/company-folder.md) instead of the seeded demo companies. */
  readonly companyData?: string;
  /** Seed of the demo companies; the same seed and clock give the same data. */
  readonly seed?: number;
  readonly size?: 'small' | 'medium' | 'large';
  /** The time of the ERP; default the machine's. */
  readonly clock?: () => Date;
}

export interface LocalErpCompany {
  readonly id: string;
  readonly name: string;
  /** Short code for the connection file. */
  readonly code: string;
  readonly currency: string;
}

export interface LocalErp {
  readonly url: string;
  readonly companies: readonly LocalErpCompany[];
  /** Basic authentication: user name and web service access key. */
  readonly user: string;
  readonly password: string;
  /** OAuth client credentials: POST `{url}/{tenantId}/oauth2/v2.0/token`. */
  readonly tenantId: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly clerk: Clerk;
  readonly faults: FaultPlan;
  close(): Promise<void>;
}

/** Starts the local ERP; resolves when it listens. */
export declare function startLocalErp(options?: LocalErpOptions): Promise<LocalErp>;
