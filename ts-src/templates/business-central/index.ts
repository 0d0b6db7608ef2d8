/** The mapping templates for Business Central, in the order in which they must run: parents before what refers to them. */
import application from './application.json' with { type: 'json' };
import contact from './contact.json' with { type: 'json' };
import customerAccount from './customer-account.json' with { type: 'json' };
import customer from './customer.json' with { type: 'json' };
import customerPrice from './customer-price.json' with { type: 'json' };
import exchangeRate from './exchange-rate.json' with { type: 'json' };
import itemCardPrice from './item-card-price.json' with { type: 'json' };
import itemProduct from './item-product.json' with { type: 'json' };
import itemUnit from './item-unit.json' with { type: 'json' };
import itemVariant from './item-variant.json' with { type: 'json' };
import ledgerEntry from './ledger-entry.json' with { type: 'json' };
import price from './price.json' with { type: 'json' };
import salesCreditMemo from './sales-credit-memo.json' with { type: 'json' };
import salesInvoice from './sales-invoice.json' with { type: 'json' };
import salesOrder from './sales-order.json' with { type: 'json' };
import salesShipment from './sales-shipment.json' with { type: 'json' };
import serviceItem from './service-item.json' with { type: 'json' };
import serviceOrder from './service-order.json' with { type: 'json' };
import taxRate from './tax-rate.json' with { type: 'json' };
import { parseMappingDocument } from '../../mapping/index.ts';
import type { MappingDocument } from '../../mapping/index.ts';

/** Parsed templates; parsing checks them, so a broken one fails at start. */
export const businessCentralTemplates: readonly MappingDocument[] = [
  customerAccount,
  customer,
  contact,
  itemProduct,
  itemVariant,
  itemUnit,
  exchangeRate,
  taxRate,
  itemCardPrice,
  price,
  customerPrice,
  salesOrder,
  salesShipment,
  salesInvoice,
  salesCreditMemo,
  ledgerEntry,
  application,
  serviceItem,
  serviceOrder,
].map(parseMappingDocument);
