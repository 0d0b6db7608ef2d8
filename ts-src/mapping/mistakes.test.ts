import { describe, expect, it } from 'vitest';
import { document, lines, targetFields } from './documents-under-test.ts';
import { checkMapping, MappingDocumentError, parseMappingDocument } from './index.ts';

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
    [{ fields: [{ ...name, valueMap: 'constructor' }], valueMaps: {} }, 'MAPPING_VALUE_MAP_UNKNOWN fields[0].valueMap'],
    [{ fields: [{ ...name, formula: '' }] }, 'MAPPING_DOCUMENT_INVALID fields[0].formula'],
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
