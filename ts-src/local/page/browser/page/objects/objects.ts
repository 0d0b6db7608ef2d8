/** How the shell shows the objects that a person works with: what stands in lists, forms and related lists. */

/** A list of records below a record. */
export interface RelatedList {
  readonly title: string;
  readonly object: string;
  /** Field of the listed object that names the record it hangs below. */
  readonly parentField: string;
  /** Columns: fields or paths over one parent (`Product2.Name`); the first is the link to the record. */
  readonly columns: readonly string[];
  /** Fields of the form for a new one; a list without them only shows. */
  readonly form?: readonly string[];
  /** Fields of the form for one that is there; with them a row can be changed and deleted. */
  readonly editForm?: readonly string[];
  /** Fields that a new record takes from the record it hangs below. */
  readonly inherits?: readonly string[];
}

export interface PageObject {
  readonly icon: string;
  readonly columns: readonly string[];
  /** Fields beside the name at the top of the record. */
  readonly highlights: readonly string[];
  /** Fields that a person may change here, as the layouts of Salesforce order them. */
  readonly form: readonly string[];
  /** Further fields of the detail. */
  readonly details: readonly string[];
  readonly related: readonly RelatedList[];
}

const opportunityForm = ['Name', 'StageName', 'CloseDate', 'Amount', 'CurrencyIsoCode', 'Pricebook2Id'];

const lineForm = ['PricebookEntryId', 'Quantity', 'UnitPrice', 'Discount', 'ServiceDate', 'Description'];
const lineEdit = lineForm.filter((field) => field !== 'PricebookEntryId');
const lineColumns = ['Product2.Name', 'ProductCode', 'Quantity', 'UnitPrice', 'Discount', 'TotalPrice'];

const objects: Readonly<Record<string, PageObject>> = {
  Account: {
    icon: 'standard:account',
    columns: ['Name', 'BillingCity', 'BillingCountry', 'Phone', 'ERP_Customers__c', 'ERP_Last_Invoice_Date__c'],
    highlights: ['Type', 'Phone', 'Website', 'Industry', 'BillingCity'],
    form: [
      ...['Name', 'OwnerId', 'Phone', 'Website', 'BillingStreet', 'BillingCity', 'BillingPostalCode'],
      ...['BillingState', 'BillingCountry'],
    ],
    details: ['AccountNumber', 'Type', 'Industry', 'Description'],
    related: [
      {
        title: 'Opportunities',
        object: 'Opportunity',
        parentField: 'AccountId',
        columns: ['Name', 'StageName', 'CloseDate', 'Amount', 'ERP_Order_Number__c'],
        form: opportunityForm.filter((field) => field !== 'Amount'),
      },
      { title: 'Contacts', object: 'Contact', parentField: 'AccountId', columns: ['Name', 'Email', 'Phone'] },
      {
        title: 'ERP Customers',
        object: 'ERP_Customer__c',
        parentField: 'Account__c',
        columns: ['Name', 'Company__c', 'Number__c', 'Blocked__c'],
      },
    ],
  },
  Opportunity: {
    icon: 'standard:opportunity',
    columns: ['Name', 'Account.Name', 'StageName', 'CloseDate', 'Amount', 'ERP_Order_Number__c'],
    highlights: ['Account.Name', 'StageName', 'CloseDate', 'Amount', 'Pricebook2.Name'],
    form: opportunityForm,
    details: ['Account.Name', 'Owner.Name', 'Probability', 'Description', 'SyncedQuoteId'],
    related: [
      {
        title: 'Products',
        object: 'OpportunityLineItem',
        parentField: 'OpportunityId',
        columns: lineColumns,
        form: lineForm,
        editForm: lineEdit,
      },
      {
        title: 'Quotes',
        object: 'Quote',
        parentField: 'OpportunityId',
        columns: ['Name', 'QuoteNumber', 'Status', 'IsSyncing', 'TotalPrice', 'ERP_Order_Number__c'],
        form: ['Name', 'ExpirationDate'],
        inherits: ['Pricebook2Id'],
      },
    ],
  },
  Quote: {
    icon: 'standard:quotes',
    columns: ['Name', 'QuoteNumber', 'Opportunity.Name', 'Status', 'TotalPrice', 'ERP_Order_Number__c'],
    highlights: ['QuoteNumber', 'Opportunity.Name', 'Status', 'IsSyncing', 'GrandTotal'],
    form: ['Name', 'Status', 'ExpirationDate', 'Pricebook2Id', 'Description'],
    details: ['Account.Name', 'Subtotal', 'TotalPrice'],
    related: [
      {
        title: 'Quote Line Items',
        object: 'QuoteLineItem',
        parentField: 'QuoteId',
        columns: ['Product2.Name', 'Product2.ProductCode', 'Quantity', 'UnitPrice', 'Discount', 'TotalPrice'],
        form: lineForm,
        editForm: lineEdit,
      },
    ],
  },
};

/** Objects with a tab of their own, in the order of the navigation bar. */
export const tabObjects: readonly string[] = Object.keys(objects);

const anyObject: PageObject = {
  icon: 'standard:record',
  columns: ['Name'],
  highlights: [],
  form: [],
  details: [],
  related: [],
};

/** Objects without a tab whose records are shown with more than their custom fields. */
const recordsOnly: Readonly<Record<string, PageObject>> = {
  Asset: {
    ...anyObject,
    icon: 'standard:asset_object',
    highlights: ['Account.Name', 'Status', 'SerialNumber'],
    details: ['Name', 'Account.Name', 'SerialNumber', 'Status', 'PurchaseDate', 'InstallDate', 'UsageEndDate'],
  },
  Case: {
    ...anyObject,
    icon: 'standard:case',
    highlights: ['Account.Name', 'Status', 'Priority'],
    details: ['CaseNumber', 'Subject', 'Account.Name', 'Status', 'Priority', 'Origin', 'Description'],
  },
};

/** How to show an object; a plain way for those that the shell knows nothing about. */
export function pageObject(name: string): PageObject {
  return objects[name] ?? recordsOnly[name] ?? anyObject;
}
