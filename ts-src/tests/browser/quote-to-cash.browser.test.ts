/** The whole story in a real browser: a rep's quote becomes an order, is delivered, invoiced and paid in parts. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Browser, Locator, Page } from 'playwright-core';
import { startBrowser } from '../../../scripts/tasks/browser.ts';
import { accountsOfRep, sell, type Sale } from '../../../scripts/tasks/selling.ts';
import { createCompanion } from '../../companion/main.ts';
import type { Companion } from '../../companion/companion.ts';
import { startLocalPage, type LocalPage } from '../../local/page/index.ts';
import { openStage, type Stage } from '../e2e/stage.ts';
import { openPage } from './browser.ts';
import { picture } from './stage.ts';

/** The pages ask every few seconds, the companion every second; the rest is for a busy machine. */
const soon = { timeout: 40_000 };
const enough = { timeout: 300_000 };

let stage: Stage;
let pages: LocalPage;
let browser: Browser;
let companion: Companion;
let running: Promise<unknown>;
let sale: Sale;
const stop = new AbortController();

beforeAll(async () => {
  stage = await openStage({ org: { features: ['quotes', 'multicurrency'] } });
  await stage.companion.sync();
  const place = { org: stage.org, erp: stage.erp, rows: async (query: string) => stage.rows(query) };
  const [account = ''] = await accountsOfRep(place, 1);
  sale = await sell(place, account, 'Autumn order');
  companion = await createCompanion({ config: { ...stage.config, sweepSeconds: 1 } });
  await companion.sync();
  running = companion.run({ signal: stop.signal });
  pages = await startLocalPage({ org: stage.org, erpUrl: `${stage.erp.url}/clerk` });
  browser = await startBrowser();
}, 300_000);

afterAll(async () => {
  stop.abort();
  await running;
  await browser?.close();
  await pages?.close();
  await companion?.close();
  await stage?.close();
});

const panel = (page: Page, name: string): Locator => page.locator(`[data-component=${name}]`);
const cells = async (line: Locator): Promise<readonly string[]> => line.locator('td').allInnerTexts();

test('a quote is checked, sent, shipped, invoiced and paid in parts, and the rep sees each step', enough, async () => {
  const address = (object: string, id: string): string => `${pages.url}/lightning/r/${object}/${id}/view?user=rep`;
  const { page, errors, close } = await openPage(browser, address('Opportunity', sale.opportunity));
  const send = panel(page, 'erpSendToErp');

  await send.locator('[data-id=complete]').waitFor(soon);
  await picture(page, 'quote-to-cash-1-quote');
  await send.locator('[data-id=check] button').click();
  await send.locator('[data-id=verdict]').waitFor(soon);
  for (const { item } of sale.lines) await send.locator(`tr[data-line="${item}"]`).waitFor(soon);
  await picture(page, 'quote-to-cash-2-preflight');

  await send.locator('[data-id=send] button').click();
  await send.locator('[data-id=accepted]').waitFor(soon);
  const number = String(
    stage.rows(`SELECT ERP_Order_Number__c FROM Opportunity WHERE Id = '${sale.opportunity}'`)[0]?.[
      'ERP_Order_Number__c'
    ],
  );
  expect(await send.innerText()).toContain(number);
  const timeline = panel(page, 'erpOrderTimeline');
  const order = timeline.locator(`tr[data-order="${number}"]`);
  await order.waitFor(soon);
  await order.locator('[data-id=toggle]').click();
  const [sold] = sale.lines;
  const line = timeline.locator(`tr[data-line="${sold?.item}"]`);
  await line.waitFor(soon);
  await picture(page, 'quote-to-cash-3-order');

  const { clerk, companies } = stage.erp;
  const place = { company: companies[0]?.code ?? '', order: number };
  const [first] = clerk.orders({ company: place.company, number })[0]?.lines ?? [];
  clerk.releaseOrder(place);
  clerk.shipOrder({
    ...place,
    lines: [{ line: first?.line ?? 0, quantity: 3 }],
    carrier: 'HERON',
    trackingNumber: 'HX-2048',
  });
  await expect.poll(() => cells(line), soon).toSatisfy(([, shipped]: string[]) => shipped === '3');
  await picture(page, 'quote-to-cash-4-part-shipped');

  const invoice = clerk.invoiceOrder({ ...place, lines: [{ line: first?.line ?? 0, quantity: 2 }] });
  await expect.poll(() => cells(line), soon).toSatisfy(([, , invoiced]: string[]) => invoiced === '2');
  await picture(page, 'quote-to-cash-5-part-invoiced');

  const account = await openPage(browser, address('Account', sale.account));
  const document = panel(account.page, 'erpDocuments').locator('tr', { hasText: invoice.number });
  await document.waitFor(soon);
  const [customer] = stage.rows(`SELECT Number__c FROM ERP_Customer__c WHERE Account__c = '${sale.account}'`);
  clerk.receivePayment({
    company: place.company,
    customer: String(customer?.['Number__c']),
    amount: Math.round(invoice.total * 50) / 100,
    appliesTo: invoice.number,
  });
  await expect.poll(() => document.innerText(), soon).toContain('Partly paid');
  await picture(account.page, 'quote-to-cash-6-part-paid');
  expect([...errors, ...account.errors]).toEqual([]);
  await account.close();
  await close();
});
