import { currencyOf, type ErpCompanyReader, type Row } from './erp-reader.ts';
import { day, decoded, half, keyOf, ownKey, put, text, type ExpectedRecords } from './record.ts';

interface Reference {
  /** Units of the company's own currency for one of the order's on a day. */
  readonly rate: (currency: string, on: string) => number | null;
  /** Quantities credited by `order number|line number`. */
  readonly credited: ReadonlyMap<string, number>;
  readonly variants: ReadonlyMap<string, string>;
}

/** Orders that the ERP has, with their lines; finished ones are gone from the ERP and stay in the org alone. */
export async function expectOrders(company: ErpCompanyReader, into: ExpectedRecords): Promise<void> {
  const reference = await referenceOf(company);
  for (const row of await company.standard('salesOrders?$expand=salesOrderLines')) {
    putOrder(company, into, { row, reference });
  }
}

async function referenceOf(company: ErpCompanyReader): Promise<Reference> {
  const rates = (await company.standard('currencyExchangeRates')).toSorted((a, b) =>
    a['startingDate'] < b['startingDate'] ? 1 : -1,
  );
  const credited = new Map<string, number>();
  for (const row of await company.extension("orderLineMovements?$filter=kind eq 'Credit_x0020_Memo'")) {
    const place = `${row['orderNumber']}|${row['orderLineNumber']}`;
    credited.set(place, (credited.get(place) ?? 0) + row['quantity']);
  }
  const rate: Reference['rate'] = (currency, on) => {
    if (currency === company.currency) return 1;
    const found = rates.find((one) => one['currencyCode'] === currency && one['startingDate'] <= on);
    return found === undefined ? null : found['relationalExchangeRateAmount'] / found['exchangeRateAmount'];
  };
  const variants = new Map((await company.standard('itemVariants')).map((row) => [row['id'], row['code']]));
  return { rate, credited, variants };
}

function putOrder(
  company: ErpCompanyReader,
  into: ExpectedRecords,
  { row, reference }: { readonly row: Row; readonly reference: Reference },
): void {
  const key = ownKey(company, 'salesOrder', row['id']);
  const lines: Row[] = row['salesOrderLines'];
  const currency = currencyOf(company, row['currencyCode']);
  const rate = reference.rate(currency, row['orderDate']);
  const unshipped = lines.filter((line) => line['shippedQuantity'] < line['quantity']);
  const dates = unshipped.map((line) => day(line['shipmentDate'])).filter((date) => date !== null);
  const open = half(lines.reduce((sum, line) => sum + openNet(line), 0));
  put(into, 'ERP_Order__c', key, {
    'Customer__r.ERP_Key__c': keyOf(company, 'customer', row['customerId']),
    Name: row['number'],
    Company__c: company.code,
    Number__c: row['number'],
    Order_Date__c: day(row['orderDate']),
    Requested_Delivery_Date__c: day(row['requestedDeliveryDate']),
    Status__c: decoded(row['status']),
    Currency__c: currency,
    Net__c: row['totalAmountExcludingTax'],
    Tax__c: row['totalTaxAmount'],
    Gross__c: row['totalAmountIncludingTax'],
    Net_Home__c: rate === null ? null : half(row['totalAmountExcludingTax'] * rate),
    Open_Net__c: open,
    Open_Net_Home__c: rate === null ? null : half(open * rate),
    External_Document_Number__c: text(row['externalDocumentNumber']),
    Fully_Shipped__c: row['fullyShipped'],
    Partial_Shipping__c: row['partialShipping'],
    Next_Shipment_Date__c: dates.toSorted()[0] ?? null,
    Salesperson_Code__c: text(row['salesperson']),
    Lines_Expected__c: lines.length,
    Complete__c: true,
  });
  for (const line of lines) putLine(company, into, { key, line, number: row['number'], reference });
}

/** Net amount of a line that is not invoiced yet. */
const openNet = (line: Row): number =>
  line['quantity'] === 0
    ? 0
    : half((line['netAmount'] * (line['quantity'] - line['invoicedQuantity'])) / line['quantity']);

function putLine(
  company: ErpCompanyReader,
  into: ExpectedRecords,
  place: { readonly key: string; readonly line: Row; readonly number: string; readonly reference: Reference },
): void {
  const { line, reference } = place;
  const variant = keyOf(company, 'itemVariant', line['itemVariantId']);
  put(into, 'ERP_Order_Line__c', ownKey(company, 'salesOrderLine', line['id']), {
    'Order__r.ERP_Key__c': place.key,
    'Product__r.ERP_Key__c': variant ?? keyOf(company, 'item', line['itemId']),
    Line_Number__c: line['sequence'],
    Type__c: decoded(line['lineType']),
    Item_Number__c: text(line['lineObjectNumber']),
    Variant__c: reference.variants.get(line['itemVariantId']) ?? null,
    Description__c: text(`${line['description']} ${line['description2']}`),
    Quantity__c: line['quantity'],
    Unit__c: text(line['unitOfMeasureCode']),
    Unit_Price__c: line['unitPrice'],
    Discount_Percent__c: line['discountPercent'],
    Discount_Amount__c: line['discountAmount'],
    Net__c: line['netAmount'],
    Tax__c: line['netTaxAmount'],
    Gross__c: line['netAmountIncludingTax'],
    Shipped_Quantity__c: line['shippedQuantity'],
    Invoiced_Quantity__c: line['invoicedQuantity'],
    Credited_Quantity__c: reference.credited.get(`${place.number}|${line['sequence']}`) ?? 0,
    Shipment_Date__c: day(line['shipmentDate']),
    Removed__c: false,
  });
}

/** Posted shipments with carrier and what was shipped. */
export async function expectShipments(company: ErpCompanyReader, into: ExpectedRecords): Promise<void> {
  const details = new Map((await company.extension('shipmentDetails')).map((row) => [row['id'], row]));
  for (const row of await company.standard('salesShipments?$expand=salesShipmentLines')) {
    const detail = details.get(row['id']) ?? {};
    put(into, 'ERP_Shipment__c', ownKey(company, 'salesShipment', row['id']), {
      'Customer__r.ERP_Key__c': keyOf(company, 'customer', row['customerId']),
      Company__c: company.code,
      Number__c: row['number'],
      Order_Number__c: text(row['orderNumber']),
      Posting_Date__c: day(row['postingDate']),
      Carrier__c: text(detail['shippingAgentName'] ?? '') ?? text(detail['shippingAgentCode'] ?? ''),
      Tracking_Number__c: text(detail['packageTrackingNumber'] ?? ''),
      Tracking_Url__c: text(detail['trackingUrl'] ?? ''),
    });
  }
}
