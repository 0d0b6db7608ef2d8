import { describe, expect, test } from 'vitest';
import { document, env, targetFields } from './documents-under-test.ts';
import { checkMapping, checkMappingDocument, compileMapping, parseMappingDocument } from './index.ts';
import type { SourceEntity } from './index.ts';

const entity: SourceEntity = {
  fields: [
    { name: 'id', type: 'guid' },
    { name: 'number', type: 'text', maxLength: 20 },
    { name: 'line1', type: 'text', maxLength: 8 },
    { name: 'line2', type: 'text', maxLength: 8 },
    { name: 'amount', type: 'number' },
    { name: 'day', type: 'date' },
    { name: 'state', type: 'text' },
    { name: 'person', type: 'text' },
  ],
  children: {},
};

const both = (parts: Record<string, unknown>) =>
  document({ direction: 'both', conflict: 'latest', fields: [{ target: 'Name', source: 'number' }], ...parts });

const compiled = (parts: Record<string, unknown>) =>
  compileMapping(parseMappingDocument(both(parts)), { targetFields, sourceFields: () => entity });

const wayBack = (parts: Record<string, unknown>) => {
  const back = compiled(parts).wayBack;
  if (back === null) throw new Error('no way back');
  return back;
};

const address = [
  { target: 'Name', source: 'number' },
  {
    target: 'Long__c',
    formula: 'line1 & BR() & line2',
    toErp: [
      { field: 'line1', formula: 'LEFT(Long__c, FIND(BR(), Long__c & BR()) - 1)' },
      { field: 'line2', formula: 'MID(Long__c, FIND(BR(), Long__c & BR()) + 1, 100)' },
    ],
  },
];

