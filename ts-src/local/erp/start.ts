import { createClerk } from './clerk/work.ts';
import type { Clerk } from './clerk/clerk.ts';
import { clerkPage } from './clerk/page.ts';
import type { Company } from './books/model.ts';
import { loadCompanyFolder } from './company-folder/load.ts';
import { apiRoutes } from './entities/routes.ts';
import { Gatekeeper, type Credentials } from './http/auth.ts';
import { controlPage } from './http/control.ts';
import { Faults, type FaultPlan } from './http/faults.ts';
import { ErpServer } from './http/server.ts';
import { Visibility } from './odata/registry.ts';
import { demoCompanies } from './seed/demo.ts';

export interface LocalErpOptions {
  /** Port on 127.0.0.1; 0 or absent: a free one. */
  readonly port?: number;
  /** A company folder (docs/company-folder.md) instead of the seeded demo companies. */
  readonly companyData?: string;
  /** Seed of the demo companies; the same seed and day give the same data. Default 1. */
  readonly seed?: number;
  /** Default medium. */
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

/** Fixed credentials of a system that listens on this machine only and holds invented data. */
const CREDENTIALS: Credentials = {
  user: 'COUNTERPART',
  password: 'local-web-service-access-key-of-44-characters',
  tenantId: '11111111-2222-4333-8444-555555555555',
  clientId: 'aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee',
  clientSecret: 'local-client-secret',
};

function companiesOf(options: LocalErpOptions, now: () => number): readonly Company[] {
  if (options.companyData !== undefined) return [loadCompanyFolder(options.companyData, now)];
  return demoCompanies({ seed: options.seed ?? 1, size: options.size ?? 'medium', now });
}

/**
 * Starts the local ERP; resolves when it listens.
 * @throws CompanyFolderError when the company folder can't be read, or the port is taken.
 */
export async function startLocalErp(options: LocalErpOptions = {}): Promise<LocalErp> {
  const { clock } = options;
  const now = clock === undefined ? Date.now : (): number => clock().getTime();
  const companies = companiesOf(options, now);
  const visibility = new Visibility();
  const gatekeeper = new Gatekeeper(CREDENTIALS, now);
  const faults = new Faults(
    (changes) => visibility.change(changes),
    () => gatekeeper.expireAll(),
  );
  const clerk = createClerk(companies);
  const list = companies.map(({ id, name, code, currency }) => ({ id, name, code, currency }));
  const pages = [controlPage(faults, () => ({ companies: list })), clerkPage(clerk, companies)];
  const server = new ErpServer({ companies, routes: apiRoutes(companies), visibility, faults, gatekeeper, pages, now });
  await server.listen(options.port ?? 0);
  return { url: server.url, companies: list, ...CREDENTIALS, clerk, faults, close: () => server.close() };
}
