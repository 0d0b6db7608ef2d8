import type { LineInput } from '../books/documents.ts';
import { badRequest, refuse } from '../books/errors.ts';
import type { Company, Item } from '../books/model.ts';
import { EMPTY_GUID } from '../books/random.ts';
import type { Body } from '../odata/entity-set.ts';

function itemOf(company: Company, body: Body): Item | undefined {
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

/**
 * A line of a draft from a decoded body: an item by id or number, an account, or a comment.
 * @throws ErpError 400 when both item and account are given or nothing matches.
 */
export function lineInput(company: Company, body: Body): LineInput {
  const account = body['accountId'] as string | undefined;
  if (account !== undefined && account !== EMPTY_GUID) {
    throw refuse('Lines by "accountId" are not kept here: accounts are not served. Use "lineObjectNumber".');
  }
  const item = itemOf(company, body);
  const comment = body['lineType'] === 'Comment' || (item === undefined && body['lineType'] === undefined);
  return {
    comment,
    quantity: (body['quantity'] as number | undefined) ?? 0,
    ...(item === undefined ? {} : { item }),
    ...(comment || item !== undefined ? {} : { account: (body['lineObjectNumber'] as string | undefined) ?? '' }),
    ...(body['unitPrice'] === undefined ? {} : { unitPrice: body['unitPrice'] as number }),
    ...(body['discountPercent'] === undefined ? {} : { discountPercent: body['discountPercent'] as number }),
    ...(body['discountAmount'] === undefined ? {} : { discountAmount: body['discountAmount'] as number }),
    ...(body['description'] === undefined ? {} : { description: body['description'] as string }),
    ...(body['sequence'] === undefined ? {} : { sequence: body['sequence'] as number }),
  };
}
