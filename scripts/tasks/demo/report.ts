import type { SyncReport } from '../../../ts-src/companion/companion.ts';
import type { ErpInfo, OrgInfo } from '../child-system.ts';
import { adminOf } from '../local-connection.ts';
import { readErpTotals } from '../tie-out/erp-totals.ts';
import { readOrgTotals } from '../tie-out/org-totals.ts';
import { differencesBetween } from '../tie-out/totals.ts';
import type { DemoOptions } from './options.ts';

/** What the tie-out found: customers compared, and one sentence for each difference. */
export interface TieOut {
  readonly customers: number;
  readonly differences: readonly string[];
}

export interface DemoOutcome {
  readonly seconds: number;
  readonly pageUrl: string;
  readonly org: OrgInfo;
  readonly erp: ErpInfo;
  readonly sync: SyncReport;
  readonly tieOut: TieOut;
}

/** Adds up both sides customer by customer, each through its own API, and compares. */
export async function tieOut(erp: ErpInfo, org: OrgInfo, namespace: string): Promise<TieOut> {
  const access = { ...adminOf(org), namespace };
  const [erpTotals, orgTotals] = await Promise.all([readErpTotals(erp), readOrgTotals(access)]);
  return { customers: erpTotals.size, differences: differencesBetween(erpTotals, orgTotals) };
}

/** The JSON object of `.counterpart/demo.json`; `ok` is true when the sync succeeded and everything tied out. */
export function describeDemo(outcome: DemoOutcome): { readonly ok: boolean; readonly [member: string]: unknown } {
  const { seconds, pageUrl, org, erp, sync, tieOut: found } = outcome;
  return {
    ok: sync.ok && found.differences.length === 0 && found.customers > 0,
    seconds,
    pageUrl,
    org: { url: org.url, apiVersion: org.apiVersion, clientId: org.clientId, users: org.users },
    erp: { url: erp.url, company: erp.companies[0]?.name, user: erp.user, password: erp.password },
    runs: sync.runs,
    tieOut: { customers: found.customers, differences: found.differences.length },
  };
}

/** Prints for a person what was moved, that it ties out, and where to look. */
export function printDemo(outcome: DemoOutcome, options: DemoOptions): void {
  const { sync, tieOut: found } = outcome;
  const lines = ['', 'Moved from Business Central to Salesforce:'];
  for (const run of sync.runs) {
    const counts = `${run.created} created, ${run.updated} updated, ${run.filtered} filtered, ${run.parked} parked`;
    lines.push(`  ${run.company.padEnd(8)} ${run.mapping.padEnd(20)} ${String(run.read).padStart(7)} read: ${counts}`);
  }
  for (const difference of found.differences.slice(0, 10)) lines.push(`  difference: ${difference}`);
  lines.push(`Tie-out: ${found.customers} customers, ${found.differences.length} differences.`, '');
  if (!options.once) {
    lines.push(`  Account pages    ${outcome.pageUrl}`);
    lines.push(`  Send an order    ${outcome.pageUrl}/lightning/o/Opportunity/list`);
    lines.push(`  Play the clerk   ${outcome.erp.url}/clerk`);
    lines.push('', 'Changes in the ERP show on the page within seconds. Ctrl-C stops everything.');
  }
  process.stdout.write(`${lines.join('\n')}\n`);
}
