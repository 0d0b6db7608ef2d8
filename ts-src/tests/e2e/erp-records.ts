/**
 * What the org must hold, worked out from Business Central's own API alone: neither connector nor mapping is asked.
 * Each record is a plain object by the field names of the contract; blanks are null, as SOQL gives them.
 */
import type { LocalErp, LocalErpCompany } from '../../local/erp/index.ts';

export type Expected = Record<string, string | number | boolean | null>;
/** Expected records by object, then by `ERP_Key__c`. */
export type ExpectedRecords = ReadonlyMap<string, ReadonlyMap<string, Expected>>;

// Rows of any entity set, read member by member.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Row = Record<string, any>;

const NO_GUID = '00000000-0000-0000-0000-000000000000';
const NO_DATE = '0001-01-01';

const decoded = (member: string): string =>
  member.replace(/_x([0-9A-F]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
const text = (value: string): string | null => (value.trim() === '' ? null : value.trim());
const day = (value: string): string | null => (value === NO_DATE ? null : value);
const half = (value: number): number => (Math.sign(value) * Math.round(Math.abs(value) * 100 + 1e-7)) / 100 || 0;

async function rowsOf(erp: LocalErp, path: string): Promise<Row[]> {
  const authorization = `Basic ${Buffer.from(`${erp.user}:${erp.password}`).toString('base64')}`;
  const rows: Row[] = [];
  for (let url: string | undefined = `${erp.url}${path}`; url !== undefined;) {
    const response: Response = await fetch(url, { headers: { authorization } });
    if (!response.ok) throw new Error(`${url}: ${response.status} ${(await response.text()).slice(0, 200)}`);
    const page = (await response.json()) as { value: Row[]; '@odata.nextLink'?: string };
    rows.push(...page.value);
    url = page['@odata.nextLink'];
  }
  return rows;
}

class CompanyRecords {
  private readonly erp: LocalErp;
  private readonly company: LocalErpCompany;
  private readonly into: Map<string, Map<string, Expected>>;

  constructor(erp: LocalErp, company: LocalErpCompany, into: Map<string, Map<string, Expected>>) {
    this.erp = erp;
    this.company = company;
    this.into = into;
  }

  private standard(set: string): Promise<Row[]> {
    return rowsOf(this.erp, `/api/v2.0/companies(${this.company.id})/${set}`);
  }

  private extension(set: string): Promise<Row[]> {
    return rowsOf(this.erp, `/api/counterpart/integration/v1.0/companies(${this.company.id})/${set}`);
  }

  private key(entity: string, id: string): string | null {
    return id === NO_GUID ? null : `${this.company.code}|${entity}|${id}`;
  }

  private put(object: string, key: string | null, record: Expected): void {
    let records = this.into.get(object);
    if (records === undefined) this.into.set(object, (records = new Map()));
    if (key === null || records.has(key)) throw new Error(`${object} has no key, or one twice: ${key}`);
    records.set(key, record);
  }

  private currency(code: string): string {
    return code === '' ? this.company.currency : code;
  }

  async customers(): Promise<void> {
    const details = new Map((await this.extension('customerDetails')).map((row) => [row['id'], row]));
    for (const row of await this.standard('customers?$expand=paymentTerm,customerFinancialDetail')) {
      const key = this.key('customer', row['id']);
      const street = [row['addressLine1'], row['addressLine2']].filter((line: string) => line !== '').join('\n');
      this.put('Account', key, {
        Name: text(row['displayName']) ?? row['number'],
        AccountNumber: row['number'],
        BillingStreet: text(street),
        BillingCity: text(row['city']),
        BillingState: text(row['state']),
        BillingPostalCode: text(row['postalCode']),
        BillingCountry: text(row['country']),
        Phone: text(row['phoneNumber']),
        Website: text(row['website']),
      });
      this.put('ERP_Customer__c', key, {
        'Account__r.ERP_Key__c': key,
        Company__c: this.company.code,
        Number__c: row['number'],
        Name: text(row['displayName']) ?? row['number'],
        Home_Currency__c: this.company.currency,
        Currency__c: this.currency(row['currencyCode']),
        Payment_Terms__c: text(row['paymentTerm']?.displayName ?? ''),
        Price_Group__c: text(details.get(row['id'])?.['customerPriceGroup'] ?? ''),
        Bill_To_Number__c: text(details.get(row['id'])?.['billToCustomerNumber'] ?? ''),
        Credit_Limit__c: row['creditLimit'],
        Balance__c: row['customerFinancialDetail'].balance,
        Blocked__c: text(decoded(row['blocked'])),
        Phone__c: text(row['phoneNumber']),
        Email__c: text(row['email']),
      });
    }
  }

  async items(): Promise<void> {
    for (const row of await this.standard('items')) {
      this.put('Product2', this.key('item', row['id']), {
        Name: text(row['displayName']) ?? row['number'],
        ProductCode: row['number'],
        Description: text(row['displayName2']),
        IsActive: !row['blocked'],
        ERP_Unit__c: text(row['baseUnitOfMeasureCode']),
      });
    }
  }

  async documents(kind: 'salesInvoice' | 'salesCreditMemo'): Promise<void> {
    const invoice = kind === 'salesInvoice';
    const entries = await this.extension(
      `customerLedgerEntries?$filter=documentType eq '${invoice ? 'Invoice' : 'Credit_x0020_Memo'}'`,
    );
    const entryOf = new Map(entries.map((row) => [row['documentId'], row]));
    for (const row of await this.standard(`${kind}s?$expand=${kind}Lines`)) {
      const entry = entryOf.get(row['id']);
      if (entry === undefined) continue; // A draft: what is posted has a ledger entry.
      this.document(kind, row, entry);
    }
  }

  private document(kind: 'salesInvoice' | 'salesCreditMemo', row: Row, entry: Row): void {
    const invoice = kind === 'salesInvoice';
    const own = (amount: number): number => (invoice ? amount : -amount || 0);
    const lines: Row[] = row[`${kind}Lines`];
    const key = this.key(kind, row['id']);
    this.put('ERP_Invoice__c', key, {
      'Customer__r.ERP_Key__c': this.key('customer', row['customerId']),
      'Bill_To_Customer__r.ERP_Key__c': this.key('customer', row['billToCustomerId']),
      Company__c: this.company.code,
      Number__c: row['number'],
      Type__c: invoice ? 'Invoice' : 'Credit Memo',
      Posting_Date__c: row['postingDate'],
      Document_Date__c: day(row[invoice ? 'invoiceDate' : 'creditMemoDate']),
      Due_Date__c: day(row['dueDate']),
      Status__c: row['status'],
      Currency__c: this.currency(row['currencyCode']),
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
    for (const line of lines) this.line(kind, key, line, entry['currencyFactor']);
  }

  private line(kind: string, invoiceKey: string | null, line: Row, factor: number): void {
    this.put('ERP_Invoice_Line__c', this.key(`${kind}Line`, line['id']), {
      'Invoice__r.ERP_Key__c': invoiceKey,
      'Product__r.ERP_Key__c': this.key('item', line['itemId']),
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

  async entries(): Promise<void> {
    for (const row of await this.extension('customerLedgerEntries')) {
      const type = decoded(row['documentType']);
      const document = type === 'Invoice' ? 'salesInvoice' : 'salesCreditMemo';
      this.put('ERP_Ledger_Entry__c', this.key('customerLedgerEntry', row['id']), {
        'Customer__r.ERP_Key__c': this.key('customer', row['customerId']),
        'Invoice__r.ERP_Key__c': this.key(document, row['documentId']),
        Company__c: this.company.code,
        Entry_Number__c: row['entryNumber'],
        Document_Type__c: type === ' ' ? 'Opening' : type,
        Document_Number__c: text(row['documentNumber']),
        External_Document_Number__c: text(row['externalDocumentNumber']),
        Posting_Date__c: row['postingDate'],
        Due_Date__c: day(row['dueDate']),
        Closed_Date__c: day(row['closedAtDate']),
        Description__c: text(row['description']),
        Currency__c: this.currency(row['currencyCode']),
        Amount__c: row['amount'],
        Remaining__c: row['remainingAmount'],
        Amount_Home__c: row['amountLocalCurrency'],
        Remaining_Home__c: row['remainingAmountLocalCurrency'],
        Open__c: row['open'],
      });
    }
  }

  async applications(): Promise<void> {
    for (const row of await this.extension('detailedCustomerLedgerEntries')) {
      const kind = KINDS[decoded(row['entryType'])];
      const mirrored = row['customerLedgerEntryId'] === row['appliedCustomerLedgerEntryId'];
      if (kind === undefined || (kind === 'Application' && mirrored)) continue;
      const application = kind === 'Application';
      this.put('ERP_Application__c', this.key('application', row['id']), {
        'Entry__r.ERP_Key__c': this.key(
          'customerLedgerEntry',
          application ? row['appliedCustomerLedgerEntryId'] : row['applyingEntryId'],
        ),
        'Applied_Entry__r.ERP_Key__c': this.key(
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
}

const KINDS: Readonly<Record<string, string>> = {
  Application: 'Application',
  'Payment Discount': 'Discount',
  'Payment Tolerance': 'Tolerance',
  'Appln. Rounding': 'Rounding',
  'Correction of Remaining Amount': 'Rounding',
  'Realized Gain': 'Exchange',
  'Realized Loss': 'Exchange',
};

/** Reads everything that is posted in all companies of a local ERP. */
export async function expectedRecords(erp: LocalErp): Promise<ExpectedRecords> {
  const into = new Map<string, Map<string, Expected>>();
  for (const company of erp.companies) {
    const records = new CompanyRecords(erp, company, into);
    await records.customers();
    await records.items();
    await records.documents('salesInvoice');
    await records.documents('salesCreditMemo');
    await records.entries();
    await records.applications();
  }
  return into;
}
