/** The cause of an issue in words: the sentence of its code, with what the failures of its records name. Pure. */

/** More values are not listed: the records of the issue name theirs. */
const VALUES_MAX = 3;

/**
 * Fills the `{name}` parts of a sentence with what the messages have in their places, each value once. A part that no
 * message fills, because it is worded by the other system, becomes `…`.
 */
export function causeOf(sentence: string, messages: readonly string[]): string {
  const pieces = sentence.split(/\{\w+\}/);
  const form = new RegExp(`^${pieces.map((piece) => RegExp.escape(piece)).join('(.+?)')}$`, 's');
  const found = messages.flatMap((message) => {
    const match = form.exec(message);
    return match === null ? [] : [match.slice(1)];
  });
  return pieces.reduce(
    (text, piece, index) => `${text}${listed(found.map((values) => values[index - 1] ?? ''))}${piece}`,
  );
}

function listed(values: readonly string[]): string {
  const all = [...new Set(values)].filter((value) => value !== '').toSorted();
  if (all.length === 0) return '…';
  return [...all.slice(0, VALUES_MAX), ...(all.length > VALUES_MAX ? ['…'] : [])].join(', ');
}
