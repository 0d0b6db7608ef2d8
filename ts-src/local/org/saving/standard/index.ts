import { accountRules } from './account.ts';
import { currencyTypeRules } from './currency-type.ts';
import { opportunityRules } from './opportunity.ts';
import { opportunityLineItemRules } from './opportunity-line-item.ts';
import { personNameRules } from './person-name.ts';
import { pricebookRules } from './pricebook.ts';
import { pricebookEntryRules } from './pricebook-entry.ts';
import { quoteRules } from './quote.ts';
import { quoteLineItemRules } from './quote-line-item.ts';
import type { ObjectRules } from './rules.ts';

const RULES: Readonly<Record<string, ObjectRules>> = {
  account: accountRules,
  contact: personNameRules,
  lead: personNameRules,
  user: personNameRules,
  currencytype: currencyTypeRules,
  opportunity: opportunityRules,
  opportunitylineitem: opportunityLineItemRules,
  pricebook2: pricebookRules,
  pricebookentry: pricebookEntryRules,
  quote: quoteRules,
  quotelineitem: quoteLineItemRules,
};

/** Platform rules of an object; undefined for most. */
export function rulesOf(object: string): ObjectRules | undefined {
  return RULES[object.toLowerCase()];
}
