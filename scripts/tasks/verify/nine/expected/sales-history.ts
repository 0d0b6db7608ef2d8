import { currencyOf, type ErpCompanyReader, type Row } from './erp-reader.ts';
import { day, decoded, half, keyOf, ownKey, put, text, type ExpectedRecords } from './record.ts';

interface Place {
  readonly company: ErpCompanyReader;
  readonly into: ExpectedRecords;
  readonly kind: 'salesInvoice' | 'salesCreditMemo';
}

/** Posted invoices or credit memos with their lines; what has no ledger entry is a draft. */
export async function expectDocuments(
  company: ErpCompanyReader,
  into: ExpectedRecords,
  kind: 'salesInvoice' | 'salesCreditMemo',
): Promise<void> {
  const invoice = kind === 'salesInvoice';
  const entries = await company.extension(
    `customerLedgerEntries?$filter=documentType eq '${invoice ? 'Invoice' : 'Credit_x0020_Memo'}'`,
  );
  const entryOf = new Map(entries.map((row) => [row['documentId'], row]));
  for (const row of await company.standard(`${kind}s?$expand=${kind}Lines`)) {
    const entry = entryOf.get(row['id']);
    if (entry === undefined) continue; // A draft: what is posted has a ledger entry.
    putDocument({ company, into, kind }, row, entry);
  }
}

function putDocument({ company, into, kind }: Place, row: Row, entry: Row): void {
  const invoice = kind === 'salesInvoice';
  const own = (amount: number): number => (invoice ? amount : -amount || 0);
  const lines: Row[] = row[`${kind}Lines`];
  const key = ownKey(company, kind, row['id']);
  put(into, 'ERP_Invoice__c', key, {
    'Customer__r.ERP_Key__c': keyOf(company, 'customer', row['customerId']),
    'Bill_To_Customer__r.ERP_Key__c': keyOf(company, 'customer', row['billToCustomerId']),
    Company__c: company.code,
    Number__c: row['number'],
    Type__c: invoice ? 'Invoice' : 'Credit Memo',
    Posting_Date__c: row['postingDate'],
    Document_Date__c: day(row[invoice ? 'invoiceDate' : 'creditMemoDate']),
    Due_Date__c: day(row['dueDate']),
    Status__c: row['status'],
    Currency__c: currencyOf(company, row['currencyCode']),
    Net__c: row['totalAmountExcludingTax'],
    Tax__c: row['totalTaxAmount'],
    Gross__c: row['totalAmountIncludingTax'],
    Remaining__c: own(entry['remainingAmount']),
    Net_Home__c: own(entry['salesAmountLocalCurrency']),
    Gross_Home__c: own(entry['amountLocalCurrency']),
    Remaining_Home__c: own(entry['remainingAmountLocalCurrency']),
    Order_Number__c: invoice ? text(row['orderNumber']) : null,
    External_Document_Number__c: text(row['externalDocumentNumber']),
    Applies_To_Number__c: invoice ? null : text(row['invoiceNumber']),
    Lines_Expected__c: lines.length,
    Complete__c: true,
  });
  for (const line of lines) putLine({ company, into, kind }, key, line, entry['currencyFactor']);
}

function putLine({ company, into, kind }: Place, invoiceKey: string, line: Row, factor: number): void {
  put(into, 'ERP_Invoice_Line__c', ownKey(company, `${kind}Line`, line['id']), {
    'Invoice__r.ERP_Key__c': invoiceKey,
    'Product__r.ERP_Key__c': keyOf(company, 'item', line['itemId']),
    Line_Number__c: line['sequence'],
    Type__c: decoded(line['lineType']),
    Item_Number__c: text(line['lineObjectNumber']),
    Description__c: text(`${line['description']} ${line['description2']}`),
    Quantity__c: line['quantity'],
    Unit__c: text(line['unitOfMeasureCode']),
    Unit_Price__c: line['unitPrice'],
    Discount_Amount__c: line['discountAmount'],
    Net__c: line['netAmount'],
    Tax__c: line['netTaxAmount'],
    Gross__c: line['netAmountIncludingTax'],
    Net_Home__c: half(line['netAmount'] / factor),
  });
}
