import type { CompanionConfig } from '../../ts-src/companion/config.ts';
import type { ErpInfo, OrgInfo } from './child-system.ts';

/** What differs between the scripts that connect the companion to the local systems. */
export interface LocalConnectionOptions {
  readonly stateFile: string;
  readonly sweepSeconds?: number;
  readonly namespace?: string;
}

/**
 * The configuration that `counterpart init` would be filled in with for a local org and a local ERP: client
 * credentials on the Salesforce side, basic authentication on the ERP's, all its companies, state in one file.
 */
export function localConnection(org: OrgInfo, erp: ErpInfo, options: LocalConnectionOptions): CompanionConfig {
  const currencies = { currency: 'GBP', rates: { GBP: 1, EUR: 0.85, USD: 0.78 } };
  return {
    connection: 'local',
    salesforce: {
      loginUrl: org.url,
      auth: { kind: 'clientCredentials', clientId: org.clientId, clientSecret: org.clientSecret },
      namespace: options.namespace ?? '',
      apiVersion: org.apiVersion,
    },
    erp: {
      kind: 'business-central',
      url: erp.url,
      auth: { kind: 'basic', user: erp.user, password: erp.password },
      companies: erp.companies.map((company) => ({ code: company.code, name: company.name })),
    },
    credentials: [],
    state: { kind: 'sqlite', file: options.stateFile },
    sweepSeconds: options.sweepSeconds ?? 60,
    history: { depth: 'lines' },
    figures: { customerItems: 50, reporting: currencies },
    commands: { busySeconds: 1, idleSeconds: 2, checkMinutes: 10 },
    writers: 2,
    log: 'warn',
  };
}

/** The user of the local org that sees everything; scripts read back as this one. */
export function adminOf(org: OrgInfo): { url: string; apiVersion: string; accessToken: string } {
  const admin = org.users.find((user) => user.name === 'admin');
  if (!admin) throw new Error('The local org has no user named admin.');
  return { url: org.url, apiVersion: org.apiVersion, accessToken: admin.accessToken };
}
