/** A small Salesforce object and mapping documents for it, for tests of the engine. */
import { compileMapping, parseMappingDocument } from './index.ts';
import type { CompileOptions, MappingEnvironment, MappingResult, TargetField } from './index.ts';

export const env: MappingEnvironment = {
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
export const targetFields: CompileOptions['targetFields'] = (name) => {
  const fields = objects.get(name);
  return fields && new Map(fields.map((one) => [one.name, one]));
};

/** The smallest document, with the parts of a test put in. */
export function document(parts: Record<string, unknown> = {}) {
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

export function run(
  parts: Record<string, unknown>,
  record: Record<string, unknown>,
  options: Partial<CompileOptions> = {},
) {
  const compiled = compileMapping(parseMappingDocument(document(parts)), { targetFields, ...options });
  return compiled.run(Object.freeze({ id: '1', number: 'N1', ...record }), env);
}

export function mapped(result: MappingResult) {
  if (result.outcome !== 'mapped') throw new Error(`expected a mapped record, got ${JSON.stringify(result)}`);
  return result;
}

/** Maps one field of type by a source field `x`. */
export function one(target: string, value: unknown, more: Record<string, unknown> = {}) {
  const fields = [
    { target: 'Name', source: 'number' },
    { target, source: 'x', ...more },
  ];
  return run({ fields, valueMaps: { m: { entries: { A: 'Open', '': 'Paid' }, unknown: 'block' } } }, { x: value });
}

export const valueOf = (result: MappingResult, target: string) => mapped(result).row[target];
export const notesOf = (result: MappingResult) => mapped(result).notes.map((note) => note.code);
export const problemsOf = (result: MappingResult) =>
  result.outcome === 'refused' ? result.problems.map((p) => p.code) : [];

export const lines = {
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
export const withLines = {
  fields: [
    { target: 'Name', source: 'number' },
    { target: 'Count__c', aggregate: { function: 'COUNT', of: 'lines' } },
    { target: 'Sum__c', aggregate: { function: 'SUM', of: 'lines', field: 'Net__c' } },
  ],
  children: [lines],
};
