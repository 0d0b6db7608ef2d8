import { currencyOf, type ErpCompanyReader } from './erp-reader.ts';
import { day, decoded, keyOf, ownKey, put, text, type ExpectedRecords } from './record.ts';

const KINDS: Readonly<Record<string, string>> = {
  Application: 'Application',
  'Payment Discount': 'Discount',
  'Payment Tolerance': 'Tolerance',
  'Appln. Rounding': 'Rounding',
  'Correction of Remaining Amount': 'Rounding',
  'Realized Gain': 'Exchange',
  'Realized Loss': 'Exchange',
};

/** Ledger entries of all customers. */
export async function expectEntries(company: ErpCompanyReader, into: ExpectedRecords): Promise<void> {
  for (const row of await company.extension('customerLedgerEntries')) {
    const type = decoded(row['documentType']);
    const document = type === 'Invoice' ? 'salesInvoice' : 'salesCreditMemo';
    put(into, 'ERP_Ledger_Entry__c', ownKey(company, 'customerLedgerEntry', row['id']), {
      'Customer__r.ERP_Key__c': keyOf(company, 'customer', row['customerId']),
      'Invoice__r.ERP_Key__c': keyOf(company, document, row['documentId']),
      Company__c: company.code,
      Entry_Number__c: row['entryNumber'],
      Document_Type__c: type === ' ' ? 'Opening' : type,
      Document_Number__c: text(row['documentNumber']),
      External_Document_Number__c: text(row['externalDocumentNumber']),
      Posting_Date__c: row['postingDate'],
      Due_Date__c: day(row['dueDate']),
      Closed_Date__c: day(row['closedAtDate']),
      Description__c: text(row['description']),
      Currency__c: currencyOf(company, row['currencyCode']),
      Amount__c: row['amount'],
      Remaining__c: row['remainingAmount'],
      Amount_Home__c: row['amountLocalCurrency'],
      Remaining_Home__c: row['remainingAmountLocalCurrency'],
      Open__c: row['open'],
    });
  }
}

/** What settled what. */
export async function expectApplications(company: ErpCompanyReader, into: ExpectedRecords): Promise<void> {
  for (const row of await company.extension('detailedCustomerLedgerEntries')) {
    const kind = KINDS[decoded(row['entryType'])];
    const mirrored = row['customerLedgerEntryId'] === row['appliedCustomerLedgerEntryId'];
    if (kind === undefined || (kind === 'Application' && mirrored)) continue;
    const application = kind === 'Application';
    put(into, 'ERP_Application__c', ownKey(company, 'application', row['id']), {
      'Entry__r.ERP_Key__c': keyOf(
        company,
        'customerLedgerEntry',
        application ? row['appliedCustomerLedgerEntryId'] : row['applyingEntryId'],
      ),
      'Applied_Entry__r.ERP_Key__c': keyOf(
        company,
        'customerLedgerEntry',
        application ? row['customerLedgerEntryId'] : row['settledEntryId'],
      ),
      Kind__c: kind,
      Amount__c: row['amount'],
      Amount_Home__c: row['amountLocalCurrency'],
      Posting_Date__c: row['postingDate'],
      Unapplied__c: row['unapplied'],
    });
  }
}
