import { createRandom } from '../../../../ts-src/local/erp/books/random.ts';
import type { ErpInfo } from '../../child-system.ts';
import type { OrgAccess } from '../../soql.ts';
import { ErpClient } from './ask-erp.ts';
import { answerOfRows, drawQuestion, type Answer, type Draw } from './draw.ts';
import { readOrgPrices } from './org-facts.ts';

/** What the draws over one company came to. */
export interface Comparison {
  readonly company: string;
  readonly draws: number;
  /** Draws whose price came from a price list, not from the item card. */
  readonly fromLists: number;
  readonly withDiscount: number;
  readonly rows: number;
  readonly differences: readonly string[];
}

/** Questions under way at the same time. */
const AT_ONCE = 8;

const FIELDS = ['unitPrice', 'discountPercent', 'source', 'list', 'discountList'] as const;

function difference(draw: Draw, erp: Answer, ours: Answer | string): string | undefined {
  if (typeof ours !== 'string' && FIELDS.every((field) => erp[field] === ours[field])) return undefined;
  return `${JSON.stringify(draw)}: ERP ${JSON.stringify(erp)}, org ${JSON.stringify(ours)}`;
}

/**
 * Draws questions about one company and compares what the ERP's own calculation answers over its API with what the
 * org's objects give. The same seed draws the same questions.
 */
export async function compareCompany(
  sides: { readonly org: OrgAccess; readonly erp: ErpInfo },
  company: { readonly id: string; readonly code: string },
  wanted: { readonly draws: number; readonly seed: number; readonly from: string; readonly to: string },
): Promise<Comparison> {
  const client = new ErpClient(sides.erp, company.id);
  const prices = await readOrgPrices(sides.org, company.code);
  const home = prices.customers.values().next().value?.homeCurrency ?? '';
  const deck = await client.deck(home, wanted);
  const random = createRandom(`${wanted.seed}/${company.code}`);
  const currencyOf = (customer: string): string => prices.customers.get(customer)?.currency ?? home;
  const found = { fromLists: 0, withDiscount: 0 };
  const differences: string[] = [];
  for (let done = 0; done < wanted.draws; done += AT_ONCE) {
    const some = Array.from({ length: Math.min(AT_ONCE, wanted.draws - done) }, () =>
      drawQuestion(deck, random, currencyOf),
    );
    const answers = await Promise.all(some.map(async (draw) => [draw, await client.ask(draw)] as const));
    for (const [draw, erp] of answers) {
      if (erp.list !== '') found.fromLists += 1;
      if (erp.discountPercent > 0) found.withDiscount += 1;
      const different = difference(draw, erp, answerOfRows(prices, draw));
      if (different !== undefined) differences.push(different);
    }
  }
  return { company: company.code, draws: wanted.draws, rows: prices.rows, differences, ...found };
}
