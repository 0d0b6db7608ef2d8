/** API names of fields in the words that users of Salesforce and of Business Central know. */
const WORDS: Readonly<Record<string, string>> = {
  displayName: 'name',
  customerId: 'customer',
  customerNumber: 'customer',
  itemId: 'product',
  itemNumber: 'product',
  lineObjectNumber: 'product',
  itemVariantId: 'variant',
  currencyId: 'currency',
  currencyCode: 'currency',
  paymentTermsId: 'payment terms',
  paymentTermsCode: 'payment terms',
  shipmentMethodId: 'shipment method',
  unitOfMeasureId: 'unit',
  unitOfMeasureCode: 'unit',
  salespersonCode: 'salesperson',
  salesperson: 'salesperson',
  taxAreaId: 'tax area',
  externalDocumentNumber: 'customer reference',
  phoneNumber: 'phone',
  email: 'e-mail',
};

/** A field in words: `addressLine1` → `address line 1`; a caption is left as it is. */
export function fieldInWords(name: string): string {
  const plain = name.replace(/["'“”]/g, '');
  if (WORDS[plain] !== undefined) return WORDS[plain];
  if (!/^[a-z]\w*$/.test(plain)) return plain;
  return plain.replace(/([a-z])([A-Z0-9])/g, (_, before: string, after: string) => `${before} ${after.toLowerCase()}`);
}
