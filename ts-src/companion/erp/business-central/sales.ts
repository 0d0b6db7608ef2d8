/** Selling in Business Central: quotes and orders of API v2.0, prices and new customers of the Counterpart extension. */
import { CounterpartError } from '../../errors/counterpart-error.ts';
import type { ErpConnector, ErpFields, ErpWriter, SourceRecord, SourceValue } from '../contract.ts';
import type {
  CustomerFacts,
  DraftLine,
  ErpSales,
  LineFacts,
  LineQuestion,
  NewCustomer,
  OrderDraft,
  OrderLineFacts,
  SalesDocument,
} from '../sales-contract.ts';

interface Parts {
  readonly write: ErpWriter;
  readonly readByKey: ErpConnector['readByKey'];
}

const text = (value: SourceValue | undefined): string => (typeof value === 'string' ? value.trim() : '');
const number = (value: SourceValue | undefined): number => (typeof value === 'number' ? value : 0);
const NONE: SourceRecord = {};

/** The record behind a navigation name, such as the payment terms of a customer. */
function single(record: SourceRecord, name: string): SourceRecord {
  const value = record[name];
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as SourceRecord) : NONE;
}

/** True for what an older or missing extension answers. */
const isNotOffered = (error: unknown): boolean =>
  error instanceof CounterpartError && (error.code === 'BC_ENTITY_MISSING' || error.code === 'BC_FIELD_MISSING');

async function customer({ write, readByKey }: Parts, company: string, key: string): Promise<CustomerFacts | null> {
  const [record] = await readByKey({ company, entity: 'customer', expand: [], fresh: true }, [key]);
  if (record === undefined) return null;
  const [figures] = await write.find({ company, entity: 'customerFinancialDetail', where: { id: key } });
  const outstanding = record['outstandingOrders'];
  const shipped = record['shippedNotInvoiced'];
  const address = ['addressLine1', 'postalCode', 'city', 'country'].map((name) => text(record[name]));
  return {
    key,
    number: text(record['number']),
    name: text(record['displayName']),
    currency: text(record['currencyCode']),
    terms: text(single(record, 'paymentTerm')['displayName']),
    shipTo: address.filter((part) => part !== '').join(', '),
    blocked: text(record['blocked']),
    creditLimit: number(record['creditLimit']),
    balance: number(figures?.['balance']),
    openOrders: typeof outstanding === 'number' ? outstanding + number(shipped) : null,
  };
}

async function line(parts: Parts, company: string, question: LineQuestion): Promise<LineFacts | null> {
  const { item: itemNumber, variant } = question;
  const [item] = await parts.write.find({ company, entity: 'item', where: { number: itemNumber } });
  if (item === undefined) return null;
  const variants =
    variant === ''
      ? [NONE]
      : await parts.write.find({ company, entity: 'itemVariant', where: { itemNumber, code: variant } });
  const known = { blocked: item['blocked'] === true, variantKnown: variants.length > 0 };
  const stock = typeof item['inventory'] === 'number' ? item['inventory'] : null;
  const card = {
    unitKnown: await sellsIn(parts, company, { item, unit: question.unit }),
    price: question.currency === '' ? number(item['unitPrice']) : null,
    discountPercent: 0,
    source: 'Item Card',
    stock,
    shipmentDate: null,
  };
  if (!known.variantKnown || !card.unitKnown) return { ...known, ...card };
  const price = await inquire(parts, company, question);
  return { ...known, ...card, ...price };
}

async function sellsIn(
  { write }: Parts,
  company: string,
  { item, unit }: { readonly item: SourceRecord; readonly unit: string },
): Promise<boolean> {
  if (unit === '' || unit === text(item['baseUnitOfMeasureCode'])) return true;
  try {
    const where = { itemNumber: text(item['number']), code: unit };
    return (await write.find({ company, entity: 'itemUnitOfMeasure', where })).length > 0;
  } catch (error) {
    // Without the extension nothing says which units an item has; the order itself will.
    if (isNotOffered(error)) return true;
    throw error;
  }
}

/** The ERP's own price for the line; nothing without the extension or without a customer to ask for. */
async function inquire(
  { write }: Parts,
  company: string,
  question: LineQuestion,
): Promise<Partial<Pick<LineFacts, 'price' | 'discountPercent' | 'source' | 'stock' | 'shipmentDate'>>> {
  if (question.customerNumber === null) return {};
  const fields: ErpFields = {
    customerNumber: question.customerNumber,
    itemNumber: question.item,
    variantCode: question.variant,
    unitOfMeasureCode: question.unit,
    quantity: question.quantity,
    orderDate: question.day,
    currencyCode: question.currency,
  };
  try {
    const answer = await write.create({ company, entity: 'priceInquiry', fields });
    return {
      price: number(answer['unitPrice']),
      discountPercent: number(answer['lineDiscountPercent']),
      source: text(answer['priceListCode']) || 'Item Card',
      stock: number(answer['inventory']),
      shipmentDate: text(answer['earliestShipmentDate']) || null,
    };
  } catch (error) {
    if (isNotOffered(error)) return {};
    throw error;
  }
}

async function rate({ write }: Parts, company: string, currency: string, day: string): Promise<number | null> {
  if (currency === '') return 1;
  const rates = await write.find({ company, entity: 'currencyExchangeRate', where: { currencyCode: currency } });
  const [newest] = rates
    .filter((row) => text(row['startingDate']) <= day && number(row['exchangeRateAmount']) !== 0)
    .sort((a, b) => (text(a['startingDate']) < text(b['startingDate']) ? 1 : -1));
  return newest === undefined
    ? null
    : number(newest['relationalExchangeRateAmount']) / number(newest['exchangeRateAmount']);
}

