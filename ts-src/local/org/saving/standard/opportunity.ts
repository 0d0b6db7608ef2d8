import { changed, get, set } from './rules.ts';
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
  ],
  before: (save) => {
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
};

/** With line items the amount is theirs: a value that is sent is ignored (Object Reference, Opportunity, Amount). */
function keepAmountOfLines(save: RowInSave): void {
  const slot = save.table.slot('Amount');
  if (save.old === null || slot === undefined || get(save, 'HasOpportunityLineItem') !== 1) return;
  set(save, 'Amount', save.old[slot] ?? null);
}
