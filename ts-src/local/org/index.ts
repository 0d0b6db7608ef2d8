/** Salesforce on this machine: an org in memory behind the HTTP interface of the real one. */
import type { Server } from 'node:http';
import { STARTING_USERS, usernameOf } from './access/org-users.ts';
import { createOrgServer } from './http/server.ts';
import { mountRoutes } from './http/mount.ts';
import { createKernel } from './kernel/kernel.ts';
import type { Kernel, KernelOptions } from './kernel/kernel.ts';
import { createApp } from './oauth/app.ts';
import type { FaultPlan } from './faults/fault-plan.ts';

export type { FaultPlan } from './faults/fault-plan.ts';
export type { Kernel } from './kernel/kernel.ts';
export { orgFeatures } from './schema/features.ts';
export type { OrgFeature } from './schema/features.ts';
export type { UserDefinition } from './access/org-users.ts';

export interface LocalOrgOptions extends KernelOptions {
  /** Port on 127.0.0.1; default 0: any free one. */
  readonly port?: number;
}

export interface LocalOrgUser {
  /** `admin`, `integration`, `rep`, `rep2`, `finance` for the starting users. */
  readonly name: string;
  readonly role: string;
  readonly username: string;
  readonly accessToken: string;
}

export interface LocalOrg {
  /** `http://127.0.0.1:PORT`, without a slash at the end. */
  readonly url: string;
  readonly apiVersion: string;
  readonly orgId: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Signs JWT assertions for `clientId`. */
  readonly privateKeyPem: string;
  readonly users: readonly LocalOrgUser[];
  readonly kernel: Kernel;
  readonly faults: FaultPlan;
  close(): Promise<void>;
}

/**
 * Starts an org with the schema of the metadata and no data but users and their rights. Listens on 127.0.0.1 only.
 * The app behind `clientId` runs as the integration user in the client credentials flow.
 * @throws Error when the metadata is wrong or the port is taken
 */
export async function startLocalOrg(options: LocalOrgOptions = {}): Promise<LocalOrg> {
  const kernel = createKernel(options);
  const definitions = options.users ?? STARTING_USERS;
  const runAs = definitions.find(({ name }) => name === 'integration') ?? definitions[0];
  const { app, privateKeyPem } = createApp(runAs === undefined ? null : usernameOf(runAs.name));
  const oauth = { kernel, apps: [app] };
  const server = createOrgServer({ kernel, oauth, ...mountRoutes(kernel) });
  const port = await listen(server, options.port ?? 0);
  return {
    url: `http://127.0.0.1:${port}`,
    apiVersion: kernel.apiVersion,
    orgId: kernel.orgId,
    clientId: app.clientId,
    clientSecret: app.clientSecret,
    privateKeyPem,
    users: definitions.map(({ name, role }) => {
      const username = usernameOf(name);
      return { name, role, username, accessToken: kernel.sessions.open(username)?.token ?? '' };
    }),
    kernel,
    faults: kernel.faults,
    close: () => close(server, kernel),
  };
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}

function close(server: Server, kernel: Kernel): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => {
      kernel.close();
      resolve();
    });
    server.closeAllConnections();
  });
}
