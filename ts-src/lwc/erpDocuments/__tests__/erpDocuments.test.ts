import ErpDocuments from 'c/erpDocuments';
import { AccountChannel } from 'c/erpAccountChannel';
import { graphql } from 'lightning/graphql';
import {
  ACCOUNT,
  account,
  answer,
  clear,
  customer,
  expectAccessible,
  fail,
  find,
  list,
  mount,
  settled,
  textOf,
  v,
} from '../../jest/stage';

const invoice = (values: object = {}): object => ({
  Id: 'i1',
  Number__c: v('INV-1'),
  Type__c: v('Invoice'),
  Posting_Date__c: v('2026-01-05'),
  Due_Date__c: v('2099-01-01'),
  Status__c: v('Open'),
  Currency__c: v('EUR'),
  Gross__c: v(100),
  Gross_Home__c: v(100),
  Remaining__c: v(100),
  Order_Number__c: v('SO-1'),
  External_Document_Number__c: v('PO-1'),
  Applies_To_Number__c: v(null),
  Complete__c: v(true),
  Bill_To_Customer__c: v('c01'),
  Bill_To_Customer__r: { Name: v('Adatum Corporation') },
  ...values,
});
const entry = (values: object = {}): object => ({
  Id: 'e1',
  Document_Type__c: v('Payment'),
  Document_Number__c: v('PAY-1'),
  Description__c: v('Bank'),
  Posting_Date__c: v('2026-01-06'),
  Currency__c: v('EUR'),
  Amount__c: v(-100),
  Amount_Home__c: v(-100),
  Remaining__c: v(0),
  ...values,
});
const invoices = (nodes: readonly object[], more: object = {}): object => ({
  uiapi: {
    query: { ERP_Invoice__c: list(nodes, { totalCount: nodes.length, pageInfo: { hasNextPage: false }, ...more }) },
  },
});
const entries = (nodes: readonly object[]): object => ({
  uiapi: {
    query: { ERP_Ledger_Entry__c: list(nodes, { totalCount: nodes.length, pageInfo: { hasNextPage: false } }) },
  },
});

