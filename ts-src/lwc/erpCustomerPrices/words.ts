import type { EffectivePrice, PriceProblem, PriceRow, PriceRule } from 'c/erpPricing';
import { fillLabel, formatDate, formatNumber, formatPrice, formatShare } from 'c/erpFormat';
import { labels } from './labels';

/** Why there is no price. */
export const problems: Record<PriceProblem, string> = {
  NO_ITEM: labels.noItem,
  NO_UNIT: labels.noUnit,
  NO_RATE: labels.noRate,
};

const conversions: Record<PriceRule['converted'][number], string> = {
  currency: labels.convertedCurrency,
  unit: labels.convertedUnit,
  tax: labels.convertedTax,
};

/** Where a price or discount is from, as a sentence: the list or the card, for whom, how long, and how converted. */
export function ruleText({ row, converted }: PriceRule): string {
  const list = row.listName ?? row.list ?? '';
  const parts = [sourceText(row, list), validityText(row), ...converted.map((how) => conversions[how])];
  return parts.filter(Boolean).join(' · ');
}

function sourceText(row: PriceRow, list: string): string {
  switch (row.source) {
    case 'Item Card':
      return labels.fromCard;
    case 'Customer Price Group':
      return fillLabel(labels.fromPriceGroup, row.group ?? '', list);
    case 'Customer Disc. Group':
      return fillLabel(labels.fromDiscountGroup, row.group ?? '', list);
    case 'Customer':
      return fillLabel(labels.fromCustomer, list);
    default:
      return fillLabel(labels.fromAll, list);
  }
}

function validityText({ startingDate, endingDate }: PriceRow): string {
  if (startingDate && endingDate) return fillLabel(labels.between, formatDate(startingDate), formatDate(endingDate));
  if (startingDate) return fillLabel(labels.since, formatDate(startingDate));
  return endingDate ? fillLabel(labels.until, formatDate(endingDate)) : '';
}

/** A price as the page shows it. */
export function priceView(price: EffectivePrice, currency: string, unit: string): object {
  const { unitPrice, discountPercent, netPrice, priceRule, discountRule } = price;
  const digits = Number.isInteger(discountPercent) ? 0 : 2;
  return {
    net: fillLabel(labels.perUnit, formatPrice(netPrice, currency), unit),
    unitPrice: formatPrice(unitPrice, currency),
    discount: discountPercent > 0 ? formatShare(discountPercent / 100, digits) : '',
    rule: ruleText(priceRule),
    discountRule: discountRule ? ruleText(discountRule) : '',
    tax: priceRule.row.includesTax ? labels.withTax : '',
  };
}

/** From which quantity a price counts. */
export function fromText(quantity: number, unit: string): string {
  return `${formatNumber(quantity, 5)} ${unit}`.trim();
}
