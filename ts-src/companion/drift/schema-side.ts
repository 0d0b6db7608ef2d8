/** Fields of both sides as they are compared: what the catalogue remembers, and what the systems say now. */
import type { EntityField } from '../erp/contract.ts';
import type { FieldDescription } from '../salesforce/port.ts';

export type Side = 'ERP' | 'Salesforce';

/** One field with what matters for mappings. `type` has the length where a mapping could meet it: `text(30)`. */
export interface SchemaField {
  readonly name: string;
  readonly type: string;
  readonly label: string | null;
}

/** The fields of an entity of the ERP or of an object of Salesforce. */
export interface Container {
  readonly side: Side;
  readonly name: string;
  readonly fields: readonly SchemaField[];
}

export const containerKey = ({ side, name }: Pick<Container, 'side' | 'name'>): string => `${side}|${name}`;

const withLength = (type: string, length: number | undefined): string =>
  length === undefined || length === 0 ? type : `${type}(${length})`;

/** Text types among which a field may change without a mapping noticing; only the length counts. */
const SALESFORCE_TEXT = new Set(['string', 'textarea', 'email', 'phone', 'url', 'combobox']);

export const ofErp = ({ name, type, maxLength }: EntityField): SchemaField => ({
  name,
  type: type === 'text' ? withLength(type, maxLength) : type,
  label: null,
});

/** A field of Salesforce; formulas and other types keep the name that the description gives them. */
export function ofSalesforce(
  field: Pick<FieldDescription, 'name' | 'type' | 'length' | 'referenceTo'> & { readonly label?: string },
): SchemaField {
  const { name, type, length, referenceTo, label } = field;
  const text = SALESFORCE_TEXT.has(type) ? withLength('text', length) : type;
  return { name, type: type === 'reference' ? `reference(${referenceTo.join(',')})` : text, label: label ?? null };
}

/** Fields as the catalogue holds them (`ERP_Entity__c.Fields__c`); null for what can't be read. */
export function ofCatalogue(side: Side, text: string): readonly SchemaField[] | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  if (!Array.isArray(value) || value.some((entry) => typeof (entry as { name?: unknown } | null)?.name !== 'string')) {
    return null;
  }
  return side === 'ERP'
    ? (value as EntityField[]).map(ofErp)
    : (value as FieldDescription[]).map((field) => ofSalesforce({ ...field, referenceTo: field.referenceTo ?? [] }));
}
