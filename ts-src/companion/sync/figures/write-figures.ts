/**
 * Figures on ERP_Customer__c and the rows of ERP_Customer_Item__c: what lists, reports and the account page need but
 * the org cannot compute by itself, because it depends on today or on more rows than a page may read.
 *
 * They are computed from what stands in Salesforce, for customers whose documents were written (remembered durably
 * until their figures are done) and for all customers once a day. Only one company's own currency is ever summed;
 * amounts in the reporting currency stand beside it.
 */
import { buildKey, encodeKeyPart, parseKey } from '../../../mapping/index.ts';
import type { ErpCompany } from '../../erp/contract.ts';
import type { TargetRow } from '../../salesforce/port.ts';
import type { Link } from '../../state/port.ts';
import type { OrgReader } from '../mapping-store.ts';
import { publishRows } from '../publish-rows.ts';
import { withPatience } from '../reactions.ts';
import { queryByValues } from '../stored-rows.ts';
import type { CustomerItem } from './customer-items.ts';
import { fiscalWindow, type FiscalWindow } from './fiscal-window.ts';
import { CUSTOMER, STALE_FIGURES } from './stale.ts';
import { readCustomerFigures, readCustomerItems, type CustomerFigures } from './read-figures.ts';

const ITEM = 'ERP_Customer_Item__c';
/** Customers a round: their ids make a query of about 9 KB, below the 16 KB that an address may have. */
const CUSTOMERS_PER_ROUND = 300;

export interface FigureOptions {
  readonly customerItems: number;
  readonly reporting?: { readonly currency: string; readonly rates: Readonly<Record<string, number>> };
}

interface Round {
  readonly reader: OrgReader;
  readonly options: FigureOptions;
  readonly company: ErpCompany;
  readonly window: FiscalWindow;
}

/** Computes and writes what is stale; returns the number of rows written or deleted. */
export async function writeFigures(
  reader: OrgReader,
  companies: readonly ErpCompany[],
  options: FigureOptions,
): Promise<number> {
  const today = new Date(reader.clock.now()).toISOString().slice(0, 10);
  const everyone = (await reader.state.readMark('figures:day')) !== today;
  const source = everyone ? CUSTOMER : STALE_FIGURES;
  let written = 0;
  for (let after = ''; ;) {
    const links = await reader.state.pageLinks(source, after, CUSTOMERS_PER_ROUND);
    if (links.length === 0) break;
    after = links.at(-1)?.key ?? '';
    written += await writeRound(reader, links, { companies, options, today });
    const done = links.map((link) => ({ object: STALE_FIGURES, key: link.key }));
    await reader.state.record({ removedLinks: done });
    reader.signal?.throwIfAborted();
  }
  if (everyone) await reader.state.record({ marks: { 'figures:day': today } });
  return written;
}

async function writeRound(
  reader: OrgReader,
  stale: readonly Link[],
  scope: { readonly companies: readonly ErpCompany[]; readonly options: FigureOptions; readonly today: string },
): Promise<number> {
  const keys = stale.map((link) => link.key);
  const customers = [...(await reader.state.findLinks(CUSTOMER, keys)).values()].filter((link) => link.id !== '');
  let written = 0;
  for (const company of scope.companies) {
    const own = customers.filter((link) => parseKey(link.key)?.company === company.code);
    if (own.length === 0) continue;
    const window = fiscalWindow(company.fiscalYears, scope.today);
    const round: Round = { reader, options: scope.options, company, window };
    written += await writeCustomers(round, own);
    if (scope.options.customerItems > 0) written += await writeItems(round, own);
  }
  return written;
}

async function writeCustomers(round: Round, customers: readonly Link[]): Promise<number> {
  const ids = customers.map((link) => link.id);
  const figures = await readCustomerFigures(round.reader, ids, round.window);
  return publishRows(round.reader, {
    object: CUSTOMER,
    keyField: 'ERP_Key__c',
    rows: figures.map((entry) => customerRow(round, entry)),
    remember: `figures:${CUSTOMER}`,
  });
}

