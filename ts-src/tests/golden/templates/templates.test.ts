import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { entitySources } from '../../../companion/erp/business-central/entities.ts';
import { joinedFields } from '../../../companion/erp/business-central/joined-fields.ts';
import { entityNeeds } from '../../../companion/erp/business-central/entity-needs.ts';
import { businessCentralTemplates } from '../../../templates/business-central/index.ts';
import { compiled, env, frozen, mapped } from './compiled-template.ts';

const data = new URL('../../../../../shared/data/bc-api-v2/', import.meta.url);
const invoice = frozen({
  id: '5d115c9c-44e3-ea11-bb43-000d3a2feca1',
  number: 'S-INV103001',
  externalDocumentNumber: '',
  invoiceDate: '2026-01-05',
  postingDate: '2026-01-06',
  dueDate: '0001-01-01',
  customerId: '82fe170f-9ae4-e711-80e4-00155df51c03',
  billToCustomerId: '00000000-0000-0000-0000-000000000000',
  currencyCode: 'EUR',
  orderNumber: 'S-ORD101001',
  status: 'Open',
  totalAmountExcludingTax: 30,
  totalTaxAmount: 5.7,
  totalAmountIncludingTax: 35.7,
  remainingAmount: 35.7,
  amountExcludingTaxLocalCurrency: 33,
  amountIncludingTaxLocalCurrency: 39.27,
  remainingAmountLocalCurrency: 39.27,
  currencyFactor: 0.909090909090909,
  salesInvoiceLines: [
    {
      id: 'a0000000-0000-0000-0000-000000000001',
      sequence: 10000,
      itemId: 'b0000000-0000-0000-0000-000000000001',
      lineType: 'Item',
      lineObjectNumber: '1896-S',
      description: 'ATHENS Desk ',
      description2: '',
      unitOfMeasureCode: 'PCS',
      quantity: 3,
      unitPrice: 10.1,
      discountAmount: 0.3,
      amountExcludingTax: 30,
      totalTaxAmount: 5.7,
      amountIncludingTax: 35.7,
      netAmount: 30,
      netTaxAmount: 5.7,
      netAmountIncludingTax: 35.7,
    },
    {
      id: 'a0000000-0000-0000-0000-000000000002',
      sequence: 20000,
      itemId: '00000000-0000-0000-0000-000000000000',
      lineType: 'Comment',
      lineObjectNumber: '',
      description: 'Thank you',
      description2: 'very much',
      unitOfMeasureCode: '',
      quantity: 0,
      unitPrice: 0,
      discountAmount: 0,
      amountExcludingTax: 0,
      totalTaxAmount: 0,
      amountIncludingTax: 0,
      netAmount: 0,
      netTaxAmount: 0,
      netAmountIncludingTax: 0,
    },
  ],
});

