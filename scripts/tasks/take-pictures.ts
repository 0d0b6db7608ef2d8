/**
 * Takes the pictures of README and docs from a running demo (`./scripts/demo`): the account page of a customer with
 * overdue amounts as the rep sees it, the list of accounts, the clerk's page, and an opportunity that is checked, sent to
 * the ERP and delivered in part. Names in them are the demo's own. It sends the order for real: once a demo.
 */
import { mkdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Browser, Locator, Page } from 'playwright-core';
import { startBrowser } from './browser.ts';
import type { OrgInfo } from './child-system.ts';
import { adminOf } from './local-connection.ts';
import { clerk } from './clerk.ts';
import { repositoryRoot } from './repository.ts';
import { soql } from './soql.ts';

const help = `Takes the pictures of README and docs from a running demo.

Usage: node scripts/tasks/take-pictures.ts [--demo FILE] [--to FOLDER]

  --demo FILE   what the demo wrote when it was ready (default: .counterpart/demo.json)
  --to FOLDER   where the pictures go (default: docs/images)

Example: ./scripts/demo & node scripts/tasks/take-pictures.ts
`;

const WIDTH = 1440;

/** Pictures are part of every clone; larger ones would be noticed there. */
const BYTES_MAX = 400_000;

interface Demo {
  readonly pageUrl: string;
  readonly org: OrgInfo;
  readonly erp: { readonly url: string };
}
interface Customer {
  readonly Account__c: string;
  readonly Company__c: string;
  readonly Number__c: string;
  readonly Balance__c: number;
  readonly Overdue__c: number;
  readonly Credit_Limit__c: number;
}

/** A customer of the rep that shows much on one page: partly overdue, within its limit, many documents. */
async function chooseCustomer(org: OrgInfo): Promise<Customer> {
  const rows = soql<Customer>(
    adminOf(org),
    `SELECT Account__c, Company__c, Number__c, Balance__c, Overdue__c, Credit_Limit__c FROM ERP_Customer__c ` +
      `WHERE Account__r.Owner.Username LIKE 'rep@%' AND Overdue__c > 1000 AND Credit_Limit__c > 0 AND Blocked__c = null ` +
      `AND Invoice_Count__c > 30 AND Overdue_Days__c > 40 ORDER BY Overdue__c DESC`,
  );
  let first: Customer | undefined;
  for await (const row of rows) {
    first ??= row;
    const share = row.Overdue__c / row.Balance__c;
    if (share > 0.3 && share < 0.95 && row.Balance__c < row.Credit_Limit__c) return row;
  }
  if (!first)
    throw new Error('The demo has no customer that fits the picture; start it with its default size and seed.');
  return first;
}

async function openPage(browser: Browser, address: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: WIDTH, height: 900 }, locale: 'en-GB' });
  const page = await context.newPage();
  await page.goto(address);
  return page;
}

async function save(page: Page, file: string, height: number): Promise<void> {
  await page.screenshot({ path: file, fullPage: true, clip: { x: 0, y: 0, width: WIDTH, height } });
  const { size } = await stat(file);
  if (size > BYTES_MAX) throw new Error(`${file} has ${size} bytes, more than ${BYTES_MAX}. Crop it.`);
  process.stderr.write(`${file}: ${Math.round(size / 1000)} kB\n`);
}

async function bottomOf(part: Locator): Promise<number> {
  const box = await part.boundingBox();
  return Math.ceil((box?.y ?? 0) + (box?.height ?? 0));
}

async function takeAccountPage(browser: Browser, demo: Demo, to: string): Promise<void> {
  const customer = await chooseCustomer(demo.org);
  const page = await openPage(browser, `${demo.pageUrl}/lightning/r/Account/${customer.Account__c}/view?user=rep`);
  const panel = (name: string): Locator => page.locator(`[data-component=${name}]`);
  for (const name of ['erpAccountFacts', 'erpDocuments', 'erpSales', 'erpAging', 'erpPaymentBehaviour']) {
    await panel(name).locator('lightning-card[data-state=ready]').waitFor();
  }
  await panel('erpDocuments')
    .getByRole('button', { name: /^Show details of/ })
    .nth(1)
    .click();
  await panel('erpDocuments').locator('c-erp-document-lines table').waitFor();
  await panel('erpSales').locator('canvas').waitFor();
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
  const bottoms = await Promise.all([bottomOf(panel('erpSales')), bottomOf(panel('erpPaymentBehaviour'))]);
  await save(page, join(to, 'account-page.png'), Math.max(...bottoms));
}

