import { valueOf, type Field } from 'c/erpAccountData';
import type { DocumentRow } from 'c/erpDocumentList';
import { daysBetween, fillLabel, formatDate, formatDays, formatMoney } from 'c/erpFormat';
import { labels } from './labels';

/** What the rows need to know besides their records. */
export interface RowContext {
  readonly today: string;
  readonly homeCurrency: string | null;
  readonly companyName: string;
}

export interface InvoiceNode {
  readonly Id: string;
  readonly Number__c?: Field<string>;
  readonly Type__c?: Field<string>;
  readonly Posting_Date__c?: Field<string>;
  readonly Due_Date__c?: Field<string>;
  readonly Status__c?: Field<string>;
  readonly Currency__c?: Field<string>;
  readonly Gross__c?: Field<number>;
  readonly Gross_Home__c?: Field<number>;
  readonly Remaining__c?: Field<number>;
  readonly Order_Number__c?: Field<string>;
  readonly External_Document_Number__c?: Field<string>;
  readonly Applies_To_Number__c?: Field<string>;
  readonly Complete__c?: Field<boolean>;
  readonly Bill_To_Customer__c?: Field<string>;
  readonly Bill_To_Customer__r?: { readonly Name?: Field<string> } | null;
}

export interface EntryNode {
  readonly Id: string;
  readonly Document_Type__c?: Field<string>;
  readonly Document_Number__c?: Field<string>;
  readonly Description__c?: Field<string>;
  readonly Posting_Date__c?: Field<string>;
  readonly Due_Date__c?: Field<string>;
  readonly Currency__c?: Field<string>;
  readonly Amount__c?: Field<number>;
  readonly Amount_Home__c?: Field<number>;
  readonly Remaining__c?: Field<number>;
  readonly Invoice__c?: Field<string>;
}

/** A posted invoice or credit memo. One whose lines are still on their way is shown as loading. */
export function invoiceRow(node: InvoiceNode, context: RowContext, customerId: string): DocumentRow {
  const currency = valueOf(node.Currency__c) ?? context.homeCurrency;
  const number = valueOf(node.Number__c) ?? '';
  const amount = formatMoney(valueOf(node.Gross__c), currency);
  const remaining = formatMoney(valueOf(node.Remaining__c), currency);
  const date = formatDate(valueOf(node.Posting_Date__c));
  const due = formatDate(valueOf(node.Due_Date__c));
  const status = invoiceStatus(node, context.today);
  const isCredit = valueOf(node.Type__c) === 'Credit Memo';
  const mail = isCredit ? labels.mailCredit : labels.mail;
  return {
    id: node.Id,
    number,
    note: invoiceNote(node, customerId),
    date,
    due,
    amount,
    homeAmount: inHome(valueOf(node.Gross_Home__c), currency, context),
    remaining,
    status,
    invoiceId: node.Id,
    entryId: '',
    currency,
    mailText: fillLabel(mail, number, date, amount, due, remaining, status.label, context.companyName),
  };
}

/** A payment or refund. Its ledger amount is negative for what came in; people read it the other way round. */
export function paymentRow(node: EntryNode, context: RowContext): DocumentRow {
  const sign = valueOf(node.Document_Type__c) === 'Payment' ? -1 : 1;
  const row = entryRow(node, context, sign);
  const amount = valueOf(node.Amount__c) ?? 0;
  const rest = valueOf(node.Remaining__c) ?? 0;
  const status: DocumentRow['status'] =
    rest === 0
      ? { kind: 'good', label: labels.applied }
      : { kind: 'attention', label: Math.abs(rest) < Math.abs(amount) ? labels.partlyApplied : labels.unapplied };
  const mailText = fillLabel(labels.mailPayment, row.number, row.date, row.amount, context.companyName);
  return { ...row, status, invoiceId: '', entryId: node.Id, mailText };
}

/** An open ledger entry of any kind that the customer still has to pay. */
export function openItemRow(node: EntryNode, context: RowContext): DocumentRow {
  const row = entryRow(node, context, 1);
  const status = dueStatus(valueOf(node.Due_Date__c), context.today);
  const invoiceId = valueOf(node.Invoice__c) ?? '';
  const { number, date, amount, due, remaining } = row;
  const mailText = fillLabel(labels.mail, number, date, amount, due, remaining, status.label, context.companyName);
  return { ...row, status, invoiceId, entryId: invoiceId ? '' : node.Id, mailText };
}

function entryRow(node: EntryNode, context: RowContext, sign: 1 | -1): DocumentRow {
  const currency = valueOf(node.Currency__c) ?? context.homeCurrency;
  const description = valueOf(node.Description__c) ?? '';
  const type = node.Document_Type__c?.displayValue ?? valueOf(node.Document_Type__c) ?? '';
  const signed = (value: number | null): number | null => (value === null ? null : sign * value + 0);
  return {
    id: node.Id,
    number: valueOf(node.Document_Number__c) ?? '',
    note: [type, description].filter(Boolean).join(' · '),
    date: formatDate(valueOf(node.Posting_Date__c)),
    due: formatDate(valueOf(node.Due_Date__c)),
    amount: formatMoney(signed(valueOf(node.Amount__c)), currency),
    homeAmount: inHome(signed(valueOf(node.Amount_Home__c)), currency, context),
    remaining: formatMoney(signed(valueOf(node.Remaining__c)), currency),
    status: { kind: 'neutral', label: '' },
    invoiceId: '',
    entryId: node.Id,
    currency,
    mailText: '',
  };
}

/** The ERP's own status, made sharper where amounts and dates allow: loading, overdue, partly paid. */
function invoiceStatus(node: InvoiceNode, today: string): DocumentRow['status'] {
  if (valueOf(node.Complete__c) === false) return { kind: 'busy', label: labels.statusLoading };
  const status = valueOf(node.Status__c);
  const remaining = valueOf(node.Remaining__c);
  if (status === 'Canceled' || status === 'Corrective') {
    return { kind: 'neutral', label: node.Status__c?.displayValue ?? status };
  }
  const isCredit = valueOf(node.Type__c) === 'Credit Memo';
  if (remaining === 0 || (remaining === null && status === 'Paid')) {
    return { kind: 'good', label: isCredit ? labels.settled : labels.paid };
  }
  if (isCredit) return { kind: 'attention', label: labels.open };
  const late = dueStatus(valueOf(node.Due_Date__c), today);
  const isPart = remaining !== null && remaining < (valueOf(node.Gross__c) ?? 0);
  return late.kind === 'bad' || !isPart ? late : { kind: 'attention', label: labels.partlyPaid };
}

function dueStatus(due: string | null, today: string): DocumentRow['status'] {
  const days = due === null ? 0 : daysBetween(due, today);
  return days > 0
    ? { kind: 'bad', label: fillLabel(labels.overdue, formatDays(days)) }
    : { kind: 'attention', label: labels.open };
}

function invoiceNote(node: InvoiceNode, customerId: string): string {
  const billTo = valueOf(node.Bill_To_Customer__c);
  const payer = billTo !== null && billTo !== customerId ? valueOf(node.Bill_To_Customer__r?.Name) : null;
  const parts = [
    valueOf(node.External_Document_Number__c),
    valueOf(node.Order_Number__c),
    valueOf(node.Applies_To_Number__c),
    payer,
  ];
  return parts.filter(Boolean).join(' · ');
}

function inHome(value: number | null, currency: string | null, context: RowContext): string {
  if (value === null || currency === context.homeCurrency) return '';
  return fillLabel(labels.homeAmount, formatMoney(value, context.homeCurrency));
}
