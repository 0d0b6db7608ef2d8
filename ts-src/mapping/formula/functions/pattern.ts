/**
 * Java's regular expressions, which REGEX takes, in JavaScript's form (source: Salesforce Help "REGEX", tips: the syntax
 * is that of Java; java.util.regex.Pattern, API documentation). What JavaScript can't do is refused with a reason.
 */
const SPACE = ' \\t\\n\\x0B\\f\\r';
const HORIZONTAL = ' \\t\\xA0\\u1680\\u180e\\u2000-\\u200a\\u202f\\u205f\\u3000';
const VERTICAL = '\\n\\x0B\\f\\r\\x85\\u2028\\u2029';

const SETS: Readonly<Record<string, string>> = {
  Lower: 'a-z',
  Upper: 'A-Z',
  ASCII: '\\x00-\\x7F',
  Alpha: 'a-zA-Z',
  Digit: '0-9',
  Alnum: '0-9A-Za-z',
  Punct: '\\x21-\\x2F\\x3A-\\x40\\x5B-\\x60\\x7B-\\x7E',
  Graph: '\\x21-\\x7E',
  Print: '\\x20-\\x7E',
  Blank: ' \\t',
  Cntrl: '\\x00-\\x1F\\x7F',
  XDigit: '0-9A-Fa-f',
  Space: SPACE,
};

const ESCAPES: Readonly<Record<string, string>> = {
  s: `[${SPACE}]`,
  S: `[^${SPACE}]`,
  h: `[${HORIZONTAL}]`,
  H: `[^${HORIZONTAL}]`,
  v: `[${VERTICAL}]`,
  V: `[^${VERTICAL}]`,
  R: `(?:\\r\\n|[${VERTICAL}])`,
  A: '(?<![\\s\\S])',
  z: '(?![\\s\\S])',
  Z: '(?=\\n?(?![\\s\\S]))',
};

