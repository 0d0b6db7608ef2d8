import { touch } from '../books/company.ts';
import { dayOf } from '../books/dates.ts';
import { addLine, createDraft, documentTable, recompute, type DocumentInput } from '../books/documents.ts';
import { notFound, refuse } from '../books/errors.ts';
import { statusOf } from '../books/figures.ts';
import type { Company, SalesDocument, SalesLine } from '../books/model.ts';
import { exactQuantity, fromCents, toCents } from '../books/money.ts';
import { checkDeletable, checkReopened, setToInvoice, setToShip } from '../books/order-lines.ts';
import { postOrder, type OrderPosting } from '../books/order-posting.ts';
import { deleteOrder, holdOrder, releaseOrder, reopenOrder } from '../books/orders.ts';
import { creditDraft } from '../books/post.ts';
import { convertQuote } from '../books/quotes.ts';
import { reorder, replaceItem } from '../books/repricing.ts';
import { EMPTY_DATE } from '../books/random.ts';
import type { PostedDocument } from './clerk.ts';
import type { LineQuantity, OrderClerk, ShownLine, ShownOrder } from './order-clerk.ts';
import { companyIn, customerIn, itemIn, lineIn, lineOf, orderIn } from './places.ts';
import { postDraft, postedOf } from './posted.ts';

type Input<Name extends keyof OrderClerk> = Parameters<OrderClerk[Name]>[0];

function shownLine(line: SalesLine): ShownLine {
  return {
    line: line.sequence,
    type: line.type,
    item: line.number,
    description: line.description,
    quantity: line.quantity,
    unit: line.unit,
    unitPrice: line.unitPrice,
    discountPercent: line.discountPercent,
    shipmentDate: line.shipmentDate,
    shipped: line.progress.shipped,
    invoiced: line.progress.invoiced,
  };
}

function shown(company: Company, document: SalesDocument): ShownOrder {
  return {
    id: document.id,
    number: document.number,
    customer: document.customer.number,
    name: document.sellToAddress.name,
    status: statusOf(document),
    orderDate: document.documentDate,
    requestedDeliveryDate: document.order?.requestedDelivery ?? EMPTY_DATE,
    externalDocumentNumber: document.external,
    currency: document.currency === '' ? company.currency : document.currency,
    net: fromCents(document.net),
    total: fromCents(document.net + document.tax),
    lines: document.lines.map(shownLine),
  };
}

function listed(company: Company, kind: 'order' | 'quote', wanted: Input<'orders'>): readonly ShownOrder[] {
  return documentTable(company, kind)
    .rows()
    .filter(({ number }) => wanted.number === undefined || number === wanted.number)
    .filter(({ customer }) => wanted.customer === undefined || customer.number === wanted.customer)
    .map((document) => shown(company, document));
}

function created(company: Company, kind: DocumentInput['kind'], input: Input<'createOrder'>): SalesDocument {
  return createDraft(company, {
    kind,
    customer: customerIn(company, input.customer),
    lines: input.lines.map((line) => lineOf(company, line)),
    ...(input.externalDocumentNumber === undefined ? {} : { external: input.externalDocumentNumber }),
    ...(input.requestedDeliveryDate === undefined ? {} : { requestedDelivery: input.requestedDeliveryDate }),
    ...(input.partialShipping === undefined ? {} : { partialShipping: input.partialShipping }),
  });
}

/** Posts the named quantities only; a posting that is refused leaves the order as it was. */
function postLines(
  company: Company,
  order: SalesDocument,
  set: { readonly lines: readonly LineQuantity[] | undefined; readonly posting: OrderPosting },
): ReturnType<typeof postOrder> {
  const { lines, posting } = set;
  const before = order.lines.map((line) => ({ line, progress: line.progress }));
  const choose = posting.ship ? setToShip : setToInvoice;
  try {
    if (lines !== undefined) {
      for (const line of order.lines) choose(line, 0);
      for (const { line, quantity } of lines) choose(lineIn(order, line), quantity);
    }
    return postOrder(company, order, posting);
  } catch (error) {
    for (const { line, progress } of before) line.progress = progress;
    throw error;
  }
}

function shipOrder(company: Company, order: SalesDocument, input: Input<'shipOrder'>): { id: string; number: string } {
  const { lines, carrier, trackingNumber } = input;
  if (carrier !== undefined && company.codes.shippingAgents.byKey(carrier) === undefined) {
    throw notFound(`There is no shipping agent ${carrier} in ${company.name}.`);
  }
  const posting = {
    ship: true,
    invoice: false,
    postingDate: input.postingDate ?? dayOf(company.time.now()),
    ...(carrier === undefined ? {} : { agent: carrier }),
    ...(trackingNumber === undefined ? {} : { tracking: trackingNumber }),
  };
  const { shipment } = postLines(company, order, { lines, posting });
  if (shipment === null) throw refuse('There is nothing to post.');
  return { id: shipment.id, number: shipment.number };
}

function invoiceOrder(company: Company, order: SalesDocument, input: Input<'invoiceOrder'>): PostedDocument {
  const postingDate = input.postingDate ?? dayOf(company.time.now());
  const posting = { ship: false, invoice: true, postingDate };
  const { invoice } = postLines(company, order, { lines: input.lines, posting });
  if (invoice === null) throw refuse('There is nothing to post.');
  return postedOf(invoice);
}

function changeLine(company: Company, line: SalesLine, input: Input<'changeLine'>): void {
  checkReopened(line.document);
  const { unitPrice, discountPercent, shipmentDate } = input;
  if (input.quantity !== undefined) reorder(company, line, input.quantity);
  if (unitPrice !== undefined) line.unitPrice = unitPrice;
  if (discountPercent !== undefined) Object.assign(line, { discountPercent, discount: 0 });
  if (shipmentDate !== undefined) line.shipmentDate = shipmentDate;
}

