import { RowProblem } from '../row-problem.ts';
import { get } from './rules.ts';
import type { ObjectRules } from './rules.ts';

/** The standard price book is there from the start and stays (Object Reference, Pricebook2). */
export const pricebookRules: ObjectRules = {
  sets: [],
  beforeRemove: (removal) => {
    if (get(removal, 'IsStandard') !== 1) return undefined;
    throw new RowProblem('DELETE_FAILED', 'The standard price book can not be deleted');
  },
};
