/** What can stand at a place of a formula: fields, functions, and where a formula is wrong. Pure. */
import { checkFormula as check, tokenize, type FormulaType, type Token } from '../formula/index.ts';
import { allFormulaHelp, formulaHelp, type FormulaHelp } from './help.ts';

export interface CompletionField {
  /** Path as the formula writes it: `number`, `paymentTerm.code`, `parent.number`, `$Company.Code`. */
  readonly name: string;
  readonly type?: string;
  /** What a formula knows of its values, where `type` does not say it. */
  readonly formulaType?: FormulaType;
  readonly label?: string;
  /** A value of the field in the record that is looked at. */
  readonly sample?: unknown;
}

export interface CompletionItem {
  readonly kind: 'field' | 'function';
  readonly label: string;
  /** Type and sample of a field, signature of a function. */
  readonly detail: string;
  /** What replaces the text from `from` to `to`; of a function with its opening bracket. */
  readonly insert: string;
}

export interface Completion {
  readonly from: number;
  readonly to: number;
  readonly items: readonly CompletionItem[];
  /** The function whose arguments are being written, and which argument (from 0). */
  readonly inside: { readonly help: FormulaHelp; readonly argument: number } | null;
}

const ITEMS_MAX = 50;

/** Proposals for the name at a position; none inside texts, numbers and comments. Names that begin alike come first. */
export function completeFormula(text: string, position: number, fields: readonly CompletionField[]): Completion {
  const from = startOfName(text, position);
  const inside = callAround(text.slice(0, from));
  if (isInsideText(text.slice(0, from))) return { from: position, to: position, items: [], inside };
  const to = position + (/^[\w$.:#]*/.exec(text.slice(position))?.[0].length ?? 0);
  const typed = text.slice(from, position).toLowerCase();
  const items = [...fields.map(fieldItem), ...allFormulaHelp().map(functionItem)]
    .map((item) => ({ item, rank: rankOf(item.label.toLowerCase(), typed) }))
    .filter(({ rank }) => rank < NONE)
    .toSorted((a, b) => a.rank - b.rank || a.item.label.localeCompare(b.item.label))
    .slice(0, ITEMS_MAX)
    .map(({ item }) => item);
  return { from, to, items, inside };
}

const NONE = 9;

function rankOf(label: string, typed: string): number {
  if (typed === '') return 1;
  if (label === typed) return 0;
  if (label.startsWith(typed)) return 1;
  if (label.split('.').some((part) => part.startsWith(typed))) return 2;
  return label.includes(typed) ? 3 : NONE;
}

function fieldItem({ name, type = '', label = '', sample }: CompletionField): CompletionItem {
  const shown = sample === undefined || sample === null || typeof sample === 'object' ? '' : String(sample as string);
  return { kind: 'field', label: name, detail: [label, type, shown].filter(Boolean).join(' · '), insert: name };
}

const functionItem = ({ name, signature }: FormulaHelp): CompletionItem => ({
  kind: 'function',
  label: name,
  detail: signature,
  insert: `${name}(`,
});

/** Where the name before a position begins; the position itself after anything else but a number. */
function startOfName(text: string, position: number): number {
  const before = /[A-Za-z_$][\w$.:#]*$/.exec(text.slice(0, position));
  return before === null ? position : before.index;
}

/** Whether a text was opened and not closed before the end. */
function isInsideText(before: string): boolean {
  try {
    tokenize(before);
    return false;
  } catch {
    return /["']/.test(before);
  }
}

function callAround(before: string): Completion['inside'] {
  let tokens: readonly Token[];
  try {
    tokens = tokenize(before);
  } catch {
    return null;
  }
  let depth = 0;
  let argument = 0;
  for (let at = tokens.length - 1; at >= 0; at--) {
    const { kind, value } = tokens[at] as Token;
    if (kind !== 'operator') continue;
    if (value === ')') depth++;
    else if (value === ',' && depth === 0) argument++;
    else if (value === '(' && depth > 0) depth--;
    else if (value === '(') {
      const name = tokens[at - 1];
      const help = name?.kind === 'name' ? formulaHelp(name.value) : undefined;
      return help === undefined ? null : { help, argument };
    }
  }
  return null;
}

/** A mark in the text of a formula, with what is wrong there. */
export interface FormulaMark {
  readonly from: number;
  readonly to: number;
  readonly line: number;
  readonly column: number;
  readonly message: string;
  readonly expected?: string;
  readonly hint?: string;
}

/**
 * Where a formula is wrong. `typeOf` gives the type of a field (`any` when it is not known, undefined when there is none
 * of that name); `wanted` the type that the formula must give.
 */
export function markFormula(
  text: string,
  typeOf: (field: string) => FormulaType | undefined,
  wanted?: FormulaType,
): readonly FormulaMark[] {
  const result = check(text, {
    fieldType: typeOf,
    readField: () => () => null,
    allowErpFunctions: true,
    ...(wanted === undefined ? {} : { returnType: wanted }),
  });
  if (result.ok) return [];
  return result.problems.map(({ offset, length, line, column, message, expected, hint }) => ({
    from: Math.min(offset, text.length),
    to: Math.min(offset + length, Math.max(text.length, offset)),
    line,
    column,
    message,
    ...(expected === undefined ? {} : { expected }),
    ...(hint === undefined ? {} : { hint }),
  }));
}