function deleteLine(order: SalesDocument, line: SalesLine): void {
  checkDeletable(line);
  order.lines = order.lines.filter((candidate) => candidate !== line);
}

/** How much of a line of an invoice its credit memos have taken back. */
function creditedOf(company: Company, invoice: SalesDocument, sequence: number): number {
  return company.creditMemos
    .rows()
    .filter(({ posted, appliesTo }) => posted && appliesTo === invoice.number)
    .flatMap(({ lines }) => lines)
    .reduce((sum, line) => (line.sequence === sequence ? sum + line.quantity : sum), 0);
}

/** Credits quantities of an invoice's lines, not more than is left to credit, at the prices and discounts of the invoice. */
function creditLines(company: Company, input: Input<'creditLines'>): PostedDocument {
  const invoice = company.invoices.byKey(`${input.invoice}\t1`);
  if (invoice === undefined) throw notFound(`There is no posted invoice ${input.invoice} in ${company.name}.`);
  for (const { line, quantity } of input.lines) {
    const left = exactQuantity(lineIn(invoice, line).quantity - creditedOf(company, invoice, line));
    if (!(quantity > 0) || quantity > left) throw refuse(`You can credit at most ${left} of line ${line}.`);
  }
  const draft = creditDraft(company, invoice, input.postingDate ?? dayOf(company.time.now()));
  draft.lines = draft.lines.flatMap((line) => {
    const part = input.lines.find((candidate) => candidate.line === line.sequence);
    if (part === undefined) return [];
    if (line.discountPercent === 0) line.discount = Math.round((line.discount * part.quantity) / line.quantity);
    line.quantity = part.quantity;
    return [line];
  });
  draft.invoiceDiscount = 0;
  recompute(company, draft, true);
  return postDraft(company, draft);
}

type At = <In extends { company: string }, Out>(run: (company: Company, input: In) => Out) => (input: In) => Out;

/** Runs on an order of the company, then tells how it stands. */
function onOrder<In extends { company: string; order: string }>(
  at: At,
  run: (company: Company, order: SalesDocument, input: In) => void,
): (input: In) => ShownOrder {
  return at((company, input: In) => {
    const order = orderIn(company, input.order);
    run(company, order, input);
    return shown(company, order);
  });
}

/** Runs on a line of an order, then computes the order anew. */
function onLine<In extends { company: string; order: string; line: number }>(
  at: At,
  run: (company: Company, line: SalesLine, input: In) => void,
): (input: In) => ShownOrder {
  return onOrder<In>(at, (company, order, input) => {
    const line = lineIn(order, input.line);
    run(company, line, input);
    company.counters.version += 1;
    line.version = company.counters.version;
    recompute(company, order);
    touch(company, order);
  });
}

type LineCalls = Pick<OrderClerk, 'addLine' | 'changeLine' | 'replaceItem' | 'deleteLine'>;

function lineCalls(at: At): LineCalls {
  return {
    addLine: onOrder(at, (company, order, { company: _company, order: _order, ...line }: Input<'addLine'>) => {
      checkReopened(order);
      addLine(company, order, lineOf(company, line));
      recompute(company, order);
      touch(company, order);
    }),
    changeLine: onLine(at, (company, line, input: Input<'changeLine'>) => changeLine(company, line, input)),
    replaceItem: onLine(at, (company, line, input: Input<'replaceItem'>) =>
      replaceItem(company, line, itemIn(company, input.item)),
    ),
    deleteLine: onLine(at, (_, line) => deleteLine(line.document, line)),
  };
}

function orderCalls(at: At): Omit<OrderClerk, keyof LineCalls> {
  return {
    orders: at((company, input: Input<'orders'>) => listed(company, 'order', input)),
    quotes: at((company, input: Input<'quotes'>) => listed(company, 'quote', input)),
    createOrder: at((company, input: Input<'createOrder'>) => shown(company, created(company, 'order', input))),
    createQuote: at((company, input: Input<'createQuote'>) => shown(company, created(company, 'quote', input))),
    makeOrder: at((company, input: Input<'makeOrder'>) => {
      const quote = company.quotes.byKey(input.quote);
      if (quote === undefined) throw notFound(`There is no quote ${input.quote} in ${company.name}.`);
      return shown(company, convertQuote(company, quote, 'order'));
    }),
    releaseOrder: onOrder(at, releaseOrder),
    reopenOrder: onOrder(at, reopenOrder),
    holdOrder: onOrder(at, holdOrder),
    shipOrder: at((company, input: Input<'shipOrder'>) => shipOrder(company, orderIn(company, input.order), input)),
    invoiceOrder: at((company, input: Input<'invoiceOrder'>) =>
      invoiceOrder(company, orderIn(company, input.order), input),
    ),
    deleteOrder: at((company, input: Input<'deleteOrder'>) => {
      deleteOrder(company, orderIn(company, input.order));
    }),
    creditLines: at(creditLines),
    setCreditLimit: at((company, input: Input<'setCreditLimit'>) => {
      const customer = customerIn(company, input.customer);
      customer.creditLimit = toCents(input.creditLimit);
      touch(company, customer);
    }),
    carriers: at((company) => company.codes.shippingAgents.rows().map(({ code, name }) => ({ code, name }))),
  };
}

/** What the clerk of a set of companies does with orders and quotes. */
export function createOrderClerk(companies: readonly Company[]): OrderClerk {
  const at: At = (run) => (input) => run(companyIn(companies, input.company), input);
  return { ...orderCalls(at), ...lineCalls(at) };
}
