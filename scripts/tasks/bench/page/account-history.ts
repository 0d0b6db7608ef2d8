import type { OrgRow } from './org-writer.ts';

/** What kind of customer to make up. The same options always give the same history. */
export interface HistoryOptions {
  /** Key of the ERP customer the documents belong to; also where the numbers start. */
  readonly customerKey: string;
  readonly company: string;
  readonly currency: string;
  /** Invoices and credit memos together. */
  readonly documents: number;
  /** The day the history ends with, `YYYY-MM-DD`. */
  readonly today: string;
}

/** Rows of one customer's documents, by object, parents first. */
export interface History {
  readonly invoices: readonly OrgRow[];
  readonly lines: readonly OrgRow[];
  readonly entries: readonly OrgRow[];
  readonly applications: readonly OrgRow[];
  readonly items: readonly OrgRow[];
}

const items = [
  ['1896-S', 'ATHENS Desk', 1000.8],
  ['1900-S', 'PARIS Guest Chair, black', 192.8],
  ['1906-S', 'ATHENS Mobile Pedestal', 432.9],
  ['1920-S', 'ANTWERP Conference Table', 646.6],
  ['1928-S', 'AMSTERDAM Lamp', 54.9],
  ['1936-S', 'BERLIN Guest Chair, yellow', 192.8],
  ['1960-S', 'ROME Guest Chair, green', 192.8],
  ['1968-S', 'MEXICO Swivel Chair, black', 190.1],
  ['1972-S', 'MUNICH Swivel Chair, yellow', 190.1],
  ['1996-S', 'ATLANTA Whiteboard, base', 1397.3],
] as const;

const DAY_MS = 86_400_000;
const HISTORY_DAYS = 700;
const TERMS_DAYS = 30;
const DOLLAR_RATE = 0.92;

function dayAfter(date: string, days: number): string {
  return new Date(Date.parse(date) + days * DAY_MS).toISOString().slice(0, 10);
}

function cents(value: number): number {
  return Math.round(value * 100) / 100;
}

