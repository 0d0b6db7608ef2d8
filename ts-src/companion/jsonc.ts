/**
 * JSON with comments and trailing commas, as the connection file is written. Comments are blanked in place, so that
 * positions in error messages are those of the file.
 */

/** The text as plain JSON of the same length: comments and trailing commas become blanks, line breaks stay. */
export function blankComments(text: string): string {
  const out = [...text];
  let at = 0;
  let lastComma = -1;
  const blank = (from: number, to: number) => {
    for (let i = from; i < to; i++) if (out[i] !== '\n') out[i] = ' ';
  };
  while (at < out.length) {
    const char = out[at] as string;
    const next = out[at + 1];
    if (char === '"') {
      at = endOfString(out, at);
      lastComma = -1;
    } else if (char === '/' && next === '/') {
      const end = out.indexOf('\n', at);
      blank(at, end < 0 ? out.length : end);
      at = end < 0 ? out.length : end;
    } else if (char === '/' && next === '*') {
      const end = endOfBlock(out, at);
      blank(at, end);
      at = end;
    } else {
      if (char === ',') lastComma = at;
      else if ((char === '}' || char === ']') && lastComma >= 0) blank(lastComma, lastComma + 1);
      if (char !== ',' && !/\s/.test(char)) lastComma = -1;
      at++;
    }
  }
  return out.join('');
}

function endOfString(chars: readonly string[], start: number): number {
  let at = start + 1;
  while (at < chars.length && chars[at] !== '"') at += chars[at] === '\\' ? 2 : 1;
  return at + 1;
}

function endOfBlock(chars: readonly string[], start: number): number {
  for (let at = start + 2; at < chars.length; at++) {
    if (chars[at] === '*' && chars[at + 1] === '/') return at + 2;
  }
  return chars.length;
}

/** Parses JSON with comments. Throws `SyntaxError` with `line L, column C` where the text stops being JSON. */
export function parseJsonc(text: string): unknown {
  const plain = blankComments(text);
  try {
    return JSON.parse(plain);
  } catch (error) {
    const message = (error as Error).message;
    const position = /position (\d+)/.exec(message)?.[1];
    if (position === undefined) throw error;
    const before = plain.slice(0, Number(position));
    const line = before.split('\n').length;
    const column = before.length - before.lastIndexOf('\n');
    throw new SyntaxError(`line ${line}, column ${column}: ${message.replace(/ in JSON at position.*$/, '')}`);
  }
}
