import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { ofErp, openSellingStage, type SellingStage } from './selling-stage.ts';

let stage: SellingStage;
let company = '';
beforeAll(async () => {
  stage = await openSellingStage();
  company = stage.erp.companies[0]?.code ?? '';
  await setConnection({});
});
afterEach(() => setConnection({}));
afterAll(() => stage.close());

type Json = Readonly<Record<string, unknown>>;
const resultOf = (record: Json): Json => JSON.parse(String(record['Result__c'])) as Json;
const address = {
  BillingStreet: '1 High Street',
  BillingCity: 'Leeds',
  BillingPostalCode: 'LS1 1AA',
  BillingCountry: 'GB',
};

/** Sets what an admin sets; what is not named is as after the installation. */
async function setConnection(values: Json): Promise<void> {
  const [row] = stage.rows('SELECT Id FROM ERP_Connection__c');
  const none = {
    Send_As__c: null,
    Customer_Consent__c: false,
    Default_Company__c: company,
    Customer_Template__c: null,
  };
  const { error } = await stage.call('admin', 'PATCH', `/sobjects/ERP_Connection__c/${String(row?.['Id'])}`, {
    ...none,
    Stage_After_Order__c: null,
    ...values,
  });
  if (error !== '') throw new Error(error);
}

describe('sending a quote', () => {
  test('makes one order in the ERP, and Salesforce shows it at once with what was sent', async () => {
    await setConnection({ Stage_After_Order__c: 'Closed Won' });
    const opportunity = await stage.opportunity([2, 3]);
    const record = await stage.ask('rep', 'send-quote', opportunity, { requestedDeliveryDate: '2027-01-15' });
    expect(record).toMatchObject({ Status__c: 'Done', Error_Code__c: null, Error_Message__c: null });
    const result = resultOf(record);
    const [order, ...others] = await stage.orders(opportunity);
    expect(others).toEqual([]);
    expect(order).toMatchObject({ requestedDeliveryDate: '2027-01-15', customerId: stage.account.customerKey });
    expect(result).toMatchObject({ documentType: 'order', number: order?.['number'], created: true, company });
    const orderId = String(result['orderId']);
    expect(stage.rows(`SELECT Opportunity__c, Complete__c FROM ERP_Order__c WHERE Id = '${orderId}'`)).toMatchObject([
      { Opportunity__c: opportunity, Complete__c: true },
    ]);
    const columns = 'Quantity__c, Sent_Quantity__c, Unit_Price__c, Sent_Unit_Price__c, Sent_Item_Number__c';
    const lines = stage.rows(
      `SELECT ${columns} FROM ERP_Order_Line__c WHERE Order__c = '${orderId}' ORDER BY Line_Number__c`,
    );
    expect(lines).toMatchObject([
      {
        Quantity__c: 2,
        Sent_Quantity__c: 2,
        Unit_Price__c: 10,
        Sent_Unit_Price__c: 10,
        Sent_Item_Number__c: stage.products[0]?.item,
      },
      {
        Quantity__c: 3,
        Sent_Quantity__c: 3,
        Unit_Price__c: 11,
        Sent_Unit_Price__c: 11,
        Sent_Item_Number__c: stage.products[1]?.item,
      },
    ]);
    const columnsOfDeal = 'ERP_Order_Number__c, ERP_Send_State__c, StageName';
    expect(stage.rows(`SELECT ${columnsOfDeal} FROM Opportunity WHERE Id = '${opportunity}'`)).toMatchObject([
      { ERP_Order_Number__c: order?.['number'], ERP_Send_State__c: 'Accepted', StageName: 'Closed Won' },
    ]);
  });

  test('goes by an ERP quote where that is set, and stays one where it is sent on hold', async () => {
    await setConnection({ Send_As__c: 'Quote' });
    const opportunity = await stage.opportunity([1]);
    const held = resultOf(await stage.ask('rep', 'send-quote', opportunity, { onHold: true }));
    expect([held['documentType'], await stage.orders(opportunity)]).toEqual(['quote', []]);
    const sent = resultOf(await stage.ask('rep', 'send-quote', opportunity));
    expect(sent['documentType']).toBe('order');
    expect(await stage.orders(opportunity)).toHaveLength(1);
    expect(await ofErp(stage, `salesQuotes?$filter=number eq '${String(held['number'])}'`)).toEqual([]);
  });

  test('is refused in business words with the field to change, and nothing remains in the ERP', async () => {
    const opportunity = await stage.opportunity([1]);
    const [item] = await ofErp(stage, `items?$filter=number eq '${String(stage.products[0]?.item)}'`);
    await patchErp(`items(${String(item?.['id'])})`, { blocked: true });
    const record = await stage.ask('rep', 'send-quote', opportunity);
    await patchErp(`items(${String(item?.['id'])})`, { blocked: false });
    expect(record).toMatchObject({ Status__c: 'Refused', Error_Code__c: 'CMD_ITEM_BLOCKED' });
    expect(await stage.orders(opportunity)).toEqual([]);
  });

  test('again, after its order was deleted in the ERP, makes another under a further key', async () => {
    const opportunity = await stage.opportunity([1]);
    await stage.ask('rep', 'send-quote', opportunity);
    const [first] = await stage.orders(opportunity);
    await callErp('DELETE', `salesOrders(${String(first?.['id'])})`);
    const record = await stage.ask('rep', 'send-quote', opportunity);
    expect(resultOf(record)['created']).toBe(true);
    const [second] = await stage.orders(opportunity);
    expect(second?.['externalDocumentNumber']).toBe(`CP-${opportunity.toUpperCase()}-2`);
  });
});