/** A small generator of numbers from 0 to 1 that depends on nothing but its seed. */
function numbersFrom(seed: string): () => number {
  let state = [...seed].reduce((hash, letter) => (Math.imul(hash, 31) + letter.charCodeAt(0)) | 0, 7);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

interface Document {
  readonly index: number;
  readonly isCredit: boolean;
  readonly date: string;
  readonly due: string;
  readonly currency: string;
  readonly rate: number;
  readonly net: number;
  readonly gross: number;
  /** Day of the payment; null while it is open. */
  readonly paid: string | null;
  readonly remaining: number;
  readonly lines: readonly { readonly item: (typeof items)[number]; readonly quantity: number; readonly net: number }[];
}

/** Makes up two years of a customer: invoices, credit memos, payments a little late, and what is still open. */
export function accountHistory(options: HistoryOptions): History {
  const random = numbersFrom(options.customerKey);
  const documents = Array.from({ length: options.documents }, (_, index) => makeDocument(index, options, random));
  const entries = documents.flatMap((document) => entryRows(document, options));
  return {
    invoices: documents.map((document) => invoiceRow(document, options)),
    lines: documents.flatMap((document) => lineRows(document, options)),
    entries: [...entries, onAccount(options)],
    applications: documents.filter(({ paid }) => paid !== null).map((document) => applicationRow(document, options)),
    items: itemRows(documents, options),
  };
}

function makeDocument(index: number, { documents, today, currency }: HistoryOptions, random: () => number): Document {
  const isCredit = index % 17 === 5;
  const age = Math.round(((documents - index) / documents) * HISTORY_DAYS);
  const date = dayAfter(today, -age);
  const due = dayAfter(date, TERMS_DAYS);
  const isDollar = index % 13 === 4;
  const lines = Array.from({ length: 1 + Math.floor(random() * 4) }, () => {
    const item = items[Math.min(items.length - 1, Math.floor(random() ** 1.6 * items.length))]!;
    const quantity = 1 + Math.floor(random() * 8);
    return { item, quantity, net: cents(item[2] * quantity) };
  });
  const net = cents(lines.reduce((sum, line) => sum + line.net, 0));
  const gross = cents(net * 1.19);
  const payDay = dayAfter(due, Math.floor(random() * 40) - 12);
  const paid = payDay <= today && random() > 0.03 ? payDay : null;
  const isPart = paid === null && index % 3 === 0;
  const remaining = paid === null ? (isPart ? cents(gross / 2) : gross) : 0;
  const foreign = isDollar ? { currency: 'USD', rate: DOLLAR_RATE } : { currency, rate: 1 };
  return { index, isCredit, date, due, ...foreign, net, gross, paid, remaining, lines };
}

const documentNumber = ({ index, isCredit }: Document): string => `${isCredit ? 'CM' : 'INV'}${100_001 + index}`;
const invoiceKey = (document: Document, { company, customerKey }: HistoryOptions): string =>
  `${company}|salesInvoice|${customerKey}-${document.index}`;
const entryKey = (document: Document, { company, customerKey }: HistoryOptions, kind: string): string =>
  `${company}|customerLedgerEntry|${customerKey}-${document.index}-${kind}`;

function invoiceRow(document: Document, options: HistoryOptions): OrgRow {
  const { isCredit, date, due, currency, rate, net, gross, remaining, lines, index } = document;
  return {
    ERP_Key__c: invoiceKey(document, options),
    Customer__r: { ERP_Key__c: options.customerKey },
    Bill_To_Customer__r: { ERP_Key__c: options.customerKey },
    Company__c: options.company,
    Number__c: documentNumber(document),
    Type__c: isCredit ? 'Credit Memo' : 'Invoice',
    Posting_Date__c: date,
    Document_Date__c: date,
    Due_Date__c: due,
    Status__c: remaining === 0 ? 'Paid' : 'Open',
    Currency__c: currency,
    Net__c: net,
    Tax__c: cents(gross - net),
    Gross__c: gross,
    Remaining__c: remaining,
    Net_Home__c: cents(net * rate),
    Gross_Home__c: cents(gross * rate),
    Remaining_Home__c: cents(remaining * rate),
    Order_Number__c: `SO${20_001 + index}`,
    External_Document_Number__c: index % 2 ? `PO ${4_500_000 + index}` : null,
    Lines_Expected__c: lines.length,
    Lines_Net_Expected__c: net,
  };
}

function lineRows(document: Document, options: HistoryOptions): OrgRow[] {
  return document.lines.map(({ item: [number, description, price], quantity, net }, index) => ({
    ERP_Key__c: `${options.company}|salesInvoiceLine|${options.customerKey}-${document.index}-${index}`,
    Invoice__r: { ERP_Key__c: invoiceKey(document, options) },
    Line_Number__c: (index + 1) * 10_000,
    Type__c: 'Item',
    Item_Number__c: number,
    Description__c: description,
    Quantity__c: quantity,
    Unit__c: 'PCS',
    Unit_Price__c: price,
    Net__c: net,
    Net_Home__c: cents(net * document.rate),
    Tax__c: cents(net * 0.19),
    Gross__c: cents(net * 1.19),
  }));
}

function entryRows(document: Document, options: HistoryOptions): OrgRow[] {
  const { isCredit, date, due, currency, rate, gross, remaining, paid, index } = document;
  const sign = isCredit ? -1 : 1;
  const base = { Customer__r: { ERP_Key__c: options.customerKey }, Company__c: options.company, Currency__c: currency };
  const own = {
    ...base,
    ERP_Key__c: entryKey(document, options, 'document'),
    Entry_Number__c: index * 2 + 1,
    Document_Type__c: isCredit ? 'Credit Memo' : 'Invoice',
    Document_Number__c: documentNumber(document),
    Description__c: `Order SO${20_001 + index}`,
    Posting_Date__c: date,
    Due_Date__c: due,
    Closed_Date__c: paid,
    Amount__c: sign * gross,
    Amount_Home__c: cents(sign * gross * rate),
    Remaining__c: sign * remaining,
    Remaining_Home__c: cents(sign * remaining * rate),
    Open__c: remaining !== 0,
    Invoice__r: { ERP_Key__c: invoiceKey(document, options) },
  };
  if (paid === null) return [own];
  const settling = {
    ...base,
    ERP_Key__c: entryKey(document, options, 'payment'),
    Entry_Number__c: index * 2 + 2,
    Document_Type__c: isCredit ? 'Refund' : 'Payment',
    Document_Number__c: `PAY${100_001 + index}`,
    Description__c: 'Bank transfer',
    Posting_Date__c: paid,
    Due_Date__c: paid,
    Closed_Date__c: paid,
    Amount__c: -sign * gross,
    Amount_Home__c: cents(-sign * gross * rate),
    Remaining__c: 0,
    Remaining_Home__c: 0,
    Open__c: false,
  };
  return [own, settling];
}

/** A payment that settles nothing yet. */
function onAccount(options: HistoryOptions): OrgRow {
  return {
    Customer__r: { ERP_Key__c: options.customerKey },
    ERP_Key__c: `${options.company}|customerLedgerEntry|${options.customerKey}-account`,
    Company__c: options.company,
    Currency__c: options.currency,
    Entry_Number__c: options.documents * 2 + 1,
    Document_Type__c: 'Payment',
    Document_Number__c: 'PAY-ON-ACCOUNT',
    Description__c: 'Payment on account',
    Posting_Date__c: dayAfter(options.today, -20),
    Due_Date__c: dayAfter(options.today, -20),
    Amount__c: -250,
    Amount_Home__c: -250,
    Remaining__c: -250,
    Remaining_Home__c: -250,
    Open__c: true,
  };
}

function applicationRow(document: Document, options: HistoryOptions): OrgRow {
  return {
    ERP_Key__c: `${options.company}|application|${options.customerKey}-${document.index}`,
    Entry__r: { ERP_Key__c: entryKey(document, options, 'payment') },
    Applied_Entry__r: { ERP_Key__c: entryKey(document, options, 'document') },
    Kind__c: 'Application',
    Amount__c: document.gross,
    Amount_Home__c: cents(document.gross * document.rate),
    Posting_Date__c: document.paid,
    Unapplied__c: false,
  };
}

function itemRows(documents: readonly Document[], options: HistoryOptions): OrgRow[] {
  const yearStart = `${options.today.slice(0, 4)}-01-01`;
  const lastYear = String(Number(options.today.slice(0, 4)) - 1);
  const lastSameDay = lastYear + options.today.slice(4);
  const rows = items.map(([number, description], index) => {
    const bought = documents.flatMap((document) =>
      document.lines
        .filter(({ item }) => item[0] === number)
        .map(({ net, quantity }) => ({ date: document.date, net: cents(net * document.rate), quantity })),
    );
    const sum = (from: string, to: string): number =>
      cents(bought.filter(({ date }) => date >= from && date <= to).reduce((total, { net }) => total + net, 0));
    const dates = bought.map(({ date }) => date).sort();
    return {
      ERP_Key__c: `${options.company}|customerItem|${options.customerKey}-${number}`,
      Customer__r: { ERP_Key__c: options.customerKey },
      Item_Number__c: number,
      Description__c: description,
      Times__c: bought.length,
      First_Date__c: dates[0] ?? null,
      Last_Date__c: dates.at(-1) ?? null,
      Usual_Gap_Days__c: 21,
      Net_This_Year__c: sum(yearStart, options.today),
      Net_Last_Year_To_Date__c: sum(`${lastYear}-01-01`, lastSameDay),
      Net_Last_Year__c: sum(`${lastYear}-01-01`, `${lastYear}-12-31`),
      Quantity_This_Year__c: bought.reduce((total, { quantity }) => total + quantity, 0),
      Stopped__c: index >= items.length - 2,
    };
  });
  const ranked = rows.toSorted((a, b) => b.Net_This_Year__c - a.Net_This_Year__c);
  return ranked.map((row, index) => ({ ...row, Rank__c: index + 1 }));
}
