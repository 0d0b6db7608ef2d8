/** The preflight: what an order of this quote would meet in the ERP. Changes nothing there. */
import { CounterpartError } from '../../errors/counterpart-error.ts';
import type { Accepted, Answer, CommandContext } from '../command.ts';
import { chooseCustomer, customersOf, type CustomerChoice } from '../customers/customer-of.ts';
import type { CheckQuoteRequest } from '../requests.ts';
import { readFacts, type QuoteFacts } from './facts.ts';
import { judge, problem, type Preflight, type Problem } from './preflight.ts';
import { readQuote } from './quote.ts';

/** Codes that a preflight tells as something to put right instead of refusing to look. */
const ASKS_FOR_MORE = ['CMD_CUSTOMER_SEVERAL', 'CMD_COMPANY_NEEDED', 'CMD_QUOTE_NOT_SYNCED'] as const;

/** Answers with the preflight. */
export async function checkQuote(context: CommandContext, accepted: Accepted<CheckQuoteRequest>): Promise<Answer> {
  const checked = new Date(context.clock.now()).toISOString();
  try {
    await context.progress('1/2 Reading the quote');
    const { target, request } = accepted;
    const quote = await readQuote(context, target, request.quoteId);
    if (quote.accountId === null)
      return done(unready(problem('CMD_QUOTE_NO_ACCOUNT', 'block', { field: 'AccountId' }), checked));
    const choice = await choiceFor(context, quote.accountId, request);
    await context.progress('2/2 Asking the ERP');
    const facts: QuoteFacts = await readFacts(context, quote, choice);
    return done(judge(facts, checked));
  } catch (error) {
    const code = error instanceof CounterpartError ? ASKS_FOR_MORE.find((each) => each === error.code) : undefined;
    if (code === undefined) throw error;
    const [field] = (error as CounterpartError).fields;
    return done(unready(problem(code, 'block', field === undefined ? {} : { field }), checked));
  }
}

const done = (preflight: Preflight): Answer => ({ status: 'Done', result: { ...preflight } });

const unready = (why: Problem, checked: string): Preflight => ({
  ready: false,
  customer: {},
  credit: null,
  lines: [],
  problems: [why],
  checked,
});

/** The customer that an account is sold to as, by what the request and the settings say. */
export async function choiceFor(
  context: CommandContext,
  accountId: string,
  request: CheckQuoteRequest,
): Promise<CustomerChoice> {
  const known = { companies: context.companies, defaultCompany: context.chosen.defaultCompany };
  return chooseCustomer(await customersOf(context, accountId), request, known);
}
