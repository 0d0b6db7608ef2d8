/** What is offered to the customer: an opportunity with its lines, from its products or from its synced quote. */
import { codedError } from '../../errors/coded-error.ts';
import { CounterpartError } from '../../errors/counterpart-error.ts';
import { queryAll, soqlText, valueAt } from '../../sync/stored-rows.ts';
import type { CommandContext, Target } from '../command.ts';

type Row = Readonly<Record<string, unknown>>;

export interface QuoteLine {
  readonly id: string;
  readonly product: string;
  /** Item, variant, unit and company as the product says; blank where it says nothing. */
  readonly item: string;
  readonly variant: string;
  readonly unit: string;
  readonly company: string;
  readonly quantity: number;
  readonly price: number | null;
  readonly discountPercent: number;
  readonly shipmentDate: string | null;
  readonly text: string;
}

export type SendState = 'Sending' | 'Checking' | 'Accepted' | 'On Hold' | 'Rejected';

export interface Quote {
  readonly opportunityId: string;
  /** The quote that the lines are from, or that was sent; null when it is the opportunity itself. */
  readonly quoteId: string | null;
  readonly accountId: string | null;
  /** ISO code; blank where the org has one currency: the company's own. */
  readonly currency: string;
  readonly requestKey: string | null;
  readonly state: SendState | null;
  /** When it was last sent, milliseconds since 1970. */
  readonly sent: number | null;
  readonly lines: readonly QuoteLine[];
}

/** Reads the offer. Rejects with CMD_FOREIGN_RECORD when the quote asked for is not the opportunity's. */
export async function readQuote(context: CommandContext, target: Target, asked: string | undefined): Promise<Quote> {
  const opportunityId = target.opportunityId as string;
  const opportunity = await readOpportunity(context, opportunityId);
  const quoteId = await quoteOf(context, target, { asked, opportunity });
  const lines = quoteId === null ? await opportunityLines(context, opportunityId) : await quoteLines(context, quoteId);
  return {
    opportunityId,
    quoteId,
    accountId: text(opportunity['AccountId']) || null,
    currency: text(opportunity['CurrencyIsoCode']),
    requestKey: text(opportunity['ERP_Request_Key__c']) || null,
    state: (text(opportunity['ERP_Send_State__c']) || null) as SendState | null,
    sent:
      text(opportunity['ERP_Sent__c']) === ''
        ? null
        : Date.parse(text(opportunity['ERP_Sent__c']).replace(/\+0000$/, 'Z')),
    lines,
  };
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

async function readOpportunity(context: CommandContext, id: string): Promise<Row> {
  const { fields } = await context.salesforce.describe('Opportunity');
  const optional = ['CurrencyIsoCode', 'SyncedQuoteId'].filter((name) => fields.has(name));
  const columns = ['Id', 'AccountId', 'ERP_Request_Key__c', 'ERP_Send_State__c', 'ERP_Sent__c', ...optional];
  const [row] = await queryAll(
    context.reader,
    `SELECT ${columns.join(', ')} FROM Opportunity WHERE Id = ${soqlText(id)}`,
  );
  if (row === undefined) throw codedError('CMD_NO_ACCESS');
  return row;
}

/** The quote that gives the lines: the one asked for, the one the request is about, or the synced one by setting. */
async function quoteOf(
  context: CommandContext,
  target: Target,
  { asked, opportunity }: { readonly asked: string | undefined; readonly opportunity: Row },
): Promise<string | null> {
  const named = target.object === 'Quote' ? target.id : asked;
  if (named !== undefined) {
    const where = `Id = ${soqlText(named)} AND OpportunityId = ${soqlText(target.opportunityId as string)}`;
    const [row] = await withQuotes(() => queryAll(context.reader, `SELECT Id FROM Quote WHERE ${where}`));
    if (row === undefined) throw codedError('CMD_FOREIGN_RECORD', { values: { what: 'the quote' } });
    return String(row['Id']);
  }
  if (context.chosen.linesFrom !== 'Synced Quote') return null;
  if (!('SyncedQuoteId' in opportunity)) throw codedError('CMD_QUOTES_OFF');
  const synced = text(opportunity['SyncedQuoteId']);
  if (synced === '') throw codedError('CMD_QUOTE_NOT_SYNCED', { fields: ['SyncedQuoteId'] });
  return synced;
}

async function withQuotes<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    const absent = error instanceof CounterpartError && error.code === 'SF_OBJECT_MISSING';
    throw absent ? codedError('CMD_QUOTES_OFF', { cause: error }) : error;
  }
}

const LINE_COLUMNS = ['Quantity', 'UnitPrice', 'Discount', 'ServiceDate', 'Description', 'Product2Id', 'SortOrder'];
const PRODUCT_COLUMNS = ['Name', 'ERP_Item_Number__c', 'ERP_Variant_Code__c', 'ERP_Unit__c', 'ERP_Company__c'];

const opportunityLines = (context: CommandContext, id: string): Promise<readonly QuoteLine[]> =>
  linesOf(context, { object: 'OpportunityLineItem', parent: 'OpportunityId', id });

const quoteLines = (context: CommandContext, id: string): Promise<readonly QuoteLine[]> =>
  linesOf(context, { object: 'QuoteLineItem', parent: 'QuoteId', id });

async function linesOf(
  context: CommandContext,
  { object, parent, id }: { readonly object: string; readonly parent: string; readonly id: string },
): Promise<readonly QuoteLine[]> {
  const { fields } = await context.salesforce.describe(object);
  const own = LINE_COLUMNS.filter((name) => fields.has(name));
  const columns = ['Id', ...own, ...PRODUCT_COLUMNS.map((name) => `Product2.${name}`)];
  const order = fields.has('SortOrder') ? 'SortOrder, Id' : 'Id';
  const where = `${parent} = ${soqlText(id)} ORDER BY ${order}`;
  const rows = await queryAll(context.reader, `SELECT ${columns.join(', ')} FROM ${object} WHERE ${where}`);
  return rows.map((row) => {
    const product = (name: string): string => text(valueAt(row, `Product2.${name}`));
    return {
      id: String(row['Id']),
      product: product('Name'),
      item: product('ERP_Item_Number__c'),
      variant: product('ERP_Variant_Code__c'),
      unit: product('ERP_Unit__c'),
      company: product('ERP_Company__c'),
      quantity: Number(row['Quantity'] ?? 0),
      price: typeof row['UnitPrice'] === 'number' ? row['UnitPrice'] : null,
      discountPercent: Number(row['Discount'] ?? 0),
      shipmentDate: text(row['ServiceDate']) || null,
      text: text(row['Description']).trim(),
    };
  });
}
