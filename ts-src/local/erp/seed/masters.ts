import { addCode, newRow } from '../books/company.ts';
import { blankCustomer } from '../books/customers.ts';
import type { Company, Customer, Item } from '../books/model.ts';
import type { Random } from '../books/random.ts';
import { HOME_SHARE, LANDS, SALESPEOPLE, type Land } from './places.ts';

const PRODUCTS: Readonly<
  Record<string, { things: readonly string[]; price: readonly [number, number]; unit: string }>
> = {
  CHAIR: { things: ['swivel chair', 'visitor chair', 'bar stool', 'armchair', 'bench'], price: [45, 620], unit: 'PCS' },
  DESK: {
    things: ['desk', 'height-adjustable desk', 'conference table', 'side table'],
    price: [90, 1450],
    unit: 'PCS',
  },
  LIGHT: { things: ['desk lamp', 'floor lamp', 'pendant light', 'wall light'], price: [18, 390], unit: 'PCS' },
  STORAGE: { things: ['cabinet', 'bookcase', 'locker', 'pedestal', 'shelf'], price: [25, 780], unit: 'PCS' },
  GARDEN: {
    things: ['garden table', 'sun lounger', 'parasol', 'planter', 'folding chair'],
    price: [15, 540],
    unit: 'PCS',
  },
  HEATING: { things: ['patio heater', 'stove', 'fan heater', 'fire basket'], price: [35, 890], unit: 'PCS' },
  PAPER: {
    things: ['copier paper', 'envelopes', 'notebooks', 'whiteboard markers', 'labels'],
    price: [1.15, 38.5],
    unit: 'BOX',
  },
};
const SERIES =
  'Aarhus Bergen Cádiz Dover Évora Faro Göteborg Havre Izmir Jönköping Kotor Lucca Malmö Nîmes Oulu Porto Rügen Split Turku Udine Växjö Wexford York Zürich'.split(
    ' ',
  );
const FINISHES = ['black', 'white', 'oak', 'walnut', 'grey', 'blue', 'green', 'natural'];

/** Items of all categories, a few services, every tenth with variants, some blocked. */
export function addItems(company: Company, random: Random, count: number): Item[] {
  const categories = Object.keys(PRODUCTS);
  const items: Item[] = [];
  for (let index = 0; index < count; index += 1) {
    const service = index % 40 === 39;
    const category = service ? 'SERVICE' : (categories[index % categories.length] ?? 'CHAIR');
    const product = PRODUCTS[category];
    const [low, high] = product?.price ?? [35, 120];
    const unitPrice = Math.round((low + random.unit() ** 2 * (high - low)) * 100) / 100;
    const series = SERIES[Math.floor(index / categories.length) % SERIES.length] ?? '';
    const description = service
      ? `${random.pick(['Assembly', 'Delivery and set-up', 'Space planning'])} ${series}`
      : `${series} ${random.pick(product?.things ?? [''])}, ${random.pick(FINISHES)}`;
    const item = company.items.insert({
      ...newRow(company),
      number: service ? `SRV-${1000 + index}` : `${category.slice(0, 2)}${1000 + index}`,
      description,
      description2: '',
      type: service ? 'Service' : 'Inventory',
      category,
      blocked: false,
      gtin: service ? '' : `${4_000_000_000_000 + index * 7919}`.slice(0, 13),
      inventory: service ? 0 : random.int(0, 400),
      unitPrice,
      unitCost: Math.round(unitPrice * (45 + random.int(0, 20))) / 100,
      priceIncludesTax: false,
      priceTaxArea: '',
      discountGroup: '',
      taxGroup: category === 'PAPER' && index % 3 === 0 ? 'REDUCED' : 'STANDARD',
      unit: service ? 'HOUR' : (product?.unit ?? 'PCS'),
      salesUnit: '',
      postingGroup: service ? 'SERVICES' : 'RETAIL',
      inventoryGroup: service ? '' : 'RESALE',
    });
    items.push(item);
    if (!service && index % 10 === 0) {
      for (const finish of FINISHES.slice(0, 3)) {
        const code = finish.toUpperCase();
        company.variants.insert({ ...newRow(company), item, code, description: `${description} (${finish})` });
      }
    }
  }
  return items;
}

