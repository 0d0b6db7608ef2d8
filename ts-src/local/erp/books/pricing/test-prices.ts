import { newRow } from '../company.ts';
import type { Company, Item } from '../model.ts';
import type { PriceListLine, PriceStatus } from './model.ts';

/** Adds a price list with the line to a company of a test; what the line does not say is open. */
export function addPriceLine(
  company: Company,
  item: Item,
  line: Partial<Omit<PriceListLine, 'list'>> & { readonly status?: PriceStatus },
): PriceListLine {
  const code = `S${String(company.priceLists.size + 1).padStart(5, '0')}`;
  const { status = 'Active', ...said } = line;
  const list = company.priceLists.insert({ ...newRow(company), code, description: `List ${code}`, status });
  return company.priceLines.insert({
    ...newRow(company),
    list,
    lineNumber: 10_000,
    source: 'All Customers',
    sourceNumber: '',
    asset: 'Item',
    assetNumber: item.number,
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
    ...said,
  });
}
