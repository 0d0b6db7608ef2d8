import { describe, expect, it } from 'vitest';
import {
  document,
  env,
  lines,
  mapped,
  one,
  problemsOf,
  run,
  targetFields,
  valueOf,
  withLines,
} from './documents-under-test.ts';
import { compileMapping, diffRows, MappingDocumentError, parseMappingDocument } from './index.ts';
import type { CompileOptions } from './index.ts';

describe('a mapped record', () => {
  it('has a key of company, entity and key, each encoded', () => {
    expect(mapped(run({}, { id: 'a|b% ' })).key).toBe('DE|doc|a%7Cb%25%20');
    expect(mapped(run({ source: { entity: 'doc', companies: 'shared' } }, {})).key).toBe('*|doc|1');
  });

  it('is refused without a key and with one that is too long', () => {
    expect(run({}, { id: '' })).toMatchObject({ outcome: 'refused', key: null });
    expect(problemsOf(run({}, { id: '' }))).toEqual(['MAPPING_KEY_BLANK']);
    expect(problemsOf(run({}, { id: 'x'.repeat(255) }))).toEqual(['MAPPING_KEY_TOO_LONG']);
  });

  it('finds the account of an ERP customer through the customer, but for accounts and customers themselves', () => {
    const field = (name: string) => ({
      ...targetFields('Doc__c')?.get('Name'),
      name,
      type: 'reference',
      nillable: true,
    });
    const names = ['Name', 'ERP_Key__c', 'AccountId'];
    const options = {
      targetFields: () => new Map(names.map((name) => [name, { ...field(name), relationshipName: null }])),
    } as unknown as CompileOptions;
    const lookup = {
      ...{ target: 'AccountId', relationship: 'Account', object: 'Account', keyField: 'ERP_Key__c' },
      ...{ entity: 'customer', source: 'customerId', required: true },
    };
    const lookupsOf = (object: string, change: object = {}) => {
      const target = { object, keyField: 'ERP_Key__c', write: 'upsert' };
      const made = document({
        target,
        fields: [{ target: 'Name', source: 'name' }],
        lookups: [{ ...lookup, ...change }],
      });
      return compileMapping(parseMappingDocument(made), options).header.lookups;
    };
    const through = { column: 'AccountId', object: 'ERP_Customer__c', through: 'Account__c', keyField: 'ERP_Key__c' };
    expect(lookupsOf('Case')).toMatchObject([through]);
    const itself = { column: 'Account.ERP_Key__c', object: 'Account', through: null };
    expect(lookupsOf('ERP_Customer__c')).toMatchObject([itself]);
    expect(lookupsOf('Case', { entity: 'vendor' })).toMatchObject([itself]);
  });

  it('is left out when the filter says so', () => {
    const source = { entity: 'doc', companies: 'each', filter: 'status <> "Draft"' };
    expect(run({ source }, { status: 'Draft' })).toEqual({ outcome: 'filtered' });
    expect(run({ source }, { status: 'Open' }).outcome).toBe('mapped');
  });

  it('refers to other records by their keys', () => {
    const lookup = {
      target: 'Customer__c',
      relationship: 'Customer__r',
      object: 'Customer__c',
      keyField: 'ERP_Key__c',
      entity: 'customer',
      required: true,
      source: 'customerId',
    };
    const result = run({ lookups: [lookup] }, { customerId: 'c1' });
    expect(valueOf(result, 'Customer__r.ERP_Key__c')).toBe('DE|customer|c1');
    expect(problemsOf(run({ lookups: [lookup] }, { customerId: '' }))).toEqual(['MAPPING_LOOKUP_BLANK']);
    const shared = { ...lookup, companies: 'shared' };
    expect(valueOf(run({ lookups: [shared] }, { customerId: 'c1' }), 'Customer__r.ERP_Key__c')).toBe('*|customer|c1');
    const byFormula = {
      ...lookup,
      target: 'Extra__c',
      relationship: 'Extra__r',
      required: false,
      source: undefined,
      formula: 'IF(ISBLANK(kind), NULL, ERP_KEY(kind, "7"))',
    };
    expect(valueOf(run({ lookups: [byFormula] }, { kind: 'item' }), 'Extra__r.ERP_Key__c')).toBe('DE|item|7');
    expect(valueOf(run({ lookups: [byFormula] }, {}), 'Extra__r.ERP_Key__c')).toBeNull();
  });

  it('tells all its problems at once', () => {
    const fields = [
      { target: 'Name', source: 'number' },
      { target: 'Amount__c', source: 'a' },
      { target: 'Day__c', source: 'b' },
    ];
    expect(problemsOf(run({ fields }, { a: 'x', b: 'y' }))).toEqual(['MAPPING_WRONG_TYPE', 'MAPPING_WRONG_TYPE']);
  });

  it('says in its problems where, but not what was in the record', () => {
    const result = one('Amount__c', 'secret');
    expect(JSON.stringify(result)).not.toContain('secret');
    expect(result).toMatchObject({ problems: [{ object: 'Doc__c', field: 'Amount__c', key: 'DE|doc|1' }] });
  });

  it('is the same each time and leaves its source as it was', () => {
    const parts = {
      fields: [
        { target: 'Name', source: 'number' },
        { target: 'Amount__c', formula: 'x * 2' },
      ],
    };
    expect(run(parts, { x: 2 })).toEqual(run(parts, { x: 2 }));
  });
});

