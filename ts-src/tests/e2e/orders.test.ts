/** Orders and prices from the local ERP into the local org: what the clerk does is seen there. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SyncReport } from '../../companion/companion.ts';
import { openStage, runOf, sumOf, type Stage } from './stage.ts';

let stage: Stage;
let first: SyncReport;
let company: string;
let customer: string;

beforeAll(async () => {
  stage = await openStage({ org: { features: ['quotes', 'multicurrency'] } });
  company = stage.erp.companies[0]?.code ?? '';
  first = await stage.companion.sync();
  const free = stage.rows(
    `SELECT Number__c FROM ERP_Customer__c WHERE Company__c = '${company}' AND Blocked__c = null ORDER BY Number__c LIMIT 1`,
  );
  customer = String(free[0]?.['Number__c']);
}, 120_000);
afterAll(() => stage.close());

const orderRow = (number: string) =>
  stage.rows(
    `SELECT Status__c, Lines_Expected__c, Complete__c, Open_Net__c, Next_Shipment_Date__c FROM ERP_Order__c ` +
      `WHERE Company__c = '${company}' AND Number__c = '${number}'`,
  )[0];
const lineRows = (number: string) =>
  stage.rows(
    `SELECT Line_Number__c, Quantity__c, Shipped_Quantity__c, Invoiced_Quantity__c, Removed__c, Replaced_By__c ` +
      `FROM ERP_Order_Line__c WHERE Order__r.Number__c = '${number}' AND Order__r.Company__c = '${company}' ORDER BY Line_Number__c`,
  );
const item = (): string =>
  String(
    stage.rows(
      `SELECT ERP_Item_Number__c FROM Product2 WHERE ERP_Company__c = '${company}' AND IsActive = true ORDER BY ERP_Item_Number__c LIMIT 1`,
    )[0]?.['ERP_Item_Number__c'],
  );

describe('the first sync', () => {
  it('brings every mapping to its end', () => {
    const unwell = first.runs.filter((run) => run.outcome !== 'Done');
    expect(unwell.map((run) => [run.mapping, run.outcome, run.errorMessage])).toEqual([]);
    expect(first.notices ?? []).toEqual([]);
    expect(sumOf(first, 'parked')).toBe(0);
  });

  it('fills the standard price book and one for each price group', () => {
    const entries = stage.rows('SELECT Id, UnitPrice FROM PricebookEntry WHERE Pricebook2.IsStandard = true');
    expect(entries.length).toBeGreaterThan(0);
    expect(first.pricesWritten).toBeGreaterThan(entries.length);
  });

  it('writes nothing the second time', async () => {
    expect((await stage.companion.sync()).writes).toBe(0);
  });
});

describe('an order', () => {
  it('is seen from its first day to the invoice that finishes it', async () => {
    const { clerk } = stage.erp;
    const lines = [
      { item: item(), quantity: 4 },
      { item: item(), quantity: 2 },
    ];
    const { number } = clerk.createOrder({ company, customer, lines });
    clerk.releaseOrder({ company, order: number });
    await stage.companion.sync();
    expect(orderRow(number)).toMatchObject({ Status__c: 'Open', Lines_Expected__c: 2, Complete__c: true });
    const [one] = clerk.orders({ company, number })[0]?.lines ?? [];
    clerk.shipOrder({ company, order: number, lines: [{ line: one?.line ?? 0, quantity: 3 }], trackingNumber: '42' });
    await stage.companion.sync();
    expect(lineRows(number)[0]).toMatchObject({ Shipped_Quantity__c: 3, Invoiced_Quantity__c: 0 });
    const shipment = stage.rows(
      `SELECT Tracking_Number__c, Lines_Text__c FROM ERP_Shipment__c WHERE Order__r.Number__c = '${number}'`,
    );
    expect(shipment).toMatchObject([{ Tracking_Number__c: '42', Lines_Text__c: expect.stringContaining(item()) }]);
    clerk.shipOrder({ company, order: number });
    clerk.invoiceOrder({ company, order: number });
    const report = await stage.companion.sync();
    expect(runOf(report, 'sales-order', company)).toMatchObject({ updated: 1, deleted: 0, parked: 0 });
    expect(orderRow(number)).toMatchObject({ Status__c: 'Finished', Open_Net__c: 0, Complete__c: true });
    expect(lineRows(number)).toMatchObject([
      { Shipped_Quantity__c: 4, Invoiced_Quantity__c: 4 },
      { Shipped_Quantity__c: 2, Invoiced_Quantity__c: 2 },
    ]);
  });
});
