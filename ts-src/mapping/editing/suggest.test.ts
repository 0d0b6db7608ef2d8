import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { suggestPairs, SURE, type SuggestionTarget } from './suggest.ts';
import { likeness, wordsOf } from './words.ts';

const target = (name: string, type = 'string', more: Partial<SuggestionTarget> = {}): SuggestionTarget => ({
  name,
  type,
  length: 80,
  precision: 18,
  scale: 2,
  nillable: true,
  createable: true,
  updateable: true,
  defaultedOnCreate: false,
  relationshipName: null,
  referenceTo: [],
  picklistValues: [],
  restrictedPicklist: false,
  ...more,
});

describe('likeness of names', () => {
  it('splits names of both systems into words', () => {
    expect(wordsOf('Bill_To_Number__c')).toEqual(['bill', 'number']);
    expect(wordsOf('billToCustomerNumber')).toEqual(['bill', 'customer', 'number']);
  });

  it.each([
    ['phoneNumber', 'Phone', 0.4],
    ['serialNumber', 'SerialNumber', 1],
    ['email', 'Email__c', 1],
    ['postalCode', 'BillingPostalCode', 0.6],
    ['surname', 'LastName', 0.8],
    ['forename', 'FirstName', 0.8],
    ['blocked', 'Fax', 0],
  ])('%s and %s are alike by at least %d', (one, other, least) => {
    expect(likeness(one, other)).toBeGreaterThanOrEqual(least);
    if (least === 0) expect(likeness(one, other)).toBe(0);
  });

  it('is the same both ways and between 0 and 1', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (one, other) => {
        expect(likeness(one, other)).toBeCloseTo(likeness(other, one), 10);
        expect(likeness(one, other)).toBeGreaterThanOrEqual(0);
        expect(likeness(one, other)).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('proposals', () => {
  it('pair what is called the same, say why, and are sure of it', () => {
    const [pair] = suggestPairs({
      source: [{ name: 'serialNumber', type: 'text', maxLength: 50 }],
      target: [target('SerialNumber'), target('Name')],
    });
    expect(pair).toMatchObject({ source: 'serialNumber', target: 'SerialNumber' });
    expect(pair?.score).toBeGreaterThanOrEqual(SURE);
    expect(pair?.reasons).toEqual(['The names are the same', 'The types fit']);
  });

  it('go by labels, values and earlier choices where names do not tell', () => {
    const pairs = suggestPairs({
      source: [
        { name: 'contactMail', type: 'text', samples: ['xx@x.xx'] },
        { name: 'vatRegNo', type: 'text' },
        { name: 'processStatus', type: 'enum', samples: ['New', 'Closed'] },
      ],
      target: [
        target('Email', 'email'),
        target('Tax__c', 'string', { label: 'VAT Reg. No.' }),
        target('Status', 'picklist', { picklistValues: ['New', 'Closed', 'Escalated'] }),
      ],
      past: [{ source: 'vatRegNo', target: 'Tax__c' }],
    });
    expect(pairs.map(({ source, target: to }) => [source, to])).toEqual(
      expect.arrayContaining([
        ['contactMail', 'Email'],
        ['vatRegNo', 'Tax__c'],
        ['processStatus', 'Status'],
      ]),
    );
    const reasons = new Map(pairs.map((pair) => [pair.source, pair.reasons.join('; ')]));
    expect(reasons.get('contactMail')).toContain('e-mail');
    expect(reasons.get('vatRegNo')).toContain('Chosen in another mapping');
    expect(reasons.get('processStatus')).toContain('The picklist has these values');
  });

  it('say when texts would be cut and do not pair what can’t be converted', () => {
    const [cut] = suggestPairs({
      source: [{ name: 'subject', type: 'text', maxLength: 255 }],
      target: [target('Subject')],
    });
    expect(cut?.reasons.join()).toContain('cut to 80 characters');
    expect(
      suggestPairs({ source: [{ name: 'active', type: 'boolean' }], target: [target('Active__c', 'double')] }),
    ).toEqual([]);
  });

  it('leave out fields that have a value, that can’t be written, and references', () => {
    const source = [{ name: 'name', type: 'text' }];
    expect(suggestPairs({ source, target: [target('Name')], taken: ['Name'] })).toEqual([]);
    expect(
      suggestPairs({ source, target: [target('Name', 'string', { createable: false, updateable: false })] }),
    ).toEqual([]);
    expect(suggestPairs({ source, target: [target('Name', 'reference')] })).toEqual([]);
  });

  it('use every field of either side once, whatever comes in', () => {
    const names = fc.uniqueArray(
      fc.constantFrom('name', 'number', 'phone', 'email', 'status', 'amount', 'city', 'date'),
    );
    fc.assert(
      fc.property(names, names, (from, to) => {
        const pairs = suggestPairs({
          source: from.map((name) => ({ name, type: 'text' })),
          target: to.map((name) => target(`${name}__c`)),
        });
        expect(new Set(pairs.map((pair) => pair.source)).size).toBe(pairs.length);
        expect(new Set(pairs.map((pair) => pair.target)).size).toBe(pairs.length);
        expect(pairs.every(({ score, reasons }) => score > 0 && score <= 1 && reasons.length > 0)).toBe(true);
      }),
    );
  });
});
