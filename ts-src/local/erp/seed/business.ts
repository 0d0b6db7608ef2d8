import { applyEntry } from '../books/apply.ts';
import { addDays, addMonths, daysBetween } from '../books/dates.ts';
import { createDraft, recompute, type LineInput } from '../books/documents.ts';
import { postJournal } from '../books/journal.ts';
import type { Company, Customer, LedgerEntry, SalesDocument } from '../books/model.ts';
import type { Cents } from '../books/money.ts';
import { cancelInvoice, creditDraft, postDocument } from '../books/post.ts';
import type { Random } from '../books/random.ts';
import { precisionOf } from '../books/rates.ts';
import { unapplyLast } from '../books/unapply.ts';
import type { Habit } from './habits.ts';

/** Smallest differences are written off up to this many cents. */
const TOLERANCE_CENTS = 50;

/** Two years of a company's business, as events on days that bring about later events. */
export class Business {
  private readonly company: Company;
  private readonly random: Random;
  private readonly from: string;
  private readonly events: (() => void)[][];
  private orders = 1000;
  private openings = 0;
  private day = 0;

  constructor(company: Company, random: Random, from: string, days: number) {
    this.company = company;
    this.random = random;
    this.from = from;
    this.events = Array.from({ length: days + 1 }, () => []);
  }

  /** Runs the day's events in the order they were planned. */
  runDay(day: number): void {
    this.day = day;
    for (const event of this.events[day] ?? []) event();
  }

  planOrder(day: number, habit: Habit): void {
    this.at(day, () => this.order(habit));
  }

  /** Opening balances of some customers: blank type, or Invoice without a document; most are paid in time. */
  open(habit: Habit): void {
    const { random } = this;
    if (habit.customer.billTo !== '' || !random.chance(0.15)) return;
    this.at(0, () => {
      const dueDate = addDays(this.today(), random.int(-40, 25));
      this.openings += 1;
      // The first two are one of each kind, so that none is missing in a small company.
      const blank = random.chance(0.5) ? this.openings !== 1 : this.openings === 2;
      const entry = postJournal(this.company, blank ? ' ' : 'Invoice', {
        customer: habit.customer,
        amount: random.int(50, 4000) * 100,
        postingDate: this.today(),
        dueDate,
        description: 'Opening balance',
        documentNumber: `OPEN-${habit.customer.number}`,
      });
      if (random.chance(0.85)) this.planPayment(habit, entry);
    });
  }

  private at(day: number, event: () => void): void {
    this.events[Math.max(day, this.day)]?.push(event);
  }

  private in(days: number, event: () => void): void {
    this.at(this.day + Math.max(0, days), event);
  }

  private today(): string {
    return addDays(this.from, this.day);
  }

  private linesFor(habit: Habit): LineInput[] {
    const { random } = this;
    const wanted = habit.favourites.filter(({ untilDay }) => untilDay >= this.day && random.chance(0.45));
    const lines = wanted.map(({ item }): LineInput => {
      const quantity = item.category === 'PAPER' ? random.int(5, 60) : random.int(1, 8);
      const agreed = random.pick([0, 0, 0, 5, 10, 12.5]);
      return agreed === 0 ? { item, quantity } : { item, quantity, discountPercent: agreed };
    });
    const [first] = habit.favourites;
    if (lines.length === 0 && first !== undefined) lines.push({ item: first.item, quantity: random.int(1, 5) });
    if (random.chance(0.2)) lines.push({ quantity: 1, unitPrice: random.int(800, 6500) / 100, description: 'Freight' });
    if (random.chance(0.06)) lines.unshift({ comment: true, quantity: 0, description: 'Delivery by arrangement' });
    return lines;
  }

  private order(habit: Habit): void {
    const { company, random } = this;
    this.orders += 1;
    const draft = createDraft(company, {
      kind: 'invoice',
      customer: habit.customer,
      postingDate: this.today(),
      orderNumber: `S-ORD10${this.orders}`,
      orderId: company.newId(),
      lines: this.linesFor(habit),
      ...(random.chance(0.6) ? { external: `PO-${random.int(10_000, 99_999)}` } : {}),
    });
    const entry = postDocument(company, draft);
    this.afterInvoice(habit, draft, entry);
  }

