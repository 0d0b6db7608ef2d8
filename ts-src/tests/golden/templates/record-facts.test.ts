import { expect, it } from 'vitest';
import { compiled } from './compiled-template.ts';
import { testCompany } from '../../../companion/sync/memory/world.ts';
import { factsOf } from '../../../companion/sync/record-facts.ts';
import type { ActiveMapping } from '../../../companion/sync/ports.ts';

const key = 'GB|customer|c1';

it.each([
  ['customer-account', { AccountNumber: '10000', Name: 'Adatum' }, '10000'],
  ['item-product', { ProductCode: '1000', Name: 'Chair' }, '1000'],
  ['customer', { Number__c: '10000', Name: 'Adatum' }, '10000'],
  ['sales-invoice', { Name: 'PS-INV1', External_Document_Number__c: 'PO-7' }, 'PS-INV1'],
])('a record of %s that is held up is called by its number in the ERP', (name, row, number) => {
  const mapping = { name, compiled: compiled(name) } as unknown as ActiveMapping;
  expect(factsOf({ mapping, company: testCompany }, { key, row })).toMatchObject({ number });
});
