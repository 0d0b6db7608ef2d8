import { newRow } from './company.ts';
import type { Company, Customer } from './model.ts';

/** A customer with the defaults of a new card. */
export function blankCustomer(company: Company, number: string, name: string): Customer {
  return {
    ...newRow(company),
    number,
    type: 'Company',
    address: { name, line1: '', line2: '', city: '', state: '', country: company.address.country, postCode: '' },
    phone: '',
    email: '',
    website: '',
    salesperson: '',
    creditLimit: 0,
    taxLiable: true,
    taxArea: 'DOMESTIC',
    taxRegistration: '',
    currency: '',
    paymentTerms: '',
    shipmentMethod: '',
    paymentMethod: '',
    blocked: ' ',
    billTo: '',
    priceGroup: '',
    discountGroup: '',
    allowLineDiscount: true,
    pricesIncludeTax: false,
    invoiceDiscountPercent: 0,
    entries: [],
  };
}
