import { DATE_FUNCTIONS } from './date.ts';
import type { FunctionDefinition } from './definition.ts';
import { ERP_FUNCTIONS } from './erp.ts';
import { LOCATION_FUNCTIONS } from './location.ts';
import { LOGIC_FUNCTIONS } from './logic.ts';
import { MATH_FUNCTIONS } from './math.ts';
import { MORE_TEXT_FUNCTIONS } from './text-more.ts';
import { TEXT_FUNCTIONS } from './text.ts';

/** Every function of the language by its name. NOT is an operator and stands in the grammar. */
export const FUNCTIONS: ReadonlyMap<string, FunctionDefinition> = new Map(
  [
    ...LOGIC_FUNCTIONS,
    ...TEXT_FUNCTIONS,
    ...MORE_TEXT_FUNCTIONS,
    ...MATH_FUNCTIONS,
    ...LOCATION_FUNCTIONS,
    ...DATE_FUNCTIONS,
    ...ERP_FUNCTIONS,
  ].map((definition) => [definition.name, definition]),
);

/** Functions of Salesforce that need an org, a report or a page (Formula Operators and Functions by Context). */
export const ORG_FUNCTIONS: readonly string[] = [
  'CURRENCYRATE',
  'GETRECORDIDS',
  'GETSESSIONID',
  'HTMLENCODE',
  'IMAGEPROXYURL',
  'INCLUDE',
  'JSENCODE',
  'JSINHTMLENCODE',
  'JUNCTIONIDLIST',
  'LINKTO',
  'PARENTGROUPVAL',
  'PREDICT',
  'PREVGROUPVAL',
  'REQUIRESCRIPT',
  'URLENCODE',
  'URLFOR',
  'VLOOKUP',
];
