import type { Item, ItemVariant } from '../books/model.ts';
import { EMPTY_GUID } from '../books/random.ts';
import { defineSet, to, toOne } from '../odata/entity-set.ts';
import { itemWriter } from '../write/items.ts';
import { idOfCode } from './codes.ts';

export const itemsSet = defineSet<Item>('items', {
  rows: (company) => company.items.rows(),
  find: (company, key) => company.items.byId(key),
  version: (row) => row.version,
  get: {
    id: (row) => row.id,
    number: (row) => row.number,
    displayName: (row) => row.description,
    displayName2: (row) => row.description2,
    type: (row) => row.type,
    itemCategoryId: (row, company) => idOfCode(company, 'itemCategories', row.category),
    itemCategoryCode: (row) => row.category,
    blocked: (row) => row.blocked,
    gtin: (row) => row.gtin,
    inventory: (row) => row.inventory,
    unitPrice: (row) => row.unitPrice,
    priceIncludesTax: (row) => row.priceIncludesTax,
    unitCost: (row) => row.unitCost,
    taxGroupId: (row, company) => idOfCode(company, 'taxGroups', row.taxGroup),
    taxGroupCode: (row) => row.taxGroup,
    baseUnitOfMeasureId: (row, company) => idOfCode(company, 'unitsOfMeasure', row.unit),
    baseUnitOfMeasureCode: (row) => row.unit,
    generalProductPostingGroupId: () => EMPTY_GUID,
    generalProductPostingGroupCode: (row) => row.postingGroup,
    inventoryPostingGroupId: () => EMPTY_GUID,
    inventoryPostingGroupCode: (row) => row.inventoryGroup,
    lastModifiedDateTime: (row) => row.modified,
  },
  navigation: {
    itemVariants: to<Item>('itemVariants', (row, company) => company.variants.rows().filter((v) => v.item === row)),
    itemCategory: toOne<Item>('itemCategories', (row, company) => company.codes.itemCategories.byKey(row.category)),
    unitOfMeasure: toOne<Item>('unitsOfMeasure', (row, company) => company.codes.unitsOfMeasure.byKey(row.unit)),
  },
  write: itemWriter,
});

export const itemVariantsSet = defineSet<ItemVariant>('itemVariants', {
  rows: (company) => company.variants.rows(),
  find: (company, key) => company.variants.byId(key),
  version: (row) => row.version,
  get: {
    id: (row) => row.id,
    itemId: (row) => row.item.id,
    itemNumber: (row) => row.item.number,
    code: (row) => row.code,
    description: (row) => row.description,
    lastModifiedDateTime: (row) => row.modified,
  },
  navigation: { item: toOne<ItemVariant>('items', (row) => row.item) },
});
