import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { fillAccount, fillConnection, type AccountSetup } from '../../../scripts/tasks/bench/page/fill-org.ts';
import type { OrgAccess } from '../../../scripts/tasks/bench/page/org-writer.ts';
import { startBrowser } from '../../../scripts/tasks/browser.ts';
import { repositoryRoot } from '../../../scripts/tasks/repository.ts';
import { soql } from '../../../scripts/tasks/soql.ts';
import { startLocalOrg, type LocalOrg, type OrgFeature, type UserDefinition } from '../../local/org/index.ts';
import { startLocalPage, type LocalPage } from '../../local/page/index.ts';

export const DE = { code: 'DE', name: 'CRONUS DE', currency: 'EUR' };
export const UK = { code: 'UK', name: 'CRONUS UK', currency: 'GBP' };

/** An org, the pages on it and a browser, as one. */
export interface Stage {
  readonly org: LocalOrg;
  readonly page: LocalPage;
  readonly browser: Browser;
  /** Write access as the administrator. */
  readonly admin: OrgAccess;
  /** Today as the browser has it. */
  readonly today: string;
  readonly namespace: string;
  /** Address of an account's page for a user. */
  address(accountId: string, user?: string): string;
  /** Fills an account that the representative owns, unless it says otherwise. */
  fill(setup: AccountSetup): Promise<string>;
  /** Rows of a SOQL query, as the administrator; names without namespace. */
  rows(query: string): Promise<Record<string, unknown>[]>;
  /** Last column of the first row of a SOQL query, as the administrator; names without namespace. */
  value(query: string): Promise<number>;
  /** Id of the first row of a SOQL query, as the administrator; rejects when there is none. */
  id(query: string): Promise<string>;
  close(): Promise<void>;
}

/** Starts everything with an empty org and a connection that ran just now. */
export async function startStage(
  options: { namespace?: string; users?: readonly UserDefinition[]; features?: readonly OrgFeature[] } = {},
): Promise<Stage> {
  const namespace = options.namespace ?? '';
  const org = await startLocalOrg({
    ...(namespace ? { namespace } : {}),
    ...(options.features ? { features: options.features } : {}),
    ...(options.users ? { users: options.users } : {}),
  });
  const page = await startLocalPage({ org, namespace, erpUrl: 'http://127.0.0.1:9/clerk' });
  const browser = await startBrowser();
  const token = org.users.find(({ name }) => name === 'admin')!.accessToken;
  const admin: OrgAccess = { url: org.url, accessToken: token, namespace };
  await fillConnection(admin, [DE, UK]);
  const today = new Date().toISOString().slice(0, 10);
  const reader = { ...admin, apiVersion: org.apiVersion };
  const rows = (query: string): Promise<Record<string, unknown>[]> => Array.fromAsync(soql(reader, query));
  const [rep] = await rows("SELECT Id FROM User WHERE Username LIKE 'rep@%'");
  return {
    org,
    page,
    browser,
    admin,
    today,
    namespace,
    address: (accountId, user = 'rep') => `${page.url}/lightning/r/Account/${accountId}/view?user=${user}`,
    fill: (setup) => fillAccount(admin, { ownerId: String(rep!.Id), ...setup }, today),
    rows,
    value: async (query) => Number(Object.values((await rows(query))[0] ?? {}).at(-1) ?? 0),
    id: async (query) => String((await rows(query))[0]!['Id']),
    close: async () => {
      await browser.close();
      await page.close();
      await org.close();
    },
  };
}

/** All six panels of the account page, as the FlexiPage names them. */
export const panels = [
  'erpAccountFacts',
  'erpDocuments',
  'erpSales',
  'erpTopProducts',
  'erpAging',
  'erpPaymentBehaviour',
] as const;

/** One panel on the page. */
export const panel = (page: Page, name: (typeof panels)[number]) => page.locator(`[data-component=${name}]`);

/** Waits until every panel is in a state (ready unless said otherwise). */
export async function untilAll(page: Page, state = 'ready'): Promise<void> {
  for (const name of panels) await panel(page, name).locator(`lightning-card[data-state=${state}]`).waitFor();
}

/**
 * Keeps a picture of the whole page for people to look at, in the folder that COUNTERPART_PICTURES names where pictures
 * of the documentation are taken (`scripts/tasks/take-guide-pictures.ts`).
 */
export async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env['COUNTERPART_PICTURES'] ?? join(repositoryRoot, '.counterpart/screenshots');
  await mkdir(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
}
