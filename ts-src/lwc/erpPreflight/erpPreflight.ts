import { LightningElement, api } from 'lwc';
import type { Problem } from 'c/erpCommand';
import {
  NO_VALUE,
  fieldName,
  fillLabel,
  formatAge,
  formatDate,
  formatMoney,
  formatNumber,
  formatPrice,
  formatShare,
} from 'c/erpFormat';
import type { StatusKind } from 'c/erpStatus';
import { labels } from './labels';
import type { Preflight, PreflightLine } from './preflight';

export { readPreflight, type Preflight } from './preflight';

const verdicts: Record<PreflightLine['verdict'], { kind: StatusKind; label: string }> = {
  ok: { kind: 'good', label: labels.ok },
  warning: { kind: 'attention', label: labels.warning },
  block: { kind: 'bad', label: labels.block },
};

/** What the ERP says to a quote before it is sent: who orders, the credit after it, and each line against its own. */
export default class ErpPreflight extends LightningElement {
  @api preflight?: Preflight;

  readonly labels = labels;

  get verdict(): { kind: StatusKind; label: string } {
    if (!this.preflight?.ready) return { kind: 'bad', label: labels.notReady };
    const warns = this.preflight.problems.length > 0 || this.preflight.lines.some(({ verdict }) => verdict !== 'ok');
    return warns ? { kind: 'attention', label: labels.readyWithWarnings } : { kind: 'good', label: labels.ready };
  }

  get checkedText(): string {
    const checked = this.preflight?.checked;
    return checked ? fillLabel(labels.checked, formatAge(new Date(checked), new Date())) : '';
  }

  get facts(): readonly { label: string; value: string }[] {
    const customer = this.preflight?.customer;
    if (!customer?.company) return [];
    const name = [customer.number, customer.name].filter(Boolean).join(' ');
    return [
      { label: labels.customer, value: customer.prospect ? fillLabel(labels.prospect, name) : name },
      { label: labels.company, value: customer.company ?? NO_VALUE },
      { label: labels.currency, value: customer.currency ?? NO_VALUE },
      { label: labels.terms, value: customer.terms ?? NO_VALUE },
      { label: labels.shipTo, value: customer.shipTo ?? NO_VALUE },
    ];
  }

  get credit(): object | undefined {
    const credit = this.preflight?.credit;
    if (!credit || credit.after === null) return undefined;
    const { limit, after, currency, exceeded } = credit;
    const afterText = formatMoney(after, currency);
    if (!limit) return { text: fillLabel(labels.creditNoLimit, afterText), hasLimit: false, exceeded: false };
    const share = after / limit;
    const limitText = formatMoney(limit, currency, 0);
    return {
      hasLimit: true,
      exceeded,
      used: String(Math.max(0, Math.min(100, Math.round(share * 100)))),
      usedText: formatShare(share),
      barClass: exceeded ? 'used used_over' : 'used',
      text: fillLabel(labels.creditAfter, afterText, limitText, formatShare(share)),
      warning: fillLabel(labels.creditExceeded, formatMoney(after - limit, currency)),
    };
  }

  get problems(): readonly object[] {
    return (this.preflight?.problems ?? []).map(describe);
  }

  get hasProblems(): boolean {
    return this.problems.length > 0;
  }

  get hasLines(): boolean {
    return (this.preflight?.lines.length ?? 0) > 0;
  }

  get lines(): readonly object[] {
    return (this.preflight?.lines ?? []).map((line, index) => ({
      key: `${index} ${line.lineId}`,
      product: line.product ?? line.item ?? NO_VALUE,
      item: [line.item, line.variant].filter(Boolean).join(' · '),
      quantity: `${formatNumber(line.quantity, 5)} ${line.unit ?? ''}`.trim(),
      price: formatPrice(line.price, line.currency),
      discount: discountText(line.discountPercent),
      erpPrice: formatPrice(line.erpPrice, line.currency),
      erpDiscount: [discountText(line.erpDiscountPercent), line.erpSource].filter(Boolean).join(' · '),
      difference: differenceOf(line),
      stock:
        line.stock === null || line.stock === undefined ? '' : fillLabel(labels.stock, formatNumber(line.stock, 5)),
      date: formatDate(line.shipmentDate),
      verdict: verdicts[line.verdict] ?? verdicts.warning,
      problems: line.problems.map(describe),
      hasProblems: line.problems.length > 0,
    }));
  }
}

function discountText(percent: number | null): string {
  return percent ? fillLabel(labels.discount, formatShare(percent / 100, percent % 1 === 0 ? 0 : 1)) : '';
}

/** Our price less discount against the ERP's, in words: a sign alone would not say who asks for more. */
function differenceOf({ price, discountPercent, erpPrice, erpDiscountPercent, currency }: PreflightLine): string {
  if (price === null || erpPrice === null) return NO_VALUE;
  const net = (amount: number, percent: number | null): number => amount * (1 - (percent ?? 0) / 100);
  const difference = Number((net(price, discountPercent) - net(erpPrice, erpDiscountPercent)).toFixed(5));
  if (difference === 0) return labels.same;
  return fillLabel(difference > 0 ? labels.above : labels.below, formatPrice(Math.abs(difference), currency));
}

function describe(problem: Problem, index: number): object {
  return {
    key: String(index),
    icon: problem.severity === 'block' ? 'utility:error' : 'utility:warning',
    variant: problem.severity === 'block' ? 'error' : 'warning',
    word: problem.severity === 'block' ? labels.block : labels.warning,
    text: [
      problem.message,
      problem.field ? fillLabel(labels.field, fieldName(problem.field)) : '',
      problem.action ?? '',
    ]
      .filter(Boolean)
      .join(' '),
  };
}
