import ErpSendToErp from 'c/erpSendToErp';
import { graphql } from 'lightning/graphql';
import { createRecord, getRecord } from 'lightning/uiRecordApi';
import { command, commands } from '../../jest/commands';
import {
  ACCOUNT,
  account,
  answer,
  clear,
  customer,
  expectAccessible,
  fail,
  find,
  findAll,
  list,
  mount,
  settled,
  textOf,
  v,
} from '../../jest/stage';

jest.mock('@salesforce/customPermission/ERP_Seller', () => ({ __esModule: true, default: true }), { virtual: true });

const RECORD = '006000000000001AAA';
const line = (name: string, item: string | null): object => ({
  Id: `l-${name}`,
  Product2: { Name: v(name), ERP_Item_Number__c: v(item) },
});
const opportunity = (values: object = {}, more: { lines?: readonly object[]; order?: object } = {}): object => {
  const lines = more.lines ?? [line('Desk', '1000')];
  const node = {
    Id: RECORD,
    AccountId: v(ACCOUNT),
    CloseDate: v('2026-03-01'),
    ERP_Order_Number__c: v(null),
    ERP_Send_State__c: v(null),
    ERP_Sent__c: v(null),
    ...values,
  };
  return {
    uiapi: {
      query: {
        Opportunity: list([node]),
        OpportunityLineItem: list(lines, { totalCount: lines.length }),
        ERP_Order__c: list(more.order ? [more.order] : []),
      },
    },
  };
};
const preflight = {
  ready: true,
  customer: { number: '10000', name: 'Adatum', company: 'DE', currency: 'EUR', prospect: false },
  credit: { currency: 'EUR', limit: 1000, after: 900, exceeded: false },
  lines: [
    {
      lineId: 'l1',
      product: 'Desk',
      item: '1000',
      quantity: 2,
      unit: 'PCS',
      currency: 'EUR',
      price: 100,
      erpPrice: 100,
      verdict: 'ok',
      problems: [],
    },
  ],
  problems: [],
  checked: new Date().toISOString(),
};

