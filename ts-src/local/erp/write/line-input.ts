import type { LineInput } from '../books/documents.ts';
import { badRequest, refuse } from '../books/errors.ts';
import type { Company, Item } from '../books/model.ts';
import { EMPTY_GUID } from '../books/random.ts';
import type { Body } from '../odata/entity-set.ts';

/** The item that a body names by id or number; undefined when it names none. */
export function itemNamed(company: Company, body: Body): Item | undefined {
  const id = body['itemId'] as string | undefined;
  if (id !== undefined && id !== EMPTY_GUID) {
    const item = company.items.byId(id);
    if (item === undefined) {
      throw badRequest('The "itemId" does not match to an Item.', 'Internal_InvalidTableRelation');
    }
    return item;
  }
  const number = body['lineObjectNumber'] as string | undefined;
  if (number === undefined || body['lineType'] === 'Account') return undefined;
  const item = company.items.byKey(number);
  if (item === undefined) {
    throw badRequest('The "lineObjectNumber" does not match to an Item.', 'Internal_InvalidTableRelation');
  }
  return item;
}

/** The code of the unit of measure that a body names by id or code; undefined when it names none. */
export function unitNamed(company: Company, body: Body): string | undefined {
  const id = body['unitOfMeasureId'] as string | undefined;
  const code = body['unitOfMeasureCode'] as string | undefined;
  const units = company.codes.unitsOfMeasure;
  if ((id === undefined || id === EMPTY_GUID) && (code === undefined || code === '')) return undefined;
  const unit = id === undefined || id === EMPTY_GUID ? units.byKey(code ?? '') : units.byId(id);
  if (unit === undefined || (code !== undefined && code !== '' && unit.code !== code)) {
    throw badRequest('The values do not match to a specific Unit of Measure.', 'Internal_InvalidTableRelation');
  }
  return unit.code;
}

/** The id of the variant that a body names; the empty guid when it names none. It must be one of the item's. */
export function variantNamed(company: Company, body: Body, item: Item | undefined): string {
  const id = (body['itemVariantId'] as string | undefined) ?? EMPTY_GUID;
  if (id !== EMPTY_GUID && company.variants.byId(id)?.item !== item) {
    throw badRequest('The "itemVariantId" does not match to a variant of the item.', 'Internal_InvalidTableRelation');
  }
  return id;
}

/** What a line does not keep: a value is refused, not lost. */
const NOT_KEPT = ['locationId', 'shippedQuantity', 'invoicedQuantity'];

function checkKept(body: Body): void {
  for (const name of NOT_KEPT) {
    const value = body[name];
    if (value !== undefined && value !== EMPTY_GUID && value !== 0) {
      throw refuse(`The "${name}" of a line is not kept here.`);
    }
  }
}

/**
 * A line of a draft from a decoded body: an item by id or number, an account, or a comment.
 * @throws ErpError 400 when both item and account are given or nothing matches.
 */
export function lineInput(company: Company, body: Body): LineInput {
  const account = body['accountId'] as string | undefined;
  if (account !== undefined && account !== EMPTY_GUID) {
    throw refuse('Lines by "accountId" are not kept here: accounts are not served. Use "lineObjectNumber".');
  }
  checkKept(body);
  const item = itemNamed(company, body);
  const unit = unitNamed(company, body);
  const comment = body['lineType'] === 'Comment' || (item === undefined && body['lineType'] === undefined);
  return {
    comment,
    quantity: (body['quantity'] as number | undefined) ?? 0,
    variantId: variantNamed(company, body, item),
    ...(item === undefined ? {} : { item }),
    ...(unit === undefined ? {} : { unit }),
    ...(body['shipmentDate'] === undefined ? {} : { shipmentDate: body['shipmentDate'] as string }),
    ...(comment || item !== undefined ? {} : { account: (body['lineObjectNumber'] as string | undefined) ?? '' }),
    ...(body['unitPrice'] === undefined ? {} : { unitPrice: body['unitPrice'] as number }),
    ...(body['discountPercent'] === undefined ? {} : { discountPercent: body['discountPercent'] as number }),
    ...(body['discountAmount'] === undefined ? {} : { discountAmount: body['discountAmount'] as number }),
    ...(body['description'] === undefined ? {} : { description: body['description'] as string }),
    ...(body['sequence'] === undefined ? {} : { sequence: body['sequence'] as number }),
  };
}
