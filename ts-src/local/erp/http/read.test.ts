import { XMLParser } from 'fast-xml-parser';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startLocalErp, type LocalErp } from '../start.ts';
import { testClient, type TestClient } from './test-client.ts';

let erp: LocalErp;
let api: TestClient;
let extension: TestClient;

beforeAll(async () => {
  erp = await startLocalErp({ size: 'small', clock: () => new Date('2026-11-23T10:00:00Z') });
  api = testClient(erp);
  extension = testClient(erp, 0, '/api/counterpart/integration/v1.0');
});
afterAll(() => erp.close());

test('companies are listed outside any company', async () => {
  const { body } = await api.raw('GET', '/api/v2.0/companies');
  expect(body.value.map(({ name }: { name: string }) => name)).toEqual(erp.companies.map(({ name }) => name));
  expect((await api.raw('POST', '/api/v2.0/companies', {})).body.error.code).toBe('BadRequest_MethodNotAllowed');
});

test('a company can be named in the path, in the query, and under any prefix of the address', async () => {
  const paths = [
    `/api/v2.0/companies(${api.company})/customers?$top=1`,
    `/api/v2.0/customers?company=${api.company}&$top=1`,
    `/api/v2.0/customers?company=${encodeURIComponent(erp.companies[0]!.name)}&$top=1`,
    `/BC/api/v2.0/companies(${api.company})/customers?$top=1`,
    `/v2.0/${erp.tenantId}/Production/api/v2.0/companies(${api.company})/customers?$top=1`,
  ];
  for (const path of paths) expect([path, (await api.raw('GET', path)).body.value.length]).toEqual([path, 1]);
  const unknown = await api.raw('GET', '/api/v2.0/companies(00000000-0000-0000-0000-000000000001)/customers');
  expect([unknown.status, unknown.body.error.code]).toEqual([404, 'Internal_CompanyNotFound']);
});

