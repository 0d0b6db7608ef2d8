/**
 * Fields that Business Central shows and does not let the API change. `$metadata` does not tell them, so the known ones
 * stand here: those that are not editable on the pages of API v2.0 (AL source of the pages, BCApps for application 29.0;
 * not tried on a real Business Central) and on those of our own extension. Fields of other pages count as writable; what
 * such a page refuses is told by BC_FIELD_READ_ONLY when it happens.
 */
import type { EntityField } from '../contract.ts';
import type { EntityPlace } from './installation.ts';

const DOCUMENT = [
  ...['number', 'customerName', 'billToName', 'status'],
  ...['totalAmountExcludingTax', 'totalTaxAmount', 'totalAmountIncludingTax'],
];
const BILL_TO = ['AddressLine1', 'AddressLine2', 'City', 'Country', 'State', 'PostCode'].map((name) => `billTo${name}`);

/** By entity; `id` and the time of the last change are read-only everywhere. */
export const READ_ONLY_FIELDS: Readonly<Record<string, readonly string[]>> = {
  contact: ['lastInteractionDate'],
  contactDetail: ['number', 'customerId', 'customerNumber'],
  customer: ['balanceDue', 'taxAreaDisplayName'],
  employee: ['displayName'],
  opportunity: [
    ...['contactName', 'contactCompanyName', 'status', 'closed', 'creationDate', 'dateClosed', 'systemCreatedAt'],
    ...['calculatedCurrentValue', 'chancesOfSuccessPrc', 'completedPrc', 'estimatedClosingDate', 'estimatedValue'],
  ],
  salesOrder: [...DOCUMENT, ...BILL_TO, 'discountAppliedBeforeTax'],
  salesQuote: DOCUMENT,
  serviceItem: [
    ...['number', 'serialNumber', 'status', 'customerId', 'customerNumber', 'itemId', 'itemNumber', 'salesDate'],
    ...['installationDate', 'lastServiceDate', 'warrantyEndingDateParts', 'warrantyEndingDateLabor'],
  ],
  serviceOrder: [
    ...['number', 'customerId', 'customerNumber', 'customerName', 'contactNumber', 'orderDate', 'responseDate'],
    ...['startingDate', 'finishingDate', 'serviceOrderType', 'serviceItemId', 'serviceItemNumber'],
  ],
};

const ALWAYS: ReadonlySet<string> = new Set([
  ...['id', 'systemId', 'lastModifiedDateTime'],
  ...['systemCreatedAt', 'systemCreatedBy', 'systemModifiedAt', 'systemModifiedBy'],
]);

/** Pages of the extension whose further fields can be changed; those of all others are for reading. */
const WRITABLE_DETAILS: Readonly<Record<string, string>> = { contactDetails: 'contactDetail' };

/** The fields, with a mark on those that the ERP is known not to let anybody change. */
export function withReadOnly(fields: readonly EntityField[], { source, shape }: EntityPlace): EntityField[] {
  const known = new Set(READ_ONLY_FIELDS[shape.entity]);
  const details = new Set(source.details?.fields.map(([name]) => name));
  const detailsEntity = WRITABLE_DETAILS[source.details?.set ?? ''];
  const further = new Set(detailsEntity === undefined ? undefined : READ_ONLY_FIELDS[detailsEntity]);
  const isReadOnly = (name: string): boolean => {
    if (shape.updatable === false || ALWAYS.has(name) || known.has(name)) return true;
    if (shape.fields.has(name)) return false;
    // What reading joins is no field of the page; only the extension's own pages take changes of it.
    return !details.has(name) || detailsEntity === undefined || further.has(name);
  };
  return fields.map((field) => (isReadOnly(field.name) ? { ...field, readOnly: true } : field));
}
