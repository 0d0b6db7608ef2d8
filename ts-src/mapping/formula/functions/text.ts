import { dateText, dateTimeText, timeText } from '../calendar.ts';
import { numberText, parseNumber, toInteger } from '../numbers.ts';
import type { Num } from '../numbers.ts';
import { isBlank } from '../typed.ts';
import type { EvaluateText, Typed, Value, ValueType } from '../typed.ts';
import { built, fail, NUMBER, numberOf, TEXT, textOf } from './definition.ts';
import type { Built, FunctionDefinition } from './definition.ts';

/** A function of one text that leaves blank blank. */
function ofText(name: string, change: (text: string) => string): FunctionDefinition {
  return {
    name,
    family: 'text',
    syntax: `${name}(text)`,
    parameters: [{ name: 'text', types: TEXT }],
    build: (args) => {
      const text = textOf(args, 0);
      return built('text', (env) => {
        const value = text(env);
        return value === null ? null : change(value);
      });
    },
  };
}

/** A function of a text and a number of characters. */
function cut(name: string, take: (text: string, count: number) => string): FunctionDefinition {
  return {
    name,
    family: 'text',
    syntax: `${name}(text, num_chars)`,
    parameters: [
      { name: 'text', types: TEXT },
      { name: 'num_chars', types: NUMBER },
    ],
    build: (args) => {
      const [text, count] = [textOf(args, 0), numberOf(args, 1)];
      return built('text', (env) => {
        const value = text(env);
        const n = count(env);
        return value === null || n === null || toInteger(n) <= 0 ? null : take(value, toInteger(n));
      });
    },
  };
}

/** LPAD and RPAD. Texts that are longer already are cut from the right. */
function pad(name: 'LPAD' | 'RPAD', join: (text: string, filling: string) => string): FunctionDefinition {
  return {
    name,
    family: 'text',
    syntax: `${name}(text, padded_length[, pad_string])`,
    parameters: [
      { name: 'text', types: TEXT },
      { name: 'padded_length', types: NUMBER },
      { name: 'pad_string', types: TEXT, optional: true },
    ],
    build: (args) => {
      const [text, length] = [textOf(args, 0), numberOf(args, 1)];
      const filler: EvaluateText = args.length > 2 ? textOf(args, 2) : () => ' ';
      return built('text', (env) => {
        const value = text(env);
        const n = length(env);
        if (isBlank(value) || n === null || toInteger(n) <= 0) return null;
        const width = Math.min(toInteger(n), TEXT_LENGTH_MAX);
        if (width <= value.length) return value.slice(0, width);
        const fill = filler(env);
        return isBlank(fill)
          ? value
          : join(value, fill.repeat(Math.ceil((width - value.length) / fill.length)).slice(0, width - value.length));
      });
    },
  };
}

/** CONTAINS and BEGINS: an empty search text is always found; a blank text gives blank. */
function search(name: string, found: (text: string, part: string) => boolean): FunctionDefinition {
  return {
    name,
    family: 'text',
    syntax: `${name}(text, compare_text)`,
    parameters: [
      { name: 'text', types: TEXT },
      { name: 'compare_text', types: TEXT },
    ],
    build: (args) => {
      const [text, part] = [textOf(args, 0), textOf(args, 1)];
      return built('boolean', (env) => {
        const wanted = part(env);
        if (isBlank(wanted)) return true;
        const value = text(env);
        return isBlank(value) ? null : found(value, wanted);
      });
    },
  };
}

/** Longest text a function may build; Salesforce's longest text field (documented: long text area, 131,072). */
const TEXT_LENGTH_MAX = 131_072;

