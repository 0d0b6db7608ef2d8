/**
 * From a quote to one order in the ERP, whatever happens on the way. What makes it one: the key is reserved in
 * Salesforce before the ERP is asked, the ERP is searched for the key before anything is created, and while an answer
 * is open nothing is sent (`request-key.ts`). So every step can be taken again after a companion was killed.
 */
import { codedError } from '../../errors/coded-error.ts';
import type { KnownErrorCode } from '../../errors/codes.ts';
import { CounterpartError } from '../../errors/counterpart-error.ts';
import type { SalesDocument } from '../../erp/sales-contract.ts';
import type { Accepted, Answer, CommandContext } from '../command.ts';
import type { LinkedCustomer } from '../customers/customer-of.ts';
import { ensureCustomer } from '../customers/ensure-customer.ts';
import type { SendQuoteRequest } from '../requests.ts';
import { choiceFor } from './check-quote.ts';
import { draftOf } from './draft.ts';
import { readFacts } from './facts.ts';
import { reserve, writeOrder, writeState } from './opportunity.ts';
import { judge, type Preflight } from './preflight.ts';
import { readQuote, type Quote } from './quote.ts';
import { firstRequestKey, nextMove, nextRequestKey } from './request-key.ts';
import { bringOrder, rememberSent } from './sent-order.ts';

/** What one look at the request works with. */
interface Sending {
  readonly context: CommandContext;
  readonly accepted: Accepted<SendQuoteRequest>;
  readonly quote: Quote;
}

/** An order's document and where it is. */
interface Found {
  readonly company: string;
  readonly document: SalesDocument;
}

const LOOKING = 'The answer of the ERP was lost; looking for the order';

/** Sends, or goes on with what an earlier look had begun. */
export async function sendQuote(context: CommandContext, accepted: Accepted<SendQuoteRequest>): Promise<Answer> {
  await context.progress('1/7 Reading the quote');
  const quote = await withStep(context, await readQuote(context, accepted.target, accepted.request.quoteId));
  if (quote.accountId === null) throw codedError('CMD_QUOTE_NO_ACCOUNT', { fields: ['AccountId'] });
  const sending = { context, accepted, quote };
  await context.progress('2/7 Looking for an order that exists already');
  const found = await findAnywhere(sending, quote.requestKey);
  const { state, sent } = quote;
  const { answerLostMs, clock } = context;
  const looking = accepted.command.status === 'Checking';
  const move = nextMove({ state, sent, found: found?.document ?? null, looking, now: clock.now(), answerLostMs });
  if (move === 'look') return { status: 'Check', progress: LOOKING };
  if (move === 'give up') {
    await writeState(context, quote, 'Rejected');
    throw codedError('CMD_ORDER_UNCERTAIN');
  }
  if (found !== null) return conclude(sending, found, { created: state === 'Sending' || state === 'Checking' });
  return order(sending);
}

/** The quote with what the state remembers, should somebody have emptied the fields in Salesforce. */
async function withStep(context: CommandContext, quote: Quote): Promise<Quote> {
  if (quote.state !== null) return quote;
  const step = (await context.state.readSteps(quote.opportunityId)).find((each) => each.step === 'sending');
  if (step === undefined) return quote;
  const { requestKey } = JSON.parse(step.facts) as { requestKey: string };
  return { ...quote, requestKey, state: 'Sending', sent: Date.parse(step.at) };
}

/** Searches all companies: the earlier order may have been for another one. */
async function findAnywhere({ context }: Sending, requestKey: string | null): Promise<Found | null> {
  if (requestKey === null) return null;
  for (const { code } of context.companies) {
    const document = await context.sales.find(code, requestKey);
    if (document !== null) return { company: code, document };
  }
  return null;
}

/** No order exists and none can come up: check, make the customer, reserve, send. */
async function order(sending: Sending): Promise<Answer> {
  const { context, accepted, quote } = sending;
  const accountId = quote.accountId as string;
  const choice = await choiceFor(context, accountId, accepted.request);
  await context.progress('3/7 Checking customer, items and prices');
  const facts = await readFacts(context, quote, choice);
  refuseUnready(judge(facts, ''));
  await context.progress('4/7 Making sure of the customer');
  const customer = await ensureCustomer(context, { accountId, choice, account: facts.account });
  if (customer.kind === 'later') return customer.answer;
  await context.stillAllowed();
  await context.progress('5/7 Reserving the order');
  const requestKey = keyFor(sending);
  await reserve(context, quote, { requestKey, company: choice.company.code });
  const reserved: Sending = { ...sending, quote: { ...quote, requestKey, state: 'Sending' } };
  return place(reserved, { customer: customer.customer, customerCreated: customer.created, company: choice.company });
}