describe('the lines of a record', () => {
  const docLines = [
    { id: 'l1', net: 0.1 },
    { id: 'l2', net: 0.2 },
    { id: 'l3', net: null },
  ];

  it('are rows of their own with the key of their record and access to its fields', () => {
    const result = mapped(run(withLines, { docLines }));
    expect(result.children[0]?.records.map((record) => record.row)).toEqual([
      { ERP_Key__c: 'DE|docLine|l1', Net__c: 0.1, Text__c: 'N1-0.1', 'Doc__r.ERP_Key__c': 'DE|doc|1' },
      { ERP_Key__c: 'DE|docLine|l2', Net__c: 0.2, Text__c: 'N1-0.2', 'Doc__r.ERP_Key__c': 'DE|doc|1' },
    ]);
  });

  it('are counted and summed exactly, after their filter', () => {
    expect(mapped(run(withLines, { docLines })).row).toMatchObject({ Count__c: 2, Sum__c: 0.3 });
    expect(mapped(run(withLines, {})).row).toMatchObject({ Count__c: 0, Sum__c: 0 });
  });

  it('refuse the whole record when one of them can’t be written', () => {
    const result = run(withLines, { docLines: [{ id: 'l1', net: 1e17 }] });
    expect(problemsOf(result)).toEqual(['MAPPING_NUMBER_TOO_LARGE']);
    expect(result).toMatchObject({ problems: [{ key: 'DE|docLine|l1', object: 'Line__c' }] });
  });

  it('change their hash when they change, and only then', () => {
    const hashes = (list: object[]) =>
      mapped(run(withLines, { docLines: list })).children[0]?.records.map((r) => r.hash);
    const before = hashes(docLines);
    const after = hashes([
      { id: 'l1', net: 0.1 },
      { id: 'l2', net: 0.25 },
    ]);
    expect(after?.[0]).toBe(before?.[0]);
    expect(after?.[1]).not.toBe(before?.[1]);
    expect(before?.[0]).toMatch(/^[0-9a-f]{16}$/);
  });
});

describe('rows', () => {
  it('differ in the columns whose stored value differs', () => {
    const columns = ['a', 'b', 'c', 'd'];
    expect(diffRows({ a: '', b: 1, c: true, d: 'x' }, { a: null, b: 1.5, c: 'true', d: 'x' }, columns)).toEqual([
      'b',
      'c',
    ]);
  });
});