describe('c-erp-documents', () => {
  afterEach(clear);

  async function mounted(): Promise<HTMLElement> {
    const element = mount('c-erp-documents', ErpDocuments);
    await answer('erpCustomers', account([customer(), customer({ Id: 'c02', Company__c: v('UK') })]));
    return element;
  }
  async function shown(nodes: readonly object[], more: object = {}): Promise<HTMLElement> {
    const element = await mounted();
    await answer('erpDocuments', invoices(nodes, more));
    return element;
  }
  const open = async (element: HTMLElement, tab: string): Promise<void> => {
    find(element, `lightning-tab[data-tab=${tab}]`).dispatchEvent(new CustomEvent('active'));
    await settled();
  };
  const row = (element: HTMLElement, index = 0) => find(element, 'c-erp-document-list').page.rows[index];

  it.each([
    ['Open', {}, 'attention', 'Open'],
    ['overdue', { Due_Date__c: v('2000-01-01') }, 'bad', /^Overdue by [\d,]+ days$/],
    ['partly paid', { Remaining__c: v(40) }, 'attention', 'Partly paid'],
    ['paid', { Remaining__c: v(0) }, 'good', 'Paid'],
    ['canceled', { Status__c: v('Canceled') }, 'neutral', 'Canceled'],
    ['loading', { Complete__c: v(false) }, 'busy', 'Loading lines'],
  ])('gives an invoice that is %s its word and kind', async (_name, values, kind, label) => {
    const element = await shown([invoice(values)]);
    expect(row(element).status).toEqual({ kind, label: expect.stringMatching(label) });
  });

  it('shows who pays when it is another customer, and references', async () => {
    const element = await shown([
      invoice({ Bill_To_Customer__c: v('c77'), Bill_To_Customer__r: { Name: v('Head Office') } }),
    ]);
    expect(row(element).note).toBe('PO-1 · SO-1 · Head Office');
  });

  it('shows the home amount beside another currency', async () => {
    const element = await shown([invoice({ Currency__c: v('USD'), Gross_Home__c: v(90) })]);
    expect([row(element).amount, row(element).homeAmount]).toEqual(['$100.00', '= €90.00']);
  });

  it('turns pages by cursor and back', async () => {
    const more = { totalCount: 30, pageInfo: { hasNextPage: true, endCursor: 'abc' } };
    const element = await shown([invoice()], more);
    expect(find(element, 'c-erp-document-list').page).toMatchObject({ first: 1, total: 30, hasNext: true });
    find(element, 'c-erp-document-list').dispatchEvent(new CustomEvent('next'));
    await settled();
    expect(graphql.variablesOf('erpDocuments')).toMatchObject({ after: 'abc', type: 'Invoice' });
    expect(find(element, 'c-erp-document-list').page).toBeUndefined();
    await answer('erpDocuments', invoices([invoice()], more));
    expect(find(element, 'c-erp-document-list').page.first).toBe(11);
    find(element, 'c-erp-document-list').dispatchEvent(new CustomEvent('previous'));
    await settled();
    expect(graphql.variablesOf('erpDocuments').after).toBeNull();
  });

  it('asks for credit memos only when their tab is opened', async () => {
    const element = await shown([invoice()]);
    await open(element, 'creditMemos');
    expect(graphql.variablesOf('erpDocuments').type).toBe('Credit Memo');
    await answer('erpDocuments', invoices([invoice({ Type__c: v('Credit Memo'), Remaining__c: v(0) })]));
    expect(row(element).status.label).toBe('Settled');
  });

  it('shows payments the way people read them, with what is applied', async () => {
    const element = await shown([]);
    await open(element, 'payments');
    await answer(
      'erpPayments',
      entries([entry(), entry({ Id: 'e2', Remaining__c: v(-30) }), entry({ Id: 'e3', Remaining__c: v(-100) })]),
    );
    const labels = [0, 1, 2].map((index) => row(element, index).status.label);
    expect(labels).toEqual(['Applied', 'Partly applied', 'Not applied']);
    expect(row(element).amount).toBe('€100.00');
    expect(row(element).entryId).toBe('e1');
  });

  it('shows the open items of a bucket that was chosen elsewhere, and all again', async () => {
    const element = await shown([invoice()]);
    const channel = new AccountChannel(() => undefined);
    channel.send(ACCOUNT, 'bucket', 'late4');
    await settled();
    const { dueFrom, dueTo } = graphql.variablesOf('erpOpenItems');
    expect(dueFrom).toBe('1700-01-01');
    expect(dueTo < new Date().toISOString().slice(0, 10)).toBe(true);
    await answer(
      'erpOpenItems',
      entries([entry({ Document_Type__c: v('Invoice'), Invoice__c: v('i1'), Due_Date__c: v('2000-01-01') })]),
    );
    expect(row(element)).toMatchObject({ invoiceId: 'i1', entryId: '' });
    expect(textOf(find(element, '[data-id=bucket-filter]'))).toContain('Over 90 days');
    find(element, '[data-id=bucket-filter] lightning-button').click();
    await settled();
    expect(find(element, '[data-id=bucket-filter]')).toBeNull();
    expect(graphql.variablesOf('erpOpenItems').dueTo).toBe('3999-12-31');
    channel.close();
  });

  it('shows the orders of the customer in their tab, and asks for them only there', async () => {
    const element = await shown([]);
    expect(graphql.variablesOf('erpOrders')).toBeUndefined();
    await open(element, 'orders');
    expect(graphql.variablesOf('erpOrders')).toEqual({ customer: 'c01', after: null });
  });

  it('follows the page to another customer', async () => {
    const element = await shown([invoice()]);
    const channel = new AccountChannel(() => undefined);
    channel.send(ACCOUNT, 'customer', 'c02');
    await settled();
    expect(graphql.variablesOf('erpDocuments').customer).toBe('c02');
    expect(find(element, 'c-erp-document-list').page).toBeUndefined();
    channel.close();
  });

  it('ignores messages about other accounts', async () => {
    await shown([invoice()]);
    const channel = new AccountChannel(() => undefined);
    channel.send('001000000000009AAA', 'customer', 'c02');
    await settled();
    expect(graphql.variablesOf('erpDocuments').customer).toBe('c01');
    channel.close();
  });

  it('copies a document for an e-mail, and shows the text when the browser refuses', async () => {
    const element = await shown([invoice()]);
    const toasts: { detail?: unknown }[] = [];
    element.addEventListener('lightning__showtoast', (event) => toasts.push(event));
    const written: string[] = [];
    Object.assign(navigator, { clipboard: { writeText: (text: string) => Promise.resolve(written.push(text)) } });
    const copy = (): void =>
      find(element, 'c-erp-document-list').dispatchEvent(
        new CustomEvent('copytext', { detail: { text: row(element).mailText } }),
      );
    copy();
    await settled();
    expect(written[0]).toBe(
      'Invoice INV-1 of Jan 5, 2026 (CRONUS DE): €100.00, due Jan 1, 2099, remaining €100.00. Open.',
    );
    Object.assign(navigator, { clipboard: { writeText: () => Promise.reject(new Error('no')) } });
    copy();
    await settled();
    expect(toasts).toHaveLength(2);
  });

  it('says below the tab that a list is empty, failed or not for this reader', async () => {
    expect(find(await shown([]), 'c-erp-document-list').notice).toBe('No documents here.');
    clear();
    await mounted();
    await answer('erpDocuments', { uiapi: { query: { ERP_Invoice__c: null } } });
    expect(find(document.body.firstChild, 'c-erp-document-list').notice).toContain('no permission');
    clear();
    const element = await mounted();
    await fail('erpDocuments');
    expect(find(element, 'c-erp-document-list').canRetry).toBe(true);
  });

  it('is accessible', async () => {
    await expectAccessible(await shown([invoice()]));
  });
});