async function find({ write }: Parts, company: string, requestKey: string): Promise<SalesDocument | null> {
  const where = { externalDocumentNumber: requestKey };
  for (const [entity, type] of [
    ['salesOrder', 'order'],
    ['salesQuote', 'quote'],
    ['salesInvoice', 'invoice'],
  ] as const) {
    const [found] = await write.find({ company, entity, where });
    if (found === undefined) continue;
    const own = text(found['number']);
    const numberOf = type === 'invoice' ? text(found['orderNumber']) || own : own;
    return { type, key: text(found['id']), number: numberOf, status: text(found['status']) };
  }
  return null;
}

const LINES = { order: 'salesOrderLines', quote: 'salesQuoteLines' } as const;
const ENTITIES = { order: 'salesOrder', quote: 'salesQuote' } as const;
/** Longest text of a comment line (Sales Line, field Description). */
const TEXT_MAX = 100;

const comment = (description: string): ErpFields => ({
  lineType: 'Comment',
  description: description.slice(0, TEXT_MAX),
});

async function linesOf(parts: Parts, company: string, lines: readonly DraftLine[]): Promise<ErpFields[]> {
  const rows: ErpFields[] = [];
  for (const each of lines) {
    const variant = each.variant === '' ? {} : { itemVariantId: await variantId(parts, company, each) };
    rows.push({
      lineType: 'Item',
      lineObjectNumber: each.item,
      ...variant,
      ...(each.unit === '' ? {} : { unitOfMeasureCode: each.unit }),
      quantity: each.quantity,
      unitPrice: each.price,
      discountPercent: each.discountPercent,
      ...(each.shipmentDate === null ? {} : { shipmentDate: each.shipmentDate }),
    });
    if (each.text !== '') rows.push(comment(each.text));
  }
  return rows;
}

async function variantId({ write }: Parts, company: string, { item, variant }: DraftLine): Promise<string> {
  const [found] = await write.find({ company, entity: 'itemVariant', where: { itemNumber: item, code: variant } });
  return text(found?.['id']);
}

async function place(parts: Parts, company: string, type: 'order' | 'quote', draft: OrderDraft): Promise<void> {
  const { requestedDeliveryDate: day, reference } = draft;
  const lines = await linesOf(parts, company, draft.lines);
  const rows = reference === '' ? lines : [comment(`Your reference: ${reference}`), ...lines];
  await parts.write.create({
    company,
    entity: ENTITIES[type],
    fields: {
      customerId: draft.customerKey,
      externalDocumentNumber: draft.requestKey,
      ...(draft.currency === '' ? {} : { currencyCode: draft.currency }),
      ...(day === null || type === 'quote' ? {} : { requestedDeliveryDate: day }),
    },
    children: { [LINES[type]]: rows },
  });
}

async function orderLines(parts: Parts, company: string, orderKey: string): Promise<readonly OrderLineFacts[] | null> {
  const [order] = await parts.write.find({
    company,
    entity: 'salesOrder',
    where: { id: orderKey },
    expand: [LINES.order],
  });
  if (order === undefined) return null;
  const rows = (order[LINES.order] ?? []) as readonly SourceRecord[];
  return [...rows]
    .filter((row) => text(row['lineType']) !== 'Comment')
    .sort((a, b) => number(a['sequence']) - number(b['sequence']))
    .map((row) => ({
      key: text(row['id']),
      item: text(row['lineObjectNumber']),
      quantity: number(row['quantity']),
      shipped: number(row['shippedQuantity']),
      version: text(row['etag']) || null,
    }));
}

const customerFields = (customer: NewCustomer): ErpFields => {
  const fields: Readonly<Record<string, string>> = {
    templateCode: customer.template,
    displayName: customer.name,
    addressLine1: customer.street,
    city: customer.city,
    state: customer.state,
    country: customer.country,
    postalCode: customer.postalCode,
    phoneNumber: customer.phone,
    website: customer.website,
    currencyCode: customer.currency,
    salespersonCode: customer.salesperson,
  };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ''));
};

/** The selling side of the connector. */
export function createSales(parts: Parts): ErpSales {
  const { write } = parts;
  return {
    customer: (company, key) => customer(parts, company, key),
    line: (company, question) => line(parts, company, question),
    rate: (company, currency, day) => rate(parts, company, currency, day),
    find: (company, requestKey) => find(parts, company, requestKey),
    place: (company, type, draft) => place(parts, company, type, draft),
    makeOrder: (company, key) => write.act({ company, entity: 'salesQuote', key, action: 'makeOrder' }),
    removeQuote: (company, key) => write.remove({ company, entity: 'salesQuote', key, etag: null }),
    orderLines: (company, orderKey) => orderLines(parts, company, orderKey),
    changeLine: async (company, { lineKey: key, version: etag, quantity, shipmentDate }) => {
      const fields = {
        ...(quantity === undefined ? {} : { quantity }),
        ...(shipmentDate === undefined ? {} : { shipmentDate }),
      };
      await write.update({ company, entity: 'salesOrderLine', key, fields, etag });
    },
    removeLine: (company, { lineKey: key, version: etag }) =>
      write.remove({ company, entity: 'salesOrderLine', key, etag }),
    requestDelivery: async (company, key, requestedDeliveryDate) => {
      await write.update({ company, entity: 'salesOrder', key, fields: { requestedDeliveryDate }, etag: null });
    },
    removeOrder: (company, key) => write.remove({ company, entity: 'salesOrder', key, etag: null }),
    createCustomer: async (company, customer) => {
      await write.create({ company, entity: 'newCustomer', key: customer.key, fields: customerFields(customer) });
    },
  };
}