test('a record has an etag, null markers and the local currency code with an empty currency id', async () => {
  const { body } = await api.get(`customers?$filter=currencyCode eq 'GBP'&$top=1`);
  const [customer] = body.value;
  expect(customer['@odata.etag']).toMatch(/^W\/".+"$/);
  expect(customer.currencyId).toBe('00000000-0000-0000-0000-000000000000');
  expect(customer.blocked).toBe('_x0020_');
  const single = await api.get(`customers(${customer.id})`);
  expect(single.body['@odata.context']).toMatch(/\/\$metadata#companies\(.+\)\/customers\/\$entity$/);
  expect(single.body.number).toBe(customer.number);
});

test('selected fields, expanded relations with nested options, order, top, skip and count', async () => {
  const { body } = await api.get(
    'salesInvoices?$select=number,status&$expand=customer($select=number),salesInvoiceLines($select=sequence,netAmount;$filter=sequence le 20000;$expand=item($select=number))&$orderby=number desc&$top=2&$skip=1&$count=true',
  );
  expect(body['@odata.count']).toBeGreaterThan(100);
  expect(body.value).toHaveLength(2);
  const [first, second] = body.value;
  expect(first.number > second.number).toBe(true);
  expect(Object.keys(first).sort()).toEqual(['@odata.etag', 'customer', 'number', 'salesInvoiceLines', 'status']);
  expect(first.customer.number).toMatch(/^\d+$/);
  for (const line of first.salesInvoiceLines) {
    expect(line.sequence).toBeLessThanOrEqual(20_000);
    expect(line).toHaveProperty('item');
  }
});

test('pages follow next links, keep the order, and give every row once', async () => {
  const whole = await api.get('salesInvoices?$select=id&$orderby=lastModifiedDateTime');
  const seen: string[] = [];
  let next: string | undefined = 'salesInvoices?$select=id&$orderby=lastModifiedDateTime';
  while (next !== undefined) {
    const { body } = await api.get(next, { prefer: 'odata.maxpagesize=77' });
    expect(body.value.length).toBeLessThanOrEqual(77);
    seen.push(...body.value.map(({ id }: { id: string }) => id));
    next = body['@odata.nextLink'];
  }
  expect(seen).toEqual(whole.body.value.map(({ id }: { id: string }) => id));
});

test('top counts over pages', async () => {
  const first = await api.get('customers?$top=12', { prefer: 'odata.maxpagesize=5' });
  const second = await api.get(first.body['@odata.nextLink'], { prefer: 'odata.maxpagesize=5' });
  const third = await api.get(second.body['@odata.nextLink'], { prefer: 'odata.maxpagesize=5' });
  expect([first, second, third].map(({ body }) => body.value.length)).toEqual([5, 5, 2]);
  expect(third.body['@odata.nextLink']).toBeUndefined();
});

test('a made-up skip token is refused', async () => {
  const { status, body } = await api.get('customers?$skiptoken=abc');
  expect([status, body.error.code]).toEqual([400, 'BadRequest_InvalidToken']);
});

test('lines are listed by document only', async () => {
  const { body } = await api.get('salesInvoices?$top=1&$expand=salesInvoiceLines');
  const [invoice] = body.value;
  const refused = await api.get('salesInvoiceLines');
  expect([refused.status, refused.body.error.message]).toEqual([400, expect.stringContaining('Document Id')]);
  const byFilter = await api.get(`salesInvoiceLines?$filter=documentId eq ${invoice.id}`);
  const byPath = await api.get(`salesInvoices(${invoice.id})/salesInvoiceLines`);
  expect(byFilter.body.value).toEqual(invoice.salesInvoiceLines);
  expect(byPath.body.value).toEqual(invoice.salesInvoiceLines);
  const line = invoice.salesInvoiceLines[0];
  expect((await api.get(`salesInvoiceLines(${line.id})`)).body.documentId).toBe(invoice.id);
});

test('header totals, remaining amount and status agree with the ledger of the extension', async () => {
  const invoices = await api.get('salesInvoices?$top=200');
  const amounts = await extension.get('postedInvoiceAmounts');
  const entries = await extension.get('customerLedgerEntries');
  const byId = new Map<string, { remainingAmount: number; open: boolean; ledgerEntryId: string }>(
    amounts.body.value.map((row: { documentId: string }) => [row.documentId, row]),
  );
  const entryById = new Map<string, { documentId: string }>(
    entries.body.value.map((row: { id: string }) => [row.id, row]),
  );
  for (const invoice of invoices.body.value) {
    const row = byId.get(invoice.id);
    if (invoice.status === 'Draft') expect(row).toBeUndefined();
    else {
      expect(row?.remainingAmount).toBe(invoice.remainingAmount);
      expect(entryById.get(row?.ledgerEntryId ?? '')?.documentId).toBe(invoice.id);
      if (invoice.status === 'Open') expect(row?.open).toBe(true);
    }
  }
});

test('application rows name both entries by number and by id', async () => {
  const { body } = await extension.get("detailedCustomerLedgerEntries?$filter=entryType eq 'Application'&$top=50");
  const entries = await extension.get('customerLedgerEntries?$select=id,entryNumber');
  const numbers = new Map<number, string>(
    entries.body.value.map((row: { entryNumber: number; id: string }) => [row.entryNumber, row.id]),
  );
  for (const row of body.value) {
    expect(row.customerLedgerEntryId).toBe(numbers.get(row.customerLedgerEntryNumber));
    expect(row.appliedCustomerLedgerEntryId).toBe(numbers.get(row.appliedCustomerLedgerEntryNumber));
  }
});

test('a sweep by modification stamp finds what a clerk posted, and only that', async () => {
  const since = '2026-11-23T09:59:59.999Z';
  const sweep = `salesInvoices?$filter=lastModifiedDateTime gt ${since}&$orderby=lastModifiedDateTime`;
  const before = (await api.get(sweep)).body.value.length;
  const [customer] = (await api.get("customers?$filter=blocked eq '_x0020_'&$top=1")).body.value;
  const posted = erp.clerk.postInvoice({
    company: 'NW',
    customer: customer.number,
    lines: [{ quantity: 1, unitPrice: 10 }],
  });
  const after = (await api.get(sweep)).body.value;
  expect(after.length).toBe(before + 1);
  expect(after.map(({ id }: { id: string }) => id)).toContain(posted.id);
});

test('a document prints as a real PDF', async () => {
  const [invoice] = (await api.get('salesInvoices?$top=1&$expand=pdfDocument')).body.value;
  const link = invoice.pdfDocument['pdfDocumentContent@odata.mediaReadLink'];
  const { status, text } = await api.raw('GET', link);
  expect(status).toBe(200);
  expect(text.startsWith('%PDF-1.4')).toBe(true);
  const start = Number(/startxref\n(\d+)/.exec(text)?.[1]);
  expect(text.slice(start, start + 4)).toBe('xref');
  expect(
    (
      await api.raw(
        'GET',
        `${api.company === '' ? '' : ''}/api/v2.0/companies(${api.company})/salesInvoices(${invoice.id})/pdfDocument/pdfDocumentContent`,
      )
    ).status,
  ).toBe(200);
});

test('the metadata is well-formed EDMX that names every set, field and enum member', async () => {
  const { text } = await api.raw('GET', '/api/v2.0/$metadata');
  const parsed = new XMLParser({
    ignoreAttributes: false,
    isArray: (name) => ['Property', 'Member', 'EntityType', 'EntitySet', 'EnumType'].includes(name),
  }).parse(text);
  const schema = parsed['edmx:Edmx']['edmx:DataServices'].Schema;
  const invoice = schema.EntityType.find((type: Record<string, string>) => type['@_Name'] === 'salesInvoice');
  expect(invoice.Property).toHaveLength(56);
  expect(schema.EntityContainer.EntitySet.map((set: Record<string, string>) => set['@_Name'])).toContain(
    'salesCreditMemos',
  );
  expect(text).toContain('<Member Name="In_x0020_Review" Value="2"/>');
});

test.each([
  ['customers?$filter=bad', 400],
  ['customers?$select=nothing', 400],
  ['customers?$expand=nothing', 400],
  ['customers?$orderby=blocked', 400],
  ['customers?$top=-1', 400],
  ['customers?$apply=x', 400],
  ['nothing', 404],
  ['customers(00000000-0000-0000-0000-000000000001)', 404],
  ['customers(abc)', 400],
  ['customers?$filter=number%20eq%20%27', 400],
])('a bad request %s is answered with %i and a coded body', async (path, status) => {
  const answer = await api.get(path);
  expect(answer.status).toBe(status);
  expect(answer.body.error.message).toMatch(/CorrelationId: {2}[0-9a-f-]{36}\.$/);
  expect(answer.body.error.code).toMatch(/^(BadRequest|Internal|Application)/);
});

test('calls without valid credentials are refused, also while a token has expired', async () => {
  const wrong = await api.raw('GET', '/api/v2.0/companies', undefined, { authorization: 'Basic eDp5' });
  expect([wrong.status, wrong.body.error.code]).toEqual([401, 'Authentication_InvalidCredentials']);
  const form = (secret: string): string =>
    new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: erp.clientId,
      client_secret: secret,
      scope: 'https://api.businesscentral.dynamics.com/.default',
    }).toString();
  const kind = { 'content-type': 'application/x-www-form-urlencoded' };
  const endpoint = `/${erp.tenantId}/oauth2/v2.0/token`;
  const refused = await api.raw('POST', endpoint, form('wrong'), kind);
  expect([refused.status, refused.body.error]).toEqual([401, 'invalid_client']);
  const { body } = await api.raw('POST', endpoint, form(erp.clientSecret), kind);
  expect(body).toMatchObject({ token_type: 'Bearer', expires_in: 3599 });
  const bearer = { authorization: `Bearer ${body.access_token}` };
  expect((await api.raw('GET', '/api/v2.0/companies', undefined, bearer)).status).toBe(200);
  erp.faults.expireTokens();
  expect((await api.raw('GET', '/api/v2.0/companies', undefined, bearer)).status).toBe(401);
});
