import type { ErpInfo } from '../child-system.ts';
import { cents, totalsFor, type TotalsByCustomer } from './totals.ts';

interface Page<Row> {
  readonly value: readonly Row[];
  readonly '@odata.nextLink'?: string;
}

interface DocumentRow {
  readonly customerNumber: string;
  readonly status: string;
  readonly totalAmountExcludingTax: number;
  readonly totalAmountIncludingTax: number;
  readonly remainingAmount?: number;
  readonly salesInvoiceLines?: readonly unknown[];
  readonly salesCreditMemoLines?: readonly unknown[];
}

interface EntryRow {
  readonly customerNumber: string;
  readonly remainingAmountLocalCurrency: number;
}

interface DetailedRow {
  readonly customerNumber: string;
  readonly entryType: string;
  readonly customerLedgerEntryNumber: number;
  readonly appliedCustomerLedgerEntryNumber: number;
}

const posted = "status ne 'Draft' and status ne 'In Review'";

/**
 * Adds up what Business Central's own API says of every customer, without the companion: posted documents with the
 * number of their lines, ledger entries with what remains in the company's own currency, and applications.
 */
export async function readErpTotals(erp: ErpInfo): Promise<TotalsByCustomer> {
  const totals: TotalsByCustomer = new Map();
  for (const company of erp.companies) {
    const standard = `${erp.url}/api/v2.0/companies(${company.id})`;
    const extension = `${erp.url}/api/counterpart/integration/v1.0/companies(${company.id})`;
    for await (const row of rows<{ number: string }>(erp, `${standard}/customers?$select=number`)) {
      totalsFor(totals, company.code, row.number);
    }
    await addDocuments(erp, `${standard}/salesInvoices?$filter=${posted}&$expand=salesInvoiceLines`, (row) => {
      const customer = totalsFor(totals, company.code, row.customerNumber);
      customer.invoices += 1;
      customer.remainingCents += cents(row.remainingAmount ?? 0);
      return customer;
    });
    await addDocuments(erp, `${standard}/salesCreditMemos?$filter=${posted}&$expand=salesCreditMemoLines`, (row) => {
      const customer = totalsFor(totals, company.code, row.customerNumber);
      customer.creditMemos += 1;
      return customer;
    });
    for await (const row of rows<EntryRow>(erp, `${extension}/customerLedgerEntries`)) {
      const customer = totalsFor(totals, company.code, row.customerNumber);
      customer.entries += 1;
      customer.balanceCents += cents(row.remainingAmountLocalCurrency);
    }
    for await (const row of rows<DetailedRow>(erp, `${extension}/detailedCustomerLedgerEntries`)) {
      const pair = row.customerLedgerEntryNumber !== row.appliedCustomerLedgerEntryNumber;
      if (row.entryType === 'Application' && row.appliedCustomerLedgerEntryNumber !== 0 && pair) {
        totalsFor(totals, company.code, row.customerNumber).applications += 1;
      }
    }
  }
  return totals;
}

async function addDocuments(
  erp: ErpInfo,
  url: string,
  customerOf: (row: DocumentRow) => ReturnType<typeof totalsFor>,
): Promise<void> {
  for await (const row of rows<DocumentRow>(erp, url)) {
    const customer = customerOf(row);
    customer.lines += (row.salesInvoiceLines ?? row.salesCreditMemoLines ?? []).length;
    customer.netCents += cents(row.totalAmountExcludingTax);
    customer.grossCents += cents(row.totalAmountIncludingTax);
  }
}

async function* rows<Row>(erp: ErpInfo, first: string): AsyncGenerator<Row> {
  const authorization = `Basic ${Buffer.from(`${erp.user}:${erp.password}`).toString('base64')}`;
  let url: string | undefined = first;
  while (url !== undefined) {
    const response: Response = await fetch(url, { headers: { authorization, prefer: 'odata.maxpagesize=1000' } });
    if (!response.ok) throw new Error(`The ERP answered ${response.status}: ${(await response.text()).slice(0, 300)}`);
    const page = (await response.json()) as Page<Row>;
    yield* page.value;
    url = page['@odata.nextLink'];
  }
}
