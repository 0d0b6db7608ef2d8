import { newRow } from '../company.ts';
import { refuse } from '../errors.ts';
import type { Company } from '../model.ts';
import type { PriceList, PriceListLine, PriceStatus } from './model.ts';

/** What a price list line says; the rest is open: any customer, unit, currency, day and quantity, with discounts. */
export type LineSaying = Partial<
  Omit<PriceListLine, 'id' | 'version' | 'created' | 'modified' | 'list' | 'lineNumber'>
> &
  Pick<PriceListLine, 'assetNumber'>;

/** Adds a price list without lines. */
export function addPriceList(
  company: Company,
  list: { readonly code: string; readonly description: string; readonly status?: PriceStatus },
): PriceList {
  return company.priceLists.insert({ ...newRow(company), status: 'Active', lastLine: 0, ...list });
}

/** Why Business Central would not take the line; undefined when it would. */
function fault(company: Company, line: PriceListLine): string | undefined {
  const { asset, assetNumber, amountType, source, sourceNumber, unitPrice, discountPercent } = line;
  if (asset === 'Item' && company.items.byKey(assetNumber) === undefined) return `there is no item ${assetNumber}`;
  if (asset === 'Item Discount Group' && amountType !== 'Discount') return 'an item discount group has discounts only';
  if (source === 'Customer' && company.customers.byKey(sourceNumber) === undefined) {
    return `there is no customer ${sourceNumber}`;
  }
  if ((source === 'All Customers') !== (sourceNumber === ''))
    return 'a number belongs to every source but all customers';
  if (source === 'Customer Price Group' && amountType !== 'Price') return 'a customer price group has prices only';
  if (source === 'Customer Disc. Group' && amountType !== 'Discount') {
    return 'a customer discount group has discounts only';
  }
  if (amountType !== 'Discount' && unitPrice <= 0) return 'the unit price must be above zero';
  if (discountPercent < 0 || discountPercent > 100) return 'the line discount must be from 0 to 100 per cent';
  if (line.endingDate !== '' && line.endingDate < line.startingDate) return 'it ends before it starts';
  return line.minimumQuantity < 0 ? 'the minimum quantity must not be below zero' : undefined;
}

/**
 * Adds a line below the last one of a price list.
 * @throws ErpError when Business Central would not take it.
 */
export function addPriceLine(company: Company, list: PriceList, saying: LineSaying): PriceListLine {
  list.lastLine += 10_000;
  const line: PriceListLine = {
    ...newRow(company),
    list,
    lineNumber: list.lastLine,
    source: 'All Customers',
    sourceNumber: '',
    asset: 'Item',
    variant: '',
    unit: '',
    currency: '',
    startingDate: '',
    endingDate: '',
    minimumQuantity: 0,
    amountType: 'Price',
    unitPrice: 0,
    discountPercent: 0,
    allowLineDiscount: true,
    allowInvoiceDiscount: true,
    includesTax: false,
    taxArea: '',
    ...saying,
  };
  const why = fault(company, line);
  if (why !== undefined) throw refuse(`Price list ${list.code}, line ${line.lineNumber}: ${why}.`);
  return company.priceLines.insert(line);
}
