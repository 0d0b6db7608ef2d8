import { badRequest } from '../books/errors.ts';
import type { Company, Customer, CustomerTemplate } from '../books/model.ts';
import type { Writer } from '../odata/entity-set.ts';
import { insertCustomer } from './customers.ts';

function templateNamed(company: Company, code: string): CustomerTemplate | undefined {
  if (code === '') return undefined;
  const template = company.customerTemplates.byKey(code);
  if (template !== undefined) return template;
  throw badRequest(
    `The Customer Templ. does not exist. Identification fields and values: Code='${code}'`,
    'Internal_RecordNotFound',
  );
}

/** What a customer has from its template. */
function defaultsOf(company: Company, template: CustomerTemplate | undefined): Partial<Customer> {
  if (template === undefined) return {};
  const { type, currency, paymentTerms, paymentMethod, shipmentMethod } = template;
  const { priceGroup, discountGroup, taxArea, pricesIncludeTax } = template;
  const country = template.country === '' ? company.address.country : template.country;
  const address = { name: '', line1: '', line2: '', city: '', state: '', country, postCode: '' };
  const codes = { currency, paymentTerms, paymentMethod, shipmentMethod, priceGroup, discountGroup, taxArea };
  return { ...codes, type, pricesIncludeTax, address };
}

/** Creates customers with the defaults of a template; what the body gives goes before them. */
export const newCustomerWriter: Writer = {
  once: ['id'],
  insert: (company, body) => {
    const { templateCode = '', paymentTermsCode = '', ...rest } = body as Record<string, string>;
    const template = templateNamed(company, templateCode);
    const terms = company.terms.byKey(paymentTermsCode);
    if (paymentTermsCode !== '' && terms === undefined) {
      throw badRequest('The "paymentTermsCode" does not match to a Payment Terms.', 'Internal_InvalidTableRelation');
    }
    // A blank value stands for none given: the template's stays.
    const given = Object.fromEntries(
      Object.entries(rest).filter(([name, value]) => name === 'displayName' || value !== ''),
    );
    return insertCustomer(company, given, {
      ...defaultsOf(company, template),
      ...(terms === undefined ? {} : { paymentTerms: terms.code }),
    });
  },
};
