import { refuse } from './errors.ts';
import { addDetail, beginTransaction, setOpen } from './ledger.ts';
import type { Company, EntryType, LedgerEntry } from './model.ts';
import type { Cents } from './money.ts';
import { currencyFactor, exchange, precisionOf, toLocal } from './rates.ts';

export interface ApplyOptions {
  readonly postingDate: string;
  /** The transaction that posted the applying entry; absent: an application made later, with its own number. */
  readonly transaction?: number;
  /** Write off a difference of at most this many cents as payment tolerance. */
  readonly toleranceMax?: Cents;
  /** Apply at most this much of each older entry, in its currency. */
  readonly amountMax?: Cents;
}

/** Differences up to this many cents are rounded away when the two entries have different currencies. */
const APPLICATION_ROUNDING_CENTS = 100;

interface Application {
  readonly company: Company;
  readonly fresh: LedgerEntry;
  readonly old: LedgerEntry;
  readonly options: ApplyOptions;
  readonly transaction: number;
  readonly application: number;
}

/** One row of the application, on either entry; `applied` says whether it carries the applying entry's number. */
function row(of: Application, entry: LedgerEntry, type: EntryType, amounts: [Cents, Cents, applied: boolean]): void {
  const [amount, amountLocal, applied] = amounts;
  if (amount === 0 && amountLocal === 0) return;
  addDetail(of.company, entry, type, {
    amount,
    amountLocal,
    postingDate: of.options.postingDate,
    document: of.fresh,
    transaction: of.transaction,
    application: of.application,
    appliedNumber: applied ? of.fresh.number : 0,
    pair: { applying: of.fresh, settled: of.old },
  });
}

/** The payment discount that the old entry still allows, when this payment is in time and large enough; else 0. */
function discountOf(of: Application): Cents {
  const { fresh, old, options } = of;
  const pays = fresh.documentType === 'Payment' || fresh.documentType === 'Refund';
  const untouched = old.remaining === old.amount;
  if (!pays || !untouched || old.discountPossible === 0 || options.postingDate > old.discountDate) return 0;
  if (options.amountMax !== undefined || fresh.currency !== old.currency) return 0;
  return Math.abs(fresh.remaining) >= Math.abs(old.remaining - old.discountPossible) ? old.discountPossible : 0;
}

/** Discount and tolerance enlarge the applying entry, so that it settles the older one in full. */
function writeOffs(of: Application): void {
  const { fresh, old, options } = of;
  const discount = discountOf(of);
  row(of, fresh, 'Payment Discount', [-discount, -toLocal(discount, fresh.factor), false]);
  const difference = old.remaining + fresh.remaining;
  const shortfall = difference !== 0 && Math.sign(difference) === Math.sign(old.remaining);
  if (fresh.currency === old.currency && shortfall && Math.abs(difference) <= (options.toleranceMax ?? 0)) {
    row(of, fresh, 'Payment Tolerance', [-difference, -toLocal(difference, fresh.factor), false]);
  }
}

/** What is applied: in the applying entry's currency, in the old one's, and in the company's. */
interface Applied {
  readonly fresh: Cents;
  readonly old: Cents;
  readonly local: Cents;
}

const smaller = (a: Cents, b: Cents): Cents => (Math.abs(a) < Math.abs(b) ? a : b);

function sameCurrency(of: Application): Applied {
  const { fresh, old, options } = of;
  const wanted = smaller(old.remaining, (options.amountMax ?? Infinity) * Math.sign(old.remaining));
  const applied = smaller(fresh.remaining, -wanted);
  return { fresh: applied, old: applied, local: toLocal(applied, old.factor) };
}

function otherCurrency(of: Application): Applied {
  const { company, fresh, old, options } = of;
  const freshFactor = currencyFactor(company, fresh.currency, options.postingDate);
  const oldFactor = currencyFactor(company, old.currency, options.postingDate);
  const into = { factor: freshFactor, precision: precisionOf(company, fresh.currency) };
  const wanted = smaller(old.remaining, (options.amountMax ?? Infinity) * Math.sign(old.remaining));
  const owed = exchange(wanted, oldFactor, into);
  const difference = fresh.remaining + owed;
  if (wanted === old.remaining && difference !== 0 && Math.abs(difference) <= APPLICATION_ROUNDING_CENTS) {
    row(of, fresh, 'Appln. Rounding', [-difference, -toLocal(difference, fresh.factor), false]);
  }
  const applied = smaller(fresh.remaining, -owed);
  const back = { factor: oldFactor, precision: precisionOf(company, old.currency) };
  const oldApplied = applied === -owed ? -wanted : smaller(exchange(applied, freshFactor, back), -wanted);
  const local = fresh.currency === '' ? applied : toLocal(oldApplied, old.factor);
  return { fresh: applied, old: oldApplied, local };
}

