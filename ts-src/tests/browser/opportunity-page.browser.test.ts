import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { updateRecord, upsertRecord } from '../../../scripts/tasks/bench/page/org-writer.ts';
import { violationsOn } from './axe.ts';
import { openPage, type WatchedPage } from './browser.ts';
import { takeCommand } from './companion.ts';
import { fillOpportunity } from './sale.ts';
import { DE, picture, startStage, type Stage } from './stage.ts';

const send = (page: Page) => page.locator('[data-component=erpSendToErp]');
const timeline = (page: Page) => page.locator('[data-component=erpOrderTimeline]');
const customerPanel = (page: Page) => page.locator('[data-component=erpOpportunityAccount]');

describe.each([
  ['plain', ''],
  ['as a package with a namespace', 'cpt'],
])('the opportunity page, %s', (_name, namespace) => {
  let stage: Stage;
  let account = '';
  let open: WatchedPage | undefined;

  beforeAll(async () => {
    stage = await startStage({ namespace });
    account = await stage.fill({
      name: 'Adatum Corporation',
      customers: [{ company: DE, number: '10000', documents: 40, creditLimit: 60_000 }],
    });
    await updateRecord(stage.admin, 'ERP_Customer__c', await customerId(), {
      Overdue__c: 1200,
      Overdue_Days__c: 34,
      Figures_As_Of__c: stage.today,
    });
  });
  afterAll(() => stage?.close());
  afterEach(async () => {
    await open?.close();
    open = undefined;
  });

  const customerId = (): Promise<string> =>
    stage.id("SELECT Id FROM ERP_Customer__c WHERE ERP_Key__c = 'DE|customer|10000'");
  async function shown(opportunity: string, user = 'rep', width = 1440): Promise<WatchedPage> {
    const address = `${stage.page.url}/lightning/r/Opportunity/${opportunity}/view?user=${user}`;
    open = await openPage(stage.browser, address, width);
    await send(open.page).locator('lightning-card[data-state=ready]').waitFor();
    return open;
  }
  const sale = (name: string, items: readonly string[] = ['1000', '1001']): Promise<string> =>
    fillOpportunity(stage, { name, account, items }).then(({ opportunity }) => opportunity);

  /** What the companion writes when an order came back. */
  async function orderOf(opportunity: string, number: string): Promise<string> {
    const key = `DE|salesOrder|${number}`;
    const order = await upsertRecord(stage.admin, 'ERP_Order__c', {
      ERP_Key__c: key,
      Customer__r: { ERP_Key__c: 'DE|customer|10000' },
      Opportunity__c: opportunity,
      Company__c: 'DE',
      Number__c: number,
      Status__c: 'Open',
      Order_Date__c: stage.today,
      Currency__c: 'EUR',
      Net__c: 400,
      Gross__c: 476,
      Open_Net__c: 300,
      Lines_Expected__c: 2,
      Lines_Net_Expected__c: 400,
      Next_Shipment_Date__c: '2099-03-01',
      Sent__c: new Date().toISOString(),
    });
    const line = { Type__c: 'Item', Unit__c: 'PCS', Unit_Price__c: 100, Net__c: 200, Order__r: { ERP_Key__c: key } };
    await upsertRecord(stage.admin, 'ERP_Order_Line__c', {
      ...line,
      ERP_Key__c: `${key}|1`,
      Line_Number__c: 10000,
      Item_Number__c: '1000',
      Description__c: 'Item 1000',
      Quantity__c: 2,
      Shipped_Quantity__c: 1,
      Invoiced_Quantity__c: 1,
      Shipment_Date__c: '2099-03-01',
      Sent_Quantity__c: 3,
      Sent_Unit_Price__c: 100,
      Sent_Item_Number__c: '1000',
      Sent_Shipment_Date__c: '2099-02-01',
    });
    await upsertRecord(stage.admin, 'ERP_Order_Line__c', {
      ...line,
      ERP_Key__c: `${key}|2`,
      Line_Number__c: 20000,
      Item_Number__c: '1001',
      Description__c: 'Item 1001',
      Quantity__c: 2,
      Shipped_Quantity__c: 0,
      Shipment_Date__c: '2099-03-01',
    });
    await upsertRecord(stage.admin, 'ERP_Shipment__c', {
      ERP_Key__c: `DE|salesShipment|${number}`,
      Customer__r: { ERP_Key__c: 'DE|customer|10000' },
      Order__r: { ERP_Key__c: key },
      Company__c: 'DE',
      Number__c: `SH-${number}`,
      Posting_Date__c: stage.today,
      Carrier__c: 'DHL',
      Tracking_Number__c: 'JD0001',
      Tracking_Url__c: 'https://track.example/JD0001',
      Lines_Text__c: '1 PCS Item 1000',
    });
    return order;
  }

  it('checks and sends an opportunity once, and shows the order that came of it', async () => {
    const opportunity = await sale('Desks for Berlin');
    const { page, errors } = await shown(opportunity);
    await send(page).getByText('Everything needed is here').waitFor();
    await picture(page, `opportunity-ready${namespace}`);

    await send(page).getByRole('button', { name: 'Check' }).click();
    const check = await takeCommand(stage, 'check-quote');
    await check.answer({ Status__c: 'Running', Progress__c: '1/2 Asking the ERP for prices' });
    await send(page).getByText('Step 1 of 2').waitFor();
    await check.answer({ Status__c: 'Done', Result__c: JSON.stringify(preflight) });
    await send(page).getByText('Can be sent, with warnings').waitFor();
    await picture(page, `opportunity-checked${namespace}`);
    expect(await violationsOn(page)).toEqual([]);

    await send(page).getByRole('button', { name: 'Send to ERP' }).dblclick();
    const sent = await takeCommand(stage, 'send-quote');
    expect(sent.request).toEqual({ erpCustomerId: await customerId() });
    await sent.answer({ Status__c: 'Running', Progress__c: '3/7 Creating the order' });
    await send(page).getByText('Step 3 of 7: Creating the order').waitFor();
    await picture(page, `opportunity-sending${namespace}`);
    const order = await orderOf(opportunity, 'SO-1');
    await updateRecord(stage.admin, 'Opportunity', opportunity, {
      ERP_Order_Number__c: 'SO-1',
      ERP_Send_State__c: 'Accepted',
      ERP_Sent__c: new Date().toISOString(),
    });
    const result = { documentType: 'order', number: 'SO-1', orderId: order, created: true };
    await sent.answer({ Status__c: 'Done', Result__c: JSON.stringify(result) });
    await send(page).getByText('Order SO-1 is in the ERP.').waitFor();
    await timeline(page).locator('tr[data-order="SO-1"]').waitFor();
    expect(await send(page).getByRole('button', { name: /Send/ }).count()).toBe(0);
    const where = `Target_Id__c = '${opportunity}' AND Kind__c = 'send-quote'`;
    expect(await stage.value(`SELECT COUNT(Id) n FROM ERP_Command__c WHERE ${where}`)).toBe(1);
    await picture(page, `opportunity-accepted${namespace}`);
    expect(await violationsOn(page)).toEqual([]);
    expect(errors).toEqual([]);
  });

  it('goes on following when the page is opened again', async () => {
    const opportunity = await sale('Opened again');
    const first = await shown(opportunity);
    await send(first.page).getByRole('button', { name: 'Send to ERP' }).click();
    const sent = await takeCommand(stage, 'send-quote');
    await first.close();
    const { page } = await shown(opportunity);
    await sent.answer({ Status__c: 'Checking', Progress__c: '4/7 Looking for the order' });
    await send(page).getByText('do not enter the order by hand').waitFor();
    expect(await send(page).getByRole('button', { name: 'Send to ERP' }).isDisabled()).toBe(true);
    const problems = [
      { code: 'X', severity: 'block', message: 'The item is blocked.', field: 'Product', action: 'Take another.' },
    ];
    await sent.answer({
      Status__c: 'Refused',
      Error_Code__c: 'CMD_ERP_SAID_NO',
      Error_Message__c: 'The ERP refused the order: item 1001 is blocked.',
      Result__c: JSON.stringify({ problems }),
    });
    await send(page).getByText('item 1001 is blocked').waitFor();
    await send(page).getByText('Field to change: Product.').waitFor();
    expect(await send(page).getByRole('button', { name: 'Send again' }).isEnabled()).toBe(true);
    await picture(page, `opportunity-refused${namespace}`);
    expect(await violationsOn(page)).toEqual([]);
  });

  it('shows an order line by line and asks the ERP for a change, with the keyboard', async () => {
    const opportunity = await sale('Changed later');
    await orderOf(opportunity, 'SO-2');
    const { page, errors } = await shown(opportunity);
    await timeline(page).locator('[data-id=toggle]').first().focus();
    await page.keyboard.press('Enter');
    await timeline(page).getByText('Quantity was 3, now 2.').waitFor();
    await timeline(page).getByRole('link', { name: 'Track JD0001' }).waitFor();
    await picture(page, `opportunity-order${namespace}`);
    await timeline(page).getByRole('button', { name: 'Change or cancel lines' }).press('Enter');
    await timeline(page).getByLabel('New quantity: Item 1001').fill('5');
    await page.keyboard.press('Tab');
    await picture(page, `opportunity-change${namespace}`);
    expect(await violationsOn(page)).toEqual([]);
    await timeline(page).getByRole('button', { name: 'Ask for the change' }).press('Enter');
    const change = await takeCommand(stage, 'change-order');
    expect(change.request).toEqual({ lines: [{ lineId: expect.any(String), quantity: 5 }] });
    const lineId = (change.request.lines as { lineId: string }[])[0]!.lineId;
    await updateRecord(stage.admin, 'ERP_Order_Line__c', lineId, { Quantity__c: 5 });
    await change.answer({ Status__c: 'Done', Result__c: JSON.stringify({ changed: [{ lineId }], refused: [] }) });
    await timeline(page).getByText('The ERP took the change.').waitFor();
    await expect.poll(() => timeline(page).locator('tr[data-line="1001"]').innerText()).toContain('5 PCS');
    expect(errors).toEqual([]);
  });

  it('says what is missing, what is overdue, and the last prices', async () => {
    const opportunity = await sale('Nothing in it', []);
    const { page, errors } = await shown(opportunity);
    await send(page).getByText('There are no products.').waitFor();
    expect(await send(page).getByRole('button', { name: 'Send to ERP' }).isDisabled()).toBe(true);
    await customerPanel(page).getByText('€1,200.00 overdue, the oldest by 34 days').waitFor();
    await timeline(page).getByText('There are no orders yet.').waitFor();
    await picture(page, `opportunity-missing${namespace}`);
    expect(await violationsOn(page)).toEqual([]);
    expect(errors).toEqual([]);
    await open?.close();
    const [bought] = await stage.rows(
      'SELECT Item_Number__c FROM ERP_Invoice_Line__c WHERE Item_Number__c != null LIMIT 1',
    );
    const known = await sale('Bought before', [String(Object.values(bought ?? {}).at(-1))]);
    const again = await shown(known);
    await expect.poll(() => customerPanel(again.page).locator('[data-id=prices]').innerText()).toContain('€');
  });

  it('lets somebody who may not sell look, and fits narrow screens', async () => {
    const opportunity = await sale('Narrow');
    await orderOf(opportunity, 'SO-3');
    const finance = await shown(opportunity, 'finance');
    await send(finance.page).getByText('permission set ERP Seller').waitFor();
    expect(await send(finance.page).getByRole('button').count()).toBe(0);
    await finance.close();
    const { page } = await shown(opportunity, 'rep', 400);
    await timeline(page).locator('tr[data-order="SO-3"]').waitFor();
    await picture(page, `opportunity-narrow${namespace}`);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
  });
});

