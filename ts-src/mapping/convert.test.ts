import { describe, expect, it } from 'vitest';
import { notesOf, one, problemsOf, run, valueOf } from './documents-under-test.ts';

describe('a mapped text', () => {
  it('is trimmed as Salesforce trims it, without a note', () => {
    expect(valueOf(one('Text__c', '  ab \t'), 'Text__c')).toBe('ab');
    expect(valueOf(one('Text__c', '   '), 'Text__c')).toBeNull();
    expect(notesOf(one('Text__c', ' ab '))).toEqual([]);
  });

  it('is cut to the length of the field with a note, never through a character pair', () => {
    const long = one('Text__c', '12345678901');
    expect(valueOf(long, 'Text__c')).toBe('1234567890');
    expect(notesOf(long)).toEqual(['MAPPING_TEXT_CUT']);
    expect(valueOf(one('Text__c', '123456789😀'), 'Text__c')).toBe('123456789');
    expect(valueOf(one('Text__c', '12345678   901'), 'Text__c')).toBe('12345678');
  });

  it('has one kind of line end, and none in a field of one line', () => {
    expect(valueOf(one('Long__c', 'a\r\nb\rc'), 'Long__c')).toBe('a\nb\nc');
    expect(valueOf(one('Text__c', 'a\r\nb'), 'Text__c')).toBe('a b');
    expect(notesOf(one('Text__c', 'a\nb'))).toEqual(['MAPPING_TEXT_CLEANED']);
  });

  it('loses characters that Salesforce does not store, with a note', () => {
    expect(valueOf(one('Text__c', 'a\u0000b\ud800'), 'Text__c')).toBe('ab\ufffd');
    expect(notesOf(one('Text__c', 'a\u0000b'))).toEqual(['MAPPING_TEXT_CLEANED']);
  });

  it('may come from a number or a truth value, but not from a list', () => {
    expect(valueOf(one('Text__c', 12.5), 'Text__c')).toBe('12.5');
    expect(valueOf(one('Text__c', true), 'Text__c')).toBe('true');
    expect(problemsOf(one('Text__c', [1]))).toEqual(['MAPPING_WRONG_TYPE']);
  });
});

describe('a mapped number', () => {
  it('is rounded half away from zero to the scale, with a note', () => {
    expect(valueOf(one('Amount__c', 1.005), 'Amount__c')).toBe(1.01);
    expect(valueOf(one('Amount__c', -1.005), 'Amount__c')).toBe(-1.01);
    expect(notesOf(one('Amount__c', 1.005))).toEqual(['MAPPING_NUMBER_ROUNDED']);
    expect(notesOf(one('Amount__c', 1.25))).toEqual([]);
    expect(valueOf(one('Amount__c', -0.001), 'Amount__c')).toBe(0);
  });

  it('is refused when it is too large, and the run goes on', () => {
    expect(problemsOf(one('Small__c', 1000))).toEqual(['MAPPING_NUMBER_TOO_LARGE']);
    expect(problemsOf(one('Small__c', 999.999))).toEqual(['MAPPING_NUMBER_TOO_LARGE']);
    expect(valueOf(one('Small__c', -999.99), 'Small__c')).toBe(-999.99);
  });

  it('may come as text, and is refused when the text is no number', () => {
    expect(valueOf(one('Amount__c', ' 12.5 '), 'Amount__c')).toBe(12.5);
    for (const wrong of ['abc', true, [], NaN, Infinity]) {
      expect(problemsOf(one('Amount__c', wrong))).toEqual(['MAPPING_WRONG_TYPE']);
    }
  });
});

describe('other mapped values', () => {
  it('take the blank markers of Business Central for blank', () => {
    for (const blank of ['', null, undefined, '0001-01-01', '0001-01-01T00:00:00Z', ' ', '_x0020_']) {
      expect(valueOf(one('Day__c', blank), 'Day__c')).toBeNull();
    }
    expect(valueOf(one('Text__c', '00000000-0000-0000-0000-000000000000'), 'Text__c')).toBeNull();
  });

  it('are dates and date/times in one form, within what Salesforce stores', () => {
    expect(valueOf(one('Day__c', '2026-01-31'), 'Day__c')).toBe('2026-01-31');
    expect(valueOf(one('Day__c', '2026-01-31T10:00:00Z'), 'Day__c')).toBe('2026-01-31');
    expect(valueOf(one('When__c', '2026-01-31T10:00:00+01:00'), 'When__c')).toBe('2026-01-31T09:00:00.000Z');
    expect(problemsOf(one('Day__c', '31.01.2026'))).toEqual(['MAPPING_WRONG_TYPE']);
    expect(problemsOf(one('Day__c', '2026-02-30'))).toEqual(['MAPPING_WRONG_TYPE']);
    expect(problemsOf(one('Day__c', '1600-01-01'))).toEqual(['MAPPING_DATE_OUT_OF_RANGE']);
  });

  it('are true or false for a checkbox, never blank', () => {
    expect(valueOf(one('Flag__c', null), 'Flag__c')).toBe(false);
    expect(valueOf(one('Flag__c', 'true'), 'Flag__c')).toBe(true);
    expect(problemsOf(one('Flag__c', 'maybe'))).toEqual(['MAPPING_WRONG_TYPE']);
  });

  it('are refused for a restricted picklist that does not have them', () => {
    expect(valueOf(one('Status__c', 'Open'), 'Status__c')).toBe('Open');
    expect(problemsOf(one('Status__c', 'open'))).toEqual(['MAPPING_PICKLIST_VALUE_UNKNOWN']);
  });

  it('go through a value map by its policy for unknown values', () => {
    expect(valueOf(one('Status__c', 'A', { valueMap: 'm' }), 'Status__c')).toBe('Open');
    expect(valueOf(one('Status__c', '', { valueMap: 'm' }), 'Status__c')).toBe('Paid');
    expect(problemsOf(one('Status__c', 'B', { valueMap: 'm' }))).toEqual(['MAPPING_VALUE_NOT_MAPPED']);
    const fields = [
      { target: 'Name', source: 'number' },
      { target: 'Text__c', source: 'x', valueMap: 'm' },
    ];
    const keep = run({ fields, valueMaps: { m: { entries: {}, unknown: 'keep' } } }, { x: 'B' });
    expect(valueOf(keep, 'Text__c')).toBe('B');
    const byDefault = run({ fields, valueMaps: { m: { entries: {}, unknown: 'default', default: 'D' } } }, { x: 'B' });
    expect(valueOf(byDefault, 'Text__c')).toBe('D');
    expect(notesOf(byDefault)).toEqual(['MAPPING_VALUE_DEFAULTED']);
  });

  it('take their default when blank, and are refused when they must not be blank', () => {
    expect(valueOf(one('Text__c', '', { default: 'none' }), 'Text__c')).toBe('none');
    expect(problemsOf(one('Text__c', '', { required: true }))).toEqual(['MAPPING_REQUIRED_VALUE_MISSING']);
    expect(problemsOf(run({}, { number: ' ' }))).toEqual(['MAPPING_REQUIRED_VALUE_MISSING']);
  });

  it('refuse the record when their formula has no value', () => {
    const fields = [
      { target: 'Name', source: 'number' },
      { target: 'Amount__c', formula: '1 / x' },
    ];
    expect(problemsOf(run({ fields }, { x: 0 }))).toEqual(['FORMULA_DIVISION_BY_ZERO']);
  });
});
