import type { FieldSchema } from '../../schema/types.ts';

/** How a Salesforce field shows in GraphQL: it names the scalar, the value wrapper, the operators, the aggregate. */
export type FieldKind =
  | 'String'
  | 'TextArea'
  | 'LongTextArea'
  | 'RichTextArea'
  | 'Boolean'
  | 'Int'
  | 'Long'
  | 'Double'
  | 'Currency'
  | 'Percent'
  | 'Date'
  | 'DateTime'
  | 'Time'
  | 'ID'
  | 'Picklist'
  | 'MultiPicklist'
  | 'Email'
  | 'PhoneNumber'
  | 'Url'
  | 'EncryptedString'
  | 'Base64';

/** Longest text area that counts as short; longer ones can be neither filtered nor grouped. */
const shortTextMax = 255;

const simpleKinds: Partial<Record<FieldSchema['type'], FieldKind>> = {
  id: 'ID',
  reference: 'ID',
  string: 'String',
  boolean: 'Boolean',
  int: 'Int',
  long: 'Long',
  double: 'Double',
  currency: 'Currency',
  percent: 'Percent',
  date: 'Date',
  datetime: 'DateTime',
  time: 'Time',
  picklist: 'Picklist',
  combobox: 'Picklist',
  multipicklist: 'MultiPicklist',
  email: 'Email',
  phone: 'PhoneNumber',
  url: 'Url',
  encryptedstring: 'EncryptedString',
  base64: 'Base64',
};

/** The kind of a field; null for compound addresses and locations, whose parts are fields of their own. */
export function fieldKind(field: FieldSchema): FieldKind | null {
  if (field.type === 'textarea') {
    if (field.htmlFormatted) return 'RichTextArea';
    return field.length > shortTextMax ? 'LongTextArea' : 'TextArea';
  }
  return simpleKinds[field.type] ?? null;
}

const numeric: ReadonlySet<FieldKind> = new Set<FieldKind>(['Int', 'Long', 'Double', 'Currency', 'Percent']);

/** Whether sums and averages make sense. */
export function isNumeric(kind: FieldKind): boolean {
  return numeric.has(kind);
}
