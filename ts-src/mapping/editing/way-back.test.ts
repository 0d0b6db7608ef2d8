import { describe, expect, test } from 'vitest';
import { document, env, targetFields } from '../documents-under-test.ts';
import { compileMapping, parseMappingDocument } from '../index.ts';
import type { FieldMapping, MappingDocument, SourceEntity } from '../index.ts';
import { tryWayBack } from './round-trip.ts';
import { erpFieldsTaken, proposeWayBack, salesforceNames, wayBackKind, wayBackNeed } from './way-back.ts';

const lookup = {
  target: 'Extra__c',
  relationship: 'Extra__r',
  object: 'User',
  keyField: 'Code__c',
  entity: 'person',
  formula: 'person',
  required: false,
};
const both = (parts: Record<string, unknown> = {}): MappingDocument =>
  parseMappingDocument(document({ direction: 'both', ...parts }));
const plain = { target: 'Text__c', source: 'state' };
const twoToOne = { m: { entries: { o: 'Open', p: 'Open' }, unknown: 'block' } };

describe('how a field goes back', () => {
  test.each<[string, object, string, string | null]>([
    ['a plain source as it came', plain, 'same', null],
    [
      'what names ERP fields is computed',
      { ...plain, toErp: [{ field: 'state', formula: 'Text__c' }] },
      'computed',
      null,
    ],
    ['an empty list does not go back', { ...plain, toErp: [] }, 'none', null],
    ['a formula needs one for the way back', { target: 'Text__c', formula: 'UPPER(state)' }, 'none', 'formula'],
    ['a constant too', { target: 'Text__c', constant: 'x' }, 'none', 'constant'],
    ['a count too', { target: 'Count__c', aggregate: { function: 'COUNT', of: 'lines' } }, 'none', 'aggregate'],
    ['the field of a related record too', { target: 'Text__c', source: 'terms.code' }, 'none', 'related'],
    ['the key too', { target: 'Text__c', source: 'id' }, 'none', 'key'],
    ['what is written once never does', { ...plain, insertOnly: true, toErp: [{ field: 'state' }] }, 'none', 'once'],
    ['a map that gives one value for several needs one', { ...plain, valueMap: 'm' }, 'same', 'map'],
  ])('%s', (_name, field, kind, need) => {
    const entry = field as FieldMapping;
    const of = both({ valueMaps: twoToOne });
    expect([wayBackKind(entry, of), wayBackNeed(entry, of)]).toEqual([kind, need]);
  });

  test('a reference needs ERP fields to go back to', () => {
    expect([wayBackKind(lookup, both()), wayBackNeed(lookup, both())]).toEqual(['none', 'reference']);
  });

  test('fields of the ERP are taken by what goes back to them, as it came or computed', () => {
    const fields = [
      { target: 'Name', source: 'number' },
      { target: 'Text__c', formula: 'UPPER(state)', toErp: [{ field: 'state' }, { field: 'day' }] },
      { target: 'Amount__c', source: 'amount', toErp: [] },
    ];
    const of = both({ fields, lookups: [{ ...lookup, toErp: [{ field: 'person' }] }] });
    expect([...erpFieldsTaken(of, 'Text__c')]).toEqual([
      ['number', 'Name'],
      ['person', 'Extra__c'],
    ]);
    expect([...erpFieldsTaken(of, 'Name').keys()]).toEqual(['state', 'day', 'person']);
  });
});

describe('what is proposed', () => {
  test('the first field that the value is made of and that may be written, with the value itself', () => {
    const entry = { target: 'Text__c', formula: 'id & state & day' };
    expect(proposeWayBack(entry, both(), (name) => name !== 'id')).toEqual({ field: 'state', formula: 'Text__c' });
    expect(proposeWayBack(entry, both(), () => false)).toEqual({ field: '', formula: 'Text__c' });
    expect(proposeWayBack(lookup, both(), () => true)).toEqual({ field: 'person', formula: 'Extra__r.Code__c' });
  });

  test('a value map backwards, with the first of several values', () => {
    const valueMaps = { m: { entries: { 'a"b': 'Open', p: 'Open', q: 'Paid' }, unknown: 'keep' } };
    const fields = [{ target: 'Status__c', source: 'state', valueMap: 'm' }];
    const of = both({ fields, valueMaps });
    const way = proposeWayBack(fields[0] as FieldMapping, of, () => true);
    expect(way.formula).toBe('CASE(Status__c, "Open", "a\\"b", "Paid", "q", Status__c)');
    const toErp = [way];
    const mapping = compileMapping(both({ fields: [{ ...fields[0], toErp }], valueMaps }), { targetFields });
    expect(mapping.wayBack?.run({ Status__c: 'Open' }, env)).toEqual({ ok: true, fields: { state: 'a"b' } });
  });

  test('names of the Salesforce record with what formulas know of them, and a sample', () => {
    const fields = [...(targetFields('Doc__c')?.values() ?? [])];
    const names = salesforceNames(both({ lookups: [lookup] }), fields, { Amount__c: 5 });
    expect(names.find(({ name }) => name === 'Amount__c')).toMatchObject({ formulaType: 'number', sample: 5 });
    expect(names.map(({ name }) => name)).toEqual(expect.arrayContaining(['Extra__r.Code__c', '$Company.Code']));
  });
});