export const TEXT_FUNCTIONS: readonly FunctionDefinition[] = [
  letterCase('UPPER', (text, locale) => (locale === undefined ? text.toUpperCase() : text.toLocaleUpperCase(locale))),
  letterCase('LOWER', (text, locale) => (locale === undefined ? text.toLowerCase() : text.toLocaleLowerCase(locale))),
  ofText('TRIM', (text) => text.replace(/^ +| +$/g, '')),
  ofText('INITCAP', capitalise),
  ofText('REVERSE', (text) => Array.from(text).reverse().join('')),
  cut('LEFT', (text, n) => text.slice(0, n)),
  cut('RIGHT', (text, n) => text.slice(-n)),
  pad('LPAD', (text, filling) => filling + text),
  pad('RPAD', (text, filling) => text + filling),
  search('CONTAINS', (text, part) => text.includes(part)),
  search('BEGINS', (text, part) => text.startsWith(part)),
  {
    name: 'MID',
    family: 'text',
    syntax: 'MID(text, start_num, num_chars)',
    parameters: [
      { name: 'text', types: TEXT },
      { name: 'start_num', types: NUMBER },
      { name: 'num_chars', types: NUMBER },
    ],
    build: (args) => {
      const [text, start, count] = [textOf(args, 0), numberOf(args, 1), numberOf(args, 2)];
      return built('text', (env) => {
        const [value, from, length] = [text(env), start(env), count(env)];
        if (value === null || from === null || length === null || toInteger(length) <= 0) return null;
        const begin = Math.max(1, toInteger(from)) - 1;
        return value.slice(begin, begin + toInteger(length));
      });
    },
  },
  {
    name: 'LEN',
    family: 'text',
    syntax: 'LEN(text)',
    parameters: [{ name: 'text', types: TEXT }],
    build: (args) => {
      const text = textOf(args, 0);
      return built('number', (env) => text(env)?.length ?? 0);
    },
  },
  {
    name: 'FIND',
    family: 'text',
    syntax: 'FIND(search_text, text[, start_num])',
    parameters: [
      { name: 'search_text', types: TEXT },
      { name: 'text', types: TEXT },
      { name: 'start_num', types: NUMBER, optional: true },
    ],
    build: (args) => {
      const [part, text] = [textOf(args, 0), textOf(args, 1)];
      const start = args.length > 2 ? numberOf(args, 2) : (): Num | null => 1;
      return built('number', (env) => {
        const [wanted, value, from] = [part(env), text(env), start(env)];
        if (isBlank(wanted) || isBlank(value)) return 0;
        return value.indexOf(wanted, from === null ? 0 : toInteger(from) - 1) + 1;
      });
    },
  },
  {
    name: 'SUBSTITUTE',
    family: 'text',
    syntax: 'SUBSTITUTE(text, old_text, new_text)',
    parameters: [
      { name: 'text', types: TEXT },
      { name: 'old_text', types: TEXT },
      { name: 'new_text', types: TEXT },
    ],
    build: (args) => {
      const [text, old, next] = [textOf(args, 0), textOf(args, 1), textOf(args, 2)];
      return built('text', (env) => {
        const [value, from] = [text(env), old(env)];
        if (value === null || isBlank(from)) return null;
        return value.split(from).join(next(env) ?? '');
      });
    },
  },
  {
    name: 'TEXT',
    family: 'text',
    syntax: 'TEXT(value)',
    parameters: [{ name: 'value', types: ['number', 'date', 'datetime', 'time', 'picklist', 'multipicklist', 'any'] }],
    build: (args) => buildText(args[0] as Typed),
  },
  {
    name: 'VALUE',
    family: 'text',
    syntax: 'VALUE(text)',
    parameters: [{ name: 'text', types: TEXT }],
    build: (args) => {
      const text = textOf(args, 0);
      return built('number', (env) => {
        const value = text(env);
        if (isBlank(value)) return null;
        return parseNumber(value) ?? fail('FORMULA_NOT_A_NUMBER', 'VALUE was given a text that is no number');
      });
    },
  },
  {
    name: 'ISNUMBER',
    family: 'text',
    syntax: 'ISNUMBER(text)',
    parameters: [{ name: 'text', types: TEXT }],
    build: (args) => {
      const text = textOf(args, 0);
      return built('boolean', (env) => {
        const value = text(env);
        return !isBlank(value) && parseNumber(value) !== null;
      });
    },
  },
];

const MOMENT_TEXT: Readonly<Partial<Record<ValueType, (value: number) => string>>> = {
  date: dateText,
  datetime: (ms) => `${dateTimeText(ms).slice(0, 19).replace('T', ' ')}Z`,
  time: timeText,
};

function buildText({ type, run }: Typed): Built {
  const moment = MOMENT_TEXT[type];
  const show = moment === undefined ? showValue : (value: Value): string => moment(value as number);
  return built('text', (env) => {
    const value = run(env);
    return value === null ? null : show(value);
  });
}

function showValue(value: Value): string {
  return typeof value === 'string' || typeof value === 'boolean' ? String(value) : numberText(value as Num);
}

/** Words are runs of letters and digits. */
function capitalise(text: string): string {
  return text.replace(/[\p{L}\p{Nd}]+/gu, (word) => {
    const first = String.fromCodePoint(word.codePointAt(0) as number);
    return first.toUpperCase() + word.slice(first.length).toLowerCase();
  });
}

/** UPPER and LOWER, for a language where one is given (Turkish has its own letters). */
function letterCase(
  name: 'UPPER' | 'LOWER',
  change: (text: string, locale: string | undefined) => string,
): FunctionDefinition {
  return {
    name,
    family: 'text',
    syntax: `${name}(text[, locale])`,
    parameters: [
      { name: 'text', types: TEXT },
      { name: 'locale', types: TEXT, optional: true },
    ],
    build: (args) => {
      const text = textOf(args, 0);
      const locale: EvaluateText = args.length > 1 ? textOf(args, 1) : () => null;
      return built('text', (env) => {
        const value = text(env);
        return value === null ? null : change(value, knownLanguage(locale(env)));
      });
    },
  };
}

function knownLanguage(locale: string | null): string | undefined {
  return locale !== null && /^[A-Za-z]{2,3}([-_][A-Za-z]{2})?$/.test(locale) ? locale.replace('_', '-') : undefined;
}
