/** Local org, local ERP and a companion between them, in one process. */
import { localConnection } from '../../../scripts/tasks/local-connection.ts';
import { createCompanion } from '../../companion/main.ts';
import type { Companion, RunReport, SyncReport } from '../../companion/companion.ts';
import type { CompanionConfig } from '../../companion/config.ts';
import type { Clock } from '../../companion/sync/clock.ts';
import { startLocalErp, type LocalErp, type LocalErpOptions } from '../../local/erp/index.ts';
import { startLocalOrg, type LocalOrg, type LocalOrgOptions } from '../../local/org/index.ts';

export interface Stage {
  readonly org: LocalOrg;
  readonly erp: LocalErp;
  readonly config: CompanionConfig;
  readonly companion: Companion;
  /** Another companion on the same two sides, for other settings or a lost state. */
  another(change?: Partial<CompanionConfig>): Promise<Companion>;
  /** Rows of a query as the companion's user sees them. */
  rows(soql: string): readonly Readonly<Record<string, unknown>>[];
  close(): Promise<void>;
}

/** The clock of the machine, but waiting takes at most a fiftieth of a second. */
const impatient: Clock = {
  now: () => Date.now(),
  wait: (milliseconds) => new Promise((done) => setTimeout(done, Math.min(milliseconds, 20))),
};

/** Starts everything on free ports with the state in memory. */
export async function openStage(
  options: { readonly erp?: LocalErpOptions; readonly org?: LocalOrgOptions } = {},
): Promise<Stage> {
  const [org, erp] = await Promise.all([
    startLocalOrg(options.org),
    startLocalErp({ size: 'small', seed: 7, ...options.erp }),
  ]);
  const config: CompanionConfig = {
    ...localConnection(org, erp, { stateFile: ':memory:', namespace: options.org?.namespace ?? '' }),
    figures: { customerItems: 50 },
    log: 'silent',
  };
  const companions: Companion[] = [];
  const another = async (change: Partial<CompanionConfig> = {}): Promise<Companion> => {
    const companion = await createCompanion({ config: { ...config, ...change }, clock: impatient });
    companions.push(companion);
    return companion;
  };
  const admin = org.users.find((user) => user.name === 'admin');
  const rows: Stage['rows'] = (soql) => {
    const session = org.kernel.sessions.open(admin?.username ?? '');
    if (session === null) throw new Error('The local org has no admin.');
    return org.kernel.query(soql, session).records;
  };
  return {
    org,
    erp,
    config,
    companion: await another(),
    another,
    rows,
    close: async () => {
      await Promise.all(companions.map((companion) => companion.close()));
      await Promise.all([org.close(), erp.close()]);
    },
  };
}

/** The run of a mapping over a company. */
export const runOf = (report: SyncReport, mapping: string, company: string): RunReport | undefined =>
  report.runs.find((run) => run.mapping === mapping && run.company === company);

/** What became of the records of a report, all runs together. */
export const sumOf = (report: SyncReport, name: keyof RunReport): number =>
  report.runs.reduce((sum, run) => sum + Number(run[name]), 0);