async function takeAccountList(browser: Browser, demo: Demo, to: string): Promise<void> {
  const page = await openPage(browser, `${demo.pageUrl}/lightning/o/Account/list?user=rep`);
  await page.locator('table tbody tr').nth(10).waitFor();
  await save(page, join(to, 'account-list.png'), 900);
}

async function takeClerkPage(browser: Browser, demo: Demo, to: string): Promise<void> {
  const customer = await chooseCustomer(demo.org);
  const page = await openPage(browser, `${demo.erp.url}/clerk`);
  const choose = async (list: string, value: string): Promise<void> => {
    await page.locator(`${list} option[value="${value}"]`).waitFor({ state: 'attached' });
    await page.selectOption(list, value);
    await page.waitForLoadState('networkidle');
  };
  await choose('#company', customer.Company__c);
  await choose('#customer', customer.Number__c);
  await page.locator('#facts', { hasText: 'Balance' }).waitFor();
  await save(page, join(to, 'clerk-page.png'), 900);
}

/** Checks and sends an opportunity of the demo, lets the clerk deliver a part, and takes a picture before and after. */
async function takeOpportunity(browser: Browser, demo: Demo, to: string): Promise<void> {
  const ready = "SELECT Id FROM Opportunity WHERE Name = 'Reception area, ground floor' AND ERP_Order_Number__c = null";
  const [opportunity] = await Array.fromAsync(soql<{ Id: string }>(adminOf(demo.org), ready));
  if (!opportunity) throw new Error('The opportunity of the demo was sent already; start the demo anew.');
  const page = await openPage(browser, `${demo.pageUrl}/lightning/r/Opportunity/${opportunity.Id}/view?user=rep`);
  const send = page.locator('[data-component=erpSendToErp]');
  await send.locator('[data-id=check] button').click();
  await send.locator('[data-id=verdict]').waitFor();
  await save(page, join(to, 'opportunity-check.png'), (await bottomOf(send)) + 8);
  await send.locator('[data-id=send] button').click();
  await send.locator('[data-id=accepted]').waitFor();
  const asked = `SELECT ERP_Order_Number__c FROM Opportunity WHERE Id = '${opportunity.Id}'`;
  const [sent] = await Array.fromAsync(soql<{ ERP_Order_Number__c: string }>(adminOf(demo.org), asked));
  const order = { company: 'NW', order: sent?.ERP_Order_Number__c ?? '' };
  await clerk(demo.erp.url, 'shipOrder', {
    ...order,
    lines: [{ line: 10_000, quantity: 3 }],
    carrier: 'HERON',
    trackingNumber: 'HX-2048',
  });
  await clerk(demo.erp.url, 'invoiceOrder', { ...order, lines: [{ line: 10_000, quantity: 2 }] });
  const timeline = page.locator('[data-component=erpOrderTimeline]');
  await timeline.locator('[data-id=toggle]').click();
  await timeline.getByText('HX-2048').waitFor();
  await timeline.getByText('Partly shipped').waitFor();
  await save(page, join(to, 'opportunity-order.png'), (await bottomOf(timeline)) + 8);
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      demo: { type: 'string', default: join(repositoryRoot, '.counterpart/demo.json') },
      to: { type: 'string', default: join(repositoryRoot, 'docs/images') },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(help);
    return 0;
  }
  const demo = JSON.parse(await readFile(values.demo, 'utf8')) as Demo;
  await mkdir(values.to, { recursive: true });
  const browser = await startBrowser();
  try {
    await takeAccountPage(browser, demo, values.to);
    await takeAccountList(browser, demo, values.to);
    await takeClerkPage(browser, demo, values.to);
    await takeOpportunity(browser, demo, values.to);
  } finally {
    await browser.close();
  }
  return 0;
}

process.exitCode = await main().catch((error: Error) => {
  process.stderr.write(`${error.message}\n\n${help}`);
  return error.message.startsWith('Unknown option') ? 2 : 1;
});
