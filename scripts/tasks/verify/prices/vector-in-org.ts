import { effectivePrice, type PriceRow } from '../../../../ts-src/lwc/erpPricing/erpPricing.ts';
import { GIVEN, type PriceVector, type VectorAnswer, type VectorLine } from './vector.ts';

const OPEN: Omit<PriceRow, 'id' | 'source'> = {
  group: null,
  itemNumber: null,
  itemGroup: null,
  variant: null,
  unit: null,
  currency: GIVEN.home,
  amountType: 'Price',
  unitPrice: null,
  discountPercent: null,
  minimumQuantity: null,
  startingDate: null,
  endingDate: null,
  allowLineDiscount: true,
  includesTax: false,
  taxArea: null,
  taxGroup: null,
  list: null,
  lineNumber: null,
  listName: null,
};

/** The row that the line stands as in the org; null for a line of another customer, which is below that one. */
function rowOf(line: VectorLine, index: number): PriceRow | null {
  const { source = 'All Customers', asset = 'Item', assetNumber = GIVEN.item.number, sourceNumber } = line;
  if (source === 'Customer' && sourceNumber !== GIVEN.customer.number) return null;
  const { amountType = 'Price', ...said } = line;
  return {
    ...OPEN,
    id: `row ${index}`,
    source,
    group: source === 'Customer' ? null : (sourceNumber ?? null),
    itemNumber: asset === 'Item' ? assetNumber : null,
    itemGroup: asset === 'Item' ? null : assetNumber,
    variant: said.variant ?? null,
    unit: said.unit ?? null,
    currency: said.currency ?? GIVEN.home,
    amountType: amountType === 'Any' ? 'Price & Discount' : amountType,
    unitPrice: said.unitPrice ?? null,
    discountPercent: said.discountPercent ?? null,
    minimumQuantity: said.minimumQuantity ?? null,
    startingDate: said.startingDate ?? null,
    endingDate: said.endingDate ?? null,
    allowLineDiscount: said.allowLineDiscount ?? true,
    includesTax: said.includesTax ?? false,
    taxArea: said.taxArea ?? null,
    list: `L${index}`,
  };
}

/** The calculation over the org's objects, with the vector's lines standing there as rows. */
export function answerOfOrg(vector: PriceVector): VectorAnswer | { readonly problem: string } {
  const { item: given, customer, home } = GIVEN;
  const unit = vector.item?.unit ?? given.unit;
  const card: PriceRow = {
    ...OPEN,
    id: 'card',
    source: 'Item Card',
    itemNumber: given.number,
    itemGroup: given.group,
    unit,
    unitPrice: vector.item?.unitPrice ?? given.unitPrice,
    taxGroup: 'STANDARD',
  };
  const units = Object.entries(vector.units ?? GIVEN.units).map(([code, quantity]) => ({
    itemNumber: given.number,
    unit: code,
    quantity,
  }));
  const taxes = [{ area: 'DOMESTIC', group: 'STANDARD', percent: GIVEN.taxes.DOMESTIC.STANDARD }];
  const rates = GIVEN.rates.map((rate) => ({ ...rate, rounding: null }));
  const { variant, ...ask } = { ...GIVEN.ask, unit, ...vector.ask };
  const result = effectivePrice(
    {
      rows: [card, ...vector.lines.map(rowOf).filter((row) => row !== null)],
      customer: { ...customer, homeCurrency: home, allowLineDiscount: true, pricesIncludeTax: false },
      conversions: { units, rates, taxes },
    },
    { ...ask, itemNumber: given.number, variant: variant === '' ? null : variant },
  );
  if ('problem' in result) return result;
  return {
    unitPrice: result.unitPrice,
    discountPercent: result.discountPercent,
    priceSource: result.priceRule.row.source,
    ...(result.discountRule === null ? {} : { discountSource: result.discountRule.row.source }),
  };
}
