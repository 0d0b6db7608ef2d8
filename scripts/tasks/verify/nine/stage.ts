import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Companion } from '../../../../ts-src/companion/companion.ts';
import { syncProgress } from '../../../../ts-src/companion/cli/progress.ts';
import { createCompanion } from '../../../../ts-src/companion/main.ts';
import { startErpProcess, startOrgProcess, type ErpInfo, type OrgInfo } from '../../child-system.ts';
import { adminOf, localConnection } from '../../local-connection.ts';
import { soql } from '../../soql.ts';
import { terminal } from '../../terminal.ts';

/** What a check works on: both local systems with the demo company, and a companion between them. */
export interface NineStage {
  readonly org: OrgInfo;
  readonly erp: ErpInfo;
  readonly companion: Companion;
  /** One pass over all integrations. */
  sync(): ReturnType<Companion['sync']>;
  /** Rows of a query, read as any client would. */
  rows(query: string): Promise<readonly Readonly<Record<string, unknown>>[]>;
  close(): Promise<void>;
}

/** Starts both local systems in processes of their own; the companion's state is thrown away at the end. */
export async function openNineStage(options: { readonly size: string; readonly seed: number }): Promise<NineStage> {
  const [org, erp] = await Promise.all([
    startOrgProcess(['--port', '0', '--features', 'quotes,multicurrency']),
    startErpProcess(['--port', '0', '--size', options.size, '--seed', String(options.seed)]),
  ]);
  const folder = await mkdtemp(join(tmpdir(), 'counterpart-nine-'));
  const config = localConnection(org.info, erp.info, { stateFile: join(folder, 'state.sqlite') });
  const companion = await createCompanion({ config });
  return {
    org: org.info,
    erp: erp.info,
    companion,
    sync: () => companion.sync(undefined, syncProgress(terminal)),
    rows: async (query) => Array.fromAsync(soql<Record<string, unknown>>(adminOf(org.info), query)),
    close: async () => {
      await companion.close();
      await Promise.all([org.stop(), erp.stop()]);
      await rm(folder, { recursive: true, force: true });
    },
  };
}