  private afterInvoice(habit: Habit, invoice: SalesDocument, entry: LedgerEntry): void {
    const { random } = this;
    const chance = random.unit();
    if (chance < 0.012) this.in(random.int(1, 6), () => this.cancel(invoice));
    else if (chance < 0.05) this.in(random.int(2, 12), () => this.creditPart(invoice));
    else if (chance < 0.06) this.in(random.int(20, 80), () => this.creditAlone(habit));
    this.planPayment(habit, entry);
  }

  private cancel(invoice: SalesDocument): void {
    if (invoice.entry?.remaining === invoice.entry?.amount && invoice.cancellation === 'none') {
      cancelInvoice(this.company, invoice);
    }
  }

  /** Credits one line of an invoice, or a part of it; applied to the invoice while that is open. */
  private creditPart(invoice: SalesDocument): void {
    if (invoice.entry?.open !== true || invoice.cancellation !== 'none') return;
    const draft = creditDraft(this.company, invoice, this.today());
    const line = draft.lines.find(({ type }) => type === 'Item');
    if (line === undefined) return;
    line.quantity = Math.ceil(line.quantity / 2);
    draft.lines = [line];
    draft.invoiceDiscount = 0;
    recompute(this.company, draft, true);
    postDocument(this.company, draft);
  }

  /** A credit memo for no invoice: stays open, is refunded, or settles an invoice later. */
  private creditAlone(habit: Habit): void {
    const { company, random } = this;
    const lines = [{ quantity: 1, unitPrice: random.int(1000, 30_000) / 100, description: 'Annual bonus' }];
    const draft = createDraft(company, {
      kind: 'creditMemo',
      customer: habit.customer,
      postingDate: this.today(),
      lines,
    });
    const entry = postDocument(company, draft);
    if (random.chance(0.4)) this.in(random.int(5, 20), () => this.refund(entry));
    else if (random.chance(0.5)) this.in(random.int(5, 40), () => this.useCredit(entry));
  }

  private refund(entry: LedgerEntry): void {
    if (!entry.open || entry.remaining >= 0) return;
    postJournal(this.company, 'Refund', {
      customer: entry.customer,
      amount: -entry.remaining,
      currency: entry.currency,
      postingDate: this.today(),
      appliesTo: [entry],
    });
  }

  /** Applies a credit (payment on account, over-payment, credit memo) to what is open, by a later application. */
  private useCredit(entry: LedgerEntry): void {
    if (!entry.open || entry.remaining >= 0) return;
    const owed = this.owedBy(entry.customer, entry.currency);
    if (owed.length > 0) applyEntry(this.company, entry, owed.slice(0, 2), { postingDate: this.today() });
  }

  private owedBy(customer: Customer, currency: string): LedgerEntry[] {
    return customer.entries.filter((entry) => entry.open && entry.remaining > 0 && entry.currency === currency);
  }

  private planPayment(habit: Habit, entry: LedgerEntry): void {
    const { random } = this;
    const untilDue = daysBetween(this.today(), entry.dueDate);
    const payers = {
      early: () => (entry.discountPossible === 0 ? untilDue - 4 : random.int(3, 7)),
      'on time': () => untilDue + random.int(-3, 2),
      late: () => untilDue + random.int(5, 45),
      badly: () => untilDue + random.int(20, 110),
    };
    const days = payers[habit.pays]();
    if (habit.pays !== 'badly') {
      if (random.chance(0.985)) this.in(days, () => this.pay(entry));
      return;
    }
    this.in(untilDue + 31, () => this.chargeInterest(entry));
    const chance = random.unit();
    if (chance < 0.45) this.in(days, () => this.payPart(entry));
    else if (chance < 0.8) this.in(days, () => this.pay(entry));
  }

