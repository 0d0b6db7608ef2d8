/** What the connector knows to be read-only against the pages of the local Business Central, which refuse it. */
import { expect, test } from 'vitest';
import { READ_ONLY_FIELDS, withReadOnly } from '../../companion/erp/business-central/read-only-fields.ts';
import { customerDetails } from '../../companion/erp/business-central/details.ts';
import { STANDARD_CONTRACT } from '../../local/erp/contract/contract.ts';
import { EXTENSION_CONTRACT } from '../../local/erp/contract/extension.ts';

const pages = new Map([...STANDARD_CONTRACT, ...EXTENSION_CONTRACT].map((page) => [page.entity, page]));
const everywhere = new Set(['id', 'lastModifiedDateTime']);

test('the fields that the connector takes for read-only are those that their pages refuse to change', () => {
  const compared = Object.keys(READ_ONLY_FIELDS).filter((entity) => pages.has(entity));
  expect(compared).toEqual(
    expect.arrayContaining(['contact', 'customer', 'salesOrder', 'serviceItem', 'serviceOrder']),
  );
  for (const entity of compared) {
    const refused = (pages.get(entity)?.fields ?? [])
      .filter(({ name, readOnly }) => readOnly === true && !everywhere.has(name))
      .map(({ name }) => name);
    expect([...(READ_ONLY_FIELDS[entity] ?? [])].sort(), entity).toEqual(refused.sort());
  }
});

const field = (name: string) => ({ name, type: 'text' as const });
const placeOf = (updatable: boolean | null) => ({
  source: { entity: 'customer', set: 'customers', api: 'standard', signal: 'stamp', details: customerDetails } as const,
  shape: {
    ...{ entity: 'customer', set: 'customers', navigation: {}, key: 'id', stamp: null, updatable },
    fields: new Map([field('id'), field('number'), field('balanceDue')].map((each) => [each.name, each])),
  },
});
const readOnly = (updatable: boolean | null) =>
  withReadOnly(['id', 'number', 'balanceDue', 'customerPriceGroup'].map(field), placeOf(updatable))
    .filter((each) => each.readOnly)
    .map(({ name }) => name);

test('key, calculated fields and what reading joins are marked, and all fields of a page that takes no changes', () => {
  expect(readOnly(null)).toEqual(['id', 'balanceDue', 'customerPriceGroup']);
  expect(readOnly(true)).toEqual(['id', 'balanceDue', 'customerPriceGroup']);
  expect(readOnly(false)).toEqual(['id', 'number', 'balanceDue', 'customerPriceGroup']);
});
