import type { ErpCustomer, Position } from 'c/erpAccountData';
import { fiscalWindow } from 'c/erpFiscal';
import {
  NO_VALUE,
  changeShare,
  fillLabel,
  formatChange,
  formatDate,
  formatDays,
  formatMoney,
  formatShare,
} from 'c/erpFormat';
import type { StatusKind } from 'c/erpStatus';
import { labels } from './labels';

/** One fact as the strip shows it: the figure, what stands below it, and what the pointer reveals. */
export interface Fact {
  readonly figure: string;
  readonly detail: string;
  readonly hint: string;
}

/** Overdue amount and the age of the oldest unpaid entry. Credits that settle nothing yet do not lessen it. */
export function overdueFact(position: Position, customer: ErpCustomer): Fact & { status: StatusKind } {
  if (!position.ledgerVisible) return { figure: NO_VALUE, detail: labels.noAccess, hint: '', status: 'neutral' };
  const late = position.overdueHome > 0;
  const elsewhere = position.owedHome === 0 ? position.billedTo : '';
  if (elsewhere) {
    const detail = fillLabel(labels.billedToShort, elsewhere);
    return { figure: formatMoney(0, customer.currency), detail, hint: '', status: 'neutral' };
  }
  return {
    figure: formatMoney(position.overdueHome, customer.currency),
    detail: late ? fillLabel(labels.oldest, formatDays(position.oldestDays)) : labels.overdueNone,
    hint: '',
    status: late ? 'bad' : 'good',
  };
}

/** Balance against the credit limit; without a limit there is no bar. In Business Central 0 means no limit. */
export function creditFact(customer: ErpCustomer): Fact & { used: number | null; usedText: string; isOver: boolean } {
  const { balance, creditLimit, currency } = customer;
  const figure = formatMoney(balance, currency);
  const nothing = { used: null, usedText: '', isOver: false, hint: '' };
  if (balance === null) return { ...nothing, figure, detail: labels.noAccess };
  if (!creditLimit) return { ...nothing, figure, detail: labels.noLimit };
  const share = balance / creditLimit;
  const rest = creditLimit - balance;
  return {
    figure,
    detail: fillLabel(labels.balanceOfLimit, formatMoney(creditLimit, currency, 0), formatShare(share)),
    hint: fillLabel(
      rest < 0 ? labels.overLimit : labels.available,
      formatMoney(Math.abs(rest), currency),
      formatMoney(creditLimit, currency, 0),
    ),
    used: Math.max(0, Math.min(100, Math.round(share * 100))),
    usedText: formatShare(share),
    isOver: rest < 0,
  };
}

const reasons: Record<string, string> = {
  All: labels.blockedAll,
  Invoice: labels.blockedInvoice,
  Ship: labels.blockedShip,
};

/** Whether the ERP holds the customer, and what it refuses. */
export function holdFact(customer: ErpCustomer): { status: StatusKind; word: string; detail: string } {
  if (!customer.blocked) return { status: 'good', word: labels.holdNone, detail: labels.holdNoneDetail };
  const detail = reasons[customer.blocked] ?? fillLabel(labels.blockedOther, customer.blocked);
  return { status: 'bad', word: labels.holdYes, detail };
}

/** What is ordered and not yet invoiced, and when the next of it ships; without figures orders are not synchronised. */
export function ordersFact(customer: ErpCustomer, today: string): Fact & { status: StatusKind | '' } {
  const { openOrders, nextShipment, currency } = customer;
  if (openOrders === null) return { figure: labels.notSetUp, detail: labels.ordersDetail, hint: '', status: '' };
  const figure = formatMoney(openOrders, currency);
  if (nextShipment === null) {
    return { figure, detail: openOrders > 0 ? labels.nothingToShip : labels.noOpenOrders, hint: '', status: '' };
  }
  const isLate = nextShipment < today;
  const detail = fillLabel(isLate ? labels.shipmentLate : labels.nextShipment, formatDate(nextShipment));
  return { figure, detail, hint: '', status: isLate ? 'bad' : '' };
}

/** Sales of this fiscal year against the same days of the one before. */
export function salesFact(position: Position, customer: ErpCustomer, today: string): Fact & { trend: string } {
  if (!position.salesVisible) return { figure: NO_VALUE, detail: labels.noAccess, hint: '', trend: '' };
  const { salesThisYear, salesLastYear, loadingDocuments } = position;
  const year = fiscalWindow(customer.fiscalYears, today);
  const change = changeShare(salesThisYear, salesLastYear);
  const compared = fillLabel(labels.lastYear, formatMoney(salesLastYear, customer.currency, 0), formatChange(change));
  const days = [year.start, year.today, year.lastStart, year.lastSameDay].map(formatDate);
  return {
    figure: formatMoney(salesThisYear, customer.currency, 0),
    detail: change === null ? labels.lastYearNone : compared,
    hint: fillLabel(labels.salesNote, ...days),
    trend: loadingDocuments > 0 ? fillLabel(labels.loadingDocuments, loadingDocuments) : '',
  };
}
