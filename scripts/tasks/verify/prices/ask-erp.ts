import type { ErpInfo } from '../../child-system.ts';
import type { Answer, Deck, Draw } from './draw.ts';

/** One company of the local ERP over HTTP, as a client of its API; nothing of the companion is used. */
export class ErpClient {
  private readonly base: string;
  private readonly url: string;
  private readonly path: string;
  private readonly authorization: string;

  constructor(erp: ErpInfo, companyId: string) {
    this.url = erp.url;
    this.path = `companies(${companyId})`;
    this.base = `${erp.url}/api/counterpart/integration/v1.0/${this.path}/`;
    this.authorization = `Basic ${Buffer.from(`${erp.user}:${erp.password}`).toString('base64')}`;
  }

  private async json(address: string, body?: object): Promise<unknown> {
    const { authorization } = this;
    const headers = { authorization, 'content-type': 'application/json' };
    const response = await fetch(
      address,
      body === undefined ? { headers } : { method: 'POST', headers, body: JSON.stringify(body) },
    );
    if (!response.ok) throw new Error(`The ERP answered ${response.status}: ${(await response.text()).slice(0, 300)}`);
    return response.json();
  }

  private async rows<Row>(address: string): Promise<Row[]> {
    const found: Row[] = [];
    let next: string | undefined = address;
    while (next !== undefined) {
      const page = (await this.json(next)) as { value: Row[]; '@odata.nextLink'?: string };
      found.push(...page.value);
      next = page['@odata.nextLink'];
    }
    return found;
  }

  /** What can be asked: customers, items with units and variants, currencies with rates. */
  async deck(home: string, span: { readonly from: string; readonly to: string }): Promise<Deck> {
    const standard = `${this.url}/api/v2.0/${this.path}/`;
    const customers = await this.rows<{ number: string }>(`${standard}customers?$select=number`);
    const items = await this.rows<{ number: string; baseUnitOfMeasureCode: string }>(
      `${standard}items?$select=number,baseUnitOfMeasureCode`,
    );
    const variants = await this.rows<{ itemNumber: string; code: string }>(`${standard}itemVariants`);
    const units = await this.rows<{ itemNumber: string; code: string }>(`${this.base}itemUnitsOfMeasure`);
    const rates = await this.rows<{ currencyCode: string; startingDate: string }>(`${this.base}exchangeRates`);
    const since = new Map<string, string>();
    for (const { currencyCode, startingDate } of rates) {
      if (startingDate < (since.get(currencyCode) ?? '9999-12-31')) since.set(currencyCode, startingDate);
    }
    const codes = (list: readonly { itemNumber: string; code: string }[], number: string): string[] =>
      list.filter(({ itemNumber }) => itemNumber === number).map(({ code }) => code);
    return {
      customers: customers.map(({ number }) => number),
      items: items.map(({ number, baseUnitOfMeasureCode }) => ({
        number,
        units: [...new Set([baseUnitOfMeasureCode, ...codes(units, number)])],
        variants: codes(variants, number),
      })),
      currencies: [{ code: home, since: '' }, ...[...since].map(([code, first]) => ({ code, since: first }))],
      ...span,
    };
  }

  /** The ERP's own calculation of a price. Rejects when it refuses the question. */
  async ask(draw: Draw): Promise<Answer> {
    const { customer, item, variant, unit, quantity, day, currency } = draw;
    const answer = (await this.json(`${this.base}priceInquiries`, {
      customerNumber: customer,
      itemNumber: item,
      variantCode: variant,
      unitOfMeasureCode: unit,
      quantity,
      orderDate: day,
      currencyCode: currency,
    })) as Record<'sourceType' | 'priceListCode' | 'discountListCode', string> &
      Record<'unitPrice' | 'lineDiscountPercent', number>;
    const source = answer.sourceType.replaceAll('_x0020_', ' ').replaceAll('_x002E_', '.');
    return {
      unitPrice: answer.unitPrice,
      discountPercent: answer.lineDiscountPercent,
      source: source === 'All' ? 'Item Card' : source,
      list: answer.priceListCode,
      discountList: answer.discountListCode,
    };
  }
}