/** Characters by their own escapes; the first ones stand for one character, the others for several or for a place. */
const CHARACTERS: Readonly<Record<string, string>> = { a: '\\x07', e: '\\x1B', n: '\\n', r: '\\r', t: '\\t', f: '\\f' };
const KEPT = 'dDwWbBk123456789';
const SPECIAL = /[\^$\\.*+?()[\]{}|/]/;
const SPECIAL_IN_CLASS = /[\^$\\.*+?()[\]{}|/&\-!#%,:;<=>@`~]/;
const BINARY_PROPERTIES = ['Alphabetic', 'Ideographic', 'Lowercase', 'Uppercase', 'White_Space'];

/** Why a text is no regular expression that can be used here. */
export class PatternProblem {
  readonly message: string;
  readonly hint: string;

  constructor(message: string, hint: string) {
    this.message = message;
    this.hint = hint;
  }
}

/** A part of an expression, and whether it stands for exactly one character (and so can begin a range). */
interface Atom {
  readonly text: string;
  readonly single: boolean;
}

/** The expression that tests a whole text, as Java's `matches`; a PatternProblem when there is none. */
export function wholePattern(source: string): RegExp | PatternProblem {
  try {
    const flags = /^\(\?([imsu]+)\)/.exec(source);
    const body = new PatternReader(source.slice(flags?.[0].length ?? 0)).outside();
    // Places, not ^ and $, which stand for every line when (?m) is set.
    return new RegExp(`(?<![\\s\\S])(?:${body})(?![\\s\\S])`, `${(flags?.[1] ?? '').replaceAll('u', '')}v`);
  } catch (error) {
    if (error instanceof PatternProblem) return error;
    return new PatternProblem(
      'This is no regular expression',
      'Double every backslash inside a formula text: \\\\d for a digit',
    );
  }
}

class PatternReader {
  private readonly source: string;
  private at = 0;

  constructor(source: string) {
    this.source = source;
  }

  /** Everything outside character classes. */
  outside(): string {
    let out = '';
    while (this.at < this.source.length) {
      const c = this.source[this.at] as string;
      if (c === '\\') out += this.escape(false).text;
      else if (c === '[') out += this.characterClass();
      else if ('*+?{'.includes(c)) out += this.quantifier();
      else {
        if (this.source.startsWith('(?>', this.at)) throw unsupported('Atomic groups', '(?:…)');
        if (/^\(\?[a-z-]+\)/.test(this.source.slice(this.at, this.at + 8)))
          throw unsupported('Flags inside an expression', 'flags at its beginning: (?i)…');
        if (this.source.startsWith('(?', this.at)) {
          out += '(?';
          this.at += 2;
        } else {
          out += c === '}' || c === ']' ? `\\${c}` : c;
          this.at++;
        }
      }
    }
    return out;
  }

  private quantifier(): string {
    const found = /^(?:[*+?]|\{\d+(?:,\d*)?\})\??/.exec(this.source.slice(this.at))?.[0] ?? '{';
    this.at += found.length;
    if (this.source[this.at] === '+') throw unsupported('Possessive quantifiers (a++)', 'a greedy one (a+)');
    return found;
  }

  private characterClass(): string {
    const negated = this.source[this.at + 1] === '^';
    this.at += negated ? 2 : 1;
    const operands = [''];
    for (let first = true; first || this.source[this.at] !== ']'; first = false) {
      if (this.at >= this.source.length) throw new Error('A character class is not closed');
      if (this.source.startsWith('&&', this.at)) {
        this.at += 2;
        operands.push('');
      } else operands[operands.length - 1] += this.classPart();
    }
    this.at++;
    // JavaScript wants classes, not ranges, on both sides of &&.
    const content = operands.length === 1 ? operands[0] : operands.map((operand) => `[${operand}]`).join('&&');
    return `[${negated ? '^' : ''}${content}]`;
  }

  /** A character, a range or a class inside a class. A minus sign that makes no range is a minus sign. */
  private classPart(): string {
    const from = this.classAtom();
    const next = this.source[this.at + 1];
    if (!from.single || this.source[this.at] !== '-' || next === ']' || next === '[' || next === undefined)
      return from.text;
    this.at++;
    const to = this.classAtom();
    return `${from.text}${to.single ? '-' : '\\-'}${to.text}`;
  }

  private classAtom(): Atom {
    const c = String.fromCodePoint(this.source.codePointAt(this.at) as number);
    if (c === '\\') return this.escape(true);
    if (c === '[') return { text: this.characterClass(), single: false };
    this.at += c.length;
    return { text: literal(c, true), single: true };
  }

  private escape(inClass: boolean): Atom {
    const c = this.source[this.at + 1];
    if (c === undefined) throw new Error('A backslash at the end');
    this.at += 2;
    if (c === 'Q') return this.quoted(inClass);
    if (c === 'p' || c === 'P') return { text: this.property(c === 'P'), single: false };
    if (CHARACTERS[c] !== undefined) return { text: CHARACTERS[c], single: true };
    if (ESCAPES[c] !== undefined) return { text: ESCAPES[c], single: false };
    if (KEPT.includes(c)) return { text: `\\${c}`, single: false };
    if (c === 'x' || c === 'u' || c === '0') return { text: this.byNumber(c), single: true };
    if (/[A-Za-z]/.test(c)) throw unsupported(`\\${c}`, 'what it stands for');
    return { text: literal(c, inClass), single: true };
  }

  /** `\Q…\E`: every character as it is. */
  private quoted(inClass: boolean): Atom {
    const end = this.source.indexOf('\\E', this.at);
    const text = this.source.slice(this.at, end === -1 ? undefined : end);
    this.at = end === -1 ? this.source.length : end + 2;
    return { text: Array.from(text, (c) => literal(c, inClass)).join(''), single: false };
  }

  /** `\xhh`, `\x{h…}`, `\uhhhh` and the octal `\0n`. */
  private byNumber(kind: string): string {
    const pattern =
      kind === '0' ? /^[0-7]{1,3}/ : kind === 'u' ? /^[0-9A-Fa-f]{4}/ : /^(?:[0-9A-Fa-f]{2}|\{[0-9A-Fa-f]+\})/;
    const digits = pattern.exec(this.source.slice(this.at))?.[0];
    if (digits === undefined) throw new Error('A character number is missing');
    this.at += digits.length;
    return `\\u{${parseInt(digits.replace('{', ''), kind === '0' ? 8 : 16).toString(16)}}`;
  }

  private property(negated: boolean): string {
    const found = /^(?:\{(\w+)\}|(\w))/.exec(this.source.slice(this.at));
    const name = found?.[1] ?? found?.[2];
    if (found === null || name === undefined) throw new Error('The name of a property is missing');
    this.at += found[0].length;
    if (SETS[name] !== undefined) return `[${negated ? '^' : ''}${SETS[name]}]`;
    const plain = name.replace(/^(?:Is|java)/, '').replace(/^(Lower|Upper)Case$/, '$1case');
    const isScript = name.startsWith('Is') && plain.length > 2 && !BINARY_PROPERTIES.includes(plain);
    return `\\${negated ? 'P' : 'p'}{${isScript ? 'Script=' : ''}${plain}}`;
  }
}

function literal(c: string, inClass: boolean): string {
  return (inClass ? SPECIAL_IN_CLASS : SPECIAL).test(c) ? `\\${c}` : c;
}

function unsupported(what: string, instead: string): PatternProblem {
  return new PatternProblem(`${what} can't be used in regular expressions here`, `Write ${instead} instead`);
}
