import { accountRules } from './account.ts';
import { opportunityRules } from './opportunity.ts';
import { opportunityLineItemRules } from './opportunity-line-item.ts';
import { personNameRules } from './person-name.ts';
import { pricebookEntryRules } from './pricebook-entry.ts';
import type { ObjectRules } from './rules.ts';

const RULES: Readonly<Record<string, ObjectRules>> = {
  account: accountRules,
  contact: personNameRules,
  lead: personNameRules,
  user: personNameRules,
  opportunity: opportunityRules,
  opportunitylineitem: opportunityLineItemRules,
  pricebookentry: pricebookEntryRules,
};

/** Platform rules of an object; undefined for most. */
export function rulesOf(object: string): ObjectRules | undefined {
  return RULES[object.toLowerCase()];
}
