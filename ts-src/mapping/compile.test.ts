import { describe, expect, it } from 'vitest';
import { checkMapping, compileMapping, diffRows, MappingDocumentError, parseMappingDocument } from './index.ts';
import type { CompileOptions, MappingEnvironment, MappingResult, TargetField } from './index.ts';

const env: MappingEnvironment = {
  company: { code: 'DE', name: 'Muster', currency: 'EUR' },
  now: Date.UTC(2026, 0, 31),
};

function field(name: string, type: string, more: Partial<TargetField> = {}): TargetField {
  return {
    name,
    type,
    length: type === 'string' ? 20 : 0,
    precision: type === 'double' ? 18 : 0,
    scale: type === 'double' ? 2 : 0,
    nillable: true,
    createable: true,
    updateable: true,
    defaultedOnCreate: false,
    relationshipName: null,
    referenceTo: [],
    picklistValues: [],
    restrictedPicklist: false,
    ...more,
  };
}

const picklist = { picklistValues: ['Open', 'Paid'], restrictedPicklist: true };
const objects = new Map([
  [
    'Doc__c',
    [
      field('ERP_Key__c', 'string', { length: 255 }),
      field('Name', 'string', { nillable: false }),
      field('Text__c', 'string', { length: 10 }),
      field('Long__c', 'textarea', { length: 100 }),
      field('Amount__c', 'double'),
      field('Small__c', 'double', { precision: 5 }),
      field('Count__c', 'double', { scale: 0 }),
      field('Sum__c', 'double'),
      field('Day__c', 'date'),
      field('When__c', 'datetime'),
      field('Flag__c', 'boolean', { nillable: false }),
      field('Status__c', 'picklist', picklist),
      field('Total__c', 'double', { createable: false, updateable: false }),
      field('Once__c', 'string', { updateable: false }),
      field('Customer__c', 'reference', { relationshipName: 'Customer__r', nillable: false }),
      field('Extra__c', 'reference', { relationshipName: 'Extra__r' }),
      field('Place__c', 'location'),
    ],
  ],
  [
    'Line__c',
    [
      field('ERP_Key__c', 'string', { length: 255 }),
      field('Doc__c', 'reference', { relationshipName: 'Doc__r', updateable: false, nillable: false }),
      field('Net__c', 'double'),
      field('Text__c', 'string'),
    ],
  ],
]);
const targetFields: CompileOptions['targetFields'] = (name) => {
  const fields = objects.get(name);
  return fields && new Map(fields.map((one) => [one.name, one]));
};

/** The smallest document, with the parts of a test put in. */
function document(parts: Record<string, unknown> = {}) {
  return {
    schemaVersion: 1,
    name: 'doc',
    integration: 'docs',
    source: { entity: 'doc', companies: 'each' },
    target: { object: 'Doc__c', keyField: 'ERP_Key__c', write: 'upsert' },
    key: { source: 'id' },
    direction: 'toSalesforce',
    fields: [{ target: 'Name', source: 'number' }],
    conflict: 'erp',
    deletion: 'mark',
    ...parts,
  };
}

function run(parts: Record<string, unknown>, record: Record<string, unknown>, options: Partial<CompileOptions> = {}) {
  const compiled = compileMapping(parseMappingDocument(document(parts)), { targetFields, ...options });
  return compiled.run(Object.freeze({ id: '1', number: 'N1', ...record }), env);
}

function mapped(result: MappingResult) {
  if (result.outcome !== 'mapped') throw new Error(`expected a mapped record, got ${JSON.stringify(result)}`);
  return result;
}

/** Maps one field of type by a source field `x`. */
function one(target: string, value: unknown, more: Record<string, unknown> = {}) {
  const fields = [
    { target: 'Name', source: 'number' },
    { target, source: 'x', ...more },
  ];
  return run({ fields, valueMaps: { m: { entries: { A: 'Open', '': 'Paid' }, unknown: 'block' } } }, { x: value });
}

const valueOf = (result: MappingResult, target: string) => mapped(result).row[target];
const notesOf = (result: MappingResult) => mapped(result).notes.map((note) => note.code);
const problemsOf = (result: MappingResult) => (result.outcome === 'refused' ? result.problems.map((p) => p.code) : []);

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

