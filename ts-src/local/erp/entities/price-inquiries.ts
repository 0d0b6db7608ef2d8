import { badRequest } from '../books/errors.ts';
import { billToOf } from '../books/documents.ts';
import { dayOf } from '../books/dates.ts';
import type { Company, Item } from '../books/model.ts';
import { quantityPerUnit, soldIn } from '../books/pricing/item-units.ts';
import type { PriceSource } from '../books/pricing/model.ts';
import { proposePrice } from '../books/pricing/propose.ts';
import { EMPTY_DATE } from '../books/random.ts';
import { defineSet, type Body } from '../odata/entity-set.ts';

/** An answered question; nothing of it is stored. */
interface PriceInquiry {
  readonly id: string;
  readonly customerNumber: string;
  readonly itemNumber: string;
  readonly variantCode: string;
  readonly unitOfMeasureCode: string;
  readonly quantity: number;
  readonly orderDate: string;
  readonly currencyCode: string;
  readonly unitPrice: number;
  readonly lineDiscountPercent: number;
  readonly priceListCode: string;
  readonly discountListCode: string;
  readonly sourceType: PriceSource | 'All';
  readonly inventory: number;
  readonly earliestShipmentDate: string;
}

const textOf = (body: Body, name: string): string => (body[name] as string | undefined) ?? '';

function missing(table: string, field: string, value: string): Error {
  const identification = `Identification fields and values: ${field}='${value}'`;
  return badRequest(`The ${table} does not exist. ${identification}`, 'Internal_RecordNotFound');
}

function variantOf(company: Company, item: Item, code: string): string {
  if (code !== '' && company.variants.byKey(`${item.number}\t${code}`) === undefined) {
    throw missing('Item Variant', 'Code', code);
  }
  return code;
}

/** The currency as stored: blank for the company's own. */
function currencyOf(company: Company, code: string): string {
  if (code === '' || code === company.currency) return '';
  if (company.codes.currencies.byKey(code) === undefined) throw missing('Currency', 'Code', code);
  return code;
}

function ask(company: Company, body: Body): PriceInquiry {
  const customer = company.customers.byKey(textOf(body, 'customerNumber'));
  if (customer === undefined) throw missing('Customer', 'No.', textOf(body, 'customerNumber'));
  const item = company.items.byKey(textOf(body, 'itemNumber'));
  if (item === undefined) throw missing('Item', 'No.', textOf(body, 'itemNumber'));
  const billTo = billToOf(company, customer);
  const day = textOf(body, 'orderDate');
  const orderDate = day === '' || day === EMPTY_DATE ? dayOf(company.time.now()) : day;
  const quantity = (body['quantity'] as number | undefined) ?? 0;
  const asked = {
    customer: billTo,
    item,
    variant: variantOf(company, item, textOf(body, 'variantCode')),
    unit: textOf(body, 'unitOfMeasureCode') || soldIn(item),
    quantity,
    day: orderDate,
    currency: currencyOf(company, textOf(body, 'currencyCode')),
    including: billTo.pricesIncludeTax,
  };
  const price = proposePrice(company, asked);
  const enough = item.inventory >= quantity * quantityPerUnit(company, item, asked.unit);
  return {
    id: company.newId(),
    customerNumber: customer.number,
    itemNumber: item.number,
    variantCode: asked.variant,
    unitOfMeasureCode: asked.unit,
    quantity,
    orderDate,
    currencyCode: asked.currency,
    unitPrice: price.unitPrice,
    lineDiscountPercent: price.discountPercent,
    priceListCode: price.priceLine?.list.code ?? '',
    discountListCode: price.discountLine?.list.code ?? '',
    sourceType: price.priceLine?.source ?? 'All',
    inventory: item.inventory,
    earliestShipmentDate: enough ? orderDate : EMPTY_DATE,
  };
}

/** Asks what a sales line would cost; listing gives nothing. */
export const priceInquiriesSet = defineSet<PriceInquiry>('priceInquiries', {
  rows: () => [],
  find: () => undefined,
  version: () => 1,
  get: {
    id: (row) => row.id,
    customerNumber: (row) => row.customerNumber,
    itemNumber: (row) => row.itemNumber,
    variantCode: (row) => row.variantCode,
    unitOfMeasureCode: (row) => row.unitOfMeasureCode,
    quantity: (row) => row.quantity,
    orderDate: (row) => row.orderDate,
    currencyCode: (row) => row.currencyCode,
    unitPrice: (row) => row.unitPrice,
    lineDiscountPercent: (row) => row.lineDiscountPercent,
    priceListCode: (row) => row.priceListCode,
    discountListCode: (row) => row.discountListCode,
    sourceType: (row) => row.sourceType,
    inventory: (row) => row.inventory,
    earliestShipmentDate: (row) => row.earliestShipmentDate,
  },
  write: { insert: (company, body) => ({ row: ask(company, body), undo: () => undefined }) },
});