describe('the templates for Business Central', () => {
  it('compile against the fields of the package, each with a name of its own', () => {
    const names = businessCentralTemplates.map((template) => template.name);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(compiled(name).warnings).toEqual([]);
  });

  it('bring parents before what refers to them', () => {
    const seen = new Set<string>();
    for (const template of businessCentralTemplates) {
      const { header } = compiled(template.name);
      for (const lookup of header.lookups) if (lookup.required) expect(seen).toContain(lookup.object);
      seen.add(header.object);
    }
  });

  it('map an invoice in a foreign currency with its lines', () => {
    const result = mapped(compiled('sales-invoice').run(invoice, env));
    expect(result.row).toMatchObject({
      ERP_Key__c: 'US|salesInvoice|5d115c9c-44e3-ea11-bb43-000d3a2feca1',
      Type__c: 'Invoice',
      Status__c: 'Open',
      Due_Date__c: null,
      Document_Date__c: '2026-01-05',
      Currency__c: 'EUR',
      Net__c: 30,
      Gross__c: 35.7,
      Net_Home__c: 33,
      Remaining_Home__c: 39.27,
      Lines_Expected__c: 2,
      Lines_Net_Expected__c: 30,
      'Customer__r.ERP_Key__c': 'US|customer|82fe170f-9ae4-e711-80e4-00155df51c03',
      'Bill_To_Customer__r.ERP_Key__c': null,
    });
    expect(result.children[0]?.records.map((record) => record.row)).toMatchObject([
      {
        Type__c: 'Item',
        Description__c: 'ATHENS Desk',
        Net__c: 30,
        Net_Home__c: 33,
        'Product__r.ERP_Key__c': 'US|item|b0000000-0000-0000-0000-000000000001',
      },
      {
        Type__c: 'Comment',
        Description__c: 'Thank you very much',
        Net__c: 0,
        Item_Number__c: null,
        'Product__r.ERP_Key__c': null,
      },
    ]);
    expect(result.notes).toEqual([]);
  });

  it('take the amounts of a document in the company’s own currency when the extension is missing', () => {
    const plain = {
      ...invoice,
      amountExcludingTaxLocalCurrency: null,
      amountIncludingTaxLocalCurrency: null,
      currencyFactor: null,
    };
    const template = compiled('sales-invoice');
    expect(mapped(template.run({ ...plain, currencyCode: 'USD' }, env)).row).toMatchObject({
      Net_Home__c: 30,
      Gross_Home__c: 35.7,
    });
    const foreign = mapped(template.run(plain, env));
    expect(foreign.row).toMatchObject({ Net_Home__c: null });
    expect(foreign.children[0]?.records[0]?.row).toMatchObject({ Net_Home__c: null });
  });

  it('keep drafts out', () => {
    for (const status of ['Draft', 'In Review', '', ' ']) {
      expect(compiled('sales-invoice').run({ ...invoice, status }, env)).toEqual({ outcome: 'filtered' });
      expect(compiled('sales-credit-memo').run({ ...invoice, status }, env)).toEqual({ outcome: 'filtered' });
    }
  });

  it('map a credit memo with positive amounts and what it applies to', () => {
    const { salesInvoiceLines, ...header } = invoice;
    const memo = {
      ...header,
      creditMemoDate: '2026-01-07',
      invoiceNumber: 'S-INV103000',
      salesCreditMemoLines: salesInvoiceLines,
    };
    expect(mapped(compiled('sales-credit-memo').run(memo, env)).row).toMatchObject({
      Type__c: 'Credit Memo',
      Net__c: 30,
      Applies_To_Number__c: 'S-INV103000',
      Document_Date__c: '2026-01-07',
      Lines_Expected__c: 2,
    });
  });

  it('map ledger entries signed as they are, with blank document types as openings', () => {
    const entry = {
      id: 'e1',
      entryNumber: 12,
      customerId: 'c1',
      documentType: ' ',
      documentNumber: 'OPEN-1',
      documentId: '00000000-0000-0000-0000-000000000000',
      postingDate: '2026-01-01',
      dueDate: '2026-01-31',
      closedAtDate: '0001-01-01',
      currencyCode: '',
      amount: -5.5,
      remainingAmount: -5.5,
      amountLocalCurrency: -5.5,
      remainingAmountLocalCurrency: -5.5,
      open: true,
    };
    const template = compiled('ledger-entry');
    expect(mapped(template.run(entry, env)).row).toMatchObject({
      Name: 'OPEN-1',
      Document_Type__c: 'Opening',
      Amount__c: -5.5,
      Currency__c: 'USD',
      Closed_Date__c: null,
      Open__c: true,
      'Invoice__r.ERP_Key__c': null,
    });
    const memo = { ...entry, documentType: 'Credit Memo', documentId: 'd1' };
    expect(mapped(template.run(memo, env)).row).toMatchObject({
      Document_Type__c: 'Credit Memo',
      'Invoice__r.ERP_Key__c': 'US|salesCreditMemo|d1',
    });
  });

  it('map an application below the entry that applies', () => {
    const application = {
      id: 'x1',
      kind: 'Application',
      applyingEntryId: 'p1',
      appliedEntryId: 'i1',
      amount: -10,
      amountLocalCurrency: -11,
      postingDate: '2026-01-20',
      unapplied: false,
    };
    expect(mapped(compiled('application').run(application, env)).row).toMatchObject({
      Kind__c: 'Application',
      Amount__c: -10,
      'Entry__r.ERP_Key__c': 'US|customerLedgerEntry|p1',
      'Applied_Entry__r.ERP_Key__c': 'US|customerLedgerEntry|i1',
    });
  });

  it('map a customer to an account and to a customer below it, with one key', () => {
    const customer = {
      id: 'c1',
      number: '10000',
      displayName: 'Adatum Corporation',
      addressLine1: '192 Market Square',
      addressLine2: 'Floor 2',
      city: 'Atlanta',
      state: 'GA',
      country: 'US',
      postalCode: '31772',
      phoneNumber: '',
      email: 'a@b.example',
      website: '',
      blocked: ' ',
      creditLimit: 1000,
      currencyCode: 'USD',
      paymentTerm: { displayName: 'Net 30 days' },
    };
    const account = mapped(compiled('customer-account').run(customer, env));
    expect(account.row).toMatchObject({
      Name: 'Adatum Corporation',
      BillingStreet: '192 Market Square\nFloor 2',
      Phone: null,
    });
    const below = mapped(compiled('customer').run(customer, env));
    expect(below.row).toMatchObject({
      'Account__r.ERP_Key__c': account.key,
      Payment_Terms__c: 'Net 30 days',
      Blocked__c: null,
      Credit_Limit__c: 1000,
      Home_Currency__c: 'USD',
    });
    expect(compiled('customer').header.insertOnly).toEqual(['Account__r.ERP_Key__c']);
    expect(mapped(compiled('customer').run({ ...customer, displayName: ' ' }, env)).row).toMatchObject({
      Name: '10000',
    });
  });

  it('map an item to a product that is active unless the item is blocked', () => {
    const item = {
      id: 'i1',
      number: '1896-S',
      displayName: 'ATHENS Desk',
      displayName2: '',
      blocked: false,
      baseUnitOfMeasureCode: 'PCS',
    };
    expect(mapped(compiled('item-product').run(item, env)).row).toMatchObject({
      ProductCode: '1896-S',
      IsActive: true,
      ERP_Unit__c: 'PCS',
      ERP_Base_Unit__c: 'PCS',
      ERP_Item_Number__c: '1896-S',
      ERP_Company__c: 'US',
    });
    expect(mapped(compiled('item-product').run({ ...item, salesUnitOfMeasureCode: 'BOX' }, env)).row).toMatchObject({
      ERP_Unit__c: 'BOX',
      ERP_Base_Unit__c: 'PCS',
    });
    expect(mapped(compiled('item-product').run({ ...item, blocked: true }, env)).row).toMatchObject({
      IsActive: false,
    });
  });
});

