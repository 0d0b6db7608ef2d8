import { describe, expect, it } from 'vitest';
import type { MappingDocument } from '../index.ts';
import { describeDifferences } from './differences.ts';
import { fieldAt, withField, withLookup, withoutField, withValueMap } from './edit.ts';
import { omit } from './omit.ts';
import { applyRule } from './rules.ts';

const document: MappingDocument = {
  schemaVersion: 1,
  name: 'service-order',
  integration: 'service',
  source: { entity: 'serviceOrder', companies: 'each' },
  target: { object: 'Case', keyField: 'ERP_Key__c', write: 'upsert' },
  key: { source: 'id' },
  direction: 'toSalesforce',
  fields: [
    { target: 'Subject', source: 'description' },
    { target: 'Status', source: 'status', valueMap: 'status' },
  ],
  lookups: [
    {
      target: 'AccountId',
      relationship: 'Account',
      object: 'Account',
      keyField: 'ERP_Key__c',
      entity: 'customer',
      source: 'customerId',
      required: true,
    },
  ],
  children: [
    {
      name: 'lines',
      source: 'serviceLines',
      entity: 'serviceLine',
      target: { object: 'Line__c', keyField: 'ERP_Key__c', parent: 'Case__c', parentRelationship: 'Case__r' },
      key: { source: 'id' },
      fields: [{ target: 'Text__c', source: 'text' }],
    },
  ],
  valueMaps: { status: { entries: { Pending: 'New' }, unknown: 'block' } },
  conflict: 'erp',
  deletion: 'mark',
};
const said = (after: MappingDocument): readonly string[] =>
  describeDifferences(document, after).map(({ sentence }) => sentence);

describe('an edit', () => {
  it('replaces a field where it stands, adds new ones at the end, and leaves the document it was given alone', () => {
    const copy = structuredClone(document);
    const after = withField(withField(document, { target: 'Subject', source: 'number' }), {
      target: 'Priority',
      constant: 'High',
    });
    expect(after.fields.map(({ target }) => target)).toEqual(['Subject', 'Status', 'Priority']);
    expect(fieldAt(after, { target: 'Subject' })).toEqual({ target: 'Subject', source: 'number' });
    expect(document).toEqual(copy);
  });

  it('makes a field of a lookup and the other way round', () => {
    const field = withField(document, { target: 'AccountId', constant: null });
    expect(field.lookups).toBeUndefined();
    const lookup = withLookup(field, document.lookups![0]!);
    expect(lookup.fields.some(({ target }) => target === 'AccountId')).toBe(false);
    expect(lookup.lookups).toEqual(document.lookups);
  });

  it('works on the fields of a list, and takes fields away', () => {
    const after = withField(document, { target: 'Text__c', constant: 'x' }, 'lines');
    expect(fieldAt(after, { target: 'Text__c', list: 'lines' })).toEqual({ target: 'Text__c', constant: 'x' });
    expect(withoutField(document, { target: 'Text__c', list: 'lines' }).children?.[0]?.fields).toEqual([]);
    expect(withoutField(document, { target: 'AccountId' }).lookups).toBeUndefined();
  });

  it('sets and takes away value maps', () => {
    expect(withValueMap(document, 'status', null).valueMaps).toBeUndefined();
    expect(withValueMap(document, 'more', { entries: {}, unknown: 'keep' }).valueMaps).toHaveProperty('more');
  });
});