function customerRow(round: Round, figures: CustomerFigures): TargetRow {
  const reporting = reportingOf(round);
  const inReporting = (home: number): number | null =>
    reporting === null ? null : Math.round(home * reporting.rate * 100) / 100;
  return {
    ERP_Key__c: figures.key,
    Overdue__c: figures.overdue,
    Overdue_Days__c: figures.overdueDays,
    Sales_This_Year__c: figures.salesThisYear,
    Sales_Last_Year_To_Date__c: figures.salesLastYearToDate,
    Open_Orders__c: figures.orders.open,
    Shipped_Not_Invoiced__c: figures.orders.shippedNotInvoiced,
    Next_Shipment_Date__c: figures.orders.nextShipment,
    Fiscal_Year_Start__c: round.window.start,
    Figures_As_Of__c: round.window.today,
    Reporting_Currency__c: reporting?.currency ?? null,
    Balance_Reporting__c: inReporting(figures.balance),
    Overdue_Reporting__c: inReporting(figures.overdue),
    Sales_This_Year_Reporting__c: inReporting(figures.salesThisYear),
  };
}

/** The reporting currency and the company's rate in it; the company's own currency when none is set. */
function reportingOf(round: Round): { readonly currency: string; readonly rate: number } | null {
  const { reporting } = round.options;
  const home = round.company.currency;
  if (reporting === undefined) return { currency: home, rate: 1 };
  if (reporting.currency === home) return { currency: home, rate: 1 };
  const rate = reporting.rates[home];
  return rate === undefined ? null : { currency: reporting.currency, rate };
}

async function writeItems(round: Round, customers: readonly Link[]): Promise<number> {
  const ids = customers.map((link) => link.id);
  const keyOf = new Map(customers.map((link) => [link.id, link.key]));
  const scope = { window: round.window, itemsMax: round.options.customerItems };
  const present = new Set<string>();
  let rows: TargetRow[] = [];
  let written = 0;
  const publish = async (): Promise<void> => {
    written += await publishRows(round.reader, { object: ITEM, keyField: 'ERP_Key__c', rows });
    rows = [];
  };
  for await (const { customer, items } of readCustomerItems(round.reader, ids, scope)) {
    const customerKey = keyOf.get(customer) ?? '';
    for (const item of items) {
      const row = itemRow(round.company, customerKey, item);
      present.add(String(row['ERP_Key__c']));
      rows.push(row);
    }
    if (rows.length >= round.reader.settings.write.bulkRowsMax - round.options.customerItems) await publish();
  }
  await publish();
  return written + (await removeOthers(round, customers, present));
}

const itemPrefix = (company: string, customerKey: string): string =>
  buildKey(company, 'customerItem', `${parseKey(customerKey)?.key ?? ''}/`);

function itemRow(company: ErpCompany, customerKey: string, item: CustomerItem): TargetRow {
  return {
    ERP_Key__c: `${itemPrefix(company.code, customerKey)}${encodeKeyPart(item.item)}`,
    'Customer__r.ERP_Key__c': customerKey,
    Item_Number__c: item.item,
    Product__c: item.product,
    Description__c: item.description,
    Times__c: item.times,
    First_Date__c: item.firstDate,
    Last_Date__c: item.lastDate,
    Usual_Gap_Days__c: item.usualGapDays,
    Net_This_Year__c: item.netThisYear,
    Net_Last_Year_To_Date__c: item.netLastYearToDate,
    Net_Last_Year__c: item.netLastYear,
    Quantity_This_Year__c: item.quantityThisYear,
    Stopped__c: item.stopped,
    Rank__c: item.rank,
  };
}

/** Deletes rows of items that no longer belong to a customer's list. */
async function removeOthers(round: Round, customers: readonly Link[], present: ReadonlySet<string>): Promise<number> {
  const { reader } = round;
  const gone: string[] = [];
  for (const customer of customers) {
    const prefix = itemPrefix(round.company.code, customer.key);
    const links = await reader.state.pageLinks(ITEM, prefix, 200);
    for (const { key } of links) if (key.startsWith(prefix) && !present.has(key)) gone.push(key);
  }
  if (gone.length === 0) return 0;
  const rows = await queryByValues(reader, { object: ITEM, by: 'ERP_Key__c', columns: [] }, gone);
  const ids = rows.map((row) => String(row['Id']));
  if (ids.length > 0) await withPatience(reader, () => reader.salesforce.remove(ITEM, ids));
  await reader.state.record({ removedLinks: gone.map((key) => ({ object: ITEM, key })) });
  return gone.length;
}