export function addSalespeople(company: Company): void {
  for (const [code, name] of SALESPEOPLE) {
    const more = { email: `${code.toLowerCase()}@${company.code.toLowerCase()}.example`, jobTitle: 'Sales' };
    addCode(company, 'salespeoplePurchasers', { code, name, more });
  }
}

function landFor(company: Company, random: Random): Land {
  const home = LANDS.find((land) => land.country === company.address.country);
  if (home !== undefined && random.chance(HOME_SHARE)) return home;
  return random.pick(LANDS.filter((land) => land !== home));
}

function taxArea(company: Company, land: Land): string {
  if (land.country === company.address.country) return 'DOMESTIC';
  return land.eu ? 'EU' : 'EXPORT';
}

function companyName(land: Land, random: Random, taken: ReadonlySet<string>): string {
  for (let attempt = 0; ; attempt += 1) {
    const town = attempt > 3 ? ` ${random.pick(land.cities)[0]}` : '';
    const number = attempt > 8 ? ` ${attempt}` : '';
    const name = `${random.pick(land.first)} ${random.pick(land.second)}${town}${number} ${random.pick(land.forms)}`;
    if (!taken.has(name)) return name;
  }
}

function fillCustomer(company: Company, customer: Customer, land: Land, random: Random): void {
  const [city, postCode, state = ''] = random.pick(land.cities);
  const line1 = land.street.replace('{n}', String(random.int(1, 180))).replace('{s}', random.pick(land.streets));
  const line2 = random.chance(0.12) ? `Unit ${random.int(1, 30)}` : '';
  customer.address = { name: customer.address.name, line1, line2, city, state, country: land.country, postCode };
  customer.phone = `${land.dial} 555 ${String(random.int(0, 9_999_999)).padStart(7, '0')}`;
  customer.email = `accounts@c${customer.number}.example`;
  customer.website = random.chance(0.6) ? `https://www.c${customer.number}.example` : '';
  customer.taxArea = taxArea(company, land);
  customer.taxRegistration = land.country === 'US' ? '' : `${land.country}${random.int(100_000_000, 999_999_999)}`;
  customer.currency = land.currency === company.currency ? '' : land.currency;
  customer.salesperson = random.pick(SALESPEOPLE)[0];
  customer.paymentTerms = random.pick(['14D', '30D', '30D', '30D', '60D', '1M(8D)', '30D(10D)', '7D', 'CM']);
  customer.paymentMethod = random.pick(['BANK', 'BANK', 'BANK', 'CARD', 'DD']);
  customer.shipmentMethod = random.pick(['EXW', 'DAP', 'DAP', 'CIF', 'PICKUP']);
  customer.pricesIncludeTax = customer.taxArea === 'DOMESTIC' && random.chance(0.05);
  customer.invoiceDiscountPercent = random.chance(0.08) ? random.pick([2, 3, 5]) : 0;
  customer.creditLimit = random.chance(0.6) ? random.int(2, 60) * 100_000 : 0;
}

/** Every other customer buys at list prices. */
const PRICE_GROUPS = ['', 'RETAIL', '', 'TRADE'];

/** Customers with invented names; a few belong to a head office that pays for them. */
export function addCustomers(company: Company, random: Random, count: number): Customer[] {
  const taken = new Set<string>();
  const customers: Customer[] = [];
  for (let index = 0; index < count; index += 1) {
    const land = landFor(company, random);
    const name = companyName(land, random, taken);
    taken.add(name);
    const customer = blankCustomer(company, String(10_000 + index * 10), name);
    fillCustomer(company, customer, land, random);
    const head = customers.findLast((other) => other.billTo === '' && other.currency === customer.currency);
    const pays = index % 20 >= 17 && head !== undefined && head.address.country === land.country;
    if (pays) customer.billTo = head.number;
    customer.priceGroup = PRICE_GROUPS[index % PRICE_GROUPS.length] ?? '';
    customers.push(company.customers.insert(customer));
  }
  return customers;
}