function realized(of: Application, entry: LedgerEntry, amount: Cents, amountLocal: Cents): void {
  if (entry.currency === '') return;
  const difference = amountLocal - toLocal(amount, entry.factor);
  row(of, entry, difference < 0 ? 'Realized Loss' : 'Realized Gain', [0, difference, false]);
}

/** Brings what remains in the company's currency back to what the entry's factor gives. */
function correct(of: Application, entry: LedgerEntry): void {
  const difference = toLocal(entry.remaining, entry.factor) - entry.remainingLocal;
  row(of, entry, 'Correction of Remaining Amount', [0, difference, false]);
}

function applyOne(of: Application): void {
  const { fresh, old } = of;
  writeOffs(of);
  const applied = fresh.currency === old.currency ? sameCurrency(of) : otherCurrency(of);
  realized(of, fresh, applied.fresh, applied.local);
  realized(of, old, -applied.old, -applied.local);
  row(of, old, 'Application', [applied.old, applied.local, true]);
  row(of, fresh, 'Application', [-applied.fresh, -applied.local, true]);
  correct(of, old);
  if (old.remaining === 0) setOpen(of.company, old, false, { at: of.options.postingDate, by: fresh.number });
}

/**
 * Applies an entry to older ones, in the order given, until it is used up: the pairs of detailed entries that the
 * general journal writes (source: the posting codeunit Gen. Jnl.-Post Line, procedures PostApply, FindAmtForAppln and
 * CalcPmtDisc and CalcApplication; rows of discounts, tolerances, roundings, gains, losses and corrections carry no
 * applied entry number, and discounts, tolerances and roundings stand on the applying entry).
 * @throws ErpError when the entries have the same sign, another customer, or nothing left.
 */
export function applyEntry(
  company: Company,
  fresh: LedgerEntry,
  olds: readonly LedgerEntry[],
  options: ApplyOptions,
): void {
  for (const old of olds) checkApplicable(company, fresh, old, options.postingDate);
  const later = options.transaction === undefined;
  if (later) company.counters.application += 1;
  const transaction = options.transaction ?? beginTransaction(company);
  const application = later ? company.counters.application : 0;
  let lastOpen: LedgerEntry | undefined;
  let last: Application | undefined;
  for (const old of olds) {
    if (fresh.remaining === 0) break;
    const of: Application = { company, fresh, old, options, transaction, application };
    applyOne(of);
    if (old.open) lastOpen = old;
    last = of;
  }
  if (last !== undefined) correct(last, fresh);
  if (fresh.remaining === 0) setOpen(company, fresh, false, { at: options.postingDate, by: lastOpen?.number ?? 0 });
}

/** What an applying entry is, or is going to be. */
export type Applying = Pick<LedgerEntry, 'customer' | 'currency' | 'remaining'>;

/**
 * Refuses what can't be applied, before anything is written.
 * @throws ErpError when the entries have the same sign, another customer, nothing left, or no rate between them.
 */
export function checkApplicable(company: Company, fresh: Applying, old: LedgerEntry, postingDate: string): void {
  if (fresh.customer !== old.customer) {
    throw refuse(`Entry ${old.number} belongs to customer ${old.customer.number}, not to ${fresh.customer.number}.`);
  }
  if (!old.open || old.remaining === 0) {
    throw refuse(`Open must be equal to 'Yes' in Cust. Ledger Entry: Entry No.=${old.number}.`);
  }
  if (fresh.remaining === 0) throw refuse('There is nothing left to apply in the applying entry.');
  if (Math.sign(fresh.remaining) === Math.sign(old.remaining)) {
    throw refuse(`Entry ${old.number} has the same sign as the applying entry and cannot be applied to it.`);
  }
  if (fresh.currency !== old.currency) {
    for (const currency of [fresh.currency, old.currency]) currencyFactor(company, currency, postingDate);
  }
}