/** The key reserved before, unless its order was accepted once and is gone from the ERP. */
function keyFor({ quote, accepted }: Sending): string {
  if (quote.requestKey === null) return firstRequestKey(accepted.target.id);
  const wasThere = quote.state === 'Accepted' || quote.state === 'On Hold';
  return wasThere ? nextRequestKey(quote.requestKey) : quote.requestKey;
}

/** Throws what blocks first, as the code that it has. */
function refuseUnready(preflight: Preflight): void {
  const problems = [...preflight.problems, ...preflight.lines.flatMap((line) => line.problems)];
  const first = problems.find((each) => each.severity === 'block');
  if (first === undefined) return;
  const { owner, actions } = codedError(first.code as KnownErrorCode);
  const fields = first.field === null ? [] : [first.field];
  throw new CounterpartError({ kind: 'data', code: first.code, message: first.message, owner, actions, fields });
}

async function place(
  sending: Sending,
  to: {
    readonly customer: LinkedCustomer;
    readonly customerCreated: boolean;
    readonly company: { readonly code: string; readonly currency: string };
  },
): Promise<Answer> {
  const { context, accepted, quote } = sending;
  const requestKey = quote.requestKey as string;
  await context.progress('6/7 Creating the order');
  const type = context.chosen.sendAs === 'Quote' || accepted.request.onHold === true ? 'quote' : 'order';
  const draft = draftOf(quote, accepted.request, { requestKey, customerKey: to.customer.erpKey, company: to.company });
  const asked = await ask(sending, () => context.sales.place(to.company.code, type, draft));
  if (asked === 'lost') return { status: 'Check', progress: LOOKING };
  const found = await findAnywhere(sending, requestKey);
  if (found === null) return { status: 'Check', progress: LOOKING };
  return conclude(sending, found, { created: true, customerCreated: to.customerCreated });
}

/**
 * Asks the ERP for something that must happen once. A refusal is told on the opportunity; after a lost answer, and
 * after a request that certainly never left, the opportunity says so, and the next look decides.
 */
async function ask({ context, quote }: Sending, call: () => Promise<void>): Promise<'done' | 'lost'> {
  try {
    await call();
    return 'done';
  } catch (error) {
    if (!(error instanceof CounterpartError)) throw error;
    if (error.kind === 'uncertain') {
      await writeState(context, quote, 'Checking');
      const found = await findAnywhere({ context, quote } as Sending, quote.requestKey);
      return found === null ? 'lost' : 'done';
    }
    await writeState(context, quote, error.kind === 'data' || error.kind === 'config' ? 'Rejected' : null);
    await context.state.forgetSteps(quote.opportunityId);
    throw error;
  }
}

/** The document is there: an order is made of a quote where that is wanted, and Salesforce is told everything. */
async function conclude(
  sending: Sending,
  found: Found,
  how: { readonly created: boolean; readonly customerCreated?: boolean },
): Promise<Answer> {
  const { context, accepted, quote } = sending;
  if (found.document.type === 'quote' && accepted.request.onHold !== true) {
    const made = await makeOrder(sending, found);
    return made === null ? { status: 'Check', progress: LOOKING } : conclude(sending, made, how);
  }
  await context.progress('7/7 Writing the order to Salesforce');
  const { company, document } = found;
  const onHold = document.type === 'quote';
  const stageProblem = await writeOrder(context, quote, {
    number: document.number,
    state: onHold ? 'On Hold' : 'Accepted',
  });
  const orderId = document.type === 'order' ? await bringOrder(context, company, document.key) : null;
  if (orderId !== null) await rememberSent(context, orderId, quote);
  return {
    status: 'Done',
    result: {
      documentType: onHold ? 'quote' : 'order',
      number: document.number,
      erpKey: document.key,
      orderId,
      status: document.status,
      created: how.created,
      customerCreated: how.customerCreated ?? false,
      company,
      ...(stageProblem === null ? {} : { stageProblem }),
    },
  };
}

/** Makes the quote an order. When the ERP refuses, the quote is taken back, so that nothing half-made remains. */
async function makeOrder(sending: Sending, { company, document }: Found): Promise<Found | null> {
  const { context, quote } = sending;
  await context.progress('6/7 Making the order of the quote');
  try {
    const asked = await ask(sending, () => context.sales.makeOrder(company, document.key));
    if (asked === 'lost') return null;
  } catch (error) {
    if (error instanceof CounterpartError && error.kind === 'data') {
      await context.sales.removeQuote(company, document.key);
    }
    throw error;
  }
  const made = await findAnywhere(sending, quote.requestKey);
  return made?.document.type === 'quote' ? null : made;
}
