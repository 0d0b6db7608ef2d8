import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { INTEGRATIONS } from '../../companion.ts';
import type { SourceRecord } from '../../erp/contract.ts';
import { createWorld, customerRecord, invoiceRecord, type World } from '../memory/world.ts';
import { createItemSums, type SoldLine } from './customer-items.ts';
import { fiscalWindow } from './fiscal-window.ts';

const window = fiscalWindow(['2025-01-01', '2026-01-01'], '2026-06-15');
const line = (date: string, more: Partial<SoldLine> = {}): SoldLine => ({
  invoice: `i-${date}`,
  date,
  creditMemo: false,
  item: 'A',
  description: 'Thing',
  product: null,
  quantity: 1,
  netHome: 10,
  ...more,
});
const sums = (lines: readonly SoldLine[], max = 50) => {
  const items = createItemSums(window);
  for (const entry of lines) items.add(entry);
  return items.finish(max);
};

describe('the fiscal window', () => {
  it('compares the year so far with the same days of the year before', () => {
    expect(window).toEqual({
      start: '2026-01-01',
      today: '2026-06-15',
      lastStart: '2025-01-01',
      lastSameDay: '2025-06-15',
      lastEnd: '2025-12-31',
    });
  });

  it('follows a year that does not begin in January, and carries on a calendar nobody continued', () => {
    expect(fiscalWindow(['2024-04-01'], '2026-03-31')).toMatchObject({ start: '2025-04-01', lastStart: '2024-04-01' });
    expect(fiscalWindow([], '2026-03-31')).toMatchObject({ start: '2026-01-01', lastEnd: '2025-12-31' });
  });

  it('knows what answers to 29 February', () => {
    expect(fiscalWindow(['2024-01-01'], '2024-02-29').lastSameDay).toBe('2023-02-28');
  });

  it('never lets the same days reach into this year', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2000-01-01'), max: new Date('2090-01-01'), noInvalidDate: true }),
        (date) => {
          const found = fiscalWindow(['2010-07-01', '2020-02-01'], date.toISOString().slice(0, 10));
          expect(found.lastSameDay <= found.lastEnd && found.lastEnd < found.start && found.start <= found.today).toBe(
            true,
          );
        },
      ),
    );
  });
});

describe('what a customer buys', () => {
  it('adds up this year, last year and last year to date, credit memos taken off', () => {
    const [item] = sums([
      line('2026-02-01', { netHome: 0.1 }),
      line('2026-02-02', { netHome: 0.2 }),
      line('2026-02-03', { creditMemo: true, netHome: 0.05, quantity: 2 }),
      line('2025-03-01', { netHome: 5 }),
      line('2025-09-01', { netHome: 7 }),
      line('2024-09-01', { netHome: 100 }),
    ]);
    expect(item).toMatchObject({
      netThisYear: 0.25,
      netLastYear: 12,
      netLastYearToDate: 5,
      quantityThisYear: 0,
      times: 5,
      firstDate: '2024-09-01',
      lastDate: '2026-02-02',
    });
  });

  it('calls an item stopped when it was bought five times and not for longer than its usual gap', () => {
    const monthly = ['2025-10-01', '2025-11-01', '2025-12-01', '2026-01-01', '2026-02-01'];
    expect(sums(monthly.map((date) => line(date)))[0]).toMatchObject({ stopped: true, usualGapDays: 31 });
    expect(sums(monthly.slice(1).map((date) => line(date)))[0]).toMatchObject({ stopped: false });
    const fresh = ['2026-02-10', '2026-03-10', '2026-04-10', '2026-05-10', '2026-06-10'];
    expect(sums(fresh.map((date) => line(date)))[0]).toMatchObject({ stopped: false });
  });

  it('keeps the best of many items and still shows those no longer bought', () => {
    const many = Array.from({ length: 80 }, (_, n) => line('2026-03-01', { item: `N${n}`, netHome: 1000 - n }));
    const gone = ['2025-01-01', '2025-01-08', '2025-01-15', '2025-01-22', '2025-01-29'].map((date) =>
      line(date, { item: 'gone', netHome: 1 }),
    );
    const items = sums([...many, ...gone]);
    expect(items).toHaveLength(50);
    expect(items.map((item) => item.rank)).toEqual(items.map((_, index) => index + 1));
    expect(items.at(-1)).toMatchObject({ item: 'gone', stopped: true });
    expect(items[0]).toMatchObject({ item: 'N0', rank: 1 });
  });

  it('does not depend on the order of the lines', () => {
    const lines = ['2026-01-05', '2026-03-05', '2025-02-05', '2026-02-05'].map((date, n) =>
      line(date, { netHome: n + 0.01 }),
    );
    fc.assert(
      fc.property(fc.shuffledSubarray(lines, { minLength: lines.length }), (shuffled) => {
        expect(sums(shuffled)).toEqual(sums(lines));
      }),
    );
  });

  it('keeps items apart that differ by case alone', () => {
    expect(sums([line('2026-01-05', { item: 'a1' }), line('2026-01-05', { item: 'A1' })])).toHaveLength(2);
  });
});

