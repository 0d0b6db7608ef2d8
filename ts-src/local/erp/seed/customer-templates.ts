import { newRow } from '../books/company.ts';
import type { Company, CustomerTemplate } from '../books/model.ts';

const TEMPLATES: readonly (readonly [code: string, description: string, of: Partial<CustomerTemplate>])[] = [
  ['DOMESTIC', 'Company at home', { taxArea: 'DOMESTIC', paymentTerms: '30D' }],
  ['EU', 'Company in the European Union', { taxArea: 'EU', paymentTerms: '30D' }],
  ['EXPORT', 'Company abroad', { taxArea: 'EXPORT', paymentTerms: '14D', shipmentMethod: 'CIF' }],
  [
    'PERSON',
    'Private person, prices with tax',
    { type: 'Person', taxArea: 'DOMESTIC', paymentTerms: 'COD', paymentMethod: 'CARD', pricesIncludeTax: true },
  ],
];

/** Templates of new customers. */
export function addCustomerTemplates(company: Company): void {
  for (const [code, description, of] of TEMPLATES) {
    company.customerTemplates.insert({
      ...newRow(company),
      code,
      description,
      type: 'Company',
      country: '',
      currency: '',
      paymentTerms: '',
      paymentMethod: 'BANK',
      shipmentMethod: 'DAP',
      priceGroup: '',
      discountGroup: '',
      taxArea: '',
      pricesIncludeTax: false,
      ...of,
    });
  }
}
