import { expect, test } from 'vitest';
import { createDraft } from '../books/documents.ts';
import { postDocument } from '../books/post.ts';
import { testCompany } from '../books/test-company.ts';
import { apiRoutes } from '../entities/routes.ts';
import { listPage, PAGE_ROWS_MAX } from './list.ts';
import { parseOptions } from './options.ts';
import { Visibility } from './registry.ts';

test('a large page is written in small pieces, each only when it is asked for', () => {
  const { company, item, addCustomer } = testCompany();
  const customer = addCustomer('1');
  for (let document = 0; document < 40; document += 1) {
    const lines = Array.from({ length: 100 }, () => ({ item, quantity: 1 }));
    postDocument(company, createDraft(company, { kind: 'invoice', customer, lines }));
  }
  const [route] = apiRoutes([company]);
  const sets = route!.sets;
  const pieces = listPage({
    set: sets.get('salesInvoices')!,
    ownList: true,
    company,
    rows: company.invoices.rows(),
    options: parseOptions(new Map([['$expand', 'salesInvoiceLines']])),
    scope: { sets, visibility: new Visibility(), base: 'http://x' },
    context: 'http://x/$metadata#salesInvoices',
    pageRows: PAGE_ROWS_MAX,
    nextLink: () => '',
  });
  const iterator = pieces[Symbol.iterator]();
  const first = iterator.next().value as string;
  expect(first.length).toBeLessThan(300_000);
  // What comes later is made later: a change after the first piece shows in the rest.
  company.invoices.rows().at(-1)!.external = 'changed meanwhile';
  let text = first;
  let count = 1;
  for (let next = iterator.next(); next.done !== true; next = iterator.next()) {
    text += next.value;
    count += 1;
  }
  expect(count).toBeGreaterThan(10);
  const page = JSON.parse(text) as { value: { externalDocumentNumber: string; salesInvoiceLines: unknown[] }[] };
  expect(page.value).toHaveLength(40);
  expect(page.value.at(-1)).toMatchObject({ externalDocumentNumber: 'changed meanwhile' });
  expect(page.value[0]?.salesInvoiceLines).toHaveLength(100);
});