describe('the preflight', () => {
  test('says of each line what the ERP says, and changes nothing', async () => {
    const opportunity = await stage.opportunity([2]);
    const result = resultOf(await stage.ask('rep', 'check-quote', opportunity)) as {
      lines: Json[];
      ready: boolean;
      customer: Json;
      credit: Json;
    };
    expect(result).toMatchObject({ ready: true, customer: { company, prospect: false, blocked: '' } });
    expect(result.lines).toMatchObject([{ item: stage.products[0]?.item, quantity: 2, price: 10, verdict: 'warning' }]);
    expect(result.lines[0]?.['erpPrice']).toBeGreaterThan(0);
    expect(result.credit).toMatchObject({ limit: null, thisOrder: 20, exceeded: false });
    expect(await stage.orders(opportunity)).toEqual([]);
  });

  test('tells what is missing instead of failing', async () => {
    const empty = await stage.opportunity([]);
    const codes = (record: Json): unknown => (resultOf(record)['problems'] as Json[]).map(({ code }) => code);
    expect(codes(await stage.ask('rep', 'check-quote', empty))).toContain('CMD_QUOTE_NO_LINES');
    const lonely = await stage.opportunity([], { AccountId: null });
    expect(codes(await stage.ask('rep', 'check-quote', lonely))).toEqual(['CMD_QUOTE_NO_ACCOUNT']);
    const AccountId = await stage.create('rep', 'Account', { Name: 'No Address Ltd' });
    const prospect = await stage.opportunity([1], { AccountId });
    expect(codes(await stage.ask('rep', 'check-quote', prospect))).toEqual(['CMD_CUSTOMER_NEW', 'CMD_ADDRESS_MISSING']);
  });
});

describe('a prospect', () => {
  test('becomes a customer with the order, linked to its account', async () => {
    const AccountId = await stage.create('rep', 'Account', { Name: 'Brand New Ltd', ...address });
    const opportunity = await stage.opportunity([1], { AccountId });
    const record = await stage.ask('rep', 'send-quote', opportunity);
    expect(record).toMatchObject({ Status__c: 'Done', Error_Message__c: null });
    expect(resultOf(record)).toMatchObject({ customerCreated: true });
    const [customer, ...others] = await ofErp(stage, "customers?$filter=displayName eq 'Brand New Ltd'");
    expect([customer?.['city'], others]).toEqual(['Leeds', []]);
    const columns = 'Account__c, Number__c, Link_State__c';
    const links = stage.rows(`SELECT ${columns} FROM ERP_Customer__c WHERE Account__c = '${AccountId}'`);
    expect(links).toMatchObject([{ Number__c: customer?.['number'], Link_State__c: 'Active' }]);
    await stage.companion.sync(['customers']);
    expect(stage.rows("SELECT Id FROM Account WHERE Name = 'Brand New Ltd'")).toHaveLength(1);
  });

  test('waits for finance where that is set; a refusal refuses, a consent lets it through', async () => {
    await setConnection({ Customer_Consent__c: true });
    const AccountId = await stage.create('rep', 'Account', { Name: 'Consent Ltd', ...address });
    const finance = await financeUser();
    const create = (): Promise<string> => stage.request('rep', 'create-customer', AccountId, { company });
    const waiting = await create();
    await stage.companion.commands.round();
    expect(stage.command(waiting)).toMatchObject({
      Status__c: 'Running',
      Progress__c: 'Waiting for finance to consent to the new customer',
    });
    await stage.ask(finance, 'consent-customer', AccountId, { granted: false });
    const refused = await create();
    await stage.companion.commands.round();
    expect(stage.command(refused)).toMatchObject({ Status__c: 'Refused', Error_Code__c: 'CMD_CONSENT_REFUSED' });
    expect(await ofErp(stage, "customers?$filter=displayName eq 'Consent Ltd'")).toEqual([]);
    await stage.ask(finance, 'consent-customer', AccountId, { granted: true });
    const granted = await create();
    await stage.companion.commands.round();
    expect(resultOf(stage.command(granted))).toMatchObject({ created: true, company });
    expect(await ofErp(stage, "customers?$filter=displayName eq 'Consent Ltd'")).toHaveLength(1);
  });
});