describe('a compiled mapping', () => {
  it('says which columns are written on create only and which lists must be read', () => {
    const fields = [
      { target: 'Name', source: 'number' },
      { target: 'Once__c', source: 'x' },
      { target: 'Text__c', source: 'y', insertOnly: true },
    ];
    const compiled = compileMapping(parseMappingDocument(document({ fields, children: [lines] })), { targetFields });
    expect(compiled.header.insertOnly).toEqual(['Once__c', 'Text__c']);
    expect(compiled.expand).toEqual(['docLines']);
    expect(compiled.children[0]?.lookups).toMatchObject([
      { column: 'Doc__r.ERP_Key__c', master: true, required: true, insertOnly: true },
    ]);
  });

  it('leaves targets alone whose source this ERP does not have, counts it as blank in formulas, and warns', () => {
    const sourceFields: CompileOptions['sourceFields'] = (entity) =>
      entity === 'doc'
        ? {
            fields: [
              { name: 'id', type: 'guid' },
              { name: 'number', type: 'text' },
            ],
            children: {},
          }
        : undefined;
    const parts = {
      fields: [
        { target: 'Name', source: 'number' },
        { target: 'Text__c', source: 'newField' },
        { target: 'Amount__c', formula: 'BLANKVALUE(newer, 1)' },
      ],
      children: [lines],
    };
    const compiled = compileMapping(parseMappingDocument(document(parts)), { targetFields, sourceFields });
    expect(compiled.warnings.map((warning) => warning.code)).toEqual([
      'MAPPING_SOURCE_CHILD_MISSING',
      'MAPPING_SOURCE_FIELD_MISSING',
      'MAPPING_SOURCE_FIELD_MISSING',
    ]);
    expect(compiled.expand).toEqual([]);
    const result = compiled.run({ id: '1', number: 'N1', newField: 'ignored?' }, env);
    expect(mapped(result).row).toMatchObject({ Amount__c: 1 });
    expect(mapped(result).row).not.toHaveProperty('Text__c');
  });

  it.each([
    ['a value that must be there', { fields: [{ target: 'Text__c', source: 'gone', required: true }] }],
    ['the key', { key: { source: 'gone' } }],
  ])('refuses a document when this ERP lacks the source of %s', (_, parts) => {
    const sourceFields = () => ({ fields: [{ name: 'id', type: 'guid' as const }], children: {} });
    const compile = () => compileMapping(parseMappingDocument(document(parts)), { targetFields, sourceFields });
    expect(compile).toThrow(MappingDocumentError);
    expect(compile).toThrow(/gone/);
  });

  it('explains how each value came about', () => {
    const parts = {
      fields: [
        { target: 'Name', source: 'number' },
        { target: 'Text__c', source: 'x', default: 'none' },
      ],
      children: [lines],
    };
    const compiled = compileMapping(parseMappingDocument(document(parts)), { targetFields });
    const record = { id: '1', number: 'N1', docLines: [{ id: 'l1', net: 1.005 }] };
    const explanation = compiled.explain(record, env);
    expect(explanation.result).toEqual(compiled.run(record, env));
    const text = explanation.fields.find((one) => one.column === 'Text__c' && one.childKey === null);
    expect(text?.steps.map((step) => step.what)).toEqual(['source', 'default', 'convert']);
    const net = explanation.fields.find((one) => one.column === 'Net__c');
    expect(net).toMatchObject({ childKey: 'DE|docLine|l1', value: 1.01, notes: [{ code: 'MAPPING_NUMBER_ROUNDED' }] });
  });

  it('explains a refused record as far as it goes', () => {
    const parts = {
      fields: [
        { target: 'Name', source: 'number' },
        { target: 'Amount__c', source: 'x' },
      ],
    };
    const compiled = compileMapping(parseMappingDocument(document(parts)), { targetFields });
    const explanation = compiled.explain({ id: '1', number: 'N1', x: 'y' }, env);
    expect(explanation.fields.find((one) => one.column === 'Amount__c')?.problem?.code).toBe('MAPPING_WRONG_TYPE');
    expect(explanation.fields.find((one) => one.column === 'Name')?.problem).toBeNull();
  });
});
