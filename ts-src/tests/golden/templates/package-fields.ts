import { readdirSync, readFileSync } from 'node:fs';
import { XMLParser } from 'fast-xml-parser';
import type { TargetField } from '../../../mapping/index.ts';

const folder = new URL('../../../../force-app/main/default/objects/', import.meta.url);

/** Metadata field types as describe names them. */
const TYPES: Readonly<Record<string, string>> = {
  Text: 'string',
  Number: 'double',
  Date: 'date',
  DateTime: 'datetime',
  Checkbox: 'boolean',
  Picklist: 'picklist',
  MasterDetail: 'reference',
  Lookup: 'reference',
  Phone: 'phone',
  Email: 'email',
  Url: 'url',
  Summary: 'double',
  LongTextArea: 'textarea',
  TextArea: 'textarea',
};

/** Standard fields that the templates write, with the lengths of Salesforce's object reference. */
const STANDARD: Readonly<Record<string, readonly [name: string, type: string, length: number, nillable?: boolean][]>> =
  {
    Account: [
      ['Name', 'string', 255, false],
      ['AccountNumber', 'string', 40],
      ['BillingStreet', 'textarea', 255],
      ['BillingCity', 'string', 40],
      ['BillingState', 'string', 80],
      ['BillingPostalCode', 'string', 20],
      ['BillingCountry', 'string', 80],
      ['Phone', 'phone', 40],
      ['Website', 'url', 255],
      ['OwnerId', 'reference', 18, false],
    ],
    Contact: [
      ['LastName', 'string', 80, false],
      ['FirstName', 'string', 40],
      ['Title', 'string', 128],
      ['Email', 'email', 80],
      ['Phone', 'phone', 40],
      ['MobilePhone', 'phone', 40],
      ['MailingStreet', 'textarea', 255],
      ['MailingCity', 'string', 40],
      ['MailingState', 'string', 80],
      ['MailingPostalCode', 'string', 20],
      ['MailingCountry', 'string', 80],
      ['AccountId', 'reference', 18],
    ],
    Case: [
      ['Subject', 'string', 255],
      ['Status', 'picklist', 40],
      ['Priority', 'picklist', 40],
      ['Origin', 'picklist', 40],
      ['Description', 'textarea', 32000],
      ['AccountId', 'reference', 18],
      ['ContactId', 'reference', 18],
      ['AssetId', 'reference', 18],
    ],
    Asset: [
      ['Name', 'string', 255, false],
      ['SerialNumber', 'string', 80],
      ['Status', 'picklist', 40],
      ['PurchaseDate', 'date', 0],
      ['InstallDate', 'date', 0],
      ['UsageEndDate', 'date', 0],
      ['Quantity', 'double', 0],
      ['Description', 'textarea', 32000],
      ['AccountId', 'reference', 18],
      ['Product2Id', 'reference', 18],
    ],
    Product2: [
      ['Name', 'string', 255, false],
      ['ProductCode', 'string', 255],
      ['Description', 'textarea', 4000],
      ['IsActive', 'boolean', 0, false],
    ],
  };

const PLAIN: Omit<TargetField, 'name' | 'type'> = {
  length: 0,
  precision: 0,
  scale: 0,
  nillable: true,
  createable: true,
  updateable: true,
  defaultedOnCreate: false,
  relationshipName: null,
  referenceTo: [],
  picklistValues: [],
  restrictedPicklist: false,
};

interface FieldXml {
  readonly fullName: string;
  readonly type: string;
  readonly length?: string;
  readonly precision?: string;
  readonly scale?: string;
  readonly required?: string;
  readonly formula?: string;
  readonly referenceTo?: string;
  readonly reparentableMasterDetail?: string;
  readonly valueSet?: { valueSetDefinition?: { value?: readonly { fullName: string }[] } };
}

const parser = new XMLParser({
  parseTagValue: false,
  isArray: (_, path) => String(path).endsWith('valueSetDefinition.value'),
});

/** The fields of an object of the package, as describe would give them to a user who may write them all. */
export function packageFields(object: string): ReadonlyMap<string, TargetField> | undefined {
  let names: string[];
  try {
    names = readdirSync(new URL(`${object}/fields/`, folder));
  } catch {
    return undefined;
  }
  const own = names.map((name) => {
    const xml = parser.parse(readFileSync(new URL(`${object}/fields/${name}`, folder), 'utf8')) as {
      CustomField: FieldXml;
    };
    return fromXml(xml.CustomField);
  });
  const standard = (STANDARD[object] ?? [['Name', 'string', 80]]).map(
    ([name, type, length, nillable = true]): TargetField => ({
      ...PLAIN,
      name,
      type,
      length,
      nillable,
      ...(type === 'double' ? { precision: 18, scale: 2 } : {}),
    }),
  );
  return new Map([...standard, ...own].map((field) => [field.name, field]));
}

function fromXml(xml: FieldXml): TargetField {
  const computed = xml.formula !== undefined || xml.type === 'Summary';
  const master = xml.type === 'MasterDetail';
  const reference = master || xml.type === 'Lookup';
  return {
    ...PLAIN,
    name: xml.fullName,
    type: TYPES[xml.type] ?? xml.type,
    length: Number(xml.length ?? 255),
    precision: Number(xml.precision ?? 0),
    scale: Number(xml.scale ?? 0),
    nillable: !master && xml.required !== 'true' && xml.type !== 'Checkbox',
    createable: !computed,
    updateable: !computed && (!master || xml.reparentableMasterDetail === 'true'),
    relationshipName: reference ? xml.fullName.replace(/__c$/, '__r') : null,
    referenceTo: reference && xml.referenceTo !== undefined ? [xml.referenceTo] : [],
    picklistValues: xml.valueSet?.valueSetDefinition?.value?.map((value) => value.fullName) ?? [],
    restrictedPicklist: xml.type === 'Picklist',
  };
}