describe('changing an order', () => {
  async function sent(
    quantities: readonly number[],
  ): Promise<{ order: string; opportunity: string; lines: readonly string[] }> {
    const opportunity = await stage.opportunity(quantities);
    const order = String(resultOf(await stage.ask('rep', 'send-quote', opportunity))['orderId']);
    const rows = stage.rows(`SELECT Id FROM ERP_Order_Line__c WHERE Order__c = '${order}' ORDER BY Line_Number__c`);
    return { order, opportunity, lines: rows.map((row) => String(row['Id'])) };
  }

  test('is made by the ERP and read back', async () => {
    const { order, lines } = await sent([2, 3]);
    const wishes = [
      { lineId: lines[0], quantity: 5, shipmentDate: '2027-02-01' },
      { lineId: lines[1], cancel: true },
    ];
    const record = await stage.ask('rep', 'change-order', order, { lines: wishes });
    expect(record).toMatchObject({ Status__c: 'Done', Error_Message__c: null });
    expect(resultOf(record)).toMatchObject({ refused: [], changed: [{ quantity: 5 }, { cancelled: true }] });
    const columns = 'Quantity__c, Shipment_Date__c, Removed__c';
    const rows = stage.rows(
      `SELECT ${columns} FROM ERP_Order_Line__c WHERE Order__c = '${order}' ORDER BY Line_Number__c`,
    );
    expect(rows).toMatchObject([
      { Quantity__c: 5, Shipment_Date__c: '2027-02-01', Removed__c: false },
      { Removed__c: true },
    ]);
  });

  test('is told line by line where the ERP refuses a part', async () => {
    const { order, lines } = await sent([2, 3]);
    const wishes = [
      { lineId: lines[0], quantity: -1 },
      { lineId: lines[1], quantity: 4 },
    ];
    const result = resultOf(await stage.ask('rep', 'change-order', order, { lines: wishes }));
    expect(result).toMatchObject({
      refused: [{ lineId: lines[0], code: 'CMD_QUANTITY_WRONG' }],
      changed: [{ lineId: lines[1], quantity: 4 }],
    });
  });

  test('can cancel the whole order', async () => {
    const { order, opportunity } = await sent([1]);
    expect(await stage.ask('rep', 'change-order', order, { cancelOrder: true })).toMatchObject({ Status__c: 'Done' });
    expect(await stage.orders(opportunity)).toEqual([]);
    expect(stage.rows(`SELECT Status__c FROM ERP_Order__c WHERE Id = '${order}'`)).toMatchObject([
      { Status__c: 'Deleted' },
    ]);
  });
});

async function callErp(method: string, path: string, body?: object): Promise<number> {
  const { erp } = stage;
  const response = await fetch(`${erp.url}/api/v2.0/companies(${erp.companies[0]?.id ?? ''})/${path}`, {
    method,
    headers: {
      authorization: `Basic ${Buffer.from(`${erp.user}:${erp.password}`).toString('base64')}`,
      'content-type': 'application/json',
      'if-match': '*',
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  await response.arrayBuffer();
  return response.status;
}

const patchErp = (path: string, body: object): Promise<number> => callErp('PATCH', path, body);

/** A user who may consent: the admin with finance's permission set. */
async function financeUser(): Promise<string> {
  const idOf = (object: string, where: string): string =>
    String(stage.rows(`SELECT Id FROM ${object} WHERE ${where}`)[0]?.['Id']);
  await stage.create('admin', 'PermissionSetAssignment', {
    AssigneeId: idOf('User', "Username = 'admin@counterpart.local'"),
    PermissionSetId: idOf('PermissionSet', "Name = 'ERP_Finance'"),
  });
  return 'admin';
}
