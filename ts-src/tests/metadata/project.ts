import { readObjectModel, type FieldModel } from '../../../scripts/tasks/metadata/object-model.ts';
import {
  packagedFolder,
  readSourceFiles,
  unpackagedFolder,
  unpackagedQuotesFolder,
  type SourceFile,
} from '../../../scripts/tasks/metadata/source-files.ts';

/** The metadata of this project as the tests look at it. */
export const packaged: readonly SourceFile[] = readSourceFiles(packagedFolder);
export const unpackaged: readonly SourceFile[] = [
  ...readSourceFiles(unpackagedFolder),
  ...readSourceFiles(unpackagedQuotesFolder),
];
export const objects = readObjectModel(packaged);

/** Files whose root element is of one metadata type. */
export function filesOf(type: string, files: readonly SourceFile[] = packaged): readonly SourceFile[] {
  return files.filter((file) => file.root.name === type);
}

/** Fields of standard objects that our metadata names; everything else of a standard object is refused by the tests. */
const standardFields: Readonly<Record<string, readonly string[]>> = {
  Account: [
    ...['Name', 'Owner', 'Industry', 'AccountNumber', 'Phone', 'Website'],
    ...['BillingAddress', 'BillingCountry', 'BillingCity'],
  ],
  Asset: [
    ...['Name', 'AccountId', 'ContactId', 'Description', 'InstallDate', 'Price', 'Product2Id', 'PurchaseDate'],
    ...['Quantity', 'SerialNumber', 'Status', 'UsageEndDate'],
  ],
  Case: [
    ...['AccountId', 'AssetId', 'ContactId', 'Description', 'Origin', 'Priority', 'Reason', 'Status', 'Subject'],
    'Type',
  ],
  Contact: [
    ...['Name', 'AccountId', 'Department', 'Description', 'Email', 'Fax', 'MailingAddress', 'MobilePhone'],
    ...['Phone', 'Title'],
  ],
  Opportunity: ['Name', 'AccountId', 'SyncedQuoteId'],
  OpportunityLineItem: ['Description', 'Discount', 'ServiceDate', 'UnitPrice'],
  Pricebook2: ['Name'],
  Quote: ['Name'],
  QuoteLineItem: ['Description', 'Discount', 'ServiceDate'],
  Product2: ['Name', 'ProductCode', 'Description', 'IsActive'],
};

/** Fields that every custom object has, as layouts and list views name them. */
const systemFields = ['Name', 'NAME', 'CreatedById', 'LastModifiedById', 'CREATED_DATE', 'LAST_UPDATE'];

/** Whether an object has a field, by the metadata or by the platform. */
export function hasField(object: string, field: string): boolean {
  const model = objects.get(object);
  const builtIn = standardFields[object] ?? systemFields;
  return (model?.fields.has(field) ?? false) || builtIn.includes(field);
}

/** Every custom field of the package. */
export function allFields(): readonly FieldModel[] {
  return [...objects.values()].flatMap((object) => [...object.fields.values()]);
}

/** The lookup or master-detail field whose list on the parent has that name (`Invoices__r`). */
export function childRelationship(parent: string, relationship: string): FieldModel | undefined {
  return allFields().find(
    (field) => field.referenceTo === parent && `${field.relationshipName ?? ''}__r` === relationship,
  );
}

/** The names that a formula reads: `Field__c`, `Parent__r.Field__c`, without text in quotes. */
export function namesInFormula(formula: string): readonly string[] {
  const withoutText = formula.replaceAll(/'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"/g, '');
  return [...withoutText.matchAll(/[A-Za-z]\w*(?:__[cr])(?:\.\w+)*/g)].map((match) => match[0]);
}

/** Whether a path of a formula (`Parent__r.Field__c`) ends in a field that exists. */
export function pathExists(object: string, path: string): boolean {
  const [first = '', ...rest] = path.split('.');
  if (rest.length === 0) {
    return hasField(object, first);
  }
  const lookup = objects.get(object)?.fields.get(first.replace(/__r$/, '__c'));
  return lookup?.referenceTo !== undefined && pathExists(lookup.referenceTo, rest.join('.'));
}