const line = {
  unit: 'PCS',
  quantity: 2,
  currency: 'EUR',
  price: 100,
  discountPercent: 0,
  erpDiscountPercent: 0,
  erpSource: 'Price list S00001',
  stock: 12,
  shipmentDate: '2099-02-01',
};
const preflight = {
  ready: true,
  customer: {
    number: '10000',
    name: 'Adatum Corporation',
    company: 'CRONUS DE',
    currency: 'EUR',
    terms: '30 days',
    shipTo: 'Station Road 21, Berlin',
    blocked: null,
    prospect: false,
  },
  credit: {
    currency: 'EUR',
    limit: 60_000,
    balance: 40_000,
    openOrders: 0,
    thisOrder: 400,
    after: 40_400,
    exceeded: false,
  },
  lines: [
    {
      ...line,
      lineId: 'l1',
      product: 'Item 1000',
      item: '1000',
      variant: null,
      erpPrice: 100,
      verdict: 'ok',
      problems: [],
    },
    {
      ...line,
      lineId: 'l2',
      product: 'Item 1001',
      item: '1001',
      variant: null,
      erpPrice: 95,
      verdict: 'warning',
      problems: [
        {
          code: 'P',
          severity: 'warning',
          message: 'The price is above that of the ERP.',
          field: 'Sales Price',
          action: 'Keep it, or take the price of the ERP.',
        },
      ],
    },
  ],
  problems: [],
  checked: new Date().toISOString(),
};
