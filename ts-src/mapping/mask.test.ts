import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MappingDocument } from './document/schema.ts';
import { classesOf, defaultClass, fieldsReadBy, maskRecord, maskValue, targetClasses } from './mask.ts';

const document: MappingDocument = {
  schemaVersion: 1,
  name: 'customer',
  integration: 'customers',
  source: { entity: 'customer', companies: 'each' },
  target: { object: 'ERP_Customer__c', keyField: 'ERP_Key__c', write: 'upsert' },
  key: { source: 'id' },
  direction: 'toSalesforce',
  fields: [
    { target: 'Name', formula: 'BLANKVALUE(TRIM(displayName), number)' },
    { target: 'Number__c', source: 'number' },
    { target: 'Credit_Limit__c', source: 'creditLimit' },
    { target: 'Company__c', source: '$Company.Code' },
  ],
  children: [
    {
      name: 'lines',
      source: 'contacts',
      entity: 'contact',
      target: { object: 'ERP_Line__c', keyField: 'ERP_Key__c', parent: 'P__c', parentRelationship: 'P__r' },
      key: { source: 'id' },
      fields: [
        { target: 'Name', source: 'displayName' },
        { target: 'Parent_Limit__c', formula: 'parent.creditLimit * 2' },
      ],
    },
  ],
  classes: { creditLimit: 'confidential' },
  conflict: 'erp',
  deletion: 'mark',
};

describe('the class of a field', () => {
  it.each([
    ['email', 'customer', 'personal'],
    ['phoneNumber', 'customer', 'personal'],
    ['displayName', 'customer', 'personal'],
    ['displayName', 'item', 'open'],
    ['surname', 'contact', 'personal'],
    ['familyName', 'serviceOrder', 'personal'],
    ['searchName', 'contact', 'personal'],
    ['companyName', 'contact', 'personal'],
    ['searchName', 'item', 'open'],
    ['shipToCity', 'salesInvoice', 'personal'],
    ['capacity', 'item', 'open'],
    ['paymentTerm.displayName', 'customer', 'open'],
    ['sellToCustomerName', 'salesOrder', 'personal'],
    ['customerNumber', 'salesOrder', 'open'],
    ['iban', 'bankAccount', 'confidential'],
    ['amount', 'salesInvoice', 'open'],
  ])('%s of %s is by its name %3$s', (path, entity, expected) => {
    expect(defaultClass(path, entity)).toBe(expected);
  });

  it('is what the document says before what its name says', () => {
    const classOf = classesOf(document);
    expect(classOf('creditLimit')).toBe('confidential');
    expect(classOf('displayName')).toBe('personal');
    expect(classOf('contacts.displayName')).toBe('personal');
    expect(classOf('constructor')).toBe('open');
  });

  it('of a column is the strictest of what it is made of, lines and their header included', () => {
    const classOf = targetClasses(document);
    expect(classOf('ERP_Customer__c', 'Name')).toBe('personal');
    expect(classOf('ERP_Customer__c', 'Number__c')).toBe('open');
    expect(classOf('ERP_Customer__c', 'Credit_Limit__c')).toBe('confidential');
    expect(classOf('ERP_Line__c', 'Name')).toBe('personal');
    expect(classOf('ERP_Line__c', 'Parent_Limit__c')).toBe('confidential');
  });
});

describe('a masked value', () => {
  it('keeps the shape of a personal text, number and day, and only the type of a confidential one', () => {
    expect(maskValue('personal', 'Anna-Li 7')).toBe('Xxxx-Xx 9');
    expect(maskValue('personal', 'a.b@c.de')).toBe('x.x@x.xx');
    expect(maskValue('personal', 1250.5)).toBe(9999.9);
    expect(maskValue('personal', '1984-05-06')).toBe('1900-01-01');
    expect(maskValue('confidential', 'DE89 3704')).toBe('•••');
    expect(maskValue('confidential', 70_000)).toBe(0);
    expect(maskValue('confidential', true)).toBe(false);
    expect(maskValue('open', 'Anna')).toBe('Anna');
  });

  it('never holds a letter or digit of a personal text, and masking twice changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const shown = String(maskValue('personal', text));
        expect(maskValue('personal', shown)).toBe(shown);
        expect(shown.replace(/[Xx9]/g, '')).not.toMatch(/[\p{L}\p{Nd}]/u);
      }),
    );
  });
});

it('a record is masked with its lines, says which fields were, and is not changed itself', () => {
  const record = { number: '10000', displayName: 'Anna', contacts: [{ displayName: 'Bo', id: '1' }], creditLimit: 5 };
  const copy = structuredClone(record);
  const { record: shown, masked } = maskRecord(record, classesOf(document));
  expect(shown).toEqual({
    number: '10000',
    displayName: 'Xxxx',
    contacts: [{ displayName: 'Xx', id: '1' }],
    creditLimit: 0,
  });
  expect(masked).toEqual(['contacts.displayName', 'creditLimit', 'displayName']);
  expect(record).toEqual(copy);
});

it('the fields that a value is made of are read from its formula, texts and functions are not among them', () => {
  expect(fieldsReadBy({ formula: 'IF(ISBLANK(number), "displayName", $Company.Code & email)' })).toEqual([
    'number',
    'email',
  ]);
  expect(fieldsReadBy({ source: '$Company.Code' })).toEqual([]);
  expect(fieldsReadBy({ formula: '1 + ' })).toEqual([]);
});