describe('figures in Salesforce', () => {
  const entry = (id: string, due: string, remaining: number): SourceRecord => ({
    id,
    customer: 'c1',
    invoice: '',
    due,
    open: true,
    remaining,
  });
  const customer = (world: World) =>
    world.salesforce.records('ERP_Customer__c').find((row) => row['ERP_Key__c'] === 'GB|customer|c1') ?? {};

  async function filled(): Promise<World> {
    const world = await createWorld();
    world.erp.put('GB', 'customer', customerRecord('c1'));
    world.erp.put('GB', 'customer', customerRecord('c2'));
    const withItem = invoiceRecord('d1', 'c1', [10, 20]);
    world.erp.put('GB', 'item', { id: 'A', name: 'A' });
    world.erp.put('GB', 'invoice', {
      ...withItem,
      lines: (withItem['lines'] as readonly SourceRecord[]).map((entry_) => ({ ...entry_, item: 'A' })),
    });
    world.erp.put('GB', 'invoice', { ...invoiceRecord('d2', 'c1', [7]), date: '2025-03-01' });
    world.erp.put('GB', 'invoice', { ...invoiceRecord('d3', 'c1', [9]), date: '2025-12-01' });
    world.erp.put('GB', 'entry', entry('e1', '2026-06-01', 100));
    world.erp.put('GB', 'entry', entry('e2', '2026-05-16', 50.5));
    world.erp.put('GB', 'entry', entry('e3', '2026-07-01', 30));
    world.erp.put('GB', 'entry', entry('e4', '2026-01-01', -20));
    return world;
  }

  it('say what is overdue since when, and the sales of this and last year to date', async () => {
    const world = await filled();
    const report = await world.sync().pass({ integrations: INTEGRATIONS });
    expect(report.figuresWritten).toBe(3);
    expect(customer(world)).toMatchObject({
      Overdue__c: 150.5,
      Overdue_Days__c: 30,
      Sales_This_Year__c: 30,
      Sales_Last_Year_To_Date__c: 7,
      Fiscal_Year_Start__c: '2026-01-01',
      Figures_As_Of__c: '2026-06-15',
      Reporting_Currency__c: 'GBP',
      Balance_Reporting__c: 160.5,
    });
    expect(world.salesforce.records('ERP_Customer_Item__c')).toMatchObject([
      { Item_Number__c: 'A', Times__c: 1, Net_This_Year__c: 30, Rank__c: 1, Stopped__c: false },
    ]);
  });

  it('name only what is bought, not freight on a ledger account', async () => {
    const world = await filled();
    const freight = { id: 'd4-9', type: 'Account', item: '6110', text: 'Freight', net: 5 };
    const invoice = invoiceRecord('d4', 'c1', [10]);
    const lines = (invoice['lines'] as readonly SourceRecord[]).map((each) => ({ ...each, type: 'Item', item: 'A' }));
    world.erp.put('GB', 'invoice', { ...invoice, lines: [...lines, freight] });
    await world.sync().pass({ integrations: INTEGRATIONS });
    const items = world.salesforce.records('ERP_Customer_Item__c').map((row) => row['Item_Number__c']);
    expect(items).toEqual(['A']);
    expect(customer(world)).toMatchObject({ Sales_This_Year__c: 45 });
  });

  it('stand in the reporting currency beside the own one, and are left empty without a rate', async () => {
    const world = await filled();
    const reporting = { currency: 'EUR', rates: { GBP: 1.2 } };
    await world.sync({ figures: { customerItems: 0, reporting } }).pass({ integrations: INTEGRATIONS });
    expect(customer(world)).toMatchObject({
      Reporting_Currency__c: 'EUR',
      Overdue_Reporting__c: 180.6,
      Overdue__c: 150.5,
    });
    expect(world.salesforce.records('ERP_Customer_Item__c')).toEqual([]);
    const other = await filled();
    await other
      .sync({ figures: { customerItems: 0, reporting: { currency: 'EUR', rates: {} } } })
      .pass({ integrations: INTEGRATIONS });
    expect(customer(other)).toMatchObject({ Reporting_Currency__c: null, Overdue_Reporting__c: null });
  });

  it('are written again for the customers concerned, and for all once a day', async () => {
    const world = await filled();
    const sync = () => world.sync().pass({ integrations: INTEGRATIONS });
    await sync();
    expect((await sync()).figuresWritten).toBe(0);
    world.erp.put('GB', 'entry', entry('e3', '2026-06-10', 30));
    expect((await sync()).figuresWritten).toBe(1);
    expect(customer(world)['Overdue__c']).toBe(180.5);
    world.clock.advance(86_400_000);
    expect((await sync()).figuresWritten).toBe(2);
    expect(customer(world)).toMatchObject({ Overdue_Days__c: 31, Figures_As_Of__c: '2026-06-16' });
    expect((await sync()).writes).toBe(0);
  });

  it('lose the row of an item that the customer did not buy after all', async () => {
    const world = await filled();
    await world.sync().pass({ integrations: INTEGRATIONS });
    world.erp.put('GB', 'invoice', invoiceRecord('d1', 'c1', [10]));
    await world.sync().pass({ integrations: INTEGRATIONS });
    expect(world.salesforce.records('ERP_Customer_Item__c')).toEqual([]);
  });

  it('count complete documents only', async () => {
    const world = await filled();
    world.salesforce.rule = (object, row) =>
      object === 'ERP_Invoice_Line__c' && row['Net__c'] === 20 ? 'SF_VALIDATION_RULE' : undefined;
    await world.sync().pass({ integrations: INTEGRATIONS });
    expect(customer(world)['Sales_This_Year__c']).toBe(0);
  });
});