describe('differences in words', () => {
  it('are none for a document whose members stand in another order', () => {
    const { fields, ...rest } = structuredClone(document);
    expect(describeDifferences(document, { fields, ...rest } as MappingDocument)).toEqual([]);
  });

  it('name fields by where their values come from', () => {
    expect(said(withField(document, { target: 'Subject', formula: 'UPPER(description)' }))).toEqual([
      'Subject gets the formula UPPER(description) instead of the field description',
    ]);
    expect(said(withField(document, { target: 'Priority', constant: 'High' }))).toEqual([
      'Priority now gets always “High”',
    ]);
    expect(said(withoutField(document, { target: 'Status' }))).toEqual([
      'Status is not written any more; it got the field status',
    ]);
    expect(said(withField(document, { target: 'Text__c', source: 'note' }, 'lines'))).toEqual([
      'Text__c of lines gets the field note instead of the field text',
    ]);
  });

  it('tell of filters, keys, value maps, lookups, lists and settings', () => {
    expect(said({ ...document, source: { ...document.source, filter: 'status <> "Draft"' } })).toEqual([
      'The filter is now “status <> "Draft"”',
    ]);
    expect(said({ ...document, key: { source: 'number' } })).toEqual([
      'What tells records apart is “number” instead of “id”',
    ]);
    expect(
      said(withValueMap(document, 'status', { entries: { Pending: 'Open', Finished: 'Closed' }, unknown: 'keep' })),
    ).toEqual([
      'In the value map status, “Pending” is “Open” instead of “New”',
      'In the value map status, “Finished” is now “Closed”',
      'What the value map status does with unknown values is “keep the value” instead of “refuse the record”',
    ]);
    expect(said(withLookup(document, { ...document.lookups![0]!, required: false }))).toEqual([
      'Records no longer wait for the record that AccountId refers to',
    ]);
    expect(said(omit(document, 'children'))).toEqual(['The list lines is not moved any more']);
    expect(said({ ...document, direction: 'both', classes: { description: 'personal' } })).toEqual([
      'The direction is “both” instead of “toSalesforce”',
      'Changes in Salesforce go back to the ERP from Subject, Status',
      'The class of description is now “personal”',
    ]);
  });
});

describe('a rule', () => {
  const place = { target: 'Subject' };

  it('gives a default, a constant, a formula, or cuts', () => {
    expect(fieldAt(applyRule(document, { kind: 'default', place, value: 'None' }), place)).toMatchObject({
      default: 'None',
    });
    expect(fieldAt(applyRule(document, { kind: 'constant', place, value: 'x' }), place)).toEqual({
      target: 'Subject',
      constant: 'x',
    });
    expect(fieldAt(applyRule(document, { kind: 'cut', place, length: 20 }), place)).toEqual({
      target: 'Subject',
      formula: 'LEFT(description, 20)',
    });
  });

  it('adds to the value map of a field, or makes one that keeps all other values', () => {
    const known = applyRule(document, {
      kind: 'map-value',
      place: { target: 'Status' },
      from: 'On Hold',
      to: 'Waiting',
    });
    expect(known.valueMaps?.['status']?.entries).toEqual({ Pending: 'New', 'On Hold': 'Waiting' });
    const made = applyRule(document, { kind: 'map-value', place, from: 'a', to: 'b' });
    expect(fieldAt(made, place)).toMatchObject({ valueMap: 'subject' });
    expect(made.valueMaps?.['subject']).toEqual({ entries: { a: 'b' }, unknown: 'keep' });
  });

  it('leaves records out besides those that are left out already', () => {
    const once = applyRule(document, { kind: 'leave-out', where: 'ISBLANK(number)' });
    expect(once.source.filter).toBe('NOT(ISBLANK(number))');
    expect(applyRule(once, { kind: 'leave-out', where: 'status = "x"' }).source.filter).toBe(
      'AND(NOT(ISBLANK(number)), NOT(status = "x"))',
    );
  });

  it('lets records go on without the record that they refer to', () => {
    const after = applyRule(document, { kind: 'optional', place: { target: 'AccountId' } });
    expect(after.lookups?.[0]?.required).toBe(false);
  });

  it('on a field that the mapping does not write is refused', () => {
    expect(() => applyRule(document, { kind: 'default', place: { target: 'Nope' }, value: 1 })).toThrow(
      /does not write Nope/,
    );
    expect(() => applyRule(document, { kind: 'default', place: { target: 'AccountId' }, value: 1 })).toThrow(
      /reference/,
    );
  });
});
