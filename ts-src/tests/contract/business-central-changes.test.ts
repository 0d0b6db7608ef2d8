/** What changes in Business Central without a stamp, and what goes wrong on the way: on the local ERP with its clerk. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { createBusinessCentral, type BusinessCentralOptions } from '../../companion/erp/business-central/index.ts';
import type { ErpConnector, SourceRecord, Watermark } from '../../companion/erp/contract.ts';
import { startLocalErp, type LocalErp } from '../../local/erp/index.ts';

let erp: LocalErp;
let connector: ErpConnector;
let company: string;
let customers: SourceRecord[];

const oauth = () =>
  ({
    kind: 'clientCredentials',
    tokenUrl: `${erp.url}/${erp.tenantId}/oauth2/v2.0/token`,
    clientId: erp.clientId,
    clientSecret: erp.clientSecret,
    scope: 'https://api.businesscentral.dynamics.com/.default',
  }) as const;

const connect = (options: BusinessCentralOptions = {}): ErpConnector =>
  createBusinessCentral(
    { url: erp.url, auth: oauth(), companies: erp.companies.map(({ code, name }) => ({ code, name })) },
    { sleep: () => Promise.resolve(), ...options },
  );

const LINES: Readonly<Record<string, string>> = {
  salesInvoice: 'salesInvoiceLines',
  salesCreditMemo: 'salesCreditMemoLines',
};

async function read(entity: string, since: Watermark | null, from: ErpConnector = connector) {
  const records: SourceRecord[] = [];
  let watermark: Watermark | null = since;
  for await (const page of from.read({ company, entity, expand: [LINES[entity] ?? ''], since })) {
    records.push(...page.records);
    watermark = page.watermark;
  }
  return { records, watermark };
}

const invoiceFor = (customer: string, amount = 100) =>
  erp.clerk.postInvoice({ company, customer, lines: [{ quantity: 1, unitPrice: amount, description: 'Chair' }] });

beforeAll(async () => {
  erp = await startLocalErp({ size: 'small', seed: 3 });
  company = erp.companies[0]?.code ?? '';
  connector = connect();
  customers = (await read('customer', null)).records.filter(
    (r) => r['blocked'] === null && r['currencyCode'] === erp.companies[0]?.currency,
  );
});
afterEach(() => erp.faults.clear());
afterAll(async () => {
  await connector.close();
  await erp.close();
});

const numberOf = (index: number): string => String(customers[index]?.['number']);

describe('a payment changes no stamp of the invoice', () => {
  test('and yet its remaining amount and status are read again, in part and in full', async () => {
    const customer = numberOf(0);
    const invoice = invoiceFor(customer);
    const before = await read('salesInvoice', null);
    expect(before.records.find((r) => r['id'] === invoice.id)).toMatchObject({
      status: 'Open',
      remainingAmount: invoice.total,
    });
    erp.clerk.receivePayment({ company, customer, amount: 40, appliesTo: invoice.number });
    const part = await read('salesInvoice', before.watermark);
    expect(part.records.map((r) => r['id'])).toEqual([invoice.id]);
    expect(part.records[0]).toMatchObject({
      status: 'Open',
      remainingAmount: invoice.total - 40,
      remainingAmountLocalCurrency: invoice.total - 40,
    });
    expect(part.records[0]?.['salesInvoiceLines']).toHaveLength(1);
    erp.clerk.receivePayment({ company, customer, amount: invoice.total - 40, appliesTo: invoice.number });
    const full = await read('salesInvoice', part.watermark);
    expect(full.records[0]).toMatchObject({ id: invoice.id, status: 'Paid', remainingAmount: 0 });
    expect((await read('salesInvoice', full.watermark)).records).toEqual([]);
  });

  test('the ledger entries of both sides are read again, and the application is told once', async () => {
    const customer = numberOf(1);
    const invoice = invoiceFor(customer);
    const entries = await read('customerLedgerEntry', null);
    const applications = await read('application', null);
    const invoiceEntry = entries.records.find((r) => r['documentNumber'] === invoice.number);
    const payment = erp.clerk.receivePayment({ company, customer, amount: invoice.total, appliesTo: invoice.number });
    const changed = await read('customerLedgerEntry', entries.watermark);
    expect(changed.records.map((r) => r['entryNumber']).sort()).toEqual(
      [invoiceEntry?.['entryNumber'], payment.entryNumber].sort(),
    );
    expect(changed.records.every((r) => r['remainingAmount'] === 0 && r['open'] === false)).toBe(true);
    const told = await read('application', applications.watermark);
    expect(told.records).toHaveLength(1);
    expect(told.records[0]).toMatchObject({
      kind: 'Application',
      appliedEntryId: invoiceEntry?.['id'],
      applyingEntryNumber: payment.entryNumber,
      amount: -invoice.total,
      unapplied: false,
    });
  });

  test('undoing an application opens the invoice again and marks the application', async () => {
    const customer = numberOf(2);
    const invoice = invoiceFor(customer);
    const payment = erp.clerk.receivePayment({ company, customer, amount: invoice.total, appliesTo: invoice.number });
    const invoices = await read('salesInvoice', null);
    const applications = await read('application', null);
    const told = applications.records.find((r) => r['applyingEntryNumber'] === payment.entryNumber);
    expect(told).toMatchObject({ unapplied: false });
    erp.clerk.unapplyLast({ company, customer, entryNumber: payment.entryNumber });
    expect((await read('salesInvoice', invoices.watermark)).records[0]).toMatchObject({
      id: invoice.id,
      status: 'Open',
      remainingAmount: invoice.total,
    });
    const again = await read('application', applications.watermark);
    expect(again.records.find((r) => r['id'] === told?.['id'])).toMatchObject({ unapplied: true });
    expect(again.records.every((r) => r['unapplied'] === true)).toBe(true);
  });

  test('a credit memo comes with amounts in its own direction', async () => {
    const customer = numberOf(3);
    const invoice = invoiceFor(customer);
    const before = await read('salesCreditMemo', null);
    const memo = erp.clerk.issueCreditMemo({ company, customer, appliesTo: invoice.number });
    const after = await read('salesCreditMemo', before.watermark);
    expect(after.records).toHaveLength(1);
    expect(after.records[0]).toMatchObject({
      id: memo.id,
      invoiceNumber: invoice.number,
      amountIncludingTaxLocalCurrency: memo.total,
      remainingAmount: 0,
    });
    expect(Number(after.records[0]?.['amountExcludingTaxLocalCurrency'])).toBeGreaterThan(0);
  });
});

describe('changes while a full read runs', () => {
  test('are found by the next read: a payment on a document already read, and a new document', async () => {
    const customer = numberOf(4);
    const old = invoiceFor(customer);
    const fresh = connect({ pageSize: { documents: 50 } });
    const request = { company, entity: 'salesInvoice', expand: ['salesInvoiceLines'], since: null };
    let watermark: Watermark | null = null;
    let invoice = '';
    for await (const page of fresh.read(request)) {
      if (invoice === '') {
        erp.clerk.receivePayment({ company, customer, amount: old.total, appliesTo: old.number });
        invoice = invoiceFor(customer).id;
      }
      watermark = page.watermark;
    }
    const changed = (await read('salesInvoice', watermark, fresh)).records;
    expect(changed.find((r) => r['id'] === old.id)).toMatchObject({ status: 'Paid' });
    expect(changed.map((r) => r['id'])).toContain(invoice);
    await fresh.close();
  });

  test('a full read that was stopped goes on where it was, and then finds what changed meanwhile', async () => {
    const customer = numberOf(5);
    const old = invoiceFor(customer);
    const first = connect({ pageSize: { documents: 50 } });
    const request = { company, entity: 'salesInvoice', expand: ['salesInvoiceLines'] };
    const ids = new Set<unknown>();
    let watermark: Watermark | null = null;
    for await (const page of first.read({ ...request, since: null })) {
      for (const record of page.records) ids.add(record['id']);
      watermark = page.watermark;
      if (ids.size > 100) break;
    }
    const before = ids.size;
    await first.close();
    erp.clerk.receivePayment({ company, customer, amount: old.total, appliesTo: old.number });
    const second = connect();
    const rest = await read('salesInvoice', watermark, second);
    expect(rest.records.length).toBeLessThan((await second.count(company, 'salesInvoice')) - before + 60);
    for (const record of rest.records) ids.add(record['id']);
    expect(ids.size).toBe(await second.count(company, 'salesInvoice'));
    const changed = await read('salesInvoice', rest.watermark, second);
    expect(changed.records.find((r) => r['id'] === old.id)).toMatchObject({ status: 'Paid' });
    await second.close();
  });
});

describe('what is asked for', () => {
  test('fields and fields of lines, so that pages are small; what is not there is left out', async () => {
    const request = { company, entity: 'salesInvoice', expand: ['salesInvoiceLines'], since: null };
    const fields = ['number', 'totalAmountExcludingTax', 'amountLocalCurrency', 'noSuchField'];
    for await (const page of connector.read({
      ...request,
      fields,
      childFields: { salesInvoiceLines: ['netAmount', 'nothing'] },
    })) {
      const record = page.records[0];
      expect(Object.keys(record ?? {})).not.toContain('customerName');
      expect(record).toHaveProperty('totalAmountExcludingTax');
      expect(record).toHaveProperty('amountExcludingTaxLocalCurrency');
      const [line] = record?.['salesInvoiceLines'] as SourceRecord[];
      expect(
        Object.keys(line ?? {})
          .filter((name) => !name.startsWith('@'))
          .sort(),
      ).toEqual(['id', 'netAmount']);
      break;
    }
  });

  test('documents of the history window alone', async () => {
    const all = await read('salesInvoice', null);
    const dates = all.records.map((r) => String(r['postingDate'])).sort();
    const from = dates[Math.floor(dates.length / 2)] ?? '';
    const records: SourceRecord[] = [];
    for await (const page of connector.read({ company, entity: 'salesInvoice', expand: [], since: null, from }))
      records.push(...page.records);
    expect(records).toHaveLength(dates.filter((date) => date >= from).length);
  });

  test('the description of derived entities names the fields that records have', async () => {
    for (const entity of ['salesInvoice', 'salesCreditMemo', 'application', 'customerLedgerEntry', 'customer']) {
      const described = await connector.describe(entity);
      const known = new Set([...described.fields.map((f) => f.name), ...Object.keys(described.children)]);
      const [record] = (await read(entity, null)).records;
      // The version of a record, which a write is checked against, is no field that a mapping could name.
      const fields = Object.keys(record ?? {}).filter((name) => !name.startsWith('@') && name !== 'etag');
      expect(fields.filter((name) => !known.has(name))).toEqual([]);
    }
    await expect(connector.describe('unicorn')).rejects.toMatchObject({ code: 'BC_ENTITY_MISSING', kind: 'config' });
  });
});

describe('what goes wrong on the way', () => {
  const everything = async (options: BusinessCentralOptions = {}): Promise<string[]> => {
    const fresh = connect({ pageSize: { documents: 100 }, ...options });
    try {
      return (await read('salesInvoice', null, fresh)).records.map((r) => String(r['id'])).sort();
    } finally {
      await fresh.close();
    }
  };

  test('a token that ends in mid-run, a busy server and a connection cut inside a page lose nothing', async () => {
    const expected = await everything();
    erp.faults.add({ kind: 'cut', path: 'salesInvoices', after: 1, times: 1, afterBytes: 5_000 });
    erp.faults.add({ kind: 'status', path: 'salesInvoices', after: 2, times: 2, status: 503, retryAfterSeconds: 1 });
    erp.faults.add({ kind: 'status', path: 'postedInvoiceAmounts', after: 1, times: 2, status: 429 });
    const fresh = connect({ pageSize: { documents: 100 } });
    const ids: string[] = [];
    let pages = 0;
    for await (const page of fresh.read({
      company,
      entity: 'salesInvoice',
      expand: ['salesInvoiceLines'],
      since: null,
    })) {
      ids.push(...page.records.map((r) => String(r['id'])));
      if (++pages === 2) erp.faults.expireTokens();
    }
    await fresh.close();
    expect(pages).toBeGreaterThan(2);
    expect(ids.sort()).toEqual(expected);
    expect(erp.faults.struck().filter((n) => n === 0)).toEqual([]);
  });

  test("the server's own page limit is followed", async () => {
    const expected = await everything();
    erp.faults.add({ kind: 'page-size', rows: 37 });
    expect(await everything()).toEqual(expected);
  });

  test('an error page in place of data stops the read with its reason', async () => {
    erp.faults.add({ kind: 'html', path: 'salesInvoices' });
    await expect(everything()).rejects.toMatchObject({
      code: expect.stringMatching(/^BC_(HTML_ANSWER|UNAVAILABLE|SERVER_ERROR)$/),
    });
  });

  test('a field that an older version lacks is no error, and the check names it', async () => {
    erp.faults.add({ kind: 'missing-field', set: 'salesInvoices', field: 'externalDocumentNumber' });
    const fresh = connect();
    const fields = ['number', 'externalDocumentNumber'];
    for await (const page of fresh.read({ company, entity: 'salesInvoice', expand: [], since: null, fields })) {
      expect(page.records[0]).not.toHaveProperty('externalDocumentNumber');
      break;
    }
    const failed = (await fresh.check()).filter((result) => !result.ok);
    expect(failed).toMatchObject([
      { name: 'Business Central: salesInvoices', detail: 'without the fields externalDocumentNumber' },
    ]);
    await fresh.close();
  });

  test('without the extension invoices are still read, ledger entries are refused with what to do', async () => {
    erp.faults.add({ kind: 'status', path: '/api/counterpart/', status: 404, code: 'BadRequest_NotFound' });
    const fresh = connect();
    const invoices = await read('salesInvoice', null, fresh);
    expect(invoices.records[0]).toMatchObject({ amountExcludingTaxLocalCurrency: null });
    await expect(read('customerLedgerEntry', null, fresh)).rejects.toMatchObject({
      code: 'BC_ENTITY_MISSING',
      kind: 'config',
    });
    expect((await fresh.check()).find((r) => r.name.includes('extension'))).toMatchObject({
      ok: false,
      detail: 'not installed',
    });
    erp.faults.clear();
    await fresh.close();
    // Once it is installed, what could not be joined is read again.
    const later = await read('salesInvoice', invoices.watermark);
    expect(later.records).toHaveLength(invoices.records.length);
  });

  test('a company that is not there and wrong credentials are named', async () => {
    const unknown = createBusinessCentral({ url: erp.url, auth: oauth(), companies: [{ code: 'XX', name: 'Nobody' }] });
    await expect(unknown.companies()).rejects.toMatchObject({
      code: 'BC_COMPANY_MISSING',
      message: expect.stringContaining('Nobody'),
    });
    expect((await unknown.check()).find((r) => r.name.includes('XX'))).toMatchObject({ ok: false });
    await unknown.close();
    const auth = { kind: 'basic', user: erp.user, password: 'wrong' } as const;
    const refused = createBusinessCentral({ url: erp.url, auth, companies: [] });
    expect(await refused.check()).toMatchObject([{ ok: false, detail: expect.stringContaining('BC_LOGIN_REFUSED') }]);
    await refused.close();
  });
});
