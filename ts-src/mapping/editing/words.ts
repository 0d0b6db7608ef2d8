/** The words of technical names, and how alike two names are. Pure. */

/** Names that mean the same on both sides, each group once; single words after splitting. */
const SYNONYMS: readonly (readonly string[])[] = [
  ['number', 'no', 'nr', 'code', 'id'],
  ['phone', 'telephone', 'tel'],
  ['email', 'mail'],
  ['postal', 'zip', 'post', 'postcode'],
  ['customer', 'account', 'client', 'sell'],
  ['item', 'product', 'article'],
  ['description', 'text', 'details', 'note', 'notes', 'comment'],
  ['display', 'name', 'title'],
  ['last', 'family'],
  ['first', 'given'],
  ['website', 'homepage', 'url', 'web'],
  ['country', 'land'],
  ['currency', 'iso'],
  ['quantity', 'qty'],
  ['price', 'amount', 'cost'],
  ['discount', 'rebate'],
  ['terms', 'term'],
  ['service', 'case', 'repair'],
  ['serial', 'series'],
  ['start', 'starting', 'begin', 'from'],
  ['end', 'ending', 'finish', 'until', 'close', 'closed', 'finished'],
  ['status', 'state', 'stage'],
  ['due', 'deadline'],
  ['install', 'installation', 'installed'],
  ['created', 'opened', 'order'],
];
const GROUP = new Map(SYNONYMS.flatMap((words, index) => words.map((word) => [word, `~${index}`] as const)));
/** Words that say nothing of what a field means. */
const EMPTY = new Set(['erp', 'c', 'r', 'bc', 'field', 'the', 'of', 'and', 'a', 'to', 'by']);

/** `Bill_To_Number__c`, `billToNumber`, `Bill-to Number` → bill, to, number (words without meaning left out). */
export function wordsOf(name: string): readonly string[] {
  const words = name
    .replace(/__(?:c|r|pc)$/i, '')
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace(/e-mail/g, 'email')
    .replace(/surname/g, 'family name')
    .replace(/forename/g, 'given name')
    .split(/[^\p{L}\d]+/u)
    .filter((word) => word !== '' && !EMPTY.has(word));
  return [...new Set(words)];
}

/** From 0 to 1: the share of words that both names have; words that mean the same count almost as much. */
export function likeness(one: string, other: string): number {
  const [a, b] = [wordsOf(one), wordsOf(other)];
  if (a.length === 0 || b.length === 0) return 0;
  if (a.join('') === b.join('')) return 1;
  const left = new Set(b);
  let shared = 0;
  for (const word of a) {
    const same = left.has(word) ? word : [...left].find((each) => isSynonym(word, each));
    if (same === undefined) continue;
    left.delete(same);
    shared += same === word ? 1 : 0.85;
  }
  return shared / (a.length + b.length - shared);
}

const isSynonym = (one: string, other: string): boolean => {
  const group = GROUP.get(one);
  return group !== undefined && group === GROUP.get(other);
};
