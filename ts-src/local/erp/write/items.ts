import { touch } from '../books/company.ts';
import { badRequest, refuse } from '../books/errors.ts';
import type { CodeSet, Company, Item } from '../books/model.ts';
import type { Writer } from '../odata/entity-set.ts';

const PLAIN: Readonly<Record<string, keyof Item>> = {
  displayName: 'description',
  displayName2: 'description2',
  type: 'type',
  blocked: 'blocked',
  gtin: 'gtin',
  unitPrice: 'unitPrice',
  unitCost: 'unitCost',
  priceIncludesTax: 'priceIncludesTax',
};

const CODES: Readonly<Record<string, readonly [keyof Item, CodeSet]>> = {
  itemCategoryCode: ['category', 'itemCategories'],
  taxGroupCode: ['taxGroup', 'taxGroups'],
  baseUnitOfMeasureCode: ['unit', 'unitsOfMeasure'],
};

function assign(company: Company, item: Item, [name, value]: [string, unknown]): void {
  const plain = PLAIN[name];
  const code = CODES[name];
  if (plain !== undefined) Object.assign(item, { [plain]: value });
  else if (code === undefined) throw refuse(`The "${name}" of an item cannot be changed here.`);
  else if (value !== '' && company.codes[code[1]].byKey(value as string) === undefined) {
    throw badRequest(`The "${name}" does not match to a record of ${code[1]}.`, 'Internal_InvalidTableRelation');
  } else Object.assign(item, { [code[0]]: value });
}

/** Changes items; they are neither created nor deleted here. */
export const itemWriter: Writer = {
  modify: (company, item: Item, body) => {
    const before = { ...item };
    const undo = (): void => void Object.assign(item, before);
    try {
      for (const field of Object.entries(body)) assign(company, item, field);
    } catch (error) {
      undo();
      throw error;
    }
    touch(company, item);
    return undo;
  },
};