describe('c-erp-send-to-erp', () => {
  beforeEach(() => createRecord.mockReset().mockResolvedValue({ id: 'k1' }));
  afterEach(clear);

  async function shown(
    record: object = opportunity(),
    customers: readonly object[] = [customer()],
    list: readonly object[] = [],
  ): Promise<HTMLElement> {
    const element = mount('c-erp-send-to-erp', ErpSendToErp, { recordId: RECORD, objectApiName: 'Opportunity' });
    await answer('erpQuoteToSend', record);
    await answer('erpCustomers', account(customers));
    await answer('erpCommands', commands(list));
    return element;
  }
  const button = (element: HTMLElement, id: string) => find(element, `lightning-button[data-id=${id}]`);
  const click = async (element: HTMLElement, id: string): Promise<void> => {
    button(element, id).dispatchEvent(new CustomEvent('click'));
    await settled();
  };
  const sentRequest = () => JSON.parse(createRecord.mock.calls[0][0].fields.Request__c);

  it('lists what is missing, and cannot be sent before', async () => {
    const element = await shown(opportunity({ CloseDate: v(null) }, { lines: [line('Lamp', null)] }));
    const texts = findAll(element, '[data-id=missing] c-erp-status').map(({ label }) => label);
    expect(texts[0]).toContain('no close date');
    expect(texts[1]).toContain('Lamp is not linked to an item');
    expect(button(element, 'send').disabled).toBe(true);
    await click(element, 'send');
    expect(createRecord).not.toHaveBeenCalled();
  });

  it('asks for an account and products', async () => {
    const element = mount('c-erp-send-to-erp', ErpSendToErp, { recordId: RECORD });
    await answer('erpQuoteToSend', opportunity({ AccountId: v(null) }, { lines: [] }));
    expect(findAll(element, '[data-id=missing] c-erp-status')).toHaveLength(2);
    expect(graphql.variablesOf('erpCustomers')).toBeUndefined();
  });

  it('sends once on a double click, with everything that was entered', async () => {
    const element = await shown();
    const enter = (id: string, detail: object): boolean =>
      find(element, `[data-id=${id}]`).dispatchEvent(new CustomEvent('change', { detail }));
    enter('date', { value: '2026-04-01' });
    enter('reference', { value: ' PO-7 ' });
    enter('hold', { checked: true });
    button(element, 'send').dispatchEvent(new CustomEvent('click'));
    button(element, 'send').dispatchEvent(new CustomEvent('click'));
    await settled();
    expect(createRecord).toHaveBeenCalledTimes(1);
    expect(sentRequest()).toEqual({
      erpCustomerId: 'c01',
      requestedDeliveryDate: '2026-04-01',
      reference: 'PO-7',
      onHold: true,
    });
    expect(graphql.takeRefreshes()).toContain('erpCommands');
  });

  it('keeps the key of an intention when the answer was lost, and makes another for the next one', async () => {
    const element = await shown();
    createRecord.mockRejectedValueOnce(new Error('The connection was lost'));
    await click(element, 'send');
    expect(find(element, '[data-id=ask-error] c-erp-status').label).toBe('The connection was lost');
    await click(element, 'send');
    await click(element, 'send');
    const keys = createRecord.mock.calls.map(([{ fields }]) => fields.Request_Key__c);
    expect(keys[0]).toBe(keys[1]);
    expect(keys[2]).not.toBe(keys[1]);
  });

  it('lets the reader choose among several customers', async () => {
    const element = await shown(opportunity(), [customer(), customer({ Id: 'c02', Company__c: v('UK') })]);
    const choice = find(element, 'lightning-combobox');
    expect(choice.options.map(({ label }) => label)).toEqual([
      'CRONUS DE · 10000 Adatum Corporation',
      'CRONUS UK · 10000 Adatum Corporation',
    ]);
    choice.dispatchEvent(new CustomEvent('change', { detail: { value: 'c02' } }));
    await click(element, 'check');
    expect(sentRequest()).toEqual({ erpCustomerId: 'c02' });
  });

  it('says that a prospect becomes a customer, in the company that is chosen', async () => {
    const element = await shown(opportunity(), []);
    expect(find(element, '[data-id=prospect]').textContent).toContain('becomes one with this order');
    await click(element, 'check');
    expect(sentRequest()).toEqual({ company: 'DE' });
  });

  it('shows how far it is and takes no second request meanwhile', async () => {
    const running = command({ Status__c: v('Running'), Progress__c: v('3/7 Creating the order') });
    const element = await shown(opportunity(), [customer()], [running]);
    expect(textOf(find(element, 'c-erp-command-progress'))).toContain('Step 3 of 7: Creating the order');
    expect(button(element, 'send').disabled).toBe(true);
    expect(button(element, 'check').disabled).toBe(true);
  });

  it('reads the record again when the request has ended', async () => {
    const element = await shown(opportunity(), [customer()], [command({ Status__c: v('Running') })]);
    graphql.takeRefreshes();
    const done = command({ Status__c: v('Done'), Result__c: v('{"documentType":"order","number":"1001"}') });
    await answer('erpCommands', commands([done]));
    expect(graphql.takeRefreshes()).toContain('erpQuoteToSend');
    expect(textOf(find(element, 'c-erp-command-progress'))).toContain('The ERP made order 1001.');
  });

  it('shows the check line by line', async () => {
    const check = command({ Kind__c: v('check-quote'), Status__c: v('Done'), Result__c: v(JSON.stringify(preflight)) });
    const element = await shown(opportunity(), [customer()], [check]);
    expect(find(element, 'c-erp-preflight').preflight.lines).toHaveLength(1);
    expect(button(element, 'send').disabled).toBe(false);
    await expectAccessible(element);
  });

  it('does not send what the check blocks', async () => {
    const result = JSON.stringify({ ...preflight, ready: false });
    const check = command({ Kind__c: v('check-quote'), Status__c: v('Done'), Result__c: v(result) });
    const element = await shown(opportunity(), [customer()], [check]);
    expect(button(element, 'send').disabled).toBe(true);
    expect(button(element, 'check').disabled).toBe(false);
  });

  it('says why the ERP refused and offers to send again', async () => {
    const problems = [
      { code: 'X', severity: 'block', message: 'The item is blocked.', field: 'Product', action: 'Take another.' },
    ];
    const refused = command({
      Status__c: v('Refused'),
      Error_Code__c: v('CMD_ITEM_BLOCKED'),
      Error_Message__c: v('The ERP refused the order.'),
      Result__c: v(JSON.stringify({ problems })),
    });
    const element = await shown(opportunity(), [customer()], [refused]);
    const text = textOf(find(element, 'c-erp-command-progress'));
    expect(text).toContain('The ERP refused the order.');
    expect(text).toContain('Field to change: Product.');
    expect(text).toContain('Take another.');
    expect(text).toContain('CMD_ITEM_BLOCKED');
    expect(button(element, 'send').label).toBe('Send again');
  });

  it('shows the order with a link and no button once it is in the ERP', async () => {
    const order = { Id: 'a0O000000000001AAA', Number__c: v('1001'), Status__c: v('Open') };
    const accepted = { ERP_Order_Number__c: v('1001'), ERP_Send_State__c: v('Accepted') };
    const element = await shown(opportunity(accepted, { order }));
    expect(find(element, '[data-id=accepted] c-erp-status').label).toContain('Order 1001 is in the ERP.');
    expect(find(element, '[data-id=order-link]').recordId).toBe('a0O000000000001AAA');
    expect(button(element, 'send')).toBeNull();
  });

  it('says that it is on hold and lets a seller release it', async () => {
    const element = await shown(opportunity({ ERP_Order_Number__c: v('Q1001'), ERP_Send_State__c: v('On Hold') }));
    expect(find(element, '[data-id=accepted] c-erp-status')).toMatchObject({ kind: 'attention' });
    expect(button(element, 'send')).toBeNull();
    await click(element, 'release');
    expect(createRecord.mock.calls[0][0].fields.Kind__c).toBe('send-quote');
    expect(sentRequest()).toEqual({ erpCustomerId: 'c01' });
  });

  it('offers to send anew what was deleted in the ERP', async () => {
    const order = { Id: 'a0O000000000001AAA', Number__c: v('1001'), Status__c: v('Deleted') };
    const element = await shown(opportunity({ ERP_Order_Number__c: v('1001') }, { order }));
    expect(find(element, '[data-id=gone] c-erp-status').label).toContain('deleted in the ERP');
    expect(button(element, 'send').label).toBe('Send again');
  });

  it('waits while somebody else sends it', async () => {
    const element = await shown(opportunity({ ERP_Send_State__c: v('Sending') }));
    expect(find(element, '[data-id=elsewhere]')).not.toBeNull();
    expect(button(element, 'send').disabled).toBe(true);
  });

  it('lists who asked what and how it ended', async () => {
    const done = command({ Status__c: v('Done'), Result__c: v('{"number":"1001"}') });
    const element = await shown(opportunity(), [customer()], [done]);
    expect(find(element, '[data-id=history] li').textContent).toMatch(/^Send · .* · Rita Rep · order 1001$/);
  });

  it('reads a quote by what the page says it is, and names it in the request', async () => {
    const element = mount('c-erp-send-to-erp', ErpSendToErp, {
      recordId: '0Q0000000000001AAA',
      objectApiName: 'Quote',
    });
    await settled();
    const { optionalFields } = getRecord.getLastConfig();
    expect(optionalFields).toContain('Quote.LineItemCount');
    getRecord.emit({ fields: { AccountId: { value: ACCOUNT }, LineItemCount: { value: 2 } } });
    await settled();
    await answer('erpCustomers', account([customer()]));
    await answer('erpCommands', commands([]));
    await click(element, 'send');
    expect(sentRequest()).toEqual({ quoteId: '0Q0000000000001AAA', erpCustomerId: 'c01' });
  });

  it('says that it failed, or that the reader may not see the record', async () => {
    const element = mount('c-erp-send-to-erp', ErpSendToErp, { recordId: RECORD });
    await fail('erpQuoteToSend');
    expect(find(element, 'c-erp-panel').state).toBe('failed');
    await answer('erpQuoteToSend', { uiapi: { query: { Opportunity: list([]) } } });
    expect(find(element, 'c-erp-panel').state).toBe('noPermission');
  });

  it('is accessible', async () => {
    await expectAccessible(await shown());
    clear();
    await expectAccessible(await shown(opportunity({}, { lines: [] }), []));
  });
});