  private chargeInterest(entry: LedgerEntry): void {
    if (!entry.open || entry.remaining < 10_000) return;
    postJournal(this.company, 'Finance Charge Memo', {
      customer: entry.customer,
      amount: Math.max(100, Math.round(entry.remaining / 6700) * 100),
      currency: entry.currency,
      postingDate: this.today(),
      dueDate: addMonths(this.today(), 1),
      description: `Finance charge on ${entry.documentNumber}`,
    });
  }

  private payPart(entry: LedgerEntry): void {
    const { random } = this;
    if (!entry.open || entry.remaining <= 0) return;
    this.receive(entry, Math.max(100, Math.round((entry.remaining * random.int(30, 70)) / 10_000) * 100));
    if (random.chance(0.4)) this.in(random.int(15, 60), () => this.pay(entry));
  }

  private receive(
    entry: LedgerEntry,
    amount: Cents,
    more: { currency?: string; toleranceMax?: Cents } = {},
  ): LedgerEntry {
    return postJournal(this.company, 'Payment', {
      customer: entry.customer,
      amount,
      currency: entry.currency,
      postingDate: this.today(),
      appliesTo: [entry],
      ...more,
    });
  }

  /** Pays an entry: mostly as asked for, now and then together with others, too much, too little or on account. */
  private pay(entry: LedgerEntry): void {
    const { company, random } = this;
    if (!entry.open || entry.remaining <= 0) return;
    const inTime = this.today() <= entry.discountDate && entry.remaining === entry.amount;
    const amount = inTime ? entry.remaining - entry.discountPossible : entry.remaining;
    const chance = random.unit();
    if (chance < 0.02) this.payOnAccount(entry, amount);
    else if (chance < 0.04) this.overpay(entry, amount);
    else if (chance < 0.055 && !inTime && amount > 10_000 && precisionOf(company, entry.currency) === 1) {
      this.receive(entry, amount - random.int(1, TOLERANCE_CENTS), { toleranceMax: TOLERANCE_CENTS });
    } else if (chance < 0.065 && entry.currency !== '') {
      const owed = entry.remainingLocal + random.int(-40, 40);
      if (owed > 0) this.receive(entry, owed, { currency: '' });
    } else if (chance < 0.075) {
      const payment = this.receive(entry, amount);
      this.in(random.int(2, 6), () => this.unapply(payment));
    } else if (chance < 0.2 && !inTime) this.payTogether(entry);
    else this.receive(entry, amount);
  }

  private payTogether(entry: LedgerEntry): void {
    const soon = addDays(this.today(), 5);
    const others = this.owedBy(entry.customer, entry.currency).filter(
      (other) => other !== entry && other.dueDate <= soon,
    );
    const all = [entry, ...others.slice(0, 3)];
    // A discount that one of them still allows is taken all the same: what is too much stays open on the payment.
    const amount = all.reduce((sum, { remaining }) => sum + remaining, 0);
    postJournal(this.company, 'Payment', {
      customer: entry.customer,
      amount,
      currency: entry.currency,
      postingDate: this.today(),
      appliesTo: all,
    });
  }

  private payOnAccount(entry: LedgerEntry, amount: Cents): void {
    const { random } = this;
    const { currency, customer } = entry;
    const payment = postJournal(this.company, 'Payment', { customer, amount, currency, postingDate: this.today() });
    if (random.chance(0.7)) this.in(random.int(3, 30), () => this.useCredit(payment));
  }

  private overpay(entry: LedgerEntry, amount: Cents): void {
    const { random } = this;
    const payment = this.receive(entry, Math.ceil(amount / 10_000) * 10_000 + random.int(0, 2) * 5000);
    if (random.chance(0.4)) this.in(random.int(5, 25), () => this.refund(payment));
    else if (random.chance(0.5)) this.in(random.int(10, 40), () => this.useCredit(payment));
  }

  /** Takes an application back and, mostly, makes it again a few days later. */
  private unapply(payment: LedgerEntry): void {
    if (payment.remaining !== 0) return;
    unapplyLast(this.company, payment, this.today());
    if (this.random.chance(0.7)) this.in(this.random.int(1, 5), () => this.useCredit(payment));
  }
}
