import { RowProblem } from '../row-problem.ts';
import { changeSyncedQuote } from './quote-sync.ts';
import { before, changed, get, set } from './rules.ts';
import type { ObjectRules, RowInSave } from './rules.ts';

/** Stage → probability, forecast category, closed, won: the stages of a new org. */
export const STAGES: readonly {
  readonly name: string;
  readonly probability: number;
  readonly category: string;
  readonly closed: boolean;
  readonly won: boolean;
}[] = [
  ['Prospecting', 10, 'Pipeline'],
  ['Qualification', 10, 'Pipeline'],
  ['Needs Analysis', 20, 'Pipeline'],
  ['Value Proposition', 50, 'Pipeline'],
  ['Id. Decision Makers', 60, 'Pipeline'],
  ['Perception Analysis', 70, 'Pipeline'],
  ['Proposal/Price Quote', 75, 'Pipeline'],
  ['Negotiation/Review', 90, 'Pipeline'],
  ['Closed Won', 100, 'Closed'],
  ['Closed Lost', 0, 'Omitted'],
].map(([name, probability, category]) => ({
  name: String(name),
  probability: Number(probability),
  category: String(category),
  closed: String(name).startsWith('Closed'),
  won: name === 'Closed Won',
}));

/** The stage drives probability, forecast category and the closed and won marks (Object Reference, Opportunity). */
export const opportunityRules: ObjectRules = {
  sets: [
    'Probability',
    'ForecastCategory',
    'ForecastCategoryName',
    'IsClosed',
    'IsWon',
    'ExpectedRevenue',
    'FiscalYear',
    'FiscalQuarter',
    'Fiscal',
    'Amount',
    'TotalOpportunityQuantity',
  ],
  before: (save) => {
    keepWithLines(save);
    checkSyncedQuote(save);
    keepAmountOfLines(save);
    const stage = STAGES.find(({ name }) => name === get(save, 'StageName'));
    if (changed(save, 'StageName') && stage !== undefined) {
      if (!changed(save, 'Probability') || get(save, 'Probability') === null)
        set(save, 'Probability', stage.probability);
      set(save, 'ForecastCategory', stage.category);
      set(save, 'ForecastCategoryName', stage.category);
    }
    set(save, 'IsClosed', stage?.closed === true ? 1 : 0);
    set(save, 'IsWon', stage?.won === true ? 1 : 0);
    const amount = get(save, 'Amount');
    const probability = Number(get(save, 'Probability') ?? 0);
    set(save, 'ExpectedRevenue', amount === null ? null : (Number(amount) * probability) / 100);
    const close = String(get(save, 'CloseDate') ?? '');
    if (close === '') return;
    const quarter = Math.ceil(Number(close.slice(5, 7)) / 3);
    set(save, 'FiscalYear', Number(close.slice(0, 4)));
    set(save, 'FiscalQuarter', quarter);
    set(save, 'Fiscal', `${close.slice(0, 4)} ${quarter}`);
  },
  afterMayRefuse: true,
  after: (save) => {
    if (save.old === null || !changed(save, 'SyncedQuoteId')) return;
    changeSyncedQuote(save, before(save, 'SyncedQuoteId'), get(save, 'SyncedQuoteId'));
  },
};

/** With line items the amount is theirs: a value that is sent is ignored (Object Reference, Opportunity, Amount). */
function keepAmountOfLines(save: RowInSave): void {
  if (save.old === null || get(save, 'HasOpportunityLineItem') !== 1) return;
  const [amount = null, quantity = null] =
    save.context.database.first(
      'SELECT SUM("TotalPrice"), SUM("Quantity") FROM "OpportunityLineItem" WHERE "OpportunityId" = ? AND "IsDeleted" = 0',
      save.row[0] ?? null,
    ) ?? [];
  set(save, 'Amount', amount);
  set(save, 'TotalOpportunityQuantity', quantity);
}

/** Price book and currency of an opportunity stay while it has products (Object Reference, Opportunity). */
function keepWithLines(save: RowInSave): void {
  if (save.old === null || before(save, 'HasOpportunityLineItem') !== 1) return;
  for (const field of ['Pricebook2Id', 'CurrencyIsoCode']) {
    if (!changed(save, field) || save.table.slot(field) === undefined) continue;
    const why = 'it can not be changed while the opportunity has products';
    throw new RowProblem('FIELD_INTEGRITY_EXCEPTION', `field integrity exception: ${field} (${why})`, [field]);
  }
}

/** A synced quote is one of the opportunity's own (Object Reference, Opportunity, SyncedQuoteId). */
function checkSyncedQuote(save: RowInSave): void {
  const quote = get(save, 'SyncedQuoteId');
  if (quote === null || !changed(save, 'SyncedQuoteId')) return;
  const owner = save.context.database.first('SELECT "OpportunityId" FROM "Quote" WHERE "Id" = ?', quote)?.[0];
  if (save.old !== null && owner === save.row[0]) return;
  const why = 'the quote belongs to another opportunity';
  throw new RowProblem('FIELD_INTEGRITY_EXCEPTION', `field integrity exception: SyncedQuoteId (${why})`, [
    'SyncedQuoteId',
  ]);
}
