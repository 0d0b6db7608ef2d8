/**
 * Which business rule is behind a refusal. All rules answer with the same few codes (`Application_DialogException`,
 * `Application_FieldValidationException`), so their English text decides. The texts are labels of the base application
 * (BCApps, Layers/W1/BaseApp) and of the API pages ("Error codes" of the developer documentation lists the codes only).
 */
import type { KnownErrorCode } from '../../errors/codes.ts';
import { fieldInWords } from './field-words.ts';

export interface BusinessRule {
  readonly code: KnownErrorCode;
  /** Fields concerned, in words; empty when the text names none. */
  readonly fields: readonly string[];
}

interface Pattern {
  readonly text: RegExp;
  readonly code: KnownErrorCode;
  /** The field when the text does not name it; the first group of the pattern is one that it names. */
  readonly field?: string;
}

const PATTERNS: readonly Pattern[] = [
  { text: /Customer .*\bis blocked\b/i, code: 'BC_CUSTOMER_BLOCKED', field: 'customer' },
  { text: /\bBlocked must be equal to .* in Customer\b/i, code: 'BC_CUSTOMER_BLOCKED', field: 'customer' },
  { text: /\b(?:Sales )?Blocked must be equal to .* in Item\b/i, code: 'BC_ITEM_BLOCKED', field: 'product' },
  {
    text: /cannot (?:sell|create|use) (?:this )?item .*\bBlocked\b|\bItem .*\bis blocked\b/i,
    code: 'BC_ITEM_BLOCKED',
    field: 'product',
  },
  {
    text: /\bItem Unit of Measure does not exist\b|related table \(Item Unit of Measure\)/i,
    code: 'BC_UNIT_MISSING',
    field: 'unit',
  },
  {
    text: /\bStatus must be equal to '?Open'? +in Sales (?:Header|Order)\b|\bdocument (?:is|has been) released\b/i,
    code: 'BC_DOCUMENT_RELEASED',
  },
  {
    text: /(?:must|can) ?not be less than (?:the )?(?:Quantity|Qty\.) (?:Shipped|Invoiced|to)\b/i,
    code: 'BC_QUANTITY_BELOW_SHIPPED',
    field: 'quantity',
  },
  {
    text: /\b(?:Quantity|Qty\.) (?:Shipped|Invoiced|Shipped Not Invoiced) must be (?:equal to|zero)/i,
    code: 'BC_LINE_SHIPPED',
    field: 'quantity',
  },
  { text: /\balready exists\b/i, code: 'BC_DUPLICATE_KEY' },
  { text: /^(?:The )?blank "?(\w+)"? is not allowed/i, code: 'BC_FIELD_NEEDED' },
  { text: /^(?:You must specify|Specify) (?:a |an |the )?(.+?) (?:in|for) /i, code: 'BC_FIELD_NEEDED' },
  { text: /^(.+?) must (?:have a value|be filled in|not be empty)\b/i, code: 'BC_FIELD_NEEDED' },
  { text: /^Control '(.+?)' is read-only/i, code: 'BC_FIELD_READ_ONLY' },
  { text: /The field (.+?) of table .* cannot be found in the related table/i, code: 'BC_RELATED_MISSING' },
  { text: /^The (.+?) (?:values? )?(?:do|does) not match to\b/i, code: 'BC_RELATED_MISSING' },
  { text: /\bexceeds? the (?:maximum|allowed) length\b/i, code: 'BC_VALUE_REFUSED' },
  { text: /^The length of the string is .* Field: (\w+)/i, code: 'BC_VALUE_REFUSED' },
];

/** API field names that a text quotes. */
const quotedNames = (text: string): string[] => [...text.matchAll(/["“](\w+)["”]/g)].map((match) => match[1] ?? '');

/** The rule behind a text; undefined when it is none we know. */
export function ruleBehind(text: string): BusinessRule | undefined {
  for (const pattern of PATTERNS) {
    const found = pattern.text.exec(text);
    if (found === null) continue;
    const named = [found[1] ?? pattern.field, ...quotedNames(text)].filter((name) => name !== undefined);
    return { code: pattern.code, fields: [...new Set(named.map(fieldInWords))] };
  }
  const named = quotedNames(text);
  return named.length === 0 ? undefined : { code: 'BC_BUSINESS_RULE', fields: [...new Set(named.map(fieldInWords))] };
}
