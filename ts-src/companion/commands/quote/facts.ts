/** Asking both sides for everything that a preflight looks at. */
import type { ErpCompany } from '../../erp/contract.ts';
import type { CustomerFacts, LineFacts } from '../../erp/sales-contract.ts';
import { queryAll, soqlText } from '../../sync/stored-rows.ts';
import type { CommandContext } from '../command.ts';
import type { CustomerChoice } from '../customers/customer-of.ts';
import type { Quote, QuoteLine } from './quote.ts';

/** The account as far as a new customer needs it. */
export interface AccountFacts {
  readonly name: string;
  readonly street: string;
  readonly city: string;
  readonly state: string;
  readonly country: string;
  readonly postalCode: string;
  readonly phone: string;
  readonly website: string;
}

export interface QuoteFacts {
  readonly quote: Quote;
  readonly company: ErpCompany;
  readonly choice: CustomerChoice;
  readonly account: AccountFacts;
  /** Null for a prospect, and for a customer that the ERP no longer has. */
  readonly customer: CustomerFacts | null;
  /** By line id; null when the ERP has no such item. Lines without item or quantity are not asked for. */
  readonly lines: ReadonlyMap<string, LineFacts | null>;
  /** Units of the company's currency for one of the quote's; null when the ERP has no rate. */
  readonly rate: number | null;
  readonly tolerancePercent: number;
  /** Today, `YYYY-MM-DD`. */
  readonly day: string;
}

/** Lines that are asked about at the same time. */
const AT_ONCE = 4;

/** The quote's currency as the ERP writes it: blank for the company's own. */
export const foreignCurrency = (currency: string, company: ErpCompany): string =>
  currency === company.currency ? '' : currency;

/** Asks for everything. Changes nothing. */
export async function readFacts(context: CommandContext, quote: Quote, choice: CustomerChoice): Promise<QuoteFacts> {
  const { company } = choice;
  const day = new Date(context.clock.now()).toISOString().slice(0, 10);
  const customer =
    choice.kind === 'customer' ? await context.sales.customer(company.code, choice.customer.erpKey) : null;
  const currency = foreignCurrency(quote.currency, company);
  const lines = new Map<string, LineFacts | null>();
  const askable = quote.lines.filter((line) => line.item !== '' && line.quantity > 0);
  const ask = async (line: QuoteLine): Promise<void> => {
    const { item, variant, unit, quantity } = line;
    const question = { customerNumber: customer?.number ?? null, item, variant, unit, quantity, currency, day };
    lines.set(line.id, await context.sales.line(company.code, question));
  };
  for (let at = 0; at < askable.length; at += AT_ONCE) await Promise.all(askable.slice(at, at + AT_ONCE).map(ask));
  return {
    quote,
    company,
    choice,
    account: await readAccount(context, quote.accountId as string),
    customer,
    lines,
    rate: await context.sales.rate(company.code, currency, day),
    tolerancePercent: context.chosen.priceTolerancePercent,
    day,
  };
}

const ACCOUNT_COLUMNS =
  'Name, BillingStreet, BillingCity, BillingState, BillingCountry, BillingPostalCode, Phone, Website';

/** The account's own data. */
export async function readAccount(context: CommandContext, id: string): Promise<AccountFacts> {
  const [row] = await queryAll(context.reader, `SELECT ${ACCOUNT_COLUMNS} FROM Account WHERE Id = ${soqlText(id)}`);
  const text = (name: string): string => String(row?.[name] ?? '').trim();
  return {
    name: text('Name'),
    street: text('BillingStreet'),
    city: text('BillingCity'),
    state: text('BillingState'),
    country: text('BillingCountry'),
    postalCode: text('BillingPostalCode'),
    phone: text('Phone'),
    website: text('Website'),
  };
}
