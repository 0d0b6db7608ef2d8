import { describe, expect, it } from 'vitest';
import type { MappingDocument } from '../index.ts';
import { describeDifferences } from './differences.ts';
import { fieldsGoingBack, withDirection } from './direction.ts';

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
    { target: 'Status', formula: 'UPPER(status)' },
    { target: 'Origin', constant: 'ERP' },
  ],
  conflict: 'erp',
  deletion: 'ignore',
};
const entry = (of: MappingDocument, target: string) => of.fields.find((field) => field.target === target);

describe('a mapping that becomes two-way', () => {
  const both = withDirection(document, 'both');

  it('sends back what came as it was, and keeps what is computed the ERP’s until somebody says how', () => {
    expect(fieldsGoingBack(both)).toEqual(['Subject']);
    expect(entry(both, 'Status')).toMatchObject({ owner: 'erp', toErp: [] });
    expect(entry(both, 'Origin')).toMatchObject({ owner: 'erp', toErp: [] });
  });

  it('leaves alone what says already how it goes back', () => {
    const toErp = [{ field: 'status', formula: 'LOWER(Status)' }];
    const fields = [{ target: 'Status', formula: 'UPPER(status)', owner: 'latest' as const, toErp }];
    expect(withDirection({ ...document, fields }, 'both').fields).toEqual(fields);
  });

  it('says which fields go back from now on', () => {
    expect(describeDifferences(document, both).map(({ sentence }) => sentence)).toContain(
      'Changes in Salesforce go back to the ERP from Subject',
    );
  });
});

describe('a mapping that becomes one-way', () => {
  it('loses what was said of the way back, so that it holds', () => {
    expect(withDirection(withDirection(document, 'both'), 'toSalesforce')).toEqual(document);
    const toErp = [{ field: 'description' }];
    const fields = [{ target: 'Subject', source: 'description', owner: 'latest' as const, toErp, everyRecord: true }];
    const back = withDirection({ ...document, direction: 'both', fields }, 'toSalesforce');
    expect(back.fields).toEqual([{ target: 'Subject', source: 'description' }]);
    expect(fieldsGoingBack(back)).toEqual([]);
  });

  it('is the same document when nothing changes', () => {
    expect(withDirection(document, 'toSalesforce')).toBe(document);
  });
});