describe('a round trip', () => {
  const entity: SourceEntity = {
    fields: [
      { name: 'id', type: 'guid' },
      { name: 'number', type: 'text', maxLength: 20 },
      { name: 'line1', type: 'text', maxLength: 4 },
      { name: 'line2', type: 'text', maxLength: 8 },
      { name: 'amount', type: 'number' },
      { name: 'when', type: 'datetime' },
      { name: 'person', type: 'text' },
    ],
    children: {},
  };
  const tried = (field: object, record: Record<string, unknown>, parts: object = {}) => {
    const { target, relationship } = field as { target: string; relationship?: string };
    const fields = [{ target: 'Name', source: 'number' }, ...(relationship ? [] : [field])];
    const of = both({ fields, ...(relationship ? { lookups: [field] } : {}), ...parts });
    const mapping = compileMapping(of, { targetFields, sourceFields: () => entity });
    const column = relationship ? `${relationship}.Code__c` : target;
    return tryWayBack(mapping, column, { record: { id: '1', number: 'A', ...record }, env });
  };

  test('tells what the ERP has and what it would get', () => {
    const field = {
      target: 'Text__c',
      formula: 'line1 & "/" & line2',
      toErp: [
        { field: 'line1', formula: 'LEFT(Text__c, FIND("/", Text__c) - 1)' },
        { field: 'line2', formula: 'UPPER(MID(Text__c, FIND("/", Text__c) + 1, 9))' },
      ],
    };
    expect(tried(field, { line1: 'Elm ', line2: 'yard' })).toEqual([
      { field: 'line1', now: 'Elm ', back: 'Elm ', same: true, problem: '' },
      { field: 'line2', now: 'yard', back: 'YARD', same: false, problem: '' },
    ]);
  });

  test('points out what was cut on the way, and takes blanks and times for what they are', () => {
    expect(tried({ target: 'Text__c', source: 'number' }, { number: '12345678901' })).toMatchObject([
      { back: '1234567890', same: false },
    ]);
    expect(tried({ target: 'Amount__c', source: 'amount' }, { amount: null })).toMatchObject([{ same: true }]);
    const when = { target: 'When__c', source: 'when' };
    expect(tried(when, { when: '2026-01-02T03:04:05Z' })).toMatchObject([{ same: true }]);
  });

  test('says why a value can not be made, beside those that can', () => {
    const toErp = [{ field: 'line1', formula: 'Text__c' }, { field: 'line2' }];
    expect(tried({ target: 'Text__c', source: 'number', toErp }, { number: 'abcdef', line2: 'abcdef' })).toMatchObject([
      { field: 'line1', same: false, back: null, problem: expect.stringContaining('longer than the 4') as string },
      { field: 'line2', same: true, back: 'abcdef', problem: '' },
    ]);
  });

  test('goes through the key of a record that is referred to', () => {
    const toErp = [{ field: 'person', formula: 'Extra__r.Code__c' }];
    expect(tried({ ...lookup, toErp }, { person: 'JR' })).toMatchObject([{ now: 'JR', back: 'JR', same: true }]);
  });

  test('tells nothing of records and columns that are not mapped', () => {
    const field = { target: 'Text__c', source: 'line1' };
    expect(tried(field, {}, { source: { entity: 'doc', companies: 'each', filter: 'number = "B"' } })).toEqual([]);
    expect(tried({ ...field, toErp: [] }, { line1: 'a' })).toEqual([]);
    const filled = { target: 'Amount__c', formula: '1 / amount', toErp: [{ field: 'amount' }] };
    expect(tried(filled, { amount: 0 })).toEqual([]);
  });
});