interface DocumentedOperation {
  readonly resource: string;
  readonly examples: readonly { readonly kind: string; readonly json?: Record<string, unknown> }[];
}

describe.skipIf(!existsSync(data))('the templates on the examples that Microsoft publishes (skipped: no data)', () => {
  const examples = (resource: string): Record<string, unknown>[] => {
    const operations = JSON.parse(readFileSync(new URL('doc-examples.json', data), 'utf8')) as DocumentedOperation[];
    return operations
      .filter((operation) => operation.resource.toLowerCase() === resource.toLowerCase())
      .flatMap((operation) => operation.examples)
      .flatMap((example) => (example.kind === 'response' && example.json !== undefined ? [example.json] : []))
      .flatMap((json) => ('value' in json ? (json['value'] as Record<string, unknown>[]) : [json]))
      .filter((record) => 'number' in record && 'id' in record);
  };

  it.each([
    ['customer', 'customer-account'],
    ['customer', 'customer'],
    ['item', 'item-product'],
    ['salesInvoice', 'sales-invoice'],
  ])('map or filter every example of %s with %s', (resource, name) => {
    const list = examples(resource);
    expect(list.length).toBeGreaterThan(0);
    for (const record of list)
      expect(['mapped', 'filtered']).toContain(compiled(name).run(frozen(record), env).outcome);
  });

  it('read only fields that the API or the connector has', () => {
    const entities = JSON.parse(readFileSync(new URL('entities.json', data), 'utf8')) as unknown;
    const known = new Set(
      JSON.stringify(entities)
        .match(/"[A-Za-z]\w*"/g)
        ?.map((name) => name.slice(1, -1)),
    );
    for (const source of entitySources.values()) for (const [name] of joinedFields(source)) known.add(name);
    for (const need of entityNeeds) if (need.api === 'extension') for (const name of need.fields) known.add(name);
    for (const template of businessCentralTemplates) {
      if (template.integration === 'payments') continue;
      for (const field of template.fields) {
        if (field.source !== undefined && !/[$.]/.test(field.source)) expect(known).toContain(field.source);
      }
    }
  });
});
