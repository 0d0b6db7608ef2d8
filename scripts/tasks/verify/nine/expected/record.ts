/**
 * What the org must hold, worked out from Business Central's own API alone: neither connector nor mapping is asked.
 * Each record is a plain object by the field names of the package; blanks are null, as SOQL gives them.
 */

export type Expected = Readonly<Record<string, string | number | boolean | null>>;
/** Expected records by object, then by `ERP_Key__c`. */
export type ExpectedRecords = Map<string, Map<string, Expected>>;

const NO_GUID = '00000000-0000-0000-0000-000000000000';
const NO_DATE = '0001-01-01';

/** An enum member as it is meant: `_x0020_` is a blank. */
export const decoded = (member: string): string =>
  member.replace(/_x([0-9A-F]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
/** A text as Salesforce stores it. */
export const text = (value: string): string | null => (value.trim() === '' ? null : value.trim());
/** A date, or null for the ERP's empty one. */
export const day = (value: string): string | null => (value === NO_DATE ? null : value);
/** Rounded half away from zero to two decimals. */
export const half = (value: number): number => (Math.sign(value) * Math.round(Math.abs(value) * 100 + 1e-7)) / 100 || 0;
/** The key of a record of a company; null for the ERP's empty id. */
export const keyOf = (company: { readonly code: string }, entity: string, id: string): string | null =>
  id === NO_GUID ? null : `${company.code}|${entity}|${id}`;
/** Key that must be there. */
export const ownKey = (company: { readonly code: string }, entity: string, id: string): string =>
  `${company.code}|${entity}|${id}`;

/** Notes what a record must be. Throws for a key that comes twice: the ERP's answers are wrong then. */
export function put(into: ExpectedRecords, object: string, key: string, record: Expected): void {
  let records = into.get(object);
  if (records === undefined) into.set(object, (records = new Map()));
  if (records.has(key)) throw new Error(`${object} has ${key} twice.`);
  records.set(key, record);
}
