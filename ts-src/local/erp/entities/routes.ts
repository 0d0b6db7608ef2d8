import type { Company } from '../books/model.ts';
import type { EntitySet } from '../odata/entity-set.ts';
import type { ApiRoute } from '../odata/registry.ts';
import { accountingPeriodsSet, companiesSet, companyInformationSet } from './companies.ts';
import { contactDetailsSet, contactsSet } from './contacts.ts';
import { customerDetailsSet, customersSet, financialDetailsSet } from './customers.ts';
import { salesCreditMemosSet, salesInvoicesSet, salesOrdersSet, salesQuotesSet } from './documents.ts';
import { itemsSet, itemVariantsSet } from './items.ts';
import { creditMemoAmountsSet, detailedEntriesSet, invoiceAmountsSet, ledgerEntriesSet } from './ledger.ts';
import { creditMemoLinesSet, invoiceLinesSet, orderLinesSet, quoteLinesSet } from './lines.ts';
import { newCustomersSet } from './new-customers.ts';
import { customerTemplatesSet, orderLineMovementsSet, shipmentDetailsSet } from './order-details.ts';
import { pdfDocumentSet } from './pdf.ts';
import { priceInquiriesSet } from './price-inquiries.ts';
import {
  exchangeRateDetailsSet,
  itemDetailsSet,
  itemUnitsSet,
  priceGroupsSet,
  priceLinesSet,
  taxRatesSet,
} from './prices.ts';
import { CODE_ENTITY_SETS, exchangeRatesSet, paymentTermsSet } from './reference.ts';
import { serviceItemLinesSet, serviceItemsSet, serviceLinesSet, serviceOrdersSet } from './service.ts';
import { salesShipmentsSet, shipmentLinesSet } from './shipments.ts';

function route(path: string, sets: readonly EntitySet[]): ApiRoute {
  return { path, sets: new Map(sets.map((set) => [set.contract.set, set])) };
}

/** The API routes of an installation with our extension. Every route lists the companies. */
export function apiRoutes(companies: readonly Company[]): readonly ApiRoute[] {
  const all = companiesSet(companies);
  return [
    route('/api/v2.0', [
      all,
      companyInformationSet,
      accountingPeriodsSet,
      customersSet,
      financialDetailsSet,
      contactsSet,
      itemsSet,
      itemVariantsSet,
      ...CODE_ENTITY_SETS,
      paymentTermsSet,
      exchangeRatesSet,
      salesQuotesSet,
      quoteLinesSet,
      salesOrdersSet,
      orderLinesSet,
      salesShipmentsSet,
      shipmentLinesSet,
      salesInvoicesSet,
      invoiceLinesSet,
      salesCreditMemosSet,
      creditMemoLinesSet,
      pdfDocumentSet,
    ]),
    route('/api/counterpart/integration/v1.0', [
      all,
      ledgerEntriesSet,
      detailedEntriesSet,
      customerDetailsSet,
      invoiceAmountsSet,
      creditMemoAmountsSet,
      priceLinesSet,
      priceGroupsSet,
      itemUnitsSet,
      itemDetailsSet,
      exchangeRateDetailsSet,
      taxRatesSet,
      priceInquiriesSet,
      customerTemplatesSet,
      newCustomersSet,
      shipmentDetailsSet,
      orderLineMovementsSet,
      contactDetailsSet,
      serviceItemsSet,
      serviceOrdersSet,
      serviceItemLinesSet,
      serviceLinesSet,
    ]),
  ];
}
