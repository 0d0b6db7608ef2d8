import { currencyOf, type ErpCompanyReader } from './erp-reader.ts';
import { decoded, ownKey, put, text, type ExpectedRecords } from './record.ts';

/** Accounts and ERP customers: one of each for every customer. */
export async function expectCustomers(company: ErpCompanyReader, into: ExpectedRecords): Promise<void> {
  const details = new Map((await company.extension('customerDetails')).map((row) => [row['id'], row]));
  for (const row of await company.standard('customers?$expand=paymentTerm,customerFinancialDetail')) {
    const key = ownKey(company, 'customer', row['id']);
    const street = [row['addressLine1'], row['addressLine2']].filter((line: string) => line !== '').join('\n');
    put(into, 'Account', key, {
      Name: text(row['displayName']) ?? row['number'],
      AccountNumber: row['number'],
      BillingStreet: text(street),
      BillingCity: text(row['city']),
      BillingState: text(row['state']),
      BillingPostalCode: text(row['postalCode']),
      BillingCountry: text(row['country']),
      Phone: text(row['phoneNumber']),
      Website: text(row['website']),
    });
    put(into, 'ERP_Customer__c', key, {
      'Account__r.ERP_Key__c': key,
      Company__c: company.code,
      Number__c: row['number'],
      Name: text(row['displayName']) ?? row['number'],
      Home_Currency__c: company.currency,
      Currency__c: currencyOf(company, row['currencyCode']),
      Payment_Terms__c: text(row['paymentTerm']?.displayName ?? ''),
      Price_Group__c: text(details.get(row['id'])?.['customerPriceGroup'] ?? ''),
      Discount_Group__c: text(details.get(row['id'])?.['customerDiscountGroup'] ?? ''),
      Allow_Line_Discount__c: details.get(row['id'])?.['allowLineDiscount'] ?? false,
      Prices_Include_Tax__c: details.get(row['id'])?.['pricesIncludingTax'] ?? false,
      Salesperson_Code__c: text(row['salespersonCode']),
      Bill_To_Number__c: text(details.get(row['id'])?.['billToCustomerNumber'] ?? ''),
      Credit_Limit__c: row['creditLimit'],
      Balance__c: row['customerFinancialDetail'].balance,
      Blocked__c: text(decoded(row['blocked'])),
      Phone__c: text(row['phoneNumber']),
      Email__c: text(row['email']),
    });
  }
}
