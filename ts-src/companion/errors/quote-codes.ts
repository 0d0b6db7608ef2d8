import type { ErrorCodes } from './code-entry.ts';

/** What a quote lacks to become an order, and what is worth knowing before; all of it for the one who sells. */
export const quoteCodes = {
  CMD_QUOTE_NO_ACCOUNT: {
    kind: 'data',
    owner: 'rep',
    sentence: 'The opportunity belongs to no account.',
    actions: ['Set the account of the opportunity.'],
  },
  CMD_QUOTE_NO_LINES: {
    kind: 'data',
    owner: 'rep',
    sentence: 'There are no products to order.',
    actions: ['Add products to the opportunity, or to the quote that is synced with it.'],
  },
  CMD_QUOTE_NOT_SYNCED: {
    kind: 'data',
    owner: 'rep',
    sentence: 'The opportunity has no synced quote to take the lines from.',
    actions: ['Start the sync of the quote that the customer accepted.'],
  },
  CMD_QUOTES_OFF: {
    kind: 'config',
    owner: 'admin',
    sentence: 'Lines shall come from quotes, but this org has no quotes or the companion may not see them.',
    actions: ['Switch quotes on, or set the connection to take lines from opportunity products.'],
  },
  CMD_CUSTOMER_SEVERAL: {
    kind: 'data',
    owner: 'rep',
    sentence: 'The account has several customers in the ERP.',
    actions: ['Choose the customer that the order is for.'],
  },
  CMD_CUSTOMER_MISSING: {
    kind: 'data',
    owner: 'finance',
    sentence: 'The ERP no longer has the customer that the account is linked to.',
    actions: ['Ask finance which customer the account belongs to now.'],
  },
  CMD_CUSTOMER_BLOCKED: {
    kind: 'data',
    owner: 'finance',
    sentence: 'The customer is blocked in the ERP for {what}.',
    actions: ['Ask finance to unblock the customer.'],
  },
  CMD_CUSTOMER_NEW: {
    kind: 'data',
    owner: 'rep',
    sentence: 'The account is no customer of the ERP yet; it becomes one when this is sent.',
    actions: ['Check name and address of the account before you send.'],
  },
  CMD_ADDRESS_MISSING: {
    kind: 'data',
    owner: 'rep',
    sentence: 'A new customer needs a billing address: street, postal code, city and country.',
    actions: ['Fill the billing address of the account.'],
  },
  CMD_CREDIT_EXCEEDED: {
    kind: 'data',
    owner: 'finance',
    sentence: 'With this order the customer would owe more than the credit limit.',
    actions: ['Send it on hold, or ask finance first.'],
  },
  CMD_RATE_MISSING: {
    kind: 'data',
    owner: 'finance',
    sentence: 'The ERP has no exchange rate for {currency}, so the credit was not checked.',
    actions: ['Have the rate entered in the ERP.'],
  },
  CMD_PRODUCT_NOT_LINKED: {
    kind: 'data',
    owner: 'rep',
    sentence: 'The product is no item of the ERP.',
    actions: ['Choose a product that comes from the ERP.'],
  },
  CMD_PRODUCT_OTHER_COMPANY: {
    kind: 'data',
    owner: 'rep',
    sentence: 'The product belongs to the company {company}, the customer to another one.',
    actions: ['Choose the product of the customer’s company.'],
  },
  CMD_ITEM_MISSING: {
    kind: 'data',
    owner: 'rep',
    sentence: 'The ERP no longer has the item of this product.',
    actions: ['Choose another product.'],
  },
  CMD_ITEM_BLOCKED: {
    kind: 'data',
    owner: 'rep',
    sentence: 'The item is blocked in the ERP.',
    actions: ['Choose another product, or ask for the item to be unblocked.'],
  },
  CMD_VARIANT_MISSING: {
    kind: 'data',
    owner: 'rep',
    sentence: 'The ERP has no such variant of the item.',
    actions: ['Choose another product.'],
  },
  CMD_UNIT_MISSING: {
    kind: 'data',
    owner: 'rep',
    sentence: 'The item is not sold in this unit in the ERP.',
    actions: ['Have the unit of the product corrected, or added to the item in the ERP.'],
  },
  CMD_QUANTITY_MISSING: {
    kind: 'data',
    owner: 'rep',
    sentence: 'The quantity must be more than zero.',
    actions: ['Enter the quantity of the line.'],
  },
  CMD_PRICE_MISSING: {
    kind: 'data',
    owner: 'rep',
    sentence: 'The line has no price.',
    actions: ['Enter the sales price of the line.'],
  },
  CMD_PRICE_DIFFERS: {
    kind: 'data',
    owner: 'rep',
    sentence: 'The price differs from the ERP’s by more than the tolerance. The order would carry your price.',
    actions: ['Check that the price is what was agreed.'],
  },
  CMD_STOCK_SHORT: {
    kind: 'data',
    owner: 'rep',
    sentence: 'The stock is less than the quantity.',
    actions: ['Agree a later date, or a part delivery.'],
  },
} as const satisfies ErrorCodes;