const lines = {
  name: 'lines',
  source: 'docLines',
  entity: 'docLine',
  filter: 'NOT(ISBLANK(net))',
  target: { object: 'Line__c', keyField: 'ERP_Key__c', parent: 'Doc__c', parentRelationship: 'Doc__r' },
  key: { source: 'id' },
  fields: [
    { target: 'Net__c', source: 'net' },
    { target: 'Text__c', formula: 'parent.number & "-" & TEXT(net)' },
  ],
};
const withLines = {
  fields: [
    { target: 'Name', source: 'number' },
    { target: 'Count__c', aggregate: { function: 'COUNT', of: 'lines' } },
    { target: 'Sum__c', aggregate: { function: 'SUM', of: 'lines', field: 'Net__c' } },
  ],
  children: [lines],
};

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

  it('counts fields that this ERP does not have as blank and warns', () => {
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

describe('a document with a mistake', () => {
  const codes = (parts: Record<string, unknown>): string[] => {
    try {
      const check = checkMapping(parseMappingDocument(document(parts)), { targetFields });
      return check.ok ? [] : check.problems.map((problem) => `${problem.code} ${problem.path}`);
    } catch (error) {
      return (error as MappingDocumentError).problems.map((problem) => `${problem.code} ${problem.path}`);
    }
  };
  const name = { target: 'Name', source: 'number' };

  it.each([
    [{ speed: 'fast' }, 'MAPPING_SETTING_UNKNOWN speed'],
    [{ fields: [{ ...name, sorce: 'x' }] }, 'MAPPING_SETTING_UNKNOWN fields[0].sorce'],
    [{ schemaVersion: 2 }, 'MAPPING_DOCUMENT_INVALID schemaVersion'],
    [{ direction: 'sideways' }, 'MAPPING_DOCUMENT_INVALID direction'],
    [{ fields: [{ target: 'Name' }] }, 'MAPPING_VALUE_SOURCE fields[0]'],
    [{ fields: [{ ...name, constant: 'x' }] }, 'MAPPING_VALUE_SOURCE fields[0]'],
    [{ fields: [name, name] }, 'MAPPING_DUPLICATE fields[1].target'],
    [{ fields: [{ ...name, valueMap: 'm' }] }, 'MAPPING_VALUE_MAP_UNKNOWN fields[0].valueMap'],
    [{ fields: [{ ...name, owner: 'latest' }] }, 'MAPPING_OWNER_ONE_WAY fields[0].owner'],
    [{ valueMaps: { m: { entries: {}, unknown: 'default' } } }, 'MAPPING_DEFAULT_MISSING valueMaps.m'],
    [{ key: {} }, 'MAPPING_VALUE_SOURCE key'],
    [
      { fields: [{ target: 'Count__c', aggregate: { function: 'COUNT', of: 'lines' } }] },
      'MAPPING_CHILD_UNKNOWN fields[0].aggregate.of',
    ],
    [
      { fields: [{ target: 'Sum__c', aggregate: { function: 'SUM', of: 'lines' } }], children: [lines] },
      'MAPPING_AGGREGATE_FIELD_UNKNOWN fields[0].aggregate.field',
    ],
    [{ fields: [{ target: 'Nope__c', source: 'x' }] }, 'MAPPING_TARGET_FIELD_UNKNOWN fields[0].target'],
    [{ fields: [{ target: 'Total__c', source: 'x' }] }, 'MAPPING_TARGET_FIELD_READ_ONLY fields[0].target'],
    [{ fields: [{ target: 'Place__c', source: 'x' }] }, 'MAPPING_TARGET_TYPE_UNSUPPORTED fields[0].target'],
    [
      { target: { object: 'Nope__c', keyField: 'ERP_Key__c', write: 'upsert' } },
      'MAPPING_TARGET_OBJECT_UNKNOWN target.object',
    ],
    [{ fields: [{ target: 'Name', formula: 'LEFT(number' }] }, 'FORMULA_PARENTHESIS_EXPECTED fields[0].formula'],
    [{ source: { entity: 'doc', companies: 'each', filter: '"text"' } }, 'MAPPING_FILTER_NOT_BOOLEAN source.filter'],
  ])('%j is refused with %s', (parts, expected) => {
    expect(codes(parts as Record<string, unknown>)).toEqual([expected]);
  });

  it('is refused when it is no JSON', () => {
    expect(() => parseMappingDocument('{')).toThrow(MappingDocumentError);
    expect(() => parseMappingDocument('[]')).toThrow(MappingDocumentError);
    expect(() => parseMappingDocument(null)).toThrow(MappingDocumentError);
  });

  it('is told all its mistakes at once, with a hint for misspelt fields', () => {
    const check = checkMapping(
      parseMappingDocument(
        document({
          fields: [
            { target: 'Txt__c', source: 'x' },
            { target: 'Amont__c', source: 'y' },
          ],
        }),
      ),
      { targetFields },
    );
    expect(check.ok ? [] : check.problems.map((problem) => problem.hint)).toEqual([
      'Did you mean Text__c?',
      'Did you mean Amount__c?',
    ]);
  });
});
