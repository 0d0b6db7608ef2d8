import { describe, expect, test } from 'vitest';
import { parseMappingDocument, type MappingDocument } from '../../mapping/index.ts';
import { testTemplates } from '../sync/memory/world.ts';
import { withoutMissing, withRenamed } from './change-document.ts';
import { compareFields } from './compare-fields.ts';
import { fieldsUsed, uses } from './fields-used.ts';
import { ofCatalogue, ofErp, ofSalesforce, type SchemaField } from './schema-side.ts';

const field = (name: string, type = 'text(30)', label: string | null = null): SchemaField => ({ name, type, label });

describe('comparing fields', () => {
  test('finds new, removed and retyped ones, and nothing where nothing changed', () => {
    const before = [field('a'), field('b'), field('c')];
    expect(compareFields(before, before)).toEqual([]);
    expect(compareFields(before, [field('a'), field('c', 'number'), field('zeta')])).toEqual([
      { kind: 'Removed', field: 'b', before: 'text(30)', after: null },
      { kind: 'New', field: 'zeta', before: null, after: 'text(30)' },
      { kind: 'Retyped', field: 'c', before: 'text(30)', after: 'number' },
    ]);
  });

  test('proposes a renaming for a removed and a new field of one type that are called alike', () => {
    expect(compareFields([field('customerPriceGroup')], [field('priceGroup')])).toEqual([
      { kind: 'Renamed', field: 'customerPriceGroup', before: 'customerPriceGroup', after: 'priceGroup' },
    ]);
    const labelled = compareFields([field('A__c', 'text(30)', 'Region')], [field('B__c', 'text(30)', 'Region')]);
    expect(labelled.map(({ kind }) => kind)).toEqual(['Renamed']);
    expect(compareFields([field('region')], [field('salesRegion', 'number')]).map(({ kind }) => kind)).toEqual([
      'Removed',
      'New',
    ]);
    expect(compareFields([field('region')], [field('weight')]).map(({ kind }) => kind)).toEqual(['Removed', 'New']);
  });

  test('uses each field for one renaming only, the most similar first', () => {
    const found = compareFields(
      [field('Old_Price_Group__c'), field('Price_Group__c')],
      [field('Price_Group_Code__c'), field('Weight__c')],
    );
    expect(found.filter(({ kind }) => kind === 'Renamed')).toEqual(
      [
        { kind: 'Renamed', field: 'Old_Price_Group__c', before: 'Old_Price_Group__c', after: 'Price_Group_Code__c' },
      ].map((each) => expect.objectContaining({ kind: each.kind }) as unknown),
    );
    expect(found).toHaveLength(3);
  });

  test('tells lengths of texts and targets of references apart, but not one kind of text from another', () => {
    const base = { name: 'X__c', length: 40, referenceTo: [] };
    expect(ofSalesforce({ ...base, type: 'phone' }).type).toBe(ofSalesforce({ ...base, type: 'string' }).type);
    expect(ofSalesforce({ ...base, type: 'string', length: 20 }).type).toBe('text(20)');
    expect(ofSalesforce({ ...base, type: 'reference', referenceTo: ['Account'] }).type).toBe('reference(Account)');
    expect(ofErp({ name: 'x', type: 'text', maxLength: 30 }).type).toBe('text(30)');
    expect(ofErp({ name: 'x', type: 'number' }).type).toBe('number');
  });

  test('takes a catalogue that can’t be read for none', () => {
    expect(ofCatalogue('ERP', 'no json')).toBeNull();
    expect(ofCatalogue('ERP', '{"name":"x"}')).toBeNull();
    expect(ofCatalogue('Salesforce', '[{"name":"X__c","type":"double"}]')).toEqual([
      { name: 'X__c', type: 'double', label: null },
    ]);
  });
});

const invoice = testTemplates.find(({ name }) => name === 'sales-invoice') as MappingDocument;
const account = parseMappingDocument({
  ...testTemplates.find(({ name }) => name === 'customer-account'),
  direction: 'both',
  classes: { phone: 'personal' },
  fields: [
    { target: 'Name', formula: 'UPPER(name) & " name "' },
    { target: 'Phone', source: 'phone', toErp: [{ field: 'phone' }] },
  ],
});

describe('the fields that a document uses', () => {
  test('are those of sources, formulas, filters, keys, lookups, lists and the way back', () => {
    const names = fieldsUsed(invoice).map(({ side, container, field: name }) => `${side} ${container}.${name}`);
    expect(names).toEqual(
      expect.arrayContaining([
        'ERP invoice.draft',
        'ERP invoice.customer',
        'ERP invoice.lines',
        'ERP invoiceLine.item',
        'Salesforce ERP_Invoice__c.Customer__c',
        'Salesforce ERP_Customer__c.ERP_Key__c',
        'Salesforce ERP_Invoice_Line__c.Invoice__c',
      ]),
    );
    expect(uses(account, { side: 'ERP', container: 'customer', field: 'name' })).toBe(true);
    expect(uses(account, { side: 'ERP', container: 'customer', field: 'upper' })).toBe(false);
  });
});

describe('a document', () => {
  test('runs on with what holds: optional fields and lookups that need a missing field are left out', () => {
    const lessText = withoutMissing(invoice, [
      { side: 'ERP', container: 'invoiceLine', field: 'text' },
      { side: 'ERP', container: 'invoiceLine', field: 'item' },
      { side: 'Salesforce', container: 'ERP_Invoice__c', field: 'Posting_Date__c' },
    ]);
    expect(lessText.fields.map(({ target }) => target)).not.toContain('Posting_Date__c');
    const [lines] = lessText.children ?? [];
    expect(lines?.fields.map(({ target }) => target)).toEqual(['Type__c', 'Quantity__c', 'Net__c', 'Net_Home__c']);
    expect(lines?.lookups).toEqual([]);
    expect(withoutMissing(invoice, [{ side: 'ERP', container: 'invoice', field: 'customer' }]).lookups).toHaveLength(1);
    expect(withoutMissing(invoice, [])).toBe(invoice);
  });

  test('gets another name for a field wherever it is named, and nowhere else', () => {
    const renamed = withRenamed(account, { side: 'ERP', container: 'customer', field: 'name' }, 'fullName');
    expect(renamed.fields[0]?.formula).toBe('UPPER(fullName) & " name "');
    const phones = withRenamed(account, { side: 'ERP', container: 'customer', field: 'phone' }, 'phoneNumber');
    expect(phones.fields[1]).toMatchObject({
      target: 'Phone',
      source: 'phoneNumber',
      toErp: [{ field: 'phoneNumber' }],
    });
    expect(phones.classes).toEqual({ phoneNumber: 'personal' });
    const target = withRenamed(
      invoice,
      { side: 'Salesforce', container: 'ERP_Invoice_Line__c', field: 'Net__c' },
      'Amount__c',
    );
    expect(target.children?.[0]?.fields.map((each) => each.target)).toContain('Amount__c');
    expect(target.fields.find((each) => each.target === 'Lines_Net_Expected__c')?.aggregate?.field).toBe('Amount__c');
    const filter = withRenamed(invoice, { side: 'ERP', container: 'invoice', field: 'draft' }, 'isDraft');
    expect(filter.source.filter).toBe('NOT(isDraft)');
    expect(withRenamed(invoice, { side: 'ERP', container: 'item', field: 'draft' }, 'x')).toEqual(invoice);
  });
});
