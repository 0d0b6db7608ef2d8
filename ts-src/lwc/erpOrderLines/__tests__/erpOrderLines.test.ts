import ErpOrderLines from 'c/erpOrderLines';
import { graphql } from 'lightning/graphql';
import { createRecord } from 'lightning/uiRecordApi';
import { command, commands } from '../../jest/commands';
import { orderLine, orderLines } from '../../jest/orders';
import { answer, clear, expectAccessible, fail, find, findAll, mount, settled, textOf, v } from '../../jest/stage';

jest.mock('@salesforce/customPermission/ERP_Seller', () => ({ __esModule: true, default: true }), { virtual: true });

describe('c-erp-order-lines', () => {
  beforeEach(() => createRecord.mockReset().mockResolvedValue({ id: 'k1' }));
  afterEach(clear);

  async function shown(lines: readonly object[], shipments: readonly object[] = []): Promise<HTMLElement> {
    const element = mount('c-erp-order-lines', ErpOrderLines, { orderId: 'o1', currency: 'EUR', isOpen: true });
    await answer('erpOrderLines', orderLines(lines, shipments));
    await answer('erpCommands', commands([]));
    return element;
  }
  const click = async (element: HTMLElement, id: string): Promise<void> => {
    find(element, `[data-id=${id}]`).dispatchEvent(new CustomEvent('click'));
    await settled();
  };
  const enter = async (element: HTMLElement, id: string, detail: object): Promise<void> => {
    find(element, `lightning-input[data-id=${id}]`).dispatchEvent(new CustomEvent('change', { detail }));
    await settled();
  };

  it.each([
    ['nothing was shipped', {}, 'To be shipped'],
    ['the day of shipping is over', { Shipment_Date__c: v('2020-01-01') }, 'Late'],
    ['a part was shipped', { Shipped_Quantity__c: v(4) }, 'Partly shipped'],
    ['all was shipped', { Shipped_Quantity__c: v(10), Invoiced_Quantity__c: v(4) }, 'Shipped'],
    ['all was invoiced', { Shipped_Quantity__c: v(10), Invoiced_Quantity__c: v(10) }, 'Invoiced'],
    [
      'a part was credited',
      { Shipped_Quantity__c: v(10), Invoiced_Quantity__c: v(10), Credited_Quantity__c: v(3) },
      'Partly credited',
    ],
    ['the ERP took it out', { Removed__c: v(true) }, 'Removed from the order'],
    [
      'another took its place',
      { Removed__c: v(true), Replaced_By__r: { Description__c: v('Desk, oak') } },
      'Replaced by Desk, oak',
    ],
  ])('says it when %s', async (_name, values, label) => {
    const element = await shown([orderLine(values)]);
    expect(find(element, 'tr[data-line] c-erp-status').label).toBe(label);
  });

  it('marks what changed since it was sent, and who has to react', async () => {
    const sent = {
      Sent_Quantity__c: v(12),
      Sent_Unit_Price__c: v(9),
      Sent_Item_Number__c: v('900'),
      Sent_Shipment_Date__c: v('2098-12-01'),
    };
    const element = await shown([orderLine(sent)]);
    const texts = findAll(element, '[data-changes] li').map((item) => item.textContent);
    expect(texts).toHaveLength(4);
    expect(texts[0]).toContain('Item was 900, now 1000. Clear it up with order management');
    expect(texts[1]).toContain('Quantity was 12, now 10.');
    expect(texts[3]).toContain('now Jan 1, 2099. Tell the customer.');
  });

  it('marks nothing on an order that was born in the ERP', async () => {
    expect(find(await shown([orderLine()]), '[data-changes]')).toBeNull();
  });

  it('shows shipments with carrier and a link to follow them, and no link that is no web address', async () => {
    const shipment = {
      Id: 's1',
      Number__c: v('SH-1'),
      Posting_Date__c: v('2026-01-07'),
      Carrier__c: v('DHL'),
      Tracking_Number__c: v('JD01'),
      Tracking_Url__c: v('https://track.example/JD01'),
      Lines_Text__c: v('4 PCS Desk'),
    };
    const element = await shown(
      [orderLine()],
      [shipment, { ...shipment, Id: 's2', Tracking_Url__c: v('javascript:x') }],
    );
    expect(textOf(find(element, '[data-id=shipments]'))).toContain('SH-1 of Jan 7, 2026 DHL Track JD01 4 PCS Desk');
    expect(findAll(element, '[data-id=shipments] a').map(({ href }) => href)).toEqual(['https://track.example/JD01']);
  });

  it('asks once for what was changed, and only for that', async () => {
    const element = await shown([orderLine(), orderLine({ Id: 'l2', Shipped_Quantity__c: v(10) })]);
    await click(element, 'edit');
    expect(findAll(element, '[data-edit]')).toHaveLength(1);
    expect(find(element, '[data-id=ask]').disabled).toBe(true);
    await enter(element, 'quantity', { value: '8' });
    find(element, '[data-id=ask]').dispatchEvent(new CustomEvent('click'));
    await click(element, 'ask');
    expect(createRecord).toHaveBeenCalledTimes(1);
    const { fields } = createRecord.mock.calls[0][0];
    expect(fields).toMatchObject({ Kind__c: 'change-order', Target_Id__c: 'o1' });
    expect(JSON.parse(fields.Request__c)).toEqual({ lines: [{ lineId: 'l1', quantity: 8 }] });
    expect(find(element, '[data-edit]')).toBeNull();
  });

  it('cancels a line, which outdoes other changes of it', async () => {
    const element = await shown([orderLine()]);
    await click(element, 'edit');
    await enter(element, 'date', { value: '2099-02-01' });
    await enter(element, 'cancel', { checked: true });
    await click(element, 'ask');
    expect(JSON.parse(createRecord.mock.calls[0][0].fields.Request__c)).toEqual({
      lines: [{ lineId: 'l1', cancel: true }],
    });
  });

  it('takes no quantity below what was shipped', async () => {
    const element = await shown([orderLine({ Shipped_Quantity__c: v(4) })]);
    await click(element, 'edit');
    await enter(element, 'quantity', { value: '3' });
    expect(find(element, '[data-id=wrong] c-erp-status').label).toContain('Desk');
    expect(find(element, '[data-id=ask]').disabled).toBe(true);
  });

  it('shows what became of the change and reads the lines again', async () => {
    const element = await shown([orderLine()]);
    await answer('erpCommands', commands([command({ Kind__c: v('change-order'), Status__c: v('Running') })]));
    expect(find(element, '[data-id=edit]')).toBeNull();
    graphql.takeRefreshes();
    const result = { changed: [], refused: [{ lineId: 'l1', code: 'X', message: 'The line is picked already.' }] };
    const done = command({ Kind__c: v('change-order'), Status__c: v('Done'), Result__c: v(JSON.stringify(result)) });
    await answer('erpCommands', commands([done]));
    expect(graphql.takeRefreshes()).toContain('erpOrderLines');
    expect(textOf(find(element, 'c-erp-command-progress'))).toContain('The line is picked already.');
  });

  it('says that there are no lines, that the reader may not see them, or that it failed', async () => {
    expect(textOf(await shown([]))).toContain('no lines');
    clear();
    const hidden = mount('c-erp-order-lines', ErpOrderLines, { orderId: 'o1' });
    await answer('erpOrderLines', orderLines(null));
    expect(textOf(hidden)).toContain('no permission');
    clear();
    const failed = mount('c-erp-order-lines', ErpOrderLines, { orderId: 'o1' });
    await fail('erpOrderLines');
    expect(textOf(failed)).toContain('could not be read');
  });

  it('is accessible, also while it is changed', async () => {
    const element = await shown([orderLine({ Sent_Quantity__c: v(12) })]);
    await expectAccessible(element);
    await click(element, 'edit');
    await expectAccessible(element);
  });
});
