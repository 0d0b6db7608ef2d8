import { newRow } from '../books/company.ts';
import { createDraft } from '../books/documents.ts';
import type { Company } from '../books/model.ts';
import { postDocument } from '../books/post.ts';
import { blankCustomer } from '../books/customers.ts';
import { journalStub } from './stub.ts';

export type DemoSize = 'small' | 'medium' | 'large';
export function populate(
  company: Company,
  o: { seed: number; size: DemoSize; from: string; to: string; share: number },
): void {
  void journalStub;
  void o;
  const c = company.customers.insert(blankCustomer(company, '10000', 'Blue Harbour Stores'));
  c.paymentTerms = '30D';
  const item = company.items.insert({
    ...newRow(company),
    number: '1000',
    description: 'Chair',
    description2: '',
    type: 'Inventory',
    category: 'CHAIR',
    blocked: false,
    gtin: '',
    inventory: 10,
    unitPrice: 99.5,
    unitCost: 50,
    priceIncludesTax: false,
    taxGroup: 'STANDARD',
    unit: 'PCS',
    postingGroup: 'RETAIL',
    inventoryGroup: 'RESALE',
  });
  for (let i = 0; i < 5; i++)
    postDocument(
      company,
      createDraft(company, {
        kind: 'invoice',
        customer: c,
        lines: [
          { item, quantity: 3 },
          { item, quantity: 1, discountPercent: 10 },
        ],
      }),
    );
}
