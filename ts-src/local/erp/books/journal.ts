import { checkBlocked } from './blocked.ts';
import { applyEntry, checkApplicable } from './apply.ts';
import { nextNumber } from './company.ts';
import { dayOf } from './dates.ts';
import { refuse } from './errors.ts';
import { beginTransaction, postEntry } from './ledger.ts';
import type { Company, Customer, DocumentType, LedgerEntry } from './model.ts';
import type { Cents } from './money.ts';
import { currencyFactor } from './rates.ts';

export interface JournalInput {
  readonly customer: Customer;
  /** Positive: the size of the payment, refund or charge. */
  readonly amount: Cents;
  /** Blank: the company's own. Absent: the customer's. */
  readonly currency?: string;
  readonly postingDate?: string;
  readonly description?: string;
  readonly external?: string;
  /** Entries that it settles, in order. */
  readonly appliesTo?: readonly LedgerEntry[];
  readonly amountMax?: Cents;
  readonly toleranceMax?: Cents;
  readonly documentNumber?: string;
  readonly dueDate?: string;
}

const SERIES = { Payment: 'payment', Refund: 'refund', 'Finance Charge Memo': 'financeCharge' } as const;

/**
 * Posts a journal line to a customer and applies it. Payments reduce what is owed; refunds, charges and opening
 * balances (blank type, or Invoice without a document) raise it.
 * @throws ErpError when the amount is not positive, the customer is blocked, or an entry can't be applied.
 */
export function postJournal(company: Company, type: DocumentType, input: JournalInput): LedgerEntry {
  const { customer } = input;
  if (!(input.amount > 0)) throw refuse('The amount must be greater than 0.');
  checkBlocked(customer, type);
  const postingDate = input.postingDate ?? dayOf(company.time.now());
  const currency = input.currency ?? customer.currency;
  const amount = type === 'Payment' ? -input.amount : input.amount;
  for (const old of input.appliesTo ?? []) {
    checkApplicable(company, { customer, currency, remaining: amount }, old, postingDate);
  }
  const factor = currencyFactor(company, currency, postingDate);
  const transaction = beginTransaction(company);
  const series = type in SERIES ? SERIES[type as keyof typeof SERIES] : undefined;
  const documentNumber = input.documentNumber ?? (series === undefined ? 'OPENING' : nextNumber(company, series));
  const entry = postEntry(
    company,
    {
      customer,
      documentType: type,
      documentNumber,
      external: input.external ?? '',
      postingDate,
      dueDate: input.dueDate ?? postingDate,
      description: input.description ?? `${type === ' ' ? 'Opening balance' : type} ${documentNumber}`,
      currency,
      factor,
      amount,
      salesperson: customer.salesperson,
      paymentMethod: customer.paymentMethod,
    },
    transaction,
  );
  if (input.appliesTo !== undefined && input.appliesTo.length > 0) {
    applyEntry(company, entry, input.appliesTo, {
      postingDate,
      transaction,
      ...(input.amountMax === undefined ? {} : { amountMax: input.amountMax }),
      ...(input.toleranceMax === undefined ? {} : { toleranceMax: input.toleranceMax }),
    });
  }
  return entry;
}
