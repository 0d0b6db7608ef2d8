/**
 * Proposals of which field of the ERP belongs to which field of Salesforce, each with its reasons: names and labels,
 * types, values that were seen, and what was chosen before. Pure and without learning: the same input, the same answer.
 */
import type { SourceField, TargetField } from '../index.ts';
import { typeFit } from './fit.ts';
import { likeness } from './words.ts';

export interface SuggestionSource extends SourceField {
  /** A few values of the field, masked or not. */
  readonly samples?: readonly unknown[];
}

export interface SuggestionTarget extends TargetField {
  readonly label?: string;
}

/** A pair that somebody chose in another mapping. */
export interface PastChoice {
  readonly source: string;
  readonly target: string;
}

export interface SuggestionRequest {
  readonly source: readonly SuggestionSource[];
  readonly target: readonly SuggestionTarget[];
  readonly past?: readonly PastChoice[];
  /** Fields of Salesforce that have a value already. */
  readonly taken?: readonly string[];
}

export interface Suggestion {
  readonly source: string;
  readonly target: string;
  /** From 0 to 1; from `SURE` on it can be taken without a look. */
  readonly score: number;
  readonly reasons: readonly string[];
}

export const SURE = 0.85;
const LIKELY = 0.45;

/** The best proposal for each field of Salesforce that has none yet, the surest first; every ERP field at most once. */
export function suggestPairs(request: SuggestionRequest): readonly Suggestion[] {
  const taken = new Set(request.taken ?? []);
  const open = request.target.filter((field) => !taken.has(field.name) && canBeWritten(field));
  const past = new Set((request.past ?? []).map(({ source, target }) => `${source} ${target}`));
  const all = open.flatMap((target) =>
    request.source.flatMap((source) => {
      const suggestion = judge(source, target, past.has(`${source.name} ${target.name}`));
      return suggestion.score >= LIKELY ? [suggestion] : [];
    }),
  );
  const used = new Set<string>();
  return all
    .toSorted((a, b) => b.score - a.score || compare(a.target, b.target) || compare(a.source, b.source))
    .filter(({ source, target }) => {
      if (used.has(`s ${source}`) || used.has(`t ${target}`)) return false;
      used.add(`s ${source}`).add(`t ${target}`);
      return true;
    });
}

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
const canBeWritten = ({ createable, updateable, type }: TargetField): boolean =>
  (createable || updateable) && type !== 'reference';

function judge(source: SuggestionSource, target: SuggestionTarget, chosenBefore: boolean): Suggestion {
  const reasons: string[] = [];
  const fit = fitOf(source, target);
  const byName = likeness(source.name, target.name);
  const byLabel = target.label === undefined ? 0 : likeness(source.name, target.label);
  const alike = Math.max(byName, byLabel);
  if (alike === 1) reasons.push(byName === 1 ? 'The names are the same' : `The name is the label “${target.label}”`);
  else if (alike >= 0.3) reasons.push(`The names are alike: ${source.name} and ${target.label ?? target.name}`);
  let score = alike * 0.9;
  if (chosenBefore) {
    reasons.push('Chosen in another mapping');
    score = Math.max(score, 0.9);
  }
  const seen = seenIn(source, target);
  if (seen !== null && score > 0) {
    reasons.push(seen.reason);
    score = Math.min(1, score + seen.bonus);
  }
  if (score > 0) reasons.push(fit.reason);
  return {
    source: source.name,
    target: target.name,
    score: round(Math.min(1, score * fit.factor + fit.bonus)),
    reasons,
  };
}

const round = (score: number): number => Math.round(Math.max(0, score) * 100) / 100;

interface Fit {
  readonly factor: number;
  readonly bonus: number;
  readonly reason: string;
}

function fitOf(source: SuggestionSource, target: SuggestionTarget): Fit {
  const fit = typeFit(source, target);
  if (fit === 'differs') {
    return { factor: 0.3, bonus: 0, reason: `The types differ: ${source.type} and ${target.type}` };
  }
  if (fit === 'converted') return { factor: 0.9, bonus: 0, reason: `${source.type} becomes ${target.type}` };
  if (fit === 'cut') return { factor: 0.95, bonus: 0, reason: `Longer texts are cut to ${target.length} characters` };
  return { factor: 1, bonus: 0.05, reason: 'The types fit' };
}

interface Seen {
  readonly bonus: number;
  readonly reason: string;
}

/** What the values tell: that they look like what the field is for, or are among what it takes. */
function seenIn({ samples = [] }: SuggestionSource, target: SuggestionTarget): Seen | null {
  const texts = samples.filter((value) => typeof value === 'string' && value !== '') as string[];
  if (texts.length === 0) return null;
  const all = (pattern: RegExp): boolean => texts.every((text) => pattern.test(text));
  if (target.type === 'email' && all(/^[^@\s]+@[^@\s]+$/))
    return { bonus: 0.2, reason: 'The values are e-mail addresses' };
  if (target.type === 'phone' && all(/^[+\d()/ .x-]{5,}$/i))
    return { bonus: 0.15, reason: 'The values are telephone numbers' };
  if (target.type === 'url' && all(/^(?:https?:\/\/|www\.)/i))
    return { bonus: 0.2, reason: 'The values are web addresses' };
  const values = new Set(target.picklistValues.map((value) => value.toLowerCase()));
  if (values.size > 0 && texts.every((text) => values.has(text.toLowerCase()))) {
    return { bonus: 0.2, reason: 'The picklist has these values' };
  }
  return null;
}