describe('the way back of a two-way mapping', () => {
  test('a mapping of one direction has none', () => {
    expect(compileMapping(parseMappingDocument(document()), { targetFields }).wayBack).toBeNull();
  });

  test('a plain source goes back to its field, formulas read the Salesforce record', () => {
    const values = wayBack({ fields: address }).run({ Name: ' Ann ', Long__c: 'Elm 1\r\nYard' }, env);
    expect(values).toEqual({ ok: true, fields: { number: 'Ann', line1: 'Elm 1', line2: 'Yard' } });
  });

  test('only the fields behind the columns named are given', () => {
    expect(wayBack({ fields: address }).run({ Name: 'Ann', Long__c: null }, env, ['Long__c'])).toEqual({
      ok: true,
      fields: { line1: null, line2: null },
    });
  });

  test('the key, what is set on creation only, and a formula without a way back belong to the ERP', () => {
    const fields = [
      { target: 'Name', source: 'id' },
      { target: 'Text__c', formula: 'number & "!"' },
      { target: 'Once__c', source: 'state' },
      { target: 'Amount__c', source: 'amount', toErp: [] },
    ];
    const columns = wayBack({ fields }).columns.map(({ column, erpFields }) => [column, erpFields]);
    expect(columns).toEqual([
      ['Name', []],
      ['Text__c', []],
      ['Amount__c', []],
    ]);
  });

  test('the policy of a column is its owner, else that of the mapping', () => {
    const fields = [
      { target: 'Name', source: 'number' },
      { target: 'Text__c', source: 'state', owner: 'ask' },
    ];
    expect(wayBack({ fields }).columns.map(({ policy }) => policy)).toEqual(['latest', 'ask']);
  });

  test('a value map is gone through backwards', () => {
    const fields = [
      { target: 'Name', source: 'number' },
      { target: 'Status__c', source: 'state', valueMap: 'm' },
    ];
    const valueMaps = { m: { entries: { o: 'Open', p: 'Paid' }, unknown: 'block' } };
    const back = wayBack({ fields, valueMaps });
    expect(back.run({ Status__c: 'Paid' }, env, ['Status__c'])).toEqual({ ok: true, fields: { state: 'p' } });
    expect(back.run({ Status__c: 'Else' }, env, ['Status__c'])).toMatchObject({
      ok: false,
      problems: [{ code: 'MAPPING_VALUE_NOT_MAPPED', field: 'state' }],
    });
  });

  test('a value map that gives one value for several has no way back', () => {
    const fields = [{ target: 'Name', source: 'state', valueMap: 'm' }];
    const valueMaps = { m: { entries: { o: 'Open', p: 'Open' }, unknown: 'keep' } };
    const check = checkMapping(parseMappingDocument(both({ fields, valueMaps })), { targetFields });
    expect(check).toMatchObject({ ok: false, problems: [{ code: 'MAPPING_VALUE_MAP_NOT_INVERTIBLE' }] });
  });

  test('a reference goes back by what it is found by', () => {
    const lookups = [
      {
        target: 'Extra__c',
        relationship: 'Extra__r',
        object: 'User',
        keyField: 'Code__c',
        entity: 'person',
        formula: 'person',
        required: false,
        toErp: [{ field: 'person' }],
      },
    ];
    const mapping = compiled({ lookups });
    expect(mapping.wayBack?.columns.at(-1)).toMatchObject({ column: 'Extra__r.Code__c', reference: true });
    expect(mapping.wayBack?.run({ Extra__r: { Code__c: 'JR' } }, env, ['Extra__r.Code__c'])).toEqual({
      ok: true,
      fields: { person: 'JR' },
    });
    expect(mapping.header.lookups[0]?.twoWay).toBe(true);
  });

  test('a text that the ERP has no room for is refused, never cut', () => {
    const back = wayBack({ fields: address });
    expect(back.run({ Long__c: 'Elm Street 100' }, env, ['Long__c'])).toMatchObject({
      ok: false,
      problems: [{ code: 'MAPPING_ERP_TEXT_TOO_LONG', field: 'line1' }],
    });
  });

  test('an ERP field that this version lacks is warned of', () => {
    const fields = [{ target: 'Name', source: 'number', toErp: [{ field: 'nickname', formula: 'Name' }] }];
    const mapping = compiled({ fields });
    expect(mapping.warnings.map(({ code }) => code)).toEqual(['MAPPING_SOURCE_FIELD_MISSING']);
    expect(mapping.wayBack?.columns[0]?.erpFields).toEqual([]);
  });

  test.each([
    [
      { direction: 'toSalesforce', fields: [{ target: 'Name', source: 'number', toErp: [] }] },
      'MAPPING_TO_ERP_ONE_WAY',
    ],
    [
      {
        fields: [
          { target: 'Name', source: 'number', toErp: [{ field: 'number' }] },
          { target: 'Text__c', source: 'number', toErp: [{ field: 'number' }] },
        ],
      },
      'MAPPING_DUPLICATE',
    ],
  ])('what contradicts itself is refused: %#', (parts, code) => {
    expect(checkMappingDocument(both(parts)).map((problem) => problem.code)).toEqual([code]);
  });

  test('a formula that reads what Salesforce does not have is refused', () => {
    const fields = [{ target: 'Name', source: 'number', toErp: [{ field: 'number', formula: 'Nothing__c' }] }];
    const check = checkMapping(parseMappingDocument(both({ fields })), { targetFields });
    expect(check).toMatchObject({ ok: false, problems: [{ code: 'MAPPING_TARGET_FIELD_UNKNOWN' }] });
  });

  test('a formula must give what the ERP field takes', () => {
    const fields = [
      { target: 'Name', source: 'number' },
      { target: 'Amount__c', source: 'amount', toErp: [{ field: 'amount', formula: 'Name & "1"' }] },
    ];
    const options = { targetFields, sourceFields: () => entity };
    const check = checkMapping(parseMappingDocument(both({ fields })), options);
    expect(check).toMatchObject({
      ok: false,
      problems: [{ code: 'FORMULA_WRONG_RESULT_TYPE', path: 'fields[1].toErp', line: 1, column: 1 }],
    });
  });

  test('a value of a related record comes untyped and is checked when it is there', () => {
    const fields = [
      { target: 'Name', source: 'number' },
      { target: 'Amount__c', source: 'amount', toErp: [{ field: 'amount', formula: 'Extra__r.Rate__c' }] },
    ];
    const back = wayBack({ fields });
    expect(back.run({ Extra__r: { Rate__c: 5 } }, env, ['Amount__c'])).toMatchObject({ fields: { amount: 5 } });
    expect(back.run({ Extra__r: { Rate__c: 'x' } }, env, ['Amount__c'])).toMatchObject({
      ok: false,
      problems: [{ code: 'MAPPING_WRONG_TYPE', field: 'amount' }],
    });
  });
});
