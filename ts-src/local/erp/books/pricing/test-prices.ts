import type { Company, Item } from '../model.ts';
import { addPriceLine, addPriceList, type LineSaying } from './lists.ts';
import type { PriceListLine, PriceStatus } from './model.ts';

/** Adds a price list of one line about the item to a company of a test. */
export function listOfOne(
  company: Company,
  item: Item,
  { status, ...line }: Partial<LineSaying> & { readonly status?: PriceStatus },
): PriceListLine {
  const code = `S${String(company.priceLists.size + 1).padStart(5, '0')}`;
  const list = addPriceList(company, {
    code,
    description: `List ${code}`,
    ...(status === undefined ? {} : { status }),
  });
  return addPriceLine(company, list, { assetNumber: item.number, ...line });
}
