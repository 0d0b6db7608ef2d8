/**
 * From detailed ledger entries to applications. A detailed entry of type Application on the earlier entry names the
 * later, applying one; both sides of a pair carry the applying entry's number, so the row whose own entry is another
 * one tells the pair. Discounts, tolerances, rounding and exchange differences come as rows of their own: they stand on
 * one of the two entries and carry no applied entry number, so the extension says which application they belong to.
 * Source: BaseApp, Gen. Jnl.-Post Line and table Detailed Cust. Ledg. Entry; not tried on a real Business Central.
 */
import type { SourceRecord } from '../contract.ts';

export type ApplicationKind = 'Application' | 'Discount' | 'Rounding' | 'Tolerance' | 'Exchange';

/** Fields of a detailed entry that make an application. */
export const APPLICATION_FIELDS: readonly string[] = [
  'customerLedgerEntryNumber',
  'customerLedgerEntryId',
  'appliedCustomerLedgerEntryNumber',
  'appliedCustomerLedgerEntryId',
  'applyingEntryNumber',
  'applyingEntryId',
  'settledEntryNumber',
  'settledEntryId',
  'entryType',
  'postingDate',
  'documentType',
  'documentNumber',
  'customerNumber',
  'customerId',
  'currencyCode',
  'amount',
  'amountLocalCurrency',
  'unapplied',
  'applicationNumber',
];

/** The kind of a decoded entry type; null for one that settles nothing. */
export function kindOf(entryType: string): ApplicationKind | null {
  if (entryType === 'Application') return 'Application';
  if (/^Payment Discount Tolerance|^Payment Tolerance/.test(entryType)) return 'Tolerance';
  if (entryType.startsWith('Payment Discount')) return 'Discount';
  if (entryType === 'Appln. Rounding' || entryType === 'Correction of Remaining Amount') return 'Rounding';
  if (/^Realized (Loss|Gain)$/.test(entryType)) return 'Exchange';
  return null;
}

/** The application that a decoded detailed entry tells of; null when it tells of none. */
export function toApplication(row: SourceRecord): SourceRecord | null {
  const kind = kindOf(String(row['entryType'] ?? ''));
  const carried = row['appliedCustomerLedgerEntryNumber'];
  const paired = typeof carried !== 'number' || carried === 0;
  const applying = paired ? row['applyingEntryNumber'] : carried;
  if (kind === null || typeof applying !== 'number' || applying === 0) return null;
  if (kind === 'Application' && applying === row['customerLedgerEntryNumber']) return null;
  const pick = (name: string) => row[name] ?? null;
  return {
    id: pick('id'),
    entryNumber: pick('entryNumber'),
    kind,
    applyingEntryId: pick(paired ? 'applyingEntryId' : 'appliedCustomerLedgerEntryId'),
    applyingEntryNumber: applying,
    appliedEntryId: pick(paired ? 'settledEntryId' : 'customerLedgerEntryId'),
    appliedEntryNumber: pick(paired ? 'settledEntryNumber' : 'customerLedgerEntryNumber'),
    amount: pick('amount'),
    amountLocalCurrency: pick('amountLocalCurrency'),
    currencyCode: pick('currencyCode'),
    postingDate: pick('postingDate'),
    unapplied: pick('unapplied'),
    customerId: pick('customerId'),
    customerNumber: pick('customerNumber'),
    documentType: pick('documentType'),
    documentNumber: pick('documentNumber'),
    applicationNumber: pick('applicationNumber'),
    lastModifiedDateTime: pick('lastModifiedDateTime'),
  };
}

/** The fields of the `application` entity, for its description. */
export const APPLICATION_SHAPE: readonly (readonly [
  string,
  'guid' | 'integer' | 'enum' | 'number' | 'text' | 'date' | 'boolean' | 'datetime',
])[] = [
  ['id', 'guid'],
  ['entryNumber', 'integer'],
  ['kind', 'enum'],
  ['applyingEntryId', 'guid'],
  ['applyingEntryNumber', 'integer'],
  ['appliedEntryId', 'guid'],
  ['appliedEntryNumber', 'integer'],
  ['amount', 'number'],
  ['amountLocalCurrency', 'number'],
  ['currencyCode', 'text'],
  ['postingDate', 'date'],
  ['unapplied', 'boolean'],
  ['customerId', 'guid'],
  ['customerNumber', 'text'],
  ['documentType', 'enum'],
  ['documentNumber', 'text'],
  ['applicationNumber', 'integer'],
  ['lastModifiedDateTime', 'datetime'],
];

/** Rows that may tell of an application, as applications. */
export function applicationsOf(rows: readonly SourceRecord[]): SourceRecord[] {
  return rows.map(toApplication).filter((application) => application !== null);
}
