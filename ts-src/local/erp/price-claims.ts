import type { Claim } from '../claim.ts';

const PRICES = 'Local ERP: prices and discounts';
const AGREEMENTS = 'Record special sales prices and discounts';
const CODE = 'Price calculation of the base application (version 16 and later)';

type Row = readonly [id: string, behaviour: string, status: Claim['status'], source: string];

const ROWS: readonly Row[] = [
  [
    'erp-price-best',
    'A sales line gets the lowest price with the highest line discount among the active price list lines that fit bill-to customer, its groups, item, item discount group, variant, unit, day, currency and minimum quantity.',
    'documented',
    AGREEMENTS,
  ],
  [
    'erp-price-card',
    'Without a fitting price line the unit price of the item card counts, converted to unit, tax and currency of the line.',
    'documented',
    AGREEMENTS,
  ],
  [
    'erp-price-currency',
    "Lines in the document's currency go before lines in the own currency, also where those are better; without one the own currency is converted at the rate of the day.",
    'documented',
    AGREEMENTS,
  ],
  ['erp-price-variant', "Lines that name the line's variant go before lines that name none.", 'observed', CODE],
  [
    'erp-price-minimum',
    'A minimum quantity counts in the unit of its line, in base units where it names none; both days of a validity count.',
    'observed',
    CODE,
  ],
  [
    'erp-price-compare',
    'Prices are compared after the line discount that each lets pass; the line that wins says whether the discount is given, on the item card price the bill-to customer does.',
    'observed',
    CODE,
  ],
  [
    'erp-price-groups',
    'A customer price group gives prices only, a customer discount group discounts only.',
    'observed',
    CODE,
  ],
  [
    'erp-price-rounding',
    'A price is rounded once, after all conversion, to the unit-amount rounding precision of its currency: 0.00001 unless the currency says otherwise, always in the own currency.',
    'documented',
    'Currencies; General Ledger Setup',
  ],
  [
    'erp-price-decimals',
    'Conversion is exact before it is rounded.',
    'differs',
    'AL decimals have 28 digits; only a price exactly on the edge of rounding could come out otherwise',
  ],
  [
    'erp-price-zero-discount',
    'A discount of zero in the currency or for the variant keeps the others out, whatever the order of the lines.',
    'differs',
    'The documentation says so; the base application depends on the order of the lines',
  ],
  [
    'erp-price-inquiry',
    'A price inquiry proposes what a new sales order line would get and stores nothing; the earliest shipment date is the order date while the stock is enough, else none.',
    'assumed',
    'Our AL page validates a temporary sales line; it was not compiled here, and planned receipts are left out',
  ],
  [
    'erp-price-left-out',
    'Campaigns, contacts, projects, prices of all items at once, resources, the older prices (before the new pricing experience) and other calculation methods than the lowest price are not kept.',
    'differs',
    'Added when an integration needs them',
  ],
];

/** What is claimed of prices. */
export const PRICE_CLAIMS: readonly Claim[] = ROWS.map(([id, behaviour, status, source]) => ({
  id,
  area: PRICES,
  behaviour,
  status,
  source,
}));
