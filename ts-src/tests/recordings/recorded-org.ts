import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

interface CustomField {
  readonly name: string;
  readonly type: string;
  readonly more: string;
}

const text = (length: number): string => `<length>${length}</length>`;
const number = (precision: number, scale: number): string =>
  `<precision>${precision}</precision><scale>${scale}</scale>`;
const values = (...names: string[]): string =>
  `<valueSet><valueSetDefinition><sorted>false</sorted>${names
    .map((name) => `<value><fullName>${name}</fullName><default>false</default><label>${name}</label></value>`)
    .join('')}</valueSetDefinition></valueSet>`;

const key: CustomField = { name: 'Custom_External_ID__c', type: 'Text', more: text(100) };
const email: CustomField = { name: 'email_field__c', type: 'Email', more: '' };

/** The custom fields of the orgs that were recorded, as their describes and records show them. */
const customFields: Readonly<Record<string, readonly CustomField[]>> = {
  Account: [
    { name: 'CustomerPriority__c', type: 'Picklist', more: values('High', 'Low', 'Medium') },
    { name: 'SLA__c', type: 'Picklist', more: values('Gold', 'Silver', 'Platinum', 'Bronze') },
    { name: 'Active__c', type: 'Picklist', more: values('No', 'Yes') },
    { name: 'NumberofLocations__c', type: 'Number', more: number(3, 0) },
    { name: 'UpsellOpportunity__c', type: 'Picklist', more: values('Maybe', 'No', 'Yes') },
    { name: 'SLASerialNumber__c', type: 'Text', more: text(10) },
    { name: 'SLAExpirationDate__c', type: 'Date', more: '' },
    email,
    key,
  ],
  Contact: [
    { name: 'Level__c', type: 'Picklist', more: values('Secondary', 'Tertiary', 'Primary') },
    { name: 'Languages__c', type: 'Text', more: text(100) },
    key,
    { name: 'checkbox_field__c', type: 'Checkbox', more: '<defaultValue>false</defaultValue>' },
    { name: 'datetime_field__c', type: 'DateTime', more: '' },
    { name: 'number_field__c', type: 'Number', more: number(18, 0) },
    { name: 'percent_field__c', type: 'Percent', more: number(18, 0) },
    { name: 'phone_field__c', type: 'Phone', more: '' },
    { name: 'picklist_field__c', type: 'Picklist', more: values('one', 'two') },
    { name: 'text_field__c', type: 'Text', more: text(100) },
    { name: 'textarea_field__c', type: 'TextArea', more: '' },
    { name: 'url_field__c', type: 'Url', more: '' },
    { ...email, more: '' },
    { name: 'date_field__c', type: 'Date', more: '' },
    { name: 'currency_field__c', type: 'Currency', more: number(18, 2) },
    { name: 'float_field__c', type: 'Number', more: number(16, 2) },
  ],
  Lead: [
    { name: 'SICCode__c', type: 'Text', more: text(15) },
    { name: 'ProductInterest__c', type: 'Picklist', more: values('GC1000 series', 'GC5000 series') },
    { name: 'Primary__c', type: 'Picklist', more: values('No', 'Yes') },
    { name: 'CurrentGenerators__c', type: 'Text', more: text(100) },
    { name: 'NumberofLocations__c', type: 'Number', more: number(3, 0) },
  ],
};

/** Labels that error messages show; the other fields are labelled by their name. */
const labels: Readonly<Record<string, string>> = {
  'Contact.email_field__c': 'email field',
  'Account.email_field__c': 'email_field',
};

/** Writes the custom fields as metadata into a folder that a local org can be started with. */
export function writeRecordedMetadata(folder: string): void {
  for (const [object, fields] of Object.entries(customFields)) {
    const home = join(folder, 'objects', object, 'fields');
    mkdirSync(home, { recursive: true });
    for (const { name, type, more } of fields) {
      const label = labels[`${object}.${name}`] ?? name;
      const required = type === 'Checkbox' ? '' : '<required>false</required>';
      const content = `<fullName>${name}</fullName><label>${label}</label>${required}<type>${type}</type>${more}`;
      writeFileSync(
        join(home, `${name}.field-meta.xml`),
        `<?xml version="1.0" encoding="UTF-8"?>\n<CustomField xmlns="http://soap.sforce.com/2006/04/metadata">${content}</CustomField>\n`,
      );
    }
  }
}
